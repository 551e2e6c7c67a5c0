import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimalsApart, figure, figuresApart } from '../../src/site/index.js';

describe('a figure beside its limit', () => {
  it('has as many digits as it takes to differ, and no more than tell something otherwise', () => {
    expect(figuresApart(50, 50)).toEqual(['50', '50']);
    expect(figuresApart(50.0009, 50)).toEqual(['50.001', '50']);
    expect(figuresApart(54.3, 54)).toEqual(['54.3', '54']);
    expect(figuresApart(300.4, 300)).toEqual(['300.4', '300']);
    expect(figuresApart(0.001, 0.002)).toEqual(['0.001', '0.002']);
    expect(figuresApart(Infinity, 50)[1]).toBe('50');
  });

  it('never reads as the limit where it is not, and reads as it did where it differs already', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1e6, noNaN: true }),
        fc.double({ min: 0, max: 1e6, noNaN: true }),
        (value, limit) => {
          const [has, allowed] = figuresApart(value, limit);
          if (Math.abs(value - limit) > 1e-9) expect(has).not.toBe(allowed);
          if (figure(value) !== figure(limit)) expect([has, allowed]).toEqual([figure(value), figure(limit)]);
          expect(decimalsApart(value, limit, 2)).toBeGreaterThanOrEqual(2);
        },
      ),
    );
  });
});
