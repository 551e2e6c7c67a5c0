import type { Connection, Dependencies, Product, ServicesByMachine } from '../dependency/index.js';
import { deriveServices } from '../dependency/index.js';
import { compareText } from '../model/index.js';
import type { Machine, MachineId, MachineRole, Problem, RoleEvidence } from '../model/index.js';
import { findApplicationGroups } from './application-groups.js';
import { findAvailabilityGroups } from './availability-groups.js';
import { collectEdges } from './collect-edges.js';
import type { CollectedEdge } from './collect-edges.js';
import { findNoise, summariseNoise } from './find-noise.js';
import { findRoles, servicesWithout, surestRole } from './find-roles.js';
import type { AvailabilityGroup, DependencyGraph, GraphEdge, GraphMachine } from './graph.js';
import { findHabits, isDoubtfulWatcher } from './habits.js';
import type { HabitInput } from './habits.js';
import { findHubs } from './hubs.js';
import { NOISE_RULES } from './noise-rules.js';
import type { NoiseRule } from './noise-rules.js';
import { ambiguousConnections, contradictingRoles, doubtfulEdges, unknownNoiseRule } from './problems.js';
import { findSinglePoints } from './single-points.js';
import { TIER_OF_ROLE } from './tier.js';
import type { PlacedEdge, Wiring } from './wiring.js';

export interface GraphInput {
  /** Of the estate; each id once. */
  readonly machines: readonly Machine[];
  /** Null: no export of connections was given. */
  readonly dependencies: Pick<Dependencies, 'connections' | 'unanswered'> | null;
  /** Ids of rules of noise whose edges are kept as dependencies. */
  readonly keepNoise?: readonly string[];
}

/**
 * Who depends on whom: roles, edges, noise, hubs, groups, availability groups and single points. Neither the order of the
 * connections nor that of the machines changes anything but the order of `machines`, which is the estate's.
 *
 * Problems: `graph/unknown-noise-rule`, `graph/ambiguous-connections`, `graph/doubtful-direction`,
 * `graph/contradicting-roles`.
 */
export function deriveGraph({ machines, dependencies, keepNoise = [] }: GraphInput): DependencyGraph {
  const connections = dependencies?.connections ?? [];
  const inOrder = machines.toSorted((left, right) => compareText(left.id, right.id));
  const collected = collectEdges(inOrder, connections);
  const { edges, outside, seen } = collected;
  const kept = new Set(keepNoise);
  const unanswered = dependencies?.unanswered ?? [];
  const told = rolesAndNoise(inOrder, connections, { edges, outside, unanswered, seen: seen.size });
  const graphMachines = inOrder.map((machine, place) => machineOf(machine, told.roles[place]!));
  const productOn = productsByPort(told.services);
  const raw = edges.map((edge, at): PlacedEdge => {
    const rule = told.rules[at] ?? null;
    const [client, server] = [graphMachines[edge.client]!, graphMachines[edge.server]!];
    const noise = rule === null || kept.has(rule.id) ? null : rule;
    const product = productOn(server.id, edge.port);
    return { client: edge.client, server: edge.server, edge: edgeOf(edge, { client, server, noise, product }) };
  });
  const quiet: Wiring = {
    machines: graphMachines,
    edges: raw.filter(({ edge }) => edge.kind !== 'noise'),
    seen: seen.size,
  };
  const availability = findAvailabilityGroups(quiet);
  const withReplication = raw.map((one): PlacedEdge => {
    const edge = replicationOf(one.edge, availability.memberOf);
    return edge === one.edge ? one : { client: one.client, server: one.server, edge };
  });
  const wiring: Wiring = { ...quiet, edges: withReplication.filter(({ edge }) => edge.kind !== 'noise') };
  const { hubs, places: hubPlaces } = findHubs(wiring, availability.groups);
  const byId = new Map(graphMachines.map((machine) => [machine.id, machine] as const));
  return {
    machines: machines.map(({ id }) => byId.get(id)!),
    edges: withReplication.map(({ edge }) => edge),
    outside,
    noise: summariseNoise(edges, told.rules, { kept, idAt: (place) => inOrder[place]!.id }),
    hubs,
    groups: findApplicationGroups(wiring, hubPlaces),
    availabilityGroups: availability.groups,
    singlePoints: findSinglePoints(wiring, { availability: availability.groups, outside }),
    observed: collected.observed,
    unseen: inOrder.flatMap(({ id, isTemplate }, place) => (seen.has(place) || isTemplate ? [] : [id])),
    problems: problemsOf(keepNoise, { ambiguous: collected.ambiguous, edges, machines: graphMachines }),
  };
}

interface Told {
  readonly roles: readonly (readonly RoleEvidence[])[];
  readonly rules: readonly (NoiseRule | null)[];
  readonly services: ServicesByMachine;
}

