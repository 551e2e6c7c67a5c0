import { chanceOf } from './chance.js';
import { coarsenWaves } from './coarsen.js';
import { descendWaves, improveWaves } from './improve.js';
import { packWaves } from './pack.js';
import type { WaveProblem } from './problem.js';
import { scoreWaves } from './score.js';
import { WaveState } from './wave-state.js';

/** How long is searched: in moves, never in seconds, so that the same problem gives the same plan everywhere. */
export interface SearchEffort {
  /** Moves that are tried for each unit at each threshold. */
  readonly movesPerUnit: number;
  readonly thresholds: number;
  /** First plans of the smallest problem. */
  readonly starts: number;
  /** Complete first searches, each with units joined in another order; the best is kept; 1 unless given. */
  readonly runs?: number;
  /** How often the best plan's waves are joined and improved level by level anew; 1 unless given. */
  readonly cycles?: number;
  /** How many plans are made of two each, of those that the runs gave; 0 unless given. */
  readonly children?: number;
}

/** More for small problems: a small estate deserves the best plan, a large one an answer within seconds. */
export function effortFor({ units }: WaveProblem): SearchEffort {
  if (units.length <= 200) return { movesPerUnit: 6, thresholds: 20, starts: 2, runs: 24, cycles: 4, children: 100 };
  if (units.length <= 2000) return { movesPerUnit: 8, thresholds: 24, starts: 12, runs: 1, cycles: 1 };
  return { movesPerUnit: 4, thresholds: 16, starts: 16, runs: 1, cycles: 1 };
}

interface Level {
  readonly problem: WaveProblem;
  /** Which unit of this level each of the finer one became; null at the finest. */
  readonly becomes: Int32Array | null;
}

/**
 * A cheap plan within what waves can bear: units tied most are joined level by level, the smallest problem is planned from several
 * starts, and each level down is improved (multilevel: G. Karypis, V. Kumar, 1998). Then again with only units of one wave joined,
 * which keeps the plan at hand and moves whole clusters of it (iterated multilevel: C. Walshaw, 2004). At last no move helps, nor any
 * exchange of two units where there are not too many to try.
 *
 * @returns null where no plan within the limits was found
 */
export function searchWaves(problem: WaveProblem, effort: SearchEffort): Int32Array | null {
  // While waves fill, each is out of balance: the size of waves only tells once a plan stands.
  const { balance, ...plain } = problem;
  const found = firstPlans(plain, effort);
  const [first] = found;
  if (first === undefined) return null;
  const pool = balance === undefined ? found : [cycled(plain, first, effort), ...found];
  const state = new WaveState(problem, cycled(problem, recombined(problem, pool, effort), effort));
  descendWaves(state);
  return state.waves;
}

/** A plan of each run, as far as plans are found at all. */
function firstPlans(problem: WaveProblem, effort: SearchEffort): readonly Int32Array[] {
  const plans: { waves: Int32Array; cost: number }[] = [];
  for (let run = 0; run < (effort.runs ?? 1); run += 1) {
    const waves = firstPlan(problem, effort, run);
    if (waves === null) break;
    plans.push({ waves, cost: costOf(problem, waves) });
  }
  return plans.sort((left, right) => left.cost - right.cost).map(({ waves }) => waves);
}

const CHILDREN_SEED = 77;

/** A plan with its cost. */
interface Costed {
  readonly waves: Int32Array;
  readonly cost: number;
}

/**
 * Children of two plans each: only units that stand together in both are joined, and the cheaper of the two is improved level by level,
 * so that what both agree on moves as one. A child replaces the dearest plan that it is cheaper than (as P. Sanders, C. Schulz,
 * "Distributed evolutionary graph partitioning", 2012).
 */
function recombined(problem: WaveProblem, plans: readonly Int32Array[], effort: SearchEffort): Int32Array {
  const pool = plans.map((waves): Costed => ({ waves, cost: costOf(problem, waves) }));
  pool.sort((left, right) => left.cost - right.cost);
  const random = chanceOf(CHILDREN_SEED);
  for (let child = 0; child < (effort.children ?? 0) && pool.length > 1; child += 1) {
    const one = random(pool.length);
    const other = (one + 1 + random(pool.length - 1)) % pool.length;
    const made = childOf(problem, [pool[Math.min(one, other)]!, pool[Math.max(one, other)]!], {
      effort,
      seed: child + 1,
    });
    if (made.cost >= pool.at(-1)!.cost || pool.some(({ cost }) => cost === made.cost)) continue;
    pool.pop();
    pool.push(made);
    pool.sort((left, right) => left.cost - right.cost);
  }
  return pool[0]!.waves;
}

