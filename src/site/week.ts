import type { Throttle, Weekday } from './site-network.js';

const DAYS: readonly Weekday[] = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const MINUTES_PER_DAY = 1440;
export const MINUTES_PER_WEEK: number = 7 * MINUTES_PER_DAY;

/** A stretch of the week in minutes since Monday 00:00, by the appliance's clock; it may run over the end of the week. */
export interface WeekWindow {
  readonly startMinute: number;
  readonly minutes: number;
  /** As it was written. */
  readonly text: string;
}

const BLACKOUT = /^\s*([a-z]+)\s*;\s*(\d{1,2}):(\d{2})\s*;\s*(?:(\d{1,2})d)?\s*(?:(\d{1,3})h)?\s*(?:(\d{1,4})m)?\s*$/i;

/** The windows of `Monday;7:00;7h | Tuesday;8:00;1d7h`; null where one is not of that form. */
export function parseBlackout(text: string): readonly WeekWindow[] | null {
  const windows = text.split('|').map(windowOf);
  return windows.every((window) => window !== null) ? windows : null;
}

function windowOf(text: string): WeekWindow | null {
  const parts = BLACKOUT.exec(text);
  if (parts === null) return null;
  const [hour, minute, days, hours, rest] = parts.slice(2).map((part: string | undefined) => Number(part ?? 0));
  const index = DAYS.findIndex((name) => name === parts[1]?.toLowerCase());
  const minutes = days! * MINUTES_PER_DAY + hours! * 60 + rest!;
  const isReal = index >= 0 && hour! < 24 && minute! < 60 && minutes > 0 && minutes <= MINUTES_PER_WEEK;
  return isReal ? { startMinute: index * MINUTES_PER_DAY + hour! * 60 + minute!, minutes, text: text.trim() } : null;
}

/** Whether two stretches of the week share a minute. */
export function doOverlap(one: WeekWindow, other: WeekWindow): boolean {
  const ahead = (from: WeekWindow, to: WeekWindow): number =>
    (to.startMinute - from.startMinute + MINUTES_PER_WEEK) % MINUTES_PER_WEEK;
  return ahead(one, other) < one.minutes || ahead(other, one) < other.minutes;
}

/** Minutes since midnight of `HH:MM`. */
function minuteOf(clock: string): number {
  const [hour = '0', minute = '0'] = clock.split(':');
  return Number(hour) * 60 + Number(minute);
}

/** Monday is 0; a day `YYYY-MM-DD`. */
export const weekdayOf = (day: string): number => (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;

/** The stretch of the week that an event on a day takes. */
export const windowOn = (day: string, clock: string, minutes: number): WeekWindow => ({
  startMinute: weekdayOf(day) * MINUTES_PER_DAY + minuteOf(clock),
  minutes,
  text: `${day} ${clock}`,
});

/** How long a throttle lasts; the same time twice means the whole day. */
export const throttleMinutes = ({ from, to }: Pick<Throttle, 'from' | 'to'>): number =>
  ((minuteOf(to) - minuteOf(from) + MINUTES_PER_DAY - 1) % MINUTES_PER_DAY) + 1;

/** The stretches of the week in which a throttle holds: one for each of its days. */
export const throttleWindows = (throttle: Throttle): readonly WeekWindow[] =>
  (throttle.days ?? DAYS).map((day) => ({
    startMinute: DAYS.indexOf(day) * MINUTES_PER_DAY + minuteOf(throttle.from),
    minutes: throttleMinutes(throttle),
    text: `${day} ${throttle.from}`,
  }));

/** What replication may send in each minute of the week, in Mb/s: the lowest limit that holds then, and nothing in a blackout. */
export function weeklyMbps(
  open: number,
  throttles: readonly Throttle[],
  blackouts: readonly WeekWindow[] = [],
): Float64Array {
  const week = new Float64Array(MINUTES_PER_WEEK).fill(open);
  for (const throttle of throttles) {
    for (const { startMinute, minutes } of throttleWindows(throttle)) {
      for (let minute = 0; minute < minutes; minute += 1) {
        const index = (startMinute + minute) % MINUTES_PER_WEEK;
        week[index] = Math.min(week[index]!, throttle.mbps);
      }
    }
  }
  for (const { startMinute, minutes } of blackouts) {
    for (let minute = 0; minute < minutes; minute += 1) week[(startMinute + minute) % MINUTES_PER_WEEK] = 0;
  }
  return week;
}