/** Roles tell noise, and noise hides roles: what a scanner tried is taken away, and the others are looked at once more. */
function rolesAndNoise(
  inOrder: readonly Machine[],
  connections: readonly Connection[],
  found: Omit<HabitInput, 'placeOf'>,
): Told {
  const places = new Map<string, number>(inOrder.map(({ id }, place) => [id, place] as const));
  const { edges } = found;
  const habits = findHabits({ ...found, placeOf: (id) => places.get(id) ?? -1 });
  const habitsAt = (place: number): readonly RoleEvidence[] => habits.get(place) ?? [];
  const services = deriveServices({ connections });
  const first = findRoles(inOrder, services, habitsAt);
  const rules = findNoise(edges, first);
  const scans = edges.filter((_edge, at) => rules[at] === NOISE_RULES[0]);
  if (scans.length === 0) return { roles: first, rules, services };
  const scanners = new Set(scans.map(({ client }) => client));
  const quiet = servicesWithout(connections, new Set(scans.flatMap(({ parts }) => parts)));
  const second = findRoles(inOrder, quiet, habitsAt);
  return { roles: second.map((signs, place) => (scanners.has(place) ? first[place]! : signs)), rules, services: quiet };
}

function machineOf({ id, name, application, environment }: Machine, roles: readonly RoleEvidence[]): GraphMachine {
  const role = surestRole(roles);
  return { id, name, application, environment, roles, role, tier: role === null ? 'unknown' : TIER_OF_ROLE[role] };
}

/** Services looked up by machine and port, each list once. */
function productsByPort(services: ServicesByMachine): (id: MachineId, port: number) => Product | null {
  const known = new Map<MachineId, ReadonlyMap<number, Product | null>>();
  return (id, port) => {
    let own = known.get(id);
    if (own === undefined) {
      const serves = services.get(id)?.serves ?? [];
      own = new Map(serves.map((service) => [service.port, service.product] as const));
      known.set(id, own);
    }
    return own.get(port) ?? null;
  };
}

const STATEFUL: ReadonlySet<MachineRole> = new Set(['database', 'queue', 'file', 'cache']);

interface EdgeFacts {
  readonly client: GraphMachine;
  readonly server: GraphMachine;
  readonly noise: NoiseRule | null;
  /** What the server serves on the port, by the table of products. */
  readonly product: Product | null;
}

/** One literal without spread parts: there may be half a million of them, and the engine then keeps them all in one shape. */
function edgeOf(edge: CollectedEdge, { client, server, noise, product }: EdgeFacts): GraphEdge {
  const { connections, days } = edge;
  return {
    client: client.id,
    server: server.id,
    port: edge.port,
    protocol: edge.protocol,
    product: product?.id ?? null,
    kind: noise === null ? 'dependency' : 'noise',
    noiseRule: noise?.id ?? null,
    isStateful: isStateful(product?.roles ?? null, edge.isDoubtful ? null : server.role),
    connections,
    connectionsPerDay: perDay(connections, days),
    days,
    from: edge.from,
    to: edge.to,
    clientProcesses: edge.clientProcesses,
    serverProcesses: edge.serverProcesses,
    isByAddress: edge.isByAddress,
    origin: edge.origin,
  };
}

const perDay = (connections: number | null, days: number): number | null =>
  connections === null || days === 0 ? null : connections / days;

/** Where the port tells nothing, what the machine is for does. */
const isStateful = (ofProduct: readonly MachineRole[] | null, ofMachine: MachineRole | null): boolean =>
  ofProduct === null ? ofMachine !== null && STATEFUL.has(ofMachine) : ofProduct.some((role) => STATEFUL.has(role));

/** Between members of one group that copies or votes, what keeps state is replication. */
function replicationOf(edge: GraphEdge, memberOf: ReadonlyMap<string, AvailabilityGroup>): GraphEdge {
  const group = memberOf.get(edge.client);
  if (edge.kind === 'noise' || group === undefined || group !== memberOf.get(edge.server)) return edge;
  return group.kind === 'pool' ? edge : { ...edge, kind: 'replication' };
}

interface Findings {
  readonly ambiguous: number;
  readonly edges: readonly CollectedEdge[];
  readonly machines: readonly GraphMachine[];
}

function problemsOf(keepNoise: readonly string[], { ambiguous, edges, machines }: Findings): readonly Problem[] {
  const known = NOISE_RULES.map(({ id }) => id);
  const doubtful = edges.filter(({ isDoubtful }) => isDoubtful).length;
  return [
    ...[...new Set(keepNoise)]
      .filter((rule) => !known.includes(rule))
      .sort(compareText)
      .map((rule) => unknownNoiseRule(rule, known)),
    ...(ambiguous === 0 ? [] : [ambiguousConnections(ambiguous)]),
    ...(doubtful === 0 ? [] : [doubtfulEdges(doubtful)]),
    ...machines.filter(({ roles }) => roles.some(isDoubtfulWatcher)).map(({ name }) => contradictingRoles(name)),
  ];
}
