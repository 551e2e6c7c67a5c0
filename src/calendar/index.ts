// Waves as dated windows: when replication begins, when to test, when to cut over and why then. Reads no file and no clock.
export type { CalendarEvent, CutoverWindow, EventKind, WaveCalendar, WaveReplication } from './calendar.js';
