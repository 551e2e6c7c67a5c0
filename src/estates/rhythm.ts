import type { LoadShape, Rhythm } from './load-shape.js';
import { localTimeOf } from './site-clock.js';
import type { LocalTime } from './site-clock.js';

/** Percent of the busiest hour, by the hour of the day. */
const HOURS: Readonly<Record<Rhythm, readonly number[]>> = {
  office: [6, 5, 5, 5, 6, 9, 18, 42, 78, 96, 100, 94, 70, 82, 97, 95, 84, 60, 32, 20, 14, 11, 9, 7],
  shop: [34, 24, 17, 13, 11, 12, 18, 28, 42, 55, 63, 70, 76, 73, 68, 67, 70, 78, 88, 97, 100, 92, 72, 50],
  roundTheClock: [82, 80, 79, 78, 80, 84, 92, 97, 100, 98, 97, 96, 94, 96, 97, 98, 96, 93, 90, 89, 88, 86, 85, 83],
  nightly: [100, 92, 74, 30, 4, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 8, 60, 96],
  idle: [3, 3, 3, 3, 3, 3, 3, 3, 4, 4, 4, 4, 3, 4, 4, 4, 3, 3, 3, 3, 3, 3, 3, 3],
};

/** Percent of a working day on Saturdays and Sundays. */
const WEEKEND: Readonly<Record<Rhythm, number>> = {
  office: 16,
  shop: 125,
  roundTheClock: 90,
  nightly: 60,
  idle: 100,
};

const MONTH_END_PERCENT = 175;
/** Books are closed on weekends and evenings too: no hour of those days is quieter than this percent of a busy one. */
const MONTH_END_LEAST = 55;

/** How busy a machine is at a time, 1 for a busy hour of a working day. */
export function activityAt(shape: LoadShape, atMs: number): number {
  const local = localTimeOf(atMs, shape.zone);
  const weekday = local.weekday === 0 || local.weekday === 6 ? WEEKEND[shape.rhythm] / 100 : 1;
  const usual = (hourly(HOURS[shape.rhythm], local) * weekday) / 100;
  if (!shape.hasMonthEnd || !local.isMonthEnd) return usual;
  return Math.max((usual * MONTH_END_PERCENT) / 100, MONTH_END_LEAST / 100);
}

function hourly(hours: readonly number[], { minuteOfDay }: LocalTime): number {
  const hour = Math.floor(minuteOfDay / 60);
  const share = (minuteOfDay % 60) / 60;
  return hours[hour]! * (1 - share) + hours[(hour + 1) % 24]! * share;
}

const SITE = 'Australia/Melbourne';
const BACKUP_STARTS_MINUTE = 21 * 60;
const BACKUP_SPREAD_MINUTES = 240;
const BACKUP_MINUTES = 40;
const SCAN_WEEKDAY = 3;
const SCAN_STARTS_MINUTE = 2 * 60;
const SCAN_SPREAD_MINUTES = 60;
const SCAN_MINUTES = 50;

/** What runs beside the machine's own work: the nightly backup and the Wednesday scan for viruses, by the site's clock. */
export function maintenanceAt({ isScanned, seed }: LoadShape, atMs: number): 'backup' | 'scan' | null {
  if (!isScanned) return null;
  const { minuteOfDay, weekday } = localTimeOf(atMs, SITE);
  const sinceBackup = (minuteOfDay - BACKUP_STARTS_MINUTE - (seed % BACKUP_SPREAD_MINUTES) + 1440) % 1440;
  if (sinceBackup < BACKUP_MINUTES) return 'backup';
  const sinceScan = minuteOfDay - SCAN_STARTS_MINUTE - (seed % SCAN_SPREAD_MINUTES);
  return weekday === SCAN_WEEKDAY && sinceScan >= 0 && sinceScan < SCAN_MINUTES ? 'scan' : null;
}
