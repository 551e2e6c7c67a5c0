/** A printed time before its zone is applied: `offsetMs` null where the text states none. */
export interface PrintedTime {
  readonly localMs: number;
  readonly offsetMs: number | null;
}

/** A printed time with its offset, or null where no zone has such an offset. */
export function withOffset(
  localMs: number,
  sign: string,
  hours: string | undefined,
  minutes: string | undefined,
): PrintedTime | null {
  const total = Number(hours ?? 0) * 60 + Number(minutes ?? 0);
  if (Number(minutes ?? 0) > 59 || total > 14 * 60) return null;
  return { localMs, offsetMs: total * 60_000 * (sign === '-' ? -1 : 1) };
}

/** The first three digits of a fraction of a second. */
export const millisecondsOf = (fraction: string | undefined): number =>
  fraction === undefined ? 0 : Number(fraction.slice(0, 3).padEnd(3, '0'));

type Day = readonly [year: number, month: number, day: number];
type Time = readonly [hour: number, minute: number, second: number, millisecond: number];

/** A local time as if it were UTC, or null where the calendar or the clock has no such time. */
export function localTime([year, month, day]: Day, [hour, minute, second, millisecond]: Time): number | null {
  if (hour > 23 || minute > 59 || second > 59) return null;
  const midnight = Date.UTC(year, month - 1, day);
  // Date.UTC carries a 31st of April over into May.
  const isDay = new Date(midnight).getUTCDate() === day && new Date(midnight).getUTCMonth() === month - 1;
  return isDay ? midnight + ((hour * 60 + minute) * 60 + second) * 1000 + millisecond : null;
}
