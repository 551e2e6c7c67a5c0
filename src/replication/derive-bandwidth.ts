import { isOverrun } from './backlog.js';
import type { BandwidthPlan, LeastBandwidth, RpoAtBandwidth } from './bandwidth.js';
import { doesFold, recommendBandwidth, whyNoBandwidth, wordsOfFormula } from './bandwidth-words.js';
import type { BandwidthCauses, ObjectiveCause } from './bandwidth-words.js';
import type { EstateChurn } from './churn.js';
import { shareSent } from './growth.js';
import { deriveLeastBandwidths, deriveLeastThrottle, isMetOn, NINE_OF_TEN } from './least-bandwidth.js';
import { linkCauseOf } from './link-cause.js';
import { createLinkSchedule } from './link-schedule.js';
import type { LinkSchedule } from './link-schedule.js';
import { PLANNER } from './planner-facts.js';
import { MOST_MBPS } from './resolve-settings.js';
import { OBJECTIVE_BY_DEFAULT } from './resolved-replication.js';
import type { ResolvedReplication } from './resolved-replication.js';
import { deriveRpoAtBandwidth } from './rpo-at-bandwidth.js';
import type { Sent } from './rpo-at-bandwidth.js';

const PERCENT = 100;
const BITS_PER_BYTE = 8;

/** What a byte written becomes on the link. */
type SendingTerms = Pick<ResolvedReplication, 'growthPercent' | 'compressionPercent' | 'foldPercent'>;

/** What an estate writes by minute, as far as it is sent. */
type WrittenParts = Pick<EstateChurn, 'startMs' | 'bytes' | 'cycledBytes' | 'foldedBytes'>;

/**
 * The churn of an estate as bits on the link: folding is for what is copied in cycles alone, by the shares of single disks where they are
 * known, else by that of all machines. Null without samples.
 */
export function deriveSent(
  { startMs, bytes, cycledBytes, foldedBytes }: WrittenParts,
  { growthPercent, compressionPercent, foldPercent }: SendingTerms,
): Sent | null {
  if (startMs === null || bytes.length === 0) return null;
  const share = shareSent({
    growthPercent: growthPercent.value,
    compressionPercent: compressionPercent.value,
    foldPercent: null,
  });
  const factor = BITS_PER_BYTE * share;
  const kept =
    foldedBytes === undefined ? bytes : bytes.map((value, minute) => Math.max(0, value - foldedBytes[minute]!));
  const fold = foldPercent.value;
  if (fold === null || cycledBytes === undefined) return { startMs, bits: kept.map((value) => value * factor) };
  const folded = (value: number, minute: number): number => {
    const cycled = cycledBytes[minute]!;
    return (Math.max(0, value - cycled) + (cycled * fold) / PERCENT) * factor;
  };
  return { startMs, bits: kept.map(folded) };
}

/**
 * How much bandwidth the objective takes, and what the bandwidth that is there makes of it: a simulation of the backlog over the minutes
 * that samples show. Ours: no vendor publishes a formula.
 */
export function deriveBandwidth({
  churn,
  resolved,
}: {
  readonly churn: EstateChurn;
  readonly resolved: ResolvedReplication;
}): BandwidthPlan {
  const objectiveMinutes = resolved.rpoMinutes.value;
  const isObjectiveAssumed = resolved.rpoMinutes.from === OBJECTIVE_BY_DEFAULT;
  const sent = deriveSent(churn, resolved);
  const how = wordsOfFormula(churn, resolved);
  if (sent === null) return { ...NOTHING_MEASURED, objectiveMinutes, isObjectiveAssumed, how };
  const objectives = [...new Set<number>([...PLANNER.rpoColumnsMinutes, objectiveMinutes])].toSorted(
    (left, right) => left - right,
  );
  const schedule = createLinkSchedule(resolved);
  // Where nobody knows the link its throttles are known all the same: the open bandwidth is what is looked for.
  const anyOpen = schedule ?? createLinkSchedule(resolved, 1)!;
  const least = deriveLeastBandwidths(sent, anyOpen, objectives).map((one): LeastBandwidth => {
    const cause = causeOfNone(one, sent, resolved);
    return cause === null ? one : { ...one, whyNone: whyNoBandwidth(one.rpoMinutes, cause) };
  });
  const given = schedule === null ? null : deriveRpoAtBandwidth(sent, schedule, objectiveMinutes);
  const leastThrottleMbps = leastThrottleOf(sent, schedule, given, resolved);
  const withoutFold = unfolded(churn, resolved, { anyOpen, schedule });
  const found = { objectiveMinutes, least, given, leastThrottleMbps, withoutFold };
  return {
    ...found,
    isObjectiveAssumed,
    recommended: recommendBandwidth({ ...found, causes: causesOf(sent, schedule, resolved) }, churn, resolved),
    how,
  };
}

