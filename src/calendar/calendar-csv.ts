import { csvCell } from '../model/index.js';
import type { WavePlan } from '../waves/index.js';
import type { CalendarEvent, WaveCalendar } from './calendar.js';
import { localOf, usersZoneOf } from './local-of.js';
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
  ['siteZone', ({ calendar }) => calendar.zone],
  ['fromSite', ({ event, calendar }) => localOf(event.from, calendar.zone)],
  ['toSite', ({ event, calendar }) => localOf(event.to, calendar.zone)],
  ['usersZone', ({ event, calendar }) => usersZoneOf(event, calendar)],
  ['fromUsers', ({ event, calendar }) => localOf(event.from, usersZoneOf(event, calendar))],
  ['toUsers', ({ event, calendar }) => localOf(event.to, usersZoneOf(event, calendar))],
  ['hours', ({ event }) => String((Date.parse(event.to) - Date.parse(event.from)) / 3_600_000)],
  ['slackHours', ({ event }) => String(event.slackHours)],
  ['isCritical', ({ event, calendar }) => (calendar.criticalPath.includes(event.id) ? 'yes' : 'no')],
  ['after', ({ event }) => event.after.join('; ')],
  ['planned', ({ event, calendar }) => plannedDay(event, calendar)],
  ['basis', ({ event, calendar, plan }) => sentencesOf(event, calendar, plan).join(' ')],
];

const plannedDay = ({ kind, wave }: CalendarEvent, { windows }: WaveCalendar): string =>
  (kind === 'cutover' ? windows.find((window) => window.wave === wave)?.planned : null) ?? '';

/**
 * The calendar as CSV (RFC 4180), a row for each event in their order. No cell is run as a formula. Columns: `id`, `wave` (empty for what comes
 * before every wave), `kind`, `title`, `fromUtc`, `toUtc`, then for the clocks of the site and of the wave's users zone, begin and end (with the
 * offset): `siteZone`, `fromSite`, `toSite`, `usersZone`, `fromUsers`, `toUsers`; `hours`, `slackHours`, `isCritical`, `after` (ids, parted by
 * `; `), `basis`; `planned` is the plan's own day of a cutover.
 */
export function calendarCsv(calendar: WaveCalendar, plan: WavePlan): string {
  const header = COLUMNS.map(([name]) => name).join(',');
  const rows = calendar.events.map((event) =>
    COLUMNS.map(([, cell]) => csvCell(cell({ event, calendar, plan }))).join(','),
  );
  return [header, ...rows].map((line) => line + LINE_END).join('');
}
