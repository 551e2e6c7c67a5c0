import type { DependencyGraph } from '../graph/index.js';
import { compareText } from '../model/index.js';
import type { MachineId, MachineRole } from '../model/index.js';
import { START_TIERS, startTiers } from './start-tiers.js';
import type { StartTier } from './start-tiers.js';
import { stronglyConnected } from './strongly-connected.js';

/** That one machine needs another before it starts. */
interface NeededEdge {
  readonly client: MachineId;
  readonly server: MachineId;
}

/** Machines that may start beside each other, once every level before has started. */
export interface StartLevel {
  readonly tier: StartTier;
  /** From 0 within its tier. */
  readonly depth: number;
  /** In the order of ids. */
  readonly machines: readonly MachineId[];
  /** Machines of it that go in a circle with others of it. */
  readonly circular: ReadonlySet<MachineId>;
}

export interface StartOrder {
  readonly levels: readonly StartLevel[];
  readonly levelOf: ReadonlyMap<MachineId, number>;
  readonly tierOf: ReadonlyMap<MachineId, StartTier>;
  /** Dependencies that the order keeps, each pair once. */
  readonly kept: readonly NeededEdge[];
  /** The same by server and by client; machines without any are not in them. */
  readonly clientsOf: ReadonlyMap<MachineId, readonly MachineId[]>;
  readonly serversOf: ReadonlyMap<MachineId, readonly MachineId[]>;
  /** Those that ask a later tier, which the order of tiers does not keep; each pair once. */
  readonly against: readonly NeededEdge[];
  /** Machines of one tier that need each other, in the order of ids. */
  readonly circles: readonly (readonly MachineId[])[];
}

/**
 * The order in which members start: tier by tier, and within a tier the asked before those that ask. Machines of one tier that need each
 * other start together. With the tiers given, a dependency that closes no circle can only add levels: those of a tier are as many as its
 * longest chain.
 *
 * Cost: O(machines + edges), besides sorting.
 */
export function deriveStartOrder(graph: DependencyGraph, members: ReadonlySet<MachineId>): StartOrder {
  const tierOf = startTiers(graph);
  const roleOf = new Map(graph.machines.map(({ id, role }) => [id, role] as const));
  const ids = [...members].sort(compareText);
  const rank = (id: MachineId): number => START_TIERS.indexOf(tierOf.get(id) ?? 'other');
  const pairs = neededPairs(graph, members).filter((pair) => !isNetworkAndNames(pair, roleOf));
  const kept = pairs.filter(({ client, server }) => rank(server) <= rank(client));
  const against = pairs.filter(({ client, server }) => rank(server) > rank(client));
  const { depths, circles } = depthsWithin(
    ids,
    kept.filter(({ client, server }) => rank(server) === rank(client)),
  );
  const circular = new Set(circles.flat());
  const keyOf = (id: MachineId): number => rank(id) * (ids.length + 1) + depths.get(id)!;
  const keys = [...new Set(ids.map(keyOf))].sort((left, right) => left - right);
  const levelAt = new Map(keys.map((key, level) => [key, level] as const));
  const machinesAt: MachineId[][] = keys.map(() => []);
  for (const id of ids) machinesAt[levelAt.get(keyOf(id))!]!.push(id);
  return {
    levels: machinesAt.map((machines) => ({
      tier: tierOf.get(machines[0]!) ?? 'other',
      depth: depths.get(machines[0]!)!,
      machines,
      circular: new Set(machines.filter((id) => circular.has(id))),
    })),
    levelOf: new Map(ids.map((id) => [id, levelAt.get(keyOf(id))!] as const)),
    ...{ tierOf, kept, against, circles },
    clientsOf: othersBy(kept, 'server', 'client'),
    serversOf: othersBy(kept, 'client', 'server'),
  };
}

/** A firewall passes packets before it knows names, and a directory answers inside without a way out: neither waits for the other. */
function isNetworkAndNames(
  { client, server }: NeededEdge,
  roleOf: ReadonlyMap<MachineId, MachineRole | null>,
): boolean {
  const roles = [roleOf.get(client), roleOf.get(server)];
  return roles.includes('firewall') && (roles.includes('directory') || roles.includes('dns'));
}

function othersBy(
  pairs: readonly NeededEdge[],
  by: keyof NeededEdge,
  other: keyof NeededEdge,
): ReadonlyMap<MachineId, readonly MachineId[]> {
  const found = new Map<MachineId, MachineId[]>();
  for (const pair of pairs) {
    const own = found.get(pair[by]);
    if (own === undefined) found.set(pair[by], [pair[other]]);
    else own.push(pair[other]);
  }
  return found;
}

/** Each pair of client and server once, in the order of ids. */
function neededPairs({ edges }: DependencyGraph, members: ReadonlySet<MachineId>): readonly NeededEdge[] {
  const serversOf = new Map<MachineId, Set<MachineId>>();
  for (const { client, server, kind } of edges) {
    if (kind !== 'dependency' || client === server || !members.has(client) || !members.has(server)) continue;
    const own = serversOf.get(client);
    if (own === undefined) serversOf.set(client, new Set([server]));
    else own.add(server);
  }
  return [...serversOf.keys()]
    .sort(compareText)
    .flatMap((client) => [...serversOf.get(client)!].sort(compareText).map((server) => ({ client, server })));
}

interface Depths {
  readonly depths: ReadonlyMap<MachineId, number>;
  readonly circles: readonly (readonly MachineId[])[];
}

/** The longest chain of servers below each machine, circles taken as one. */
function depthsWithin(ids: readonly MachineId[], edges: readonly NeededEdge[]): Depths {
  const place = new Map(ids.map((id, index) => [id, index] as const));
  const servers: number[][] = ids.map(() => []);
  for (const { client, server } of edges) servers[place.get(client)!]!.push(place.get(server)!);
  const depth = new Int32Array(ids.length);
  const circles: MachineId[][] = [];
  for (const set of stronglyConnected(ids.length, (node) => servers[node]!)) {
    const own = new Set(set);
    const below = set.flatMap((node) => servers[node]!.filter((server) => !own.has(server)));
    const deepest = below.reduce((most, server) => Math.max(most, depth[server]! + 1), 0);
    for (const node of set) depth[node] = deepest;
    if (set.length > 1) circles.push(set.map((node) => ids[node]!));
  }
  circles.sort((left, right) => compareText(left[0]!, right[0]!));
  return { depths: new Map(ids.map((id, index) => [id, depth[index]!] as const)), circles };
}
