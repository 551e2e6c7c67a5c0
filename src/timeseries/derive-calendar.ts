import type { Instant, MachineId } from '../model/index.js';
import { commonBucketLength, seenLength } from './bucket-length.js';
import type { BucketSeries, PeakSet } from './series.js';
import type { Window } from './slice-window.js';

const DAY_MS = 86_400_000;

/** By whose clocks a day begins and ends. */
export interface CalendarZone {
  /** As a reader knows it: `UTC`, `Australia/Melbourne`, `+05:30`. */
  readonly name: string;
  /** What the clocks show at an instant, less UTC, in milliseconds. */
  readonly offsetAt: (atMs: Instant) => number;
}

/** One day of the calendar. */
export interface CalendarDay {
  /** `YYYY-MM-DD` in the zone. */
  readonly date: string;
  /** 1 for Monday to 7 for Sunday. */
  readonly weekday: number;
  /**
   * Buckets that begin in the whole day, whether or not the window holds them: 144, or 138 and 150 where clocks change. Shorter buckets
   * count together (`seenLength`); of longer ones a day has fewer.
   */
  readonly buckets: number;
}

/** A turn of the month: the last day of one and the first of the next. */
export interface CalendarMonthEnd {
  /** The last day. */
  readonly date: string;
  /** Whether it is the last day of March, June, September or December. */
  readonly isQuarterEnd: boolean;
  /** Whether at least half of the buckets of the last day, and of both days together, hold a sample. */
  readonly isSeen: boolean;
}

/** What of each day the samples of one machine show. */
export interface MachineCalendar {
  readonly machine: MachineId;
  /** By day of the calendar: the buckets in which any series holds a sample. A day is seen where this is above 0. */
  readonly seenBuckets: readonly number[];
  /** Weekends of which at least half of the buckets of both days together hold a sample. */
  readonly weekendsSeen: number;
  /** Every turn of the month that the window could show. */
  readonly monthEnds: readonly CalendarMonthEnd[];
}

/** Which days a window holds, and which of them each machine's samples show. */
export interface Calendar {
  readonly zone: string;
  /** The days that the window touches, ascending. */
  readonly days: readonly CalendarDay[];
  /** Weekends, Saturday and Sunday, that the window touches. */
  readonly weekends: number;
  /** One for each machine that has series, in the order of the set. */
  readonly machines: readonly MachineCalendar[];
}

const UTC: CalendarZone = { name: 'UTC', offsetAt: () => 0 };

/**
 * Lays samples on the calendar. A bucket belongs to the day in which it begins, buckets
 * of less than 10 minutes count together (`seenLength`): averages of 5 minutes leave no gap, however short the buckets.
 *
 * @param zone whose days; UTC unless told
 *
 * Cost: one pass over the buckets of all series, one question for the offset by bucket of the window.
 */
export function deriveCalendar({ series }: PeakSet, window: Window, zone: CalendarZone = UTC): Calendar {
  const slotMs = seenLength(commonBucketLength(series));
  const frame = frameOf(window, slotMs, zone);
  const byMachine = new Map<MachineId, Uint8Array>();
  for (const one of series) {
    let seen = byMachine.get(one.key.machine);
    if (seen === undefined) {
      seen = new Uint8Array(frame.dayOfBucket.length);
      byMachine.set(one.key.machine, seen);
    }
    markSeen(seen, one, { window, slotMs });
  }
  const weekends = pairsOf(frame, ({ weekday }) => weekday === SATURDAY);
  const held = new Uint32Array(frame.days.length);
  for (const day of frame.dayOfBucket) held[day]! += 1;
  // One at the edge, which the window could not show if all of it were sampled, can neither be seen nor be missed.
  const monthEnds = pairsOf(frame, ({ dayNumber }) => isFirstOfMonth(dayNumber + 1)).filter((first) =>
    isMonthEndSeen(frame, held, first),
  );
  return {
    zone: zone.name,
    days: frame.days
      .filter(({ isTouched }) => isTouched)
      .map(({ date, weekday, buckets }) => ({ date, weekday, buckets })),
    weekends: weekends.length,
    machines: [...byMachine].map(([machine, seen]) => {
      const byDay = new Uint32Array(frame.days.length);
      seen.forEach((bit, bucket) => (byDay[frame.dayOfBucket[bucket]!]! += bit));
      return {
        machine,
        seenBuckets: [...byDay].filter((_, index) => frame.days[index]!.isTouched),
        weekendsSeen: weekends.filter((first) => isHalfSeen(frame, byDay, first)).length,
        monthEnds: monthEnds.map((first) => {
          const { date } = frame.days[first]!;
          return { date, isQuarterEnd: QUARTER_ENDS.test(date), isSeen: isMonthEndSeen(frame, byDay, first) };
        }),
      };
    }),
  };
}

