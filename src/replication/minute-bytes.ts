import { percentileOfSeries } from '../timeseries/index.js';
import type { BucketSeries } from '../timeseries/index.js';

export const MINUTE_MS = 60_000;
const MINUTES_PER_DAY = 1440;
const SECONDS_PER_MINUTE = 60;
const BYTES_PER_MB = 1_000_000;
const BYTES_PER_GB = 1_000_000_000;
const PERCENTILE = 95;

/** Bytes written in each minute from one on; `NaN` where nothing was measured. */
export interface MinuteBytes {
  /** A multiple of 60,000. */
  readonly startMs: number;
  readonly bytes: Float64Array;
}

/**
 * The bytes by minute of one disk's samples. A sample of five minutes stands in one minute for all five: it is spread evenly over those
 * behind it that have none, so that totals are right and no minute holds what five wrote. What such minutes show is a mean all the same.
 *
 * @returns null for a series that has no sums by the minute
 */
export function minuteBytesOf({ minuteSums, startMs, granularity }: BucketSeries): MinuteBytes | null {
  if (minuteSums === null) return null;
  const apart = Math.ceil(granularity.intervalMs / MINUTE_MS);
  return { startMs, bytes: apart <= 1 ? minuteSums : spread(minuteSums, apart) };
}

function spread(sums: Float64Array, apart: number): Float64Array {
  const wide = new Float64Array(sums.length + apart - 1).fill(NaN);
  for (let minute = 0; minute < sums.length; minute++) {
    const sum = sums[minute]!;
    if (Number.isNaN(sum)) continue;
    let end = minute + 1;
    while (end < minute + apart && Number.isNaN(sums[end] ?? NaN)) end++;
    wide.fill(sum / (end - minute), minute, end);
  }
  return wide;
}

/**
 * The sum of several disks, minute by minute. A minute counts as measured where one of them is: a disk without a sample in it adds nothing.
 *
 * @returns null of none
 */
export function sumOfMinutes(parts: readonly MinuteBytes[]): MinuteBytes | null {
  const [only] = parts;
  if (only === undefined || parts.length === 1) return only ?? null;
  const span = spanOfMinutes(parts.map(({ startMs, bytes }) => ({ startMs, minutes: bytes.length })));
  const bytes = new Float64Array(span.minutes).fill(NaN);
  for (const part of parts) {
    const shift = (part.startMs - span.startMs) / MINUTE_MS;
    for (let minute = 0; minute < part.bytes.length; minute++) {
      const value = part.bytes[minute]!;
      if (Number.isNaN(value)) continue;
      const known = bytes[minute + shift]!;
      bytes[minute + shift] = Number.isNaN(known) ? value : known + value;
    }
  }
  return { startMs: span.startMs, bytes };
}

/** Some minutes from one on. */
export interface MinuteSpan {
  readonly startMs: number;
  readonly minutes: number;
}

/** Which minutes `minuteBytesOf` gives for a series. */
export const minutesOfSeries = ({ startMs, minuteSums, granularity }: BucketSeries): MinuteSpan => ({
  startMs,
  minutes: minuteSums === null ? 0 : minuteSums.length + Math.ceil(granularity.intervalMs / MINUTE_MS) - 1,
});

/** From the first minute of any to the last, both in; of none, no minutes from `Infinity` on. */
export function spanOfMinutes(spans: readonly MinuteSpan[]): MinuteSpan {
  let startMs = Infinity;
  let endMs = -Infinity;
  for (const span of spans) {
    startMs = Math.min(startMs, span.startMs);
    endMs = Math.max(endMs, span.startMs + span.minutes * MINUTE_MS);
  }
  return { startMs, minutes: Math.max(0, (endMs - startMs) / MINUTE_MS) };
}

/** What minutes come to; all but `minutes` null where none is measured. MB are 10^6 bytes, GB 10^9. */
export interface MinuteFigures {
  /** Minutes with a sample. */
  readonly minutes: number;
  readonly averageMBps: number | null;
  readonly p95MBps: number | null;
  readonly peakMBps: number | null;
  readonly peakAt: string | null;
  readonly gbPerDay: number | null;
}

/** Of a disk or a machine that no sample shows. */
export const UNMEASURED: MinuteFigures = {
  ...{ minutes: 0, averageMBps: null, p95MBps: null, peakMBps: null, peakAt: null, gbPerDay: null },
};

/** Mean, 95th percentile by nearest rank, and the highest minute; gaps count neither as bytes nor as time. Cost: O(n), by selection. */
export function figuresOfMinutes({ startMs, bytes }: MinuteBytes, totals: MinuteTotals): MinuteFigures {
  const { minutes, total, peak, peakMinute } = totals;
  const p95 = percentileOfSeries(bytes, PERCENTILE);
  if (p95 === null) return UNMEASURED;
  return {
    minutes,
    averageMBps: megabytesPerSecond(total / minutes),
    p95MBps: megabytesPerSecond(p95.value),
    peakMBps: megabytesPerSecond(peak),
    peakAt: new Date(startMs + peakMinute * MINUTE_MS).toISOString(),
    gbPerDay: gigabytesPerDay(total / minutes),
  };
}

/** Bytes of a minute as MB/s of 10^6 bytes. */
export const megabytesPerSecond = (bytesPerMinute: number): number =>
  bytesPerMinute / (SECONDS_PER_MINUTE * BYTES_PER_MB);

/** Bytes of a mean minute as GB of 10^9 bytes a day. */
export const gigabytesPerDay = (bytesPerMinute: number): number => (bytesPerMinute * MINUTES_PER_DAY) / BYTES_PER_GB;

/** What is measured of some minutes. */
export interface MinuteTotals {
  /** Minutes with a value. */
  readonly minutes: number;
  readonly total: number;
  /** Both -1 where nothing is measured; else the first minute that has the peak. */
  readonly peak: number;
  readonly peakMinute: number;
}

/** Count, sum and peak of the minutes that are measured. The hot loop of churn: one pass, in the order of time. */
export function totalsOf(bytes: Float64Array): MinuteTotals {
  const { length } = bytes;
  let minutes = 0;
  let total = 0;
  let peak = -1;
  let peakMinute = -1;
  for (let minute = 0; minute < length; minute++) {
    const value = bytes[minute]!;
    if (!(value >= 0)) continue;
    minutes++;
    total += value;
    if (value > peak) {
      peak = value;
      peakMinute = minute;
    }
  }
  return { minutes, total, peak, peakMinute };
}

/**
 * Adds a machine to the minutes of all: what it wrote, and its mean where nothing was measured of it, before and after its samples too.
 *
 * @param into minutes from `startMs` on, which no machine begins before or ends behind
 * @param totals of the machine, with a minute at least
 * @returns minutes for which the mean stands
 */
export function addWithMean(into: MinuteBytes, { startMs, bytes }: MinuteBytes, totals: MinuteTotals): number {
  const mean = totals.total / totals.minutes;
  const first = (startMs - into.startMs) / MINUTE_MS;
  const sums = into.bytes;
  const { length } = bytes;
  for (let minute = 0; minute < first; minute++) sums[minute]! += mean;
  for (let minute = 0; minute < length; minute++) {
    const value = bytes[minute]!;
    sums[first + minute]! += value >= 0 ? value : mean;
  }
  for (let minute = first + length; minute < sums.length; minute++) sums[minute]! += mean;
  return sums.length - totals.minutes;
}
