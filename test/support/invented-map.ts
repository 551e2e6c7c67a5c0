import type { DependencyGraph, GraphEdge, GraphMachine, Tier } from '../../src/graph/index.js';
import { toMachineId } from '../../src/model/index.js';
import type { MachineId } from '../../src/model/index.js';
import type { WavePlan } from '../../src/waves/index.js';

/** A graph and a plan as a map needs them, invented from numbers. */
export interface InventedMap {
  readonly machines: number;
  /** Applications; every ninth machine is in none. */
  readonly groups: number;
  readonly edges: number;
  readonly hubs: number;
  readonly waves: number;
  readonly seed: number;
  readonly names?: readonly string[];
}

const TIERS: readonly Tier[] = ['stateless', 'middleware', 'data', 'foundation', 'operations', 'unknown'];
const PORTS = [443, 1433, 5432, 8080, 8443, 389, 53, 5672];

function numbersOf(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const inventedId = (number: number): MachineId => toMachineId(`invented:${number}`);

/** Only what a map reads of a plan is right. */
export function inventMap({ machines: count, groups, edges, hubs, waves, seed, names = [] }: InventedMap): {
  readonly graph: DependencyGraph;
  readonly plan: WavePlan;
} {
  const next = numbersOf(seed);
  const machines: readonly GraphMachine[] = Array.from({ length: count }, (_, number) => ({
    ...{ id: inventedId(number), name: names[number] ?? `app-${number.toString(36)}-${next(10)}` },
    ...{ application: null, environment: null, roles: [], role: next(3) === 0 ? 'database' : null },
    tier: TIERS[next(TIERS.length)]!,
  }));
  const members = Array.from({ length: groups }, (): MachineId[] => []);
  machines.forEach(({ id }, number) => {
    if (number % 9 !== 0) members[next(groups)]?.push(id);
  });
  const edge = (): GraphEdge => ({
    ...{ client: inventedId(next(count)), server: inventedId(next(count)), port: PORTS[next(PORTS.length)]! },
    ...{ protocol: next(2) === 0 ? 'tcp' : null, product: null, noiseRule: null, isStateful: false },
    kind: next(4) === 0 ? 'noise' : 'dependency',
    ...{ connections: next(5) === 0 ? null : next(40_000), connectionsPerDay: null, days: 1 + next(14) },
    ...{ from: null, to: null, clientProcesses: [], serverProcesses: [], isByAddress: null },
    origin: { file: 'invented.csv', line: 1 },
  });
  const graph: DependencyGraph = {
    machines,
    edges: Array.from({ length: edges }, edge),
    groups: members
      .map((ids, number) => ({
        ...{ name: `Application ${number % 7}`, environment: null, by: 'stated' as const, said: '' },
        machines: ids,
      }))
      .filter(({ machines: ids }) => ids.length > 0),
    hubs: Array.from({ length: hubs }, (_, number) => ({
      ...{ machines: [inventedId(number)], role: null, clients: 1, applications: [], why: 'many ask it' },
      advice: 'extend' as const,
    })),
    ...{ outside: [], noise: [], availabilityGroups: [], singlePoints: [], observed: null, unseen: [], problems: [] },
  };
  const planned = machines
    .filter((_, number) => number % 5 !== 4)
    .map(({ id, name }) => ({ id, name, wave: 1 + next(waves) }));
  const plan = {
    waves: Array.from({ length: waves }, (_, wave) => ({
      ...{ number: wave + 1, name: `Wave ${wave + 1}`, cutover: null, day: 14 * wave },
      machines: planned.filter((one) => one.wave === wave + 1).map(({ id }) => id),
    })),
    machines: planned,
  } as unknown as WavePlan;
  return { graph, plan };
}
