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

export function createRepeats(columns: ConnectionColumns, sink: RowSink): AzureRepeats {
  const { form, time: timeColumn, count: countColumn, width, separator } = columns;
  const sign = separator.charCodeAt(0);
  const isCounted = form !== 'classic';
  const isInOrder = timeColumn === 0 && width > 2 && (!isCounted || countColumn === width - 1);
  const memo = createByteMemo<SeenConnection>();
  const timeAt = createTimes(columns);
  let missed: ByteRange | null = null;
  return {
    take: ({ bytes, start, end: lineEnd }) => {
      missed = null;
      const end = lineEnd > start && bytes[lineEnd - 1] === CARRIAGE_RETURN ? lineEnd - 1 : lineEnd;
      const timeEnd = isInOrder ? endOfTime(bytes, start, Math.min(end, start + MOST_TIME_BYTES), sign) : -1;
      if (timeEnd < 0) return false;
      const middle = timeEnd + 1;
      const middleEnd = isCounted ? endBeforeCount(bytes, middle, end, sign) : end;
      if (middleEnd <= middle) return false;
      const known = memo.find(bytes, middle, middleEnd);
      if (known === null) {
        missed = { bytes, start: middle, end: middleEnd };
        return false;
      }
      const time = timeAt(bytes, start, timeEnd);
      if (time === null) return false;
      const count = isCounted ? countIn(bytes, middleEnd + 1, end) : null;
      sink.settle(addTime(known, time, count) ? 'used' : 'repeated');
      return true;
    },
    settle: (seen) => {
      if (missed !== null && seen !== null) memo.remember(missed, seen);
      missed = null;
    },
  };
}

/** Where the first cell ends; -1 where it does not before `limit`. */
function endOfTime(bytes: Uint8Array, start: number, limit: number, sign: number): number {
  for (let at = start; at < limit; at += 1) if (bytes[at] === sign) return at;
  return -1;
}

/** Where the sign before the last cell stands; -1 where that cell is no number from 1 on in digits alone. */
function endBeforeCount(bytes: Uint8Array, start: number, end: number, sign: number): number {
  let isZero = true;
  for (let at = end - 1; at >= start; at -= 1) {
    const byte = bytes[at]!;
    if (byte === sign) return isZero ? -1 : at;
    const digit = byte - ZERO;
    if (digit < 0 || digit > 9 || end - at > MOST_DIGITS) return -1;
    isZero &&= digit === 0;
  }
  return -1;
}

/** Of digits alone, as many as a number holds. */
function countIn(bytes: Uint8Array, start: number, end: number): number {
  let count = 0;
  for (let at = start; at < end; at += 1) count = count * 10 + bytes[at]! - ZERO;
  return count;
}

/** Times by their bytes; a line has mostly the time of the one before. */
function createTimes(columns: ConnectionColumns): (bytes: Uint8Array, start: number, end: number) => RowTime | null {
  let lastText = '';
  let last: RowTime | null = null;
  const isLast = (bytes: Uint8Array, start: number, end: number): boolean => {
    if (end - start !== lastText.length) return false;
    for (let at = 0; at < lastText.length; at += 1) if (bytes[start + at] !== lastText.charCodeAt(at)) return false;
    return true;
  };
  return (bytes, start, end) => {
    if (last !== null && isLast(bytes, start, end)) return last;
    lastText = String.fromCharCode(...bytes.subarray(start, end));
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
