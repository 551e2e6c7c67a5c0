import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toMachineId } from '../../src/model/index.js';
import type { Milliseconds } from '../../src/model/index.js';
import {
  BUCKET_MINUTES,
  bucketLength,
  createSampleSink,
  DEFAULT_SINK_OPTIONS,
  deriveCalendar,
  deriveCoverage,
  describeMinuteReadings,
  describeShortfall,
  describeStatedIntervals,
  encodeSegment,
  findPosingAverages,
  mergePeaks,
  percentileOfSeries,
  sliceWindow,
  widenBuckets,
  windowOf,
} from '../../src/timeseries/index.js';
import type { BucketSeries, MachineCoverage, Reading } from '../../src/timeseries/index.js';
import { aReading, instant, MARCH, plain, rollUp, someReadings } from './readings.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const m = toMachineId('m');

/** One reading every so many seconds in `[from, to)` hours after 1 March. */
const every = (seconds: number, [from, to]: readonly [number, number], over: Partial<Reading> = {}): Reading[] =>
  Array.from({ length: ((to - from) * 3600) / seconds }, (_, index) =>
    aReading(MARCH + from * HOUR_MS + index * seconds * 1000, index, over),
  );

const write = { channel: 'diskWriteBytesPerSecond', instance: 'a' } as const;
const first = (readings: readonly Reading[], bucketMinutes: number): BucketSeries =>
  rollUp(readings, null, { bucketMinutes }).peaks.series[0]!;

describe('the length of a bucket', () => {
  it('divides the hour, and nothing else is taken', () => {
    expect(BUCKET_MINUTES).toEqual(
      Array.from({ length: 60 }, (_, at) => at + 1).filter((minutes) => 60 % minutes === 0),
    );
    expect(bucketLength()).toBe(600_000);
    for (const minutes of [0, -5, 7, 8, 9, 25, 45, 61, 120, 2.5, NaN, Infinity]) {
      const problem = {
        code: 'timeseries/bad-bucket-length',
        message: `buckets of ${minutes} minutes are not offered`,
      };
      expect(() => bucketLength(minutes)).toThrow(
        expect.objectContaining({ problem: expect.objectContaining(problem) as unknown }),
      );
      expect(() => createSampleSink({ ...DEFAULT_SINK_OPTIONS, bucketMinutes: minutes })).toThrow(/not offered/);
    }
  });

  // 00:00:00 to 01:29:30, every 30 s, values 0 to 179.
  const ninetyMinutes = every(30, [0, 1.5]);

  it('of 1 minute: two readings of 30 s to a bucket', () => {
    const { bucketMs, startMs, maxima, sums, counts } = first(ninetyMinutes, 1);
    expect([bucketMs, startMs, counts.length]).toEqual([MINUTE_MS, MARCH, 90]);
    expect([maxima[0], sums[0], counts[0]]).toEqual([1, 0 + 1, 2]);
    expect([maxima[89], sums[89], counts[89]]).toEqual([179, 178 + 179, 2]);
  });

  it('of 15 minutes: thirty', () => {
    const { maxima, sums, counts } = first(ninetyMinutes, 15);
    expect([...counts]).toEqual([30, 30, 30, 30, 30, 30]);
    expect([...maxima]).toEqual([29, 59, 89, 119, 149, 179]);
    expect(sums[1]).toBe((30 * (30 + 59)) / 2);
  });

  it('of an hour: 120 and what is left, from the full hour of UTC on', () => {
    const { startMs, maxima, sums, counts } = first(every(30, [0.25, 1.75]), 60);
    expect([startMs, ...counts]).toEqual([MARCH, 90, 90]);
    expect([...maxima]).toEqual([89, 179]);
    expect(sums[0]).toBe((90 * 89) / 2);
  });

  it('is no matter of minutes of written bytes: they are the same in all', () => {
    for (const minutes of BUCKET_MINUTES) {
      const { minuteSums, counts } = first(every(30, [0, 2], write), minutes);
      expect(counts.length).toBe(120 / minutes);
      // Minute k holds the rates 2k and 2k + 1, each for 30 s.
      expect([...minuteSums!]).toEqual(Array.from({ length: 120 }, (_, k) => (4 * k + 1) * 30));
    }
  });

  it('is what a lone stamp counts for', () => {
    for (const minutes of [15, 60]) {
      const { granularity } = first([aReading(MARCH, 1)], minutes);
      expect(granularity).toEqual({ intervalMs: minutes * MINUTE_MS, kind: 'average' });
    }
  });

  it('keeps the greatest, the total and the number, however it is chosen', () => {
    fc.assert(
      fc.property(someReadings, fc.constantFrom(...BUCKET_MINUTES), (readings, bucketMinutes) => {
        const ten = rollUp(readings, 20_000).peaks.series;
        const other = rollUp(readings, 20_000, { bucketMinutes }).peaks.series;
        expect(other.map(({ key }) => key)).toEqual(ten.map(({ key }) => key));
        other.forEach(({ maxima, counts }, index) => {
          const p100 = (of: Float64Array): number => percentileOfSeries(of, 100)!.value;
          const all = (of: Uint32Array): number => of.reduce((sum, count) => sum + count, 0);
          expect([p100(maxima), all(counts)]).toEqual([p100(ten[index]!.maxima), all(ten[index]!.counts)]);
        });
      }),
      { seed: 20_261_121, numRuns: 60 },
    );
  });
});

