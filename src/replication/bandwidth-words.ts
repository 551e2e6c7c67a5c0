import { countOf } from '../model/index.js';
import { weeklyMbps } from '../site/index.js';
import type { BandwidthPlan, LeastBandwidth, RpoAtBandwidth } from './bandwidth.js';
import type { EstateChurn } from './churn.js';
import { blackoutsNamed, causeWords, throttlesNamed, unthrottledWords } from './link-cause.js';
import type { LinkCause } from './link-cause.js';
import { PLANNER } from './planner-facts.js';
import type { ResolvedReplication } from './resolved-replication.js';

const MINUTES_PER_DAY = 1440;
const MINUTES_PER_HOUR = 60;
const PERCENT = 100;

/** The formula and its inputs, marked as ours. */
export function wordsOfFormula(churn: EstateChurn, resolved: ResolvedReplication): readonly string[] {
  const { growthPercent, compressionPercent } = resolved;
  const fold = foldWords(churn, resolved);
  const days = churn.bytes.length / MINUTES_PER_DAY;
  return [
    'The simulation is ours; no vendor publishes a formula. Minute by minute: backlog = max(0, backlog + written x growth x changed x (1 - compression) - what the link carries); first in, first out; the recovery point objective is met in a minute at whose end the oldest unsent byte is no older.',
    `Inputs: what ${countOf(churn.machinesMeasured, 'machine')} wrote in ${churn.bytes.length} minutes${days > 0 ? ` (${rounded(days)} days)` : ''}, ${growthPercent.value} % more than measured, ${fold}, ${compressionPercent.value} % off by compression; an age is reckoned from the begin of the minute of writing, so up to a minute too much.`,
    'In a blackout nothing is carried. The tool lets a running cycle finish, which replication without cycles does not have.',
    ...(days > 0 && days < PLANNER.advisedProfilingDays
      ? [
          `The samples show ${rounded(days)} days: a week at least is advised, a month is best, since month-ends write more.`,
        ]
      : []),
    ...(churn.machinesUnmeasured > 0
      ? [
          `${churn.machinesUnmeasured} replicated machines have no samples of writes and count as nothing: the bandwidths are lower bounds.`,
        ]
      : []),
  ];
}

type FoldedParts = Pick<EstateChurn, 'cycledBytes' | 'foldedBytes'>;

/** Whether `foldPercent` changes anything: somebody states it, and something that is measured is copied in cycles. */
const isFoldStated = (
  { cycledBytes }: FoldedParts,
  { foldPercent }: Pick<ResolvedReplication, 'foldPercent'>,
): boolean => foldPercent.value !== null && foldPercent.value !== PERCENT && (cycledBytes ?? []).some((one) => one > 0);

/** Whether single disks or machines have shares that change anything. */
const isFoldOwn = ({ foldedBytes }: FoldedParts): boolean => (foldedBytes ?? []).some((one) => one > 0);

/** Whether anything folds, by the share of all machines or by those of single ones. */
export const doesFold = (churn: FoldedParts, resolved: Pick<ResolvedReplication, 'foldPercent'>): boolean =>
  isFoldStated(churn, resolved) || isFoldOwn(churn);

function foldWords(churn: FoldedParts, resolved: Pick<ResolvedReplication, 'foldPercent'>): string {
  const rest = isFoldStated(churn, resolved)
    ? `of what is copied in cycles ${resolved.foldPercent.value} % counted as changed, of all else every write`
    : null;
  if (!isFoldOwn(churn)) return rest ?? 'all of it counted as changed';
  return `of disks with a share of their own (measured, or stated of the disk or its machine) that share counted as changed, ${rest === null ? 'of all else every write' : `of the rest ${rest}`}`;
}

/** What breaks an objective on the widest link, in more than the minutes that a share leaves open. */
export interface ObjectiveCause {
  readonly cause: LinkCause;
  /** 90 or 100. */
  readonly percent: number;
}

