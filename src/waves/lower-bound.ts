import { invariant } from '../model/index.js';
import { greatestCost } from './check-problem.js';
import type { WaveAssignment, WaveProblem } from './problem.js';
import { Relaxation, balanceOf, bestTaken, scaleOf } from './relaxation.js';
import type { Relaxed } from './relaxation.js';

/** A proof that no plan costs less. */
export interface WaveBound {
  /** No plan that can be carried out costs less than this. */
  readonly bound: number;
  /** Prices of a unit of each resource in each wave at which the bound was proven; whoever doubts it can price anew. */
  readonly prices: readonly (readonly number[])[];
  /** The plan that is cheapest at these prices; it may load waves beyond their limits. */
  readonly relaxed: WaveAssignment;
}

/** The cheapest plan of a problem at given prices. */
export const relaxWaves = (problem: WaveProblem, prices: WaveBound['prices']): Relaxed =>
  new Relaxation(problem).at(prices, null);

/** How far a bound is raised. */
export interface Raising {
  readonly rounds: number;
  /** Prices to begin with, such as those of a similar problem. */
  readonly from?: WaveBound['prices'];
  /** The wave of each unit that has been decided; -1: open. */
  readonly decided?: Int32Array;
}

/**
 * Raises the bound by pricing what is overloaded, a fixed number of times: the same problem gives the same bound everywhere.
 *
 * @param best the cost of the best plan known, which the steps aim at (B. T. Polyak, 1969)
 */
export function boundWaves(problem: WaveProblem, best: number, rounds: number): WaveBound {
  checkRelaxable(problem);
  return raiseBound(new Relaxation(problem), best, { rounds });
}

/** @throws {InvariantError} sums in parts of the cost unit would not be whole any more */
export function checkRelaxable(problem: WaveProblem): void {
  invariant(
    greatestCost(problem) * scaleOf(problem) <= 2 ** 52,
    'costs times the days of the plan stay below 2^52: choose smaller weights',
  );
}

/** The same with a network that is there already, and with units that are decided. */
export function raiseBound(relaxation: Relaxation, best: number, { rounds, from, decided }: Raising): WaveBound {
  const { problem } = relaxation;
  let prices = from ?? problem.limits.map((ofWaves) => ofWaves.map(() => 0));
  let found: WaveBound | null = null;
  let reach = 1;
  let since = 0;
  const patience = Math.ceil(rounds / 8);
  for (let round = 0; round < rounds; round += 1) {
    const { scaledBound, scale, relaxed } = relaxation.at(prices, decided ?? null);
    const bound = Math.ceil(scaledBound / scale);
    if (found === null || bound > found.bound) {
      found = { bound, prices, relaxed };
      since = 0;
    } else {
      since += 1;
      if (since % patience === 0) reach /= 2;
    }
    if (bound >= best) break;
    const next = stepPrices(problem, { prices, relaxed }, reach * (best * scale - scaledBound));
    if (next === null) break;
    prices = next;
  }
  return found ?? { bound: Number.MIN_SAFE_INTEGER, prices, relaxed: [] };
}

/** Dearer where the relaxed plan is overloaded, cheaper where it has room; null where nothing is left to price. */
function stepPrices(
  problem: WaveProblem,
  { prices, relaxed }: Pick<WaveBound, 'prices' | 'relaxed'>,
  missing: number,
): WaveBound['prices'] | null {
  const scale = scaleOf(problem);
  const excess = loadsOf(problem, relaxed).map((ofWaves, resource) =>
    ofWaves.map((load, wave) => {
      // What has room at no price can get no cheaper and says nothing of the step.
      const limit = problem.limits[resource]![wave]!;
      const [least, most] = bestTaken(prices[resource]![wave]!, limit, balanceOf(problem, resource), scale);
      return load - Math.min(most, Math.max(least, load));
    }),
  );
  const norm = excess.reduce((sum, ofWaves) => sum + ofWaves.reduce((part, value) => part + value * value, 0), 0);
  if (norm === 0) return null;
  return prices.map((ofWaves, resource) =>
    ofWaves.map((price, wave) =>
      Math.max(
        balanceOf(problem, resource) === null ? 0 : Number.NEGATIVE_INFINITY,
        Math.round(price + (missing / norm) * excess[resource]![wave]!),
      ),
    ),
  );
}

function loadsOf(problem: WaveProblem, waves: WaveAssignment): readonly (readonly number[])[] {
  const load = problem.limits.map((ofWaves) => ofWaves.map(() => 0));
  problem.units.forEach(({ loads }, unit) => {
    loads.forEach((amount, resource) => {
      load[resource]![waves[unit]!]! += amount;
    });
  });
  return load;
}
