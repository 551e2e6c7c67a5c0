import { visibleLine } from '../model/index.js';
import type { WavePlan } from '../waves/index.js';
import type { CalendarEvent, WaveCalendar } from './calendar.js';
import { sentencesOf } from './event-words.js';
import { usersTimeOf } from './local-of.js';

const LINE_END = '\r\n';
const MOST_OCTETS = 75;
const DAY_MS = 86_400_000;

/**
 * The calendar as iCalendar (RFC 5545), one VEVENT for each event in their order. Times are UTC; lines end in CRLF and are folded at 75
 * octets of UTF-8, never within a character. A UID is the event's id with the project's key, so that importing a later version moves the event
 * rather than adding one, and another project's events stand beside it. SEQUENCE counts the days from 1970-01-01 to the day of the plan,
 * so that a later plan is taken for the later version (RFC 5545, 3.8.7.4); two texts of one day have the same, and programs that go by it
 * alone keep the first. DTSTAMP is the day of the plan too, so that one calendar has one text. No alarms. Cutovers and freezes are shown as busy.
 */
export function calendarIcs(calendar: WaveCalendar, plan: WavePlan): string {
  const sequence = sequenceOf(plan.asOf);
  const stamp = `${plan.asOf.slice(0, 10).replaceAll('-', '')}T000000Z`;
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Portolan//Migration waves//EN',
    'CALSCALE:GREGORIAN',
    ...calendar.events.flatMap((event) =>
      linesOf(event, {
        ...{ stamp, sequence, project: calendar.project },
        title: `${event.title}${usersTimeOf(event, calendar)}`,
        sentences: sentencesOf(event, calendar, plan),
      }),
    ),
    'END:VCALENDAR',
  ];
  return lines.map((line) => foldLine(line) + LINE_END).join('');
}

const BUSY: ReadonlySet<string> = new Set(['cutover', 'freeze']);

/** Whole days since 1970-01-01; 0 for a day before that, since RFC 5545 knows no negative one. */
const sequenceOf = (asOf: string): number => Math.max(0, Math.floor(Date.parse(asOf.slice(0, 10)) / DAY_MS));

interface EventText {
  readonly stamp: string;
  readonly sequence: number;
  readonly project: string;
  readonly title: string;
  readonly sentences: readonly string[];
}

function linesOf(event: CalendarEvent, { stamp, sequence, project, title, sentences }: EventText): readonly string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${escapeText(event.id)}-${project}@portolan`,
    `DTSTAMP:${stamp}`,
    `SEQUENCE:${sequence}`,
    `DTSTART:${basicTime(event.from)}`,
    `DTEND:${basicTime(event.to)}`,
    `SUMMARY:${escapeText(title)}`,
    `DESCRIPTION:${sentences.map(escapeText).join('\\n')}`,
    `CATEGORIES:${escapeText(event.kind)}`,
    `TRANSP:${BUSY.has(event.kind) ? 'OPAQUE' : 'TRANSPARENT'}`,
    'END:VEVENT',
  ];
}

/** `20261205T040000Z` of `2026-12-05T04:00:00Z`. */
const basicTime = (text: string): string => text.replaceAll(/[-:]/g, '');

/** RFC 5545, 3.3.11: backslash, semicolon, comma and line ends; other control characters become visible ones. */
const escapeText = (text: string): string =>
  text
    .split(/\r\n|\r|\n/)
    .map((line) => visibleLine(line).replaceAll(/[\\;,]/g, (sign) => `\\${sign}`))
    .join('\\n');

/** RFC 5545, 3.1: a line longer than 75 octets goes on behind CRLF and a space, which counts. */
function foldLine(line: string): string {
  const parts: string[] = [];
  let part = '';
  let octets = 0;
  for (const character of line) {
    const size = octetsOf(character);
    if (octets + size > MOST_OCTETS) {
      parts.push(part);
      part = '';
      octets = 1; // the space that goes before
    }
    part += character;
    octets += size;
  }
  return [...parts, part].join(`${LINE_END} `);
}

/** Octets of one character in UTF-8; halves of a pair that stand alone were made visible before. */
function octetsOf(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
}
