import { roundNeedUp } from '../model/index.js';
import { AVS_LIMITS, AVS_NODES, AVS_STORAGE } from './nodes.js';
import type { AvsNode } from './nodes.js';
import type { AvsPolicy } from './policy.js';

/** What all machines need together. */
export interface AvsDemand {
  readonly vCpus: number;
  readonly memoryGB: number;
  readonly storageGB: number;
}

export type AvsResource = 'cpu' | 'memory' | 'storage';

/** One figure on the way, with the formula that made it. */
export interface AvsStep {
  readonly what: string;
  readonly formula: string;
  readonly value: number;
  readonly unit: 'vCPU' | 'cores' | 'GB' | 'nodes' | '%';
}

export interface AvsNodes {
  readonly nodes: number;
  /** What asks for that many: a resource, or the hosts that the storage policy takes at least. */
  readonly decidedBy: AvsResource | 'minimumHosts';
  /** The resource that would be used the most. */
  readonly limitingFactor: AvsResource;
  readonly neededBy: Readonly<Record<AvsResource | 'minimumHosts', number>>;
  readonly utilisationPercent: Readonly<Record<AvsResource, number>>;
  readonly clusters: number;
  readonly privateClouds: number;
  readonly steps: readonly AvsStep[];
}

const PERCENT = 100;
const GB_PER_TB = 1024;
const SHOWN_DECIMALS = 4;
/** Float noise must not buy a node: 0.1 x 3 is no more than 0.3. */
const TOLERANCE = 1e-9;

const nodesFor = (need: number, perNode: number): number => Math.ceil(need / perNode - TOLERANCE);
const shown = (value: number): number => roundNeedUp(value, SHOWN_DECIMALS);

/** How much of what there is would be used, in percent with two decimals, as Azure Migrate prints it. */
export function predictedPercent(used: number, available: number): number {
  const DECIMALS = 2;
  return Number(((PERCENT * used) / available).toFixed(DECIMALS));
}

/** The resource used the most; of equal ones the first of processor, memory, storage. */
export function limitingFactorOf(percent: Readonly<Record<AvsResource, number>>): AvsResource {
  const resources: readonly AvsResource[] = ['cpu', 'memory', 'storage'];
  return resources.reduce((most, one) => (percent[one] > percent[most] ? one : most));
}

interface Needs {
  readonly vCpus: number;
  readonly cores: number;
  readonly memoryGB: number;
  readonly rawStorageGB: number;
  readonly withSlackGB: number;
}

/** In the order of the page: size, growth, management and failures to tolerate, deduplication, slack. */
function needsOf(demand: AvsDemand, policy: AvsPolicy): Needs {
  const { growth, management, oversubscription, deduplication, slackPercent } = policy;
  const vCpus = demand.vCpus * growth.cpu + management.vCpus;
  const memoryGB = demand.memoryGB * growth.memory + management.memoryGB;
  const protectedGB = (demand.storageGB * growth.storage + management.storageGB) * AVS_STORAGE[policy.storage].factor;
  const rawStorageGB = protectedGB / deduplication;
  const withSlackGB = rawStorageGB / (1 - slackPercent / PERCENT);
  return { vCpus, cores: vCpus / oversubscription, memoryGB, rawStorageGB, withSlackGB };
}

/** What one node offers under the policy. */
const offered = (node: AvsNode, policy: AvsPolicy): { cores: number; memoryGB: number; storageGB: number } => ({
  cores: (node.cores * policy.cpuCapPercent) / PERCENT,
  memoryGB: node.memoryGB * policy.memoryOvercommit,
  storageGB: node.storageTB * GB_PER_TB,
});

/**
 * The fewest nodes that carry a demand: for each resource what is needed over what one node offers, rounded up; at least the hosts
 * that the storage policy takes. Clusters have up to 16 hosts, private clouds up to 96.
 *
 * Worked example: 1,000 vCPU at 4:1 are 250 cores, 7 nodes of 36; 2,000 GB of memory are 4 nodes of 576; 20 TB of disks, mirrored,
 * with a quarter free, are 40 / 0.75 = 53.3 TB, 4 nodes of 15.2 TB: 7 nodes, and the processor limits.
 *
 * Source: concepts-azure-vmware-solution-assessment-calculation.md (12/06/2024), "Storage utilization on Azure VMware Solution nodes"
 * for the order, "Limiting factor" for what limits.
 */
