import { compareText } from '../model/index.js';
import type { FailbackCondition, FailbackPlatform, FailbackWay, FailbackWayName } from './failback.js';
import { automatedConditions, conditionalConditions, generalConditions } from './failback-block-level.js';
import type { ConditionInput } from './failback-condition.js';
import { alternateConditions, originalConditions } from './failback-conditions.js';
import { hyperVAlternateConditions, hyperVFullConditions, hyperVOriginalConditions } from './failback-hyper-v.js';
import { linkCondition, overloadOf } from './failback-link.js';
import type { LinkLoad } from './failback-link.js';
import { failbackSteps } from './failback-steps.js';
import { documentedStartMinutes } from './hyperbdr.js';
import { RECOVERY_SOURCES } from './recovery-sources.js';
import type { RecoverySettings } from './recovery-settings.js';
import type { PointGeneration } from './retention.js';

interface WayBytes {
  readonly fullBytes: number | null;
  readonly changedBytesPerDay: number | null;
  /** The same of those alone of which it is known. */
  readonly measuredBytesPerDay: number;
}

interface WaysInput {
  readonly input: ConditionInput;
  readonly settings: RecoverySettings;
  /** Of all machines but those of some names, which take another way. */
  readonly bytesWithout: (except: readonly string[]) => WayBytes;
}

/** One way, with the bytes of the machines that take it. */
interface WayInput extends WayBytes {
  readonly input: ConditionInput;
  readonly settings: RecoverySettings;
}

const BITS_PER_BYTE = 8;
const SECONDS_PER_HOUR = 3600;
const HOURS_PER_DAY = 24;
const MINUTES_PER_HOUR = 60;
/** What the last increment holds, per tool: a point every 5 minutes, or the half hour of the vendor's example of a policy. */
const LAST_MINUTES = { siteRecovery: 5, hyperBdr: 30 } as const;

const BLOCK_LEVEL: readonly FailbackWayName[] = ['automated', 'conditionalAutomated', 'general'];
const TO_VMWARE: readonly FailbackWayName[] = ['siteRecoveryOriginal', 'siteRecoveryAlternate', ...BLOCK_LEVEL];

/** The ways home in the order in which they are taken, where several are open; ours: what sends least and needs least comes first. */
const WAYS: Readonly<Record<FailbackPlatform, readonly FailbackWayName[]>> = {
  vmware: TO_VMWARE,
  hyperv: ['hyperVOriginal', 'hyperVAlternate', 'hyperVFullDownload', ...BLOCK_LEVEL],
  physical: TO_VMWARE,
  other: TO_VMWARE,
};

/** Every way that machines of a platform could take, with its conditions, steps, bytes and downtime. */
export const waysOf = (ways: WaysInput): readonly FailbackWay[] =>
  WAYS[ways.input.platform].map((way) => wayOf(way, ways));

function wayOf(way: FailbackWayName, { input, settings, bytesWithout }: WaysInput): FailbackWay {
  const others = CONDITIONS[way](input);
  const except = [...new Set(others.flatMap((one) => one.except))].sort(compareText);
  const own: WayInput = { input, settings, ...bytesWithout(except) };
  const conditions = doesAllCross(way, input) ? others : [...others, linkCondition(loadOf(own))];
  const { fullBytes, changedBytesPerDay } = own;
  const isChangesOnly = sendsChanges(way);
  const isEndless = isChangesOnly && overloadOf(loadOf(own)) !== null;
  return {
    ...{ way, conditions, changedBytesPerDay },
    state: stateOf(conditions),
    except,
    steps: failbackSteps(way, input.generation),
    fullBytes: isChangesOnly ? null : fullBytes,
    transferHours: isEndless ? null : hoursOf(isChangesOnly ? changedBytesPerDay : fullBytes, own),
    ...downtimeOf(way, own),
    source: sourceOf(way, input.generation),
  };
}

const CONDITIONS: Readonly<Record<FailbackWayName, (input: ConditionInput) => readonly FailbackCondition[]>> = {
  siteRecoveryOriginal: originalConditions,
  siteRecoveryAlternate: alternateConditions,
  hyperVOriginal: hyperVOriginalConditions,
  hyperVAlternate: hyperVAlternateConditions,
  hyperVFullDownload: hyperVFullConditions,
  general: generalConditions,
  automated: automatedConditions,
  conditionalAutomated: conditionalConditions,
};

/** The ways of Site Recovery, for whatever platform; the others are those of a block-level tool. */
export const isOfSiteRecovery = (way: FailbackWayName): boolean => !BLOCK_LEVEL.includes(way);

const loadOf = ({ settings, changedBytesPerDay, measuredBytesPerDay }: WayInput): LinkLoad => ({
  ...{ changedBytesPerDay, measuredBytesPerDay, mbps: settings.failback.mbps },
});

/** Machines that are still there get what changed alone. */
export const sendsChanges = (way: FailbackWayName): boolean =>
  way === 'siteRecoveryOriginal' || way === 'hyperVOriginal';

