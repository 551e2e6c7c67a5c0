import type { Join } from './linkage.js';

/** The group of each item once so many groups are left; groups are numbered from 0 by their first item. */
export function cutAt(count: number, joins: readonly Join[], groups: number): Int32Array {
  const parent = Int32Array.from({ length: count }, (_, index) => index);
  const rootOf = (item: number): number => {
    let root = item;
    while (parent[root] !== root) root = parent[root]!;
    while (parent[item] !== root) {
      const next = parent[item]!;
      parent[item] = root;
      item = next;
    }
    return root;
  };
  for (const { kept, gone } of joins.slice(0, count - groups)) {
    const [left, right] = [rootOf(kept), rootOf(gone)];
    parent[Math.max(left, right)] = Math.min(left, right);
  }
  const numbers = new Map<number, number>();
  return Int32Array.from({ length: count }, (_, index) => {
    const root = rootOf(index);
    const number = numbers.get(root) ?? numbers.size;
    numbers.set(root, number);
    return number;
  });
}

interface Weighing {
  /** The items that are looked at. */
  readonly weighed: readonly number[];
  /** How many hosts each item stands for. */
  readonly weights: readonly number[];
  /** Between the weighed items, by their places in `weighed`: `distances[left * weighed.length + right]`. */
  readonly distances: Float32Array;
}

/** The mean silhouette of hosts; one that is alone in its group counts 0. */
export function silhouetteOf(labels: Int32Array, { weighed, weights, distances }: Weighing): number {
  const groups = labels.reduce((most, label) => Math.max(most, label), -1) + 1;
  const sizes = new Float64Array(groups);
  for (const item of weighed) sizes[labels[item]!]! += weights[item]!;
  const sums = new Float64Array(groups);
  let total = 0;
  let hosts = 0;
  const labelsWeighed = Int32Array.from(weighed, (item) => labels[item]!);
  const weightsWeighed = Float64Array.from(weighed, (item) => weights[item]!);
  for (const [place, item] of weighed.entries()) {
    hosts += weights[item]!;
    const own = labels[item]!;
    if (sizes[own] === 1) continue;
    sums.fill(0);
    const row = place * weighed.length;
    for (let other = 0; other < weighed.length; other += 1) {
      sums[labelsWeighed[other]!]! += weightsWeighed[other]! * distances[row + other]!;
    }
    const inside = sums[own]! / (sizes[own]! - 1);
    let outside = Number.POSITIVE_INFINITY;
    for (let group = 0; group < groups; group += 1) {
      if (group !== own && sizes[group]! > 0) outside = Math.min(outside, sums[group]! / sizes[group]!);
    }
    if (outside === Number.POSITIVE_INFINITY) continue;
    const larger = Math.max(inside, outside);
    total += larger === 0 ? 0 : (weights[item]! * (outside - inside)) / larger;
  }
  return hosts === 0 ? 0 : total / hosts;
}
