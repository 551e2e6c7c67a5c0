import { describe, expect, it } from 'vitest';
import { toMachineId } from '../../src/model/index.js';
import type { Instant, MachineId, Milliseconds } from '../../src/model/index.js';
import { DEFAULT_BUCKET_MS, describeStatedIntervals } from '../../src/timeseries/index.js';
import type { BucketSeries, PeakSet } from '../../src/timeseries/index.js';

const web = toMachineId('web01');
const PLACES = { nameOf: (machine: MachineId) => machine, fileOf: () => ({ file: 'perf.csv' }) };

function aSeries(statedSeconds: number, counts: readonly number[]): BucketSeries {
  return {
    key: { machine: web, channel: 'cpuUsedCores', instance: '' },
    granularity: { intervalMs: (statedSeconds * 1000) as Milliseconds, kind: 'sample' },
    startMs: 0 as Instant,
    maxima: Float64Array.from(counts, (count) => (count === 0 ? Number.NaN : 1)),
    sums: Float64Array.from(counts),
    counts: Uint32Array.from(counts),
    bucketMs: DEFAULT_BUCKET_MS,
    minuteSums: null,
  };
}

function told(statedSeconds: number, counts: readonly number[], shortestSeconds: number | null): readonly string[] {
  const peaks: PeakSet = { series: [aSeries(statedSeconds, counts)], spanMs: [0 as Instant, 1 as Instant] };
  const apartMs = new Map(shortestSeconds === null ? [] : [[web, (shortestSeconds * 1000) as Milliseconds]]);
  const terms = { statedMs: (statedSeconds * 1000) as Milliseconds, apartMs };
  return describeStatedIntervals(peaks, terms, PLACES).map(({ message }) => message);
}

const hours = (count: number, buckets = 24): readonly number[] => Array.from({ length: buckets }, () => count);

describe('an interval that is stated', () => {
  it('and contradicts stamps that lie farther apart is told with both, and that it counts', () => {
    expect(told(20, hours(10), 60)).toEqual([
      'the samples of "web01" are stated as 20 s, but their stamps lie 60 s apart; the stated 20 s count',
    ]);
    expect(told(20, hours(20), 30)).toHaveLength(1);
  });

  it('and contradicts stamps that lie closer together is told, whatever their shortest distance', () => {
    expect(told(300, hours(30), null)).toEqual([
      'the samples of "web01" are stated as 300 s, but their stamps lie 20 s apart; the stated 300 s count',
    ]);
    expect(told(1800, hours(2), 300)[0]).toContain('300 s apart');
  });

  it.each([
    ['fits', 20, hours(30), 20],
    ['wavers by a second', 60, hours(10), 61],
    ['has a restart in it, two stamps a second apart', 300, [3, ...hours(2)], 1],
    ['is longer than a bucket', 1800, [1, 0, 0, ...hours(1)], 1800],
    ['has gaps', 20, hours(3), 20],
    ['was seen for an hour', 300, hours(30, 6), null],
  ])('is not told where it %s', (_, stated, counts, shortest) => {
    expect(told(stated, counts, shortest)).toEqual([]);
  });
});
