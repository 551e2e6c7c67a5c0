import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  derivePercentiles,
  encodeSegment,
  mergePeaks,
  openStore,
  percentileOfSeries,
  percentileOfSorted,
} from '../../../src/timeseries/index.js';
import type { PeakSet, PercentileMethod } from '../../../src/timeseries/index.js';
import { rollUp, someReadings } from '../readings.js';
import { inMemory, storeOf } from './open-stores.js';

/** The long way round: join everything, then judge series by series. */
const byJoining = (sets: readonly PeakSet[], percent: number, method: PercentileMethod): unknown =>
  mergePeaks(sets).series.flatMap(({ key, granularity, maxima }) => {
    const found = percentileOfSeries(maxima, percent, method);
    return found === null ? [] : [{ key, granularity, value: found.value, count: found.count }];
  });

describe('percentiles of a store', () => {
  it('are those of the joined series, however many appends hold them', async () => {
    const some = fc.array(someReadings, { minLength: 1, maxLength: 4 });
    const method = fc.constantFrom<PercentileMethod>('nearestRank', 'interpolated');
    await fc.assert(
      fc.asyncProperty(some, fc.integer({ min: 1, max: 100 }), method, async (parts, percent, how) => {
        const sets = parts.map((readings) => rollUp(readings).peaks);
        const found = await derivePercentiles(await storeOf(sets), { percent, method: how });
        expect(found).toEqual(byJoining(sets, percent, how));
      }),
    );
  });

  it('of some channels leave the others out', async () => {
    const sets = [rollUp(fc.sample(someReadings, { seed: 7, numRuns: 1 })[0]!).peaks];
    const channels = new Set(['diskIops', 'cpuUsedCores'] as const);
    const found = await derivePercentiles(await storeOf(sets), { percent: 95, channels });
    expect(found.length).toBeGreaterThan(0);
    expect(found.every(({ key }) => key.channel === 'diskIops' || key.channel === 'cpuUsedCores')).toBe(true);
  });

  it('refuse a column that is not what was written', async () => {
    const { peaks } = rollUp(fc.sample(someReadings, { seed: 7, numRuns: 1 })[0]!);
    const bytes = encodeSegment(peaks);
    const body = new DataView(bytes.buffer).getUint32(12, true) + 32;
    bytes[body + 3]! ^= 16;
    const store = await openStore(inMemory(bytes), { file: 'peaks.store' });
    await expect(derivePercentiles(store, { percent: 95 })).rejects.toThrow(/damaged-peaks-store/);
  });
});

describe('the nearest rank of a series with gaps', () => {
  const shapes = [
    fc.double({ noNaN: true }),
    fc.integer({ min: 0, max: 3 }),
    fc.constant(5),
    fc.constant(NaN),
    fc.double({ min: 0, max: 1, noNaN: true }).map((value) => value ** 20 * 1e9),
  ];

  it('is that of the sorted values, for long series of any shape', () => {
    const values = fc.oneof(
      ...shapes.map((shape) => fc.array(shape, { minLength: 700, maxLength: 4000, size: 'max' })),
    );
    fc.assert(
      fc.property(
        values,
        fc.integer({ min: 0, max: 9 }),
        fc.integer({ min: 1, max: 100 }),
        (list, gapsOf10, percent) => {
          const series = Float64Array.from(list, (value, index) => (index % 10 < gapsOf10 ? NaN : value));
          const sorted = series.filter((value) => !Number.isNaN(value)).sort();
          const found = percentileOfSeries(series, percent);
          if (sorted.length === 0) expect(found).toBeNull();
          else {
            const value = percentileOfSorted(sorted, percent) + 0;
            expect(found).toEqual({
              value,
              count: sorted.length,
              bucketIndex: series.findIndex((one) => one >= value),
            });
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  it('is right where the first idea of it is wrong: all that is high lies between the values first looked at', () => {
    const series = Float64Array.from({ length: 4800 }, (_, index) => (index % 50 === 0 ? 1e6 - index : index % 7));
    const sorted = series.slice().sort();
    for (const percent of [90, 95, 99, 100]) {
      expect(percentileOfSeries(series, percent)!.value).toBe(percentileOfSorted(sorted, percent));
    }
  });
});
