import type { TimeZone } from '../timeseries/index.js';
import type { DayHours } from './calendar-settings.js';

export const MINUTE_MS = 60_000;
/** What everything is rounded to: offsets of zones are whole quarters of an hour, so that every clock ticks with it. */
export const QUARTER_MS = 900_000;
export const HOUR_MS = 3_600_000;
export const DAY_MS = 86_400_000;
const MINUTES_PER_DAY = 1440;
/** 1970-01-01 was a Thursday, the fourth day of a week that begins on Monday. */
const WEEKDAY_OF_EPOCH = 3;

/** What the clocks of a zone show, in milliseconds as if it were UTC. */
export const localMsAt = (zone: TimeZone, atMs: number): number => atMs + zone.offsetAt(atMs);

/** Whole days since 1970-01-01 by the zone's calendar. */
export const dayNumberAt = (zone: TimeZone, atMs: number): number => Math.floor(localMsAt(zone, atMs) / DAY_MS);

/** `YYYY-MM-DD` of a number of days since 1970-01-01. */
export const dateOfDay = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);

/** The number of days since 1970-01-01 of `YYYY-MM-DD`; NaN for another text. */
export const dayOfDate = (date: string): number => Date.parse(`${date}T00:00:00Z`) / DAY_MS;

/** 1 for Monday to 7 for Sunday. */
export const weekdayOf = (day: number): number => modulo(day + WEEKDAY_OF_EPOCH, 7) + 1;

/** 0 for Monday from midnight to 167 for Sunday from 23:00, by the zone's clock. */
export function hourOfWeekAt(zone: TimeZone, atMs: number): number {
  const local = localMsAt(zone, atMs);
  const day = Math.floor(local / DAY_MS);
  return (weekdayOf(day) - 1) * 24 + Math.floor((local - day * DAY_MS) / HOUR_MS);
}

export const minuteOfDayAt = (zone: TimeZone, atMs: number): number =>
  Math.floor(modulo(localMsAt(zone, atMs), DAY_MS) / MINUTE_MS);

/** The first instant at or after a time of a day: where clocks were put forward over it, the first that they show afterwards. */
export function instantOfLocal(zone: TimeZone, day: number, minute: number): number {
  const local = day * DAY_MS + minute * MINUTE_MS;
  for (let later = 0; later <= DAY_MS; later += QUARTER_MS) {
    const found = zone.instantOf(local + later, null);
    if (found !== null) return found;
  }
  return local - zone.offsetAt(local); // a zone that left out a whole day, as Samoa did
}

/** The instant of a time of a day; null where clocks were put forward over it. The first of two where they were put back. */
export const exactInstantOf = (zone: TimeZone, day: number, minute: number): number | null =>
  zone.instantOf(day * DAY_MS + minute * MINUTE_MS, null);

export const startOfDay = (zone: TimeZone, day: number): number => instantOfLocal(zone, day, 0);

/** Minutes since midnight of `HH:MM`. */
export const minutesOf = (text: string): number => Number(text.slice(0, 2)) * 60 + Number(text.slice(3, 5));

/** Whether a minute of a day lies in hours that may go beyond midnight. */
export function isWithin({ from, to }: DayHours, minute: number): boolean {
  const start = minutesOf(from);
  const end = minutesOf(to);
  if (start === end) return true;
  return start < end ? minute >= start && minute < end : minute >= start || minute < end;
}

/** Minutes that hours of a day hold. */
export function lengthOf({ from, to }: DayHours): number {
  const length = modulo(minutesOf(to) - minutesOf(from), MINUTES_PER_DAY);
  return length === 0 ? MINUTES_PER_DAY : length;
}

/** `2026-12-05T04:00:00Z`. */
export const utcText = (atMs: number): string => `${new Date(atMs).toISOString().slice(0, 19)}Z`;

/** `2026-12-04T22:00-06:00`. */
export function localText(zone: TimeZone, atMs: number): string {
  const offset = zone.offsetAt(atMs) / MINUTE_MS;
  const digits = (value: number): string => String(value).padStart(2, '0');
  const sign = offset < 0 ? '-' : '+';
  const size = Math.abs(offset);
  const local = new Date(localMsAt(zone, atMs)).toISOString().slice(0, 16);
  return `${local}${sign}${digits(Math.floor(size / 60))}:${digits(size % 60)}`;
}

export const ceilToQuarter = (ms: number): number => Math.ceil(ms / QUARTER_MS) * QUARTER_MS;

/** Hours of a length that is whole quarters: exact. */
export const hoursOf = (ms: number): number => ms / HOUR_MS;

function modulo(value: number, by: number): number {
  return ((value % by) + by) % by;
}
