import type { TimeZone } from '../timeseries/index.js';
import { simulateBacklog } from './backlog.js';
import type { RpoAtBandwidth } from './bandwidth.js';
import type { LinkSchedule } from './link-schedule.js';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const BITS_PER_BYTE = 8;
const HUNDREDTHS_OF_PERCENT = 10_000;

/** What has to cross the link, minute by minute: growth, folding and compression are in it. */
export interface Sent {
  /** A multiple of 60,000. */
  readonly startMs: number;
  /** At least one minute, finite and not negative. */
  readonly bits: Float64Array;
}

/** How an objective fares over the minutes that samples show, on one link. */
export function deriveRpoAtBandwidth(sent: Sent, schedule: LinkSchedule, objectiveMinutes: number): RpoAtBandwidth {
  const { ages, unsent } = simulateBacklog(sent.bits, schedule.fill(sent.startMs, sent.bits.length));
  let met = 0;
  let worst = 0;
  let worstMinute = -1;
  let most = 0;
  for (let minute = 0; minute < ages.length; minute++) {
    const age = ages[minute]!;
    if (age <= objectiveMinutes) met++;
    if (age > worst) {
      worst = age;
      worstMinute = minute;
    }
    if (unsent[minute]! > most) most = unsent[minute]!;
  }
  return {
    mbps: schedule.openMbps,
    metPercent: percentOf(met, ages.length),
    worstRpoMinutes: worst,
    worstAt: worstMinute < 0 ? null : new Date(sent.startMs + worstMinute * MINUTE_MS).toISOString(),
    breaches: breachesByDay(ages, { startMs: sent.startMs, zone: schedule.zone, objectiveMinutes }),
    mostBacklogBytes: Math.ceil(most / BITS_PER_BYTE),
    backlogAtEndBytes: Math.ceil((unsent.at(-1) ?? 0) / BITS_PER_BYTE),
  };
}

/** Rounded down to 0.01: 100 stands for every minute and nothing less. */
const percentOf = (met: number, minutes: number): number =>
  minutes === 0 ? 100 : Math.floor((met * HUNDREDTHS_OF_PERCENT) / minutes) / 100;

interface BreachTerms {
  readonly startMs: number;
  readonly zone: TimeZone;
  readonly objectiveMinutes: number;
}

/** A breach counts on the day in which it begins; its minutes and its worst on the days that they fall in. */
function breachesByDay(ages: Int32Array, { startMs, zone, objectiveMinutes }: BreachTerms): RpoAtBandwidth['breaches'] {
  const days = new Map<string, { minutes: number; breaches: number; worstRpoMinutes: number }>();
  let wasBroken = false;
  for (let minute = 0; minute < ages.length; minute++) {
    const age = ages[minute]!;
    const isBroken = age > objectiveMinutes;
    if (isBroken) {
      const name = localDay(zone, startMs + minute * MINUTE_MS);
      const day = days.get(name) ?? { minutes: 0, breaches: 0, worstRpoMinutes: 0 };
      day.minutes++;
      if (!wasBroken) day.breaches++;
      day.worstRpoMinutes = Math.max(day.worstRpoMinutes, age);
      days.set(name, day);
    }
    wasBroken = isBroken;
  }
  return [...days].map(([day, found]) => ({ day, ...found }));
}

/** `YYYY-MM-DD` by the clock of the zone. */
const localDay = (zone: TimeZone, atMs: number): string =>
  new Date(Math.floor((atMs + zone.offsetAt(atMs)) / DAY_MS) * DAY_MS).toISOString().slice(0, 10);
