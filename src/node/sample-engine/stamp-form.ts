import { EARLIEST_MS, LATEST_MS, millisecondsOf } from '../../ingest/index.js';
import type { StampOptions, TimeZone } from '../../ingest/index.js';
import type { KernelStamps } from './row-kernel.js';

const DAY_MS = 86_400_000;
const ISO = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d((?:\.(\d{1,9}))?(?:Z|([+-])(\d\d):?(\d\d))?)$/;
const DATE = /^(\d{4})-(\d\d)-(\d\d)$/;
const MOST_SUFFIX_CHARACTERS = 16;

/**
 * How the kernel reads the stamps of a file, told from the first of them; null for a form that it does not know. Rows whose
 * stamps are of another form, or fall on a day on which clocks change, are left to the row reader.
 */
export function stampFormOf(first: string, { format, zone, latestMs }: StampOptions): KernelStamps | null {
  const range = { leastMs: EARLIEST_MS, mostMs: Math.min(LATEST_MS, (latestMs ?? LATEST_MS) + 1) };
  const digits = digitsOf(first, format.kind);
  if (digits !== null) return { ...range, digits, suffix: '', dayOf: () => Number.NaN };
  const found = format.kind === 'auto' || format.kind === 'iso' ? ISO.exec(first) : null;
  if (found === null) return null;
  const [, suffix = '', fraction] = found;
  const midnight = suffix.length > MOST_SUFFIX_CHARACTERS ? null : midnightIn(found, zone);
  const addedMs = millisecondsOf(fraction);
  return midnight === null ? null : { ...range, digits: 0, suffix, dayOf: (date) => midnight(date) + addedMs };
}

/** When a date begins, by the offset that stamps state, else in a zone; null where there is neither. */
function midnightIn(
  [, suffix, , sign, hours, minutes]: RegExpExecArray,
  zone: TimeZone | null,
): ((date: string) => number) | null {
  if (suffix?.endsWith('Z') === true) return midnightOf;
  if (sign !== undefined) {
    const offsetMs = offsetOf(sign, Number(hours), Number(minutes));
    return Number.isNaN(offsetMs) ? null : (date) => midnightOf(date) - offsetMs;
  }
  if (zone === null) return null;
  return (date) => {
    const localMs = midnightOf(date);
    if (Number.isNaN(localMs)) return localMs;
    const start = zone.instantOf(localMs, null);
    const end = zone.instantOf(localMs + DAY_MS, null);
    return start !== null && end !== null && end - start === DAY_MS ? start : Number.NaN;
  };
}

function digitsOf(first: string, kind: StampOptions['format']['kind']): 10 | 13 | null {
  if (/^\d{10}$/.test(first)) return kind === 'auto' || kind === 'epochSeconds' ? 10 : null;
  if (/^\d{13}$/.test(first)) return kind === 'auto' || kind === 'epochMilliseconds' ? 13 : null;
  return null;
}

const offsetOf = (sign: string, hours: number, minutes: number): number => {
  const total = hours * 60 + minutes;
  return minutes > 59 || total > 14 * 60 ? Number.NaN : total * 60_000 * (sign === '-' ? -1 : 1);
};

/** Epoch ms of a date as if it were UTC; `NaN` where the calendar has none such. */
function midnightOf(date: string): number {
  const [, year, month, day] = DATE.exec(date) ?? [];
  const midnight = Date.UTC(Number(year), Number(month) - 1, Number(day));
  // Date.UTC carries a 31st of April over into May.
  const printed = Number.isNaN(midnight) ? '' : new Date(midnight).toISOString().slice(0, 10);
  return printed === date ? midnight : Number.NaN;
}
