import { countMet, isOverrun } from './backlog.js';
import type { LeastBandwidth } from './bandwidth.js';
import type { LinkSchedule } from './link-schedule.js';
import { MOST_MBPS } from './resolve-settings.js';
import { deriveRpoAtBandwidth } from './rpo-at-bandwidth.js';
import type { Sent } from './rpo-at-bandwidth.js';

/** Shares of the minutes for which a bandwidth is looked for, in percent: the two of the Deployment Planner's report. */
const EVERY_MINUTE = 100;
export const NINE_OF_TEN = 90;
/** No throttle is longer. */
const MINUTES_PER_DAY = 1440;

/** Minutes met by objective, at one bandwidth. */
type Met = (mbps: number) => readonly number[];

/**
 * The least whole Mb/s of the open link with which each objective is met in every minute, and in 90 % of them. Halving serves, since more
 * bandwidth never makes anything older. A link that carries less than is written in all these minutes meets no objective for long, however
 * large it is and however few minutes the samples show: none such is named.
 *
 * @param schedule whose throttles and blackouts hold besides
 * @param objectives in minutes, ascending, each once
 */
export function deriveLeastBandwidths(
  sent: Sent,
  schedule: LinkSchedule,
  objectives: readonly number[],
): readonly LeastBandwidth[] {
  const known = new Map<number, readonly number[]>();
  const met: Met = (mbps) => {
    const found = known.get(mbps);
    if (found !== undefined) return found;
    const capacity = schedule.withOpen(mbps).fill(sent.startMs, sent.bits.length);
    const counts = isOverrun(sent.bits, capacity) ? objectives.map(() => 0) : countMet(sent.bits, capacity, objectives);
    known.set(mbps, counts);
    return counts;
  };
  const minutes = sent.bits.length;
  return objectives.map((rpoMinutes, index) => {
    const isMet = (mbps: number, percent: number): boolean => met(mbps)[index]! * EVERY_MINUTE >= minutes * percent;
    const mbps90 = leastWhole((mbps) => isMet(mbps, NINE_OF_TEN));
    return {
      rpoMinutes,
      mbps100: leastWhole((mbps) => isMet(mbps, EVERY_MINUTE)),
      mbps90,
      at90: mbps90 === null ? null : deriveRpoAtBandwidth(sent, schedule.withOpen(mbps90), rpoMinutes),
    };
  });
}

/**
 * The least throttle with which an objective is met in every minute on the link as it is; null where none does, or none is below the link.
 */
export function deriveLeastThrottle(sent: Sent, schedule: LinkSchedule, objectiveMinutes: number): number | null {
  const least = leastWhole((mbps) => isMetOn(schedule.withThrottlesFrom(mbps), sent, objectiveMinutes));
  return least !== null && least < schedule.openMbps ? least : null;
}

/** By how many whole minutes each throttle has to end earlier, so that an objective is met in every minute; null where that does not do. */
export function deriveShorterThrottles(sent: Sent, schedule: LinkSchedule, objectiveMinutes: number): number | null {
  return leastWhole(
    (minutes) => isMetOn(schedule.withThrottlesShorterBy(minutes), sent, objectiveMinutes),
    MINUTES_PER_DAY,
  );
}

/** Whether an objective is met in so many percent of the minutes; a link that carries less than is written meets none for long. */
export function isMetOn(
  schedule: LinkSchedule,
  { startMs, bits }: Sent,
  objectiveMinutes: number,
  percent: number = EVERY_MINUTE,
): boolean {
  const capacity = schedule.fill(startMs, bits.length);
  if (isOverrun(bits, capacity)) return false;
  return countMet(bits, capacity, [objectiveMinutes])[0]! * EVERY_MINUTE >= bits.length * percent;
}

/** The least whole number up to `most` for which something holds that, once it holds, holds for all above; null for none. */
function leastWhole(holds: (value: number) => boolean, most = MOST_MBPS): number | null {
  if (!holds(most)) return null;
  let below = -1;
  let above = most;
  while (above - below > 1) {
    const middle = (below + above) >> 1;
    if (holds(middle)) above = middle;
    else below = middle;
  }
  return above;
}