function childOf(
  problem: WaveProblem,
  [better, other]: readonly [Costed, Costed],
  { effort, seed }: { readonly effort: SearchEffort; readonly seed: number },
): Costed {
  const both = better.waves.map((wave, unit) => wave * problem.days.length + other.waves[unit]!);
  const levels = levelsOf(problem, both, seed);
  const waves = refine(levels, plansByLevel(levels, better.waves), { effort, seed: 1000 * seed, heat: 150 });
  return { waves, cost: costOf(problem, waves) };
}

function cycled(problem: WaveProblem, first: Int32Array, effort: SearchEffort): Int32Array {
  let best = { waves: first, cost: costOf(problem, first) };
  for (let cycle = 1; cycle <= (effort.cycles ?? 1); cycle += 1) {
    const levels = levelsOf(problem, best.waves, cycle);
    const at = plansByLevel(levels, best.waves);
    const waves = refine(levels, at, { effort, seed: 1000 * cycle, heat: cycle % 2 === 0 ? 60 : 20 });
    const cost = costOf(problem, waves);
    if (cost < best.cost) best = { waves, cost };
  }
  return best.waves;
}

/** @param plan where given, only units of the same wave of it are joined */
function levelsOf(problem: WaveProblem, plan: Int32Array | null, variant: number): readonly Level[] {
  const levels: Level[] = [{ problem, becomes: null }];
  const enough = Math.max(30, problem.days.length * 6);
  let waves = plan;
  for (;;) {
    const { problem: last } = levels.at(-1)!;
    if (last.units.length <= enough) return levels;
    const next = coarsenWaves(last, {
      share: 0.4,
      plan: waves,
      variant: variant === 0 ? 0 : variant * 64 + levels.length,
    });
    if (next === null) return levels;
    if (waves !== null) waves = projected(next, waves);
    levels.push(next);
  }
}

/** The plan of a coarser level, of which the parts stand together. */
function projected(
  { problem, becomes }: { readonly problem: WaveProblem; readonly becomes: Int32Array },
  waves: Int32Array,
): Int32Array {
  const coarse = new Int32Array(problem.units.length);
  becomes.forEach((into, unit) => {
    coarse[into] = waves[unit]!;
  });
  return coarse;
}

function plansByLevel(levels: readonly Level[], waves: Int32Array): Int32Array {
  return levels.reduce(
    (plan, { problem, becomes }) => (becomes === null ? plan : projected({ problem, becomes }, plan)),
    waves,
  );
}

function firstPlan(problem: WaveProblem, effort: SearchEffort, run: number): Int32Array | null {
  const levels = levelsOf(problem, null, run);
  for (let keep = levels.length; keep >= 1; keep -= 1) {
    const used = levels.slice(0, keep);
    const start = bestStart(used.at(-1)!.problem, effort, run);
    if (start !== null) return refine(used, start, { effort, seed: 100 * run, heat: 30 });
  }
  return null;
}

function bestStart(problem: WaveProblem, effort: SearchEffort, run: number): Int32Array | null {
  let best: { waves: Int32Array; cost: number } | null = null;
  for (let start = 0; start < effort.starts; start += 1) {
    const random = chanceOf(1000 * run + start + 1);
    const packed = packWaves(problem, random, start);
    if (packed === null) continue;
    const state = new WaveState(problem, packed);
    improveWaves(state, { ...effort, random, heat: 100 });
    const cost = costOf(problem, state.waves);
    if (best === null || cost < best.cost) best = { waves: state.waves, cost };
  }
  return best?.waves ?? null;
}

/** From the coarsest level to the finest, improving the plan at each. */
function refine(
  levels: readonly Level[],
  coarsest: Int32Array,
  { effort, seed, heat }: { readonly effort: SearchEffort; readonly seed: number; readonly heat: number },
): Int32Array {
  let waves = coarsest;
  for (let level = levels.length - 1; level >= 0; level -= 1) {
    const state = new WaveState(levels[level]!.problem, waves);
    if (level < levels.length - 1 || seed > 0) improveWaves(state, { ...effort, random: chanceOf(seed + level), heat });
    const { becomes } = levels[level]!;
    waves = becomes === null ? state.waves : Int32Array.from(becomes, (unit) => state.waves[unit]!);
  }
  return waves;
}

const costOf = (problem: WaveProblem, waves: Int32Array): number => scoreWaves(problem, [...waves]).total;
