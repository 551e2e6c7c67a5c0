import type { Tie } from './communities.js';

/** ln n! for every n up to the largest asked for, as sums in order: the same bits on any machine that has the same logarithm. */
export function logFactorials(most: number): Float64Array {
  const sums = new Float64Array(most + 1);
  for (let number = 2; number <= most; number += 1) sums[number] = sums[number - 1]! + Math.log(number);
  return sums;
}

/**
 * How long, in nats, a description is that names the groups first and then the ties by them: the shorter, the more the groups explain. The
 * planted-partition model with degrees of L. Zhang and T. Peixoto, "Statistical inference of assortative community structures" (Physical
 * Review Research 2, 043271, 2020): groups by number, sizes and members; ties within and between groups, each group and each pair alike; degrees
 * within groups; less what is the same for all groupings (the degrees and ties themselves). A tie of weight w counts as w ties, which is our choice.
 *
 * @param labels the group of each node, any whole numbers from 0 below `labels.length`; every node has a tie
 * @param factorials up to twice the weight of all ties and the number of nodes
 */
export function descriptionLength(labels: Int32Array, ties: readonly Tie[], factorials: Float64Array): number {
  const sizes = new Int32Array(labels.length);
  const degrees = new Float64Array(labels.length);
  for (const label of labels) sizes[label]! += 1;
  let [within, between] = [0, 0];
  for (const { left, right, weight } of ties) {
    const [one, other] = [labels[left]!, labels[right]!];
    degrees[one]! += weight;
    degrees[other]! += weight;
    if (one === other) within += weight;
    else between += weight;
  }
  let [groups, length] = [0, 0];
  for (const [group, size] of sizes.entries()) {
    if (size === 0) continue;
    groups += 1;
    // Which degrees its nodes have, and which nodes it has.
    length += factorials[degrees[group]! + size - 1]! - factorials[size - 1]! - factorials[size]!;
  }
  length += within * Math.log(groups / 2) - factorials[within]! - factorials[between]!;
  if (between > 0) length += between * Math.log((groups * (groups - 1)) / 2);
  if (groups > 1) length += Math.log(within + between + 1);
  return length + lengthOfSizes(labels.length, groups, factorials);
}

/** How many groups there are, and which sizes they have. */
const lengthOfSizes = (nodes: number, groups: number, factorials: Float64Array): number =>
  factorials[nodes - 1]! - factorials[groups - 1]! - factorials[nodes - groups]! + factorials[nodes]! + Math.log(nodes);
