import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changedBits, deriveChangeWeek, QUARTERS_PER_WEEK } from '../../src/replication/initial-churn.js';
import { shareSent } from '../../src/replication/growth.js';
import { aChurn } from './a-first-copy.js';

const MINUTE_MS = 60_000;
const QUARTER_MS = 900_000;

describe('the week of changes of a machine', () => {
  it('is grown, folded and compressed', () => {
    expect(shareSent({ growthPercent: 30, foldPercent: null, compressionPercent: 30 })).toBeCloseTo(0.91, 12);
    expect(shareSent({ growthPercent: 0, foldPercent: 40, compressionPercent: 0 })).toBe(0.4);
  });

  it('is the mean spread evenly where only that is known, and unknown where not even that is', () => {
    const none = { bytesByMinute: () => null };
    expect(deriveChangeWeek(aChurn('m', null), none, 1)).toBeNull();
    const week = deriveChangeWeek(aChurn('m', 1.25), none, 0.7)!;
    expect(new Set(week.bits)).toEqual(new Set([6_300_000_000]));
  });

  it('holds for each quarter of the week the mean of all minutes that show it, else that of the machine', () => {
    const minute = fc.oneof(fc.integer({ min: 0, max: 1_000_000 }), fc.constant(Number.NaN));
    const start = fc.integer({ min: 0, max: 30_000 });
    fc.assert(
      fc.property(fc.array(minute, { minLength: 1, maxLength: 12_000, size: 'max' }), start, (minutes, first) => {
        const startMs = Date.UTC(2026, 7, 1) + first * MINUTE_MS;
        const bytes = Float64Array.from(minutes);
        const week = deriveChangeWeek(aChurn('m', null), { bytesByMinute: () => ({ startMs, bytes }) }, 1);
        const known = minutes.filter((one) => !Number.isNaN(one));
        if (known.length === 0) {
          expect(week).toBeNull();
          return;
        }
        const meanOf = (list: readonly number[]): number => list.reduce((sum, one) => sum + one, 0) / list.length;
        const byQuarter = new Map<number, number[]>();
        minutes.forEach((one, index) => {
          const quarter = Math.floor((startMs + index * MINUTE_MS) / QUARTER_MS) % QUARTERS_PER_WEEK;
          if (!Number.isNaN(one)) byQuarter.set(quarter, [...(byQuarter.get(quarter) ?? []), one]);
        });
        for (const quarter of [0, 1, 95, 300, 671, Math.floor(startMs / QUARTER_MS) % QUARTERS_PER_WEEK]) {
          const wanted = meanOf(byQuarter.get(quarter) ?? known) * 15 * 8;
          expect(week!.bits[quarter]! - wanted).toBeGreaterThanOrEqual(-1e-3);
          expect(week!.bits[quarter]! - wanted).toBeLessThanOrEqual(1.001);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('adds up over any span to what its quarters hold', () => {
    const week = deriveChangeWeek(
      aChurn('m', null),
      {
        bytesByMinute: () => ({
          startMs: Date.UTC(2026, 7, 1),
          bytes: Float64Array.from({ length: 20_000 }, (_, minute) => (minute * 7919) % 1000),
        }),
      },
      1,
    )!;
    fc.assert(
      fc.property(fc.nat(30_000), fc.nat(20_000), (from, minutes) => {
        const fromMs = Date.UTC(2026, 10, 1) + from * MINUTE_MS;
        let sum = 0;
        for (let minute = 0; minute < minutes; minute++) {
          sum += week.bits[Math.floor((fromMs + minute * MINUTE_MS) / QUARTER_MS) % QUARTERS_PER_WEEK]! / 15;
        }
        expect(changedBits(week, fromMs, fromMs + minutes * MINUTE_MS)).toBeCloseTo(sum, -1);
      }),
    );
    expect(changedBits(week, 1000, 0)).toBe(0);
  });
});
