import type { Assessment } from '../assessment/index.js';
import type { DependencyGraph, GraphMachine } from '../graph/index.js';
import { compareText, countOf } from '../model/index.js';
import type { Estate, Machine, MachineId, Problem, SourceLocation } from '../model/index.js';
import {
  classicProblems,
  deriveBandwidth,
  deriveChurn,
  deriveReplicated,
  deriveSourceIops,
  deriveVerdicts,
  findStandIns,
  createLinkWaits,
  forPlatformsOf,
  longestBacklogMinutes,
  objectiveOfReplication,
  resolveReplicationSettings,
} from '../replication/index.js';
import type {
  BandwidthPlan,
  DerivedChurn,
  ReplicatedMachine,
  ReplicationSettings,
  ResolvedReplication,
} from '../replication/index.js';
import { siteStrangers } from '../site/index.js';
import type { Site } from '../site/index.js';
import { deriveResolvedStatements, DOCUMENTED_RECOVERY_POINT_LIMITS } from '../statements/index.js';
import type { RegionName, ResolvedStatements, Statement } from '../statements/index.js';
import type { PeakSet } from '../timeseries/index.js';
import { checkActions, unplacedActions } from './check-actions.js';
import { lateDrills } from './check-drills.js';
import { checkElements, elementNames } from './check-elements.js';
import {
  contradictedGenerations,
  placesOfReplication,
  plannedGeneration,
  refusedRetentions,
  statedGeneration,
} from './check-generations.js';
import { disagreements } from './check-simulation.js';
import { deriveAvailability } from './derive-availability.js';
import { planDrills } from './derive-drills.js';
import { deriveFailback } from './derive-failback.js';
import { deriveGroups } from './derive-groups.js';
import { deriveProtection, findUntold } from './derive-protection.js';
import { derivePoints } from './derive-points.js';
import { designTarget } from './derive-target-design.js';
import type { GroupsPlan } from './groups.js';
import { deriveObjectives } from './objectives.js';
import type { PointsPlan } from './points.js';
import type { ProtectionPlan } from './protection.js';
import type { EvidenceRead } from './read-evidence.js';
import { inRecoveryOrder } from './recovery-order.js';
import { describeRecovery } from './recovery-words.js';
import type { RecoveryMachine, RecoveryPlan } from './recovery-plan.js';
import type { RecoverySettings } from './recovery-settings.js';
import { faultAt, NO_PLACES } from './settings-problems.js';
import type { RecoveryPlaces, SettingsFault } from './settings-problems.js';
import { deriveStandby, extendedDirectory } from './standby.js';
import { isGuessedWayOut } from './start-tiers.js';
import { KEPT_OVERLAP } from './vnet-range.js';

/** All that a plan of recovery depends on. */
export interface RecoveryInput {
  readonly estate: Estate;
  readonly assessment: Assessment;
  readonly graph: DependencyGraph;
  /** Null: no samples; how far replication lags is unknown then. */
  readonly peaks: PeakSet | null;
  readonly site: Site | null;
  readonly statements: readonly Statement[];
  /** By what regions are called in statements. */
  readonly regions: readonly RegionName[];
  /** Of replication; its purpose is to protect, whatever they say. */
  readonly replication: ReplicationSettings;
  readonly settings: RecoverySettings;
  /** Records of drills; null or absent: none were given, and the site file alone tells who was drilled when. */
  readonly evidence?: EvidenceRead | null;
  readonly engineVersion: string;
  /** Where settings and site file state what they do, for the places of problems; absent: they have none. */
  readonly places?: RecoveryPlaces;
}

/**
 * How an estate comes back: recovery points, start groups and recovery time, availability, the network of the recovery site, the way home and
 * drills. Pure: the same input gives the same plan, in whatever order machines and connections come. What is unknown or contradicted stays so, in words.
 */
