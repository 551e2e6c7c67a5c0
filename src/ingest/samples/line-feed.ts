/** Cuts text, fed in any pieces, into lines. `\n`, `\r\n` and `\r` end a line. */
export interface LineFeed {
  readonly push: (text: string) => void;
  /** The last line, where no line end follows it; `isCut`: it may be incomplete and is dropped. */
  readonly end: (isCut: boolean) => void;
}

/** What becomes of a line; `isHuge`: only its beginning is given. */
export type OnLine = (line: string, lineNumber: number, isHuge: boolean) => void;

/** Longer lines are no rows of samples, even of a host of VMware with a hundred thousand counters in one row. */
export const MAX_LINE_CHARACTERS = 16_777_216;
const SHOWN_OF_HUGE = 200;

/** Calls `onLine` for every line in order, numbered from 1. Holds at most one line of `MAX_LINE_CHARACTERS`. */
export function createLineFeed(onLine: OnLine): LineFeed {
  let pending = '';
  let lineNumber = 1;
  let isHuge = false;
  let hasReturn = false;
  const emit = (line: string): void => {
    const tooLong = isHuge || line.length > MAX_LINE_CHARACTERS;
    onLine(tooLong ? line.slice(0, SHOWN_OF_HUGE) : line, lineNumber, tooLong);
    lineNumber += 1;
    isHuge = false;
  };
  const keep = (rest: string): void => {
    if (isHuge) return;
    pending += rest;
    if (pending.length <= MAX_LINE_CHARACTERS) return;
    isHuge = true;
    pending = pending.slice(0, SHOWN_OF_HUGE);
  };
  const push = (piece: string): void => {
    // A return at the end of a piece may belong to a line feed at the beginning of the next.
    const whole = hasReturn ? `\r${piece}` : piece;
    hasReturn = whole.endsWith('\r');
    const held = hasReturn ? whole.slice(0, -1) : whole;
    const text = held.includes('\r') ? held.replace(/\r\n?/g, '\n') : held;
    let start = 0;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      const line = text.slice(start, end);
      if (pending === '') emit(line);
      else {
        keep(line);
        const whole = pending;
        pending = '';
        emit(whole);
      }
      start = end + 1;
    }
    if (start < text.length) keep(start === 0 ? text : text.slice(start));
  };
  const end = (isCut: boolean): void => {
    if (hasReturn) push('\n');
    if (pending !== '' && !isCut) emit(pending);
    pending = '';
  };
  return { push, end };
}
