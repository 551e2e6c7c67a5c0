import { coarsenWaves } from './coarsen.js';
import type { WaveProblem } from './problem.js';
import { scoreWaves } from './score.js';
import { WaveState } from './wave-state.js';

/** How long is searched: in moves, never in seconds, so that the same problem gives the same plan everywhere. */
export interface SearchEffort {
  /** Moves that are tried for each unit at each threshold. */
  readonly movesPerUnit: number;
  readonly thresholds: number;
  readonly starts: number;
}

/** Whole pseudo-random numbers (G. Marsaglia, "Xorshift RNGs", 2003); the same seed gives the same numbers everywhere. */
function randomOf(seed: number): (below: number) => number {
  let state = (seed ^ 0x9e3779b9) >>> 0 || 1;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state % below;
  };
}

/**
 * A cheap plan within what waves can bear: units tied most are joined level by level, the smallest problem is planned from several
 * starts, and each level down is improved by moves and exchanges that may worsen the plan by ever less (threshold accepting:
 * G. Dueck, T. Scheuer, 1990; whole numbers alone, so nothing depends on the machine).
 *
 * @returns null where no plan within the limits was found
 */
export function searchWaves(problem: WaveProblem, effort: SearchEffort): Int32Array | null {
  const levels: { readonly problem: WaveProblem; readonly becomes: Int32Array | null }[] = [{ problem, becomes: null }];
  const enough = Math.max(30, problem.days.length * 6);
  for (;;) {
    const { problem: last } = levels.at(-1)!;
    if (last.units.length <= enough) break;
    const next = coarsenWaves(last, 0.4);
    if (next === null) break;
    levels.push(next);
  }
  for (let keep = levels.length; keep >= 1; keep -= 1) {
    const found = searchFrom(levels.slice(0, keep), effort);
    if (found !== null) return found;
  }
  return null;
}

function searchFrom(
  levels: readonly { readonly problem: WaveProblem; readonly becomes: Int32Array | null }[],
  effort: SearchEffort,
): Int32Array | null {
  const { problem: smallest } = levels.at(-1)!;
  let best: { waves: Int32Array; cost: number } | null = null;
  for (let start = 0; start < effort.starts; start += 1) {
    const random = randomOf(start + 1);
    const packed = pack(smallest, random, start);
    if (packed === null) continue;
    const found = improve(smallest, packed, { effort, random, heat: 1 });
    if (best === null || found.cost < best.cost) best = found;
  }
  if (best === null) return null;
  let { waves } = best;
  for (let level = levels.length - 1; level > 0; level -= 1) {
    const becomes = levels[level]!.becomes!;
    const finer = Int32Array.from(becomes, (unit) => waves[unit]!);
    ({ waves } = improve(levels[level - 1]!.problem, finer, { effort, random: randomOf(level), heat: 0.3 }));
  }
  return waves;
}

/** Puts the largest units first into the cheapest wave that bears them; from the second start on in an order left to chance. */
function pack(problem: WaveProblem, random: (below: number) => number, start: number): Int32Array | null {
  const { units, limits, days } = problem;
  const size = (unit: number): number =>
    Math.max(0, ...units[unit]!.loads.map((load, resource) => load / Math.max(1, Math.max(...limits[resource]!))));
  const order = units.map((_unit, index) => ({ index, size: size(index), chance: start === 0 ? 0 : random(1 << 20) }));
  order.sort((left, right) =>
    start % 2 === 0
      ? right.size - left.size || left.chance - right.chance || left.index - right.index
      : left.chance - right.chance,
  );
  const free = limits.map((ofWaves) => Float64Array.from(ofWaves));
  const waves = new Int32Array(units.length).fill(-1);
  for (const { index } of order) {
    const { loads, earliest, latest, costs } = units[index]!;
    let best = -1;
    let bestKey = Number.POSITIVE_INFINITY;
    const turn = start === 0 ? 0 : random(days.length);
    for (let step = 0; step < days.length; step += 1) {
      const wave = (step + turn) % days.length;
      if (wave < earliest || wave > latest) continue;
      if (loads.some((load, resource) => load > free[resource]![wave]!)) continue;
      const key = start === 0 ? costs[wave]! : step;
      if (key < bestKey) {
        best = wave;
        bestKey = key;
      }
    }
    if (best === -1) return null;
    waves[index] = best;
    loads.forEach((load, resource) => {
      free[resource]![best]! -= load;
    });
  }
  return waves;
}

