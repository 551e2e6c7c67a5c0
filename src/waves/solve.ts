import { checkWaveProblem } from './check-problem.js';
import { MOST_EXACT_UNITS, WITHIN_LIMITS, solveExactly } from './exact.js';
import type { WaveProblem } from './problem.js';
import { scoreWaves } from './score.js';
import type { WaveScore } from './score.js';
import { searchWaves } from './search.js';
import type { SearchEffort } from './search.js';

/** A plan within what waves can bear. */
export interface SolvedWaves {
  readonly waves: Int32Array;
  readonly score: WaveScore;
  /** Whether it is proven that none is cheaper. */
  readonly isOptimal: boolean;
}

/**
 * The cheapest plan: with proof up to 12 units, unless ruling out the others takes too many steps; beyond that as cheap as the search
 * finds at this effort. The same problem and effort give the same plan on every machine.
 *
 * @returns null where no plan keeps the limits, or without proof none was found
 * @throws {InvariantError} the problem is not made of whole numbers, or their sums exceed 2^53
 */
export function solveWaves(problem: WaveProblem, effort: SearchEffort): SolvedWaves | null {
  checkWaveProblem(problem);
  const isSmall = problem.units.length <= MOST_EXACT_UNITS;
  const found = searchWaves(
    problem,
    isSmall ? { ...effort, starts: Math.min(effort.starts, 8), runs: 1, cycles: 0 } : effort,
  );
  const { waves, isProven } = isSmall ? solveExactly(problem, WITHIN_LIMITS, found) : { waves: found, isProven: false };
  return waves === null ? null : { waves, score: scoreWaves(problem, [...waves]), isOptimal: isProven };
}
