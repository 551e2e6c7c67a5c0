import type { WaveProblem, WaveTie, WaveUnit } from './problem.js';

/** A smaller problem in which units that are tied most are one, and which unit of it each of the larger has become. */
export interface Coarsened {
  readonly problem: WaveProblem;
  readonly becomes: Int32Array;
}

/**
 * Joins each unit with the one it is tied to most, at most two to one, as long as the two may share a wave and take no more of it
 * than `share` of what a wave bears (heavy-edge matching: G. Karypis, V. Kumar, "A fast and high quality multilevel scheme for
 * partitioning irregular graphs", 1998). Null where little can be joined.
 */
export function coarsenWaves(problem: WaveProblem, share: number): Coarsened | null {
  const count = problem.units.length;
  const becomes = match(problem, share);
  const size = becomes.reduce((most, unit) => Math.max(most, unit), -1) + 1;
  if (size > count * 0.95) return null;
  const units: WaveUnit[] = [];
  problem.units.forEach((unit, index) => {
    const into = becomes[index]!;
    const held = units[into];
    units[into] = held === undefined ? unit : merged(held, unit);
  });
  const mapped = (members: readonly number[]): readonly number[] => [...new Set(members.map((unit) => becomes[unit]!))];
  return {
    becomes,
    problem: {
      ...problem,
      units,
      ties: mergedTies(problem.ties, becomes),
      spans: problem.spans.map((span) => ({ ...span, units: mapped(span.units) })),
      orders: problem.orders.map((order) => ({ ...order, before: mapped(order.before), after: mapped(order.after) })),
      mixes: problem.mixes.map((mix) => ({ ...mix, left: mapped(mix.left), right: mapped(mix.right) })),
    },
  };
}

const merged = (left: WaveUnit, right: WaveUnit): WaveUnit => ({
  loads: left.loads.map((load, resource) => load + right.loads[resource]!),
  earliest: Math.max(left.earliest, right.earliest),
  latest: Math.min(left.latest, right.latest),
  costs: left.costs.map((cost, wave) => cost + right.costs[wave]!),
});

function mergedTies(ties: readonly WaveTie[], becomes: Int32Array): readonly WaveTie[] {
  const found = new Map<
    number,
    { client: number; server: number; apart: number; perDay: number; serverLaterPerDay: number }
  >();
  const size = becomes.length;
  for (const tie of ties) {
    const [client, server] = [becomes[tie.client]!, becomes[tie.server]!];
    if (client === server) continue;
    const key = client * size + server;
    const held = found.get(key);
    if (held === undefined) found.set(key, { ...tie, client, server });
    else {
      held.apart += tie.apart;
      held.perDay += tie.perDay;
      held.serverLaterPerDay += tie.serverLaterPerDay;
    }
  }
  return [...found.values()];
}

function match({ units, ties, limits, days }: WaveProblem, share: number): Int32Array {
  const gap = days.length < 2 ? 1 : days.at(-1)! / (days.length - 1);
  const weights: Map<number, number>[] = units.map(() => new Map());
  for (const { client, server, apart, perDay, serverLaterPerDay } of ties) {
    if (client === server) continue;
    const weight = apart + (perDay + serverLaterPerDay / 2) * gap;
    weights[client]!.set(server, (weights[client]!.get(server) ?? 0) + weight);
    weights[server]!.set(client, (weights[server]!.get(client) ?? 0) + weight);
  }
  const most = limits.map((ofWaves) => share * Math.max(...ofWaves));
  const partner = new Int32Array(units.length).fill(-1);
  // Those with few ties first: they have the least choice.
  const order = units
    .map((_unit, index) => index)
    .sort((left, right) => weights[left]!.size - weights[right]!.size || left - right);
  for (const unit of order) {
    if (partner[unit] !== -1) continue;
    let best = -1;
    let bestWeight = 0;
    for (const [other, weight] of weights[unit]!) {
      if (partner[other] !== -1 || other === unit) continue;
      if (weight < bestWeight || (weight === bestWeight && other > best)) continue;
      if (!mayJoin(units[unit]!, units[other]!, most)) continue;
      best = other;
      bestWeight = weight;
    }
    if (best === -1) continue;
    partner[unit] = best;
    partner[best] = unit;
  }
  const becomes = new Int32Array(units.length).fill(-1);
  let next = 0;
  units.forEach((_unit, index) => {
    if (becomes[index] !== -1) return;
    becomes[index] = next;
    if (partner[index]! >= 0) becomes[partner[index]!] = next;
    next += 1;
  });
  return becomes;
}

const mayJoin = (left: WaveUnit, right: WaveUnit, most: readonly number[]): boolean =>
  Math.max(left.earliest, right.earliest) <= Math.min(left.latest, right.latest) &&
  left.loads.every((load, resource) => load + right.loads[resource]! <= most[resource]!);
