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
  const found = percentileOfFilled(values, percent, method);
  if (found === null) return null;
  return { ...found, bucketIndex: values.findIndex((candidate) => candidate >= found.value) };
}

/** As `percentileOfSeries`, for those who do not ask when. */
export function percentileOfFilled(
  values: Float64Array,
  percent: number,
  method: PercentileMethod,
): Omit<SeriesPercentile, 'bucketIndex'> | null {
  if (method === 'nearestRank') return nearestRankOf(values, percent);
  const sorted = values.filter((value) => !Number.isNaN(value)).sort();
  return sorted.length === 0 ? null : { value: interpolatedPercentileOfSorted(sorted, percent), count: sorted.length };
}

/** Kept between calls: making an array for every series would cost more than looking for the percentile. */
let scratch = new Float64Array(0);

/** Only the values that may be the percentile are looked at twice: for P95 about a tenth of them. */
function nearestRankOf(
  values: Float64Array,
  percent: number,
): { readonly value: number; readonly count: number } | null {
  if (scratch.length < values.length) scratch = new Float64Array(values.length);
  for (const least of [likelyBound(values, percent), -Infinity]) {
    const { kept, gaps } = keepFrom(least, values, scratch);
    const count = values.length - gaps;
    if (count === 0) return null;
    const place = rankOf(count, percent) - 1 - (count - kept);
    if (place >= 0) return { value: selectRank(scratch, place, kept), count };
  }
  return null;
}

/** Copies the values that are not below `least` and counts the gaps. The hot loop of percentiles: by index, one test a value. */
function keepFrom(
  least: number,
  values: Float64Array,
  into: Float64Array,
): { readonly kept: number; readonly gaps: number } {
  const { length } = values;
  let kept = 0;
  let gaps = 0;
  let index = 0;
  while (index < length) {
    const value = values[index++]!;
    if (value < least) continue;
    if (value >= least) into[kept++] = value;
    else gaps++;
  }
  return { kept, gaps };
}

/** How many values, evenly spread, are looked at for a first idea. */
const TRIAL = 256;

/** A value that is most likely not above the percentile, and not far below it; `-Infinity` where that would save nothing. */
function likelyBound(values: Float64Array, percent: number): number {
  const above = 1 - percent / 100;
  // Two standard deviations of how many of the trial lie above the percentile: one time in forty it takes a second look.
  const place = Math.ceil(TRIAL * above + 2 * Math.sqrt(TRIAL * above * (1 - above))) + 1;
  if (place > TRIAL / 3 || values.length < 4 * TRIAL) return -Infinity;
  const highest = new Float64Array(place).fill(-Infinity);
  const step = values.length / TRIAL;
  for (let index = 0; index < TRIAL; index++) {
    const value = values[Math.floor(index * step)]!;
    if (!(value > highest[0]!)) continue;
    let at = 0;
    while (at + 1 < place && highest[at + 1]! < value) {
      highest[at] = highest[at + 1]!;
      at++;
    }
    highest[at] = value;
  }
  return highest[0]!;
}