describe('peaks of several lengths', () => {
  const five = rollUp(every(20, [0, 2]), null, { bucketMinutes: 5 }).peaks;
  const hour = rollUp(every(20, [2, 4]), null, { bucketMinutes: 60 }).peaks;

  it('are neither joined, cut to one window nor stored together', () => {
    const message = /timeseries\/mixed-buckets: peaks of 5 minutes and peaks of 60 minutes .*--bucket-minutes/s;
    const mixed = { series: [...five.series, ...hour.series], spanMs: five.spanMs };
    for (const use of [
      () => mergePeaks([five, hour]),
      () => windowOf(mixed, { days: 1, endMs: null }),
      () => encodeSegment(mixed),
    ]) {
      expect(use).toThrow(message);
    }
  });

  it('of one length join to what they are together', () => {
    for (const bucketMinutes of [1, 15, 60]) {
      const all = every(20, [0, 4], write);
      const options = { bucketMinutes };
      const parts = [all.slice(0, 301), all.slice(301)].map((part) => rollUp(part, 20_000, options).peaks);
      expect(plain(mergePeaks(parts))).toEqual(plain(rollUp(all, 20_000, options).peaks));
    }
  });

  it('are cut where a bucket begins', () => {
    const series = first(every(20, [0, 4], write), 15);
    const cut = sliceWindow(series, instant(MARCH + HOUR_MS), instant(MARCH + 2 * HOUR_MS));
    expect([cut.startMs, cut.counts.length, cut.minuteSums!.length]).toEqual([MARCH + HOUR_MS, 4, 60]);
    expect(cut.maxima[0]).toBe(224);
  });
});

describe('a window', () => {
  it('ends where a bucket and a slot of 10 minutes end', () => {
    const ends = BUCKET_MINUTES.map((bucketMinutes) => {
      const { peaks } = rollUp([aReading(MARCH, 1), aReading(MARCH + 61 * MINUTE_MS, 1)], null, { bucketMinutes });
      const window = windowOf(peaks, { days: 1, endMs: null })!;
      expect(window.endMs - window.startMs).toBe(DAY_MS);
      return (window.endMs - MARCH) / MINUTE_MS;
    });
    expect(ends).toEqual([70, 70, 90, 80, 70, 90, 70, 120, 90, 80, 90, 120]);
  });
});

describe('coverage and calendar', () => {
  const DAY = { startMs: instant(MARCH), endMs: instant(MARCH + DAY_MS) };
  const cover = (readings: readonly Reading[], bucketMinutes: number): MachineCoverage =>
    deriveCoverage(rollUp(readings, null, { bucketMinutes }).peaks, DAY)[0]!;

  it('count slots of 10 minutes, so that samples of all day give all points', () => {
    for (const seconds of [20, 300, 600]) {
      const lengths = BUCKET_MINUTES.filter((minutes) => minutes <= 10 || seconds === 20);
      for (const minutes of lengths) {
        const { series, expectedPoints, longestGapMs } = cover(every(seconds, [0, 24]), minutes);
        expect([minutes, series[0]!.presentBuckets, expectedPoints, longestGapMs]).toEqual([minutes, 144, 288, 0]);
      }
    }
  });

  it('of longer buckets claim no more than their samples fill at the least', () => {
    // An hour holds six slots: one value fills one, half an hour of samples three, values of 15 minutes four.
    expect(cover(every(3600, [0, 24]), 60).series[0]!.presentBuckets).toBe(24);
    expect(cover(every(900, [0, 24]), 60).series[0]!.presentBuckets).toBe(24 * 4);
    const halves = Array.from({ length: 24 }, (_, hour) => every(20, [hour, hour + 0.5])).flat();
    expect(cover(halves, 60).series[0]!.presentBuckets).toBe(24 * 3);
    expect(cover(halves, 10).series[0]!.presentBuckets).toBe(24 * 3);
    expect(cover(halves, 15).series[0]!.presentBuckets).toBe(24 * 3);
  });

  it('never give longer buckets more points than those of 10 minutes', () => {
    const someMinutes = fc.uniqueArray(fc.integer({ min: 0, max: 1439 }), { minLength: 5, maxLength: 200 });
    fc.assert(
      fc.property(
        someMinutes,
        fc.constantFrom(...BUCKET_MINUTES.filter((one) => one > 10)),
        (minutes, bucketMinutes) => {
          const readings = minutes.map((minute) => aReading(MARCH + minute * MINUTE_MS, 1));
          const points = (length: number): number =>
            deriveCoverage(rollUp(readings, MINUTE_MS, { bucketMinutes: length }).peaks, DAY)[0]!.presentPoints;
          expect(points(bucketMinutes)).toBeLessThanOrEqual(points(10));
        },
      ),
      { seed: 20_261_121 },
    );
  });

  it('show the same days under averages of 5 minutes, however short the buckets', () => {
    const readings = every(300, [0, 36]);
    const two = { startMs: instant(MARCH), endMs: instant(MARCH + 2 * DAY_MS) };
    const seen = BUCKET_MINUTES.map((bucketMinutes) => {
      const calendar = deriveCalendar(rollUp(readings, null, { bucketMinutes }).peaks, two);
      return [calendar.days[0]!.buckets, ...calendar.machines[0]!.seenBuckets];
    });
    const ten = [144, 144, 72];
    const half = [48, 48, 24];
    // 1 and 2, 3, 4, 5, 6, 10, and the longer ones.
    expect(seen).toEqual([
      ...[ten, ten, half, [72, 72, 36], ten, half, ten],
      ...[[120, 120, 60], [96, 96, 48], [72, 72, 36], half, [24, 24, 12]],
    ]);
  });
});

