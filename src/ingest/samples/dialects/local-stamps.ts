import type { StampFormat } from '../parse-stamp.js';
import { compilePattern } from '../stamp-pattern.js';
import { ambiguousStamps } from './problems.js';
import type { DialectContext } from './sample-dialect.js';

/** `ambiguous`: day and month could stand in either order. `unknown`: these are no stamps with a day, a month and a year. */
export type LocalStamps = StampFormat | 'ambiguous' | 'unknown';

const BLANK = '[ \\u00a0\\u202f]';
const STAMP = new RegExp(
  `^(\\d{1,4})([./-])(\\d{1,2})\\2(\\d{1,4})(,?${BLANK}|T)(\\d{1,2})([:.])\\d\\d(?:\\7(\\d\\d)(?:([.,])\\d{1,9})?)?(?:(${BLANK}?)([ap]\\.?m\\.?))?(${BLANK}?(?:Z|[+-]\\d\\d:?\\d\\d))?$`,
  'i',
);

/**
 * How stamps are written that a program printed as the user's country does: `11/20/2026 12:09:40 AM`, `20.11.2026 00:09:40`,
 * `20-11-2026 0:09`, `2026-11-20T00:09:40Z`. Only a number above 12 tells day from month; without one the order is not guessed,
 * whatever the signs between them suggest.
 *
 * @param stamps of the first rows
 */
export function localStampsOf(stamps: readonly string[]): LocalStamps {
  const found = stamps.map((text) => STAMP.exec(text)).filter((one) => one !== null);
  const [first] = found;
  if (first === undefined) return 'unknown';
  const [, year, sign] = first;
  const patternOf = (parts: readonly string[]): StampFormat => ({
    kind: 'pattern',
    pattern: `${parts.join(sign)}${clockOf(first)}`,
  });
  if (year!.length === 4) return patternOf(['yyyy', 'M', 'd']);
  if (found.some(([, left]) => Number(left) > 12)) return patternOf(['d', 'M', 'yyyy']);
  return found.some(([, , , right]) => Number(right) > 12) ? patternOf(['M', 'd', 'yyyy']) : 'ambiguous';
}

/** The pattern of the time of day, with what stands in front of it. */
function clockOf([, , , , , gap, , colon, seconds, point, blank, noon, offset]: RegExpExecArray): string {
  const clock = [noon === undefined ? 'H' : 'h', 'mm', ...(seconds === undefined ? [] : ['ss'])].join(colon);
  const fraction = point === undefined ? '' : `${point}SSS`;
  const half = noon === undefined ? '' : `${blank}a`;
  const zone = offset === undefined ? '' : `${offset.replace(/\S+$/, '')}XXX`;
  return `${gap === 'T' ? "'T'" : gap!}${clock}${fraction}${half}${zone}`;
}

/** Whether one stamp by itself tells how all of them are written. */
export const isTelling = (stamp: string): boolean => {
  const found = localStampsOf([stamp]);
  return found !== 'ambiguous' && found !== 'unknown';
};

/**
 * How the stamps of a file are read: as the line `# time:` above its header says, else as its stamps show, else, where they show
 * no order, as the mapping of the run says. Null where nothing tells, which is told.
 */
export function timeOfFile(
  { file, line, comments, log, environment }: DialectContext,
  found: LocalStamps,
): StampFormat | null {
  const stated = comments.get('time') ?? '';
  if (stated !== '' && compilePattern(stated) !== null) return { kind: 'pattern', pattern: stated } as const;
  if (found === 'unknown') return { kind: 'auto' } as const;
  if (found !== 'ambiguous') return found;
  const mapped = environment.mapping?.time;
  if (mapped?.kind === 'pattern') return mapped;
  log.tell('ambiguous-dates', { file, line }, ambiguousStamps);
  return null;
}
