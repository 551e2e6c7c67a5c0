import type { Machine } from '../model/index.js';
import type { MachineChurn } from '../replication/index.js';
import type { Site } from '../site/index.js';
import type { Statement } from '../statements/index.js';
import {
  alternateConditions,
  automatedConditions,
  conditionalConditions,
  generalConditions,
  originalConditions,
} from './failback-conditions.js';
import type { Condition, ConditionInput } from './failback-conditions.js';
import type { FailbackPlan, FailbackWay } from './failback.js';
import { failbackSteps } from './failback-steps.js';
import { failbackWarnings } from './failback-warnings.js';
import { documentedStartMinutes } from './hyperbdr.js';
import { deriveObjectives } from './objectives.js';
import { RECOVERY_SOURCES } from './recovery-sources.js';
import type { RecoverySettings } from './recovery-settings.js';

export interface FailbackInput {
  readonly site: Site | null;
  readonly statements: readonly Statement[];
  readonly settings: RecoverySettings;
  /** That come home. */
  readonly machines: readonly Machine[];
  /** What they write; those without a figure leave the bytes of changes unknown. */
  readonly churn: readonly MachineChurn[];
}

const BITS_PER_BYTE = 8;
const SECONDS_PER_HOUR = 3600;
const BYTES_PER_GB = 1e9;
const MINUTES_PER_DAY = 1440;
/** What the last increment holds, per way: a point every 5 minutes, or the half hour of the vendor's example of a policy. */
const LAST_MINUTES = { siteRecovery: 5, hyperBdr: 30 } as const;

/** The ways home in the order in which they are taken, where several are open; ours: what sends least and needs least comes first. */
const WAYS: readonly FailbackWay['way'][] = [
  'siteRecoveryOriginal',
  'siteRecoveryAlternate',
  'automated',
  'conditionalAutomated',
  'general',
];

/** Every way home with the conditions that speak for and against it, its steps, its bytes and how long the business stands. */
export function deriveFailback({ site, statements, settings, machines, churn }: FailbackInput): FailbackPlan {
  const { generation } = deriveObjectives({ site, statements, settings });
  const fullBytes = sumOrNull(machines.map(bytesOf));
  const changedBytesPerDay = changesOf(machines, churn);
  const { mbps } = settings.failback;
  const transferHours = hoursOf(fullBytes, mbps);
  const input: ConditionInput = {
    ...{ site, machines, transferHours, generation: generation.value },
    to: settings.failback.to ?? site?.failback?.location ?? null,
    platform: settings.failback.platform ?? platformOf(machines),
    hasObjectStorage: settings.failback.hasObjectStorage,
  };
  const ways = WAYS.map((way): FailbackWay => {
    const conditions = conditionsOf(way, input);
    const isChangesOnly = way === 'siteRecoveryOriginal';
    return {
      ...{ way, conditions, changedBytesPerDay },
      state: stateOf(conditions),
      steps: failbackSteps(way, generation.value),
      fullBytes: isChangesOnly ? null : fullBytes,
      transferHours: isChangesOnly ? hoursOf(changedBytesPerDay, mbps) : transferHours,
      ...downtimeOf(way, { input, settings, changedBytesPerDay, fullBytes }),
      source: sourceOf(way),
    };
  });
  return { ways, ...choose(ways, site, input), warnings: failbackWarnings(site, generation.value, machines) };
}

const siteRecovery = (way: FailbackWay['way']): boolean => way.startsWith('siteRecovery');

function conditionsOf(way: FailbackWay['way'], input: ConditionInput): readonly Condition[] {
  switch (way) {
    case 'siteRecoveryOriginal':
      return originalConditions(input);
    case 'siteRecoveryAlternate':
      return alternateConditions(input);
    case 'general':
      return generalConditions(input);
    case 'automated':
      return automatedConditions(input);
    case 'conditionalAutomated':
      return conditionalConditions(input);
  }
}

function stateOf(conditions: readonly Condition[]): FailbackWay['state'] {
  if (conditions.some(({ state }) => state === 'broken')) return 'impossible';
  return conditions.some(({ state }) => state === 'unknown') ? 'unknown' : 'possible';
}

/** What the disks hold, as far as somebody tells, else all of them; null where no size is known at all. */
function bytesOf({ disks, storageUsedBytes, storageBytes }: Machine): number | null {
  if (disks.length === 0) return storageUsedBytes ?? storageBytes;
  return disks.reduce((sum, { usedBytes, sizeBytes }) => sum + (usedBytes ?? sizeBytes), 0);
}

const sumOrNull = (values: readonly (number | null)[]): number | null =>
  values.reduce<number | null>((sum, value) => (sum === null || value === null ? null : sum + value), 0);

function changesOf(machines: readonly Machine[], churn: readonly MachineChurn[]): number | null {
  const byId = new Map(churn.map(({ machine, gbPerDay }) => [machine, gbPerDay] as const));
  const perDay = sumOrNull(machines.map(({ id }) => byId.get(id) ?? null));
  return perDay === null ? null : Math.round(perDay * BYTES_PER_GB);
}

const hoursOf = (bytes: number | null, mbps: number | null): number | null =>
  bytes === null || mbps === null || mbps <= 0 ? null : (bytes * BITS_PER_BYTE) / (mbps * 1e6) / SECONDS_PER_HOUR;