export function sizeAvsNodes(demand: AvsDemand, policy: AvsPolicy, node: AvsNode = AVS_NODES[policy.node]): AvsNodes {
  const needs = needsOf(demand, policy);
  const perNode = offered(node, policy);
  const neededBy = {
    cpu: nodesFor(needs.cores, perNode.cores),
    memory: nodesFor(needs.memoryGB, perNode.memoryGB),
    storage: nodesFor(needs.withSlackGB, perNode.storageGB),
    minimumHosts: Math.max(AVS_LIMITS.leastHosts, AVS_STORAGE[policy.storage].minimumHosts),
  };
  const order = ['cpu', 'memory', 'storage', 'minimumHosts'] as const;
  const decidedBy = order.reduce((most, one) => (neededBy[one] > neededBy[most] ? one : most));
  const nodes = neededBy[decidedBy];
  const utilisationPercent = {
    cpu: predictedPercent(needs.cores, nodes * node.cores),
    memory: predictedPercent(needs.memoryGB, nodes * node.memoryGB),
    storage: predictedPercent(needs.withSlackGB, nodes * perNode.storageGB),
  };
  return {
    nodes,
    decidedBy,
    limitingFactor: limitingFactorOf(utilisationPercent),
    neededBy,
    utilisationPercent,
    clusters: Math.ceil(nodes / AVS_LIMITS.hostsPerCluster),
    privateClouds: Math.ceil(nodes / AVS_LIMITS.hostsPerCloud),
    steps: [...stepsOf(demand, policy, needs), ...nodeSteps(needs, policy, { node, neededBy })],
  };
}

function stepsOf(demand: AvsDemand, policy: AvsPolicy, needs: Needs): readonly AvsStep[] {
  const { growth, management } = policy;
  const { factor, failuresToTolerate, raid } = AVS_STORAGE[policy.storage];
  const plus = (amount: number, unit: string): string => (amount === 0 ? '' : ` + ${amount} ${unit} of management`);
  const grown = demand.storageGB * growth.storage;
  const held = grown + management.storageGB;
  return [
    {
      what: 'processors',
      formula: `${shown(demand.vCpus)} vCPU x growth ${growth.cpu}${plus(management.vCpus, 'vCPU')}`,
      ...{ value: shown(needs.vCpus), unit: 'vCPU' },
    },
    {
      what: 'physical cores',
      formula: `${shown(needs.vCpus)} vCPU / ${policy.oversubscription} vCPU on one core`,
      ...{ value: shown(needs.cores), unit: 'cores' },
    },
    {
      what: 'memory',
      formula: `${shown(demand.memoryGB)} GB x growth ${growth.memory}${plus(management.memoryGB, 'GB')}`,
      ...{ value: shown(needs.memoryGB), unit: 'GB' },
    },
    {
      what: 'storage of machines',
      formula: `${shown(demand.storageGB)} GB ${policy.storageBasis} x growth ${growth.storage}`,
      ...{ value: shown(grown), unit: 'GB' },
    },
    {
      what: 'with failures to tolerate',
      formula: `${shown(grown)} GB${plus(management.storageGB, 'GB')}, x ${factor} (FTT ${failuresToTolerate}, ${raid})`,
      ...{ value: shown(held * factor), unit: 'GB' },
    },
    {
      what: 'after deduplication',
      formula: `${shown(held * factor)} GB / ${policy.deduplication}`,
      ...{ value: shown(needs.rawStorageGB), unit: 'GB' },
    },
    {
      what: 'with slack for vSAN',
      formula: `${shown(needs.rawStorageGB)} GB / (1 - ${policy.slackPercent} %)`,
      ...{ value: shown(needs.withSlackGB), unit: 'GB' },
    },
  ];
}

function nodeSteps(
  needs: Needs,
  policy: AvsPolicy,
  { node, neededBy }: { readonly node: AvsNode; readonly neededBy: AvsNodes['neededBy'] },
): readonly AvsStep[] {
  const cap = policy.cpuCapPercent === PERCENT ? '' : ` x ${policy.cpuCapPercent} %`;
  const overcommit = policy.memoryOvercommit === 1 ? '' : ` x ${policy.memoryOvercommit}`;
  const { storage } = policy;
  return [
    {
      what: 'nodes for the processors',
      formula: `${shown(needs.cores)} cores / (${node.cores} cores${cap}), rounded up`,
      ...{ value: neededBy.cpu, unit: 'nodes' },
    },
    {
      what: 'nodes for the memory',
      formula: `${shown(needs.memoryGB)} GB / (${node.memoryGB} GB${overcommit}), rounded up`,
      ...{ value: neededBy.memory, unit: 'nodes' },
    },
    {
      what: 'nodes for the storage',
      formula: `${shown(needs.withSlackGB)} GB / (${node.storageTB} TB x 1024), rounded up`,
      ...{ value: neededBy.storage, unit: 'nodes' },
    },
    {
      what: 'hosts that the storage policy takes',
      formula: `${storage}: at least ${AVS_STORAGE[storage].minimumHosts}, and ${AVS_LIMITS.leastHosts} in any cluster`,
      ...{ value: neededBy.minimumHosts, unit: 'nodes' },
    },
  ];
}
