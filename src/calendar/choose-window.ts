import { invariant } from '../model/index.js';
import type { TimeZone } from '../timeseries/index.js';
import type { CalendarSettings } from './calendar-settings.js';
import {
  dateOfDay,
  DAY_MS,
  dayNumberAt,
  exactInstantOf,
  hourOfWeekAt,
  isWithin,
  MINUTE_MS,
  minuteOfDayAt,
  minutesOf,
  QUARTER_MS,
  weekdayOf,
} from './wall-clock.js';
import type { WeekUse } from './week-use.js';

/** A week in which to look for the quietest hours: use repeats by week, so that one week holds every hour once. */
const SEARCH_DAYS = 7;
/** Quieter windows of so many days before the first possible one are told of. */
const LOOK_BACK_DAYS = 7;
const MOST_DAYS = 400;
const MOST_REFUSED = 8;
/** Percent to whole thousandths, so that sums do not hang on the last digit. */
const THOUSANDTHS = 1000;

/** Days without a cutover, both included. */
export interface BlockedDays {
  readonly from: string;
  readonly to: string;
  readonly why: string;
  /** By whose clock; null: that of the search. */
  readonly zone: TimeZone | null;
}

export interface WindowSearch {
  readonly settings: CalendarSettings;
  /** The users'. */
  readonly zone: TimeZone;
  /** Whole quarters of an hour. */
  readonly lengthMs: number;
  readonly use: WeekUse;
  readonly freezes: readonly BlockedDays[];
  /** No window begins before, each for its reason. */
  readonly notBefore: readonly { readonly atMs: number; readonly why: string }[];
  /** The one day on which to begin, in days since 1970-01-01 by the users' calendar; null: any. */
  readonly day: number | null;
  /** What else stands against a begin; null: nothing. */
  readonly against: (fromMs: number) => string | null;
  /** Days that settings only avoid do not count: a person chose the day. */
  readonly isStated: boolean;
}

export interface FoundWindow {
  readonly fromMs: number;
  readonly toMs: number;
  /** Null where its hours were not measured. */
  readonly usePercent: number | null;
  readonly refused: readonly { readonly fromMs: number; readonly why: string }[];
}

interface Candidate {
  readonly fromMs: number;
  readonly day: number;
  /** Why it is not taken; null: it may be. */
  readonly why: string | null;
  /** Thousandths of a percent, summed over quarters of an hour; NaN where any of them was not measured. */
  readonly measured: number;
  /** Quarters outside the hours that are quiet by assumption. */
  readonly assumed: number;
}

/**
 * The window with the lowest use in the first week that has any; of equals the earliest. Begins lie on whole hours of the users' clock and on
 * the first minute of the allowed hours. Where no window that may be taken was measured whole, the assumed hours decide instead: a gap
 * is never taken for a quiet hour.
 *
 * `refused` holds windows that were quieter, or as quiet and earlier, best first, for each day and reason the best one.
 *
 * @returns null where nothing is allowed for more than a year
 */
export function chooseWindow(search: WindowSearch): FoundWindow | null {
  const firstDay = search.day ?? dayNumberAt(search.zone, earliestBegin(search));
  const lookBack = candidatesOf(search, firstDay - LOOK_BACK_DAYS, firstDay);
  const all = [...lookBack];
  const days = search.day === null ? MOST_DAYS : SEARCH_DAYS;
  for (let day = firstDay; day < firstDay + days; day += SEARCH_DAYS) {
    const week = candidatesOf(search, day, day + SEARCH_DAYS);
    all.push(...week);
    const free = week.filter(({ why }) => why === null);
    if (free.length > 0) return best(free, all, search);
  }
  return null;
}

/** The next day behind a window with one that may be taken, and of that day the best. */
export function nextWindow(search: WindowSearch, behind: number): FoundWindow | null {
  for (let day = behind + 1; day <= behind + MOST_DAYS; day++) {
    const free = candidatesOf(search, day, day + 1).filter(({ why }) => why === null);
    const found = free.length === 0 ? null : best(free, [], search);
    if (found !== null) return found;
  }
  return null;
}

/** Why a day of the plan holds no window: what stands against the one that comes nearest to being allowed. */
export function reasonAgainst(search: WindowSearch): string {
  const { day, settings, lengthMs } = search;
  invariant(day !== null, 'only a stated day is judged');
  const candidates = candidatesOf(search, day, day + 1);
  const latest = candidates.at(-1);
  if (latest?.why != null) return latest.why;
  const { from, to } = settings.hours;
  return `no window of ${lengthMs / MINUTE_MS} minutes that begins on that day lies between ${from} and ${to} (${search.zone.name})`;
}

const earliestBegin = ({ notBefore }: WindowSearch): number =>
  notBefore.reduce((latest, { atMs }) => Math.max(latest, atMs), -Infinity);

