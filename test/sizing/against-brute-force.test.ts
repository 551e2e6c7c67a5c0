import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { certifyChoice, deriveSizeMarket, matchSize } from '../../src/sizing/index.js';
import { verifyCertificate } from '../../src/verify/index.js';
import { smallMarkets } from '../support/small-market.js';
import { answerByBruteForce } from './brute-force.js';

const RUNS = 10_000;
const PARTS = 5;

describe('the choice of size and disks, on small questions of every kind', () => {
  const kinds = { match: 0, noMatch: 0 };
  it.each(Array.from({ length: PARTS }, (_, part) => part))(
    `equals brute force over sizes and disks, and its certificate holds (part %i of ${RUNS} questions)`,
    (part) => {
      fc.assert(
        fc.property(smallMarkets, (small) => {
          const market = deriveSizeMarket(small.catalogue, small.offer, small.policies);
          const choice = matchSize(small.need, market);
          const brute = answerByBruteForce(small);
          kinds[choice.kind] += 1;
          const ours = choice.kind === 'noMatch' ? null : { size: choice.size.name, perMonth: BigInt(choice.perMonth) };
          expect(ours).toEqual(brute);
          expect(verifyCertificate(certifyChoice(small.need, market), small)).toEqual([]);
        }),
        { numRuns: RUNS / PARTS, seed: 20_261_121 + part },
      );
    },
    60_000,
  );

  it('was asked questions with an answer and without', () => {
    expect(kinds.match).toBeGreaterThan(RUNS / 10);
    expect(kinds.noMatch).toBeGreaterThan(RUNS / 10);
  });
});
