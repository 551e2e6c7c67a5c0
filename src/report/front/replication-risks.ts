import type { MachineId } from '../../model/index.js';
import type { DatastoreHeadroom, LimitVerdict, ReplicationPlan } from '../../replication/index.js';
import { formatAmount, formatCountOf } from '../figures.js';
import type { FoundRisk } from './risks.js';

/** Risks of what is replicated: waves that slip, limits that are broken, room that is short, data that is left behind, an objective that is not met. */
export const replicationRisks = (plan: ReplicationPlan): readonly FoundRisk[] => [
  ...slips(plan),
  ...overLimits(plan),
  ...ROOMS.map((room) => shortRoom(plan, room)),
  disksLeftOut(plan),
  objectiveOfReplication(plan),
];

function slips({ initial }: ReplicationPlan): readonly FoundRisk[] {
  const late = new Set(initial.waves.filter(({ state }) => state === 'slips').map(({ wave }) => wave));
  const machines = initial.batches.filter(({ wave }) => late.has(wave)).flatMap((batch) => batch.machines);
  const named = [...late].map((wave) => (wave === 0 ? 'machines in no wave' : `wave ${wave}`)).join(', ');
  return [
    {
      ...{ id: 'slips', effect: 'breaks', machines: [...new Set(machines)] },
      places: ['replication-windows', 'replication'],
      title: `${formatCountOf(late.size, 'wave')} that ${late.size === 1 ? 'slips' : 'slip'}`,
      why: `First copies are not done before the window: ${named}. Without more bandwidth or another date the cutover cannot be held.`,
    },
  ];
}

const isOver = ({ state }: LimitVerdict): boolean => state === 'over';

/** Machines with a limit of their own or of a disk that is broken. */
export const machinesOverLimits = ({ verdicts }: Pick<ReplicationPlan, 'verdicts'>): readonly MachineId[] =>
  verdicts
    .filter(({ verdicts: own, disks }) => [own, ...disks.map((disk) => disk.verdicts)].flat().some(isOver))
    .map(({ machine }) => machine);

function overLimits(plan: ReplicationPlan): readonly FoundRisk[] {
  const { verdicts, counts } = plan;
  const touched = machinesOverLimits(plan);
  const [first] = verdicts
    .flatMap(({ verdicts: own, disks }) => [own, ...disks.map((disk) => disk.verdicts)].flat())
    .filter(isOver);
  return [
    {
      ...{ id: 'over-limits', effect: 'stops', machines: touched },
      places: ['replication-limits', 'replication'],
      title: `${formatCountOf(touched.length, 'machine')} over a limit of replication`,
      why: `Replication is refused there, or falls behind without end; ${formatCountOf(counts.disksOverALimit, 'disk')} ${counts.disksOverALimit === 1 ? 'is' : 'are'} over a limit. For instance: ${first?.said ?? ''}.`,
    },
  ];
}

interface Room {
  readonly kind: DatastoreHeadroom['kind'];
  readonly id: string;
  readonly what: 'datastore' | 'volume';
  readonly filledBy: string;
  /** Which machines lie there if no input tells: whoever is replicated in the way that fills it. */
  readonly generation: 'agentless' | 'hyperV';
}

const ROOMS: readonly Room[] = [
  { kind: 'snapshots', id: 'full-datastores', what: 'datastore', filledBy: 'snapshots', generation: 'agentless' },
  { kind: 'logs', id: 'full-volumes', what: 'volume', filledBy: 'logs of changes', generation: 'hyperV' },
];

const lackingOf = ({ growthBytes, freeBytes }: DatastoreHeadroom): number => (growthBytes ?? 0) - (freeBytes ?? 0);

/** Datastores or volumes that replication fills: what is full stops whatever runs on it. */
function shortRoom({ placement, machines }: ReplicationPlan, room: Room): FoundRisk {
  const { kind, id, what, filledBy, generation } = room;
  const short = placement.datastores
    .filter((one) => one.kind === kind && one.state === 'short')
    .toSorted((one, other) => lackingOf(other) - lackingOf(one));
  const [worst] = short;
  const isEveryKnown = short.every((one) => one.machines.length > 0);
  const touched = isEveryKnown
    ? short.flatMap((one) => one.machines)
    : machines.filter((one) => one.generation === generation).map((one) => one.id);
  return {
    ...{ id, effect: 'stops', machines: [...new Set(touched)] },
    places: ['replication-placement', 'replication'],
    title: `${formatCountOf(short.length, what)} too full for ${filledBy}`,
    why: `What is full stops every machine on it. The one that lacks most is ${worst?.name ?? ''}. There: ${worst?.said ?? ''}.`,
  };
}

/** Why a disk is left out, without the name of the rule that says so. */
const reasonOf = (leftOut: string): string => leftOut.replace(/ \([a-z]+\/[a-z-]+\)$/, '');

function disksLeftOut({ machines }: ReplicationPlan): FoundRisk {
  const disks = machines.flatMap((machine) =>
    machine.disks.flatMap(({ leftOut }) => (leftOut === null ? [] : { machine: machine.id, leftOut })),
  );
  const counts = new Map<string, number>();
  for (const { leftOut } of disks) counts.set(reasonOf(leftOut), (counts.get(reasonOf(leftOut)) ?? 0) + 1);
  const [most] = [...counts].toSorted(([, one], [, other]) => other - one);
  return {
    ...{ id: 'disks-left-out', effect: 'stops', machines: [...new Set(disks.map(({ machine }) => machine))] },
    places: ['replication-limits', 'replication'],
    title: `${formatCountOf(disks.length, 'disk')} left out of replication`,
    why: `What they hold does not come along and needs a way of its own. Most often, ${formatCountOf(most?.[1] ?? 0, 'disk')}: ${most?.[0] ?? ''}.`,
  };
}

/** The objective of replication, where the link that is there breaks it. */
function objectiveOfReplication({ bandwidth, machines }: ReplicationPlan): FoundRisk {
  const { given, objectiveMinutes, isObjectiveAssumed } = bandwidth;
  const breaches = given?.breaches.length ?? 0;
  return {
    ...{ id: 'replication-objective', effect: 'breaks', machines: breaches === 0 ? [] : machines.map(({ id }) => id) },
    places: ['replication-bandwidth', 'replication'],
    title: 'Replication lags behind its objective',
    why: `At ${formatAmount(given?.mbps ?? 0)} Mb/s the ${isObjectiveAssumed === true ? 'assumed ' : ''}objective of ${formatCountOf(objectiveMinutes, 'minute')} is broken on ${formatCountOf(breaches, 'day')}: what is written then is lost in a disaster.`,
  };
}
