import type { DependencyGraph } from '../graph/index.js';
import { compareText, visibleLine } from '../model/index.js';
import type { Machine, MachineId } from '../model/index.js';
import type { UnreplicatedMachine } from '../replication/index.js';
import type { Site } from '../site/index.js';
import type { Statement } from '../statements/index.js';
import { buildRun } from './build-run.js';
import { deriveRto } from './derive-rto.js';
import { enginesOf, namesOf } from './group-actions.js';
import { deriveWaits } from './group-waits.js';
import type { GroupsPlan, RecoveryRun } from './groups.js';
import { deriveObjectives } from './objectives.js';
import type { RecoveryObjectives } from './objectives.js';
import { packRuns } from './pack-runs.js';
import type { PackedRun, PlanFamily } from './pack-runs.js';
import { findKeepersOutside } from './recovery-keepers.js';
import type { KeepersOutside } from './recovery-keepers.js';
import { RECOVERY_SOURCES } from './recovery-sources.js';
import type { RecoverySettings } from './recovery-settings.js';
import { lostActions } from './settings-actions.js';
import { deriveStandby, extendedDirectory } from './standby.js';
import type { Standby } from './standby.js';
import { deriveStartOrder } from './start-order.js';
import type { StartOrder } from './start-order.js';

export interface GroupsInput {
  readonly graph: DependencyGraph;
  /** Of the estate; those of the graph. */
  readonly machines: readonly Machine[];
  /** Machines that are not protected, and why; they are in no plan. */
  readonly unreplicated?: readonly UnreplicatedMachine[];
  /** Machines that replicate and of which nobody can tell whether they come back (`findUntold`); they are in no plan. */
  readonly untold?: readonly UnreplicatedMachine[];
  readonly site: Site | null;
  readonly statements: readonly Statement[];
  readonly settings: RecoverySettings;
}

/**
 * Who starts when, as plans within the limits of the service, and how long it takes. The start order is that of the dependencies; that
 * a machine without any starts by its tier, the cut into plans and most of the minutes are ours and called so.
 */
export function deriveGroups({
  graph,
  machines,
  unreplicated = [],
  untold = [],
  site,
  statements,
  settings,
}: GroupsInput): GroupsPlan {
  const standby = deriveStandby(site, statements);
  const objectives = deriveObjectives({ site, statements, settings });
  const left = leftOut({
    graph,
    machines,
    unreplicated,
    untold,
    extended: new Set(extendedDirectory(graph, standby).map(({ id }) => id)),
    said: standby.directorySaid,
  });
  const out = new Set(left.map(({ machine }) => machine));
  const byId = new Map(machines.map((machine) => [machine.id, machine] as const));
  const members = new Set(graph.machines.map(({ id }) => id).filter((id) => byId.has(id) && !out.has(id)));
  const order = deriveStartOrder(graph, members);
  const isAzure = objectives.generation.value === 'azureToAzure';
  const familyOf = new Map([...members].map((id) => [id, familyOfMachine(byId.get(id)!, isAzure)] as const));
  const { runs: packed, torn } = packRuns({ graph, order, familyOf });
  const names = packed.map((_, at) => `plan-${at + 1}`);
  const promotesAt = whoPromotes(packed, order);
  const graphById = new Map(graph.machines.map((machine) => [machine.id, machine] as const));
  const unseen = new Set(graph.unseen);
  const engines = enginesOf(graph);
  const waits = deriveWaits(packed, order, names);
  const runs: readonly RecoveryRun[] = packed.map((run, at) =>
    buildRun(run, {
      name: names[at]!,
      waits: waits[at]!,
      isFirst: at === 0,
      standby: promotesAt.has(at) ? standby.databases : [],
      said:
        at === 0 ? [...planWords(objectives, packed), directoryWords(standby, graph, members), ...standby.said] : [],
      torn: torn.filter((one) => one.runs.includes(at)).map((one) => tornWords(one, names)),
      ...{ graph, order, byId, settings, graphById, unseen, engines },
    }),
  );
  return {
    runs: withLost(runs, lostActions(settings, runs, graph)),
    circles: circleWords(order, graph),
    left,
    rto: deriveRto({
      runs,
      settings,
      objectiveMinutes: objectives.rtoMinutes.value,
      ...withDirectory(findKeepersOutside({ graph, site, statements, members }), { standby, graph, members }),
    }),
  };
}

/** An action that belongs to no group is told with the first plan, never dropped. */
function withLost(runs: readonly RecoveryRun[], lost: ReturnType<typeof lostActions>): readonly RecoveryRun[] {
  const words = lost.map(
    ({ title }) => `the action "${visibleLine(title)}" of the settings belongs to no group of any plan`,
  );
  return runs.map((run, at) => (at === 0 ? { ...run, said: [...run.said, ...words] } : run));
}

const familyOfMachine = ({ source }: Machine, isAzure: boolean): PlanFamily =>
  isAzure ? 'azure' : source === 'hyperv' ? 'hyperv' : 'vmware';

/** Who answers for the directory while the plans run: nobody of the site where no controller of it is in a plan. */
function directoryWords(
  { hasDirectory, directorySaid }: Standby,
  { machines }: DependencyGraph,
  members: ReadonlySet<MachineId>,
): string {
  const controllers = machines.filter(({ role }) => role === 'directory');
  if (hasDirectory === true || controllers.length === 0) return directorySaid;
  return controllers.some(({ id }) => members.has(id))
    ? `${directorySaid}: copies of the domain controllers start first, until somebody decides`
    : `${directorySaid}, and no plan starts one of the site: a writable one has to run there before any plan does`;
}

