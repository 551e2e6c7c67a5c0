import { describe, expect, it } from 'vitest';
import { toMachineId } from '../../src/model/index.js';
import { DEFAULT_BUCKET_MS, deriveCoverage, starsOf, windowOf } from '../../src/timeseries/index.js';
import type { MachineCoverage, Reading, Window } from '../../src/timeseries/index.js';
import { NEEDS_SHARED, hasShared, truthCases } from '../support/shared-material.js';
import { aReading, instant, MARCH, rollUp } from './readings.js';

const DAY_MS = 86_400_000;
const WEEK: Window = { startMs: instant(MARCH), endMs: instant(MARCH + 7 * DAY_MS) };

/** One reading in each bucket of `[from, to)` days after 1 March. */
const everyBucket = (from: number, to: number, over: Partial<Reading> = {}): readonly Reading[] =>
  Array.from({ length: Math.round(((to - from) * DAY_MS) / DEFAULT_BUCKET_MS) }, (_, index) =>
    aReading(MARCH + from * DAY_MS + index * DEFAULT_BUCKET_MS, 1, over),
  );

const cover = (
  readings: readonly Reading[],
  window: Window = WEEK,
  expected?: Parameters<typeof deriveCoverage>[2],
): MachineCoverage => deriveCoverage(rollUp(readings).peaks, window, expected)[0]!;

const memory = { channel: 'memoryConsumedBytes' } as const;
const disk = (channel: Reading['channel'], instance = 'scsi0:0'): Partial<Reading> => ({ channel, instance });

describe.skipIf(!hasShared)('coverage as the vendor documents it', () => {
  it.each(truthCases('confidence'))(`$id${NEEDS_SHARED}`, ({ input, expected }) => {
    expect(starsOf(Number(input['availabilityPct']))).toBe(expected['stars']);
  });

  it.each(truthCases('rollup').filter(({ expected }) => 'dataPointsWhenComplete' in expected))(
    `$id${NEEDS_SHARED}`,
    ({ input, expected }) => {
      const days = { Day: 1, Week: 7 }[String(input['timeRange'])]!;
      const window = { startMs: instant(MARCH), endMs: instant(MARCH + days * DAY_MS) };
      const { series } = cover(everyBucket(-1, 9), window);
      expect(series[0]?.presentBuckets).toBe(expected['dataPointsWhenComplete']);
    },
  );

  it.each(truthCases('rollup').filter(({ expected }) => 'dataPointMinutes' in expected))(
    `$id${NEEDS_SHARED}`,
    ({ input, expected }) => {
      expect(DEFAULT_BUCKET_MS).toBe(Number(expected['dataPointMinutes']) * 60_000);
      const stepMs = Number(input['sampleIntervalSeconds']) * 1000;
      const [series] = rollUp([5, 1, 3].map((value, index) => aReading(MARCH + index * stepMs, value))).peaks.series;
      expect(series!.maxima[0]).toBe(5);
      expect(series!.sums[0]! / series!.counts[0]!).toBe(3);
    },
  );
});

describe('stars', () => {
  it('close each band at its upper end', () => {
    const percents = [0, 20, 20.01, 40, 40.01, 60, 60.01, 80, 80.01, 100];
    expect(percents.map(starsOf)).toEqual([1, 1, 2, 2, 3, 3, 4, 4, 5, 5]);
  });
});

