import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ALL_INSTANCES,
  boundedTotals,
  compareKeys,
  mergePeaks,
  derivePercentiles,
  percentileOfSeries,
} from '../../src/timeseries/index.js';
import type { BucketSeries, PeakSet, Reading } from '../../src/timeseries/index.js';
import { storeOf } from './peaks-store/open-stores.js';
import { aReading, MARCH, plain, rollUp } from './readings.js';

type Place = Pick<Reading, 'channel' | 'instance'>;
const PLACES: readonly Place[] = [
  { channel: 'diskReadIops', instance: 'a' },
  { channel: 'diskWriteIops', instance: 'a' },
  { channel: 'diskReadIops', instance: 'b' },
  { channel: 'diskWriteBytesPerSecond', instance: 'a' },
  { channel: 'diskWriteBytesPerSecond', instance: 'b' },
  { channel: 'diskReadBytesPerSecond', instance: 'b' },
  { channel: 'networkInBytesPerSecond', instance: 'x' },
  { channel: 'networkInBytesPerSecond', instance: 'y' },
];

/** Readings of one series, and which of three runs are given all of them. */
const someSeries = (place: Place) =>
  fc.record({
    place: fc.constant(place),
    values: fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: 89 }), fc.integer({ min: 0, max: 9 })), {
      minLength: 1,
      maxLength: 40,
      selector: ([step]) => step,
    }),
    runs: fc.subarray([0, 1, 2], { minLength: 1 }),
  });

const readingsOf = ({
  place,
  values,
}: {
  readonly place: Place;
  readonly values: readonly [number, number][];
}): Reading[] => values.map(([step, value]) => aReading(MARCH + step * 20_000, value, place));

const find = (series: readonly BucketSeries[], { key }: BucketSeries): BucketSeries | undefined =>
  series.find((one) => compareKeys(one.key, key) === 0);

describe('totals of which the sets hold different disks or NICs', () => {
  it('lie between their bounds, and their sums and minutes are those of one run', () => {
    fc.assert(
      fc.property(fc.tuple(...PLACES.map(someSeries)), (series) => {
        const whole = rollUp(series.flatMap(readingsOf), 20_000).peaks;
        const sets = [0, 1, 2].map(
          (run) => rollUp(series.filter(({ runs }) => runs.includes(run)).flatMap(readingsOf), 20_000).peaks,
        );
        const merged = mergePeaks(sets);
        expect(plain(mergePeaks(sets.toReversed()))).toEqual(plain(merged));
        expect(merged.series.map(({ key }) => key)).toEqual(whole.series.map(({ key }) => key));
        for (const truth of whole.series) {
          const upper = find(merged.series, truth)!;
          const lower = find(merged.leastTotals ?? [], truth) ?? upper;
          expect([...upper.sums]).toEqual([...truth.sums]);
          expect(upper.minuteSums === null ? null : [...upper.minuteSums]).toEqual(
            truth.minuteSums === null ? null : [...truth.minuteSums],
          );
          for (const [at, value] of truth.maxima.entries()) {
            if (Number.isNaN(value)) continue;
            expect(lower.maxima[at]!).toBeLessThanOrEqual(value);
            expect(upper.maxima[at]!).toBeGreaterThanOrEqual(value);
            expect(upper.counts[at]!).toBeGreaterThan(0);
          }
        }
      }),
      { numRuns: 300, seed: 20_261_121 },
    );
  });

  const diskOf = (instance: string, values: readonly number[]): PeakSet =>
    rollUp(values.map((value, at) => aReading(MARCH + at * 20_000, value, { channel: 'diskReadIops', instance })))
      .peaks;
  const totalOf = ({ series }: { readonly series: readonly BucketSeries[] }): BucketSeries =>
    series.find(({ key }) => key.channel === 'diskReadIops' && key.instance === ALL_INSTANCES)!;

  it('are at most the sum of the partial totals', () => {
    const merged = mergePeaks([diskOf('a', [5, 1, 1]), diskOf('b', [2, 8, 1])]);
    const [upper, lower] = [totalOf(merged), totalOf({ series: merged.leastTotals! })];
    // In one run it would have been 9, at the second stamp.
    expect([lower.maxima[0], upper.maxima[0], upper.sums[0], upper.counts[0]]).toEqual([8, 13, 18, 3]);
    expect(boundedTotals(merged).map(({ key, buckets }) => [key.channel, key.instance, buckets])).toEqual([
      ['diskReadIops', '*', 1],
      ['diskIops', '*', 1],
    ]);
    // More of it, later: the bounds stay.
    const later = mergePeaks([merged, diskOf('b', [2, 8, 1])]);
    expect([totalOf({ series: later.leastTotals! }).maxima[0], totalOf(later).maxima[0]]).toEqual([8, 13]);
  });

  it('are known where one set has all disks, or where they never meet', () => {
    const both = rollUp(
      ['a', 'b'].flatMap((instance) =>
        [5, 6].map((value, at) => aReading(MARCH + at * 20_000, value, { channel: 'diskReadIops', instance })),
      ),
    ).peaks;
    const merged = mergePeaks([diskOf('a', [5, 6]), both]);
    expect([totalOf(merged).maxima[0], totalOf(merged).sums[0], merged.leastTotals]).toEqual([12, 22, undefined]);
    const later = rollUp([aReading(MARCH + 86_400_000, 3, { channel: 'diskReadIops', instance: 'b' })]).peaks;
    expect(mergePeaks([diskOf('a', [5]), later]).leastTotals).toBeUndefined();
  });

  it('have the upper bound as percentile too, asked of the store without reading it whole', async () => {
    const sets = [diskOf('a', [5, 1, 1]), diskOf('b', [2, 8, 1])];
    const found = await derivePercentiles(await storeOf(sets), { percent: 95 });
    expect(found.map(({ key, value }) => [key, value])).toEqual(
      mergePeaks(sets).series.map(({ key, maxima }) => [key, percentileOfSeries(maxima, 95)!.value]),
    );
  });
});