/** What breaks the objective and what is carried; null in each: nothing does. */
export interface BandwidthCauses {
  /** On the widest link that there is. */
  readonly widest: LinkCause | null;
  /** On the link that is there, were it without throttles: `blackouts` or `link`. */
  readonly unthrottled: LinkCause | null;
  /** What makes the link that is there carry less than is written. */
  readonly overrun: { readonly cause: LinkCause; readonly isNothingCarried: boolean } | null;
}

/** Why no open link, however wide, meets an objective in every minute, or in nine of ten: what breaks it, and how much of the week it holds. */
export function whyNoBandwidth(rpoMinutes: number, { cause, percent }: ObjectiveCause): string {
  const { kind, throttles, blackouts } = cause;
  if (kind === 'link') return causeWords(cause);
  const waited = `and some of what is written then waits for more than ${rpoMinutes} minutes however wide the open link is`;
  const often = percent < PERCENT ? `, so that it is not met in ${percent} % of the minutes` : '';
  if (kind === 'each') {
    const both = `${throttlesNamed(throttles)} alone hold ${heldWords(throttles, [])}, ${blackoutsNamed(blackouts)} alone ${heldWords([], blackouts)}`;
    return `${both}, ${waited}${often}; each of the two is enough`;
  }
  const who = [
    ...(throttles.length > 0 ? [throttlesNamed(throttles)] : []),
    ...(blackouts.length > 0 ? [blackoutsNamed(blackouts)] : []),
  ].join(' and ');
  const rest = kind === 'together' ? '; neither of the two is enough alone' : '';
  return `${who} hold ${heldWords(throttles, blackouts)}, ${waited}${often}${rest}`;
}

function heldWords(throttles: LinkCause['throttles'], blackouts: LinkCause['blackouts']): string {
  const minutes = weeklyMbps(Infinity, throttles, blackouts).filter((mbps) => mbps < Infinity).length;
  return `${rounded(minutes / MINUTES_PER_HOUR)} of the 168 hours of a week`;
}

/** Who leaves too little of the link that is there, or nothing. */
function overrunWords({ cause, isNothingCarried }: NonNullable<BandwidthCauses['overrun']>): string {
  const { kind, throttles, blackouts } = cause;
  if (kind === 'link') return 'more is written than the link carries';
  const left = isNothingCarried
    ? 'nothing of it in any minute'
    : 'less of it than is written, which it would carry without them';
  switch (kind) {
    case 'throttles':
      return `${throttlesNamed(throttles)} leave ${left}`;
    case 'blackouts':
      return `${blackoutsNamed(blackouts)} leave ${left}`;
    case 'each':
      return `${throttlesNamed(throttles)} leave ${left}, and so do ${blackoutsNamed(blackouts)}`;
    case 'together':
      return `${throttlesNamed(throttles)} and ${blackoutsNamed(blackouts)} together leave ${left}`;
  }
}

interface Found extends Pick<
  BandwidthPlan,
  'objectiveMinutes' | 'least' | 'given' | 'leastThrottleMbps' | 'withoutFold'
> {
  readonly causes: BandwidthCauses;
}

/** What to take, with the reason. */
export function recommendBandwidth(found: Found, churn: EstateChurn, resolved: ResolvedReplication): readonly string[] {
  const { objectiveMinutes, least, given } = found;
  const own = least.find(({ rpoMinutes }) => rpoMinutes === objectiveMinutes)!;
  return [
    ...ofOpenLink(own, found.causes),
    ...(given === null ? [] : ofGiven(given, own, found)),
    ...ofThrottles(found, resolved),
    ...withoutFoldSaid(found, churn, resolved),
    ...(churn.machinesUnmeasured > 0 ? ['Measure the machines without samples before the link is ordered.'] : []),
  ];
}

function ofOpenLink(
  { rpoMinutes, mbps100, mbps90, at90 }: LeastBandwidth,
  { widest }: BandwidthCauses,
): readonly string[] {
  if (mbps100 === null) {
    const why = widest === null ? '' : `: ${causeWords(widest)}`;
    const nine = mbps90 === null ? '' : ` ${mbps90} Mb/s meet it in 90 % of the minutes.`;
    return [`No bandwidth meets ${rpoMinutes} minutes in every minute${why}.${nine}`];
  }
  const saved = at90 !== null && at90.breaches.length > 0 ? `, where ${breachWords(at90)}` : '';
  return [
    `For ${rpoMinutes} minutes in every minute: ${mbps100} Mb/s. For 90 % of the minutes: ${mbps90 ?? mbps100} Mb/s${saved}.`,
  ];
}

