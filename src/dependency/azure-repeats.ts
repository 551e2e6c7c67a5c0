import { createByteMemo } from './byte-memo.js';
import type { ByteRange } from './byte-memo.js';
import type { RowTime } from './flow-row.js';
import type { ConnectionColumns } from './header.js';
import { addTime } from './row-sink.js';
import type { RowSink } from './row-sink.js';
import type { SeenConnection } from './rows-seen.js';
import { parseDay, parseSlot } from './slot.js';

/**
 * Exports say the same of each slot and day again: the documented order has the time first and the count last, and all between them
 * comes again and again. A line whose middle is known is taken as bytes.
 */
export interface AzureRepeats {
  /** @returns false where the line is not known; then it is to be read at once, and `settle` told what it was */
  readonly take: (line: ByteRange) => boolean;
  /** Told of every record that was read as text; null for one that is no line by itself, or not used. */
  readonly settle: (seen: SeenConnection | null) => void;
}

const CARRIAGE_RETURN = 13;
const ZERO = 48;
const MOST_DIGITS = 15;
const MOST_TIME_BYTES = 40;

interface Cut {
  readonly time: ByteRange;
  readonly middle: ByteRange;
  /** Null where it is none in digits alone, or where the form counts nothing. */
  readonly count: number | null;
}

export function createRepeats(columns: ConnectionColumns, sink: RowSink): AzureRepeats {
  const { form, time: timeColumn, count: countColumn, width } = columns;
  const isInOrder = timeColumn === 0 && width > 2 && (form === 'classic' || countColumn === width - 1);
  const memo = createByteMemo<SeenConnection>();
  const timeOf = createTimes(columns);
  let missed: ByteRange | null = null;
  return {
    take: (line) => {
      missed = null;
      const cut = isInOrder ? cutLine(line, columns) : null;
      if (cut === null) return false;
      const known = memo.find(cut.middle);
      if (known === null) missed = cut.middle;
      const time = known === null ? null : timeOf(cut.time);
      if (known === null || time === null) return false;
      sink.settle(addTime(known, { time, count: cut.count }) ? 'used' : 'repeated');
      return true;
    },
    settle: (seen) => {
      if (missed !== null && seen !== null) memo.remember(missed, seen);
      missed = null;
    },
  };
}

/** Null for a line that is to be read as text. */
function cutLine({ bytes, start, end: lineEnd }: ByteRange, { form, separator }: ConnectionColumns): Cut | null {
  const end = lineEnd > start && bytes[lineEnd - 1] === CARRIAGE_RETURN ? lineEnd - 1 : lineEnd;
  const sign = separator.charCodeAt(0);
  let first = start;
  while (first < end && first - start < MOST_TIME_BYTES && bytes[first] !== sign) first += 1;
  if (bytes[first] !== sign) return null;
  const time = { bytes, start, end: first };
  if (form === 'classic') return { time, middle: { bytes, start: first + 1, end }, count: null };
  return cutCount({ bytes, start: first + 1, end }, time, sign);
}

/** Null where the last cell is no number from 1 on in digits alone. */
function cutCount({ bytes, start, end }: ByteRange, time: ByteRange, sign: number): Cut | null {
  let last = end - 1;
  let count = 0;
  for (let unit = 1; last >= start && bytes[last] !== sign; last -= 1, unit *= 10) {
    const digit = bytes[last]! - ZERO;
    if (digit < 0 || digit > 9 || end - last > MOST_DIGITS) return null;
    count += digit * unit;
  }
  return count === 0 || last < start ? null : { time, middle: { bytes, start, end: last }, count };
}

/** Times by their bytes; a line has mostly the time of the one before. */
function createTimes(columns: ConnectionColumns): (range: ByteRange) => RowTime | null {
  let lastText = '';
  let last: RowTime | null = null;
  const isLast = ({ bytes, start, end }: ByteRange): boolean => {
    if (end - start !== lastText.length) return false;
    for (let at = 0; at < lastText.length; at += 1) if (bytes[start + at] !== lastText.charCodeAt(at)) return false;
    return true;
  };
  return (range) => {
    if (last !== null && isLast(range)) return last;
    lastText = String.fromCharCode(...range.bytes.subarray(range.start, range.end));
    last = parseTime(columns, lastText.trim());
    return last;
  };
}

export function parseTime({ form }: Pick<ConnectionColumns, 'form'>, text: string): RowTime | null {
  if (form === 'classic') {
    const slot = parseSlot(text);
    return slot === null ? null : { kind: 'slot', startMinute: slot.startMinute };
  }
  const day = parseDay(text);
  return day === null ? null : { kind: 'day', day };
}
