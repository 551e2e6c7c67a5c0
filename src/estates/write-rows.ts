/** A growing text of ASCII, written without making strings of its numbers. */
export interface RowWriter {
  readonly text: (ascii: Uint8Array) => void;
  readonly comma: () => void;
  readonly newline: () => void;
  /** A whole number, 0 or more. */
  readonly whole: (value: number) => void;
  /** A number of hundredths, printed with two decimals or without any. */
  readonly hundredths: (value: number) => void;
  /** All that was written since the last time, as bytes of its own. */
  readonly take: () => Uint8Array;
}

const COMMA = 44;
const NEWLINE = 10;
const POINT = 46;
const ZERO = 48;
const LONGEST_NUMBER = 16;

export function createRowWriter(): RowWriter {
  let bytes = new Uint8Array(1 << 16);
  let length = 0;
  const reserve = (more: number): void => {
    if (length + more <= bytes.length) return;
    const larger = new Uint8Array(Math.max(bytes.length * 2, length + more));
    larger.set(bytes);
    bytes = larger;
  };
  const sign = (code: number): void => {
    reserve(1);
    bytes[length] = code;
    length += 1;
  };
  const whole = (value: number): void => {
    reserve(LONGEST_NUMBER);
    let digits = 1;
    for (let bound = 10; value >= bound; bound *= 10) digits += 1;
    let rest = value;
    for (let at = length + digits - 1; at >= length; at -= 1) {
      const tens = Math.trunc(rest / 10);
      bytes[at] = ZERO + rest - tens * 10;
      rest = tens;
    }
    length += digits;
  };
  return {
    text: (ascii) => {
      reserve(ascii.length);
      bytes.set(ascii, length);
      length += ascii.length;
    },
    comma: () => {
      sign(COMMA);
    },
    newline: () => {
      sign(NEWLINE);
    },
    whole,
    hundredths: (value) => {
      const units = Math.trunc(value / 100);
      const rest = value - units * 100;
      whole(units);
      if (rest === 0) return;
      sign(POINT);
      sign(ZERO + Math.trunc(rest / 10));
      if (rest % 10 !== 0) sign(ZERO + (rest % 10));
    },
    take: () => {
      const taken = bytes.slice(0, length);
      length = 0;
      return taken;
    },
  };
}
