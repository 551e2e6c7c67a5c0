import { compareText, csvCell, visibleLine } from '../model/index.js';
import type { WavePlan } from '../waves/index.js';
import type { CalendarEvent, WaveCalendar } from './calendar.js';
import { sentencesOf } from './event-words.js';
import { localOf, usersTimeOf, usersZoneOf } from './local-of.js';

const LINE_END = '\r\n';
const HEADER = [
  'Issue Type',
  'Issue ID',
  'Parent',
  'Summary',
  'Start date',
  'Due date',
  'Labels',
  'Labels',
  'Description',
];
/** Jira takes a summary of at most 255 characters. */
const MOST_SUMMARY = 250;
/** Leaves room for the time by the users' clock. */
const MOST_TITLE = 180;
const MOST_DESCRIPTION = 30_000;

interface Item {
  readonly type: 'Epic' | 'Task';
  readonly id: number;
  readonly parent: number | null;
  readonly summary: string;
  readonly from: string;
  readonly to: string;
  readonly labels: readonly [string, string];
  readonly description: string;
}

/**
 * The calendar as CSV for the external system import of Jira Cloud: an epic for each wave, and one for the foundation, all before
 * their tasks; a task names its epic's `Issue ID` as `Parent`. Dates are `yyyy-MM-dd` by the clock of the wave's users, which the import asks for.
 * `docs/calendar.md` has the steps. Signs that Jira's markup would take for a link, a picture or a macro are escaped in
 * descriptions, and no cell is run as a formula.
 *
 * Source: Atlassian, "CSV import: parent-child mapping": columns Issue type, Issue ID, Summary and Parent, epics above what they hold.
 */
export function calendarJira(calendar: WaveCalendar, plan: WavePlan): string {
  const waves = new Map<number, readonly CalendarEvent[]>();
  for (const event of calendar.events) waves.set(event.wave ?? 0, [...(waves.get(event.wave ?? 0) ?? []), event]);
  const numbers = [...waves.keys()].toSorted((left, right) => left - right);
  const day = (event: CalendarEvent, end: 'from' | 'to'): string =>
    localOf(event[end], usersZoneOf(event, calendar)).slice(0, 10);
  const epics = numbers.map((wave, index): Item => {
    const events = waves.get(wave)!;
    const latest = events.toSorted((left, right) => compareText(left.to, right.to)).at(-1)!;
    return {
      ...{ type: 'Epic', id: index + 1, parent: null, summary: nameOf(wave, plan) },
      ...{ from: day(events[0]!, 'from'), to: day(latest, 'to'), labels: ['portolan', labelOf(wave)] },
      description: events.map(({ title }) => title).join('; '),
    };
  });
  const ordered = numbers.flatMap((wave, index) => waves.get(wave)!.map((event) => ({ event, parent: index + 1 })));
  const tasks = ordered.map(({ event, parent }, index): Item => {
    const id = epics.length + index + 1;
    return {
      ...{ type: 'Task', id, parent, from: day(event, 'from'), to: day(event, 'to') },
      summary: `${shorten(event.title, MOST_TITLE)}${usersTimeOf(event, calendar)}`,
      labels: [labelOf(event.wave ?? 0), event.kind],
      description: [`${event.from} to ${event.to}.`, ...sentencesOf(event, calendar, plan)].join(' '),
    };
  });
  return [HEADER.join(','), ...[...epics, ...tasks].map(lineOf)].map((line) => line + LINE_END).join('');
}

const nameOf = (wave: number, plan: WavePlan): string =>
  wave === 0 ? 'Foundation' : (plan.waves.find(({ number }) => number === wave)?.name ?? `Wave ${wave}`);

const labelOf = (wave: number): string => (wave === 0 ? 'foundation' : `wave-${wave}`);

const lineOf = ({ type, id, parent, summary, from, to, labels, description }: Item): string =>
  [
    ...[type, String(id), parent === null ? '' : String(parent)],
    ...[shorten(visibleLine(summary), MOST_SUMMARY), from, to, ...labels],
    shorten(escapeMarkup(visibleLine(description)), MOST_DESCRIPTION),
  ]
    .map(csvCell)
    .join(',');

const escapeMarkup = (text: string): string => text.replaceAll(/[\\{}[\]!|]/g, (sign) => `\\${sign}`);

function shorten(text: string, most: number): string {
  const characters = Array.from(text);
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join('')}…`;
}
