import type { Instant, Milliseconds } from '../model/index.js';
import type { BucketColumns } from './bucket-accumulator.js';
import { combineGranularities, granularityOf } from './granularity.js';
import { DISK_PAIRS } from './machine-roll-up.js';
import { ALL_INSTANCES } from './series.js';
import type { BucketSeries, Channel, Granularity, Rollup, SeriesKey } from './series.js';

/** The channels that a derived series is summed from; of any other, itself. */
export function channelsIn(channel: Channel): readonly Channel[] {
  const pair = DISK_PAIRS.find(({ both }) => both === channel);
  return pair === undefined ? [channel] : [pair.read, pair.write];
}

/** Whether a derived series was summed from this one. */
export const isPartOf = (
  series: { readonly channel: Channel; readonly instance: string },
  channel: Channel,
  instance: string,
): boolean =>
  (instance === ALL_INSTANCES || series.instance === instance) && channelsIn(channel).includes(series.channel);

/** What is known of a series of the source. */
export interface Told {
  /** Null where it shows none. */
  readonly intervalMs: number | null;
  readonly rollup: Rollup | null;
}

/**
 * Of a series that was summed of some, or read as it is. A sum is no finer than its coarsest part. Parts of one stamp show no
 * interval and do not count; where all are such, each value counts for one bucket.
 */
export function granularityTogether(parts: readonly Told[], bucketMs: Milliseconds): Granularity {
  const known = parts.flatMap(({ intervalMs, rollup }) =>
    intervalMs === null ? [] : [granularityOf(intervalMs as Milliseconds, rollup)],
  );
  return known.length === 0 ? granularityOf(bucketMs) : combineGranularities(known);
}

/** A series of finished columns. */
export function finishSeries(
  key: SeriesKey,
  columns: BucketColumns | null,
  granularity: Granularity,
): BucketSeries | null {
  // A source's own total has no buckets of its own: it went into the derived series of that name.
  if (columns === null) return null;
  const { bucketMs, startMs, maxima, sums, counts, minuteValueSums } = columns;
  const minuteSums = minuteValueSums?.map((sum) => (sum * granularity.intervalMs) / 1000) ?? null;
  return { key, granularity, bucketMs, startMs: startMs as Instant, maxima, sums, counts, minuteSums };
}
