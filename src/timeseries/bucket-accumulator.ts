import type { Milliseconds } from '../model/index.js';
import { minutesIn } from './bucket-length.js';
import { addExactly, roundedSum } from './exact-sum.js';
import { MINUTE_MS } from './series.js';

const DAY_MS = 86_400_000;
const MINUTES_A_DAY = DAY_MS / MINUTE_MS;
/** Maximum, then the two halves of the exact sum. */
const CELLS_A_BUCKET = 3;

interface Day {
  readonly cells: Float64Array;
  readonly counts: Uint32Array;
  /** The two halves of the exact sum of each minute; `NaN` where no sample fell. */
  readonly minutes: Float64Array | null;
}

/**
 * One series while its readings arrive, in any order: days of buckets, made as they are touched. A day of 144 buckets takes 4 kB,
 * with minutes 27 kB.
 */
export interface BucketAccumulator {
  readonly bucketMs: Milliseconds;
  readonly bucketsADay: number;
  readonly hasMinutes: boolean;
  /** By day since the epoch. */
  readonly days: Map<number, Day>;
  /** What did not fit into a pair of halves, by bucket since the epoch, and by minute. */
  readonly bucketRests: Map<number, number[]>;
  readonly minuteRests: Map<number, number[]>;
  currentStartMs: number;
  current: Day | null;
}

/** The columns of a finished series, before they are given a key. */
export interface BucketColumns {
  readonly bucketMs: Milliseconds;
  readonly startMs: number;
  readonly maxima: Float64Array;
  readonly sums: Float64Array;
  readonly counts: Uint32Array;
  /** Sums of the values by minute, not yet multiplied by an interval. */
  readonly minuteValueSums: Float64Array | null;
}

export const emptyAccumulator = (hasMinutes: boolean, bucketMs: Milliseconds): BucketAccumulator => ({
  bucketMs,
  bucketsADay: DAY_MS / bucketMs,
  hasMinutes,
  days: new Map(),
  bucketRests: new Map(),
  minuteRests: new Map(),
  currentStartMs: NaN,
  current: null,
});

/** Counts one sample. `atMs` is a whole number, `value` finite and not negative. */
export function accumulate(into: BucketAccumulator, atMs: number, value: number): void {
  let sinceMidnightMs = atMs - into.currentStartMs;
  let day = into.current;
  if (day === null || sinceMidnightMs < 0 || sinceMidnightMs >= DAY_MS) {
    day = openDay(into, Math.floor(atMs / DAY_MS));
    sinceMidnightMs = atMs - into.currentStartMs;
  }
  const bucket = Math.floor(sinceMidnightMs / into.bucketMs);
  const at = bucket * CELLS_A_BUCKET;
  if (value > day.cells[at]!) day.cells[at] = value;
  day.counts[bucket]!++;
  const rest = addExactly(day.cells, at + 1, value);
  if (rest !== 0) keepRest(into.bucketRests, Math.floor(atMs / into.bucketMs), rest);
  if (day.minutes === null) return;
  const minuteAt = 2 * Math.floor(sinceMidnightMs / MINUTE_MS);
  if (Number.isNaN(day.minutes[minuteAt])) day.minutes.fill(0, minuteAt, minuteAt + 2);
  const minuteRest = addExactly(day.minutes, minuteAt, value);
  if (minuteRest !== 0) keepRest(into.minuteRests, Math.floor(atMs / MINUTE_MS), minuteRest);
}

/** What a bucket of one series came to elsewhere. */
export interface RolledBucket {
  /** Since the epoch. */
  bucket: number;
  maximum: number;
  /** The halves of the exact sum. */
  high: number;
  low: number;
  count: number;
}

/** Adds a bucket that was rolled elsewhere: exactly, so that it does not matter how samples were divided. */
export function accumulateBucket(into: BucketAccumulator, { bucket, maximum, high, low, count }: RolledBucket): void {
  const dayNumber = Math.floor(bucket / into.bucketsADay);
  const { cells, counts } = openDay(into, dayNumber);
  const inDay = bucket - dayNumber * into.bucketsADay;
  const at = inDay * CELLS_A_BUCKET;
  if (maximum > cells[at]!) cells[at] = maximum;
  if (count === 0) return;
  const isFirst = counts[inDay] === 0;
  counts[inDay]! += count;
  if (isFirst) {
    cells[at + 1] = high;
    cells[at + 2] = low;
    return;
  }
  for (const half of [high, low]) accumulateRest(into, bucket, addExactly(cells, at + 1, half));
}

/** Keeps what did not fit into the halves of a bucket. */
export function accumulateRest(into: BucketAccumulator, bucket: number, rest: number): void {
  if (rest !== 0) keepRest(into.bucketRests, bucket, rest);
}

