import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_BUCKET_MS, mergePeaks, sliceWindow } from '../../src/timeseries/index.js';
import { aReading, instant, MARCH, plain, rollUp, someReadings } from './readings.js';

describe('merging peak sets', () => {
  it('gives what one run over all readings gives, where the parts share no bucket', () => {
    const cut = fc.integer({ min: -6, max: 6 }).map((bucket) => MARCH + bucket * DEFAULT_BUCKET_MS);
    fc.assert(
      fc.property(someReadings, cut, (readings, cutMs) => {
        const before = rollUp(
          readings.filter(({ atMs }) => atMs < cutMs),
          20_000,
        ).peaks;
        const after = rollUp(
          readings.filter(({ atMs }) => atMs >= cutMs),
          20_000,
        ).peaks;
        const whole = plain(rollUp(readings, 20_000).peaks);
        expect(plain(mergePeaks([before, after]))).toEqual(whole);
        expect(plain(mergePeaks([after, before]))).toEqual(whole);
      }),
    );
  });

  it('takes the larger maximum and adds the rest where buckets overlap', () => {
    const write = { channel: 'diskWriteBytesPerSecond', instance: 'a' } as const;
    const first = rollUp([aReading(MARCH, 5, write), aReading(MARCH + 20_000, 7, write)]).peaks;
    const second = rollUp(
      [aReading(MARCH + 40_000, 9, write), aReading(MARCH + 3 * DEFAULT_BUCKET_MS, 1, write)],
      300_000,
    ).peaks;
    const merged = mergePeaks([first, second]).series.find(({ key }) => key.instance === 'a')!;
    expect([...merged.maxima]).toEqual([9, NaN, NaN, 1]);
    expect([...merged.sums]).toEqual([21, NaN, NaN, 1]);
    expect([...merged.counts]).toEqual([3, 0, 0, 1]);
    expect(merged.minuteSums![0]).toBe(12 * 20 + 9 * 300);
    expect(merged.minuteSums![1]).toBeNaN();
    expect(merged.granularity).toEqual({ intervalMs: 300_000, kind: 'average' });
  });

  it('of nothing is nothing, and of one set is that set', () => {
    expect(mergePeaks([])).toEqual({ series: [], spanMs: null });
    fc.assert(
      fc.property(someReadings, (readings) => {
        const { peaks } = rollUp(readings);
        expect(plain(mergePeaks([peaks, { series: [], spanMs: null }]))).toEqual(plain(peaks));
      }),
    );
  });
});

describe('slicing a window', () => {
  it('gives each bucket to one of two windows that meet', () => {
    const offset = fc.integer({ min: -5_000_000, max: 5_000_000 });
    fc.assert(
      fc.property(someReadings, offset, (readings, cut) => {
        const { peaks } = rollUp(readings);
        const [start, middle, end] = [instant(MARCH - 1e9), instant(MARCH + cut), instant(MARCH + 1e9)];
        const halves = [
          [start, middle],
          [middle, end],
        ] as const;
        const parts = halves.map(([from, to]) => ({
          series: peaks.series.map((series) => sliceWindow(series, from, to)),
          spanMs: peaks.spanMs,
        }));
        expect(plain(mergePeaks(parts))).toEqual(plain(peaks));
        for (const series of parts[0]!.series) {
          if (series.maxima.length === 0) continue;
          expect(series.startMs + (series.maxima.length - 1) * DEFAULT_BUCKET_MS).toBeLessThan(middle);
        }
      }),
    );
  });
});

describe('a part of one stamp', () => {
  it('shows no interval, and does not make averages of samples', () => {
    const day = rollUp(Array.from({ length: 90 }, (_, step) => aReading(MARCH + step * 20_000, 1))).peaks;
    const one = rollUp([aReading(MARCH + 86_400_000, 2)]).peaks;
    expect(one.series[0]!.granularity.intervalMs).toBe(600_000);
    for (const sets of [
      [day, one],
      [one, day],
    ]) {
      expect(mergePeaks(sets).series[0]!.granularity).toEqual({ intervalMs: 20_000, kind: 'sample' });
    }
    expect(mergePeaks([one, one]).series[0]!.granularity.kind).toBe('average');
  });
});
