const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** `12/18/2024 18:00-0:00`: month, day, year, begin and end by the clock of the export, which states no zone. */
const SLOT = /^(\d{1,2})\/(\d{1,2})\/(\d{4})\s+(\d{1,2}):(\d{2})\s*-\s*(\d{1,2}):(\d{2})$/;
const ISO_DAY = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?$/;
const US_DAY = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?:\s.*)?$/;

/** Days since 1970 of a day there is; null for one there is not, such as 31 June or month 18. */
function dayNumber(year: number, month: number, day: number): number | null {
  if (year < 1990 || year > 2199) return null;
  const ms = Date.UTC(year, month - 1, day);
  const date = new Date(ms);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? ms / DAY_MS : null;
}

/** When a slot of the classic form begins, in minutes since 1970 by its own clock, and on which days it lies. */
export interface Slot {
  readonly startMinute: number;
  /** Days since 1970. A slot that ends at 0:00 of the next day lies on its own day alone. */
  readonly day: number;
}

/** Null for a text that is no slot. The end is on the next day where it is not behind the begin. */
export function parseSlot(text: string): Slot | null {
  const parts = SLOT.exec(text.trim())?.slice(1).map(Number);
  if (parts === undefined) return null;
  const [month, date, year, hour, minute, endHour, endMinute] = parts as [
    ...[number, number, number, number, number, number, number],
  ];
  const day = dayNumber(year, month, date);
  const isClock = hour < 24 && minute < 60 && endHour <= 24 && endMinute < 60;
  return day === null || !isClock ? null : { startMinute: day * 24 * 60 + hour * 60 + minute, day };
}

/** Days since 1970 of a date of the new form, `2026-11-09` or as spreadsheets print it in the United States; null for none. */
export function parseDay(text: string): number | null {
  const iso = ISO_DAY.exec(text.trim())?.slice(1).map(Number);
  if (iso !== undefined) return dayNumber(iso[0]!, iso[1]!, iso[2]!);
  const us = US_DAY.exec(text.trim())?.slice(1).map(Number);
  return us === undefined ? null : dayNumber(us[2]!, us[0]!, us[1]!);
}

/** `YYYY-MM-DD` of a number of days since 1970. */
export const dayText = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);