describe('rules that were found in buckets of 10 minutes', () => {
  it('see shorter ones joined to such', () => {
    const readings = every(20, [0.1, 6.05], write);
    for (const [minutes, together] of [
      [1, 10],
      [2, 10],
      [5, 10],
      [4, 20],
      [3, 30],
      [6, 30],
    ] as const) {
      const wide = widenBuckets(first(readings, minutes));
      const expected = first(readings, together > 10 ? together : 10);
      expect([wide.bucketMs, wide.startMs]).toEqual([expected.bucketMs, expected.startMs]);
      expect([...wide.maxima]).toEqual([...expected.maxima]);
      expect([...wide.sums]).toEqual([...expected.sums]);
      expect([...wide.counts]).toEqual([...expected.counts]);
      expect([...wide.minuteSums!]).toEqual([...expected.minuteSums!]);
    }
    const long = first(readings, 15);
    expect(widenBuckets(long)).toBe(long);
  });

  /** Values that change every 2 hours, printed every 20 s. */
  const posing = Array.from({ length: 5 * 4320 }, (_, index) =>
    aReading(MARCH + index * 20_000, ((Math.imul(Math.floor(index / 360) + 7, 7919) >>> 3) % 1000) + 0.1),
  );

  it('find averages of 2 hours that pose as samples in buckets of any length up to an hour', () => {
    for (const bucketMinutes of BUCKET_MINUTES) {
      const { peaks } = rollUp(posing, 20_000, { bucketMinutes });
      const told = { machine: m, statedMs: 20_000, intervalMs: 2 * HOUR_MS, sign: 'repeats' };
      expect([bucketMinutes, ...findPosingAverages(peaks)]).toEqual([bucketMinutes, told]);
    }
  });

  it('accuse no samples of a minute in buckets of a minute, and still see stamps that are too dense', () => {
    const { peaks } = rollUp(every(60, [0, 48]), 60_000, { bucketMinutes: 1 });
    expect(findPosingAverages(peaks)).toEqual([]);
    const places = { nameOf: String, fileOf: () => null };
    const none = new Map<typeof m, Milliseconds>();
    const told = (seconds: number, stated: number): readonly string[] =>
      describeStatedIntervals(
        rollUp(every(seconds, [0, 48]), stated * 1000, { bucketMinutes: 1 }).peaks,
        { statedMs: (stated * 1000) as Milliseconds, apartMs: none },
        places,
      ).map(({ message }) => message);
    expect(told(60, 60)).toEqual([]);
    expect(told(60, 120)).toEqual([
      'the samples of "m" are stated as 120 s, but their stamps lie 60 s apart; the stated 120 s count',
    ]);
  });

  it('of averaging say that they were measured at 10 minutes where another length is used', () => {
    const cpu = new Set(['cpu'] as const);
    const words = 'in buckets of 10 minutes, not of the length used here, on';
    expect(describeShortfall(300_000, cpu)).not.toContain('buckets');
    expect(describeShortfall(300_000, cpu, 300_000)).toContain(words);
    expect(describeMinuteReadings(60_000, cpu, HOUR_MS)).toContain(words);
  });
});
