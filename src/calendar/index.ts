// Waves as dated windows: when replication begins, when to test, when to cut over and why then. Reads no file and no clock.
export type {
  CalendarEvent,
  CutoverBatch,
  CutoverWindow,
  EventKind,
  WaveCalendar,
  WaveReplication,
} from './calendar.js';
export { calendarCsv } from './calendar-csv.js';
export { calendarIcs } from './calendar-ics.js';
export { calendarJira } from './calendar-jira.js';
export { DEFAULT_CALENDAR_SETTINGS } from './calendar-settings.js';
export type { CalendarSettings, ChangeFreeze, CutoverMinutes, DayHours } from './calendar-settings.js';
export type { WaveCalendarInput } from './calendar-terms.js';
export { cycleWait, MOST_WAIT_HOURS } from './link.js';
export { deriveWaveCalendar } from './derive-wave-calendar.js';
export { localOf } from './local-of.js';
export { START_ORDER } from './start-order.js';