/** Adds a minute that was rolled elsewhere, as the halves of its sum. */
export function accumulateMinute(into: BucketAccumulator, minute: number, halves: readonly number[]): void {
  const dayNumber = Math.floor(minute / MINUTES_A_DAY);
  const { minutes } = openDay(into, dayNumber);
  if (minutes === null) return;
  const at = 2 * (minute - dayNumber * MINUTES_A_DAY);
  if (Number.isNaN(minutes[at])) minutes.fill(0, at, at + 2);
  for (const half of halves) {
    const rest = addExactly(minutes, at, half);
    if (rest !== 0) keepRest(into.minuteRests, minute, rest);
  }
}

/** Lets a reading whose stamp was counted before raise the maximum, and nothing else: no time counts twice. */
export function raise(into: BucketAccumulator, atMs: number, value: number): void {
  const dayNumber = Math.floor(atMs / DAY_MS);
  const { cells } = openDay(into, dayNumber);
  const at = Math.floor((atMs - dayNumber * DAY_MS) / into.bucketMs) * CELLS_A_BUCKET;
  if (value > cells[at]!) cells[at] = value;
}

function keepRest(rests: Map<number, number[]>, index: number, rest: number): void {
  const kept = rests.get(index);
  if (kept === undefined) rests.set(index, [rest]);
  else kept.push(rest);
}

function openDay(into: BucketAccumulator, dayNumber: number): Day {
  if (into.current !== null && into.currentStartMs === dayNumber * DAY_MS) return into.current;
  let day = into.days.get(dayNumber);
  if (day === undefined) {
    day = {
      cells: new Float64Array(CELLS_A_BUCKET * into.bucketsADay),
      counts: new Uint32Array(into.bucketsADay),
      minutes: into.hasMinutes ? new Float64Array(2 * MINUTES_A_DAY).fill(NaN) : null,
    };
    into.days.set(dayNumber, day);
  }
  into.currentStartMs = dayNumber * DAY_MS;
  into.current = day;
  return day;
}

/** The finished columns, from the first bucket with a sample to the last; null where there is none. */
export function columnsOf(accumulator: BucketAccumulator): BucketColumns | null {
  const { bucketMs, bucketsADay } = accumulator;
  const dayNumbers = [...accumulator.days.keys()].sort((left, right) => left - right);
  const firstDay = dayNumbers[0];
  const lastDay = dayNumbers.at(-1);
  if (firstDay === undefined || lastDay === undefined) return null;
  const isFilled = (count: number): boolean => count > 0;
  const first = firstDay * bucketsADay + accumulator.days.get(firstDay)!.counts.findIndex(isFilled);
  const last = lastDay * bucketsADay + accumulator.days.get(lastDay)!.counts.findLastIndex(isFilled);
  const length = last - first + 1;
  const minutesABucket = minutesIn(bucketMs);
  const columns = {
    bucketMs,
    startMs: first * bucketMs,
    maxima: new Float64Array(length).fill(NaN),
    sums: new Float64Array(length).fill(NaN),
    counts: new Uint32Array(length),
    minuteValueSums: accumulator.hasMinutes ? new Float64Array(length * minutesABucket).fill(NaN) : null,
  };
  for (const dayNumber of dayNumbers) copyBuckets(accumulator, dayNumber, first, columns);
  if (columns.minuteValueSums !== null) {
    const firstMinute = first * minutesABucket;
    for (const dayNumber of dayNumbers) copyMinutes(accumulator, dayNumber, firstMinute, columns.minuteValueSums);
  }
  return columns;
}

function copyBuckets(from: BucketAccumulator, dayNumber: number, first: number, columns: BucketColumns): void {
  const { cells, counts } = from.days.get(dayNumber)!;
  for (let bucket = 0; bucket < from.bucketsADay; bucket++) {
    if (counts[bucket] === 0) continue;
    const index = dayNumber * from.bucketsADay + bucket;
    const at = bucket * CELLS_A_BUCKET;
    columns.maxima[index - first] = cells[at]!;
    columns.counts[index - first] = counts[bucket]!;
    columns.sums[index - first] = sumAt(cells, at + 1, from.bucketRests.get(index));
  }
}

function copyMinutes(from: BucketAccumulator, dayNumber: number, firstMinute: number, sums: Float64Array): void {
  const { minutes } = from.days.get(dayNumber)!;
  if (minutes === null) return;
  for (let inDay = 0; inDay < MINUTES_A_DAY; inDay++) {
    if (Number.isNaN(minutes[2 * inDay])) continue;
    const minute = dayNumber * MINUTES_A_DAY + inDay;
    sums[minute - firstMinute] = sumAt(minutes, 2 * inDay, from.minuteRests.get(minute));
  }
}

/** The high half is the rounded sum already, unless something was left over. */
const sumAt = (cells: Float64Array, at: number, rests: readonly number[] | undefined): number =>
  rests === undefined ? cells[at]! : roundedSum([cells[at]!, cells[at + 1]!, ...rests]);
