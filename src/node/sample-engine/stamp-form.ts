import { EARLIEST_MS, LATEST_MS, millisecondsOf } from '../../ingest/index.js';
import type { StampOptions, TimeZone } from '../../ingest/index.js';
import type { StampForm } from './day-starts.js';

const ISO = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d((?:\.(\d{1,9}))?(?:Z|([+-])(\d\d):?(\d\d))?)$/;
const MOST_SUFFIX_CHARACTERS = 16;

/** What stamps of a table must keep to, which are numbers already. */
export const stampsOfTable = ({ latestMs }: StampOptions): StampForm => ({
  ...rangeOf(latestMs),
  ...{ digits: 0, suffix: '', addedMs: 0, offsetMs: 0, zone: null },
});

const rangeOf = (latestMs: StampOptions['latestMs']): Pick<StampForm, 'leastMs' | 'mostMs'> => ({
  leastMs: EARLIEST_MS,
  mostMs: Math.min(LATEST_MS, (latestMs ?? LATEST_MS) + 1),
});

/**
 * How the kernel reads the stamps of a file, told from the first of them; null for a form that it does not know. Rows whose
 * stamps are of another form, or fall on a day on which clocks change, are left to the row reader.
 */
export function stampFormOf(first: string, { format, zone, latestMs }: StampOptions): StampForm | null {
  const range = rangeOf(latestMs);
  const digits = digitsOf(first, format.kind);
  if (digits !== null) return { ...range, digits, suffix: '', addedMs: 0, offsetMs: 0, zone: null };
  const found = format.kind === 'auto' || format.kind === 'iso' ? ISO.exec(first) : null;
  return found === null ? null : isoForm(found, zone, range);
}

function isoForm(
  [, suffix = '', fraction, sign, hours, minutes]: RegExpExecArray,
  zone: TimeZone | null,
  range: Pick<StampForm, 'leastMs' | 'mostMs'>,
): StampForm | null {
  const isPlaced = suffix.endsWith('Z') || sign !== undefined;
  const offsetMs = sign === undefined ? 0 : offsetOf(sign, Number(hours), Number(minutes));
  const isKnown = isPlaced || zone !== null;
  if (suffix.length > MOST_SUFFIX_CHARACTERS || Number.isNaN(offsetMs) || !isKnown) return null;
  const named = isPlaced || zone === null ? null : zone.name;
  return { ...range, digits: 0, suffix, addedMs: millisecondsOf(fraction), offsetMs, zone: named };
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
