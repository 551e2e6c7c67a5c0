import { isOpen } from './split-cells.js';
import type { Separator } from './split-cells.js';

/** A longer line is no row of an export; what is beyond is dropped. */
const MAX_LINE_CHARACTERS = 65_536;
/** Lines that a quoted cell may go on over, before its quote is taken for one that was never closed. */
const MAX_RECORD_LINES = 8;

/** Takes a text in pieces and gives its records one by one. */
export interface RecordReader {
  readonly push: (text: string) => void;
  /** Whether the next character begins a record. */
  readonly isBetween: () => boolean;
  /** Passes over one line that is taken elsewhere, to be called between records. */
  readonly skipLine: () => void;
  readonly end: () => void;
}

interface RecordTaker {
  /**
   * Asked anew for each record, since the header decides; null where a quote is a character like others, so that a line is a record.
   *
   * @param line the first of the record
   */
  readonly separator: (line: string) => Separator | null;
  /** @param line on which it begins, from 1 */
  readonly take: (record: string, line: number) => void;
  /** A quote that is never closed; its line is given to `take` as it stands. */
  readonly onUnclosed: (line: number) => void;
  /** A line that is too long; what is left of it is given to `take`. */
  readonly onHuge: (line: number) => void;
}

/**
 * Splits a text into records, as it comes: line ends of any kind, quoted cells with line ends in them. A quote that is never closed
 * spoils its own line only. Holds one record and no more.
 */
export function createRecordReader(taker: RecordTaker): RecordReader {
  let rest = '';
  let line = 0;
  let open: string[] = [];

  const takeLine = (text: string): void => {
    line += 1;
    if (open.length === 0 && (!text.includes('"') || taker.separator(text) === null)) {
      taker.take(text, line);
      return;
    }
    open.push(text);
    settle(false);
  };
  const settle = (isEnd: boolean): void => {
    while (open.length > 0) {
      const first = line - open.length + 1;
      const record = open.join('\n');
      const separator = taker.separator(open[0]!);
      const stillOpen = separator !== null && isOpen(record, separator);
      if (stillOpen && !isEnd && open.length < MAX_RECORD_LINES && record.length < MAX_LINE_CHARACTERS) return;
      if (!stillOpen) {
        open = [];
        taker.take(record, first);
        return;
      }
      const [broken, ...later] = open;
      taker.onUnclosed(first);
      taker.take(broken!, first);
      // The lines below may hold cells that are closed; they are looked at one by one.
      open = [];
      line -= later.length;
      for (const text of later) takeLine(text);
      if (!isEnd) return;
    }
  };
  const cut = (text: string): string => {
    if (text.length <= MAX_LINE_CHARACTERS) return text;
    taker.onHuge(line + 1);
    return text.slice(0, MAX_LINE_CHARACTERS);
  };
  return {
    push: (text) => {
      const lines = (rest + text).split('\n');
      rest = lines.pop()!;
      for (const one of lines) {
        const whole = one.endsWith('\r') ? one.slice(0, -1) : one;
        takeLine(cut(whole));
      }
      if (rest.length > 2 * MAX_LINE_CHARACTERS) rest = rest.slice(0, MAX_LINE_CHARACTERS + 1);
    },
    isBetween: () => rest === '' && open.length === 0,
    skipLine: () => {
      line += 1;
    },
    end: () => {
      if (rest !== '') takeLine(cut(rest.replace(/\r$/, '')));
      rest = '';
      settle(true);
    },
  };
}
