import type { DependencyGraph, GraphEdge, Tier } from '../../graph/index.js';
import { compareText } from '../../model/index.js';
import type { Environment, MachineId, MachineRole } from '../../model/index.js';
import type { WavePlan } from '../../waves/index.js';
import { deriveView } from './map-view.js';
import type { MapView } from './map-view.js';
import { KINDS } from './order.js';

/** A machine of the map; its number is its place in `EstateMap.machines`, from 0. */
export interface MapMachine {
  readonly id: MachineId;
  readonly name: string;
  readonly role: MachineRole | null;
  readonly tier: Tier;
  /** One of those that many applications ask. */
  readonly isShared: boolean;
  /** Place in `EstateMap.applications`; null: it is in none. */
  readonly application: number | null;
  /** From 1; null: in no wave, or nothing was planned. */
  readonly wave: number | null;
}

/** An edge of the graph between machines by their numbers. */
export interface MapEdge extends Pick<GraphEdge, 'port' | 'protocol' | 'product' | 'kind' | 'connections' | 'days'> {
  readonly client: number;
  readonly server: number;
}

/** Machines that are one application, as the graph groups them. */
interface MapApplication {
  readonly name: string;
  readonly environment: Environment | null;
  readonly by: 'stated' | 'found';
}

/** Who depends on whom, ready to be drawn: the same for the same graph, in whatever order its lists stand. */
export interface EstateMap {
  /** Those of the assessment in its order, so that their numbers are those of its pages; then the others by name. */
  readonly machines: readonly MapMachine[];
  /** How many of them are the assessment's. */
  readonly assessed: number;
  /** By name, environment and first machine. */
  readonly applications: readonly MapApplication[];
  /** All of the graph, noise too; by client, server and port. */
  readonly edges: readonly MapEdge[];
  /** By application, and where waves were planned by wave. */
  readonly views: readonly MapView[];
}

/** What a map is made of. */
export interface MapQuestion {
  readonly graph: DependencyGraph;
  readonly waves: WavePlan | null;
  /** Machines of the assessment, in its order. */
  readonly assessed: readonly { readonly id: MachineId; readonly name: string }[];
}

/**
 * Puts a graph beside the waves of a plan. Edges of machines that neither the graph nor the assessment lists are none.
 * Cost: O((machines + edges) log edges).
 */
export function deriveEstateMap(question: MapQuestion): EstateMap {
  const { machines, applications } = machinesOf(question);
  const numbers = new Map(machines.map(({ id }, number) => [id, number]));
  const edges = edgesOf(question.graph, numbers);
  const whole = { machines, applications, edges };
  const { waves } = question;
  return {
    ...whole,
    assessed: question.assessed.length,
    views: [
      deriveView(whole, 'applications', 0),
      ...(waves === null ? [] : [deriveView(whole, 'waves', waves.waves.length)]),
    ],
  };
}

function machinesOf({ graph, waves, assessed }: MapQuestion): Pick<EstateMap, 'machines' | 'applications'> {
  const byId = new Map(graph.machines.map((machine) => [machine.id, machine]));
  const own = new Set(assessed.map(({ id }) => id));
  const others = graph.machines
    .filter(({ id }) => !own.has(id))
    .toSorted((one, other) => compareText(one.name, other.name) || compareText(one.id, other.id));
  const all = [...assessed, ...others];
  const numbers = new Map(all.map(({ id }, number) => [id, number]));
  const groups = graph.groups
    .map((group) => ({ ...group, first: firstOf(group.machines, numbers) }))
    .toSorted(
      (one, other) =>
        compareText(one.name, other.name) ||
        compareText(one.environment ?? '', other.environment ?? '') ||
        one.first - other.first,
    );
  const applicationOf = new Map(groups.flatMap(({ machines }, number) => machines.map((id) => [id, number] as const)));
  const shared = new Set(graph.hubs.flatMap(({ machines }) => machines));
  const waveOf = new Map((waves?.machines ?? []).map(({ id, wave }) => [id, wave]));
  return {
    applications: groups.map(({ name, environment, by }) => ({ name, environment, by })),
    machines: all.map(({ id, name }) => ({
      ...{ id, name, role: byId.get(id)?.role ?? null, tier: byId.get(id)?.tier ?? 'unknown' },
      ...{ isShared: shared.has(id), application: applicationOf.get(id) ?? null, wave: waveOf.get(id) ?? null },
    })),
  };
}

const firstOf = (ids: readonly MachineId[], numbers: ReadonlyMap<MachineId, number>): number =>
  ids.reduce((first, id) => Math.min(first, numbers.get(id) ?? first), numbers.size);

function edgesOf({ edges }: DependencyGraph, numbers: ReadonlyMap<MachineId, number>): readonly MapEdge[] {
  const found: MapEdge[] = [];
  for (const edge of edges) {
    const [client, server] = [numbers.get(edge.client), numbers.get(edge.server)];
    if (client === undefined || server === undefined) continue;
    const { port, protocol, product, kind, connections, days } = edge;
    found.push({ client, server, port, protocol, product, kind, connections, days });
  }
  return found.toSorted(
    (one, other) =>
      one.client - other.client ||
      one.server - other.server ||
      one.port - other.port ||
      compareText(one.protocol ?? '', other.protocol ?? '') ||
      KINDS.indexOf(one.kind) - KINDS.indexOf(other.kind) ||
      compareText(one.product ?? '', other.product ?? ''),
  );
}
