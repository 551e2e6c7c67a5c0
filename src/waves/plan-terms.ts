import type { GraphEdge } from '../graph/index.js';
import type { MachineId } from '../model/index.js';
import { compareText } from '../model/index.js';
import { isAnsweredByExtension } from './derive-extended.js';
import { isCounted } from './derive-wave-input.js';
import { weightsInForce } from './profiles.js';
import type { WaveInput, WaveMachine } from './wave-input.js';
import type { WaveWeights } from './wave-settings.js';

/** A dependency between two machines that both move; numbers are places in `machines`. */
export interface MovingEdge {
  readonly client: number;
  readonly server: number;
  readonly thousands: number;
  readonly edge: GraphEdge;
}

/** A dependency of a machine that moves on one that does not, or the other way. */
interface AnchoredEdge {
  readonly machine: number;
  readonly isClient: boolean;
  readonly other: WaveMachine;
  /** It costs for as long as the plan goes on; not so with a foundation, which then answers on both sides, nor with what is retired. */
  readonly isPriced: boolean;
  /** The request never crosses the link: what was extended answers it where the machine is. */
  readonly isAnswered: boolean;
  readonly thousands: number;
  readonly edge: GraphEdge;
}

/** Everything about an estate that a plan is weighed by, in the order of the estate; nothing here depends on the waves. */
export interface PlanTerms {
  readonly weights: WaveWeights;
  /** Those that are in a wave. */
  readonly machines: readonly WaveMachine[];
  readonly indexOf: ReadonlyMap<MachineId, number>;
  readonly edges: readonly MovingEdge[];
  readonly anchored: readonly AnchoredEdge[];
  /** Pairs of machines that ask each other, each pair once, the lower place first. */
  readonly twoWay: readonly (readonly [number, number])[];
  /** Machines of one application and one environment: production and test of one application need not move together. */
  readonly applications: readonly { readonly name: string; readonly machines: readonly number[] }[];
  /** Non-production that should be there before production: of each application that has both, then of the estate. */
  readonly orders: readonly {
    readonly name: string | null;
    readonly before: readonly number[];
    readonly after: readonly number[];
  }[];
  readonly nonProduction: readonly number[];
  readonly production: readonly number[];
}

/** A thousand connections a day or a part of it; nothing where no source counts. */
const thousandsOf = ({ connectionsPerDay }: GraphEdge): number =>
  connectionsPerDay === null ? 0 : Math.ceil(connectionsPerDay / 1000);

/** @param isMoving which machines are in a wave of the plan that is weighed */
export function derivePlanTerms(input: WaveInput, isMoving: (machine: WaveMachine) => boolean): PlanTerms {
  const machines = input.machines.filter(isMoving);
  const indexOf = new Map(machines.map(({ id }, index) => [id, index]));
  const { edges, anchored } = edgesOf(input, indexOf);
  const indices = machines.map((_machine, index) => index);
  const isProduction = (index: number): boolean => machines[index]!.environment === 'production';
  const [production, nonProduction] = [indices.filter(isProduction), indices.filter((index) => !isProduction(index))];
  return {
    weights: weightsInForce(input.settings),
    machines,
    indexOf,
    edges,
    anchored,
    twoWay: pairsOf(edges),
    applications: applicationsOf(machines),
    orders: ordersOf(machines, nonProduction, production),
    nonProduction,
    production,
  };
}

const isPriced = ({ unplanned }: WaveMachine): boolean =>
  unplanned?.kind !== 'foundation' && unplanned?.kind !== 'retired';

function edgesOf(input: WaveInput, indexOf: ReadonlyMap<MachineId, number>): Pick<PlanTerms, 'edges' | 'anchored'> {
  const byId = new Map(input.machines.map((machine) => [machine.id, machine]));
  const keep = new Set(input.settings.keepNoise);
  const edges: MovingEdge[] = [];
  const anchored: AnchoredEdge[] = [];
  for (const edge of input.graph.edges) {
    if (!isCounted(edge, keep) || edge.client === edge.server) continue;
    const [client, server] = [indexOf.get(edge.client), indexOf.get(edge.server)];
    const thousands = thousandsOf(edge);
    if (client !== undefined && server !== undefined) {
      edges.push({ client, server, thousands, edge });
      continue;
    }
    const machine = client ?? server;
    const other = byId.get(client === undefined ? edge.client : edge.server);
    if (machine === undefined || other === undefined) continue;
    const isClient = client !== undefined;
    const isAnswered = isClient && isAnsweredByExtension(other, edge);
    anchored.push({ machine, isClient, other, isPriced: isPriced(other), isAnswered, thousands, edge });
  }
  return { edges, anchored };
}

function pairsOf(edges: readonly MovingEdge[]): readonly (readonly [number, number])[] {
  const asks = new Map<number, Set<number>>();
  for (const { client, server } of edges) {
    const known = asks.get(client);
    if (known === undefined) asks.set(client, new Set([server]));
    else known.add(server);
  }
  const pairs: (readonly [number, number])[] = [];
  for (const [client, servers] of asks) {
    for (const server of servers) if (client < server && asks.get(server)?.has(client)) pairs.push([client, server]);
  }
  return pairs.sort((left, right) => left[0] - right[0] || left[1] - right[1]);
}

function groupBy<T>(count: number, keyOf: (index: number) => T | null): ReadonlyMap<T, number[]> {
  const groups = new Map<T, number[]>();
  for (let index = 0; index < count; index += 1) {
    const key = keyOf(index);
    if (key === null) continue;
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [index]);
    else known.push(index);
  }
  return groups;
}

function applicationsOf(machines: readonly WaveMachine[]): PlanTerms['applications'] {
  const groups = groupBy(machines.length, (index) => {
    const { application, environment } = machines[index]!;
    return application === null ? null : `${environment}/${application}`;
  });
  return [...groups]
    .filter(([, members]) => members.length > 1)
    .sort(([left], [right]) => compareText(left, right))
    .map(([, members]) => ({ name: machines[members[0]!]!.application!, machines: members }));
}

function ordersOf(
  machines: readonly WaveMachine[],
  nonProduction: readonly number[],
  production: readonly number[],
): PlanTerms['orders'] {
  const applications = groupBy(machines.length, (index) => machines[index]!.application);
  const isProduction = (index: number): boolean => machines[index]!.environment === 'production';
  const ofEach = [...applications]
    .sort(([left], [right]) => compareText(left, right))
    .map(([name, members]) => ({
      name,
      before: members.filter((index) => !isProduction(index)),
      after: members.filter(isProduction),
    }));
  return [...ofEach, { name: null, before: nonProduction, after: production }].filter(
    ({ before, after }) => before.length > 0 && after.length > 0,
  );
}
