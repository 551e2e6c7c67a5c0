import type { PlannedAction, RecoveryGroup, RecoveryRun, RtoEstimate } from './groups.js';
import { basisOfMinutes } from './recovery-defaults.js';
import { RECOVERY_SOURCES } from './recovery-sources.js';
import type { RecoverySettings } from './recovery-settings.js';
import { criticalPath } from './step-network.js';
import type { CriticalPath, NetworkStep } from './step-network.js';
import { START_TIERS } from './start-tiers.js';
import type { StartTier } from './start-tiers.js';

/** What a step is, so that it can be asked what it would be worth to be without it. */
type StepKind =
  | 'detect'
  | 'decide'
  | 'failOver'
  | 'hydrate'
  | 'start'
  | 'ground'
  | 'manual'
  | 'verify'
  | 'switch'
  | 'automatic'
  | 'ttl';

interface Step extends NetworkStep {
  readonly kind: StepKind;
  readonly tier: StartTier | null;
  /** What is left of it once machines are prepared for Azure; of `hydrate` alone. */
  readonly leftMinutes: number;
  /** What it takes without a limit on how many start at once; of `start` alone. */
  readonly freeMinutes: number;
}

export interface RtoInput {
  readonly runs: readonly RecoveryRun[];
  readonly settings: RecoverySettings;
  readonly objectiveMinutes: number | null;
  /** What somebody's word alone puts into the recovery site. */
  readonly rests: readonly string[];
  /** What machines of the plans need and nobody says that the recovery site has; then no objective is known to be met. */
  readonly missing: readonly string[];
}

/**
 * The recovery time: from the loss to the moment when the last old answer of DNS has run out, along the longest way through all plans. Where
 * an objective is not met, what would change it, each recomputed on the same steps.
 */
export function deriveRto(input: RtoInput): RtoEstimate {
  const estimate = estimateOf(input);
  // Nobody is back at any time: the steps before that would be of nothing.
  return input.runs.length === 0 ? { ...estimate, isMet: null, rests: [], criticalPath: [], changes: [] } : estimate;
}

function estimateOf(input: RtoInput): RtoEstimate {
  const steps = stepsOf(input);
  const path = criticalPath(steps, END);
  const { objectiveMinutes } = input;
  const isWithin = objectiveMinutes === null ? null : path.minutes <= objectiveMinutes;
  const isMet = isWithin === true && input.missing.length > 0 ? null : isWithin;
  return {
    minutes: path.minutes,
    objectiveMinutes,
    isMet,
    rests: [...input.missing, ...input.rests],
    criticalPath: path.steps.map(({ step, minutes, basis }) => ({ step, minutes, basis })),
    changes: isMet === true ? [] : changesOf(steps, path, objectiveMinutes),
  };
}

const END = 'ttl';

const NO_TIER = { tier: null, leftMinutes: 0, freeMinutes: 0 } as const;

function stepsOf({ runs, settings }: RtoInput): readonly Step[] {
  const { minutes, network } = settings;
  const simple = (kind: 'detect' | 'decide', step: string, after: readonly string[]): Step => ({
    ...NO_TIER,
    ...{ id: kind, kind, step, after, minutes: minutes[kind], basis: basisOfMinutes(kind, settings) },
  });
  const steps: Step[] = [simple('detect', 'Notice the loss', []), simple('decide', 'Decide to fail over', ['detect'])];
  for (const run of runs) steps.push(...failOverSteps(run));
  const ends = groupsInOrder(runs).flatMap(({ run, group, isServing }) => {
    const previous = run.groups[group.number - 2];
    const own = groupSteps(run.name, group, [
      previous === undefined ? `${run.name} made` : endOf(run.name, previous.number),
      ...group.waitsFor.map((wait) => endOf(wait.plan, wait.group)),
    ]);
    steps.push(...own);
    return isServing ? [own.at(-1)!.id] : [];
  });
  steps.push({
    ...NO_TIER,
    ...{ id: END, kind: 'ttl', step: 'Old answers of DNS run out', minutes: Math.ceil(network.dnsTtlSeconds / 60) },
    after: ends.length === 0 ? ['decide'] : ends,
    basis: `the time to live of ${network.dnsTtlSeconds} s, in whole minutes`,
  });
  return steps;
}

