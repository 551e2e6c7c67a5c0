import { boundWaves } from './lower-bound.js';
import type { WaveProblem } from './problem.js';
import { scoreWaves } from './score.js';
import { searchWaves } from './search.js';

/** How far the arithmetic is from the best: no plan within the limits costs less than `bound`. */
export interface SolvedBound {
  readonly bound: number;
  readonly by: 'exhaustive' | 'relaxation';
}

const EFFORT = { movesPerUnit: 30, thresholds: 40, starts: 4 };
const ROUNDS = 40;

/** The cheapest plan that was found, the wave of each unit; null where none is within the limits. */
export const solveProblem = (problem: WaveProblem): Int32Array | null => searchWaves(problem, EFFORT);

/** @param waves the best plan known */
export function boundProblem(problem: WaveProblem, waves: Int32Array): SolvedBound {
  const best = scoreWaves(problem, [...waves]).total;
  return { bound: Math.min(best, Math.max(0, boundWaves(problem, best, ROUNDS).bound)), by: 'relaxation' };
}
