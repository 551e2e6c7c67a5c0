/** A place whose clocks printed the stamps of a file. */
export interface TimeZone {
  readonly name: string;
  /**
   * The instant of a local time, or null where the clocks were put forward over it.
   *
   * Where they were put back, a local time comes twice. The first occurrence is taken, unless the sequence shows that it is
   * the second: the sample before (`previousMs`) lies at least half of the repeated time later than the first occurrence,
   * and the second one does not lie as far before it.
   *
   * @param localMs the printed time as if it were UTC
   * @param previousMs the instant of the machine's sample before, null for its first
   */
  readonly instantOf: (localMs: number, previousMs: number | null) => number | null;
  /** What its clocks show at an instant, less UTC, in milliseconds. */
  readonly offsetAt: (instantMs: number) => number;
}

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
/** Offsets change on quarters of an hour UTC, in every zone since 1972. */
const STEP_MS = 900_000;
const FIXED = /^(?:utc|gmt|z|(?:utc|gmt)?([+-])(\d{1,2})(?::?(\d{2}))?)$/i;

/**
 * The zone of an IANA name such as `Australia/Melbourne`, or of an offset such as `+05:30` or `UTC`; null if it is neither.
 * Offsets of named zones come from `Intl.DateTimeFormat`, that is from the platform's copy of the IANA data.
 */
export function createTimeZone(text: string): TimeZone | null {
  const name = text.trim();
  const fixed = FIXED.exec(name);
  if (fixed !== null) return fixedZone(name, fixed);
  const format = formatOf(name);
  if (format === null) return null;
  const offsetAt = cachedOffsets(format);
  return { name, instantOf: (localMs, previousMs) => instantOf(localMs, previousMs, offsetAt), offsetAt };
}

function fixedZone(name: string, [, sign, hours, minutes]: RegExpExecArray): TimeZone | null {
  const total = Number(hours ?? 0) * 60 + Number(minutes ?? 0);
  if (total > 14 * 60) return null;
  const offsetMs = total * MINUTE_MS * (sign === '-' ? -1 : 1);
  return { name, instantOf: (localMs) => localMs - offsetMs, offsetAt: () => offsetMs };
}

function formatOf(name: string): Intl.DateTimeFormat | null {
  if (!/^[A-Za-z][\w+/-]{1,60}$/.test(name)) return null;
  try {
    return new Intl.DateTimeFormat('en-US-u-ca-gregory-nu-latn', {
      timeZone: name,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  } catch {
    return null; // the platform knows no such zone, which the caller reports
  }
}

type OffsetAt = (instantMs: number) => number;

/** Formatting takes microseconds and offsets hold for months: each quarter of an hour is asked once. */
function cachedOffsets(format: Intl.DateTimeFormat): OffsetAt {
  const known = new Map<number, number>();
  return (instantMs) => {
    const step = Math.floor(instantMs / STEP_MS);
    const found = known.get(step);
    if (found !== undefined) return found;
    const offset = offsetOf(format, step * STEP_MS);
    known.set(step, offset);
    return offset;
  };
}

function offsetOf(format: Intl.DateTimeFormat, instantMs: number): number {
  const parts = new Map(format.formatToParts(instantMs).map(({ type, value }) => [type, Number(value)]));
  const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
  const local = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
  return local - instantMs;
}

function instantOf(localMs: number, previousMs: number | null, offsetAt: OffsetAt): number | null {
  const before = localMs - offsetAt(localMs - DAY_MS);
  const after = localMs - offsetAt(localMs + DAY_MS);
  const isBefore = offsetAt(before) === localMs - before;
  const isAfter = offsetAt(after) === localMs - after;
  if (!isBefore && !isAfter) return null;
  if (before === after || !isAfter) return before;
  if (!isBefore) return after;
  const first = Math.min(before, after);
  const second = Math.max(before, after);
  const half = (second - first) / 2;
  const isSecond = previousMs !== null && previousMs - first >= half && second >= previousMs - half;
  return isSecond ? second : first;
}
