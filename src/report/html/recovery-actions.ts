import type { FailbackGroup, PointsPart, RecoveryPlan } from '../../recovery/index.js';
import { drilledWords } from '../drill-words.js';
import { formatCount, formatCountOf } from '../figures.js';
import { partsOfPoints } from '../point-parts.js';
import { PLAN_WORDS } from '../tables/plan-words.js';
import { availabilityQuestions } from '../tables/recovery-availability-tables.js';
import { actionIf } from './plan-actions.js';
import type { PlanAction } from './plan-actions.js';

/** What of a plan of recovery needs somebody: objectives that are not met, drills that are due, and what nobody knows. */
export const recoveryActions = (plan: RecoveryPlan): readonly PlanAction[] => [
  ...pointActions(plan),
  ...protectionActions(plan),
  ...timeActions(plan),
  ...availabilityActions(plan),
  ...siteActions(plan),
  ...drillActions(plan),
  ...actionIf(
    plan.problems.length > 0,
    'mind',
    () => `${formatCountOf(plan.problems.length, 'problem')} of the inputs, each with its remedy.`,
    'basis',
  ),
];

const KINDS = { crashConsistent: 'Crash-consistent', appConsistent: 'Application-consistent' } as const;

function pointActions({ points }: RecoveryPlan): readonly PlanAction[] {
  const parts = partsOfPoints({ points });
  const checks = parts.flatMap(({ policy }) => policy.checks);
  const rpo = parts.flatMap((part) => part.rpo);
  const count = (state: string): number => checks.filter((one) => one.state === state).length;
  const isUnknown = rpo.every(({ isMet }) => isMet === null);
  const missing = missingWords(parts);
  return [
    ...rpo.flatMap(({ kind, isMet, said }) =>
      actionIf(isMet === false, 'act', () => `${KINDS[kind]} points do not meet the objective: ${said}.`, 'points'),
    ),
    ...actionIf(
      count('broken') > 0,
      'act',
      () => `${formatCountOf(count('broken'), 'rule')} of the policy broken, each with a way out.`,
      'points',
    ),
    ...actionIf(isUnknown, 'ask', () => `Whether recovery points are young enough: ${missing}.`, 'points'),
    ...actionIf(
      count('unknown') > 0,
      'ask',
      () => `${formatCountOf(count('unknown'), 'rule')} of the policy that cannot be judged.`,
      'points',
    ),
  ];
}

/** What is missing to hold the age of points against an objective, and what of it is known. */
function missingWords(parts: readonly PointsPart[]): string {
  // The newest of whatever kind, of the part where it is the oldest.
  const ages = parts.flatMap(({ rpo }) => {
    const known = rpo.flatMap(({ worstMinutes }) => worstMinutes ?? []);
    return known.length === 0 ? [] : Math.min(...known);
  });
  const hasObjective = parts.some(({ rpo }) => rpo.some(({ objectiveMinutes }) => objectiveMinutes !== null));
  if (ages.length > 0)
    return `no objective of recovery is known; at worst the newest is ${formatCountOf(Math.ceil(Math.max(...ages)), 'minute')} old`;
  return hasObjective
    ? 'how far replication lags is not known'
    : 'neither an objective of recovery nor how far replication lags is known';
}

function protectionActions({ protection: { counts, quotas } }: RecoveryPlan): readonly PlanAction[] {
  const short = quotas.filter(({ state }) => state === 'short');
  const [first] = quotas;
  return [
    ...actionIf(
      counts.atRisk > 0,
      'act',
      () =>
        `${formatCountOf(counts.atRisk, 'machine')} over a limit of Site Recovery: the plan does not hold for them.`,
      'points',
    ),
    ...actionIf(
      counts.withDisksLeftOut > 0,
      'mind',
      () => `${formatCountOf(counts.withDisksLeftOut, 'machine')} with disks that do not come back.`,
      'points',
    ),
    ...actionIf(
      short.length > 0,
      'act',
      () => `Quotas are short for a failover of everything: ${short.map(({ what }) => what).join(', ')}.`,
      'target',
    ),
    ...actionIf(
      short.length === 0 && first?.state === 'unknown',
      'ask',
      () => `Whether quotas hold: ${formatCount(first?.needed ?? 0)} vCPUs start at once.`,
      'target',
    ),
  ];
}