const endOf = (plan: string, group: number): string => `${plan} ${group} end`;

interface PlacedGroup {
  readonly run: RecoveryRun;
  readonly group: RecoveryGroup;
  /** Users are back only when it is through; what watches and saves comes behind them. */
  readonly isServing: boolean;
}

/** All groups, each behind the one before it in its plan and those for which it waits. */
function groupsInOrder(runs: readonly RecoveryRun[]): readonly PlacedGroup[] {
  const done = new Set<string>();
  const placed: PlacedGroup[] = [];
  const at = runs.map(() => 0);
  const isReady = ({ waitsFor }: RecoveryGroup): boolean =>
    waitsFor.every(({ plan, group }) => done.has(endOf(plan, group)));
  let before = -1;
  while (placed.length > before) {
    before = placed.length;
    runs.forEach((run, place) => {
      for (let group = run.groups[at[place]!]; group !== undefined && isReady(group); group = run.groups[at[place]!]) {
        placed.push({ run, group, isServing: group.number === servingGroups(run.groups) });
        done.add(endOf(run.name, group.number));
        at[place]! += 1;
      }
    });
  }
  return placed;
}

/** The number of the last group that serves users; of a plan without any, of its last. */
export const servingGroups = (groups: readonly { readonly tier: StartTier }[]): number =>
  groups.some(({ tier }) => tier !== 'other')
    ? groups.findLastIndex(({ tier }) => tier !== 'other') + 1
    : groups.length;

function failOverSteps(run: RecoveryRun): readonly Step[] {
  const { name, failOverMinutes, failOverBasis, hydrateMinutes, hydrateBasis, isAlwaysHydrated } = run;
  const failOver: Step = {
    ...NO_TIER,
    ...{ id: `${name} copied`, kind: 'failOver', step: `${name}: make the machines from their recovery points` },
    ...{ minutes: failOverMinutes, after: ['decide'], basis: failOverBasis },
  };
  return [
    failOver,
    {
      ...NO_TIER,
      ...{ id: `${name} made`, kind: 'hydrate', step: `${name}: prepare what is not ready for Azure` },
      ...{ minutes: hydrateMinutes, after: [failOver.id], leftMinutes: isAlwaysHydrated ? hydrateMinutes : 0 },
      basis: hydrateBasis,
    },
  ];
}

/** What keeps a group of directory and network from being through is named by itself: it goes with the group. */
function kindOf({ kind, purpose }: PlannedAction): StepKind {
  if (purpose === 'verify' || purpose === 'switch') return purpose;
  if (purpose === 'directory') return 'ground';
  return kind === 'manual' ? 'manual' : 'automatic';
}

/** Actions of a group one behind the other, those of other occasions than a failover left out. */
function groupSteps(run: string, group: RecoveryGroup, after: readonly string[]): readonly Step[] {
  const where = `${run}, group ${group.number} (${group.name})`;
  const steps: Step[] = [];
  const add = (step: Omit<Step, 'id' | 'after'>): void => {
    steps.push({ ...step, id: `${where} ${steps.length}`, after: steps.length === 0 ? after : [steps.at(-1)!.id] });
  };
  const act = (action: PlannedAction): void => {
    if (!action.scope.includes('failover')) return;
    const { title, minutes, basis } = action;
    add({ ...NO_TIER, kind: kindOf(action), tier: group.tier, step: `${where}: ${title}`, minutes, basis });
  };
  group.before.forEach(act);
  add({
    ...{ kind: 'start', tier: group.tier, step: `${where}: start`, minutes: group.startMinutes },
    ...{ basis: group.startBasis, leftMinutes: 0, freeMinutes: group.freeStartMinutes },
  });
  group.after.forEach(act);
  // Others wait for the group by its number, whatever its last step is.
  const last = steps.pop()!;
  return [...steps, { ...last, id: endOf(run, group.number) }];
}

interface Change {
  readonly words: string;
  /** What a step takes then. */
  readonly minutesOf: (step: Step) => number;
}

