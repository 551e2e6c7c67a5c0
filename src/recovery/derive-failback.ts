import type { Machine } from '../model/index.js';
import type { MachineChurn, ReplicatedMachine } from '../replication/index.js';
import type { Site } from '../site/index.js';
import type { Statement } from '../statements/index.js';
import { PLATFORM_WORDS } from './failback-condition.js';
import type { ConditionInput } from './failback-condition.js';
import { chooseWay } from './failback-choice.js';
import { LINK_CONDITION, overloadOf } from './failback-link.js';
import type { FailbackGroup, FailbackPlan, FailbackPlatform, FailbackTogether, FailbackWay } from './failback.js';
import { groupWarnings, sharedWarnings } from './failback-warnings.js';
import { hoursOf, waysOf } from './failback-ways.js';
import { deriveObjectives } from './objectives.js';
import type { RecoverySettings } from './recovery-settings.js';

export interface FailbackInput {
  readonly site: Site | null;
  readonly statements: readonly Statement[];
  readonly settings: RecoverySettings;
  /** That come home. */
  readonly machines: readonly Machine[];
  /** What they write; those without a figure leave the bytes of changes unknown. */
  readonly churn: readonly MachineChurn[];
  /** Which of their disks are in Azure, so that they can come home; absent, or of a machine that is not among them, all count. */
  readonly replicated?: readonly ReplicatedMachine[];
}

const BYTES_PER_GB = 1e9;
const MINUTES_PER_HOUR = 60;

const PLATFORMS: readonly FailbackPlatform[] = ['vmware', 'hyperv', 'physical', 'other'];

/**
 * The way home of each platform by itself, since each has ways of its own: with the conditions that speak for and against it, its steps, its
 * bytes and how long the business stands. All of them share one link, which `together` reckons.
 */
export function deriveFailback(input: FailbackInput): FailbackPlan {
  const { site, machines } = input;
  const groups = PLATFORMS.flatMap((platform): readonly FailbackGroup[] => {
    const own = machines.filter(({ source }) => source === platform);
    return own.length === 0 ? [] : [groupOf(platform, own, input)];
  });
  return {
    groups,
    together: togetherOf(groups, input.settings),
    isWanted: site?.failback?.wanted ?? null,
    warnings: sharedWarnings(site),
  };
}

function groupOf(
  platform: FailbackPlatform,
  machines: readonly Machine[],
  { site, statements, settings, churn, replicated = [] }: FailbackInput,
): FailbackGroup {
  const { generation } = deriveObjectives({ site, statements, settings });
  const inAzure = new Map(replicated.map((machine) => [machine.id, machine] as const));
  const fullOf = (machine: Machine): number | null => bytesOf(machine, inAzure.get(machine.id));
  const fullBytes = sumOrNull(machines.map(fullOf));
  const input: ConditionInput = {
    ...{ site, platform, machines, transferHours: hoursOf(fullBytes, { settings }), generation: generation.value },
    to: settings.failback.to ?? site?.failback?.location ?? null,
    home: settings.failback.platform ?? homeOf(platform),
    isHomeStated: settings.failback.platform !== null,
    hasObjectStorage: settings.failback.hasObjectStorage,
  };
  const written = new Map(churn.map(({ machine, gbPerDay }) => [machine, gbPerDay] as const));
  const gbPerDayOf = ({ id }: Machine): number | null => written.get(id) ?? null;
  const ways = waysOf({
    ...{ input, settings },
    bytesWithout: (except) => {
      const coming = machines.filter(({ name }) => !except.includes(name));
      const perDay = coming.map(gbPerDayOf);
      const measured = bytesOfGigabytes(sumOrNull(perDay.filter((one) => one !== null)) ?? 0);
      return {
        fullBytes: sumOrNull(coming.map(fullOf)),
        changedBytesPerDay: perDay.includes(null) ? null : measured,
        measuredBytesPerDay: measured,
      };
    },
  });
  return {
    platform,
    machines: machines.map(({ id }) => id),
    ways,
    ...chooseWay(ways, site, input),
    warnings: groupWarnings(platform, generation.value, {
      unsized: machines.filter((machine) => fullOf(machine) === null).length,
      unmeasured: machines.filter((machine) => gbPerDayOf(machine) === null).length,
      leftOut: machines.flatMap(({ id }) => inAzure.get(id)?.disks.filter(({ leftOut }) => leftOut !== null) ?? []),
    }),
  };
}

