import type { Instant } from '../model/index.js';
import { commonBucketLength, minutesIn } from './bucket-length.js';
import { coarsestGranularity } from './coarsest-granularity.js';
import { compareKeys } from './compare-keys.js';
import { roundedSum } from './exact-sum.js';
import type { BucketSeries, PeakSet } from './series.js';

/**
 * Joins peak sets that were rolled up one after another, such as the segments of a `peaks.store`.
 *
 * Series of one key become one: the larger maximum, the sum of the sums, counts and minutes, gaps between them left as
 * gaps; the coarser granularity (`coarsestGranularity`). Sums of a bucket are added exactly
 * and rounded once, so the order of the sets does not matter. Buckets that two sets share should hold different samples: the same sample twice counts twice.
 * Derived series are not formed anew: where one set holds a disk and another set holds the next disk of the same
 * machine at the same time, the peak over all disks is the larger of both and not their sum. Roll such inputs up together.
 *
 * @throws {AssessmentError} `timeseries/mixed-buckets`: the sets have buckets of several lengths
 */
export function mergePeaks(sets: readonly PeakSet[]): PeakSet {
  const ordered = sets.flatMap(({ series }) => series).sort((left, right) => compareKeys(left.key, right.key));
  commonBucketLength(ordered);
  const merged: BucketSeries[] = [];
  let run: BucketSeries[] = [];
  for (const series of ordered) {
    if (run.length > 0 && compareKeys(run[0]!.key, series.key) !== 0) {
      merged.push(mergeSeries(run));
      run = [];
    }
    run.push(series);
  }
  if (run.length > 0) merged.push(mergeSeries(run));
  const spans = sets.map(({ spanMs }) => spanMs).filter((span) => span !== null);
  const first = spans.reduce((least, [start]) => Math.min(least, start), Infinity);
  const last = spans.reduce((greatest, [, end]) => Math.max(greatest, end), -Infinity);
  return { series: merged, spanMs: spans.length === 0 ? null : [first as Instant, last as Instant] };
}

/** Series of one key, in the order given, at least one. */
function mergeSeries(parts: readonly BucketSeries[]): BucketSeries {
  const [first] = parts;
  if (parts.length === 1) return first!;
  const { bucketMs } = first!;
  const minutesABucket = minutesIn(bucketMs);
  const filled = parts.filter(({ maxima }) => maxima.length > 0);
  const startMs = filled.reduce((least, one) => Math.min(least, one.startMs), Infinity);
  const endMs = filled.reduce(
    (greatest, one) => Math.max(greatest, one.startMs + one.maxima.length * bucketMs),
    startMs,
  );
  if (filled.length === 0) return first!;
  const length = (endMs - startMs) / bucketMs;
  const hasMinutes = parts.some(({ minuteSums }) => minuteSums !== null);
  const merged: BucketSeries = {
    key: first!.key,
    granularity: coarsestGranularity(
      parts.map(({ granularity, maxima }) => ({ granularity, bucketMs, bucketCount: maxima.length })),
    ),
    bucketMs,
    startMs: startMs as Instant,
    maxima: new Float64Array(length).fill(NaN),
    sums: new Float64Array(length).fill(NaN),
    counts: new Uint32Array(length),
    minuteSums: hasMinutes ? new Float64Array(length * minutesABucket).fill(NaN) : null,
  };
  for (const part of filled) addSeries(merged, part);
  // The sum of two numbers is rounded once anyhow.
  if (filled.length > 2) {
    const offsetOf = (part: BucketSeries): number => (part.startMs - startMs) / bucketMs;
    addAnew(merged.sums, filled, ({ sums }) => sums, offsetOf);
    const minuteOffsetOf = (part: BucketSeries): number => offsetOf(part) * minutesABucket;
    if (merged.minuteSums !== null) addAnew(merged.minuteSums, filled, ({ minuteSums }) => minuteSums, minuteOffsetOf);
  }
  return merged;
}

function addSeries(into: BucketSeries, part: BucketSeries): void {
  const offset = (part.startMs - into.startMs) / into.bucketMs;
  for (let index = 0; index < part.counts.length; index++) {
    const at = offset + index;
    if (part.counts[index] === 0) continue;
    const isFirst = into.counts[at] === 0;
    into.maxima[at] = isFirst ? part.maxima[index]! : Math.max(into.maxima[at]!, part.maxima[index]!);
    into.sums[at] = isFirst ? part.sums[index]! : into.sums[at]! + part.sums[index]!;
    into.counts[at]! += part.counts[index]!;
  }
  if (into.minuteSums !== null && part.minuteSums !== null) {
    addMinutes(into.minuteSums, part.minuteSums, offset * minutesIn(into.bucketMs));
  }
}

function addMinutes(into: Float64Array, part: Float64Array, offset: number): void {
  for (let index = 0; index < part.length; index++) {
    const value = part[index]!;
    if (Number.isNaN(value)) continue;
    const before = into[offset + index]!;
    into[offset + index] = Number.isNaN(before) ? value : before + value;
  }
}

/** Adds numbers anew where more than two parts have one: exactly, and rounded once. */
function addAnew(
  into: Float64Array,
  parts: readonly BucketSeries[],
  columnOf: (part: BucketSeries) => Float64Array | null,
  offsetOf: (part: BucketSeries) => number,
): void {
  const hits = new Uint32Array(into.length);
  for (const part of parts) {
    const offset = offsetOf(part);
    columnOf(part)?.forEach((value, index) => (hits[offset + index]! += Number.isNaN(value) ? 0 : 1));
  }
  for (const [at, count] of hits.entries()) {
    if (count < 3) continue;
    const values = parts.map((part) => columnOf(part)?.[at - offsetOf(part)] ?? NaN);
    into[at] = roundedSum(values.filter((value) => !Number.isNaN(value)));
  }
}
