import type { TimeZone } from '../timeseries/index.js';
import type { CalendarSettings } from './calendar-settings.js';
import { DAY_MS, HOUR_MS, isWithin, lengthOf, minuteOfDayAt, QUARTER_MS } from './wall-clock.js';

/** A transfer that is not done after so long is not planned. */
export const LONGEST_TRANSFER_YEARS = 5;
const MOST_QUARTERS = (LONGEST_TRANSFER_YEARS * 366 * DAY_MS) / QUARTER_MS;
const SECONDS_PER_QUARTER = QUARTER_MS / 1000;
const SECONDS_PER_MINUTE = 60;
const MINUTES_PER_DAY = 1440;
const BITS_PER_BYTE = 8;

/** What the link carries for replication. */
export interface Link {
  readonly dayBitsPerSecond: number;
  readonly nightBitsPerSecond: number;
  readonly dayHours: CalendarSettings['link']['dayHours'];
  /** The site's, by whose clock it is day. */
  readonly zone: TimeZone;
}

/** Changes of an earlier wave, which go before the first copy of a later one. */
export interface ReservedRate {
  readonly bitsPerSecond: number;
  readonly untilMs: number;
}

const rateAt = (link: Link, atMs: number): number =>
  isWithin(link.dayHours, minuteOfDayAt(link.zone, atMs)) ? link.dayBitsPerSecond : link.nightBitsPerSecond;

/** What earlier waves leave of the link. */
function freeRateAt(atMs: number, link: Link, reserved: readonly ReservedRate[]): number {
  let rate = rateAt(link, atMs);
  for (const { bitsPerSecond, untilMs } of reserved) if (atMs < untilMs) rate -= bitsPerSecond;
  return Math.max(0, rate);
}

/** The rates of day and night, each once, the faster first. */
export const ratesOf = ({ dayBitsPerSecond, nightBitsPerSecond }: Link): readonly number[] =>
  [...new Set([dayBitsPerSecond, nightBitsPerSecond])].toSorted((left, right) => right - left);

/** The slowest rate in a span that begins on a quarter of an hour. */
export function slowestRateIn(link: Link, fromMs: number, toMs: number): number {
  let slowest = rateAt(link, fromMs);
  for (let atMs = fromMs; atMs < toMs; atMs += QUARTER_MS) slowest = Math.min(slowest, rateAt(link, atMs));
  return slowest;
}

/** Bytes that a day of 24 hours carries. */
export function bytesPerDay({ dayBitsPerSecond, nightBitsPerSecond, dayHours }: Link): number {
  const dayMinutes = lengthOf(dayHours);
  const bits = dayMinutes * dayBitsPerSecond + (MINUTES_PER_DAY - dayMinutes) * nightBitsPerSecond;
  return (bits * SECONDS_PER_MINUTE) / BITS_PER_BYTE;
}

/**
 * When a transfer that has the link to itself ends: quarter of an hour by quarter of an hour at the rate of day or night, less what is
 * reserved; rounded up to the quarter.
 *
 * @param startMs a whole quarter of an hour
 * @returns null where it would take more than `LONGEST_TRANSFER_YEARS`
 */
export function transferEnd(
  { startMs, bytes }: { readonly startMs: number; readonly bytes: number },
  link: Link,
  reserved: readonly ReservedRate[],
): number | null {
  let left = bytes * BITS_PER_BYTE;
  let atMs = startMs;
  for (let quarter = 0; left > 0; quarter++) {
    if (quarter >= MOST_QUARTERS) return null;
    left -= freeRateAt(atMs, link, reserved) * SECONDS_PER_QUARTER;
    atMs += QUARTER_MS;
  }
  return atMs;
}

/**
 * The latest begin from which a transfer is done by an instant: the same quarters as `transferEnd`, backwards.
 *
 * @param endMs a whole quarter of an hour
 * @returns null where it would take more than `LONGEST_TRANSFER_YEARS`
 */
export function transferBegin(
  { endMs, bytes }: { readonly endMs: number; readonly bytes: number },
  link: Link,
  reserved: readonly ReservedRate[],
): number | null {
  let left = bytes * BITS_PER_BYTE;
  let atMs = endMs;
  for (let quarter = 0; left > 0; quarter++) {
    if (quarter >= MOST_QUARTERS) return null;
    atMs -= QUARTER_MS;
    left -= freeRateAt(atMs, link, reserved) * SECONDS_PER_QUARTER;
  }
  return atMs;
}

/** One cycle of changes and the wait behind it. */
export interface DeltaCycle {
  readonly lengthMs: number;
  readonly waitMs: number;
}

/** A cycle of changes is followed by a wait of no more than so many hours; an older page knows no such ceiling. */
export const MOST_WAIT_HOURS = 12;

/**
 * The wait between cycles of changes: min[max[1 h, previous / 2], ceiling].
 *
 * @param length of the previous cycle, in the unit in which `hour` is an hour; so is the answer
 * @param mostHours the ceiling in hours; `Infinity`: none
 *
 * Source: Microsoft, agentless migration of VMware virtual machines, replication cycles: ceiling 12 h. A cycle of 8 hours is followed by
 * a wait of 4. The common questions on server migration (2023) state the same without a ceiling.
 */
export const cycleWait = (
  length: number,
  { hour, mostHours }: { readonly hour: number; readonly mostHours: number },
): number => Math.min(Math.max(hour, length / 2), mostHours * hour);

/** The same in milliseconds, with the ceiling of the newer page. */
export const waitAfter = (lengthMs: number): number =>
  cycleWait(lengthMs, { hour: HOUR_MS, mostHours: MOST_WAIT_HOURS });

/**
 * The last cycle that begins within a time after the first copy. The first carries what changed during that copy, each later one what
 * changed since the one before began; all at the mean rate of a day.
 *
 * @returns null where as much changes as the link carries: the cycles never catch up
 */
export function lastCycle(
  {
    changePerDay,
    initialMs,
    withinMs,
  }: { readonly changePerDay: number; readonly initialMs: number; readonly withinMs: number },
  link: Link,
): DeltaCycle | null {
  const share = changePerDay / bytesPerDay(link);
  if (!(share < 1)) return null;
  const cycleOf = (sinceMs: number): DeltaCycle => {
    const lengthMs = Math.ceil(share * sinceMs);
    return { lengthMs, waitMs: waitAfter(lengthMs) };
  };
  let cycle = cycleOf(initialMs);
  for (let elapsed = 0; ;) {
    elapsed += cycle.lengthMs + cycle.waitMs;
    if (elapsed >= withinMs) return cycle;
    cycle = cycleOf(cycle.lengthMs + cycle.waitMs);
  }
}

/** Bytes that change from the begin of the last cycle to that of the window, at most, rounded up. */
export const lastSyncBytes = (changePerDay: number, { lengthMs, waitMs }: DeltaCycle): number =>
  Math.ceil((changePerDay * (lengthMs + waitMs)) / DAY_MS);

/** Whole minutes that bytes take at a rate, rounded up. */
export const minutesFor = (bytes: number, bitsPerSecond: number): number =>
  Math.ceil((bytes * BITS_PER_BYTE) / bitsPerSecond / SECONDS_PER_MINUTE);

/** Bits a second of changes that are spread over a day, rounded up. */
export const changeRate = (changePerDay: number): number => Math.ceil((changePerDay * BITS_PER_BYTE) / (DAY_MS / 1000));