export function deriveRecoveryPlan(given: RecoveryInput): RecoveryPlan {
  const input = inRecoveryOrder(given);
  const { estate, assessment, graph, peaks, site, statements, places = NO_PLACES } = input;
  const { asOf } = assessment;
  const known = deriveResolvedStatements(statements, {
    regions: input.regions,
    recoveryPoints: DOCUMENTED_RECOVERY_POINT_LIMITS,
  });
  const checked = checkSettings(input, known, places);
  const settings = { ...checked.settings, generation: statedGeneration(input.settings, input.replication) };
  const resolved = forPlatformsOf(protecting(input), estate.machines);
  const roles = new Map(graph.machines.map((machine) => [machine.id, machine.roles] as const));
  const standIns = findStandIns({ machines: estate.machines, site, roles });
  const replicated = deriveReplicated({ estate, assessment, peaks, plan: null, resolved, standIns });
  const { machines } = replicated;
  const untold = findUntold(machines, assessment);
  const { unreplicated } = replicated;
  const churn = deriveChurn({ machines, peaks });
  const bandwidth = deriveBandwidth({ churn: churn.estate, resolved });
  const groups = deriveGroups({ graph, machines: estate.machines, unreplicated, untold, site, statements, settings });
  const drills = planDrills({ graph, groups, site, statements, settings, asOf, evidence: input.evidence ?? null });
  const planned = plannedMachines(groups);
  const coming = estate.machines.filter(({ id }) => planned.has(id));
  const protection = protectionOf({ input, resolved, machines, churn, bandwidth, coming });
  const doubted = new Set(protection.doubts.flatMap((one) => (one.state === 'atRisk' ? one.machine : [])));
  const extended = new Set(extendedDirectory(graph, deriveStandby(site, statements)).map(({ id }) => id));
  const stoodIn = graph.machines.filter(({ id }) => !planned.has(id) && (standIns.has(id) || extended.has(id)));
  const availability = deriveAvailability({
    ...{ graph, estate, site, settings, statements: known },
    doubted,
    protectedMachines: [...planned, ...stoodIn.map(({ id }) => id)],
    rto: { value: groups.rto.minutes, basis: 'the recovery time of this plan' },
  });
  const objectives = deriveObjectives({ site, statements, settings });
  const { generation } = objectives;
  const built = settings.generation ?? plannedGeneration(generation.value, machines, resolved);
  const isReplaced = built !== generation.value;
  const target = designTarget({
    ...{ graph, estate, site, settings, statements: known },
    plan: { asOf, machines: coming },
    region: null,
    generation: built,
  });
  const points = derivePoints({
    ...{ site, statements, settings, churn: churn.machines, machines, bandwidth },
    ...{ bytesByMinute: churn.bytesByMinute, growthPercent: resolved.growthPercent.value },
  });
  return {
    schemaVersion: 1,
    engine: { name: 'portolan', version: input.engineVersion },
    asOf,
    settings: input.settings,
    settingsWords: [...describeRecovery(settings), ...replicationWords(resolved, points)],
    counts: {
      machines: estate.machines.length,
      protected: coming.length,
      left: estate.machines.length - coming.length,
      replicated: machines.length,
      replicatedInNone: machines.filter(({ id }) => !planned.has(id)).length,
    },
    machines: graph.machines.map(({ id, name, role, application }): RecoveryMachine => ({
      ...{ id, name, role, application },
      isProtected: planned.has(id),
    })),
    protection,
    points: coming.length === 0 ? ofNobody(points) : points,
    groups,
    availability,
    target: target.design,
    failback: deriveFailback({
      site,
      statements,
      settings: { ...settings, generation: built },
      machines: coming,
      churn: churn.machines,
      replicated: machines,
    }),
    drills: drills.plan,
    assumptions: [
      ...assumptionsOf(input),
      ...(isReplaced ? [FOUND_AND_REPLACED] : []),
      ...stoodInWords(stoodIn),
      ...guessedWords(graph.machines.filter((one) => planned.has(one.id) && isGuessedWayOut(one))),
    ],
    problems: [
      ...resolved.problems,
      ...classicProblems(machines, resolved, placesOfReplication(places)),
      ...contradictedGenerations({ ...{ points: generation, settings: input.settings }, machines, resolved, places }),
      ...refusedRetentions(objectives, machines, { settings: input.settings, places }),
      ...replicated.problems,
      ...drills.problems,
      ...lateDrills(settings, places),
      ...checked.problems,
      ...unplacedActions({ actions: settings.actions, groups, graph }),
      ...target.faults.map((fault) => faultAt(fault, placeOfRange(fault, places))),
      ...disagreements(availability, places),
      ...strangersOf(input, places),
    ],
  };
}

/** Where no machine comes back no point is made: what the policy could hold is said of nothing. */
const ofNobody = (points: PointsPlan): PointsPlan => ({
  policy: { ...points.policy, checks: [] },
  rpo: [],
  kept: { ...points.kept, said: [], storage: [], inTotal: null },
});

/** The settings with what of them can be used, and what is wrong with the rest. */
function checkSettings(
  { graph, estate, site, settings }: RecoveryInput,
  statements: ResolvedStatements,
  places: RecoveryPlaces,
): { readonly settings: RecoverySettings; readonly problems: readonly Problem[] } {
  const actions = checkActions(settings.actions, graph, places);
  const names = elementNames({ graph, estate, site, statements });
  const checked = checkElements(settings.elements, names, places);
  // By name from here on: no entry of the list decides by its place, which its fault was told by.
  const elements = checked.elements.toSorted((left, right) => compareText(left.name, right.name));
  return {
    settings: { ...settings, actions: actions.actions, elements },
    problems: [...actions.problems, ...checked.problems],
  };
}

const FOUND_AND_REPLACED =
  'Recovery points are held against the classic generation, which stands there and tells what it refuses; replication, the way home and the recovery site are planned with the modernized one in its place.';

