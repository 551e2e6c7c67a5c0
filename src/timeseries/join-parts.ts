import type { Instant } from '../model/index.js';
import { minutesIn } from './bucket-length.js';
import { coarsestGranularity } from './coarsest-granularity.js';
import { roundedSum } from './exact-sum.js';
import { countingParts } from './overlapping-parts.js';
import type { BucketPart } from './overlapping-parts.js';
import type { BucketSeries } from './series.js';

/** A series made of its parts. */
export interface JoinedParts {
  readonly series: BucketSeries;
  /** Buckets in which some part did not count, since it holds the time of another again. */
  readonly overlappedBuckets: number;
}

/**
 * Joins parts of one key: the larger maximum, and the sums, counts and minutes of the parts that count in a bucket
 * (`countingParts`), added exactly and rounded once, so that the order of the parts does not matter.
 *
 * @param parts at least one, of one length of buckets
 */
export function joinParts(parts: readonly BucketSeries[]): JoinedParts {
  const filled = parts.filter(({ maxima }) => maxima.length > 0);
  if (parts.length === 1 || filled.length === 0) return { series: parts[0]!, overlappedBuckets: 0 };
  const series = emptySeries(parts, filled);
  for (const part of filled) copyAlone(series, part);
  let overlappedBuckets = 0;
  for (const [at, sharing] of sharedBuckets(filled, series.startMs)) {
    const counting = countingParts(sharing);
    if (counting.length < sharing.length) overlappedBuckets++;
    joinBucket(series, at, { sharing, counting });
  }
  return { series, overlappedBuckets };
}

function emptySeries(parts: readonly BucketSeries[], filled: readonly BucketSeries[]): BucketSeries {
  const { key, bucketMs } = parts[0]!;
  const startMs = filled.reduce((least, one) => Math.min(least, one.startMs), Infinity);
  const endMs = filled.reduce(
    (greatest, one) => Math.max(greatest, one.startMs + one.maxima.length * bucketMs),
    startMs,
  );
  const length = (endMs - startMs) / bucketMs;
  const hasMinutes = parts.some(({ minuteSums }) => minuteSums !== null);
  return {
    key,
    granularity: coarsestGranularity(
      parts.map(({ granularity, maxima }) => ({ granularity, bucketMs, bucketCount: maxima.length })),
    ),
    bucketMs,
    startMs: startMs as Instant,
    maxima: new Float64Array(length).fill(NaN),
    sums: new Float64Array(length).fill(NaN),
    counts: new Uint32Array(length),
    minuteSums: hasMinutes ? new Float64Array(length * minutesIn(bucketMs)).fill(NaN) : null,
  };
}

/** Copies the buckets of a part; those that others hold too are joined afterwards. */
function copyAlone(into: BucketSeries, part: BucketSeries): void {
  const offset = placeOf(part, into.startMs);
  const width = minutesIn(into.bucketMs);
  for (let index = 0; index < part.counts.length; index++) {
    if (part.counts[index] === 0) continue;
    const at = offset + index;
    into.maxima[at] = part.maxima[index]!;
    into.sums[at] = part.sums[index]!;
    into.counts[at] = part.counts[index]!;
    const minutes = part.minuteSums?.subarray(index * width, (index + 1) * width);
    if (minutes !== undefined) into.minuteSums!.set(minutes, at * width);
  }
}

const placeOf = ({ startMs, bucketMs }: BucketSeries, originMs: number): number => (startMs - originMs) / bucketMs;

/** The buckets of which several parts have samples, and what each of them holds. */
export function sharedBuckets(
  parts: readonly BucketSeries[],
  originMs: number,
): ReadonlyMap<number, readonly BucketPart[]> {
  const shared = new Map<number, BucketPart[]>();
  const ordered = [...parts].sort((left, right) => left.startMs - right.startMs);
  for (const [place, part] of ordered.entries()) {
    const offset = placeOf(part, originMs);
    const end = offset + part.counts.length;
    for (const other of ordered.slice(place + 1)) {
      const otherOffset = placeOf(other, originMs);
      if (otherOffset >= end) break;
      for (let at = otherOffset; at < Math.min(end, otherOffset + other.counts.length); at++) {
        const [one, next] = [
          { part, index: at - offset },
          { part: other, index: at - otherOffset },
        ];
        if (part.counts[one.index] === 0 || other.counts[next.index] === 0) continue;
        const there = shared.get(at);
        if (there === undefined) shared.set(at, [one, next]);
        else for (const each of [one, next]) if (there.every((known) => known.part !== each.part)) there.push(each);
      }
    }
  }
  return shared;
}

function joinBucket(
  into: BucketSeries,
  at: number,
  { sharing, counting }: { readonly sharing: readonly BucketPart[]; readonly counting: readonly BucketPart[] },
): void {
  into.maxima[at] = sharing.reduce((most, { part, index }) => Math.max(most, part.maxima[index]!), -Infinity);
  into.sums[at] = roundedSum(counting.map(({ part, index }) => part.sums[index]!));
  into.counts[at] = counting.reduce((sum, { part, index }) => sum + part.counts[index]!, 0);
  if (into.minuteSums === null) return;
  const width = minutesIn(into.bucketMs);
  for (let minute = 0; minute < width; minute++) {
    const values = counting
      .map(({ part, index }) => part.minuteSums?.[index * width + minute] ?? NaN)
      .filter((value) => !Number.isNaN(value));
    into.minuteSums[at * width + minute] = values.length === 0 ? NaN : roundedSum(values);
  }
}
