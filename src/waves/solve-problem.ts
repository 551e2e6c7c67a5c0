import { boundWaves } from './lower-bound.js';
import type { WaveProblem } from './problem.js';
import { effortFor } from './search.js';
import { solveWaves } from './solve.js';
import type { SolvedWaves } from './solve.js';

/** How far the arithmetic is from the best: no plan within the limits costs less than `bound`. */
export interface SolvedBound {
  readonly bound: number;
  readonly by: 'exhaustive' | 'relaxation';
}

/** How often prices of what waves bear are raised: half as much again moves the bound of an estate by less than a hundredth. */
const ROUNDS = 40;

/** The cheapest plan that was found, the wave of each unit; null where none is within the limits. */
export const solveProblem = (problem: WaveProblem): SolvedWaves | null => solveWaves(problem, effortFor(problem));

/** @param solved the best plan of the same problem */
export function boundProblem(problem: WaveProblem, { score, isOptimal }: SolvedWaves): SolvedBound {
  if (isOptimal) return { bound: score.total, by: 'exhaustive' };
  const { bound } = boundWaves(problem, score.total, ROUNDS);
  return { bound: Math.min(score.total, Math.max(0, bound)), by: 'relaxation' };
}
