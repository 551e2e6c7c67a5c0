import type { WaveProblem } from '../../src/waves/problem.js';
import { scoreWaves } from '../../src/waves/score.js';

/** Whole numbers below a limit, the same for the same seed. */
function numbersOf(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** A small problem with every kind of term. */
export function randomProblem(
  seed: number,
  { units, waves }: { readonly units: number; readonly waves: number },
): WaveProblem {
  const next = numbersOf(seed);
  const some = (): readonly number[] =>
    Array.from({ length: units }, (_unit, unit) => unit).filter(() => next(3) === 0);
  const list = <T>(length: number, of: () => T): readonly T[] => Array.from({ length }, of);
  return {
    days: Array.from({ length: waves }, (_wave, index) => 14 * index),
    units: list(units, () => ({
      loads: [1 + next(3)],
      earliest: next(4) === 0 ? 1 : 0,
      latest: waves - 1,
      costs: list(waves, () => next(100)),
    })),
    ties: list(units * 2, () => ({
      client: next(units),
      server: next(units),
      apart: next(30),
      perDay: next(6),
      serverLaterPerDay: next(3),
    })),
    spans: list(2, () => ({ units: some(), perDay: next(10) })),
    orders: list(1, () => ({ before: some(), after: some(), perDay: next(10) })),
    mixes: list(1, () => ({ left: some(), right: some(), perWave: next(60) })),
    limits: [list(waves, () => Math.ceil((units * 2.4) / waves))],
  };
}

/** The least cost over every plan, by trying them all; null where none is within the limits. */
export function exhaustive(problem: WaveProblem, isFree = false): number | null {
  const waves = problem.days.length;
  const plan = problem.units.map(() => 0);
  let best: number | null = null;
  for (let code = 0; code < waves ** plan.length; code += 1) {
    let rest = code;
    for (let unit = 0; unit < plan.length; unit += 1) {
      plan[unit] = rest % waves;
      rest = Math.floor(rest / waves);
    }
    const { total, overload, misplaced } = scoreWaves(problem, plan);
    if (misplaced === 0 && (isFree || overload === 0) && (best === null || total < best)) best = total;
  }
  return best;
}
