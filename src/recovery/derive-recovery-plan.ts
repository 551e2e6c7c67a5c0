import type { Assessment } from '../assessment/index.js';
import type { DependencyGraph, GraphMachine } from '../graph/index.js';
import type { Estate, MachineId } from '../model/index.js';
import {
  deriveBandwidth,
  deriveChurn,
  deriveReplicated,
  findStandIns,
  resolveReplicationSettings,
} from '../replication/index.js';
import type { ReplicationSettings } from '../replication/index.js';
import type { Site } from '../site/index.js';
import { deriveResolvedStatements, DOCUMENTED_RECOVERY_POINT_LIMITS } from '../statements/index.js';
import type { RegionName, Statement } from '../statements/index.js';
import type { PeakSet } from '../timeseries/index.js';
import { deriveAvailability } from './derive-availability.js';
import { planDrills } from './derive-drills.js';
import { deriveFailback } from './derive-failback.js';
import { deriveGroups } from './derive-groups.js';
import { derivePoints } from './derive-points.js';
import { deriveTargetDesign } from './derive-target-design.js';
import type { GroupsPlan } from './groups.js';
import type { EvidenceRead } from './read-evidence.js';
import { describeRecovery } from './recovery-words.js';
import type { RecoveryMachine, RecoveryPlan } from './recovery-plan.js';
import type { RecoverySettings } from './recovery-settings.js';
import { deriveStandby, extendedDirectory } from './standby.js';

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
}

/**
 * How an estate comes back: recovery points, start groups and recovery time, availability, the network of the recovery site, the way home and
 * drills. Pure: the same input gives the same plan. What is unknown or contradicted stays so, in words.
 */
export function deriveRecoveryPlan(input: RecoveryInput): RecoveryPlan {
  const { estate, assessment, graph, peaks, site, statements, settings } = input;
  const { asOf } = assessment;
  const resolved = resolveReplicationSettings({ ...input.replication, purpose: 'protect' }, site);
  const roles = new Map(graph.machines.map((machine) => [machine.id, machine.roles] as const));
  const standIns = findStandIns({ machines: estate.machines, site, roles });
  const replicated = deriveReplicated({ estate, assessment, peaks, plan: null, resolved, standIns });
  const { machines, unreplicated } = replicated;
  const churn = deriveChurn({ machines, peaks });
  const bandwidth = deriveBandwidth({ churn: churn.estate, resolved });
  const known = deriveResolvedStatements(statements, {
    regions: input.regions,
    recoveryPoints: DOCUMENTED_RECOVERY_POINT_LIMITS,
  });
  const groups = deriveGroups({ graph, machines: estate.machines, unreplicated, site, statements, settings });
  const drills = planDrills({ graph, groups, site, statements, settings, asOf, evidence: input.evidence ?? null });
  const planned = plannedMachines(groups);
  const extended = new Set(extendedDirectory(graph, deriveStandby(site, statements)).map(({ id }) => id));
  const stoodIn = graph.machines.filter(({ id }) => !planned.has(id) && (standIns.has(id) || extended.has(id)));
  const coming = estate.machines.filter(({ id }) => planned.has(id));
  return {
    schemaVersion: 1,
    engine: { name: 'portolan', version: input.engineVersion },
    asOf,
    settings,
    settingsWords: [...describeRecovery(settings), ...resolved.words],
    counts: {
      machines: estate.machines.length,
      protected: coming.length,
      left: estate.machines.length - coming.length,
    },
    machines: graph.machines.map(({ id, name, role, application }): RecoveryMachine => ({
      ...{ id, name, role, application },
      isProtected: planned.has(id),
    })),
    points: derivePoints({ site, statements, settings, churn: churn.machines, machines, bandwidth }),
    groups,
    availability: deriveAvailability({
      ...{ graph, estate, site, settings, statements: known },
      protectedMachines: [...planned, ...stoodIn.map(({ id }) => id)],
      rto: { value: groups.rto.minutes, basis: 'the recovery time of this plan' },
    }),
    target: deriveTargetDesign({
      ...{ graph, estate, site, settings, statements: known },
      plan: { asOf, machines: coming },
      region: null,
    }),
    failback: deriveFailback({ site, statements, settings, machines: coming, churn: churn.machines }),
    drills: drills.plan,
    assumptions: [...assumptionsOf(input), ...stoodInWords(stoodIn)],
    problems: [...resolved.problems, ...replicated.problems, ...drills.problems],
  };
}

/** What the design of the recovery site has in their place: controllers of its own, and a way out of each subnet. */
const stoodInWords = (machines: readonly GraphMachine[]): readonly string[] =>
  machines.length === 0
    ? []
    : [
        `${machines.map(({ name }) => name).join(', ')} do not come back themselves: the design of the recovery site has controllers of its own and a way out of each subnet in their place, and the availability with the plan counts on both.`,
      ];

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
          `${graph.unseen.length} machines have no connection that anybody saw: they start by their tier, and nothing tells what they need.`,
        ]),
  ];
}
