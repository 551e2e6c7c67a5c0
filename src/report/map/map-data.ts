import type { EstateMap, MapEdge } from './estate-map.js';
import type { ViewKind } from './map-view.js';
import { KINDS, TIERS } from './order.js';

/** What an edge serves: machines ask each other in few ways, so each way stands once. */
export interface MapWay {
  readonly port: number;
  readonly protocol: 'tcp' | 'udp' | null;
  readonly product: string | null;
  /** Place in `KINDS`. */
  readonly kind: number;
}

/** A map as its page holds it for the script: columns, in the order of machines and edges. */
export interface MapData {
  readonly assessed: number;
  /** Of the machines behind those assessed; the others stand in the table of machines. */
  readonly names: readonly string[];
  /** Place in `TIERS`. */
  readonly tiers: readonly number[];
  readonly roles: readonly string[];
  /** Place in `roles` from 1; 0: none. */
  readonly role: readonly number[];
  /** Of each view, the group of each machine. */
  readonly groups: Readonly<Partial<Record<ViewKind, readonly number[]>>>;
  readonly ways: readonly MapWay[];
  /** Edges of each machine as a client. */
  readonly asks: readonly number[];
  /** Of each edge the step from the server before, from 0 with each client. */
  readonly steps: readonly number[];
  readonly way: readonly number[];
  /** -1: no source counts. */
  readonly connections: readonly number[];
  readonly days: readonly number[];
  /** Edges that are not here: of more than a page bears, noise and then the weakest. */
  readonly leftOut: number;
}

/** A page of 10,000 machines bears so many edges at about ten bytes. */
export const MOST_EDGES = 32_000;

/** The columns of a map. Cost: O(edges log edges). */
export function packMap({ machines, assessed, edges, views }: EstateMap): MapData {
  const kept = strongest(edges);
  const roles = [...new Set(machines.map(({ role }) => role))].filter((role) => role !== null).toSorted();
  const ways = waysOf(kept);
  const asks = machines.map(() => 0);
  const steps: number[] = [];
  let last = { client: -1, server: 0 };
  for (const { client, server } of kept) {
    asks[client]! += 1;
    steps.push(server - (last.client === client ? last.server : 0));
    last = { client, server };
  }
  return {
    assessed,
    names: machines.slice(assessed).map(({ name }) => name),
    tiers: machines.map(({ tier }) => TIERS.indexOf(tier)),
    roles,
    role: machines.map(({ role }) => (role === null ? 0 : roles.indexOf(role) + 1)),
    groups: Object.fromEntries(views.map(({ kind, groupOf }) => [kind, groupOf])),
    ways: [...ways.values()].map(({ way }) => way),
    asks,
    steps,
    way: kept.map((edge) => ways.get(keyOf(edge))!.place),
    connections: kept.map(({ connections }) => connections ?? -1),
    days: kept.map(({ days }) => days),
    leftOut: edges.length - kept.length,
  };
}

const keyOf = ({ port, protocol, product, kind }: MapEdge): string =>
  `${port} ${protocol ?? ''} ${kind} ${product ?? ''}`;

/** The ways that most edges go first, so that most numbers are short. */
function waysOf(edges: readonly MapEdge[]): ReadonlyMap<string, { readonly place: number; readonly way: MapWay }> {
  const counts = new Map<string, { way: MapWay; count: number }>();
  for (const edge of edges) {
    const key = keyOf(edge);
    const found = counts.get(key);
    if (found !== undefined) found.count += 1;
    else {
      const { port, protocol, product, kind } = edge;
      counts.set(key, { way: { port, protocol, product, kind: KINDS.indexOf(kind) }, count: 1 });
    }
  }
  const sorted = [...counts].toSorted(
    ([one, { count: left }], [other, { count: right }]) => right - left || (one < other ? -1 : 1),
  );
  return new Map(sorted.map(([key, { way }], place) => [key, { place, way }]));
}

/** Edges by client, server and port; of too many, dependencies before noise and those with more connections before others. */
function strongest(edges: readonly MapEdge[]): readonly MapEdge[] {
  if (edges.length <= MOST_EDGES) return edges;
  const rank = edges
    .map((edge, place) => ({ edge, place }))
    .toSorted(
      (one, other) =>
        Number(one.edge.kind === 'noise') - Number(other.edge.kind === 'noise') ||
        (other.edge.connections ?? 0) - (one.edge.connections ?? 0) ||
        one.place - other.place,
    );
  const kept = new Set(rank.slice(0, MOST_EDGES).map(({ place }) => place));
  return edges.filter((_, place) => kept.has(place));
}
