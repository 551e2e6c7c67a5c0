import { PRODUCTS } from '../../dependency/index.js';
import type { DependencyGraph } from '../../graph/index.js';
import type { MachineId } from '../../model/index.js';
import type { RecoveryPlan } from '../../recovery/index.js';
import type { ReplicationPlan } from '../../replication/index.js';
import { whereIs } from '../../waves/index.js';
import { formatAmount, formatCount, formatCountOf } from '../figures.js';
import { partsOfPoints } from '../point-parts.js';
import type { FoundRisk } from './risks.js';

const MOST_NAMED = 4;
const DATABASE_PORTS: ReadonlySet<number> = new Set(
  PRODUCTS.filter(({ roles }) => roles.includes('database')).flatMap(({ ports }) => ports),
);

const sentence = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;

function named(names: readonly string[]): string {
  const rest = names.length - MOST_NAMED;
  return `${names.slice(0, MOST_NAMED).join(', ')}${rest > 0 ? ` and ${formatCount(rest)} more` : ''}`;
}

/** Databases on the site that machines ask and no inventory has: neither size, wave, replica nor recovery of them is planned. */
export function databasesOutside({ outside }: DependencyGraph): readonly FoundRisk[] {
  const asked = outside.filter(
    ({ direction, port, addresses }) =>
      direction === 'asks' && DATABASE_PORTS.has(port) && whereIs(addresses) === 'site',
  );
  const machines = [...new Set(asked.map(({ machine }) => machine))];
  const names = [...new Set(asked.map(({ party, addresses }) => (party === '' ? (addresses[0] ?? '') : party)))];
  const isOne = names.length === 1;
  return [
    {
      ...{ id: 'databases-outside', effect: 'stops', machines, places: ['waves', 'map', 'input'] },
      title: `${formatCountOf(names.length, 'database')} in no inventory, asked by ${formatCountOf(machines.length, 'machine')}`,
      why: `By port and address ${named(names)} ${isOne ? 'keeps' : 'keep'} data on the site, and no inventory has ${isOne ? 'it' : 'them'}: nothing here sizes, moves or replicates ${isOne ? 'it' : 'them'} or brings ${isOne ? 'it' : 'them'} back, and what asks ${isOne ? 'it' : 'them'} does not work without.`,
    },
  ];
}

/** The objective of replication, where the link that is there breaks it. */
export function objectiveOfReplication({ bandwidth, machines }: ReplicationPlan): readonly FoundRisk[] {
  const { given, objectiveMinutes } = bandwidth;
  const breaches = given?.breaches.length ?? 0;
  return [
    {
      ...{
        id: 'replication-objective',
        effect: 'breaks',
        machines: breaches === 0 ? [] : machines.map(({ id }) => id),
      },
      places: ['replication-bandwidth', 'replication'],
      title: 'Replication lags behind its objective',
      why: `At ${formatAmount(given?.mbps ?? 0)} Mb/s the objective of ${formatCountOf(objectiveMinutes, 'minute')} is broken ${formatCountOf(breaches, 'time')}: what is written then is lost in a disaster.`,
    },
  ];
}

/** Recovery points that are older than promised, and drills that nobody ever held. */
export const promisesOfRecovery = (plan: RecoveryPlan): readonly FoundRisk[] => [...oldPoints(plan), ...drills(plan)];

const protectedOf = ({ machines }: RecoveryPlan): readonly MachineId[] =>
  machines.filter(({ isProtected }) => isProtected).map(({ id }) => id);

const POINT_WORDS = {
  crashConsistent: 'Crash-consistent',
  appConsistent: 'Application-consistent',
} as const;

function oldPoints(plan: RecoveryPlan): readonly FoundRisk[] {
  const late = partsOfPoints(plan)
    .flatMap(({ rpo }) => rpo)
    .filter(({ isMet }) => isMet === false);
  const [first] = late;
  return [
    {
      ...{ id: 'recovery-points', effect: 'breaks', machines: first === undefined ? [] : protectedOf(plan) },
      places: ['recovery-points', 'recovery'],
      title: `${first === undefined ? '' : late.length === 1 ? POINT_WORDS[first.kind] : 'All'} recovery points older than the objective`,
      why: first === undefined ? '' : `${sentence(first.said)}.`,
    },
  ];
}

function drills(plan: RecoveryPlan): readonly FoundRisk[] {
  const never = plan.drills.due.filter(({ state }) => state === 'never');
  const names = new Set(never.map(({ subject }) => subject));
  const touched = plan.machines.filter(
    ({ name, application, isProtected }) =>
      isProtected && (names.has(name) || (application !== null && names.has(application))),
  );
  return [
    {
      ...{ id: 'drills', effect: 'breaks', machines: touched.map(({ id }) => id) },
      places: ['recovery-drills', 'recovery'],
      title: `${formatCount(never.length)} of ${formatCountOf(plan.drills.due.length, 'drill')} never held`,
      why: 'What was not exercised is a hope: that these machines come back in order and in time was never shown.',
    },
  ];
}
