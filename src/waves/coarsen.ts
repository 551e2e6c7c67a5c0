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

function match(problem: WaveProblem, share: number): Int32Array {
  const { units, limits } = problem;
  const weights = tieWeights(problem);
  const most = limits.map((ofWaves) => share * Math.max(...ofWaves));
  const partner = new Int32Array(units.length).fill(-1);
  // Those with few ties first: they have the least choice.
  const order = units
    .map((_unit, index) => index)
    .sort((left, right) => weights[left]!.size - weights[right]!.size || left - right);
  for (const unit of order) {
    if (partner[unit] !== -1) continue;
    const best = dearest(
      weights[unit]!,
      (other) => partner[other] === -1 && mayJoin(units[unit]!, units[other]!, most),
    );
    if (best === -1) continue;
    partner[unit] = best;
    partner[best] = unit;
  }
  return numbered(partner);
}

/** What it would cost to part two units by the usual way between waves, from both of their sides. */
function tieWeights({ units, ties, days }: WaveProblem): readonly Map<number, number>[] {
  const gap = days.length < 2 ? 1 : days.at(-1)! / (days.length - 1);
  const weights = units.map((): Map<number, number> => new Map<number, number>());
  for (const { client, server, apart, perDay, serverLaterPerDay } of ties) {
    if (client === server) continue;
    const weight = apart + (perDay + serverLaterPerDay / 2) * gap;
    weights[client]!.set(server, (weights[client]!.get(server) ?? 0) + weight);
    weights[server]!.set(client, (weights[server]!.get(client) ?? 0) + weight);
  }
  return weights;
}

/** The free one that is tied most, of equals the smallest number; -1 where there is none. */
function dearest(weights: ReadonlyMap<number, number>, isFree: (unit: number) => boolean): number {
  let best = -1;
  let most = 0;
  for (const [unit, weight] of weights) {
    const isBetter = weight > most || (weight === most && weight > 0 && unit < best);
    if (!isBetter || !isFree(unit)) continue;
    best = unit;
    most = weight;
  }
  return best;
}

function numbered(partner: Int32Array): Int32Array {
  const becomes = new Int32Array(partner.length).fill(-1);
  let next = 0;
  partner.forEach((other, unit) => {
    if (becomes[unit] !== -1) return;
    becomes[unit] = next;
    if (other >= 0) becomes[other] = next;
    next += 1;
  });
  return becomes;
}

const mayJoin = (left: WaveUnit, right: WaveUnit, most: readonly number[]): boolean =>
  Math.max(left.earliest, right.earliest) <= Math.min(left.latest, right.latest) &&
  left.loads.every((load, resource) => load + right.loads[resource]! <= most[resource]!);
