import { boundByCases, boundEffortFor } from './bound-by-cases.js';
import type { WaveProblem } from './problem.js';
import { effortFor } from './search.js';
import { solveWaves } from './solve.js';
import type { SolvedWaves } from './solve.js';

/** How far the arithmetic is from the best: no plan within the limits costs less than `bound`. */
export interface SolvedBound {
  readonly bound: number;
  readonly by: 'exhaustive' | 'relaxation';
}

/** The cheapest plan that was found, the wave of each unit; null where none is within the limits. */
export const solveProblem = (problem: WaveProblem): SolvedWaves | null => solveWaves(problem, effortFor(problem));

/** @param solved the best plan of the same problem */
export function boundProblem(problem: WaveProblem, { score, isOptimal }: SolvedWaves): SolvedBound {
  if (isOptimal) return { bound: score.total, by: 'exhaustive' };
  const { bound } = boundByCases(problem, score.total, boundEffortFor(problem));
  return { bound: Math.min(score.total, Math.max(0, bound)), by: 'relaxation' };
}
