import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adjustedRand } from '../support/adjusted-rand.js';

/** From its definition over pairs of things. */
function byPairs(left: readonly number[], right: readonly number[]): number {
  let [both, inLeft, inRight, pairs] = [0, 0, 0, 0];
  for (let first = 0; first < left.length; first += 1) {
    for (let second = first + 1; second < left.length; second += 1) {
      const [sameLeft, sameRight] = [left[first] === left[second], right[first] === right[second]];
      pairs += 1;
      inLeft += Number(sameLeft);
      inRight += Number(sameRight);
      both += Number(sameLeft && sameRight);
    }
  }
  const expected = (inLeft * inRight) / pairs;
  const most = (inLeft + inRight) / 2;
  return most === expected ? 1 : (both - expected) / (most - expected);
}

describe('the adjusted Rand index', () => {
  it('is 1 for the same groups under other names, and as worked out by hand', () => {
    expect(adjustedRand(['a', 'a', 'b', 'b'], [7, 7, 3, 3])).toBe(1);
    // 6 pairs; 2 within groups on the left, 2 on the right, none on both: (0 - 4/6) / (2 - 4/6) = -1/2.
    expect(adjustedRand([0, 0, 1, 1], [0, 1, 0, 1])).toBeCloseTo(-0.5, 12);
    // 10 pairs; {3, 2} has 4, {2, 3} has 4, and 2 are on both: (2 - 1.6) / (4 - 1.6) = 1/6.
    expect(adjustedRand([0, 0, 0, 1, 1], [0, 0, 1, 1, 1])).toBeCloseTo(1 / 6, 12);
  });

  it('is what counting pairs gives', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat({ max: 4 }), fc.nat({ max: 4 })), { minLength: 2, maxLength: 25 }),
        (rows) => {
          const [left, right] = [rows.map(([one]) => one), rows.map(([, other]) => other)];
          expect(adjustedRand(left, right)).toBeCloseTo(byPairs(left, right), 9);
        },
      ),
      { seed: 5, numRuns: 200 },
    );
  });
});
