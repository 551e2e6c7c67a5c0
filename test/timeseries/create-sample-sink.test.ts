import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InvariantError, toMachineId } from '../../src/model/index.js';
import { ALL_INSTANCES, DEFAULT_BUCKET_MS, READING_LIMIT } from '../../src/timeseries/index.js';
import type { BucketSeries, PeakSet, Reading } from '../../src/timeseries/index.js';
import { rollUpSlowly } from './brute-force.js';
import type { TwinSeries } from './brute-force.js';
import { aReading, instant, MARCH, plain, rollUp, someBucketMinutes, someReading, someReadings } from './readings.js';

const seriesOf = (peaks: PeakSet, channel: string, instance = ''): BucketSeries => {
  const found = peaks.series.find(({ key }) => key.channel === channel && key.instance === instance);
  if (found === undefined) throw new Error(`no ${channel} ${instance}`);
  return found;
};

/** A finished series in the words of the brute-force twin. */
const inTwinWords = ({
  key,
  granularity,
  bucketMs,
  startMs,
  maxima,
  sums,
  counts,
  minuteSums,
}: BucketSeries): TwinSeries => ({
  key,
  intervalMs: granularity.intervalMs,
  buckets: new Map(
    [...counts.entries()]
      .filter(([, count]) => count > 0)
      .map(([index, count]) => [startMs + index * bucketMs, { maximum: maxima[index]!, sum: sums[index]!, count }]),
  ),
  minutes:
    minuteSums === null
      ? null
      : new Map(
          [...minuteSums.entries()]
            .filter(([, sum]) => !Number.isNaN(sum))
            .map(([index, sum]) => [startMs + index * 60_000, sum]),
        ),
});

/** Without the further readings of a stamp, of which the first stands. */
const eachStampOnce = (readings: readonly Reading[]): Reading[] => [
  ...new Map(
    readings.map((one) => [
      `${one.machine} ${one.channel} ${one.instance === '*' ? '' : one.instance} ${one.atMs}`,
      one,
    ]),
  ).values(),
];

