import { invariant } from '../model/index.js';
import { checkWaveProblem } from './check-problem.js';
import { MOST_EXACT_UNITS, solveExactly } from './exact.js';
import { NO_CHANGE, addKeys, comparePlans, keyChange } from './plan-key.js';
import type { PlanKey } from './plan-key.js';
import type { WaveProblem } from './problem.js';
import { replansByMoves } from './replan-moves.js';
import { replansTowards } from './replan-towards.js';
import { scoreWaves } from './score.js';
import type { WaveScore } from './score.js';
import { searchWaves } from './search.js';
import type { SearchEffort } from './search.js';
import { WaveState } from './wave-state.js';

export interface ReplanEffort extends SearchEffort {
  /** What a move of each unit counts, such as its machines: whole numbers of at least 1. 1 each unless given. */
  readonly moveWeights?: readonly number[];
}

/** One unit in another wave, with what that changes while the moves before it are made and those after it are not. */
export interface ReplanMove {
  readonly unit: number;
  readonly from: number;
  readonly to: number;
  readonly change: PlanKey;
}

export interface ReplannedWaves {
  readonly waves: Int32Array;
  readonly score: WaveScore;
  /** What the moves weigh together. */
  readonly moved: number;
  /** In the order of the most that each brings; the changes sum to the difference of the two plans. */
  readonly moves: readonly ReplanMove[];
  /** Whether it is proven that so few moves reach nothing better. */
  readonly isOptimal: boolean;
}

/** A plan that so much moving reaches. */
export interface Replan {
  readonly waves: Int32Array;
  readonly moved: number;
  /** Against the plan that is kept. */
  readonly change: PlanKey;
}

/**
 * The best plan within `maxMoves` of a given one: first the fewest misplaced units, then the least overload, then the least cost.
 * With 0 it is the given plan, whatever it breaks. Up to 12 units it is the best of all, with proof. Beyond that it is the best of
 * the plans that two walks meet, neither of which depends on `maxMoves` but in where it ends: so whatever fewer moves reach is
 * reached by more as well, and the answer never gets worse. Two units that change places are two moves.
 *
 * @param kept the wave of each unit
 * @param maxMoves what all moves may weigh together
 * @throws {InvariantError} the problem is not made of whole numbers, or the kept plan is not one of it
 */
export function replanAssignment(
  problem: WaveProblem,
  kept: ArrayLike<number>,
  maxMoves: number,
  effort: ReplanEffort,
): ReplannedWaves {
  checkWaveProblem(problem);
  const start = Int32Array.from(kept);
  const weights = effort.moveWeights ?? problem.units.map(() => 1);
  invariant(
    start.length === problem.units.length && weights.length === start.length,
    'each unit has a wave and a weight',
  );
  invariant(
    start.every((wave) => wave >= 0 && wave < problem.days.length),
    'each unit is kept in a wave of the problem',
  );
  invariant(
    weights.every((weight) => Number.isSafeInteger(weight) && weight > 0),
    'moves weigh whole amounts of at least 1',
  );
  const most = Math.max(0, Math.floor(maxMoves));
  const reach = { start, weights, most };
  const isSmall = start.length <= MOST_EXACT_UNITS;
  const waves = isSmall ? bestOfAll(problem, reach) : bestOfMet(problem, reach, effort);
  return {
    waves,
    score: scoreWaves(problem, [...waves]),
    moved: weights.reduce((sum, weight, unit) => sum + (waves[unit] === start[unit] ? 0 : weight), 0),
    moves: explainedMoves(problem, start, waves),
    isOptimal: isSmall || most === 0,
  };
}

/** What may be moved how far. */
export interface Reach {
  readonly start: Int32Array;
  readonly weights: readonly number[];
  readonly most: number;
}