/** All from one kind of hypervisor: that is home. Nothing is guessed for a mixture. */
function platformOf(machines: readonly Machine[]): string | null {
  const sources = new Set(machines.map(({ source }) => source));
  if (sources.size !== 1) return null;
  return sources.has('vmware') ? 'VMware' : sources.has('hyperv') ? 'Hyper-V' : null;
}

interface DowntimeInput {
  readonly input: ConditionInput;
  readonly settings: RecoverySettings;
  readonly changedBytesPerDay: number | null;
  readonly fullBytes: number | null;
}

type Downtime = Pick<FailbackWay, 'downtimeMinutes' | 'downtimeSaid'>;

const doesAllCross = (way: FailbackWay['way'], { platform }: ConditionInput): boolean =>
  way === 'conditionalAutomated' || (way === 'automated' && !isQuick(platform));

function downtimeOf(way: FailbackWay['way'], own: DowntimeInput): Downtime {
  const { settings, input, changedBytesPerDay, fullBytes } = own;
  const { mbps } = settings.failback;
  const { verify, start } = settings.minutes;
  const begin = Math.max(...Object.values(start)) + verify;
  if (doesAllCross(way, input)) {
    return {
      downtimeMinutes: minutesOf(hoursOf(fullBytes, mbps), begin),
      downtimeSaid: `grows with the data: all of it crosses, then ${begin} min to start and to verify (reckoned by us; the vendor states no figure)`,
    };
  }
  const last = siteRecovery(way) ? LAST_MINUTES.siteRecovery : LAST_MINUTES.hyperBdr;
  const hours = hoursOf(changedBytesPerDay === null ? null : (changedBytesPerDay * last) / MINUTES_PER_DAY, mbps);
  const quick = way === 'automated' ? documentedStartMinutes(input.platform ?? '') : null;
  const rest = quick === null ? begin : quick + verify;
  return {
    downtimeMinutes: minutesOf(hours, rest),
    downtimeSaid: [
      `the last ${last} min of changes cross, then ${rest} min to start and to verify`,
      ...(quick === null ? [] : [`about ${quick} min to start are documented`]),
      `the rest is reckoned by us, at the average of what is written`,
      ...(hours === null ? ['that average or the link is not known here'] : []),
    ].join('; '),
  };
}

const minutesOf = (hours: number | null, more: number): number | null =>
  hours === null ? null : Math.ceil(hours * 60 + more);

const isQuick = (platform: string | null): boolean => platform !== null && documentedStartMinutes(platform) !== null;

function sourceOf(way: FailbackWay['way']): string {
  if (!siteRecovery(way)) return `${RECOVERY_SOURCES.hyperBdr}; ${RECOVERY_SOURCES.hyperBdrDrill}`;
  return `${RECOVERY_SOURCES.failbackTypes}; ${RECOVERY_SOURCES.reprotect}; ${RECOVERY_SOURCES.failoverModernized}`;
}

const WAY_OF_MODE = {
  azure: null,
  hyperBdrGeneral: 'general',
  hyperBdrAutomated: 'automated',
  hyperBdrConditional: 'conditionalAutomated',
} as const;

type Choice = Pick<FailbackPlan, 'recommended' | 'why'>;

/** What the site file states is taken unless it is impossible; else the first way that is open, or that nothing speaks against. */
function choose(ways: readonly FailbackWay[], site: Site | null, { to }: ConditionInput): Choice {
  const { wanted, mode } = site?.failback ?? {};
  if (wanted === false) return { recommended: null, why: 'no failback is wanted, as the site file says' };
  const stated = mode === undefined ? null : WAY_OF_MODE[mode];
  const asked = ways.find(({ way }) => way === stated) ?? null;
  if (asked !== null && asked.state !== 'impossible') {
    return { recommended: asked.way, why: `stated in the site file${openWords(asked)}` };
  }
  const refused = asked === null ? '' : `the stated way is impossible (${brokenWords(asked)}); `;
  return firstOpen(mode === 'azure' ? ways.filter(({ way }) => siteRecovery(way)) : ways, refused, to !== null);
}

function firstOpen(ways: readonly FailbackWay[], refused: string, isPlaceKnown: boolean): Choice {
  const found = ways.find(({ state }) => state === 'possible') ?? ways.find(({ state }) => state === 'unknown');
  if (found === undefined) {
    const broken = ways.map((one) => `${one.way}: ${brokenWords(one)}`).join('; ');
    return { recommended: null, why: `${refused}no way is open: ${broken}` };
  }
  const first =
    found.way === 'siteRecoveryOriginal' && isPlaceKnown
      ? 'it sends only what changed'
      : 'the first way in our order against which nothing speaks';
  return { recommended: found.way, why: `${refused}${first}${openWords(found)}` };
}

const brokenWords = ({ conditions }: FailbackWay): string =>
  conditions
    .filter(({ state }) => state === 'broken')
    .map(({ said }) => said)
    .join(', ');

function openWords({ conditions }: FailbackWay): string {
  const open = conditions.filter(({ state }) => state === 'unknown').map(({ condition }) => condition);
  return open.length === 0 ? '' : `; still to be settled: ${open.join(', ')}`;
}
