import type { TimeZone } from '../../ingest/index.js';

/** How the stamps of a file are read: plain data, so that it can be handed to a worker. */
export interface StampForm {
  /** 0: ISO 8601 up to the second, followed by `suffix`; else that many digits. */
  readonly digits: 0 | 10 | 13;
  readonly suffix: string;
  readonly leastMs: number;
  readonly mostMs: number;
  /** What the suffix adds. */
  readonly addedMs: number;
  /** By how much the clocks of the stamps are ahead of UTC, where no zone says so. */
  readonly offsetMs: number;
  /** The name of the zone of stamps that state none. */
  readonly zone: string | null;
}

const DAY_MS = 86_400_000;
const DATE = /^(\d{4})-(\d\d)-(\d\d)$/;

/**
 * Gives midnight of a date as printed, in epoch ms of its first second plus what the suffix adds; `NaN`: no date, or a day on
 * which clocks change.
 *
 * @param zone that of the form, where it names one
 */
export function dayStartsOf(
  { addedMs, offsetMs, zone: named }: StampForm,
  zone: TimeZone | null,
): (date: string) => number {
  if (named === null || zone === null) return (date) => midnightOf(date) - offsetMs + addedMs;
  return (date) => {
    const localMs = midnightOf(date);
    if (Number.isNaN(localMs)) return localMs;
    const start = zone.instantOf(localMs, null);
    const end = zone.instantOf(localMs + DAY_MS, null);
    return start !== null && end !== null && end - start === DAY_MS ? start + addedMs : Number.NaN;
  };
}

/** Epoch ms of a date as if it were UTC; `NaN` where the calendar has none such. */
function midnightOf(date: string): number {
  const [, year, month, day] = DATE.exec(date) ?? [];
  const midnight = Date.UTC(Number(year), Number(month) - 1, Number(day));
  // Date.UTC carries a 31st of April over into May.
  const printed = Number.isNaN(midnight) ? '' : new Date(midnight).toISOString().slice(0, 10);
  return printed === date ? midnight : Number.NaN;
}