function bestOfMet(problem: WaveProblem, reach: Reach, effort: SearchEffort): Int32Array {
  if (reach.most === 0) return reach.start;
  const met = replansByMoves(problem, reach);
  const goal = searchWaves(problem, effort);
  if (goal !== null) met.push(...replansTowards(problem, reach, goal));
  let best: Replan = { waves: reach.start, moved: 0, change: NO_CHANGE };
  for (const plan of met) {
    const order = comparePlans(plan.change, best.change);
    if (order < 0 || (order === 0 && plan.moved < best.moved)) best = plan;
  }
  return best.waves;
}

/** What fewer moves reach is reached by more only where each is followed to its end. */
const NO_END = Number.POSITIVE_INFINITY;

/** The least of each in turn, the next within what the one before leaves. */
function bestOfAll(problem: WaveProblem, { start, weights, most }: Reach): Int32Array {
  if (most === 0) return start;
  const kept = { waves: start, weights, most };
  const misplaced = fewestMisplaced(problem, { start, weights, most });
  const overload = leastOverload(problem, { misplaced, kept });
  const known = scoreWaves(problem, [...start]);
  const isKept = known.misplaced <= misplaced && known.overload <= overload;
  return solveExactly(problem, { misplaced, overload, kept }, isKept ? start : null, NO_END).waves ?? start;
}

/** Each misplaced unit needs one move of its own: the lightest first. */
function fewestMisplaced({ units }: WaveProblem, { start, weights, most }: Reach): number {
  const strayed = units.flatMap(({ earliest, latest }, unit) =>
    start[unit]! < earliest || start[unit]! > latest ? [weights[unit]!] : [],
  );
  let left = most;
  let count = strayed.length;
  for (const weight of strayed.sort((one, two) => one - two)) {
    if (weight > left) break;
    left -= weight;
    count -= 1;
  }
  return count;
}

/** By halving: whether some plan exceeds limits by no more, proven each time. */
function leastOverload(
  problem: WaveProblem,
  {
    misplaced,
    kept,
  }: {
    readonly misplaced: number;
    readonly kept: { readonly waves: Int32Array; readonly weights: readonly number[]; readonly most: number };
  },
): number {
  const free: WaveProblem = {
    days: problem.days,
    limits: problem.limits,
    units: problem.units.map((unit) => ({ ...unit, costs: problem.days.map(() => 0) })),
    ties: [],
    spans: [],
    orders: [],
    mixes: [],
  };
  const within = (overload: number): number | null => {
    const plan = solveExactly(free, { misplaced, overload, kept }, null, NO_END).waves;
    return plan === null ? null : scoreWaves(free, [...plan]).overload;
  };
  const all = problem.limits.reduce(
    (sum, _limit, resource) => sum + problem.units.reduce((part, { loads }) => part + loads[resource]!, 0),
    0,
  );
  let high = within(all) ?? all;
  let low = 0;
  while (low < high) {
    const middle = low + Math.floor((high - low) / 2);
    const reached = within(middle);
    if (reached === null) low = middle + 1;
    else high = reached;
  }
  return high;
}

/** Beyond so many, moves are told in the order of the units: to order them takes the square of their number. */
const MOST_ORDERED = 1000;

function explainedMoves(problem: WaveProblem, start: Int32Array, waves: Int32Array): readonly ReplanMove[] {
  const state = new WaveState(problem, start);
  const left = [...start.keys()].filter((unit) => start[unit] !== waves[unit]);
  const moves: ReplanMove[] = [];
  const isOrdered = left.length <= MOST_ORDERED;
  while (left.length > 0) {
    let best = 0;
    let change = keyChange(state, left[0]!, waves[left[0]!]!);
    for (let at = 1; isOrdered && at < left.length; at += 1) {
      const other = keyChange(state, left[at]!, waves[left[at]!]!);
      if (comparePlans(other, change) < 0) [best, change] = [at, other];
    }
    const [unit] = left.splice(best, 1);
    moves.push({ unit: unit!, from: start[unit!]!, to: waves[unit!]!, change });
    state.move(unit!, waves[unit!]!);
  }
  return moves;
}

/** What moves change together. */
export const sumOfMoves = (moves: readonly ReplanMove[]): PlanKey =>
  moves.reduce((sum, { change }) => addKeys(sum, change), NO_CHANGE);