interface Improving {
  readonly effort: SearchEffort;
  readonly random: (below: number) => number;
  /** How much the first threshold allows, as a share of a usual change for the worse. */
  readonly heat: number;
}

function improve(
  problem: WaveProblem,
  start: Int32Array,
  { effort, random, heat }: Improving,
): { readonly waves: Int32Array; readonly cost: number } {
  const state = new WaveState(problem, start);
  const waves = problem.days.length;
  const units = problem.units.length;
  // Counted against the start: only differences matter until the end.
  let cost = 0;
  let best = { waves: state.waves.slice(), cost };
  if (units === 0 || waves < 2) return { waves: best.waves, cost: costOf(problem, best.waves) };
  const usual = usualChange(state, random);
  const attempt = (allowed: number): void => {
    const unit = random(units);
    const from = state.waves[unit]!;
    const to = (from + 1 + random(waves - 1)) % waves;
    if (state.bears(unit, to)) {
      const change = state.change(unit, to);
      if (change > allowed) return;
      state.move(unit, to);
      cost += change;
    } else cost += exchange(state, [unit, random(units)], allowed);
  };
  for (let step = 0; step <= effort.thresholds; step += 1) {
    const left = 1 - step / effort.thresholds;
    const allowed = Math.floor(usual * heat * left * left);
    for (let turn = 0; turn < effort.movesPerUnit * units; turn += 1) attempt(allowed);
    if (cost < best.cost) best = { waves: state.waves.slice(), cost };
  }
  descend(state);
  const settled = new WaveState(problem, best.waves);
  descend(settled);
  const [last, kept] = [costOf(problem, state.waves), costOf(problem, settled.waves)];
  return last < kept ? { waves: state.waves, cost: last } : { waves: settled.waves, cost: kept };
}

const costOf = (problem: WaveProblem, waves: Int32Array): number => scoreWaves(problem, [...waves]).total;

/** Lets two units change places where both are borne and the plan gets worse by no more than allowed; returns the change. */
function exchange(state: WaveState, [unit, other]: readonly [number, number], allowed: number): number {
  const [from, back] = [state.waves[unit]!, state.waves[other]!];
  if (back === from || !state.bears(unit, back, other) || !state.bears(other, from, unit)) return 0;
  const there = state.change(unit, back);
  state.move(unit, back);
  const here = state.change(other, from);
  if (there + here > allowed) {
    state.move(unit, from);
    return 0;
  }
  state.move(other, from);
  return there + here;
}

/** The middle of the changes for the worse that moves from here would make. */
function usualChange(state: WaveState, random: (below: number) => number): number {
  const changes: number[] = [];
  const { units, days } = state.problem;
  for (let turn = 0; turn < 200; turn += 1) {
    const change = state.change(random(units.length), random(days.length));
    if (change > 0) changes.push(change);
  }
  changes.sort((left, right) => left - right);
  return changes[changes.length >> 1] ?? 0;
}

/** Makes every move that helps until none does. */
function descend(state: WaveState): void {
  const { units, days } = state.problem;
  for (let isBetter = true; isBetter;) {
    isBetter = false;
    for (let unit = 0; unit < units.length; unit += 1) {
      for (let wave = 0; wave < days.length; wave += 1) {
        if (wave === state.waves[unit] || !state.bears(unit, wave) || state.change(unit, wave) >= 0) continue;
        state.move(unit, wave);
        isBetter = true;
      }
    }
  }
}
