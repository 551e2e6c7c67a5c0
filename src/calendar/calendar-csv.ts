import { csvCell } from '../model/index.js';
import type { WavePlan } from '../waves/index.js';
import type { CalendarEvent, WaveCalendar } from './calendar.js';
import { localOf } from './local-of.js';
import { sentencesOf } from './event-words.js';

const LINE_END = '\r\n';

interface Row {
  readonly event: CalendarEvent;
  readonly calendar: WaveCalendar;
  readonly plan: WavePlan;
}

const COLUMNS: readonly (readonly [name: string, cell: (row: Row) => string])[] = [
  ['id', ({ event }) => event.id],
  ['wave', ({ event }) => (event.wave === null ? '' : String(event.wave))],
  ['kind', ({ event }) => event.kind],
  ['title', ({ event }) => event.title],
  ['fromUtc', ({ event }) => event.from],
  ['toUtc', ({ event }) => event.to],
  ['usersZone', ({ calendar }) => calendar.usersZone],
  ['fromUsers', ({ event, calendar }) => localOf(event.from, calendar.usersZone)],
  ['toUsers', ({ event, calendar }) => localOf(event.to, calendar.usersZone)],
  ['hours', ({ event }) => String((Date.parse(event.to) - Date.parse(event.from)) / 3_600_000)],
  ['slackHours', ({ event }) => String(event.slackHours)],
  ['isCritical', ({ event, calendar }) => (calendar.criticalPath.includes(event.id) ? 'yes' : 'no')],
  ['after', ({ event }) => event.after.join('; ')],
  ['basis', ({ event, calendar, plan }) => sentencesOf(event, calendar, plan).join(' ')],
];

/**
 * The calendar as CSV (RFC 4180), a row for each event in their order. No cell is run as a formula. Columns: `id`, `wave` (empty for what comes
 * before every wave), `kind`, `title`, `fromUtc`, `toUtc`, `usersZone`, `fromUsers`, `toUsers` (with the offset), `hours`, `slackHours`,
 * `isCritical`, `after` (ids, parted by `; `), `basis`.
 */
export function calendarCsv(calendar: WaveCalendar, plan: WavePlan): string {
  const header = COLUMNS.map(([name]) => name).join(',');
  const rows = calendar.events.map((event) =>
    COLUMNS.map(([, cell]) => csvCell(cell({ event, calendar, plan }))).join(','),
  );
  return [header, ...rows].map((line) => line + LINE_END).join('');
}
