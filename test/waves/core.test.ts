import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { boundByCases, boundEffortFor } from '../../src/waves/bound-by-cases.js';
import { boundWaves, relaxWaves } from '../../src/waves/lower-bound.js';
import { FlowNetwork } from '../../src/waves/max-flow.js';
import type { WaveProblem } from '../../src/waves/problem.js';
import { scoreWaves } from '../../src/waves/score.js';
import { searchWaves } from '../../src/waves/search.js';
import { WaveState } from '../../src/waves/wave-state.js';
import { exhaustive } from '../support/invented-waves.js';
import { problems } from './core-problems.js';

const EFFORT = { movesPerUnit: 30, thresholds: 40, starts: 10, runs: 1, cycles: 1 };

/** Whatever has been moved and tried, every single move is judged as the definition says. */
function expectInStep(problem: WaveProblem, state: WaveState): void {
  const { total, overload } = scoreWaves(problem, [...state.waves]);
  for (let unit = 0; unit < problem.units.length; unit += 1) {
    for (let wave = 0; wave < problem.days.length; wave += 1) {
      const moved = [...state.waves];
      moved[unit] = wave;
      const score = scoreWaves(problem, moved);
      expect(state.change(unit, wave)).toBe(score.total - total);
      expect(state.overloadChange(unit, wave)).toBe(score.overload - overload);
    }
  }
  const members = problem.days.flatMap((_day, wave) => state.membersOf(wave).map((unit) => [unit, wave]));
  expect(members.sort(([left], [right]) => left! - right!)).toEqual([...state.waves].map((wave, unit) => [unit, wave]));
}

