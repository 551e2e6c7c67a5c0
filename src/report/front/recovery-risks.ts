import type { MachineId } from '../../model/index.js';
import type { RecoveryPlan } from '../../recovery/index.js';
import type { ReplicationPlan } from '../../replication/index.js';
import { drilledWords } from '../drill-words.js';
import { formatAmount, formatCount, formatCountOf } from '../figures.js';
import { partsOfPoints } from '../point-parts.js';
import { machinesOverLimits } from './replication-risks.js';
import type { FoundRisk } from './risks.js';

const PERCENT = 100;
const MOST_NAMED = 4;

/**
 * Risks of how the estate comes back: promises that do not hold, machines of which nothing can be promised, and what nobody ever tried.
 *
 * @param replication the plan beside it: the limits that it tells of are not told twice
 */
export const recoveryRisks = (plan: RecoveryPlan, replication: ReplicationPlan | null): readonly FoundRisk[] => [
  tooSlow(plan),
  unavailable(plan),
  oldPoints(plan),
  brokenRules(plan),
  overLimits(plan, replication),
  shortQuotas(plan),
  denied(plan),
  ...(['never', 'overdue'] as const).map((state) => drills(plan, state)),
];

const idsOf = (machines: readonly { readonly id: MachineId }[]): readonly MachineId[] => machines.map(({ id }) => id);
const protectedOf = ({ machines }: RecoveryPlan): readonly MachineId[] =>
  idsOf(machines.filter(({ isProtected }) => isProtected));
const sentence = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;

function tooSlow(plan: RecoveryPlan): FoundRisk {
  const { rto } = plan.groups;
  return {
    ...{ id: 'recovery-time', effect: 'breaks', machines: rto.isMet === false ? protectedOf(plan) : [] },
    places: ['recovery-time', 'recovery'],
    title: 'Recovery takes longer than promised',
    why: `By plan ${formatCountOf(Math.ceil(rto.minutes), 'minute')} pass until all works again, where ${formatCount(rto.objectiveMinutes ?? 0)} are the objective.`,
  };
}

function unavailable(plan: RecoveryPlan): FoundRisk {
  const broken = plan.availability.filter(({ verdict }) => verdict.targetHolds === false);
  const names = new Set(broken.map(({ service }) => service));
  const [worst] = broken.toSorted((one, other) => one.withPlan.availability - other.withPlan.availability);
  return {
    ...{ id: 'availability', effect: 'breaks', machines: broken.length === 0 ? [] : protectedOf(plan) },
    places: ['recovery-availability', 'recovery'],
    title: `Availability that does not follow for ${formatCountOf(names.size, 'service')}`,
    why:
      worst === undefined
        ? ''
        : `What is promised is more than the design gives, even with the plan: ${worst.service} comes to ${formatAmount(Math.floor(worst.withPlan.availability * PERCENT * 1000) / 1000, 3)} %.`,
  };
}

const POINT_WORDS = {
  crashConsistent: 'Crash-consistent',
  appConsistent: 'Application-consistent',
} as const;

function oldPoints(plan: RecoveryPlan): FoundRisk {
  const points = partsOfPoints(plan).flatMap(({ rpo }) => rpo);
  const late = points.filter(({ isMet }) => isMet === false);
  const [first] = late;
  const kinds = new Set(late.map(({ kind }) => kind));
  const which = late.length === points.length ? 'All' : 'Some';
  return {
    ...{ id: 'recovery-points', effect: 'breaks', machines: first === undefined ? [] : protectedOf(plan) },
    places: ['recovery-points', 'recovery'],
    title: `${first === undefined ? '' : kinds.size === 1 ? POINT_WORDS[first.kind] : which} recovery points older than the objective`,
    why: first === undefined ? '' : `${sentence(first.said)}.`,
  };
}

function brokenRules(plan: RecoveryPlan): FoundRisk {
  const broken = partsOfPoints(plan).flatMap(({ policy }) => policy.checks.filter(({ state }) => state === 'broken'));
  const [first] = broken;
  return {
    ...{ id: 'point-policy', effect: 'breaks', machines: first === undefined ? [] : protectedOf(plan) },
    places: ['recovery-points', 'recovery'],
    title: `${formatCountOf(broken.length, 'rule')} of the policy of recovery points broken`,
    why: `What the policy asks for cannot be had, or is not supported. For instance: ${first?.said ?? ''}.`,
  };
}

/** Where the plan of replication is one of Site Recovery, its own risk has told of the same limits. */
function overLimits({ protection }: RecoveryPlan, replication: ReplicationPlan | null): FoundRisk {
  const doubts = protection.doubts.filter(({ state }) => state === 'atRisk');
  const touched = [...new Set(doubts.map(({ machine }) => machine))];
  const told = new Set(replication === null ? [] : machinesOverLimits(replication));
  const [first] = doubts;
  return {
    ...{ id: 'protection-limits', effect: 'breaks', machines: touched.every((id) => told.has(id)) ? [] : touched },
    places: ['recovery-points', 'recovery'],
    title: `${formatCountOf(touched.length, 'machine')} over a limit of Site Recovery`,
    why: `Neither points nor times nor availabilities of the plan of recovery hold for ${touched.length === 1 ? 'it' : 'them'}. For instance: ${first?.said ?? ''}.`,
  };
}

function shortQuotas(plan: RecoveryPlan): FoundRisk {
  const short = plan.protection.quotas.filter(({ state }) => state === 'short');
  const [first] = short;
  return {
    ...{ id: 'quotas', effect: 'breaks', machines: first === undefined ? [] : protectedOf(plan) },
    places: ['recovery-target', 'recovery'],
    title: `${formatCountOf(short.length, 'quota')} too small for a failover of everything`,
    why: `What is over a quota does not start. For instance: ${first?.said ?? ''}.`,
  };
}

/** Dependencies are told as sentences, whose names are those of their machines. */
function denied({ machines, target: { check } }: RecoveryPlan): FoundRisk {
  const touched = machines.filter(({ name }) =>
    check.denied.some((said) => said.startsWith(`${name} to `) || said.includes(` to ${name} on port `)),
  );
  const rest = check.denied.length - MOST_NAMED;
  return {
    ...{ id: 'denied', effect: 'breaks', machines: idsOf(touched) },
    places: ['recovery-target', 'recovery'],
    title: `${formatCountOf(check.denied.length, 'dependency', 'dependencies')} that the rules of the recovery site deny`,
    why: `What comes back there does not reach what it asks: ${check.denied.slice(0, MOST_NAMED).join(', ')}${rest > 0 ? ` and ${formatCount(rest)} more` : ''}.`,
  };
}

const DRILL_TITLES = { never: 'Never drilled', overdue: 'Drill overdue' } as const;

function drills({ machines, drills: { due } }: RecoveryPlan, state: keyof typeof DRILL_TITLES): FoundRisk {
  const names = new Set(due.filter((one) => one.state === state).map(({ subject }) => subject));
  const touched = machines.filter(
    ({ name, application, isProtected }) =>
      isProtected && (names.has(name) || (application !== null && names.has(application))),
  );
  return {
    ...{ id: state === 'never' ? 'drills' : 'drills-overdue', effect: 'breaks', machines: idsOf(touched) },
    places: ['recovery-drills', 'recovery'],
    title: `${DRILL_TITLES[state]}: ${drilledWords(due, state) ?? ''}`,
    why:
      state === 'never'
        ? 'What was not exercised is a hope: that these machines come back in order and in time was never shown.'
        : 'What was shown once may no longer hold: the estate has changed since, and so have the people.',
  };
}
