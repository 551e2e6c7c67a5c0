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

/** A point in time of a row; `micros` is null where the row states no more than the day. */
export interface Moment {
  readonly day: number;
  /** Microseconds since 1970. */
  readonly micros: number | null;
}

const ISO_MOMENT =
  /^(\d{4}-\d{1,2}-\d{1,2})[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*(Z|[+-]\d{2}:?\d{2})?$/i;
const EPOCH = /^(\d{9,10})(?:\.(\d{1,9}))?$/;
const EPOCH_MS = /^\d{12,13}$/;
const MICROS_PER_DAY = DAY_MS * 1000;

const momentAt = (micros: number): Moment | null => {
  const day = Math.floor(micros / MICROS_PER_DAY);
  return dayNumber(new Date(day * DAY_MS).getUTCFullYear(), 1, 1) === null ? null : { day, micros };
};
const microsOfFraction = (digits: string): number => Number(digits.slice(0, 6).padEnd(6, '0'));

/**
 * A day such as `2026-11-21` or as spreadsheets print it in the United States, a moment by ISO 8601, or seconds or milliseconds since
 * 1970. A moment without a zone is of the clock that wrote it, as days are. Null for another text.
 */
export function parseMoment(text: string): Moment | null {
  const plain = text.trim();
  const epoch = EPOCH.exec(plain);
  if (epoch !== null) return momentAt(Number(epoch[1]) * 1e6 + microsOfFraction(epoch[2] ?? ''));
  if (EPOCH_MS.test(plain)) return momentAt(Number(plain) * 1000);
  const iso = ISO_MOMENT.exec(plain);
  if (iso !== null) return momentOfIso(iso.slice(1));
  const day = parseDay(plain);
  return day === null ? null : { day, micros: null };
}

function momentOfIso([date = '', hour, minute, second, fraction, zone]: readonly (
  string | undefined
)[]): Moment | null {
  const day = parseDay(date);
  const [hours, minutes, seconds] = [hour, minute, second].map((part) => Number(part ?? 0)) as [number, number, number];
  if (day === null || hours > 23 || minutes > 59 || seconds > 60) return null;
  const secondOfDay = (hours * 60 + minutes - offsetMinutes(zone ?? 'Z')) * 60 + seconds;
  return momentAt(day * MICROS_PER_DAY + secondOfDay * 1e6 + microsOfFraction(fraction ?? ''));
}

function offsetMinutes(zone: string): number {
  if (zone.toUpperCase() === 'Z') return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2));
  return zone.startsWith('-') ? -minutes : minutes;
}