const placeOfRange = ({ code }: SettingsFault, places: RecoveryPlaces): SourceLocation | null =>
  code === KEPT_OVERLAP ? places.site('hardCodedAddresses') : places.recovery('network.vnet');

/** What the site file says of machines that no inventory has. */
const strangersOf = ({ site, estate }: RecoveryInput, places: RecoveryPlaces): readonly Problem[] =>
  site === null
    ? []
    : siteStrangers(
        site,
        estate.machines.map(({ name }) => name),
        places.site,
      );

/** What the design of the recovery site has in their place: controllers of its own, and a way out of each subnet. */
const stoodInWords = (machines: readonly GraphMachine[]): readonly string[] =>
  machines.length === 0
    ? []
    : [
        `${machines.map(({ name }) => name).join(', ')} do not come back themselves: the design of the recovery site has controllers of its own and a way out of each subnet in their place, and the availability with the plan counts on both.`,
      ];

const guessedWords = (machines: readonly GraphMachine[]): readonly string[] =>
  machines.length === 0
    ? []
    : [
        `${machines.map(({ name }) => name).join(', ')} may be a way out of the site, by the name alone: it comes back like any other machine, and nothing waits for it as for a network; where it is one, name it under network.egressPoints of the site file, and a NAT gateway or firewall takes its place.`,
      ];

/**
 * The settings and the site file as a plan of recovery takes them: it always protects. Where nobody states that, it is told as what the plan
 * does, and a site file that plans a migration contradicts nothing.
 */
function protecting({ replication, site, places = NO_PLACES }: RecoveryInput): ResolvedReplication {
  const placeOf = placesOfReplication(places);
  if (replication.purpose === 'protect') return resolveReplicationSettings(replication, site, placeOf);
  const isMigration = replication.purpose === 'migrate' || site?.replication?.scenario === 'migration';
  const from = `a plan of recovery always protects${isMigration ? ', though a migration is planned beside it' : ''}`;
  return resolveReplicationSettings(replication, site, placeOf, { value: 'protect', from });
}

/** The objective of replication decides its bandwidth; recovery points are held against their own, or against none, which is said. */
function replicationWords(resolved: ResolvedReplication, points: PointsPlan): readonly string[] {
  const objective = objectiveOfReplication(resolved);
  const isHeld = [...points.rpo, ...(points.hyperV?.rpo ?? [])].some(
    ({ objectiveMinutes }) => objectiveMinutes !== null,
  );
  return resolved.words.map((words) =>
    words === objective
      ? `Objective of replication: no byte older than ${resolved.rpoMinutes.value} minutes (${resolved.rpoMinutes.from}); by it bandwidth is planned. ${isHeld ? 'Recovery points are held against the objective of recovery.' : 'Recovery points are not held against it: state theirs as recoveryPlan.rpoMinutes.'}`
      : words,
  );
}

interface ProtectionParts {
  readonly input: RecoveryInput;
  readonly resolved: ResolvedReplication;
  readonly machines: readonly ReplicatedMachine[];
  readonly churn: DerivedChurn;
  readonly bandwidth: BandwidthPlan;
  readonly coming: readonly Machine[];
}

/** The verdicts are those of the plan of replication of the same machines, for the same purpose. */
function protectionOf({ input, resolved, machines, churn, bandwidth, coming }: ProtectionParts): ProtectionPlan {
  const { peaks, site, assessment } = input;
  const ids = new Set(coming.map(({ id }) => id));
  const own = machines.filter(({ id }) => ids.has(id));
  return deriveProtection({
    replicated: own,
    verdicts: deriveVerdicts({
      ...{ machines: own, churn, resolved, iops: deriveSourceIops({ machines: own, peaks }) },
      retentionHours: input.settings.retentionHours ?? site?.replication?.retentionHours ?? null,
      backlogMinutes: longestBacklogMinutes(bandwidth.given, churn.estate, resolved),
      waits: createLinkWaits(churn.estate, resolved),
    }),
    ...{ machines: coming, assessment, site },
  });
}

const plannedMachines = ({ runs }: GroupsPlan): ReadonlySet<MachineId> =>
  new Set(runs.flatMap((run) => run.groups.flatMap(({ machines }) => machines)));

function assumptionsOf({ peaks, site, graph }: RecoveryInput): readonly string[] {
  return [
    ...(peaks === null
      ? ['No samples were given: how far replication lags and what recovery points need is unknown.']
      : []),
    ...(site === null
      ? ['No site file was given: policy, links, directory and failback are as far as statements tell.']
      : []),
    ...(graph.unseen.length === 0
      ? []
      : [
          `${countOf(graph.unseen.length, 'machine has', 'machines have')} no connection that anybody saw: the start is by tier, and nothing tells what is needed.`,
        ]),
  ];
}
