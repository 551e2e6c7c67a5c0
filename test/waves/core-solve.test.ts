import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { WITHIN_LIMITS, solveExactly } from '../../src/waves/exact.js';
import { boundWaves } from '../../src/waves/lower-bound.js';
import type { WaveProblem } from '../../src/waves/problem.js';
import { scoreWaves } from '../../src/waves/score.js';
import { effortFor } from '../../src/waves/search.js';
import { boundProblem } from '../../src/waves/solve-problem.js';
import { solveWaves } from '../../src/waves/solve.js';
import { exhaustive, randomProblem } from '../support/invented-waves.js';
import { problems } from './core-problems.js';

const EFFORT = { movesPerUnit: 4, thresholds: 6, starts: 2 };

const bare = (units: number, waves: number): WaveProblem => ({
  days: Array.from({ length: waves }, (_wave, index) => 7 * index),
  units: Array.from({ length: units }, () => ({
    loads: [1],
    earliest: 0,
    latest: waves - 1,
    costs: Array.from({ length: waves }, () => 0),
  })),
  ties: [],
  spans: [],
  orders: [],
  mixes: [],
  limits: [Array.from({ length: waves }, () => units)],
});

describe('the cheapest plan of few units', () => {
  it('costs what trying all plans finds, and is null where none keeps the limits', () => {
    let infeasible = 0;
    fc.assert(
      fc.property(problems(6), (problem) => {
        const least = exhaustive(problem);
        const solved = solveWaves(problem, EFFORT);
        if (least === null) infeasible += 1;
        expect(solved?.score.total ?? null).toBe(least);
        if (solved === null) return;
        expect(solved.isOptimal).toBe(true);
        expect([solved.score.overload, solved.score.misplaced]).toEqual([0, 0]);
        expect(scoreWaves(problem, [...solved.waves])).toEqual(solved.score);
      }),
      { seed: 21, numRuns: 2000 },
    );
    expect(infeasible).toBeGreaterThan(20);
  });

  it('costs the same with five waves', () => {
    fc.assert(
      fc.property(problems(5, 5), (problem) => {
        expect(solveWaves(problem, EFFORT)?.score.total ?? null).toBe(exhaustive(problem));
      }),
      { seed: 22, numRuns: 100 },
    );
  });

  it('costs the same with twelve units', () => {
    const found = fc.sample(
      problems(12, 2).filter(({ units }) => units.length === 12),
      { seed: 23, numRuns: 3 },
    );
    for (const problem of found) expect(solveWaves(problem, EFFORT)?.score.total ?? null).toBe(exhaustive(problem));
  });

  it('costs the same where waves should be balanced', () => {
    for (let seed = 1; seed < 60; seed += 1) {
      const balance = { resource: 0, from: seed % 5, to: 4 + (seed % 3), perUnit: 1 + (seed % 40) };
      const problem = { ...randomProblem(seed, { units: 6, waves: 3 }), balance };
      const least = exhaustive(problem);
      expect(solveWaves(problem, EFFORT)?.score.total ?? null).toBe(least);
      if (least !== null) expect(boundWaves(problem, least, 20).bound).toBeLessThanOrEqual(least);
    }
  });

  it('is the same plan each time', () => {
    fc.assert(
      fc.property(problems(20), (problem) => {
        const effort = { ...effortFor(problem), movesPerUnit: 4, runs: 2 };
        expect(solveWaves(problem, effort)).toEqual(solveWaves(problem, effort));
      }),
      { seed: 24, numRuns: 10 },
    );
  });

  it('is nothing for no units, and the one wave for one wave', () => {
    expect(solveWaves(bare(0, 3), EFFORT)?.score.total).toBe(0);
    expect([...solveWaves(bare(3, 1), EFFORT)!.waves]).toEqual([0, 0, 0]);
    expect([...solveWaves(bare(20, 1), EFFORT)!.waves]).toEqual(Array.from({ length: 20 }, () => 0));
  });

  it('is found beyond twelve units where limits leave one way to pack', () => {
    const problem: WaveProblem = {
      ...bare(16, 4),
      units: bare(16, 4).units.map((unit, index) => ({ ...unit, loads: [1 + (index % 4)] })),
      limits: [[10, 10, 10, 10]],
    };
    expect(solveWaves(problem, EFFORT)?.score.overload).toBe(0);
    expect(solveWaves({ ...problem, limits: [[10, 10, 10, 9]] }, EFFORT)).toBe(null);
  });

  it('refuses sums beyond whole numbers, and what is not whole', () => {
    const problem = bare(3, 2);
    const dear = { client: 0, server: 1, apart: 0, perDay: 2 ** 51, serverLaterPerDay: 0 };
    expect(() => solveWaves({ ...problem, ties: [dear] }, EFFORT)).toThrow('no plan costs more than 2^53');
    expect(() => solveWaves({ ...problem, ties: [{ ...dear, perDay: 0.5 }] }, EFFORT)).toThrow('whole');
    expect(() => solveWaves({ ...problem, limits: [[1, -1]] }, EFFORT)).toThrow('limit');
  });

  it('says that it is not proven where the steps for a proof run out, and bounds it from below all the same', () => {
    // Pairs of twelve, two in each wave: any perfect matching is a plan, so that the best one is found by trying all matchings.
    const apart = (one: number, other: number): number => 10 + ((one * 7 + other * 13) % 5);
    const all = [...bare(12, 6).units.keys()];
    const pairs = all.flatMap((one) => all.slice(one + 1).map((other) => [one, other] as const));
    const problem: WaveProblem = {
      ...bare(12, 6),
      ties: pairs.map(([client, server]) => {
        return { client, server, apart: apart(client, server), perDay: 0, serverLaterPerDay: 0 };
      }),
      limits: [[2, 2, 2, 2, 2, 2]],
    };
    const mostMatched = ([first, ...others]: readonly number[]): number =>
      first === undefined
        ? 0
        : others.reduce((most, mate) => {
            const rest = others.filter((other) => other !== mate);
            return Math.max(most, apart(first, mate) + mostMatched(rest));
          }, 0);
    const least = pairs.reduce((sum, [one, other]) => sum + apart(one, other), 0) - mostMatched(all);
    const solved = solveWaves(problem, EFFORT)!;
    expect(solved.isOptimal).toBe(false);
    expect([solved.score.overload, solved.score.misplaced]).toEqual([0, 0]);
    expect(solved.score.total).toBeGreaterThanOrEqual(least);
    const { bound, by } = boundProblem(problem, solved);
    expect(by).toBe('relaxation');
    expect(bound).toBeLessThan(least);
    expect(bound).toBeGreaterThan(0);
    // The cheapest plan that so few steps find is not proven either, and with none known there may be none.
    expect(solveExactly(problem, WITHIN_LIMITS, solved.waves, 1000)).toEqual({ waves: solved.waves, isProven: false });
    expect(solveExactly(problem, WITHIN_LIMITS, null, 1000)).toEqual({ waves: null, isProven: false });
  });
});
