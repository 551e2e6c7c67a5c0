import { createTimeZone } from '../timeseries/index.js';
import type { CalendarEvent, WaveCalendar } from './calendar.js';
import { localText } from './wall-clock.js';

/** An instant of a calendar by the clock of a zone, with its offset; in UTC where the zone is unknown. */
export function localOf(instant: string, zoneName: string): string {
  const zone = createTimeZone(zoneName);
  return zone === null ? instant : localText(zone, Date.parse(instant));
}

/** By whose clock the users of an event's wave live; of all waves for what comes before every wave. */
export const usersZoneOf = ({ wave }: CalendarEvent, { windows, usersZone }: WaveCalendar): string =>
  windows.find((window) => window.wave === wave)?.zone ?? usersZone;

/** ` (2027-01-09 01:00 America/Chicago)`: the begin of an event for its users, behind titles; empty where the title has it. */
export function usersTimeOf(event: CalendarEvent, calendar: WaveCalendar): string {
  if (event.kind === 'cutover') return '';
  const zone = usersZoneOf(event, calendar);
  return ` (${localOf(event.from, zone).slice(0, 16).replace('T', ' ')} ${zone})`;
}
