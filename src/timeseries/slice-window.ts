import type { Instant } from '../model/index.js';
import { commonBucketLength, minutesIn, wholeSlots } from './bucket-length.js';
import type { BucketSeries, PeakSet } from './series.js';

const DAY_MS = 86_400_000;

/** A stretch of time `[startMs, endMs)`; both ends lie where a bucket and a slot of 10 minutes end. */
export interface Window {
  readonly startMs: Instant;
  readonly endMs: Instant;
}

/** What a window depends on: the length of the buckets, and the first and last sample. */
export interface SampledSpan {
  readonly series: Iterable<Pick<BucketSeries, 'bucketMs'>>;
  readonly spanMs: PeakSet['spanMs'];
}

/**
 * The last `days` days of what was sampled. The end is rounded up to the next bucket and slot of 10 minutes, so the
 * last sample is inside.
 *
 * @param days above 0; fractions are rounded up likewise
 * @param endMs where the window ends; null: behind the last sample
 * @returns null where `endMs` is null and nothing was sampled
 */
export function windowOf(
  { series, spanMs }: SampledSpan,
  { days, endMs }: { readonly days: number; readonly endMs: Instant | null },
): Window | null {
  if (endMs === null && spanMs === null) return null;
  const step = wholeSlots(commonBucketLength(series));
  const end = endMs === null ? (Math.floor(spanMs![1] / step) + 1) * step : Math.ceil(endMs / step) * step;
  const start = end - Math.ceil((days * DAY_MS) / step) * step;
  return { startMs: start as Instant, endMs: end as Instant };
}

/**
 * The buckets of a series that begin in `[startMs, endMs)`: windows that meet share no bucket and lose none.
 *
 * @returns views on the same columns, nothing is copied; no bucket at all where the window lies beside the series
 */
export function sliceWindow(series: BucketSeries, startMs: Instant, endMs: Instant): BucketSeries {
  const { bucketMs } = series;
  const { length } = series.maxima;
  const minutesABucket = minutesIn(bucketMs);
  const placeOf = (atMs: number): number =>
    Math.min(length, Math.max(0, Math.ceil((atMs - series.startMs) / bucketMs)));
  const start = placeOf(startMs);
  const end = Math.max(start, placeOf(endMs));
  return {
    ...series,
    startMs: (series.startMs + start * bucketMs) as Instant,
    maxima: series.maxima.subarray(start, end),
    sums: series.sums.subarray(start, end),
    counts: series.counts.subarray(start, end),
    minuteSums: series.minuteSums?.subarray(start * minutesABucket, end * minutesABucket) ?? null,
  };
}
