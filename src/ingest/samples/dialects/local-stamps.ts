import type { StampFormat } from '../parse-stamp.js';
import { compilePattern, monthOf } from '../stamp-pattern.js';
import { ambiguousStamps, foreignMonths } from './problems.js';
import type { DialectContext } from './sample-dialect.js';

/**
 * `ambiguous`: day and month could stand in either order. `unknown`: these are no stamps with a day, a month and a year. `foreign`: a
 * stamp whose month is a word, and no English one.
 */
export type LocalStamps = StampFormat | 'ambiguous' | 'unknown' | { readonly kind: 'foreign'; readonly stamp: string };

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
  if (first === undefined) return namedStampsOf(stamps);
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

const CLOCK = `(\\d{1,2}):\\d\\d(?:(:)\\d\\d)?(?:(${BLANK}?)[ap]\\.?m\\.?)?`;
const WORD = '(\\p{L}{3,12}\\.?)';
/** Stamps with the name of their month, and the pattern of the day as it stands in front of the clock; `?` is that clock. */
const NAMED: readonly (readonly [expression: RegExp, pattern: string])[] = [
  // Jan 5, 2026 10:05:00 AM
  [new RegExp(`^${WORD} \\d{1,2}, \\d{4},? ${CLOCK}$`, 'iu'), 'MMM d, yyyy ?'],
  // 05-Jan-2026 10:05
  [new RegExp(`^\\d{1,2}-${WORD}-\\d{4},? ${CLOCK}$`, 'iu'), 'd-MMM-yyyy ?'],
  // 5 Jan 2026 10:05
  [new RegExp(`^\\d{1,2}\\.? ${WORD} \\d{4},? ${CLOCK}$`, 'iu'), 'd MMM yyyy ?'],
  // Fri Sep 6 02:00:00 GMT+0200 2019
  [
    new RegExp(`^\\p{L}{2,12} ${WORD} \\d{1,2} ${CLOCK} GMT[+-]\\d\\d:?\\d\\d \\d{4}$`, 'iu'),
    "EEE MMM d ? 'GMT'XXX yyyy",
  ],
];

function namedStampsOf(stamps: readonly string[]): LocalStamps {
  for (const stamp of stamps) {
    for (const [expression, pattern] of NAMED) {
      const [, month, , seconds, blank] = expression.exec(stamp) ?? [];
      if (month === undefined) continue;
      if (monthOf(month) === null) return { kind: 'foreign', stamp };
      const half = blank === undefined ? '' : `${blank}a`;
      const clock = `${blank === undefined ? 'H' : 'h'}:mm${seconds === undefined ? '' : ':ss'}${half}`;
      const isSpaced = /\d{4}, /.test(stamp);
      return {
        kind: 'pattern',
        pattern: pattern.replace(isSpaced ? 'yyyy ?' : '?', isSpaced ? `yyyy, ${clock}` : clock),
      };
    }
  }
  return 'unknown';
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
  if (found !== 'ambiguous' && found.kind === 'foreign') {
    log.tell('foreign-month', { file, line }, (at) => foreignMonths(at, found.stamp));
    return null;
  }
  if (found !== 'ambiguous') return found;
  const mapped = environment.mapping?.time;
  if (mapped?.kind === 'pattern') return mapped;
  log.tell('ambiguous-dates', { file, line }, ambiguousStamps);
  return null;
}
