import type { MachineId } from '../model/index.js';
import { compareFindings, runRules, stateOf } from '../rules/index.js';
import type { ReadinessState, RuleFinding } from '../rules/index.js';
import { managementNotes } from './management.js';
import { AVS_HOSTS_ON_ONE_FAILURE, AVS_LIMITS, AVS_NODES, AVS_NODES_SOURCE, AVS_STORAGE } from './nodes.js';
import type { AvsNode } from './nodes.js';
import type { AvsPolicy } from './policy.js';
import { AVS_GUIDES, AVS_RULES } from './rules.js';
import type { AvsFacts } from './rules.js';
import { sizeAvsNodes } from './size-nodes.js';
import type { AvsDemand, AvsNodes } from './size-nodes.js';

/** One machine: what the rules know, and what it asks of the nodes. */
export interface AvsMachine {
  readonly id: MachineId;
  readonly facts: AvsFacts;
  /** Effective, after utilisation and comfort; null where unknown. */
  readonly vCpus: number | null;
  readonly memoryGB: number | null;
  readonly allocatedGB: number | null;
  readonly usedGB: number | null;
}

export interface AvsMachineAnswer {
  readonly id: MachineId;
  readonly name: string;
  readonly state: ReadinessState;
  readonly findings: readonly RuleFinding<'avs'>[];
  readonly vCpus: number | null;
  readonly memoryGB: number | null;
  readonly storageGB: number | null;
  /** Null: it counts. */
  readonly notCountedBecause: string | null;
}

export interface AvsAnswer {
  readonly policy: AvsPolicy;
  readonly node: AvsNode;
  readonly nodeSource: string;
  /** `machines = counted + notCounted`, and the sum of the states. */
  readonly counts: {
    readonly machines: number;
    readonly counted: number;
    readonly notCounted: number;
    readonly states: Readonly<Record<ReadinessState, number>>;
  };
  readonly demand: AvsDemand;
  /** Null where no machine can be counted. */
  readonly nodes: AvsNodes | null;
  readonly notes: readonly string[];
  readonly machines: readonly AvsMachineAnswer[];
}

/** Readiness of each machine, and the nodes that those which can move need together. */
export function deriveAvs(machines: readonly AvsMachine[], policy: AvsPolicy): AvsAnswer {
  const answers = machines.map((machine) => answerOf(machine, policy));
  const counted = answers.filter(({ notCountedBecause }) => notCountedBecause === null);
  const sum = (of: (answer: AvsMachineAnswer) => number | null): number =>
    counted.reduce((total, answer) => total + (of(answer) ?? 0), 0);
  const demand = {
    vCpus: sum(({ vCpus }) => vCpus),
    memoryGB: sum(({ memoryGB }) => memoryGB),
    storageGB: sum(({ storageGB }) => storageGB),
  };
  const nodes = counted.length === 0 ? null : sizeAvsNodes(demand, policy);
  const count = (state: ReadinessState): number => answers.filter((answer) => answer.state === state).length;
  return {
    policy,
    node: AVS_NODES[policy.node],
    nodeSource: AVS_NODES_SOURCE,
    counts: {
      machines: answers.length,
      counted: counted.length,
      notCounted: answers.length - counted.length,
      states: {
        ready: count('ready'),
        readyWithConditions: count('readyWithConditions'),
        notReady: count('notReady'),
        unknown: count('unknown'),
      },
    },
    demand,
    nodes,
    notes: notesOf(policy, nodes),
    machines: answers,
  };
}

function answerOf(machine: AvsMachine, policy: AvsPolicy): AvsMachineAnswer {
  const { id, facts, vCpus, memoryGB, allocatedGB, usedGB } = machine;
  const findings = runRules({ rules: AVS_RULES, facts, context: null, guideOf: (fact) => AVS_GUIDES[fact] });
  const state = stateOf(findings);
  const storageGB = policy.storageBasis === 'used' ? (usedGB ?? allocatedGB) : allocatedGB;
  return {
    id,
    name: facts.name,
    state,
    findings: [...findings].sort(compareFindings),
    ...{ vCpus, memoryGB, storageGB },
    notCountedBecause: reasonNotToCount(state, { vCpus, memoryGB, storageGB }),
  };
}

type Amounts = Pick<AvsMachineAnswer, 'vCpus' | 'memoryGB' | 'storageGB'>;

/** Azure Migrate sizes nothing that cannot move; a fact that is missing does not keep a machine from needing room. */
function reasonNotToCount(state: ReadinessState, { vCpus, memoryGB, storageGB }: Amounts): string | null {
  if (state === 'notReady') return 'not ready';
  const missing = [
    ...(vCpus === null ? ['processors'] : []),
    ...(memoryGB === null ? ['memory'] : []),
    ...(storageGB === null ? ['storage'] : []),
  ];
  return missing.length === 0 ? null : `no source states its ${missing.join(', ')}`;
}

function notesOf(policy: AvsPolicy, nodes: AvsNodes | null): readonly string[] {
  return [
    'No price of nodes is kept: the cost is the number of nodes times the price of one, shared evenly by the machines.',
    'Operations and throughput of disks and network are not part of the sizing, as in Azure Migrate.',
    ...managementNotes(policy.management),
    'No node is kept spare for one that fails: the page of 2024 leaves that to you (--edition 2020 keeps a fifth of the processors free).',
    ...(AVS_NODES[policy.node].standsAlone
      ? []
      : [
          `${policy.node} extends a private cloud of AV36, AV36P or AV52 and cannot stand alone: its first ${AVS_LIMITS.leastHosts} hosts are not counted here.`,
        ]),
    ...(nodes === null ? [] : clusterNotes(policy, nodes)),
  ];
}

/** What the number of nodes means for clusters and private clouds. */
function clusterNotes({ storage }: AvsPolicy, { nodes, clusters, privateClouds }: AvsNodes): readonly string[] {
  const { failuresToTolerate, minimumHosts } = AVS_STORAGE[storage];
  return [
    ...(failuresToTolerate === 1 && nodes > AVS_HOSTS_ON_ONE_FAILURE
      ? [
          `${nodes} hosts stand on ${storage}, which survives one failure: under the service level, clusters of more than ${AVS_HOSTS_ON_ONE_FAILURE} hosts are to use FTT 2 (--storage-policy ftt2-raid1 or ftt2-raid6; concepts-storage.md, 12/13/2023).`,
        ]
      : []),
    ...(nodes > AVS_LIMITS.hostsPerCluster
      ? [
          `A cluster has up to ${AVS_LIMITS.hostsPerCluster} hosts, and each needs ${minimumHosts} for ${storage}: ${clusters} clusters share the nodes.`,
        ]
      : []),
    ...(nodes > AVS_LIMITS.hostsPerCloud
      ? [`A private cloud has up to ${AVS_LIMITS.hostsPerCloud} hosts: ${privateClouds} are needed.`]
      : []),
  ];
}
