import { weeklyMbps } from '../site/index.js';
import type { BandwidthPlan, LeastBandwidth, RpoAtBandwidth } from './bandwidth.js';
import type { EstateChurn } from './churn.js';
import { PLANNER } from './planner-facts.js';
import type { ResolvedReplication } from './resolved-replication.js';
import { throttleWords } from './resolved-words.js';

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
    `Inputs: what ${churn.machinesMeasured} machines wrote in ${churn.bytes.length} minutes${days > 0 ? ` (${rounded(days)} days)` : ''}, ${growthPercent.value} % more than measured, ${fold}, ${compressionPercent.value} % off by compression; an age is reckoned from the begin of the minute of writing, so up to a minute too much.`,
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

/** Why no open link, however wide, meets an objective in every minute, or in nine of ten; null where both are met. */
export function whyNoBandwidth(
  { rpoMinutes, mbps100, mbps90 }: LeastBandwidth,
  { throttles, blackouts }: Pick<ResolvedReplication, 'throttles' | 'blackouts'>,
): string | null {
  if (mbps100 !== null && mbps90 !== null) return null;
  const week = weeklyMbps(Infinity, throttles.value, blackouts.value);
  const minutes = week.filter((mbps) => mbps < Infinity).length;
  if (minutes === 0) return 'more is written than any link of this plan carries';
  const who = [
    ...(throttles.value.length > 0 ? [`the throttles (${throttles.value.map(throttleWords).join('; ')})`] : []),
    ...(blackouts.value.length > 0 ? ['the blackouts'] : []),
  ].join(' and ');
  const hours = `${rounded(minutes / MINUTES_PER_HOUR)} of the 168 hours of a week`;
  const waited = `and in that time changes wait for more than ${rpoMinutes} minutes however wide the open link is`;
  const rest = mbps90 === null ? `; it is ${rounded((minutes * PERCENT) / week.length)} % of the time` : '';
  return `${who} hold ${hours}, ${waited}${rest}`;
}

/** What keeps the link from carrying what is written. */
export type Overrun = 'nothing is carried' | 'throttles and blackouts' | 'the link';

const OVERRUN_WORDS: Readonly<Record<Overrun, string>> = {
  'nothing is carried': 'throttles and blackouts leave nothing of it in any minute',
  'throttles and blackouts':
    'throttles and blackouts leave less of it than is written, which it would carry without them',
  'the link': 'more is written than the link carries',
};

interface Found extends Pick<
  BandwidthPlan,
  'objectiveMinutes' | 'least' | 'given' | 'leastThrottleMbps' | 'withoutFold'
> {
  /** Why more is written than the link that is there carries; null: it is not. */
  readonly overrun: Overrun | null;
}

/** What to take, with the reason. */
export function recommendBandwidth(found: Found, churn: EstateChurn, resolved: ResolvedReplication): readonly string[] {
  const { objectiveMinutes, least, given } = found;
  const own = least.find(({ rpoMinutes }) => rpoMinutes === objectiveMinutes)!;
  return [
    ...ofOpenLink(own, resolved),
    ...(given === null ? [] : ofGiven(given, own, found)),
    ...ofThrottles(found, resolved),
    ...withoutFoldSaid(found, churn, resolved),
    ...(churn.machinesUnmeasured > 0 ? ['Measure the machines without samples before the link is ordered.'] : []),
  ];
}

function ofOpenLink(
  { rpoMinutes, mbps100, mbps90, at90 }: LeastBandwidth,
  { throttles, blackouts }: ResolvedReplication,
): readonly string[] {
  const limits = [
    ...(throttles.value.length > 0 ? [`the throttles (${throttles.value.map(throttleWords).join('; ')})`] : []),
    ...(blackouts.value.length > 0 ? [`the blackouts (${blackouts.value.map(({ text }) => text).join('; ')})`] : []),
  ].join(' and ');
  if (mbps100 === null) {
    const nine = mbps90 === null ? '' : ` ${mbps90} Mb/s meet it in 90 % of the minutes.`;
    return [
      `No bandwidth meets ${rpoMinutes} minutes in every minute: ${limits || 'the churn'} alone break it.${nine}`,
    ];
  }
  const saved = at90 !== null && at90.breaches.length > 0 ? `, where ${breachWords(at90)}` : '';
  return [
    `For ${rpoMinutes} minutes in every minute: ${mbps100} Mb/s. For 90 % of the minutes: ${mbps90 ?? mbps100} Mb/s${saved}.`,
  ];
}

function ofGiven(given: RpoAtBandwidth, own: LeastBandwidth, { least, overrun }: Found): readonly string[] {
  const { rpoMinutes } = own;
  if (overrun !== null) {
    return [
      `At ${given.mbps} Mb/s no objective holds: ${OVERRUN_WORDS[overrun]}, and what waits grows without end (${wholeGB(given.backlogAtEndBytes)} GB when the samples end).`,
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

function ofThrottles({ leastThrottleMbps, given }: Found, { throttles }: ResolvedReplication): readonly string[] {
  if (given === null || given.metPercent === 100 || throttles.value.length === 0) return [];
  if (leastThrottleMbps === null) return ['No other throttle would do: without any, the link is still too slow.'];
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
  const days = counted(breaches.length, 'day');
  // A breach that lasts into the next day is one breach and lies on both.
  const where = breaches.length > times ? `that reach into ${days}` : `on ${days}`;
  return `${counted(minutes, 'minute')} in ${counted(times, 'breach', 'es')} ${where} lie over it`;
};

const counted = (count: number, word: string, ending = 's'): string => `${count} ${word}${count === 1 ? '' : ending}`;

const wholeGB = (bytes: number): number => Math.ceil(bytes / 1_000_000_000);
const rounded = (value: number): number => Math.round(value * 10) / 10;
