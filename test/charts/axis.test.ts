import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayTicks, placeLabels, valueTicks } from '../../src/charts/axis.js';

const DAY_MS = 86_400_000;

describe('the axis of values', () => {
  it.each([
    [3.9, [0, 1, 2, 3]],
    [0.62, [0, 0.2, 0.4, 0.6]],
    [1000, [0, 250, 500, 750, 1000]],
    [12_345, [0, 5000, 10_000]],
  ])('to %d has %j', (top, ticks) => {
    expect(valueTicks(top, 4)).toEqual(ticks);
  });

  it('has one to four values besides 0, evenly spread, none above the top', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1e12, noNaN: true }), (top) => {
        const ticks = valueTicks(top, 4);
        expect(ticks.length).toBeGreaterThanOrEqual(2);
        expect(ticks.length).toBeLessThanOrEqual(5);
        expect(ticks.at(-1)!).toBeLessThanOrEqual(top * (1 + 1e-5));
        ticks.forEach((tick, index) => {
          expect(tick).toBeCloseTo(index * ticks[1]!, 6);
        });
      }),
    );
  });
});

describe('the axis of days', () => {
  it('has every midnight, and dates at Mondays', () => {
    const ticks = dayTicks(Date.UTC(2026, 6, 1, 18), Date.UTC(2026, 6, 31), 9);
    expect(ticks).toHaveLength(29);
    expect(ticks.every(({ atMs }) => atMs % DAY_MS === 0)).toBe(true);
    expect(ticks.flatMap(({ label }) => label ?? [])).toEqual(['07-06', '07-13', '07-20', '07-27']);
  });

  it('has dates at days where Mondays are few, and no more than there is room for', () => {
    const ticks = dayTicks(Date.UTC(2026, 6, 1), Date.UTC(2026, 6, 5), 2);
    expect(ticks.map(({ label }) => label)).toEqual(['07-01', null, '07-03', null]);
    expect(dayTicks(0, 365 * DAY_MS, 5).filter(({ label }) => label !== null).length).toBeLessThanOrEqual(5);
  });
});

describe('labels of a column', () => {
  it('keep apart, in their order, within the column, and where they want to be if they can', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 160, noNaN: true }), { maxLength: 5 }), (wanted) => {
        const places = placeLabels(wanted, { apart: 14, least: 0, most: 160 });
        const order = wanted.map((_, index) => index).sort((a, b) => wanted[a]! - wanted[b]! || a - b);
        order.forEach((index, rank) => {
          expect(places[index]).toBeGreaterThanOrEqual(-1e-9);
          expect(places[index]).toBeLessThanOrEqual(160);
          if (rank > 0) expect(places[index]! - places[order[rank - 1]!]!).toBeGreaterThanOrEqual(14 - 1e-9);
        });
      }),
    );
    expect(placeLabels([10, 80, 120], { apart: 14, least: 0, most: 160 })).toEqual([10, 80, 120]);
  });
});