describe('the arithmetic of waves', () => {
  it('counts a move as the difference of two plans', () => {
    fc.assert(
      fc.property(problems(9), fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 20 }), (problem, moves) => {
        const state = new WaveState(
          problem,
          problem.units.map(() => 0),
        );
        for (const [unit, wave] of moves.map(
          ([u, w]) => [u % problem.units.length, w % problem.days.length] as const,
        )) {
          const before = scoreWaves(problem, [...state.waves]).total;
          const change = state.change(unit, wave);
          state.move(unit, wave);
          expect(scoreWaves(problem, [...state.waves]).total - before).toBe(change);
        }
      }),
      { seed: 11, numRuns: 200 },
    );
  });

  it('counts moves that are tried together as the difference of two plans, and takes them back', () => {
    fc.assert(
      fc.property(
        problems(9, 4),
        fc.array(fc.tuple(fc.nat(), fc.nat(), fc.boolean()), { maxLength: 12 }),
        (given, tries) => {
          const problem = { ...given, balance: { resource: 0, from: 2, to: 5, perUnit: 7 } };
          const state = new WaveState(
            problem,
            problem.units.map((_unit, index) => index % problem.days.length),
          );
          for (const [first, to, isKept] of tries) {
            const before = [...state.waves];
            let change = 0;
            for (let step = 0; step < 4; step += 1) {
              const unit = (first + step) % problem.units.length;
              const wave = (to + step * step) % problem.days.length;
              if (wave === state.waves[unit] || state.waves[unit] !== before[unit]) continue;
              change += state.change(unit, wave);
              state.try(unit, wave);
            }
            const tried = [...state.waves];
            expect(scoreWaves(problem, tried).total - scoreWaves(problem, before).total).toBe(change);
            if (isKept) state.keepTried();
            else state.dropTried();
            expect([...state.waves]).toEqual(isKept ? tried : before);
            expectInStep(problem, state);
          }
        },
      ),
      { seed: 16, numRuns: 200 },
    );
  });

  it('judges whole waves that change places, one swap after the other', () => {
    let judged = 0;
    fc.assert(
      fc.property(problems(10, 5), fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 8 }), (problem, pairs) => {
        const state = new WaveState(
          problem,
          problem.units.map((_unit, index) => (index * 7) % problem.days.length),
        );
        const swaps = state.swaps();
        for (const [one, other] of pairs) {
          const low = one % (problem.days.length - 1);
          const high = low + 1 + (other % (problem.days.length - low - 1));
          const before = scoreWaves(problem, [...state.waves]);
          const change = swaps.change(low, high);
          const swapped = [...state.waves].map((wave) => (wave === low ? high : wave === high ? low : wave));
          const after = scoreWaves(problem, swapped);
          if (change === null) {
            expect(after.overload + after.misplaced > 0 || after.total >= before.total).toBe(true);
            continue;
          }
          judged += 1;
          expect(change).toBe(after.total - before.total);
          swaps.try(low, high);
          expect([...state.waves]).toEqual(swapped);
        }
        state.keepTried();
        expectInStep(problem, state);
      }),
      { seed: 17, numRuns: 400 },
    );
    expect(judged).toBeGreaterThan(100);
  });

  it('finds the cheapest plan without limits by one cut, where nothing but days counts', () => {
    fc.assert(
      fc.property(problems(7), (given) => {
        const problem = { ...given, ties: given.ties.map((tie) => ({ ...tie, apart: 0 })), mixes: [] };
        const { scaledBound, scale, relaxed } = relaxWaves(
          problem,
          problem.limits.map(() => problem.days.map(() => 0)),
        );
        const least = exhaustive(problem, true);
        expect(scaledBound).toBe(least! * scale);
        expect(scoreWaves(problem, relaxed).total).toBe(least);
      }),
      { seed: 12, numRuns: 120 },
    );
  });

  it('bounds every plan from below, and never above the best', () => {
    fc.assert(
      fc.property(problems(7), (problem) => {
        const least = exhaustive(problem);
        if (least === null) return;
        const { bound, prices } = boundWaves(problem, least, 40);
        expect(bound).toBeLessThanOrEqual(least);
        // The prices prove the bound to whoever prices anew.
        const again = relaxWaves(problem, prices);
        expect(Math.ceil(again.scaledBound / again.scale)).toBe(bound);
      }),
      { seed: 13, numRuns: 120 },
    );
  });

  it('bounds every plan from below by cases, and says optimal only of the best', () => {
    let reached = 0;
    let runs = 0;
    fc.assert(
      fc.property(problems(6), fc.nat({ max: 20 }), (problem, above) => {
        const least = exhaustive(problem);
        if (least === null) return;
        const effort = { rounds: 10, cases: 30, roundsPerCase: 4 };
        const { bound, isOptimal } = boundByCases(problem, least + above, effort);
        expect(bound).toBeLessThanOrEqual(least + above);
        if (isOptimal) expect(above).toBe(0);
        else expect(bound).toBeLessThanOrEqual(least);
        runs += 1;
        if (boundByCases(problem, least, effort).bound >= boundWaves(problem, least, 10).bound) reached += 1;
      }),
      { seed: 15, numRuns: 80 },
    );
    expect(reached).toBe(runs);
  });

  it('bounds what is alike in all waves by cases, where one cut says nothing', () => {
    const alike = { loads: [1], earliest: 0, latest: 1, costs: [0, 0] };
    const tie = { apart: 0, perDay: 3, serverLaterPerDay: 0 };
    const problem = {
      days: [0, 10],
      units: [alike, alike, alike, alike],
      ties: [1, 2, 3].map((server) => ({ ...tie, client: 0, server })),
      spans: [],
      orders: [],
      mixes: [],
      limits: [[2, 2]],
    };
    expect(exhaustive(problem)).toBe(60);
    expect(boundWaves(problem, 60, 40).bound).toBe(0);
    expect(boundByCases(problem, 60, boundEffortFor(problem))).toMatchObject({ bound: 60, isOptimal: true });
  });

  it('finds plans within the limits, nearly always the best of all', () => {
    let best = 0;
    let runs = 0;
    fc.assert(
      fc.property(problems(8), (problem) => {
        const least = exhaustive(problem);
        const found = searchWaves(problem, EFFORT);
        if (least === null) expect(found).toBe(null);
        if (least === null || found === null) return;
        const { total, overload, misplaced } = scoreWaves(problem, [...found]);
        expect([overload, misplaced]).toEqual([0, 0]);
        runs += 1;
        if (total === least) best += 1;
      }),
      { seed: 14, numRuns: 100 },
    );
    expect(best / runs).toBeGreaterThan(0.97);
  });
});

describe('the least cut', () => {
  it('is found in a textbook network', () => {
    // T. Cormen and others, "Introduction to Algorithms", figure 26.1.
    const network = new FlowNetwork(6, 4);
    for (const [from, to, capacity] of [
      [0, 1, 16],
      [0, 2, 13],
      [1, 3, 12],
      [2, 1, 4],
      [3, 2, 9],
      [2, 4, 14],
      [4, 3, 7],
      [3, 5, 20],
      [4, 5, 4],
    ] as const) {
      network.addArc(from, to, capacity);
    }
    expect(network.maximise(0, 5)).toBe(23);
    expect([...network.sourceSide(0)]).toEqual([1, 1, 1, 0, 1, 0]);
  });
});
