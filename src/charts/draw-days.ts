import type { Say } from './chart-words.js';
import { drawn } from './drawn.js';
import type { Drawn } from './drawn.js';
import type { ChartDays } from './machine-charts.js';

const DAY_MS = 86_400_000;
const DAYS_A_WEEK = 7;
const SHADES = 5;

/** Percent of a day that a sign stands for; a tenth for less than one. */
const percentOf = (sign: string): number => (sign === '#' ? 100 : sign === '.' ? 0 : Number(sign) * 10);
const isoDay = (atMs: number): string => new Date(atMs).toISOString().slice(0, 10);

/**
 * Which days were seen, as a table with a row for each week from Monday; each cell holds its day of the month and is shaded by what was seen. Read
 * aloud each cell tells its share.
 */
export function drawDays({ from, zone, signs }: ChartDays, say: Say): Drawn {
  const fromMs = Date.parse(from);
  const lead = (new Date(fromMs).getUTCDay() + 6) % DAYS_A_WEEK;
  const weeks = Math.ceil((lead + signs.length) / DAYS_A_WEEK);
  const cellOf = (index: number): Drawn => {
    const sign = signs[index];
    if (sign === undefined) return drawn('td');
    const [date, percent] = [isoDay(fromMs + index * DAY_MS), percentOf(sign)];
    const words = say('chartDaySeen', { date, percent });
    return drawn(
      'td',
      { class: `seen-${Math.ceil((percent / 100) * SHADES)}`, title: words },
      drawn('span', { 'aria-hidden': 'true' }, String(Number(date.slice(8)))),
      drawn('span', { class: 'unseen' }, words),
    );
  };
  const rows = Array.from({ length: weeks }, (_, week) =>
    drawn(
      'tr',
      {},
      drawn('th', { scope: 'row' }, isoDay(fromMs + (week * DAYS_A_WEEK - lead) * DAY_MS)),
      ...Array.from({ length: DAYS_A_WEEK }, (_day, day) => cellOf(week * DAYS_A_WEEK + day - lead)),
    ),
  );
  const heads = say('chartWeekdays').split(' ');
  return drawn(
    'table',
    { class: 'days-seen' },
    drawn('caption', {}, say('chartDays', { zone })),
    drawn(
      'thead',
      {},
      drawn(
        'tr',
        {},
        drawn('th', { scope: 'col' }, say('chartWeek')),
        ...heads.map((head) => drawn('th', { scope: 'col' }, head)),
      ),
    ),
    drawn('tbody', {}, ...rows),
  );
}
