import { AssessmentError } from '../model/index.js';
import type { Milliseconds } from '../model/index.js';
import { MINUTE_MS } from './series.js';

const DEFAULT_BUCKET_MINUTES = 10;
/** 10 minutes: the bucket of Azure Migrate's documents, and of a `peaks.store` that does not say. */
export const DEFAULT_BUCKET_MS: Milliseconds = (DEFAULT_BUCKET_MINUTES * MINUTE_MS) as Milliseconds;
/** The divisors of 60: buckets of such a length begin at every full hour of UTC, whatever the day. */
export const BUCKET_MINUTES: readonly number[] = [1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 30, 60];
/** The slots that Azure Migrate's confidence rating counts. */
export const SLOT_MS: number = 10 * MINUTE_MS;

/**
 * The length of buckets in milliseconds.
 *
 * @param minutes absent: 10
 * @throws {AssessmentError} `timeseries/bad-bucket-length`: not one of `BUCKET_MINUTES`
 */
export function bucketLength(minutes: number = DEFAULT_BUCKET_MINUTES): Milliseconds {
  if (BUCKET_MINUTES.includes(minutes)) return (minutes * MINUTE_MS) as Milliseconds;
  throw new AssessmentError({
    code: 'timeseries/bad-bucket-length',
    severity: 'error',
    at: null,
    message: `buckets of ${minutes} minutes are not offered`,
    remedy: `use a number of minutes that divides the hour: ${BUCKET_MINUTES.join(', ')}`,
  });
}

export const isBucketLength = (bucketMs: unknown): bucketMs is Milliseconds =>
  BUCKET_MINUTES.some((minutes) => minutes * MINUTE_MS === bucketMs);

/** Minutes of a bucket, as its sums by the minute are laid out. */
export const minutesIn = (bucketMs: number): number => bucketMs / MINUTE_MS;

/** `10-minute`, to stand before peaks, maxima or buckets. */
export const bucketWord = (bucketMs: number): string => `${minutesIn(bucketMs)}-minute`;

/**
 * The one length of the buckets of some series; of none, the default.
 *
 * @throws {AssessmentError} `timeseries/mixed-buckets`: peaks of 5 minutes and of an hour are different quantities
 */
export function commonBucketLength(series: Iterable<{ readonly bucketMs: Milliseconds }>): Milliseconds {
  let common: Milliseconds | null = null;
  for (const { bucketMs } of series) {
    common ??= bucketMs;
    if (bucketMs !== common) throw mixedBuckets(common, bucketMs);
  }
  return common ?? DEFAULT_BUCKET_MS;
}

const mixedBuckets = (one: number, other: number): AssessmentError =>
  new AssessmentError({
    code: 'timeseries/mixed-buckets',
    severity: 'error',
    at: null,
    message: `peaks of ${minutesIn(one)} minutes and peaks of ${minutesIn(other)} minutes cannot be joined or compared`,
    remedy: 'read all samples with one length of buckets (bucketMinutes, --bucket-minutes)',
  });

/** The shortest time that is whole buckets and whole slots of 10 minutes: 10 for buckets of 1, 2, 5 and 10 minutes, 30 for 3, 6 and 15. */
export function wholeSlots(bucketMs: number): number {
  let whole = bucketMs;
  while (whole % SLOT_MS !== 0) whole += bucketMs;
  return whole;
}

/**
 * The time of which buckets show whether anything was sampled, where averages of up to 10 minutes must leave no gap: a bucket, or as
 * many of those shorter than a slot as make whole slots.
 */
export const seenLength = (bucketMs: number): number => (bucketMs < SLOT_MS ? wholeSlots(bucketMs) : bucketMs);