function timeActions({ groups: { rto, circles }, counts }: RecoveryPlan): readonly PlanAction[] {
  const minutes = Math.ceil(rto.minutes);
  const over = minutes - (rto.objectiveMinutes ?? minutes);
  const [first] = rto.changes;
  const help = first === undefined ? '' : ` What saves most: ${first.change}.`;
  return [
    ...actionIf(
      rto.isMet === false,
      'act',
      () => `Recovery takes ${formatCountOf(minutes, 'minute')}, ${formatCount(over)} over the objective.${help}`,
      'time',
    ),
    ...actionIf(
      rto.objectiveMinutes !== null && rto.isMet === null,
      'ask',
      () => `Whether recovery holds ${formatCountOf(rto.objectiveMinutes ?? 0, 'minute')}: ${rto.rests[0] ?? ''}.`,
      'time',
    ),
    ...actionIf(
      rto.objectiveMinutes === null && counts.protected > 0,
      'ask',
      () => `Whether ${formatCountOf(minutes, 'minute')} of recovery are short enough: no objective is stated.`,
      'time',
    ),
    ...actionIf(
      circles.length > 0,
      'mind',
      () =>
        `${formatCountOf(circles.length, 'circle')} of machines that ask each other: their order was cut somewhere.`,
      'time',
    ),
    ...actionIf(
      counts.left > 0,
      'mind',
      () => `${formatCountOf(counts.left, 'machine')} that no plan starts, each with the reason.`,
      'time',
    ),
  ];
}

function availabilityActions(plan: RecoveryPlan): readonly PlanAction[] {
  const { availability } = plan;
  const questions = availabilityQuestions(plan).length;
  const broken = availability.filter(({ verdict }) => verdict.targetHolds === false).map(({ service }) => service);
  const unknown = availability.filter(({ objective }) => objective.target === null);
  const open = availability.filter(
    ({ objective, verdict }) => objective.target !== null && verdict.targetHolds === null,
  );
  return [
    ...actionIf(
      broken.length > 0,
      'act',
      () => `The availability that is promised does not follow for ${broken.join(', ')}.`,
      'availability',
    ),
    ...actionIf(
      open.length > 0,
      'ask',
      () =>
        `Whether the availability that is promised follows for ${open.map(({ service }) => service).join(', ')}: rooms or hosts that the inventory does not name are not counted.`,
      'availability',
    ),
    ...actionIf(
      unknown.length > 0,
      'ask',
      () =>
        `What availability ${formatCountOf(unknown.length, 'service')} ${unknown.length === 1 ? 'has' : 'have'} to keep: none is promised.`,
      'availability',
    ),
    ...actionIf(
      questions > 0,
      'ask',
      () => `${formatCountOf(questions, 'question')} of availability to be answered: a value is assumed meanwhile.`,
      'availability',
    ),
  ];
}

/** Machines without a way home, where one is wanted, and those that the way of their platform leaves behind. */
const homeActions = ({ failback: { groups, isWanted } }: RecoveryPlan): readonly PlanAction[] =>
  isWanted === false ? [] : groups.flatMap(homeActionsOf);

function homeActionsOf({ platform, machines, recommended, ways, why }: FailbackGroup): readonly PlanAction[] {
  const who = `${formatCountOf(machines.length, 'machine')} of ${PLAN_WORDS.platform[platform]}`;
  const except = ways.find(({ way }) => way === recommended)?.except ?? [];
  return [
    ...actionIf(recommended === null, 'ask', () => `Which way leads home for ${who}: ${why}.`, 'failback'),
    ...actionIf(
      except.length > 0,
      'mind',
      () =>
        `${formatCountOf(except.length, 'machine')} of ${PLAN_WORDS.platform[platform]} that need another way home.`,
      'failback',
    ),
  ];
}

function siteActions(plan: RecoveryPlan): readonly PlanAction[] {
  const { target } = plan;
  const { denied } = target.check;
  return [
    ...actionIf(
      denied.length > 0,
      'act',
      () => `${formatCountOf(denied.length, 'dependency', 'dependencies')} that the rules of the recovery site deny.`,
      'target',
    ),
    ...homeActions(plan),
    ...actionIf(
      target.open.length > 0,
      'ask',
      () => `${formatCountOf(target.open.length, 'question')} of the recovery site to be answered.`,
      'target',
    ),
  ];
}

function drillActions({ drills: { due } }: RecoveryPlan): readonly PlanAction[] {
  const drilled = (state: string): string | null => drilledWords(due, state);
  const [overdue, never, soon] = [drilled('overdue'), drilled('never'), drilled('due')];
  return [
    ...actionIf(overdue !== null, 'act', () => `Drill overdue: ${overdue}.`, 'drills'),
    ...actionIf(never !== null, 'act', () => `Never drilled: ${never}. What was not exercised is a hope.`, 'drills'),
    ...actionIf(soon !== null, 'mind', () => `Drill due: ${soon}.`, 'drills'),
  ];
}
