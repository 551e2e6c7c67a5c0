import { MINUTES_PER_WEEK } from '../site/index.js';

export const MINUTES_PER_DAY = 1440;
const DAY_NAMES = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;
export type DayName = (typeof DAY_NAMES)[number];

/** A rate that begins at a time of some days. */
export interface RateChange {
  readonly minuteOfDay: number;
  /** Bits a second; infinite where nothing limits. */
  readonly rate: number;
  readonly days: readonly DayName[];
}

/** When in a week the rate changes, ordered by time of day, then by rate; empty where it never does. */
export function changesOfWeek(week: Float64Array): readonly RateChange[] {
  const found = new Map<string, { readonly minuteOfDay: number; readonly rate: number; readonly days: DayName[] }>();
  for (let minute = 0; minute < MINUTES_PER_WEEK; minute += 1) {
    const rate = week[minute]!;
    if (rate === week[(minute + MINUTES_PER_WEEK - 1) % MINUTES_PER_WEEK]) continue;
    const minuteOfDay = minute % MINUTES_PER_DAY;
    const key = `${minuteOfDay}/${rate}`;
    const known = found.get(key) ?? { minuteOfDay, rate, days: [] };
    known.days.push(DAY_NAMES[Math.floor(minute / MINUTES_PER_DAY)]!);
    found.set(key, known);
  }
  return [...found.values()].sort((one, other) => one.minuteOfDay - other.minuteOfDay || one.rate - other.rate);
}

/** One stretch of the day on some days, and the rates in it and outside of it. */
export interface OneWindow {
  readonly days: readonly DayName[];
  readonly fromMinute: number;
  /** 1440 is the end of the day. */
  readonly toMinute: number;
  readonly inside: number;
  readonly outside: number;
}

/** The week as one window of some days, the same on each and within a day; null where it is not of that form. */
export function oneWindowOf(week: Float64Array): OneWindow | null {
  const rates = [...new Set(week)].sort((one, other) => one - other);
  const [low, high] = rates;
  if (low === undefined || rates.length > 2) return null;
  if (high === undefined)
    return { days: DAY_NAMES, fromMinute: 0, toMinute: MINUTES_PER_DAY, inside: low, outside: low };
  return windowAt(week, low, high) ?? windowAt(week, high, low);
}

function windowAt(week: Float64Array, inside: number, outside: number): OneWindow | null {
  const days: DayName[] = [];
  let found: readonly [from: number, to: number] | null = null;
  for (const [index, day] of DAY_NAMES.entries()) {
    const own = week.subarray(index * MINUTES_PER_DAY, (index + 1) * MINUTES_PER_DAY);
    const from = own.indexOf(inside);
    if (from < 0) continue;
    const to = own.lastIndexOf(inside) + 1;
    const isOneStretch = own.subarray(from, to).every((rate) => rate === inside);
    const isSame = found === null || (found[0] === from && found[1] === to);
    if (!isOneStretch || !isSame) return null;
    found = [from, to];
    days.push(day);
  }
  return found === null ? null : { days, fromMinute: found[0], toMinute: found[1], inside, outside };
}

const two = (value: number): string => String(value).padStart(2, '0');
/** `08:00` */
export const clockOf = (minuteOfDay: number): string => `${two(Math.floor(minuteOfDay / 60))}:${two(minuteOfDay % 60)}`;