describe('the coverage of a machine', () => {
  it('is whole where every needed series has every bucket', () => {
    const found = cover([
      ...everyBucket(0, 7),
      ...everyBucket(0, 7, memory),
      ...(['diskReadIops', 'diskWriteIops', 'diskReadBytesPerSecond', 'diskWriteBytesPerSecond'] as const).flatMap(
        (channel) => everyBucket(0, 7, disk(channel)),
      ),
      ...everyBucket(0, 7, { channel: 'networkInBytesPerSecond', instance: '4000' }),
      ...everyBucket(0, 7, { channel: 'networkOutBytesPerSecond', instance: '4000' }),
    ]);
    expect(found).toMatchObject({ expectedPoints: 8 * 1008, presentPoints: 8 * 1008, percent: 100, stars: 5 });
    expect(found.longestGapMs).toBe(0);
    expect(found.sampledMs).toEqual([MARCH, MARCH + 7 * DAY_MS]);
  });

  it('falls with each series that a disk should have and has not', () => {
    const found = cover([
      ...everyBucket(0, 7),
      ...everyBucket(0, 7, memory),
      ...everyBucket(0, 7, disk('diskReadIops')),
    ]);
    expect(found).toMatchObject({ expectedPoints: 6 * 1008, presentPoints: 3 * 1008, percent: 50, stars: 3 });
  });

  it('counts the disks and NICs that only the inventory knows', () => {
    const expected = new Map([[toMachineId('m'), { disks: 2, nics: 1 }]]);
    const found = cover([...everyBucket(0, 7), ...everyBucket(0, 7, memory)], WEEK, expected);
    expect(found).toMatchObject({ expectedPoints: 12 * 1008, presentPoints: 2 * 1008, stars: 1 });
  });

  it('takes any kind of memory for memory, and counts a bucket once', () => {
    const active = { channel: 'memoryActiveBytes' } as const;
    const found = cover([...everyBucket(0, 4, memory), ...everyBucket(3, 7, active)]);
    expect(found.series).toEqual([{ channel: 'memory', instance: '', presentBuckets: 1008 }]);
    expect(found.presentPoints).toBe(1008);
  });

  it("takes a source's total for one disk where it names none", () => {
    const found = cover(everyBucket(0, 7, disk('diskWriteBytesPerSecond', '')));
    expect(found.series).toEqual([{ channel: 'diskWriteBytesPerSecond', instance: '*', presentBuckets: 1008 }]);
    expect(found.expectedPoints).toBe(6 * 1008);
  });

  it('looks at the window only, edges included in its gaps', () => {
    const found = cover([...everyBucket(-3, 1), ...everyBucket(3, 4), ...everyBucket(9, 10)]);
    expect(found.presentPoints).toBe(288);
    expect(found.sampledMs).toEqual([MARCH, MARCH + 4 * DAY_MS]);
    expect(found.longestGapMs).toBe(3 * DAY_MS);
    const beside = cover(everyBucket(9, 10));
    expect(beside).toMatchObject({ presentPoints: 0, percent: 0, stars: 1, sampledMs: null, longestGapMs: 7 * DAY_MS });
  });
});

describe('turns of the month', () => {
  const monthEndsSeen = (readings: readonly Reading[], window: Window): readonly (readonly [string, boolean])[] =>
    cover(readings, window).monthEnds.map(({ startMs, isSeen }) => [
      new Date(startMs).toISOString().slice(0, 10),
      isSeen,
    ]);

  it('are seen where half of their two days hold samples', () => {
    const window = { startMs: instant(Date.UTC(2026, 0, 15)), endMs: instant(Date.UTC(2026, 3, 2)) };
    expect(monthEndsSeen(everyBucket(-20, 0), window)).toEqual([
      ['2026-01-31', false],
      ['2026-02-28', true],
      ['2026-03-31', false],
    ]);
    expect(monthEndsSeen(everyBucket(-20, -0.5), window)[1]).toEqual(['2026-02-28', false]);
    expect(monthEndsSeen(everyBucket(0, 1), window)[1]).toEqual(['2026-02-28', false]); // its last day was not sampled
    expect(monthEndsSeen(everyBucket(-0.5, 0.5), window)[1]).toEqual(['2026-02-28', true]);
  });

  it('are listed where the window touches them, leap years and the turn of the year included', () => {
    const at = (text: string): Window['startMs'] => instant(Date.parse(`${text}T00:00:00Z`));
    const list = (startMs: Window['startMs'], endMs: Window['endMs']): readonly string[] =>
      monthEndsSeen([aReading(MARCH, 1)], { startMs, endMs }).map(([day]) => day);
    expect(list(at('2026-03-02'), at('2026-03-31'))).toEqual([]);
    // The last day of February lies before the window: it cannot be seen there, nor be missed.
    expect(list(at('2026-03-01'), at('2026-03-31'))).toEqual([]);
    expect(list(at('2026-02-28'), at('2026-03-31'))).toEqual(['2026-02-28']);
    expect(list(at('2027-12-15'), at('2028-03-01'))).toEqual(['2027-12-31', '2028-01-31', '2028-02-29']);
  });
});

describe('the window', () => {
  const { peaks } = rollUp([aReading(MARCH + 5, 1), aReading(MARCH + 3 * DAY_MS, 1)]);

  it('ends behind the last sample, or where it is told to', () => {
    const end = MARCH + 3 * DAY_MS + DEFAULT_BUCKET_MS;
    expect(windowOf(peaks, { days: 30, endMs: null })).toEqual({ startMs: end - 30 * DAY_MS, endMs: end });
    const told = windowOf(peaks, { days: 1, endMs: instant(MARCH + 1) });
    expect(told).toEqual({ startMs: MARCH + DEFAULT_BUCKET_MS - DAY_MS, endMs: MARCH + DEFAULT_BUCKET_MS });
    expect(windowOf({ series: [], spanMs: null }, { days: 30, endMs: null })).toBeNull();
  });
});
