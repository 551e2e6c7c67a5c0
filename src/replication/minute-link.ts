import { MINUTE_MS } from './minute-bytes.js';
import type { LinkSchedule } from './link-schedule.js';

const MINUTES_PER_WEEK = 10_080;
const MINUTES_PER_DAY = 1440;

/** A link by the minute since some begin, looked up a week at a time and kept. */
export interface MinuteLink {
  /** What it carries, a blackout or not. */
  readonly bits: (minute: number) => number;
  readonly isBlackout: (minute: number) => boolean;
}

/** @param startMs a multiple of 60,000 */
export function createMinuteLink(link: LinkSchedule, startMs: number): MinuteLink {
  const open = link.withoutBlackouts();
  const weeks: Float64Array[] = [];
  const blackouts: Uint8Array[] = [];
  const hasBlackouts = hasAnyBlackout(link, startMs);
  const load = (week: number): void => {
    const fromMs = startMs + week * MINUTES_PER_WEEK * MINUTE_MS;
    weeks[week] = open.fill(fromMs, MINUTES_PER_WEEK);
    const isBlackout = (_: number, minute: number): number => Number(link.isBlackoutAt(fromMs + minute * MINUTE_MS));
    if (hasBlackouts) blackouts[week] = new Uint8Array(MINUTES_PER_WEEK).map(isBlackout);
  };
  const placeOf = (minute: number): readonly [week: number, of: number] => {
    const of = minute % MINUTES_PER_WEEK;
    const week = (minute - of) / MINUTES_PER_WEEK;
    if (weeks[week] === undefined) load(week);
    return [week, of];
  };
  return {
    bits: (minute) => {
      const [week, of] = placeOf(minute);
      return weeks[week]![of]!;
    },
    isBlackout: (minute) => {
      if (!hasBlackouts) return false;
      const [week, of] = placeOf(minute);
      return blackouts[week]![of] === 1;
    },
  };
}

/** Blackouts come every week: eight days hold one of each, also where clocks change. */
function hasAnyBlackout(link: LinkSchedule, startMs: number): boolean {
  const minutes = 8 * MINUTES_PER_DAY;
  for (let minute = 0; minute < minutes; minute++) if (link.isBlackoutAt(startMs + minute * MINUTE_MS)) return true;
  return false;
}