interface DirectoryInput {
  readonly standby: Standby;
  readonly graph: DependencyGraph;
  readonly members: ReadonlySet<MachineId>;
}

/** The time counts on a controller that no plan starts. */
function withDirectory(keepers: KeepersOutside, { standby, graph, members }: DirectoryInput): KeepersOutside {
  const controllers = graph.machines.filter(({ role }) => role === 'directory');
  if (controllers.length === 0 || controllers.some(({ id }) => members.has(id))) return keepers;
  const words =
    standby.hasDirectory === true
      ? `the time counts on a directory that answers there before any plan starts: ${standby.directorySaid}`
      : `the time counts on a writable domain controller that runs in the recovery site before any plan starts, as the design has it: no plan starts one, and ${standby.directorySaid}`;
  return { ...keepers, rests: [...keepers.rests, words] };
}

interface LeftInput {
  readonly graph: DependencyGraph;
  readonly machines: readonly Machine[];
  readonly unreplicated: readonly UnreplicatedMachine[];
  readonly untold: readonly UnreplicatedMachine[];
  readonly extended: ReadonlySet<MachineId>;
  readonly said: string;
}

function leftOut({ graph, machines, unreplicated, untold, extended, said }: LeftInput): GroupsPlan['left'] {
  const reasons = new Map<MachineId, string>();
  for (const id of extended)
    reasons.set(id, `${said}; the directory replicates by itself, and a copy of this one beside it would do harm`);
  for (const { id, isTemplate } of machines) if (isTemplate) reasons.set(id, 'a template is never started');
  for (const { id, reason } of untold) reasons.set(id, `replicated, and in no plan: ${reason}`);
  for (const { id, reason } of unreplicated) reasons.set(id, `not replicated: ${reason}`);
  const known = new Set(machines.map(({ id }) => id));
  for (const { id } of graph.machines) if (!known.has(id)) reasons.set(id, 'in the graph, but not in the estate');
  return [...reasons]
    .map(([machine, reason]) => ({ machine, reason }))
    .sort((left, right) => compareText(left.machine, right.machine));
}

/** Databases that stand ready are promoted with directory and network, for which all wait; without such a plan, in each that has programs. */
function whoPromotes(packed: readonly PackedRun[], { tierOf }: StartOrder): ReadonlySet<number> {
  const foundation = packed.findIndex(({ isFoundation }) => isFoundation);
  if (foundation >= 0) return new Set([foundation]);
  const hasPrograms = ({ machines }: PackedRun): boolean =>
    machines.some((id) => tierOf.get(id) !== 'directory' && tierOf.get(id) !== 'database');
  return new Set(packed.flatMap((run, at) => (hasPrograms(run) ? [at] : [])));
}

function planWords({ rtoMinutes }: RecoveryObjectives, packed: readonly PackedRun[]): readonly string[] {
  return [
    `the recovery plan page says both that all machines of a plan fail over at once and that groups do so in turn; the plan reckons with the former, as its list of steps has it (${RECOVERY_SOURCES.recoveryPlan})`,
    ...(packed.some(({ family }) => family !== 'azure')
      ? [
          `on the way to Azure a plan runs runbooks; on the way home it runs none, and people do by hand what they did (${RECOVERY_SOURCES.createPlan})`,
        ]
      : []),
    ...(rtoMinutes.contradiction === null
      ? []
      : [`the recovery time objective is contradicted: ${rtoMinutes.contradiction}; nobody chose`]),
  ];
}

const tornWords = (
  { application, runs }: { readonly application: string; readonly runs: readonly number[] },
  names: readonly string[],
): string =>
  `${visibleLine(application)} is in ${namesOf(runs.map((run) => names[run]!))}: it is too large or too deep for one plan, or runs on more than one kind of hypervisor`;

const MOST_PAIRS = 8;

/** Circles within a tier start together; what asks a later tier is told beside them, since the order of tiers does not keep it. */
function circleWords({ circles, against, tierOf }: StartOrder, { machines }: DependencyGraph): GroupsPlan['circles'] {
  const nameOf = new Map(machines.map(({ id, name }) => [id, name] as const));
  const words = (ids: readonly MachineId[]): string => namesOf(ids.map((id) => nameOf.get(id) ?? id));
  const within = circles.map((ids) => ({
    machines: ids,
    said: `${words(ids)} need each other: no order starts each behind what it needs, so they start together, and a second round of starts is reckoned for what came up too early (ours)`,
  }));
  if (against.length === 0) return within;
  const pairs = against
    .slice(0, MOST_PAIRS)
    .map(
      ({ client, server }) =>
        `${words([client])} (${tierOf.get(client) ?? 'other'}) asks ${words([server])} (${tierOf.get(server) ?? 'other'})`,
    );
  const rest = against.length - pairs.length;
  return [
    ...within,
    {
      machines: [...new Set(against.flatMap(({ client, server }) => [client, server]))].sort(compareText),
      said: `${against.length === 1 ? 'one dependency asks' : `${against.length} dependencies ask`} a tier that starts later, and ${against.length === 1 ? 'is' : 'are'} not kept: ${pairs.join('; ')}${rest > 0 ? `; and ${rest} more` : ''}. The client comes up without it and must ask again`,
    },
  ];
}
