import { invariant } from '../model/index.js';
import { selectRank } from './select-rank.js';

/** Which of the two usual definitions a percentile follows. */
export type PercentileMethod = 'nearestRank' | 'interpolated';

/**
 * The nearest-rank percentile: the smallest sample that at least `percent` % of the samples do not exceed.
 * Always a value that was seen. Sizing uses P95: a machine may queue through the rarest 5 % of its peaks.
 *
 * @param sorted ascending samples in one unit, at least one, no NaN
 * @param percent integer in [1, 100]; 100 is the maximum
 * @returns the sample of rank ceil(percent * n / 100), counted from 1; integer arithmetic, no float rank
 * @throws {InvariantError} `sorted` is empty or `percent` lies outside [1, 100]
 *
 * Source: Hyndman & Fan (1996), definition 1. Cost: O(1).
 */
export function percentileOfSorted(sorted: Float64Array, percent: number): number {
  return sorted[rankOf(sorted.length, percent) - 1]!;
}

/** The rank, from 1, that the nearest-rank percentile of `count` samples has. */
export function rankOf(count: number, percent: number): number {
  invariant(count > 0, 'a percentile needs at least one sample');
  invariant(Number.isInteger(percent) && percent >= 1 && percent <= 100, `percent must be 1 to 100, found ${percent}`);
  return Math.floor((percent * count + 99) / 100);
}

/**
 * The interpolating percentile (Hyndman & Fan, definition 7, the default of spreadsheets): between the two samples around
 * position `(n - 1) * percent / 100`. May return a value that was never seen; clamped, since float arithmetic could
 * otherwise land above both.
 *
 * @param sorted ascending samples in one unit, at least one, no NaN
 * @param percent integer in [1, 100]
 */
export function interpolatedPercentileOfSorted(sorted: Float64Array, percent: number): number {
  invariant(sorted.length > 0, 'a percentile needs at least one sample');
  invariant(Number.isInteger(percent) && percent >= 1 && percent <= 100, `percent must be 1 to 100, found ${percent}`);
  const position = ((sorted.length - 1) * percent) / 100;
  const lower = sorted[Math.floor(position)]!;
  const upper = sorted[Math.ceil(position)]!;
  const value = lower + (upper - lower) * (position - Math.floor(position));
  return Math.min(upper, Math.max(lower, value));
}

/** A percentile of a series with gaps, and when it was first reached. */
export interface SeriesPercentile {
  readonly value: number;
  /** Index of the first bucket whose value reaches it. */
  readonly bucketIndex: number;
  /** Buckets that hold a value: n of the rank. */
  readonly count: number;
}

/**
 * The percentile of the buckets that hold a value; gaps (`NaN`) are left out.
 *
 * @returns null if no bucket holds a value
 */
export function percentileOfSeries(
  values: Float64Array,
  percent: number,
  method: PercentileMethod = 'nearestRank',
): SeriesPercentile | null {
  const { filled, count } = withoutGaps(values);
  if (count === 0) return null;
  const value =
    method === 'nearestRank'
      ? selectRank(filled, rankOf(count, percent) - 1, count)
      : interpolatedPercentileOfSorted(filled.slice(0, count).sort(), percent);
  return { value, bucketIndex: values.findIndex((candidate) => candidate >= value), count };
}

/** Kept between calls: making an array for every series would cost more than looking for the percentile. */
let scratch = new Float64Array(0);

/** A copy of the values that are there, in an array that the next call overwrites. */
function withoutGaps(values: Float64Array): { readonly filled: Float64Array; readonly count: number } {
  if (scratch.length < values.length) scratch = new Float64Array(values.length);
  let count = 0;
  for (const value of values) {
    scratch[count] = value;
    if (!Number.isNaN(value)) count++;
  }
  return { filled: scratch, count };
}
