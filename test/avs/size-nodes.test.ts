import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  AVS_CPU_CAP_2020,
  AVS_NODE_NAMES,
  AVS_NODES,
  AVS_STORAGE,
  AVS_STORAGE_NAMES,
  DEFAULT_AVS_POLICY,
  sizeAvsNodes,
} from '../../src/avs/index.js';
import type { AvsDemand, AvsPolicy } from '../../src/avs/index.js';

const RUNS = { numRuns: 300, seed: 20_261_121 };

const demands: fc.Arbitrary<AvsDemand> = fc.record({
  vCpus: fc.integer({ min: 0, max: 40_000 }),
  memoryGB: fc.integer({ min: 0, max: 200_000 }),
  storageGB: fc.integer({ min: 0, max: 2_000_000 }),
});

const tenths = (least: number, greatest: number): fc.Arbitrary<number> =>
  fc.integer({ min: least * 10, max: greatest * 10 }).map((value) => value / 10);

const policies: fc.Arbitrary<AvsPolicy> = fc.record({
  node: fc.constantFrom(...AVS_NODE_NAMES),
  storage: fc.constantFrom(...AVS_STORAGE_NAMES),
  oversubscription: fc.integer({ min: 1, max: 8 }),
  memoryOvercommit: tenths(0.5, 10),
  deduplication: tenths(1, 10),
  slackPercent: fc.constant(25),
  cpuCapPercent: fc.constantFrom(100, AVS_CPU_CAP_2020),
  growth: fc.record({ cpu: tenths(1, 2), memory: tenths(1, 2), storage: tenths(1, 2) }),
  storageBasis: fc.constantFrom('allocated', 'used'),
  management: fc.record({
    vCpus: fc.integer({ min: 0, max: 50 }),
    memoryGB: fc.integer({ min: 0, max: 200 }),
    storageGB: fc.integer({ min: 0, max: 5000 }),
    source: fc.constant(null),
  }),
});

/** The same question asked of each number of nodes in turn: is there room for everything? */
function fewestNodes(demand: AvsDemand, policy: AvsPolicy): number {
  const node = AVS_NODES[policy.node];
  const { growth, management } = policy;
  const hasRoom = (nodes: number): boolean => {
    const vCpuRoom = nodes * node.cores * policy.oversubscription * (policy.cpuCapPercent / 100);
    const memoryRoom = nodes * node.memoryGB * policy.memoryOvercommit;
    const storageRoom = nodes * node.storageTB * 1024 * 0.75 * policy.deduplication;
    const asked = (demand.storageGB * growth.storage + management.storageGB) * AVS_STORAGE[policy.storage].factor;
    const EPSILON = 1e-6;
    return (
      demand.vCpus * growth.cpu + management.vCpus <= vCpuRoom + EPSILON &&
      demand.memoryGB * growth.memory + management.memoryGB <= memoryRoom + EPSILON &&
      asked <= storageRoom + EPSILON
    );
  };
  let nodes = Math.max(3, AVS_STORAGE[policy.storage].minimumHosts);
  while (!hasRoom(nodes)) nodes += 1;
  return nodes;
}

describe('nodes of Azure VMware Solution', () => {
  it('follow the steps of the page: the example of the docstring', () => {
    const found = sizeAvsNodes({ vCpus: 1000, memoryGB: 2000, storageGB: 20 * 1024 }, DEFAULT_AVS_POLICY);
    expect(found.neededBy).toEqual({ cpu: 7, memory: 4, storage: 4, minimumHosts: 3 });
    expect([found.nodes, found.decidedBy, found.limitingFactor]).toEqual([7, 'cpu', 'cpu']);
    // 250 of 252 cores, 2,000 of 4,032 GB, 53.33 of 106.4 TB.
    expect(found.utilisationPercent).toEqual({ cpu: 99.21, memory: 49.6, storage: 50.13 });
    expect(found.steps.map(({ what }) => what).slice(3, 7)).toEqual([
      ...['storage of machines', 'with failures to tolerate', 'after deduplication', 'with slack for vSAN'],
    ]);
  });

  it('are at least the hosts that the storage policy takes, whatever is asked', () => {
    const nothing = { vCpus: 1, memoryGB: 1, storageGB: 1 };
    const found = AVS_STORAGE_NAMES.map((storage) => sizeAvsNodes(nothing, { ...DEFAULT_AVS_POLICY, storage }));
    expect(found.map(({ nodes }) => nodes)).toEqual([3, 4, 5, 6, 7]);
    expect(new Set(found.map(({ decidedBy }) => decidedBy))).toEqual(new Set(['minimumHosts']));
  });

  it('are more under the document of 2020, which keeps a fifth of the processors', () => {
    const demand = { vCpus: 36 * 4 * 10, memoryGB: 1, storageGB: 1 };
    const policy = { ...DEFAULT_AVS_POLICY, cpuCapPercent: AVS_CPU_CAP_2020 };
    expect(sizeAvsNodes(demand, DEFAULT_AVS_POLICY).nodes).toBe(10);
    expect(sizeAvsNodes(demand, policy).nodes).toBe(13);
  });

  it('are the fewest that have room for everything', () => {
    fc.assert(
      fc.property(demands, policies, (demand, policy) => {
        expect(sizeAvsNodes(demand, policy).nodes).toBe(fewestNodes(demand, policy));
      }),
      RUNS,
    );
  });

  it('are never fewer for more of anything', () => {
    fc.assert(
      fc.property(demands, demands, policies, (one, more, policy) => {
        const both = {
          vCpus: one.vCpus + more.vCpus,
          memoryGB: one.memoryGB + more.memoryGB,
          storageGB: one.storageGB + more.storageGB,
        };
        expect(sizeAvsNodes(both, policy).nodes).toBeGreaterThanOrEqual(sizeAvsNodes(one, policy).nodes);
      }),
      RUNS,
    );
  });

  it('are never used beyond what the policy allows', () => {
    fc.assert(
      fc.property(demands, policies, (demand, policy) => {
        const { utilisationPercent } = sizeAvsNodes(demand, policy);
        expect(utilisationPercent.cpu).toBeLessThanOrEqual(policy.cpuCapPercent + 0.01);
        expect(utilisationPercent.memory).toBeLessThanOrEqual(100 * policy.memoryOvercommit + 0.01);
        expect(utilisationPercent.storage).toBeLessThanOrEqual(100.01);
      }),
      RUNS,
    );
  });
});