describe('rolling readings into buckets', () => {
  it('counts a stamp once, and lets a greater reading of it raise the maximum', () => {
    const { peaks, notes } = rollUp([
      aReading(MARCH, 2),
      aReading(MARCH + 20_000, 3),
      aReading(MARCH, 5),
      aReading(MARCH + 20_000, 1),
      aReading(MARCH + 40_500, 4),
      aReading(MARCH + 40_500, 4),
    ]);
    const { maxima, sums, counts } = peaks.series[0]!;
    expect([maxima[0], sums[0], counts[0]]).toEqual([5, 9, 3]);
    expect(notes.duplicates).toBe(3);
  });

  it('gives what a slow and simple program gives', () => {
    fc.assert(
      fc.property(
        someReadings,
        fc.constantFrom(null, 20_000, 300_000),
        someBucketMinutes,
        (readings, intervalMs, minutes) => {
          const { peaks, notes } = rollUp(readings, intervalMs, { bucketMinutes: minutes });
          expect(peaks.series.map(inTwinWords)).toEqual(rollUpSlowly(readings, intervalMs, minutes * 60_000));
          expect(
            peaks.series.every(({ bucketMs, startMs }) => bucketMs === minutes * 60_000 && startMs % bucketMs === 0),
          ).toBe(true);
          expect(notes.readings).toBe(readings.length);
          expect(notes.late).toBe(0);
          const stamps = readings.map(({ atMs }) => atMs);
          expect(peaks.spanMs).toEqual(readings.length === 0 ? null : [Math.min(...stamps), Math.max(...stamps)]);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('gives the same bits whatever order the readings arrive in', () => {
    const shuffled = someReadings
      .map(eachStampOnce)
      .chain((readings) =>
        fc.tuple(
          fc.constant(readings),
          fc.shuffledSubarray(readings, { minLength: readings.length, maxLength: readings.length }),
        ),
      );
    fc.assert(
      fc.property(shuffled, ([inOrder, inDisorder]) => {
        const expected = rollUp(inOrder);
        const found = rollUp(inDisorder);
        expect(plain(found.peaks)).toEqual(plain(expected.peaks));
        expect(found.notes).toEqual(expected.notes);
      }),
      { numRuns: 150 },
    );
  });

  it('adds exactly where magnitudes are as far apart as numbers go', () => {
    const wild = fc.array(fc.double({ min: 0, max: 1e280, noNaN: true }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(wild, (values) => {
        const upwards = values.toSorted((left, right) => left - right);
        const sumOf = (list: readonly number[]): number =>
          rollUp(list.map((value, index) => aReading(MARCH + index, value))).peaks.series[0]!.sums[0]!;
        expect(sumOf(values)).toBe(sumOf(upwards));
        expect(sumOf(values)).toBe(sumOf(upwards.toReversed()));
      }),
    );
    const parts = [1e280, 1, 1e-300, 2 ** -60, 1e280];
    expect(rollUp(parts.map((value, index) => aReading(MARCH + index, value))).peaks.series[0]!.sums[0]).toBe(2e280);
  });

  it('leaves gaps where no sample fell, and zeros where zero was read', () => {
    const { peaks } = rollUp([
      aReading(MARCH, 0),
      aReading(MARCH + 2 * DEFAULT_BUCKET_MS, 3),
      aReading(MARCH + 2 * DEFAULT_BUCKET_MS + 1, 4),
    ]);
    const { startMs, maxima, sums, counts, minuteSums } = peaks.series[0]!;
    expect(startMs).toBe(MARCH);
    expect([...maxima]).toEqual([0, NaN, 4]);
    expect([...sums]).toEqual([0, NaN, 7]);
    expect([...counts]).toEqual([1, 0, 2]);
    expect(minuteSums).toBeNull();
  });

  it('puts a sample on the edge into the bucket that begins there, before 1970 too', () => {
    const { peaks } = rollUp([
      aReading(-1, 1),
      aReading(0, 2),
      aReading(DEFAULT_BUCKET_MS - 1, 3),
      aReading(DEFAULT_BUCKET_MS, 4),
    ]);
    expect(peaks.series[0]!.startMs).toBe(0 - DEFAULT_BUCKET_MS);
    expect([...peaks.series[0]!.maxima]).toEqual([1, 3, 4]);
  });

  it('has nothing to say of no readings', () => {
    expect(rollUp([])).toEqual({
      peaks: { series: [], spanMs: null },
      notes: { readings: 0, duplicates: 0, late: 0, firstMs: null, lastMs: null },
    });
  });

  it('refuses what a reader must never send', () => {
    for (const value of [NaN, Infinity, -1, READING_LIMIT]) {
      expect(() => rollUp([aReading(MARCH, value)])).toThrow(InvariantError);
    }
    expect(() => rollUp([aReading(0.5, 1)])).toThrow(InvariantError);
    expect(() => rollUp([aReading(NaN, 1)])).toThrow(InvariantError);
  });
});

describe('series made of others', () => {
  const disk = (atMs: number, channel: Reading['channel'], instance: string, value: number): Reading =>
    aReading(atMs, value, { channel, instance });

  it('adds per sample: the peak of a sum is not the sum of peaks', () => {
    const { peaks } = rollUp([
      disk(MARCH, 'diskReadIops', 'a', 100),
      disk(MARCH, 'diskWriteIops', 'a', 1),
      disk(MARCH + 20_000, 'diskReadIops', 'a', 2),
      disk(MARCH + 20_000, 'diskWriteIops', 'a', 90),
      disk(MARCH + 20_000, 'diskWriteIops', 'b', 30),
    ]);
    expect(seriesOf(peaks, 'diskIops', 'a').maxima[0]).toBe(101);
    expect(seriesOf(peaks, 'diskIops', 'b').maxima[0]).toBe(30);
    expect(seriesOf(peaks, 'diskIops', ALL_INSTANCES).maxima[0]).toBe(122);
    expect(seriesOf(peaks, 'diskWriteIops', ALL_INSTANCES).maxima[0]).toBe(120);
    expect(seriesOf(peaks, 'diskReadIops', ALL_INSTANCES).counts[0]).toBe(2);
    expect(peaks.series.every(({ key }) => !key.channel.startsWith('diskBytes'))).toBe(true);
  });

  it('joins the k-th reading of a stamp with the k-th of the others, and counts the stamp once', () => {
    const { peaks, notes } = rollUp([
      disk(MARCH, 'networkInBytesPerSecond', 'x', 50),
      disk(MARCH, 'networkInBytesPerSecond', 'x', 10),
      disk(MARCH, 'networkInBytesPerSecond', 'y', 1),
      disk(MARCH, 'networkInBytesPerSecond', 'y', 5),
    ]);
    const all = seriesOf(peaks, 'networkInBytesPerSecond', ALL_INSTANCES);
    expect([all.maxima[0], all.sums[0], all.counts[0]]).toEqual([51, 51, 1]);
    expect(notes.duplicates).toBe(2);
  });

  it("takes a source's own total where a sample names no disk, and never adds it to the disks", () => {
    const { peaks } = rollUp([
      disk(MARCH, 'diskWriteBytesPerSecond', '', 70),
      disk(MARCH, 'diskWriteBytesPerSecond', 'a', 40),
      disk(MARCH, 'diskWriteBytesPerSecond', 'b', 20),
      disk(MARCH + 20_000, 'diskWriteBytesPerSecond', '', 65),
    ]);
    expect(peaks.series.map(({ key }) => `${key.channel} ${key.instance}`)).toEqual([
      'diskWriteBytesPerSecond *',
      'diskWriteBytesPerSecond a',
      'diskWriteBytesPerSecond b',
      'diskBytesPerSecond *',
      'diskBytesPerSecond a',
      'diskBytesPerSecond b',
    ]);
    expect(seriesOf(peaks, 'diskWriteBytesPerSecond', ALL_INSTANCES).sums[0]).toBe(125);
  });

  it('keeps the bytes written by minute, and says nothing of minutes without a sample', () => {
    const { peaks } = rollUp(
      [MARCH, MARCH + 20_000, MARCH + 40_000, MARCH + 120_000].map((atMs) =>
        disk(atMs, 'diskWriteBytesPerSecond', 'a', 1000),
      ),
    );
    const { minuteSums, granularity } = seriesOf(peaks, 'diskWriteBytesPerSecond', 'a');
    expect(granularity).toEqual({ intervalMs: 20_000, kind: 'sample' });
    expect([...minuteSums!]).toEqual([60_000, NaN, 20_000, NaN, NaN, NaN, NaN, NaN, NaN, NaN]);
  });
});

describe('the interval of a series', () => {
  const every = (stepMs: number, count: number): readonly Reading[] =>
    Array.from({ length: count }, (_, index) => aReading(MARCH + index * stepMs, 1));
  const granularity = (readings: readonly Reading[], given: number | null = null): unknown =>
    rollUp(readings, given).peaks.series[0]!.granularity;

  it('is the median gap, whatever was lost or repeated in between', () => {
    const lossy = every(20_000, 500).filter((_, index) => index % 7 !== 0 && (index < 100 || index > 300));
    expect(granularity([...lossy, ...lossy])).toEqual({ intervalMs: 20_000, kind: 'sample' });
    const jittered = every(300_000, 99).map((one, index) => ({
      ...one,
      atMs: instant(one.atMs + ((index * 7) % 3) * 1000),
    }));
    expect(granularity(jittered)).toMatchObject({ kind: 'average' });
  });

  it('is a sample up to 60 s and an average above', () => {
    expect(granularity(every(60_000, 9))).toEqual({ intervalMs: 60_000, kind: 'sample' });
    expect(granularity(every(60_001, 9))).toEqual({ intervalMs: 60_001, kind: 'average' });
    expect(granularity(every(20_000, 9), 7_200_000)).toEqual({ intervalMs: 7_200_000, kind: 'average' });
  });

  it('is never called a sample where there is one stamp only', () => {
    expect(granularity([aReading(MARCH, 1), aReading(MARCH, 2)])).toEqual({
      intervalMs: DEFAULT_BUCKET_MS,
      kind: 'average',
    });
  });
});

describe('the memory of a sink', () => {
  const machines = Array.from({ length: 4 }, (_, index) => toMachineId(`m${index}`));
  const grid = (order: 'byMachine' | 'byStamp' | 'byCounter'): Reading[] => {
    const rows: Reading[] = machines.flatMap((machine) =>
      Array.from({ length: 700 }, (_, step) => step).flatMap((step) =>
        (['diskReadIops', 'diskWriteIops'] as const).flatMap((channel) =>
          ['a', 'b'].map((instance) => ({
            machine,
            channel,
            instance,
            atMs: instant(MARCH + step * 20_000),
            value: Math.sin(step * instance.charCodeAt(0)) ** 2 * (channel === 'diskReadIops' ? 10 : 3),
          })),
        ),
      ),
    );
    if (order === 'byStamp') return rows.sort((left, right) => left.atMs - right.atMs);
    const counter = ({ machine, channel, instance }: Reading): string => machine + channel + instance;
    return order === 'byMachine' ? rows : rows.sort((left, right) => (counter(left) < counter(right) ? -1 : 1));
  };
  const expected = rollUp(grid('byMachine'));

  it.each(['byMachine', 'byStamp'] as const)('needs none to be exact where readings come %s', (order) => {
    const found = rollUp(grid(order), null, { retainBytes: 0 });
    expect(plain(found.peaks)).toEqual(plain(expected.peaks));
    expect(found.notes).toEqual(expected.notes);
  });

  it('needs to hold one machine where readings come counter by counter', () => {
    const found = rollUp(grid('byCounter'), null, { retainBytes: 100_000 });
    expect(found.notes.late).toBe(0);
    expect(plain(found.peaks)).toEqual(plain(expected.peaks));
  });

  it('tells of every reading that came too late to be summed, and keeps its own series exact', () => {
    const found = rollUp(grid('byCounter'), null, { retainBytes: 0 });
    expect(found.notes.late).toBeGreaterThan(1000);
    const own = ({ series }: PeakSet): readonly unknown[] =>
      series.filter(({ key }) => key.instance !== ALL_INSTANCES && key.channel !== 'diskIops').map(inTwinWords);
    expect(own(found.peaks)).toEqual(own(expected.peaks));
  });

  it('forgets nothing of random readings while they fit', () => {
    fc.assert(
      fc.property(fc.array(someReading, { minLength: 600, maxLength: 900 }), (readings) => {
        const ascending = readings.toSorted((left, right) => left.atMs - right.atMs);
        const found = rollUp(ascending, null, { retainBytes: 0 });
        expect(plain(found.peaks)).toEqual(plain(rollUp(readings).peaks));
        expect(found.notes.late).toBe(0);
      }),
      { numRuns: 10 },
    );
  });
});
