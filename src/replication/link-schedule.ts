import { MINUTES_PER_WEEK, throttleMinutes, weeklyMbps } from '../site/index.js';
import type { Throttle, WeekWindow } from '../site/index.js';
import { createTimeZone } from '../timeseries/index.js';
import type { TimeZone } from '../timeseries/index.js';
import { invariant } from '../model/index.js';
import { MINUTE_MS } from './minute-bytes.js';
import type { ResolvedReplication } from './resolved-replication.js';

/** Offsets of zones change on quarters of an hour, so that one question serves fifteen minutes. */
const QUARTER_MINUTES = 15;
const SECONDS_PER_MINUTE = 60;
const MINUTES_PER_HOUR = 60;
const HOURS_PER_DAY = 24;
const BITS_PER_MEGABIT = 1_000_000;
/** 1970-01-01 was a Thursday: so many minutes after the Monday before it. */
const EPOCH_MINUTE_OF_WEEK = 3 * 24 * 60;

/** What the link carries for replication in each minute. */
export interface LinkSchedule {
  /** Of the open link, at the scale of the schedule. */
  readonly openMbps: number;
  readonly zone: TimeZone;
  /** Bits a second in the minute of an instant. */
  readonly bitsPerSecondAt: (atMs: number) => number;
  /**
   * Bits that each of some minutes carries.
   *
   * @param startMs a multiple of 60,000
   */
  readonly fill: (startMs: number, minutes: number) => Float64Array;
  readonly isBlackoutAt: (atMs: number) => boolean;
  /** The same clock with everything, throttles too, by a factor: 0.5 for a link that turns out half as fast. */
  readonly scaled: (factor: number) => LinkSchedule;
  /** The same throttles and blackouts on another open link. */
  readonly withOpen: (mbps: number) => LinkSchedule;
  /** The same, with no throttle below a bandwidth. */
  readonly withThrottlesFrom: (mbps: number) => LinkSchedule;
  /** The same, with each throttle so many whole minutes shorter at its end; one that is no longer than that is none. */
  readonly withThrottlesShorterBy: (minutes: number) => LinkSchedule;
  /** What a cycle finds that runs into a blackout: it finishes. */
  readonly withoutBlackouts: () => LinkSchedule;
}

interface Terms {
  readonly openMbps: number;
  readonly zone: TimeZone;
  readonly throttles: readonly Throttle[];
  readonly blackouts: readonly WeekWindow[];
  readonly scale: number;
}

/**
 * The link by the minute: the open bandwidth, the lowest throttle that holds, nothing in a blackout.
 *
 * Throttles and blackouts are meant by the clock of the zone: where clocks are put forward the hour that is left out is left out of them,
 * where they are put back the hour that comes twice counts twice. A blackout stops new cycles and lets a running one finish; replication
 * without cycles stands still in it, which is what this schedule says.
 *
 * @param mbps of the open link; null: that of the settings or the site file
 * @returns null where neither tells it
 */
export function createLinkSchedule(
  { mbps: known, zone, throttles, blackouts }: Pick<ResolvedReplication, 'mbps' | 'zone' | 'throttles' | 'blackouts'>,
  mbps: number | null = null,
): LinkSchedule | null {
  const openMbps = mbps ?? known.value;
  if (openMbps === null) return null;
  const found = createTimeZone(zone.value);
  invariant(found !== null, 'the zone of resolved settings is one');
  return scheduleOf({ openMbps, zone: found, throttles: throttles.value, blackouts: blackouts.value, scale: 1 });
}

function scheduleOf(terms: Terms): LinkSchedule {
  const { openMbps, zone, throttles, blackouts, scale } = terms;
  const bitsPerSecond = weeklyMbps(openMbps, throttles, blackouts).map((mbps) => mbps * BITS_PER_MEGABIT * scale);
  const isBlackout = weeklyMbps(1, [], blackouts).map((open) => 1 - open);
  const minuteAt = (atMs: number): number => minuteOfWeek(atMs, zone.offsetAt(atMs));
  return {
    openMbps: openMbps * scale,
    zone,
    bitsPerSecondAt: (atMs) => bitsPerSecond[minuteAt(atMs)]!,
    fill: (startMs, minutes) => fillMinutes(bitsPerSecond, zone, { startMs, minutes }),
    isBlackoutAt: (atMs) => isBlackout[minuteAt(atMs)] === 1,
    scaled: (factor) => scheduleOf({ ...terms, scale: scale * factor }),
    withOpen: (mbps) => scheduleOf({ ...terms, openMbps: mbps }),
    withThrottlesFrom: (mbps) =>
      scheduleOf({ ...terms, throttles: throttles.map((one) => ({ ...one, mbps: Math.max(one.mbps, mbps) })) }),
    withThrottlesShorterBy: (minutes) =>
      scheduleOf({ ...terms, throttles: throttles.flatMap((one) => shortened(one, minutes)) }),
    withoutBlackouts: () => scheduleOf({ ...terms, blackouts: [] }),
  };
}

function shortened(throttle: Throttle, by: number): readonly Throttle[] {
  const left = throttleMinutes(throttle) - by;
  if (left <= 0) return [];
  const [hours, minutes] = throttle.from.split(':').map(Number);
  const end = (hours! * MINUTES_PER_HOUR + minutes! + left) % (HOURS_PER_DAY * MINUTES_PER_HOUR);
  const two = (value: number): string => String(value).padStart(2, '0');
  return [{ ...throttle, to: `${two(Math.floor(end / MINUTES_PER_HOUR))}:${two(end % MINUTES_PER_HOUR)}` }];
}

/** Minutes since Monday 00:00 by a clock that is so far ahead of UTC. */
function minuteOfWeek(atMs: number, offsetMs: number): number {
  const minute = (Math.floor((atMs + offsetMs) / MINUTE_MS) + EPOCH_MINUTE_OF_WEEK) % MINUTES_PER_WEEK;
  return minute < 0 ? minute + MINUTES_PER_WEEK : minute;
}

function fillMinutes(
  bitsPerSecond: Float64Array,
  zone: TimeZone,
  { startMs, minutes }: { readonly startMs: number; readonly minutes: number },
): Float64Array {
  const filled = new Float64Array(minutes);
  const first = Math.floor(startMs / MINUTE_MS);
  for (let index = 0; index < minutes;) {
    const minute = first + index;
    const untilQuarter = QUARTER_MINUTES - (((minute % QUARTER_MINUTES) + QUARTER_MINUTES) % QUARTER_MINUTES);
    const end = Math.min(minutes, index + untilQuarter);
    let at = minuteOfWeek(minute * MINUTE_MS, zone.offsetAt(minute * MINUTE_MS));
    for (; index < end; index++) {
      filled[index] = bitsPerSecond[at]! * SECONDS_PER_MINUTE;
      at = at + 1 === MINUTES_PER_WEEK ? 0 : at + 1;
    }
  }
  return filled;
}
