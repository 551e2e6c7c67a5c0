import { chanceOf } from './chance.js';
import type { WaveProblem, WaveTie, WaveUnit } from './problem.js';

/** A smaller problem in which units that are tied most are one, and which unit of it each of the larger has become. */
export interface Coarsened {
  readonly problem: WaveProblem;
  readonly becomes: Int32Array;
}

/** Which units may be joined. */
export interface Joining {
  /** Two of them take no more than this share of what a wave bears. */
  readonly share: number;
  /** Where given, only units of one wave of this plan. */
  readonly plan: Int32Array | null;
  /** Different numbers give different ways to join. */
  readonly variant: number;
}

/**
 * Joins each unit with the one it is tied to most, at most two to one, as long as the two may share a wave and take no more of it
 * than a share of what a wave bears (heavy-edge matching: G. Karypis, V. Kumar, "A fast and high quality multilevel scheme for
 * partitioning irregular graphs", 1998). Null where little can be joined.
 */
export function coarsenWaves(problem: WaveProblem, joining: Joining): Coarsened | null {
  const count = problem.units.length;
  const becomes = match(problem, joining);
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

function match(problem: WaveProblem, { share, plan, variant }: Joining): Int32Array {
  const { units, limits } = problem;
  const { begin, other, weight } = affinities(problem);
  const most = limits.map((ofWaves) => share * Math.max(...ofWaves));
  const partner = new Int32Array(units.length).fill(-1);
  const isFree = (unit: number, found: number): boolean =>
    partner[found] === -1 &&
    (plan === null || plan[unit] === plan[found]) &&
    mayJoin(units[unit]!, units[found]!, most);
  for (const unit of matchingOrder(begin, variant)) {
    if (partner[unit] !== -1) continue;
    let best = -1;
    let dearest = 0;
    for (let index = begin[unit]!; index < begin[unit + 1]!; index += 1) {
      const found = other[index]!;
      if (weight[index]! < dearest || (weight[index] === dearest && found >= best) || !isFree(unit, found)) continue;
      best = found;
      dearest = weight[index]!;
    }
    if (best === -1) continue;
    partner[unit] = best;
    partner[best] = unit;
  }
  return numbered(partner);
}

/** Those with few ties first, as they have the least choice; other variants leave the order to chance. */
function matchingOrder(begin: Int32Array, variant: number): readonly number[] {
  const random = chanceOf(variant);
  const keys = Array.from({ length: begin.length - 1 }, (_row, unit) => ({
    unit,
    key: variant === 0 ? begin[unit + 1]! - begin[unit]! : random(1 << 20),
  }));
  return keys.sort((left, right) => left.key - right.key || left.unit - right.unit).map(({ unit }) => unit);
}

interface Affinities {
  readonly begin: Int32Array;
  readonly other: Int32Array;
  readonly weight: Float64Array;
}

/** What it would cost to part two units by the usual way between waves, from both of their sides, and members of spans in a ring. */
function affinities(problem: WaveProblem): Affinities {
  const { units, ties, spans, days } = problem;
  const gap = days.length < 2 ? 1 : Math.ceil(days.at(-1)! / (days.length - 1));
  const pairs: [left: number, right: number, weight: number][] = [];
  for (const { client, server, apart, perDay, serverLaterPerDay } of ties) {
    if (client !== server) pairs.push([client, server, 2 * apart + (2 * perDay + serverLaterPerDay) * gap]);
  }
  for (const { units: members, perDay } of spans) {
    for (let at = 1; at < members.length; at += 1) pairs.push([members[at - 1]!, members[at]!, 2 * perDay * gap]);
  }
  return summedRows(units.length, pairs);
}

/** Rows of neighbours, each neighbour once. */
function summedRows(count: number, pairs: readonly (readonly [number, number, number])[]): Affinities {
  const raw = new Int32Array(count + 1);
  for (const [left, right] of pairs) {
    raw[left + 1]! += 1;
    raw[right + 1]! += 1;
  }
  for (let unit = 0; unit < count; unit += 1) raw[unit + 1]! += raw[unit]!;
  const next = raw.slice();
  const rawOther = new Int32Array(raw[count]!);
  const rawWeight = new Float64Array(raw[count]!);
  for (const [left, right, weight] of pairs) {
    rawOther[next[left]!] = right;
    rawWeight[next[left]!] = weight;
    next[left]! += 1;
    rawOther[next[right]!] = left;
    rawWeight[next[right]!] = weight;
    next[right]! += 1;
  }
  const begin = new Int32Array(count + 1);
  const place = new Int32Array(count).fill(-1);
  let end = 0;
  for (let unit = 0; unit < count; unit += 1) {
    begin[unit] = end;
    for (let index = raw[unit]!; index < raw[unit + 1]!; index += 1) {
      const found = rawOther[index]!;
      const weight = rawWeight[index]!;
      // Rows are packed in place: what is written lies never beyond what was read.
      if (place[found]! >= begin[unit]!) rawWeight[place[found]!]! += weight;
      else {
        place[found] = end;
        rawOther[end] = found;
        rawWeight[end] = weight;
        end += 1;
      }
    }
  }
  begin[count] = end;
  return { begin, other: rawOther, weight: rawWeight };
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
