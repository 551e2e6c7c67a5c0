import type { Instant, Milliseconds } from '../model/index.js';
import { minutesIn, seenLength } from './bucket-length.js';
import { roundedSum } from './exact-sum.js';
import type { BucketSeries } from './series.js';

/**
 * A series in buckets of at least 10 minutes, for rules that were found at that length: how many buckets show a week, a grid of
 * repeats, a crowd of stamps. The next length is taken that is whole buckets and whole slots of 10 minutes: 10 for 1, 2 and 5, 20
 * for 4, 30 for 3 and 6. Longer buckets stay as they are, since nothing can be known within them.
 *
 * A bucket of one value throughout keeps the sum of just that value, which adding rounded sums might miss.
 */
export function widenBuckets(series: BucketSeries): BucketSeries {
  const bucketMs = seenLength(series.bucketMs) as Milliseconds;
  const width = bucketMs / series.bucketMs;
  if (width === 1) return series;
  const offset = (series.startMs / series.bucketMs) % width;
  const before = offset < 0 ? offset + width : offset;
  const length = Math.ceil((before + series.counts.length) / width);
  const counts = new Uint32Array(length);
  const maxima = new Float64Array(length).fill(NaN);
  const sums = new Float64Array(length).fill(NaN);
  for (let index = 0; index < length; index++) {
    const from = Math.max(0, index * width - before);
    const to = Math.min(series.counts.length, (index + 1) * width - before);
    const { count, maximum, sum } = joined(series, from, to);
    if (count === 0) continue;
    counts[index] = count;
    maxima[index] = maximum;
    sums[index] = sum;
  }
  const startMs = (series.startMs - before * series.bucketMs) as Instant;
  return {
    ...series,
    bucketMs,
    startMs,
    maxima,
    sums,
    counts,
    minuteSums: widenMinutes(series, before, length * width),
  };
}

function joined(
  { maxima, sums, counts }: BucketSeries,
  from: number,
  to: number,
): { readonly count: number; readonly maximum: number; readonly sum: number } {
  const parts: number[] = [];
  let count = 0;
  let maximum = -Infinity;
  let isPlain = true;
  for (let index = from; index < to; index++) {
    if (counts[index] === 0) continue;
    const value = maxima[index]!;
    if (value * counts[index]! !== sums[index] || (count > 0 && value !== maximum)) isPlain = false;
    maximum = Math.max(maximum, value);
    count += counts[index]!;
    parts.push(sums[index]!);
  }
  return { count, maximum, sum: isPlain ? maximum * count : roundedSum(parts) };
}

function widenMinutes({ minuteSums, bucketMs }: BucketSeries, before: number, length: number): Float64Array | null {
  if (minuteSums === null) return null;
  const minutes = new Float64Array(length * minutesIn(bucketMs)).fill(NaN);
  minutes.set(minuteSums, before * minutesIn(bucketMs));
  return minutes;
}
