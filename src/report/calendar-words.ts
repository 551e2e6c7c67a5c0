import type { AssessedCalendar, AssessedCoverage } from '../assessment/index.js';
import { formatAmount, formatCount, formatCountOf } from './figures.js';
import { alignRows, wrap } from './lines.js';

const DAY_MS = 86_400_000;
const DAYS_A_WEEK = 7;
const WEEKDAYS: readonly string[] = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'];

/** One day of the calendar of an estate, where it stands in a week. */
export interface DayOfWeek {
  readonly date: string;
  readonly machines: number;
  readonly percent: number;
  /** `.` nothing seen, `1` to `9` tenths, `#` all. */
  readonly sign: string;
  /** `month-end` or `quarter-end`; null on all other days. */
  readonly ends: string | null;
}

/** A week from Monday; null for days outside the window. */
export interface Week {
  readonly monday: string;
  readonly days: readonly (DayOfWeek | null)[];
}

const dateAt = (from: string, offset: number): string =>
  new Date(Date.parse(from) + offset * DAY_MS).toISOString().slice(0, 10);

/** Days since the Monday before. */
const weekdayIndex = (date: string): number => (new Date(Date.parse(date)).getUTCDay() + 6) % DAYS_A_WEEK;

const signOf = (percent: number): string => {
  if (percent <= 0) return '.';
  return percent >= 100 ? '#' : String(Math.max(1, Math.floor(percent / 10)));
};

/** The calendar of an estate, week by week. */
export function weeksOf({ from, machinesByDay, percentByDay, monthEnds }: AssessedCalendar): readonly Week[] {
  const lead = weekdayIndex(from);
  const ends = new Map(monthEnds.map(({ date, isQuarterEnd }) => [date, isQuarterEnd ? 'quarter-end' : 'month-end']));
  const count = Math.ceil((lead + machinesByDay.length) / DAYS_A_WEEK);
  return Array.from({ length: count }, (_, week) => ({
    monday: dateAt(from, week * DAYS_A_WEEK - lead),
    days: WEEKDAYS.map((_weekday, weekday) => {
      const index = week * DAYS_A_WEEK + weekday - lead;
      const machines = machinesByDay[index];
      const percent = percentByDay[index];
      if (machines === undefined || percent === undefined) return null;
      const date = dateAt(from, index);
      return { date, machines, percent, sign: signOf(percent), ends: ends.get(date) ?? null };
    }),
  }));
}

/** What the signs mean. */
export const CALENDAR_LEGEND = '# all of the day, 1 to 9 tenths of it, . nothing';

/** Month-ends and weekends of an estate, in sentences without a full stop. */
export function calendarWords(calendar: AssessedCalendar): readonly string[] {
  const { machines, weekends, machinesWithEveryWeekend, machinesWithoutWeekend, monthEnds } = calendar;
  const ofAll = (count: number): string => `${formatCount(count)} of ${formatCountOf(machines, 'machine')}`;
  const ends = monthEnds.map(
    ({ date, isQuarterEnd, machines: count }) =>
      `${isQuarterEnd ? 'quarter-end' : 'month-end'} ${date} ${count === 0 ? 'not seen' : `seen on ${ofAll(count)}`}`,
  );
  return [
    ends.length === 0 ? 'no month-end lies in the window' : ends.join(', '),
    weekends === 0
      ? 'no weekend lies in the window'
      : `${formatCountOf(weekends, 'weekend')}: ${ofAll(machinesWithEveryWeekend)} with all of them seen, ${formatCount(machinesWithoutWeekend)} with none`,
  ];
}

/** The calendar of an estate for a terminal: a line a week, a sign a day. */
export function calendarLines(calendar: AssessedCalendar, indent = 2): readonly string[] {
  const rows = weeksOf(calendar).map(({ monday, days }) => [monday, ...days.map((day) => day?.sign ?? ' ')]);
  return [
    `Seen of each day over ${formatCountOf(calendar.machines, 'machine')} with samples (${calendar.zone})`,
    ...alignRows([['', ...WEEKDAYS], ...rows], indent, [1, 2, 3, 4, 5, 6, 7]).map((line) => line.trimEnd()),
    ...wrap(CALENDAR_LEGEND, indent),
    ...calendarWords(calendar).flatMap((words) => wrap(words, indent, indent + 2)),
  ];
}

const DAYS_LISTED = 4;

/** The days of one machine, split after each Sunday. */
export function daysByWeek(days: string, from: string): string {
  const first = DAYS_A_WEEK - weekdayIndex(from);
  const weeks = [days.slice(0, first)];
  for (let at = first; at < days.length; at += DAYS_A_WEEK) weeks.push(days.slice(at, at + DAYS_A_WEEK));
  return weeks.join(' ');
}

/** Which days and weekends of a machine were seen, in a sentence without a full stop that says all that the signs do. */
export function daysWords(
  { days, weekendsSeen }: AssessedCoverage,
  { from, zone, weekends }: AssessedCalendar,
): string {
  const signs = Array.from(days);
  const counted = (test: (sign: string) => boolean): number => signs.filter(test).length;
  const whole = counted((sign) => sign === '#');
  const part = counted((sign) => sign !== '#' && sign !== '.');
  const gaps = stretchesOf(signs, from);
  const rest = gaps.length - DAYS_LISTED;
  const listed = `${gaps.slice(0, DAYS_LISTED).join(', ')}${rest > 0 ? ` and ${rest} more stretches` : ''}`;
  const unseen = gaps.length === 0 ? '' : `; nothing of ${listed}`;
  return (
    `${formatCountOf(signs.length, 'day')} from ${from} (${zone}): ${formatCount(whole)} whole, ${formatCount(part)} in part, ` +
    `${formatCount(signs.length - whole - part)} not at all; ${formatCount(weekendsSeen)} of ${formatCountOf(weekends, 'weekend')}${unseen}`
  );
}

/** Days without a sample, neighbours as one stretch. */
function stretchesOf(signs: readonly string[], from: string): readonly string[] {
  const found: string[] = [];
  let start = -1;
  for (let index = 0; index <= signs.length; index++) {
    if (signs[index] === '.') {
      if (start < 0) start = index;
    } else if (start >= 0) {
      const last = index - 1;
      found.push(last === start ? dateAt(from, start) : `${dateAt(from, start)} to ${dateAt(from, last)}`);
      start = -1;
    }
  }
  return found;
}

/** `99.9 %`, for a cell. */
export const percentWords = (percent: number): string => `${formatAmount(percent, 1)} %`;