/** The same where nothing folds: null where nothing does anyway. */
function unfolded(
  churn: EstateChurn,
  resolved: ResolvedReplication,
  { anyOpen, schedule }: { readonly anyOpen: LinkSchedule; readonly schedule: LinkSchedule | null },
): BandwidthPlan['withoutFold'] {
  if (!doesFold(churn, resolved)) return null;
  const foldPercent = { value: null, from: '' };
  const sent = deriveSent({ startMs: churn.startMs, bytes: churn.bytes }, { ...resolved, foldPercent })!;
  const objective = resolved.rpoMinutes.value;
  return {
    mbps100: deriveLeastBandwidths(sent, anyOpen, [objective])[0]!.mbps100,
    given: schedule === null ? null : deriveRpoAtBandwidth(sent, schedule, objective),
  };
}

const NOTHING_MEASURED: Omit<BandwidthPlan, 'objectiveMinutes' | 'isObjectiveAssumed' | 'how'> = {
  least: [],
  given: null,
  leastThrottleMbps: null,
  withoutFold: null,
  recommended: [
    'No sample tells what replicated machines write: measure for a week at least, better a month, before a bandwidth is ordered.',
  ],
};

/**
 * How long changes wait on the link that is there at worst, in minutes; `Infinity` where more is written than it carries, so that they wait
 * ever longer; null where churn or the link is unknown.
 */
export function longestBacklogMinutes(
  given: RpoAtBandwidth | null,
  churn: WrittenParts,
  resolved: ResolvedReplication,
): number | null {
  const sent = deriveSent(churn, resolved);
  if (given === null || sent === null) return null;
  return isOverrunOn(createLinkSchedule(resolved), sent) ? Infinity : given.worstRpoMinutes;
}

const isOverrunOn = (schedule: LinkSchedule | null, { startMs, bits }: Sent): boolean =>
  schedule !== null && isOverrun(bits, schedule.fill(startMs, bits.length));

/** Why no open link, however wide, meets an objective in every minute, or not even in nine of ten; null where both are met. */
function causeOfNone(
  { rpoMinutes, mbps100, mbps90 }: Pick<LeastBandwidth, 'rpoMinutes' | 'mbps100' | 'mbps90'>,
  sent: Sent,
  resolved: ResolvedReplication,
): ObjectiveCause | null {
  if (mbps100 !== null && mbps90 !== null) return null;
  const percent = mbps90 === null ? NINE_OF_TEN : PERCENT;
  const cause = linkCauseOf(resolved, MOST_MBPS, (one) => isMetOn(one, sent, rpoMinutes, percent));
  return cause === null ? null : { cause, percent };
}

/** What breaks the objective and what is carried, on the link that is there and on the widest. */
function causesOf(sent: Sent, schedule: LinkSchedule | null, resolved: ResolvedReplication): BandwidthCauses {
  const objective = resolved.rpoMinutes.value;
  const isMet = (one: LinkSchedule): boolean => isMetOn(one, sent, objective);
  const widest = linkCauseOf(resolved, MOST_MBPS, isMet);
  if (schedule === null) return { widest, unthrottled: null, overrun: null };
  const { openMbps } = schedule;
  const unthrottled = linkCauseOf({ ...resolved, throttles: { ...resolved.throttles, value: [] } }, openMbps, isMet);
  return { widest, unthrottled, overrun: overrunOf(sent, openMbps, resolved) };
}

/** Why more is written than is carried; null: it is not. */
function overrunOf(sent: Sent, openMbps: number, resolved: ResolvedReplication): BandwidthCauses['overrun'] {
  const carriesAny = (one: LinkSchedule): boolean =>
    one.fill(sent.startMs, sent.bits.length).some((carried) => carried > 0);
  const cause = linkCauseOf(resolved, openMbps, (one) => !isOverrunOn(one, sent));
  if (cause === null) return null;
  const nothing = linkCauseOf(resolved, openMbps, carriesAny);
  return nothing === null ? { cause, isNothingCarried: false } : { cause: nothing, isNothingCarried: true };
}

function leastThrottleOf(
  sent: Sent,
  schedule: LinkSchedule | null,
  given: RpoAtBandwidth | null,
  { rpoMinutes, throttles }: ResolvedReplication,
): number | null {
  if (schedule === null || given === null || throttles.value.length === 0) return null;
  return given.metPercent === PERCENT ? null : deriveLeastThrottle(sent, schedule, rpoMinutes.value);
}
