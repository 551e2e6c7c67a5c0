import { localTime, millisecondsOf, withOffset } from './printed-time.js';
import type { PrintedTime } from './printed-time.js';

/** What each run of letters stands for. The longest fits first. */
const TOKENS: readonly (readonly [token: string, group: string, expression: string])[] = [
  ['yyyy', 'year', '\\d{4}'],
  ['MMM', 'monthName', '[A-Za-z]{3,9}\\.?'],
  ['MM', 'month', '\\d{2}'],
  ['M', 'month', '\\d{1,2}'],
  ['dd', 'day', '\\d{2}'],
  ['d', 'day', '\\d{1,2}'],
  ['HH', 'hour', '\\d{2}'],
  ['H', 'hour', '\\d{1,2}'],
  ['hh', 'half', '\\d{2}'],
  ['h', 'half', '\\d{1,2}'],
  ['mm', 'minute', '\\d{2}'],
  ['ss', 'second', '\\d{2}'],
  ['SSS', 'fraction', '\\d{1,9}'],
  ['a', 'noon', '[AaPp]\\.?[Mm]\\.?'],
  ['EEE', 'weekday', '[A-Za-z]{3,9}'],
  ['XXX', 'offset', '[Zz]|[+-]\\d{2}:?\\d{2}'],
];

/**
 * Makes a reader of stamps in a pattern of the letters that Java, .NET and Excel share: `yyyy MM dd HH mm ss SSS`, `M d H` for
 * one or two digits, `MMM` for an English month (`Jan` or `January`), `EEE` for the name of a day, which is not compared, `hh` or `h` with `a` for AM and PM, `XXX` for an offset such as `+10:00` or `Z`. Other letters stand in
 * single quotes; every other sign stands for itself. Year, month, day, an hour and minutes must occur, each once.
 *
 * @returns null if the pattern says something else
 */
export function compilePattern(pattern: string): ((text: string) => PrintedTime | null) | null {
  const compiled = expressionOf(pattern);
  if (compiled === null) return null;
  const { expression } = compiled;
  return (text) => {
    const groups = expression.exec(text)?.groups;
    return groups === undefined ? null : printedTimeOf(groups);
  };
}

function expressionOf(pattern: string): { readonly expression: RegExp } | null {
  const used = new Set<string>();
  let source = '';
  for (let at = 0; at < pattern.length;) {
    const rest = pattern.slice(at);
    const quoted = /^'([^']*)'/.exec(rest);
    const token = TOKENS.find(([letters]) => rest.startsWith(letters));
    if (quoted !== null) {
      source += escaped(quoted[1]!);
      at += quoted[0].length;
    } else if (token !== undefined) {
      const [letters, group, expression] = token;
      if (used.has(group)) return null;
      used.add(group);
      source += `(?<${group}>${expression})`;
      at += letters.length;
    } else if (/^[A-Za-z']/.test(rest)) {
      return null;
    } else {
      source += escaped(rest[0]!);
      at += 1;
    }
  }
  const hasHour = used.has('hour') !== used.has('half') && used.has('half') === used.has('noon');
  const hasMonth = used.has('month') !== used.has('monthName');
  const isWhole = hasHour && hasMonth && ['year', 'day', 'minute'].every((group) => used.has(group));
  return isWhole ? { expression: new RegExp(`^${source}$`) } : null;
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');

type Groups = Readonly<Record<string, string | undefined>>;

function printedTimeOf(groups: Groups): PrintedTime | null {
  const number = (group: string): number => Number(groups[group] ?? 0);
  const hour = hourOf(groups);
  const month = groups['monthName'] === undefined ? number('month') : monthOf(groups['monthName']);
  if (hour === null || month === null) return null;
  const localMs = localTime(
    [number('year'), month, number('day')],
    [hour, number('minute'), number('second'), millisecondsOf(groups['fraction'])],
  );
  const offset = groups['offset'];
  if (localMs === null || offset === undefined) return localMs === null ? null : { localMs, offsetMs: null };
  if (/^z$/i.test(offset)) return { localMs, offsetMs: 0 };
  return withOffset(localMs, offset[0]!, offset.slice(1, 3), offset.slice(-2));
}

function hourOf(groups: Groups): number | null {
  const noon = groups['noon'];
  if (noon === undefined) return Number(groups['hour']);
  const half = Number(groups['half']);
  if (half < 1 || half > 12) return null;
  return (half % 12) + (/^p/i.test(noon) ? 12 : 0);
}

const MONTHS = [
  ...['january', 'february', 'march', 'april', 'may', 'june', 'july'],
  ...['august', 'september', 'october', 'november', 'december'],
] as const;

/** The number of an English month, written out or by its first three letters (`Sept` too); null for any other word. */
export function monthOf(word: string): number | null {
  const name = word
    .toLowerCase()
    .replace(/\.$/, '')
    .replace(/^sept$/, 'sep');
  const index = MONTHS.findIndex((month) => month === name || month.slice(0, 3) === name);
  return index < 0 ? null : index + 1;
}
