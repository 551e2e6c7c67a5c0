import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { percentileOfSeries } from '../../src/timeseries/index.js';
import type { BucketSeries, Reading } from '../../src/timeseries/index.js';
import { instant, MARCH, rollUp, someReadings } from './readings.js';

const GRID_MS = 20_000;
const BUCKET_MS = 600_000;

/** Where the extra sample stands: beside a reading, or anywhere; half a second beside the grid that readings mostly keep. */
const somewhere = fc.oneof(
  fc.constant(null),
  fc.integer({ min: -540, max: 540 }).map((step) => MARCH + step * GRID_MS + 500),
);

const named = ({ key }: BucketSeries): string => `${key.machine} ${key.channel} ${key.instance}`;

/** The greatest reading of the same source series in the same bucket; null where it has none. */
function greatestBeside(readings: readonly Reading[], one: Reading, atMs: number): number | null {
  const bucket = Math.floor(atMs / BUCKET_MS);
  const beside = readings.filter(
    ({ machine, channel, instance, atMs: at }) =>
      machine === one.machine &&
      channel === one.channel &&
      instance === one.instance &&
      Math.floor(at / BUCKET_MS) === bucket,
  );
  return beside.length === 0 ? null : Math.max(...beside.map(({ value }) => value));
}

describe('a lower extra sample', () => {
  it('raises no peak of any series, derived ones too, and no percentile', () => {
    let beside = 0;
    fc.assert(
      fc.property(
        someReadings,
        fc.nat(),
        somewhere,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (readings, pick, place, share) => {
          if (readings.length === 0) return;
          const one = readings[pick % readings.length]!;
          const atMs = place ?? Math.floor(one.atMs / GRID_MS) * GRID_MS + 500;
          const greatest = greatestBeside(readings, one, atMs);
          const before = rollUp(readings).peaks;
          const least = Math.min(
            ...before.series.flatMap(({ maxima }) => [...maxima].filter((value) => !Number.isNaN(value))),
          );
          if (greatest !== null) beside += 1;
          const extra = { ...one, atMs: instant(atMs), value: share * (greatest ?? least) };
          const after = new Map(rollUp([...readings, extra]).peaks.series.map((series) => [named(series), series]));
          for (const series of before.series) {
            const later = after.get(named(series))!;
            const shift = (later.startMs - series.startMs) / BUCKET_MS;
            series.maxima.forEach((maximum, index) => {
              if (!Number.isNaN(maximum)) expect(later.maxima[index - shift]).toBe(maximum);
            });
            for (const percentile of [50, 95, 99, 100]) {
              const [was, is] = [series, later].map(({ maxima }) => percentileOfSeries(maxima, percentile)!.value);
              expect(is).toBeLessThanOrEqual(was!);
            }
          }
        },
      ),
      { numRuns: 300, seed: 7 },
    );
    // Often within a bucket that had samples, and often in one of its own.
    expect(beside).toBeGreaterThan(50);
    expect(beside).toBeLessThan(280);
  });
});
