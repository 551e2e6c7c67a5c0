import type { Chance } from './chance.js';
import type { WaveProblem } from './problem.js';
import { WaveLoads } from './wave-loads.js';

/**
 * A first plan within what waves can bear: the largest units first (first fit decreasing), each into the cheapest wave that bears
 * it; from the second start on in orders and waves left to chance. What then still exceeds a limit is relieved by moves and
 * exchanges.
 *
 * @returns null where the limits could not be kept
 */
export function packWaves(problem: WaveProblem, random: Chance, start: number): Int32Array | null {
  const free = problem.limits.map((ofWaves) => Float64Array.from(ofWaves));
  const waves = new Int32Array(problem.units.length);
  let isWithin = true;
  for (const unit of packingOrder(problem, random, start)) {
    const turn = start === 0 ? 0 : random(problem.days.length);
    const wave = placeFor(problem, unit, { free, turn, isCheapest: start === 0 });
    if (wave === null) isWithin = false;
    waves[unit] = wave ?? roomiest(problem, unit, free);
    problem.units[unit]!.loads.forEach((load, resource) => {
      free[resource]![waves[unit]!]! -= load;
    });
  }
  return isWithin ? waves : relieve(problem, waves, random);
}

function packingOrder({ units, limits }: WaveProblem, random: Chance, start: number): readonly number[] {
  const most = limits.map((ofWaves) => Math.max(1, ...ofWaves));
  const keys = units.map(({ loads, earliest, latest }, unit) => ({
    unit,
    size: Math.max(0, ...loads.map((load, resource) => load / most[resource]!)),
    choice: latest - earliest,
    chance: start === 0 ? 0 : random(1 << 20),
  }));
  keys.sort((left, right) => {
    const byChance = left.chance - right.chance || left.unit - right.unit;
    return start % 2 === 0 ? right.size - left.size || left.choice - right.choice || byChance : byChance;
  });
  return keys.map(({ unit }) => unit);
}

function placeFor(
  { units, days }: WaveProblem,
  unit: number,
  {
    free,
    turn,
    isCheapest,
  }: { readonly free: readonly Float64Array[]; readonly turn: number; readonly isCheapest: boolean },
): number | null {
  const { loads, earliest, latest, costs } = units[unit]!;
  let best: number | null = null;
  for (let step = 0; step < days.length; step += 1) {
    const wave = (step + turn) % days.length;
    if (wave < earliest || wave > latest) continue;
    if (loads.some((load, resource) => load > free[resource]![wave]!)) continue;
    if (!isCheapest) return wave;
    if (best === null || costs[wave]! < costs[best]!) best = wave;
  }
  return best;
}

/** Of the waves that a unit may be in, the one that would exceed its limits least. */
function roomiest({ units, limits }: WaveProblem, unit: number, free: readonly Float64Array[]): number {
  const { loads, earliest, latest } = units[unit]!;
  let best = earliest;
  let least = Number.POSITIVE_INFINITY;
  for (let wave = earliest; wave <= latest; wave += 1) {
    const beyond = Math.max(
      0,
      ...loads.map((load, resource) => (load - free[resource]![wave]!) / Math.max(1, limits[resource]![wave]!)),
    );
    if (beyond >= least) continue;
    least = beyond;
    best = wave;
  }
  return best;
}

const TURNS_PER_UNIT = 400;

/** Moves and exchanges that never exceed limits more, a fixed number of them, until none is exceeded. */
function relieve(problem: WaveProblem, plan: Int32Array, random: Chance): Int32Array | null {
  const units = problem.units.length;
  const waves = problem.days.length;
  const loads = new WaveLoads(problem, plan);
  let overload = loads.overload();
  for (let turn = 0; turn < TURNS_PER_UNIT * units && overload > 0; turn += 1) {
    const unit = random(units);
    const from = plan[unit]!;
    const to = random(waves);
    if (to === from || !loads.allows(unit, to)) continue;
    const change = loads.overloadChange(unit, from, to);
    if (change <= 0) {
      loads.move(unit, from, to);
      plan[unit] = to;
      overload += change;
    } else overload += swapToRelieve(loads, plan, [unit, random(units)]);
  }
  return overload === 0 ? plan : null;
}

function swapToRelieve(
  loads: WaveLoads,
  plan: Int32Array,
  [unit, other]: readonly [unit: number, other: number],
): number {
  const [from, to] = [plan[unit]!, plan[other]!];
  if (to === from || !loads.allows(unit, to) || !loads.allows(other, from)) return 0;
  const there = loads.overloadChange(unit, from, to);
  loads.move(unit, from, to);
  const back = loads.overloadChange(other, to, from);
  if (there + back > 0) {
    loads.move(unit, to, from);
    return 0;
  }
  loads.move(other, to, from);
  [plan[unit], plan[other]] = [to, from];
  return there + back;
}
