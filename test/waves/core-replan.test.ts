import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { comparePlans } from '../../src/waves/plan-key.js';
import type { PlanKey } from '../../src/waves/plan-key.js';
import type { WaveProblem } from '../../src/waves/problem.js';
import { replanAssignment, sumOfMoves } from '../../src/waves/replan.js';
import { replansByMoves } from '../../src/waves/replan-moves.js';
import { scoreWaves } from '../../src/waves/score.js';
import { problems } from './core-problems.js';

const EFFORT = { movesPerUnit: 4, thresholds: 6, starts: 2 };

const keyOf = (problem: WaveProblem, waves: readonly number[]): PlanKey => {
  const { misplaced, overload, total } = scoreWaves(problem, waves);
  return { misplaced, overload, cost: total };
};

/** A problem, any plan of it, and what moves of its units weigh. */
const given = (
  mostUnits: number,
): fc.Arbitrary<{
  readonly problem: WaveProblem;
  readonly kept: readonly number[];
  readonly moveWeights: readonly number[];
}> =>
  problems(mostUnits).chain((problem) => {
    const count = { minLength: problem.units.length, maxLength: problem.units.length };
    return fc.record({
      problem: fc.constant(problem),
      kept: fc.array(fc.nat({ max: problem.days.length - 1 }), count),
      moveWeights: fc.array(fc.integer({ min: 1, max: 3 }), count),
    });
  });

/** The best plan so few moves away, by trying all. */
function bestWithin(problem: WaveProblem, kept: readonly number[], weights: readonly number[], most: number): PlanKey {
  let best = keyOf(problem, kept);
  const plan = [...kept];
  const tryFrom = (unit: number, left: number): void => {
    if (unit === plan.length) {
      const key = keyOf(problem, plan);
      if (comparePlans(key, best) < 0) best = key;
      return;
    }
    for (let wave = 0; wave < problem.days.length; wave += 1) {
      const weight = wave === kept[unit] ? 0 : weights[unit]!;
      if (weight > left) continue;
      plan[unit] = wave;
      tryFrom(unit + 1, left - weight);
    }
    plan[unit] = kept[unit]!;
  };
  tryFrom(0, most);
  return best;
}

describe('re-planning with few moves', () => {
  it('finds the best of all plans so few moves away, up to 12 units', () => {
    fc.assert(
      fc.property(given(6), fc.nat({ max: 12 }), ({ problem, kept, moveWeights }, most) => {
        const { waves, moved, isOptimal } = replanAssignment(problem, kept, most, { ...EFFORT, moveWeights });
        expect(keyOf(problem, [...waves])).toEqual(bestWithin(problem, kept, moveWeights, most));
        expect(moved).toBeLessThanOrEqual(most);
        expect(isOptimal).toBe(true);
      }),
      { seed: 31, numRuns: 300 },
    );
  });

  it('returns the given plan with no moves, whatever it breaks', () => {
    fc.assert(
      fc.property(given(16), ({ problem, kept }) => {
        const { waves, moves } = replanAssignment(problem, kept, 0, EFFORT);
        expect([...waves]).toEqual(kept);
        expect(moves).toEqual([]);
      }),
      { seed: 32, numRuns: 50 },
    );
  });

  it('never gets worse by a move more', () => {
    fc.assert(
      fc.property(given(18), ({ problem, kept, moveWeights }) => {
        let last = keyOf(problem, kept);
        for (let most = 0; most <= 14; most += 1) {
          const { waves, moved } = replanAssignment(problem, kept, most, { ...EFFORT, moveWeights });
          const key = keyOf(problem, [...waves]);
          expect(comparePlans(key, last)).toBeLessThanOrEqual(0);
          expect(moved).toBeLessThanOrEqual(most);
          last = key;
        }
      }),
      { seed: 33, numRuns: 12 },
    );
  });

  it('explains each move by its change, and the changes sum to the whole', () => {
    fc.assert(
      fc.property(given(18), fc.nat({ max: 9 }), ({ problem, kept, moveWeights }, most) => {
        const { waves, moves, moved } = replanAssignment(problem, kept, most, { ...EFFORT, moveWeights });
        const plan = [...kept];
        for (const { unit, from, to, change } of moves) {
          const before = keyOf(problem, plan);
          expect(plan[unit]).toBe(from);
          plan[unit] = to;
          const after = keyOf(problem, plan);
          expect(change).toEqual({
            misplaced: after.misplaced - before.misplaced,
            overload: after.overload - before.overload,
            cost: after.cost - before.cost,
          });
        }
        expect(plan).toEqual([...waves]);
        expect(moves.reduce((sum, { unit }) => sum + moveWeights[unit]!, 0)).toBe(moved);
        const [start, end] = [keyOf(problem, kept), keyOf(problem, plan)];
        expect(sumOfMoves(moves)).toEqual({
          misplaced: end.misplaced - start.misplaced,
          overload: end.overload - start.overload,
          cost: end.cost - start.cost,
        });
      }),
      { seed: 34, numRuns: 60 },
    );
  });

  it('walks to plans that are what it says of them', () => {
    let best = 0;
    let runs = 0;
    fc.assert(
      fc.property(given(7), fc.integer({ min: 1, max: 4 }), ({ problem, kept, moveWeights }, most) => {
        const start = keyOf(problem, kept);
        const met = replansByMoves(problem, { start: Int32Array.from(kept), weights: moveWeights, most });
        const exact = bestWithin(problem, kept, moveWeights, most);
        runs += 1;
        if (met.some(({ waves }) => comparePlans(keyOf(problem, [...waves]), exact) === 0)) best += 1;
        for (const { waves, moved, change } of met) {
          const end = keyOf(problem, [...waves]);
          expect(change.cost).toBe(end.cost - start.cost);
          expect(change.overload).toBe(end.overload - start.overload);
          expect(change.misplaced).toBe(end.misplaced - start.misplaced);
          expect(kept.reduce((sum, wave, unit) => sum + (wave === waves[unit] ? 0 : moveWeights[unit]!), 0)).toBe(
            moved,
          );
        }
      }),
      { seed: 35, numRuns: 150 },
    );
    expect(best / runs).toBeGreaterThan(0.9);
  });
});
