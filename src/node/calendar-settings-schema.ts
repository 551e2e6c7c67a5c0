import { z } from 'zod';
import type { CalendarSettings } from '../calendar/index.js';
import { createTimeZone } from '../timeseries/index.js';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
/** What has not the form of a day is told by the form. */
const isDay = (day: string): boolean => {
  if (!DAY.test(day)) return true;
  const stamp = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(stamp) && new Date(stamp).toISOString().startsWith(day);
};
const day = z
  .string()
  .regex(DAY, { message: 'is no day: write it as YYYY-MM-DD, such as 2026-11-28' })
  .refine(isDay, { message: 'is no day of the calendar' });
const zone = z
  .string()
  .max(64)
  .refine((name) => createTimeZone(name) !== null, {
    message: 'is no time zone: write a name such as America/Chicago, an offset such as -06:00, or UTC',
  });
const hours = z.strictObject({ from: time(), to: time() });
const days = z.int().min(0).max(400);
const monthDays = z.int().min(0).max(14);
const hourCount = z.int().min(0).max(1000);
const minutes = z.int().min(0).max(1440);
const rate = z.int().min(1000).max(1_000_000_000_000);

function time() {
  return z.string().regex(/^(?:[01]\d|2[0-3]):(?:00|15|30|45)$/, {
    message: 'is no time on a quarter of an hour: write it in quotes, such as "22:00"',
  });
}

const freeze = z
  .strictObject({ from: day, to: day, why: z.string().min(1).max(200), zone: zone.nullable().optional() })
  .refine(({ from, to }) => from <= to, { message: 'ends before it begins', path: ['to'] });

type Given<T> = { readonly [K in keyof T]?: T[K] | undefined };
type Group = 'zones' | 'monthEnds' | 'link' | 'ttl' | 'cutoverMinutes';

/** What a file may state of the settings: groups in part. */
export type GivenCalendarSettings = Given<Omit<CalendarSettings, Group>> & {
  readonly [K in Group]?: Given<CalendarSettings[K]> | undefined;
};

/** The settings of a calendar as people write them: every key may be left out. `waves.yaml` has them under `calendar`. */
export const CALENDAR_SETTINGS_SCHEMA: z.ZodType<GivenCalendarSettings> = z.strictObject({
  project: z.string().min(1).max(200).nullable().optional(),
  zones: z.strictObject({ site: zone.nullable().optional(), users: zone.nullable().optional() }).optional(),
  firstDay: day.nullable().optional(),
  preparationDays: days.optional(),
  foundationDays: days.optional(),
  weekdays: z.array(z.int().min(1).max(7)).min(1).max(7).optional(),
  hours: hours.optional(),
  assumedQuietHours: hours.optional(),
  freezes: z.array(freeze).max(500).optional(),
  monthEnds: z
    .strictObject({
      daysBefore: monthDays.optional(),
      daysAfter: monthDays.optional(),
      quarterDaysBefore: monthDays.optional(),
      quarterDaysAfter: monthDays.optional(),
    })
    .optional(),
  link: z
    .strictObject({
      dayBitsPerSecond: rate.nullable().optional(),
      nightBitsPerSecond: rate.nullable().optional(),
      dayHours: hours.optional(),
      transferPercent: z.int().min(1).max(200).optional(),
    })
    .optional(),
  daysBetweenWaves: z.int().min(1).max(400).nullable().optional(),
  replicationLeadDays: days.optional(),
  replicationReserveDays: days.optional(),
  unknownReplicationHours: z.int().min(1).max(10_000).optional(),
  testDays: days.optional(),
  testReserveDays: days.optional(),
  marginDays: days.optional(),
  freezeHours: hourCount.optional(),
  ttl: z
    .strictObject({
      leadHours: hourCount.optional(),
    })
    .optional(),
  cutoverAtOnce: z.int().min(1).max(1000).optional(),
  cutoverMinutes: z
    .strictObject({
      shutDown: minutes.optional(),
      lastSync: minutes.optional(),
      hydrate: minutes.optional(),
      start: minutes.optional(),
      checks: minutes.optional(),
    })
    .optional(),
  marginMinutes: minutes.optional(),
  watchDays: days.optional(),
  decommissionAfterDays: days.optional(),
});
