import type { Instant } from '../model/index.js';
import { BUCKET_MS, MINUTE_MS } from './series.js';
import type { BucketSeries, PeakSet } from './series.js';

const DAY_MS = 86_400_000;
const MINUTES_A_BUCKET = BUCKET_MS / MINUTE_MS;

/** A stretch of time `[startMs, endMs)`; both ends are multiples of `BUCKET_MS`. */
export interface Window {
  readonly startMs: Instant;
  readonly endMs: Instant;
}

/**
 * The last `days` days of what was sampled. The end is rounded up to the next bucket, so the last sample is inside.
 *
 * @param days above 0; fractions are rounded up to whole buckets
 * @param endMs where the window ends; null: behind the last sample
 * @returns null where `endMs` is null and nothing was sampled
 */
export function windowOf(
  { spanMs }: PeakSet,
  { days, endMs }: { readonly days: number; readonly endMs: Instant | null },
): Window | null {
  if (endMs === null && spanMs === null) return null;
  const end =
    endMs === null ? (Math.floor(spanMs![1] / BUCKET_MS) + 1) * BUCKET_MS : Math.ceil(endMs / BUCKET_MS) * BUCKET_MS;
  const start = end - Math.ceil((days * DAY_MS) / BUCKET_MS) * BUCKET_MS;
  return { startMs: start as Instant, endMs: end as Instant };
}

/**
 * The buckets of a series that begin in `[startMs, endMs)`: windows that meet share no bucket and lose none.
 *
 * @returns views on the same columns, nothing is copied; no bucket at all where the window lies beside the series
 */
export function sliceWindow(series: BucketSeries, startMs: Instant, endMs: Instant): BucketSeries {
  const { length } = series.maxima;
  const placeOf = (atMs: number): number =>
    Math.min(length, Math.max(0, Math.ceil((atMs - series.startMs) / BUCKET_MS)));
  const start = placeOf(startMs);
  const end = Math.max(start, placeOf(endMs));
  return {
    ...series,
    startMs: (series.startMs + start * BUCKET_MS) as Instant,
    maxima: series.maxima.subarray(start, end),
    sums: series.sums.subarray(start, end),
    counts: series.counts.subarray(start, end),
    minuteSums: series.minuteSums?.subarray(start * MINUTES_A_BUCKET, end * MINUTES_A_BUCKET) ?? null,
  };
}