function stateOf(conditions: readonly FailbackCondition[]): FailbackWay['state'] {
  if (conditions.some(({ state }) => state === 'broken')) return 'impossible';
  return conditions.some(({ state }) => state === 'unknown') ? 'unknown' : 'possible';
}

/** Of bytes over the given link; null: one of the two is unknown. */
export function hoursOf(bytes: number | null, { settings }: Pick<WayInput, 'settings'>): number | null {
  const { mbps } = settings.failback;
  return bytes === null || mbps === null || mbps <= 0
    ? null
    : (bytes * BITS_PER_BYTE) / (mbps * 1e6) / SECONDS_PER_HOUR;
}

type Downtime = Pick<FailbackWay, 'lastHours' | 'startMinutes' | 'downtimeMinutes' | 'downtimeSaid'>;

/** The last part crosses while the business stands; then machines start and are verified. Reckoned by us in every way. */
function downtimeOf(way: FailbackWayName, own: WayInput): Downtime {
  const { verify, start } = own.settings.minutes;
  const begin = Math.max(...Object.values(start)) + verify;
  if (doesAllCross(way, own.input)) {
    const who = isOfSiteRecovery(way) ? 'no page states a figure' : 'the vendor states no figure';
    return downtime(
      hoursOf(own.fullBytes, own),
      begin,
      `grows with the data: all of it crosses, then ${begin} min to start and to verify (reckoned by us; ${who})`,
    );
  }
  const overload = overloadOf(loadOf(own));
  if (overload !== null) {
    const said = `${overload}; how long the business stands is unknown: no last part comes that is small`;
    return downtime(null, begin, said);
  }
  if (way === 'hyperVOriginal' || way === 'hyperVAlternate') return afterSnapshot(way, own, begin);
  const last = isOfSiteRecovery(way) ? LAST_MINUTES.siteRecovery : LAST_MINUTES.hyperBdr;
  const hours = hoursOf(writtenIn(last / MINUTES_PER_HOUR, own), own);
  const quick = way === 'automated' ? documentedStartMinutes(own.input.home ?? '') : null;
  const rest = quick === null ? begin : quick + verify;
  return downtime(
    hours,
    rest,
    [
      `the last ${last} min of changes cross, then ${rest} min to start and to verify`,
      ...(quick === null ? [] : [`about ${quick} min to start are documented`]),
      'the rest is reckoned by us, at the average of what is written',
      ...(hours === null ? ['that average or the link is not known here'] : []),
    ].join('; '),
  );
}

/** Nothing replicates home beforehand: what is written from the snapshot on crosses at the end, so that the copy decides the downtime. */
function afterSnapshot(way: FailbackWayName, own: WayInput, begin: number): Downtime {
  const copied = hoursOf(sendsChanges(way) ? own.changedBytesPerDay : own.fullBytes, own);
  const hours = copied === null ? null : hoursOf(writtenIn(copied, own), own);
  return downtime(
    hours,
    begin,
    [
      `what is written while the snapshot is ${sendsChanges(way) ? 'compared and copied' : 'copied'} crosses last, then ${begin} min to start and to verify`,
      ...(sendsChanges(way)
        ? [
            'at least so long, after one day away: reading all blocks for their checksums, at a few GB a minute by the page, is not in it',
          ]
        : []),
      'reckoned by us, at the average of what is written',
      ...(hours === null ? ['that average, a size or the link is not known here'] : []),
    ].join('; '),
  );
}

const writtenIn = (hours: number, { changedBytesPerDay }: WayInput): number | null =>
  changedBytesPerDay === null ? null : (changedBytesPerDay * hours) / HOURS_PER_DAY;

const downtime = (lastHours: number | null, startMinutes: number, downtimeSaid: string): Downtime => ({
  ...{ lastHours, startMinutes },
  downtimeMinutes: lastHours === null ? null : Math.ceil(lastHours * MINUTES_PER_HOUR + startMinutes),
  downtimeSaid,
});

const isQuick = (home: string | null): boolean => home !== null && documentedStartMinutes(home) !== null;

const doesAllCross = (way: FailbackWayName, { home }: ConditionInput): boolean =>
  way === 'hyperVFullDownload' || way === 'conditionalAutomated' || (way === 'automated' && !isQuick(home));

/** The pages of the generation whose steps the way has; a generation that is not known has those of the modernized one. */
function sourceOf(way: FailbackWayName, generation: PointGeneration | null): string {
  const { hyperBdr, hyperBdrDrill, failbackTypes, failbackClassic, reprotect, failoverClassic } = RECOVERY_SOURCES;
  const { failoverModernized, failoverTutorial } = RECOVERY_SOURCES;
  const { hyperVArchitecture, hyperVFailback, hyperVFailover } = RECOVERY_SOURCES;
  if (!isOfSiteRecovery(way)) return `${hyperBdr}; ${hyperBdrDrill}`;
  if (way.startsWith('hyperV')) return `${hyperVArchitecture}; ${hyperVFailback}; ${hyperVFailover}`;
  return generation === 'classic'
    ? `${failbackTypes}; ${failbackClassic}; ${reprotect}; ${failoverClassic}`
    : `${failoverModernized}; ${failoverTutorial}`;
}
