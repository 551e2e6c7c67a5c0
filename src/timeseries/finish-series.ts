import type { Instant, Milliseconds } from '../model/index.js';
import type { BucketColumns } from './bucket-accumulator.js';
import { DISK_PAIRS } from './machine-roll-up.js';
import { ALL_INSTANCES, BUCKET_MS, MINUTE_MS } from './series.js';
import type { BucketSeries, Channel, Granularity, SeriesKey } from './series.js';

/** Whether a derived series was summed from this one. */
export function isPartOf(
  series: { readonly channel: Channel; readonly instance: string },
  channel: Channel,
  instance: string,
): boolean {
  const pair = DISK_PAIRS.find(({ both }) => both === channel);
  const hasChannel =
    pair === undefined ? series.channel === channel : series.channel === pair.read || series.channel === pair.write;
  return hasChannel && (instance === ALL_INSTANCES || series.instance === instance);
}

/** A sum is no finer than its coarsest part. Parts of one stamp show no interval and do not count. */
export function longestOf(intervals: readonly (number | null)[]): number | null {
  const known = intervals.filter((interval) => interval !== null);
  return known.length === 0 ? null : Math.max(...known);
}

/** A series of finished columns. `interval` null: it shows none and counts as an average over one bucket. */
export function finishSeries(
  key: SeriesKey,
  columns: BucketColumns | null,
  interval: number | null,
): BucketSeries | null {
  // A source's own total has no buckets of its own: it went into the derived series of that name.
  if (columns === null) return null;
  const { startMs, maxima, sums, counts, minuteValueSums } = columns;
  const granularity = granularityOf((interval ?? BUCKET_MS) as Milliseconds);
  const minuteSums = minuteValueSums?.map((sum) => (sum * granularity.intervalMs) / 1000) ?? null;
  return { key, granularity, startMs: startMs as Instant, maxima, sums, counts, minuteSums };
}

/** At most 60 s is a sample; a longer average hides the peaks within it and is never called one. */
export const granularityOf = (intervalMs: Milliseconds): Granularity => ({
  intervalMs,
  kind: intervalMs <= MINUTE_MS ? 'sample' : 'average',
});
