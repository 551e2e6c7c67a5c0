import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { certifyChoice, deriveSizeMarket, matchSize } from '../../src/sizing/index.js';
import { verifyCertificate } from '../../src/verify/index.js';
import { smallMarkets } from '../support/small-market.js';
import { answerByBruteForce } from './brute-force.js';

const RUNS = 10_000;
const PARTS = 5;

describe('the choice of size and disks, on small questions of every kind', () => {
  it.each(Array.from({ length: PARTS }, (_, part) => part))(
    `equals brute force over sizes and disks, and its certificate holds (part %i of ${RUNS} questions)`,
    (part) => {
      const asked = { match: 0, noMatch: 0 };
      fc.assert(
        fc.property(smallMarkets, (small) => {
          const market = deriveSizeMarket(small.catalogue, small.offer, small.policies);
          const choice = matchSize(small.need, market);
          asked[choice.kind] += 1;
          const brute = answerByBruteForce(small);
          const ours = choice.kind === 'noMatch' ? null : { size: choice.size.name, perMonth: BigInt(choice.perMonth) };
          expect(ours).toEqual(brute);
          expect(verifyCertificate(certifyChoice(small.need, market), small)).toEqual([]);
        }),
        { numRuns: RUNS / PARTS, seed: 20_261_121 + part },
      );
      // Questions that all have an answer, or none, would prove little.
      expect(asked.match).toBeGreaterThan(RUNS / PARTS / 5);
      expect(asked.noMatch).toBeGreaterThan(RUNS / PARTS / 5);
    },
    60_000,
  );
});
