import { dayOfText } from '../ingest/index.js';
import { compareText } from '../model/index.js';

/** What a column of days states, by its texts. */
export interface DaysOfColumn {
  /** Without a text that states no day, or one in doubt. */
  readonly days: ReadonlyMap<string, string>;
  /** How days such as `03/04/2027` were read, and by which text of the column; null where none is of that form or nothing tells. */
  readonly order: { readonly isDayFirst: boolean; readonly by: string } | null;
}

/**
 * The days that the cells of one column state. Besides what cells of inventories may say, people write `9 Jan 2027`, `January 9, 2027`,
 * `9.1.2027` (day first wherever days are written with dots), `20270109` and `2027年1月9日`. Whether `03/04/2027` is in March or in April
 * no cell tells by itself: a column in which one such day can be read in one way only, and none in the other only, is read that way.
 */
export function daysOfColumn(texts: Iterable<string>): DaysOfColumn {
  const all = [...new Set(texts)];
  const order = orderOf(all);
  const days = new Map<string, string>();
  for (const text of all) {
    const day = dayOfText(text) ?? plainDay(text) ?? slashedDay(text, order?.isDayFirst ?? null);
    if (day !== null) days.set(text, day);
  }
  return { days, order };
}

/** Hours behind a day. */
const TIME = String.raw`(?:[ T]+\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?(?: ?[AaPp][Mm])?)?`;
const WEEKDAY = String.raw`(?:\p{L}{2,10}\.?,? +)?`;
const SLASHED = new RegExp(String.raw`^(\d{1,2})([/-])(\d{1,2})\2(\d{4})${TIME}$`, 'u');
const DOTTED = new RegExp(String.raw`^(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})${TIME}$`, 'u');
const CHINESE = /^(\d{4})年(\d{1,2})月(\d{1,2})(?:日|号|號)?/u;
const COMPACT = /^((?:19|20|21)\d{2})(\d{2})(\d{2})$/;
const DAY_MONTH = new RegExp(
  String.raw`^${WEEKDAY}(\d{1,2})(?:st|nd|rd|th|\.)?[ -]+(\p{L}{3,10})\.?,?[ -]+(\d{4})${TIME}$`,
  'u',
);
const MONTH_DAY = new RegExp(
  String.raw`^${WEEKDAY}(\p{L}{3,10})\.? +(\d{1,2})(?:st|nd|rd|th)?,? +(\d{4})${TIME}$`,
  'u',
);

/** Names of months in English and German, without what differs behind the first letters that tell them apart. */
const MONTHS: readonly RegExp[] = [
  /^jan(?:uary|uar)?$/,
  /^feb(?:ruary|ruar)?$/,
  /^(?:mar|march|märz|mär|mrz)$/,
  /^apr(?:il)?$/,
  /^(?:may|mai)$/,
  /^jun[ei]?$/,
  /^jul[yi]?$/,
  /^aug(?:ust)?$/,
  /^sept?(?:ember)?$/,
  /^(?:oct(?:ober)?|okt(?:ober)?)$/,
  /^nov(?:ember)?$/,
  /^(?:dec(?:ember)?|dez(?:ember)?)$/,
];

type Parts = readonly [year: string | undefined, month: string | undefined, day: string | undefined];

function plainDay(text: string): string | null {
  const [, year, month, day] = CHINESE.exec(text) ?? COMPACT.exec(text) ?? [];
  if (year !== undefined) return existing([year, month, day]);
  const dotted = DOTTED.exec(text);
  if (dotted !== null) return existing([dotted[3], dotted[2], dotted[1]]);
  const dayFirst = DAY_MONTH.exec(text);
  if (dayFirst !== null) return existing([dayFirst[3], monthOf(dayFirst[2]!), dayFirst[1]]);
  const monthFirst = MONTH_DAY.exec(text);
  return monthFirst === null ? null : existing([monthFirst[3], monthOf(monthFirst[1]!), monthFirst[2]]);
}

function monthOf(name: string): string | undefined {
  const place = MONTHS.findIndex((month) => month.test(name.toLowerCase()));
  return place < 0 ? undefined : String(place + 1);
}

/** As a day of the calendar, read in the one form in which it is checked. */
const existing = ([year, month, day]: Parts): string | null =>
  month === undefined ? null : dayOfText(`${year ?? ''}-${month.padStart(2, '0')}-${(day ?? '').padStart(2, '0')}`);

function slashedDay(text: string, isDayFirst: boolean | null): string | null {
  const [, first, , second, year] = SLASHED.exec(text) ?? [];
  if (first === undefined || second === undefined) return null;
  if (Number(first) === Number(second)) return existing([year, first, first]);
  if (isDayFirst === null) return null;
  return existing(isDayFirst ? [year, second, first] : [year, first, second]);
}

/** The order that the column itself gives away, and the first of its texts, in order, that does. */
function orderOf(texts: readonly string[]): DaysOfColumn['order'] {
  const slashed = texts.flatMap((text) => {
    const [, first, , second] = SLASHED.exec(text) ?? [];
    return first === undefined ? [] : [{ text, first: Number(first), second: Number(second) }];
  });
  const least = (found: readonly { readonly text: string }[]): string | null =>
    found.map(({ text }) => text).toSorted(compareText)[0] ?? null;
  const dayFirst = least(slashed.filter(({ first, second }) => first > 12 && second <= 12));
  const monthFirst = least(slashed.filter(({ first, second }) => second > 12 && first <= 12));
  if (dayFirst !== null && monthFirst === null) return { isDayFirst: true, by: dayFirst };
  return monthFirst !== null && dayFirst === null ? { isDayFirst: false, by: monthFirst } : null;
}
