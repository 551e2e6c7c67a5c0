import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { roundLimitDown, roundNeedUp } from '../../src/model/index.js';

describe('rounding a need and a limit for print', () => {
  it('rounds a need up and a limit down, and no float noise', () => {
    expect(roundNeedUp(20.00232, 3)).toBe(20.003);
    expect(roundNeedUp(6.4, 3)).toBe(6.4);
    expect(roundNeedUp(0.1 * 3, 3)).toBe(0.3);
    expect(roundLimitDown(20.0479, 3)).toBe(20.047);
  });

  it('never lets a need above a limit read as within it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 ** 8 }), fc.integer({ min: 1, max: 10 ** 8 }), (limit, over) => {
        const [has, needs] = [limit / 1e5, (limit + over) / 1e5];
        expect(roundNeedUp(needs, 3)).toBeGreaterThan(roundLimitDown(has, 3));
      }),
    );
  });
});