const SATURDAY = 6;
const QUARTER_ENDS = /-(?:03|06|09|12)-\d\d$/;

/** A day on the frame, which reaches beyond the window so that days at its edges are whole. */
interface FrameDay extends CalendarDay {
  /** Since 1970-01-01 of the zone. */
  readonly dayNumber: number;
  readonly isTouched: boolean;
}

interface Frame {
  readonly days: readonly FrameDay[];
  /** For each bucket of the window its place in `days`. */
  readonly dayOfBucket: Uint32Array;
}

/** Enough for a day before and one after, whatever the clocks show. */
const MARGIN_MS = 3 * DAY_MS;

function frameOf({ startMs, endMs }: Window, slotMs: number, { offsetAt }: CalendarZone): Frame {
  const length = Math.max(0, Math.ceil((endMs - startMs) / slotMs));
  const margin = MARGIN_MS / slotMs;
  const dayNumberAt = (bucket: number): number => {
    const atMs = (startMs + bucket * slotMs) as Instant;
    return Math.floor((atMs + offsetAt(atMs)) / DAY_MS);
  };
  const buckets = new Map<number, number>();
  const touched = new Set<number>();
  const dayOf = new Int32Array(length);
  for (let bucket = -margin; bucket < length + margin; bucket++) {
    const day = dayNumberAt(bucket);
    buckets.set(day, (buckets.get(day) ?? 0) + 1);
    if (bucket < 0 || bucket >= length) continue;
    touched.add(day);
    dayOf[bucket] = day;
  }
  const numbers = [...buckets.keys()];
  const placeOf = new Map(numbers.map((day, index) => [day, index]));
  const days = numbers.map((dayNumber) => ({
    dayNumber,
    date: new Date(dayNumber * DAY_MS).toISOString().slice(0, 10),
    weekday: new Date(dayNumber * DAY_MS).getUTCDay() || 7,
    buckets: buckets.get(dayNumber)!,
    isTouched: touched.has(dayNumber),
  }));
  return { days, dayOfBucket: Uint32Array.from(dayOf, (day) => placeOf.get(day)!) };
}

function markSeen(
  seen: Uint8Array,
  { bucketMs, startMs, counts }: BucketSeries,
  { window, slotMs }: { readonly window: Window; readonly slotMs: number },
): void {
  const offset = Math.round((startMs - window.startMs) / bucketMs);
  const buckets = Math.round((seen.length * slotMs) / bucketMs);
  const end = Math.min(counts.length, buckets - offset);
  for (let index = Math.max(0, -offset); index < end; index++) {
    if (counts[index]! > 0) seen[Math.floor(((offset + index) * bucketMs) / slotMs)] = 1;
  }
}

/** Places of the first of two days that belong together, where the window touches either. */
function pairsOf({ days }: Frame, isFirst: (day: FrameDay) => boolean): readonly number[] {
  return days.flatMap((day, index) => {
    const next = days[index + 1];
    return next !== undefined && isFirst(day) && (day.isTouched || next.isTouched) ? [index] : [];
  });
}

const isFirstOfMonth = (dayNumber: number): boolean => new Date(dayNumber * DAY_MS).getUTCDate() === 1;

const isHalfSeen = ({ days }: Frame, byDay: Uint32Array, first: number): boolean =>
  2 * (byDay[first]! + byDay[first + 1]!) >= days[first]!.buckets + days[first + 1]!.buckets;

/** A month-end is named by its last day: the first of the next month alone does not show it. */
const isMonthEndSeen = (frame: Frame, byDay: Uint32Array, first: number): boolean =>
  2 * byDay[first]! >= frame.days[first]!.buckets && isHalfSeen(frame, byDay, first);