const only =
  (doesFit: (step: Step) => boolean, minutes: (step: Step) => number = () => 0) =>
  (step: Step): number =>
    doesFit(step) ? Math.min(step.minutes, minutes(step)) : step.minutes;

const MOST_TTL_MINUTES = 1;

/** What people can change. Which changes are worth a line is ours; what each saves is computed. */
const CHANGES: readonly Change[] = [
  {
    words: 'agree beforehand who declares the disaster and by which sign, so that nobody waits for a decision',
    minutesOf: only(({ kind }) => kind === 'decide'),
  },
  {
    words: 'watch the service from outside, so that its loss is noticed within a minute',
    minutesOf: only(
      ({ kind }) => kind === 'detect',
      () => 1,
    ),
  },
  {
    words: `prepare Windows machines for Azure now: the DHCP service on, storvsc, vmbus, storflt, intelide and atapi started at boot; Linux machines of VMware and physical ones keep the step (${RECOVERY_SOURCES.failoverModernized})`,
    minutesOf: only(
      ({ kind }) => kind === 'hydrate',
      ({ leftMinutes }) => leftMinutes,
    ),
  },
  {
    words: 'keep a writable domain controller with DNS running in the recovery site, in place of starting one',
    minutesOf: only(({ kind, tier }) => kind === 'ground' || (tier === 'directory' && kind === 'start')),
  },
  {
    words:
      'keep replicas of the databases running in the recovery site by their own replication; only their promotion is left',
    minutesOf: only(({ kind, tier }) => tier === 'database' && kind === 'start'),
  },
  {
    words: 'let runbooks do what people do by hand within the plans, as far as they can (at most)',
    minutesOf: only(({ kind }) => kind === 'manual' || kind === 'ground'),
  },
  {
    words: 'let prepared tests verify by themselves before users come (at most)',
    minutesOf: only(({ kind }) => kind === 'verify'),
  },
  {
    words: 'switch names by a runbook or by the health probes of Traffic Manager or Front Door',
    minutesOf: only(({ kind }) => kind === 'switch'),
  },
  {
    words: 'keep the time to live of the names that switch at 60 s at most, always',
    minutesOf: only(
      ({ kind }) => kind === 'ttl',
      () => MOST_TTL_MINUTES,
    ),
  },
  {
    words: 'start all machines of a group at once',
    minutesOf: only(
      ({ kind }) => kind === 'start',
      ({ freeMinutes }) => freeMinutes,
    ),
  },
  ...START_TIERS.filter((tier) => tier === 'application' || tier === 'web').map((tier): Change => ({
    words: `keep a small set of the ${tier} tier running in the recovery site and grow it after the failover`,
    minutesOf: only(({ kind, tier: own }) => kind === 'start' && own === tier),
  })),
];

function changesOf(
  steps: readonly Step[],
  path: CriticalPath,
  objectiveMinutes: number | null,
): RtoEstimate['changes'] {
  const without = (change: (step: Step) => number): number =>
    path.minutes -
    criticalPath(
      steps.map((step) => ({ ...step, minutes: change(step) })),
      END,
    ).minutes;
  const found = CHANGES.map(({ words, minutesOf }, place) => ({
    change: words,
    place,
    savesMinutes: without(minutesOf),
  }))
    .filter(({ savesMinutes }) => savesMinutes > 0)
    .sort((left, right) => right.savesMinutes - left.savesMinutes || left.place - right.place);
  if (found.length < 2) return found.map(({ change, savesMinutes }) => ({ change, savesMinutes }));
  const all = without((step) =>
    CHANGES.reduce((least, { minutesOf }) => Math.min(least, minutesOf(step)), step.minutes),
  );
  const left = path.minutes - all;
  const reach =
    objectiveMinutes === null
      ? `${left} min are left`
      : left <= objectiveMinutes
        ? `${left} min are left, within the objective of ${objectiveMinutes} min`
        : `${left} min are left, still over the objective of ${objectiveMinutes} min`;
  return [
    ...found.map(({ change, savesMinutes }) => ({ change, savesMinutes })),
    { change: `all of these together: ${reach}`, savesMinutes: all },
  ];
}