const bytesOfGigabytes = (gigabytes: number): number => Math.round(gigabytes * BYTES_PER_GB);

/** Machines come home to what they ran on. No home of physical ones is taken for granted, since only virtual ones come home. */
const homeOf = (platform: FailbackPlatform): string | null =>
  platform === 'vmware' || platform === 'hyperv' ? PLATFORM_WORDS[platform] : null;

/**
 * What the disks hold, as far as somebody tells, else all of them; null where no size is known at all. A disk that is left out of replication
 * is not in Azure, and does not come back.
 */
function bytesOf(
  { disks, storageUsedBytes, storageBytes }: Machine,
  replicated: ReplicatedMachine | undefined,
): number | null {
  if (replicated !== undefined && replicated.disks.length > 0) {
    return heldBy(replicated.disks.filter(({ leftOut }) => leftOut === null));
  }
  if (disks.length === 0) return storageUsedBytes ?? storageBytes;
  return heldBy(disks);
}

const heldBy = (disks: readonly Pick<ReplicatedMachine['disks'][number], 'usedBytes' | 'sizeBytes'>[]): number =>
  disks.reduce((sum, { usedBytes, sizeBytes }) => sum + (usedBytes ?? sizeBytes), 0);

const sumOrNull = (values: readonly (number | null)[]): number | null =>
  values.reduce<number | null>((sum, value) => (sum === null || value === null ? null : sum + value), 0);

/** Hours add on one link; machines start and are verified beside each other, so that the longest of those counts. Ours. */
function togetherOf(groups: readonly FailbackGroup[], settings: RecoverySettings): FailbackTogether {
  if (groups.length === 0) return { transferHours: null, downtimeMinutes: null, said: 'no machine comes home' };
  const ways = groups.map(({ ways: all, recommended }) => all.find(({ way }) => way === recommended) ?? null);
  const overload = groups.length === 1 ? null : sharedOverload(ways, settings);
  const said = togetherWords(groups, settings);
  if (overload !== null) {
    return { transferHours: null, downtimeMinutes: null, said: `${said}; at the same time ${overload}` };
  }
  const transferHours = sumOrNull(ways.map((way) => way?.transferHours ?? null));
  const lastHours = sumOrNull(ways.map((way) => way?.lastHours ?? null));
  const rest = Math.max(0, ...ways.map((way) => way?.startMinutes ?? 0));
  const downtimeMinutes = lastHours === null ? null : Math.ceil(lastHours * MINUTES_PER_HOUR + rest);
  return { transferHours, downtimeMinutes, said };
}

/** What all of them write that have to catch up, on the one link: each may fit alone, and all together not. */
function sharedOverload(
  ways: readonly (FailbackWay | null)[],
  { failback: { mbps } }: RecoverySettings,
): string | null {
  const catching = ways.filter((way) => way?.conditions.some(({ condition }) => condition === LINK_CONDITION) === true);
  const perDay = catching.map((way) => way?.changedBytesPerDay ?? null);
  return overloadOf({
    measuredBytesPerDay: sumOrNull(perDay.filter((one) => one !== null)) ?? 0,
    changedBytesPerDay: sumOrNull(perDay),
    mbps,
  });
}

function togetherWords(groups: readonly FailbackGroup[], { failback: { mbps } }: RecoverySettings): string {
  const link = mbps === null ? 'the link home, whose bandwidth nobody states' : `the link home of ${mbps} Mb/s`;
  if (groups.length === 1) return `they have ${link}, to themselves`;
  const names = groups.map(({ platform }) => PLATFORM_WORDS[platform]).join(', ');
  return `${names} share ${link}; each figure of theirs is reckoned as if it were alone on it; at the same time their hours add, and so do their last changes; one after the other each takes its own (ours)`;
}
