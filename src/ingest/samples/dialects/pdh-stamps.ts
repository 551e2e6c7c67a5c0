import type { StampFormat } from '../parse-stamp.js';

/** `ambiguous`: day and month could stand in either order. `more`: a later stamp may tell. `unknown`: these are no stamps. */
export type StampOrder = StampFormat | 'ambiguous' | 'unknown';

const STAMP = /^(\d{1,4})([./-])(\d{1,2})\2(\d{1,4})([ T]+)(\d{1,2}):\d\d(:\d\d)?(?:([.,])\d{1,9})?( ?[AP]M)?$/i;
/** What perfmon, relog and typeperf write in every language of Windows. */
const USUAL = /^\d\d\/\d\d\/\d{4} \d\d:\d\d:\d\d\.\d{3}$/;

/**
 * In which order the stamps of a performance log are written. Windows writes `MM/dd/yyyy HH:mm:ss.SSS` in every language; a file
 * that went through a spreadsheet has the order of its locale. Then only a day above 12 tells, and where none is there the
 * order is not guessed.
 */
export function stampOrderOf(stamps: readonly string[]): StampOrder {
  const first = STAMP.exec(stamps[0] ?? '');
  if (first === null) return 'unknown';
  const [, year, sign] = first;
  const patternOf = (parts: readonly string[]): StampFormat => ({
    kind: 'pattern',
    pattern: `${parts.join(sign)}${timeOf(first)}`,
  });
  if (year!.length === 4) return patternOf(['yyyy', 'M', 'd']);
  const days = stamps.flatMap((text) => {
    const [, left, , right] = STAMP.exec(text) ?? [];
    return left === undefined ? [] : [[Number(left), Number(right)] as const];
  });
  if (days.some(([left]) => left > 12)) return patternOf(['d', 'M', 'yyyy']);
  const isUsual = stamps.every((text) => USUAL.test(text));
  return isUsual || days.some(([, right]) => right > 12) ? patternOf(['M', 'd', 'yyyy']) : 'ambiguous';
}

/** The pattern of the time of day, with the blank in front of it. */
function timeOf([, , , , , gap, , seconds, point, noon]: RegExpExecArray): string {
  const blank = gap === 'T' ? "'T'" : gap!;
  const clock = noon === undefined ? 'H:mm' : 'h:mm';
  const fraction = point === undefined ? '' : `${point}SSS`;
  const half = noon === undefined ? '' : noon.replace(/[AP]M/i, 'a');
  return `${blank}${clock}${seconds === undefined ? '' : ':ss'}${fraction}${half}`;
}
