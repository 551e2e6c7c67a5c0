import { minutesIn } from './bucket-length.js';
import { tellingParts } from './coarsest-granularity.js';
import type { BucketSeries } from './series.js';

/** What one part of a series holds of one bucket. */
export interface BucketPart {
  readonly part: BucketSeries;
  /** The place of the bucket in the part. */
  readonly index: number;
}

/**
 * Which of the parts that share a bucket count in it; the others are the same time seen again and only raise the maximum.
 *
 * A bucket has room for as many samples as the finest interval of these parts allows. Parts are taken by their counts, the larger
 * first, then by their sums, while the counts fit: then they are the two ends of a bucket that was cut. Of parts that agree in all they
 * hold of the bucket one counts, unless one ends in it where the other begins. The order of the parts does not matter.
 *
 * @param parts at least one, each with a sample in the bucket
 */
export function countingParts(parts: readonly BucketPart[]): readonly BucketPart[] {
  if (parts.length === 1) return parts;
  const room = roomOf(parts.map(({ part }) => part));
  const taken: BucketPart[] = [];
  let count = 0;
  for (const one of [...parts].sort(compareParts)) {
    const more = count + countOf(one);
    if (taken.length > 0 && (more > room || taken.some((other) => isSeenAgain(one, other)))) continue;
    taken.push(one);
    count = more;
  }
  return taken;
}

/** Whether one part ends in the bucket in which the other begins, as the halves of a bucket that was cut do. */
function isCutBetween({ part: left }: BucketPart, { part: right }: BucketPart): boolean {
  const [leftEnd, rightEnd] = [endOf(left), endOf(right)];
  if (left.startMs === right.startMs && leftEnd === rightEnd) return false;
  return leftEnd - left.bucketMs === right.startMs || rightEnd - right.bucketMs === left.startMs;
}

/** Samples that fit into a bucket, by the finest interval; a part of one stamp shows none. */
function roomOf(parts: readonly BucketSeries[]): number {
  const { bucketMs } = parts[0]!;
  const telling = tellingParts(
    parts.map(({ granularity, maxima }) => ({ granularity, bucketMs, bucketCount: maxima.length })),
  );
  return Math.ceil(bucketMs / Math.min(...telling.map(({ granularity }) => granularity.intervalMs)));
}

const endOf = ({ startMs, bucketMs, maxima }: BucketSeries): number => startMs + maxima.length * bucketMs;
const countOf = ({ part, index }: BucketPart): number => part.counts[index]!;

/** All that a part holds of a bucket, the weightiest first; a minute without a sample is below all others. */
function contentOf({ part, index }: BucketPart): readonly number[] {
  const width = minutesIn(part.bucketMs);
  const minutes = part.minuteSums?.subarray(index * width, (index + 1) * width) ?? [];
  const ordered = Array.from(minutes, (value) => (Number.isNaN(value) ? -Infinity : value));
  return [part.counts[index]!, part.sums[index]!, part.maxima[index]!, ...ordered];
}

function compareContents(left: readonly number[], right: readonly number[]): number {
  for (let at = 0; at < Math.max(left.length, right.length); at++) {
    const [one, other] = [left[at] ?? -Infinity, right[at] ?? -Infinity];
    if (one !== other) return one > other ? -1 : 1;
  }
  return 0;
}

const compareParts = (left: BucketPart, right: BucketPart): number =>
  countOf(right) - countOf(left) ||
  compareContents(contentOf(left), contentOf(right)) ||
  left.part.startMs - right.part.startMs ||
  endOf(left.part) - endOf(right.part);

const isSeenAgain = (one: BucketPart, other: BucketPart): boolean =>
  countOf(one) === countOf(other) &&
  compareContents(contentOf(one), contentOf(other)) === 0 &&
  !isCutBetween(one, other);
