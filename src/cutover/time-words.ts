import { localOf } from '../calendar/index.js';
import type { WaveView } from './wave-view.js';

const UTC = 'UTC';
/** `2026-12-14T01:00-06:00` in its parts. */
const LOCAL = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(?::\d{2})?(Z|[+-]\d{2}:\d{2})$/;

type Clocks = Pick<WaveView, 'calendar' | 'window'>;

/** By whose clocks people of a wave read a time, besides UTC: its users', then the site's; each once. */
function zonesOf({ calendar, window }: Clocks): readonly string[] {
  if (calendar === null) return [];
  return [...new Set([window?.zone ?? calendar.usersZone, calendar.zone])].filter((zone) => zone !== UTC);
}

/** An instant by every clock: `2026-12-14 07:00 UTC; 2026-12-14 01:00 America/Chicago (-06:00)`. What is no instant stays as it is. */
export const timeWords = (view: Clocks, instant: string): string =>
  [UTC, ...zonesOf(view)].map((zone) => timeIn(zone, instant)).join('; ');

/** The same without UTC, for lines that have it before; empty where people read no other clock. */
export const localWords = (view: Clocks, instant: string): string =>
  zonesOf(view)
    .map((zone) => timeIn(zone, instant))
    .join('; ');

/** From one instant to another, by every clock; a day is named again only where it is another one, an offset where it changes. */
export const spanWords = (view: Clocks, from: string, to: string): string =>
  [UTC, ...zonesOf(view)].map((zone) => spanIn(zone, from, to)).join('; ');

interface ClockTime {
  readonly date: string;
  readonly time: string;
  readonly offset: string;
}

function read(zone: string, instant: string): ClockTime | null {
  const [, date, time, offset] = LOCAL.exec(localOf(instant, zone)) ?? [];
  return date === undefined || time === undefined || offset === undefined ? null : { date, time, offset };
}

const offsetWords = (zone: string, { offset }: ClockTime): string => (zone === UTC ? '' : ` (${offset})`);

function timeIn(zone: string, instant: string): string {
  const clock = read(zone, instant);
  return clock === null ? instant : `${clock.date} ${clock.time} ${zone}${offsetWords(zone, clock)}`;
}

function spanIn(zone: string, from: string, to: string): string {
  const [begin, end] = [read(zone, from), read(zone, to)];
  if (begin === null || end === null) return `${from} to ${to}`;
  const endDay = end.date === begin.date ? '' : `${end.date} `;
  const changed = begin.offset === end.offset ? '' : offsetWords(zone, begin);
  return `${begin.date} ${begin.time}${changed} to ${endDay}${end.time} ${zone}${offsetWords(zone, end)}`;
}