function ofGiven(given: RpoAtBandwidth, own: LeastBandwidth, { least, causes }: Found): readonly string[] {
  const { rpoMinutes } = own;
  if (causes.overrun !== null) {
    return [
      `At ${given.mbps} Mb/s no objective holds: ${overrunWords(causes.overrun)}, and what waits grows without end (${wholeGB(given.backlogAtEndBytes)} GB when the samples end).`,
    ];
  }
  if (given.metPercent === PERCENT) return [`Keep ${given.mbps} Mb/s: the objective holds in every minute measured.`];
  const held = least.find(({ mbps100 }) => mbps100 !== null && mbps100 <= given.mbps);
  const policy = `worst ${given.worstRpoMinutes} minutes`;
  return [
    `At ${given.mbps} Mb/s the objective of ${rpoMinutes} minutes holds in ${given.metPercent} % of the minutes (${policy}): ${breachWords(given)}.`,
    held === undefined
      ? `An objective that holds there: ${given.worstRpoMinutes} minutes.`
      : `An objective that holds there: ${held.rpoMinutes} minutes.`,
  ];
}

function ofThrottles(
  { leastThrottleMbps, given, causes }: Found,
  { throttles }: ResolvedReplication,
): readonly string[] {
  if (given === null || given.metPercent === PERCENT || throttles.value.length === 0) return [];
  const { unthrottled } = causes;
  if (leastThrottleMbps === null) {
    if (unthrottled === null) return ['Without any throttle the link as it is meets the objective in every minute.'];
    return [`No other throttle would do: without any, ${unthrottledWords(unthrottled)}.`];
  }
  return [`With no throttle below ${leastThrottleMbps} Mb/s the link as it is meets the objective in every minute.`];
}

/** How much rests on a share that nobody has measured yet. */
function withoutFoldSaid(
  { withoutFold, objectiveMinutes }: Found,
  churn: EstateChurn,
  resolved: ResolvedReplication,
): readonly string[] {
  if (withoutFold === null) return [];
  const { mbps100, given } = withoutFold;
  const least = mbps100 === null ? 'no bandwidth meets' : `${mbps100} Mb/s meet`;
  const there =
    given === null
      ? ''
      : mbps100 !== null && mbps100 <= given.mbps
        ? `; ${given.mbps} Mb/s do`
        : `; at ${given.mbps} Mb/s the worst is then ${given.worstRpoMinutes} minutes, ${given.worstRpoMinutes - objectiveMinutes} more than the objective`;
  const { foldPercent } = resolved;
  const all = `${foldPercent.value} % as the share of writes that still differ in a cycle (${foldPercent.from})`;
  const rest = isFoldStated(churn, resolved) ? `, and for all others on ${all}` : '';
  const what = isFoldOwn(churn)
    ? `the shares of writes that still differ in a cycle, measured or stated disk by disk${rest}`
    : all;
  return [
    `This rests on ${what}. Were it 100 %, ${least} ${objectiveMinutes} minutes in every minute${there}: measure the share in the first cycles.`,
  ];
}

const breachWords = ({ breaches }: RpoAtBandwidth): string => {
  const times = breaches.reduce((sum, day) => sum + day.breaches, 0);
  const minutes = breaches.reduce((sum, day) => sum + day.minutes, 0);
  const days = countOf(breaches.length, 'day');
  // A breach that lasts into the next day is one breach and lies on both.
  const where = breaches.length > times ? `that reach into ${days}` : `on ${days}`;
  return `${countOf(minutes, 'minute')} in ${countOf(times, 'breach', 'breaches')} ${where} lie over it`;
};

const wholeGB = (bytes: number): number => Math.ceil(bytes / 1_000_000_000);
const rounded = (value: number): number => Math.round(value * 10) / 10;