function best(
  free: readonly Candidate[],
  all: readonly Candidate[],
  { lengthMs, use }: WindowSearch,
): FoundWindow | null {
  const measured = free.filter(({ measured: cost }) => !Number.isNaN(cost));
  const isMeasured = measured.length > 0;
  const costOf = (one: Candidate): number => (isMeasured ? one.measured : one.assumed);
  const compare = (left: Candidate, right: Candidate): number =>
    costOf(left) - costOf(right) || left.fromMs - right.fromMs;
  const [chosen] = (isMeasured ? measured : free).toSorted(compare);
  if (chosen === undefined) return null;
  const better = all.filter((one) => one.why !== null && !Number.isNaN(costOf(one)) && compare(one, chosen) < 0);
  const seen = new Set<string>();
  const refused = better.toSorted(compare).filter(({ day, why }) => {
    const key = `${day} ${why ?? ''}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
  const quarters = lengthMs / QUARTER_MS;
  const isKnown = isMeasured && use.measuredMachines > 0;
  return {
    fromMs: chosen.fromMs,
    toMs: chosen.fromMs + lengthMs,
    usePercent: isKnown ? Math.round(chosen.measured / quarters / (THOUSANDTHS / 10)) / 10 : null,
    refused: refused.slice(0, MOST_REFUSED).map(({ fromMs, why }) => ({ fromMs, why: why ?? '' })),
  };
}

/** Every window within the allowed hours that begins on a day from `start`, before `end`. */
function candidatesOf(search: WindowSearch, start: number, end: number): readonly Candidate[] {
  const { zone, settings } = search;
  const begins = new Set([minutesOf(settings.hours.from), ...Array.from({ length: 24 }, (_, hour) => hour * 60)]);
  const minutes = [...begins].toSorted((left, right) => left - right);
  const candidates: Candidate[] = [];
  for (let day = start; day < end; day++) {
    for (const minute of minutes) {
      const fromMs = exactInstantOf(zone, day, minute);
      if (fromMs === null) continue; // clocks were put forward over it
      const candidate = candidateAt(search, fromMs, day);
      if (candidate !== null) candidates.push(candidate);
    }
  }
  return candidates;
}

/** Null where the window leaves the allowed hours. */
function candidateAt(search: WindowSearch, fromMs: number, day: number): Candidate | null {
  const { zone, settings, lengthMs, use } = search;
  let measured = 0;
  let assumed = 0;
  for (let atMs = fromMs; atMs < fromMs + lengthMs; atMs += QUARTER_MS) {
    const minute = minuteOfDayAt(zone, atMs);
    if (!isWithin(settings.hours, minute)) return null;
    measured += Math.round(use.percent[hourOfWeekAt(zone, atMs)]! * THOUSANDTHS);
    if (!isWithin(settings.assumedQuietHours, minute)) assumed += 1;
  }
  const lastDay = dayNumberAt(zone, fromMs + lengthMs - 1);
  return { fromMs, day, why: whyNot(search, { fromMs, day, lastDay }), measured, assumed };
}

interface Span {
  readonly fromMs: number;
  /** Days that the window touches. */
  readonly day: number;
  readonly lastDay: number;
}

function whyNot(search: WindowSearch, span: Span): string | null {
  const freeze = frozenBy(search, span);
  if (freeze !== null) return freeze;
  if (search.day !== null && span.day !== search.day) return `the plan's day is ${dateOfDay(search.day)}`;
  const avoided = search.isStated ? null : avoidedBy(search.settings, span);
  if (avoided !== null) return avoided;
  const unmet = search.notBefore.filter(({ atMs }) => span.fromMs < atMs);
  return unmet.toSorted((left, right) => right.atMs - left.atMs)[0]?.why ?? search.against(span.fromMs);
}

function frozenBy({ freezes, lengthMs }: WindowSearch, { fromMs, day, lastDay }: Span): string | null {
  const found = freezes.find(({ from, to, zone }) => {
    const first = zone === null ? day : dayNumberAt(zone, fromMs);
    const last = zone === null ? lastDay : dayNumberAt(zone, fromMs + lengthMs - 1);
    return from <= dateOfDay(last) && to >= dateOfDay(first);
  });
  if (found === undefined) return null;
  const whose = found.zone === null ? '' : ` (${found.zone.name})`;
  return `a change freeze from ${found.from} to ${found.to}${whose}: ${found.why}`;
}

/** What settings avoid where nobody chose the day: days of the week, ends of months and of quarters. */
export function avoidedBy(settings: CalendarSettings, { day, lastDay }: Omit<Span, 'fromMs'>): string | null {
  if (!settings.weekdays.includes(weekdayOf(day))) return `${WEEKDAYS[weekdayOf(day) - 1]!} is not an allowed day`;
  for (let at = day; at <= lastDay; at++) {
    const end = monthEndNear(at);
    const { daysBefore, daysAfter, quarterDaysBefore, quarterDaysAfter } = settings.monthEnds;
    const before = end.isQuarter ? quarterDaysBefore : daysBefore;
    const after = end.isQuarter ? quarterDaysAfter : daysAfter;
    if (end.distance < 0 ? -end.distance <= before : end.distance < after) {
      return `${dateOfDay(at)} is at the end of a ${end.isQuarter ? 'quarter' : 'month'}`;
    }
  }
  return null;
}

export const WEEKDAYS: readonly string[] = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
];
const MIDDLE_OF_MONTH = 15;

/** The turn of a month nearest to a day; `distance` 0 is the first day of the new month, -1 the last one of the old. */
function monthEndNear(day: number): { readonly distance: number; readonly isQuarter: boolean } {
  const date = new Date(day * DAY_MS);
  const next = date.getUTCDate() > MIDDLE_OF_MONTH ? 1 : 0;
  const first = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + next, 1);
  return { distance: day - first / DAY_MS, isQuarter: new Date(first).getUTCMonth() % 3 === 0 };
}
