import type { EstateChurn } from './churn.js';
import { deriveSent } from './derive-bandwidth.js';
import { deriveLeastBandwidths, deriveLeastThrottle, deriveShorterThrottles, isMetOn } from './least-bandwidth.js';
import { linkCauseOf } from './link-cause.js';
import type { LinkCause } from './link-cause.js';
import { createLinkSchedule } from './link-schedule.js';
import { MOST_MBPS } from './resolve-settings.js';
import type { ResolvedReplication } from './resolved-replication.js';
import { throttleWords } from './resolved-words.js';

/** What of a link keeps changes from waiting longer than some whole minutes, over the minutes that samples show: asked one by one. */
export interface LinkWaits {
  readonly openMbps: number;
  /** The throttles in words; empty: there are none. */
  readonly throttles: string;
  /** The least limit of throttles, whole Mb/s; null where none does, or none below the link. */
  readonly leastThrottleMbps: (minutes: number) => number | null;
  /** By how many minutes each throttle has to end earlier; null where that does not do. */
  readonly shorterByMinutes: (minutes: number) => number | null;
  /** The least open link, whole Mb/s, with the throttles as they are; null where none does. */
  readonly leastOpenMbps: (minutes: number) => number | null;
  /** What makes them wait longer on the widest link, with throttles and blackouts as they are; null: nothing. */
  readonly widestCause: (minutes: number) => LinkCause | null;
  /** What does on the link that is there, were it without throttles: `blackouts` or `link`; null: nothing. */
  readonly unthrottledCause: (minutes: number) => LinkCause | null;
}

/** Null where churn or the link is unknown. */
export function createLinkWaits(
  churn: Pick<EstateChurn, 'startMs' | 'bytes' | 'cycledBytes' | 'foldedBytes'>,
  resolved: ResolvedReplication,
): LinkWaits | null {
  const sent = deriveSent(churn, resolved);
  const schedule = createLinkSchedule(resolved);
  if (sent === null || schedule === null) return null;
  const throttles = resolved.throttles.value;
  const unthrottled = { ...resolved, throttles: { ...resolved.throttles, value: [] } };
  return {
    openMbps: schedule.openMbps,
    throttles: throttles.map(throttleWords).join('; '),
    leastThrottleMbps: (minutes) => (throttles.length === 0 ? null : deriveLeastThrottle(sent, schedule, minutes)),
    shorterByMinutes: (minutes) => (throttles.length === 0 ? null : deriveShorterThrottles(sent, schedule, minutes)),
    leastOpenMbps: (minutes) => deriveLeastBandwidths(sent, schedule, [minutes])[0]!.mbps100,
    widestCause: (minutes) => linkCauseOf(resolved, MOST_MBPS, (one) => isMetOn(one, sent, minutes)),
    unthrottledCause: (minutes) => linkCauseOf(unthrottled, schedule.openMbps, (one) => isMetOn(one, sent, minutes)),
  };
}
