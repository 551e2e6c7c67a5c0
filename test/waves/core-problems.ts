import fc from 'fast-check';

import type { WaveProblem } from '../../src/waves/problem.js';

/** Small problems of every kind of term, some of which no plan fulfils. */
export const problems = (mostUnits: number, mostWaves = 3): fc.Arbitrary<WaveProblem> =>
  fc
    .record({ units: fc.integer({ min: 2, max: mostUnits }), waves: fc.integer({ min: 2, max: mostWaves }) })
    .chain(({ units, waves }) => {
      const unit = fc.nat({ max: units - 1 });
      const cost = fc.nat({ max: 20 });
      return fc.record({
        days: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: waves - 1, maxLength: waves - 1 }).map((gaps) => {
          const days = [0];
          for (const gap of gaps) days.push(days.at(-1)! + gap);
          return days;
        }),
        units: fc.array(
          fc.record({
            loads: fc.tuple(fc.integer({ min: 1, max: 3 }), fc.nat({ max: 5 })),
            earliest: fc.nat({ max: 1 }),
            latest: fc.integer({ min: 1, max: waves - 1 }),
            costs: fc.array(cost, { minLength: waves, maxLength: waves }),
          }),
          { minLength: units, maxLength: units },
        ),
        ties: fc.array(
          fc.record({
            client: unit,
            server: unit,
            apart: fc.nat({ max: 8 }),
            perDay: fc.nat({ max: 5 }),
            serverLaterPerDay: fc.nat({ max: 3 }),
          }),
          { maxLength: 2 * units },
        ),
        spans: fc.array(fc.record({ units: fc.uniqueArray(unit), perDay: fc.nat({ max: 9 }) }), { maxLength: 2 }),
        orders: fc.array(
          fc.record({ before: fc.uniqueArray(unit), after: fc.uniqueArray(unit), perDay: fc.nat({ max: 5 }) }),
          { maxLength: 2 },
        ),
        mixes: fc.array(
          fc.record({ left: fc.uniqueArray(unit), right: fc.uniqueArray(unit), perWave: fc.nat({ max: 5 }) }),
          { maxLength: 1 },
        ),
        limits: fc.tuple(
          fc.constant(Array.from({ length: waves }, () => Math.ceil((units * 2.4) / waves))),
          fc.array(fc.integer({ min: 3, max: 4 * units }), { minLength: waves, maxLength: waves }),
        ),
      });
    });
