import type { ChangedInterval } from '../model/index.js';
import type { FoldFigures } from './folding.js';
import { MINUTE_MS } from './minute-bytes.js';
import type { MinuteBytes } from './minute-bytes.js';

const PERCENT = 100;
/** Of an interval that samples show less of, nobody knows what was written in it. */
const LEAST_MEASURED = 0.95;

/** An interval, and what its disk wrote meanwhile. */
export interface JoinedInterval {
  readonly interval: ChangedInterval;
  readonly writtenBytes: number;
}

/** Bytes written between two instants; null where samples show less than 95 % of the time. */
export type WrittenBetween = (fromMs: number, toMs: number) => number | null;

/**
 * What a disk wrote between instants, from its minutes: of a minute that lies in part in an interval, that part of its bytes; of minutes
 * that were not measured, the mean of those of the interval that were.
 */
export function writtenBetween({ startMs, bytes }: MinuteBytes): WrittenBetween {
  const sums = new Float64Array(bytes.length + 1);
  const counts = new Float64Array(bytes.length + 1);
  for (let minute = 0; minute < bytes.length; minute++) {
    const value = bytes[minute]!;
    const isMeasured = value >= 0;
    sums[minute + 1] = sums[minute]! + (isMeasured ? value : 0);
    counts[minute + 1] = counts[minute]! + (isMeasured ? 1 : 0);
  }
  const upTo = (all: Float64Array, atMs: number): number => {
    const minutes = Math.min(bytes.length, Math.max(0, (atMs - startMs) / MINUTE_MS));
    const whole = Math.floor(minutes);
    const below = all[whole]!;
    return whole === bytes.length ? below : below + (all[whole + 1]! - below) * (minutes - whole);
  };
  return (fromMs, toMs) => {
    const measured = upTo(counts, toMs) - upTo(counts, fromMs);
    const length = (toMs - fromMs) / MINUTE_MS;
    if (measured < length * LEAST_MEASURED) return null;
    return ((upTo(sums, toMs) - upTo(sums, fromMs)) * length) / measured;
  };
}

/** @param joined in which something was written; null of none */
export function figuresOfFold(joined: readonly JoinedInterval[]): FoldFigures | null {
  if (joined.length === 0) return null;
  const minutes = joined.map(({ interval }) => (interval.toMs - interval.fromMs) / MINUTE_MS);
  const percents = joined
    .map(({ interval, writtenBytes }) => percentOf(interval.changedBytes, writtenBytes))
    .toSorted((one, other) => one - other);
  const writtenBytes = joined.reduce((sum, one) => sum + one.writtenBytes, 0);
  const changedBytes = joined.reduce((sum, { interval }) => sum + interval.changedBytes, 0);
  return {
    intervals: joined.length,
    shortestMinutes: minutes.reduce((least, one) => Math.min(least, one)),
    longestMinutes: minutes.reduce((most, one) => Math.max(most, one)),
    ...{ writtenBytes, changedBytes, percent: percentOf(changedBytes, writtenBytes) },
    minPercent: percents[0]!,
    medianPercent: percents[Math.floor((percents.length - 1) / 2)]!,
    maxPercent: percents.at(-1)!,
    overWritten: joined.filter((one) => one.interval.changedBytes > one.writtenBytes).length,
  };
}

const percentOf = (changed: number, written: number): number => Math.min(PERCENT, (changed * PERCENT) / written);
