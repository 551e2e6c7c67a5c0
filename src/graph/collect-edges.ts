import type { Connection, ConnectionEnd, ProcessSeen } from '../dependency/index.js';
import { compareText } from '../model/index.js';
import type { Machine, SourceLocation } from '../model/index.js';
import type { DependencyGraph, OutsideEdge } from './graph.js';

/** An edge before anything is made of it; machines by their place in the order of ids. */
export interface CollectedEdge {
  readonly client: number;
  readonly server: number;
  readonly port: number;
  /** Null also where both were seen. */
  readonly protocol: 'tcp' | 'udp' | null;
  readonly connections: number | null;
  readonly days: number;
  /** The most slots of six hours in which one of its connections was seen; 0 where no source has slots. */
  readonly slots: number;
  readonly from: string | null;
  readonly to: string | null;
  /** In order, without the unknown. */
  readonly clientProcesses: readonly string[];
  readonly serverProcesses: readonly string[];
  readonly isByAddress: boolean | null;
  readonly isDoubtful: boolean;
  readonly origin: SourceLocation;
  /** What it was made of. */
  readonly parts: readonly Connection[];
}

export interface CollectedEdges {
  /** By client, server and port. */
  readonly edges: readonly CollectedEdge[];
  readonly outside: readonly OutsideEdge[];
  /** Places of the machines that any connection names, also one to itself. */
  readonly seen: ReadonlySet<number>;
  /** Connections of which an end could be one of several machines: in no edge. */
  readonly ambiguous: number;
  readonly observed: DependencyGraph['observed'];
}

/**
 * Connections as edges: one for each client, server and port, whatever protocols and forms they come in. What a machine asks of
 * itself makes none, nor what two parties outside ask of each other.
 *
 * @param inOrder the machines in the order of their ids
 */
export function collectEdges(
  inOrder: readonly Pick<Machine, 'id'>[],
  connections: readonly Connection[],
): CollectedEdges {
  const places = new Map(inOrder.map(({ id }, place) => [id as string, place] as const));
  const placeOf = (end: ConnectionEnd): number => (end.kind === 'machine' ? (places.get(end.id) ?? -1) : -1);
  const own: OwnConnection[] = [];
  const seen = new Set<number>();
  const outside: OutsideEdge[] = [];
  let ambiguous = 0;
  for (const connection of connections) {
    const [client, server] = [placeOf(connection.source), placeOf(connection.target)];
    if (client >= 0) seen.add(client);
    if (server >= 0) seen.add(server);
    if (client >= 0 && server >= 0) {
      if (client !== server) own.push({ client, server, connection });
    } else if (isAmbiguous(connection)) {
      ambiguous += 1;
    } else if (client >= 0 || server >= 0) {
      outside.push(outsideOf(connection, client >= 0));
    }
  }
  return { edges: edgesOf(own), outside: outside.sort(compareOutside), seen, ambiguous, observed: spanOf(connections) };
}

/** A connection between two machines, by their places. */
interface OwnConnection {
  readonly client: number;
  readonly server: number;
  readonly connection: Connection;
}

const compareOwn = (left: OwnConnection, right: OwnConnection): number =>
  left.client - right.client || left.server - right.server || left.connection.port - right.connection.port;

/** Those of one client, server and port are one edge; their order among themselves stays. */
function edgesOf(own: OwnConnection[]): readonly CollectedEdge[] {
  own.sort(compareOwn);
  const edges: CollectedEdge[] = [];
  for (let from = 0; from < own.length;) {
    const first = own[from]!;
    let to = from + 1;
    while (to < own.length && compareOwn(first, own[to]!) === 0) to += 1;
    const parts = own.slice(from, to).map(({ connection }) => connection);
    edges.push(edgeOf(first.client, first.server, parts));
    from = to;
  }
  return edges;
}

const isAmbiguous = ({ source, target }: Connection): boolean =>
  [source, target].some((end) => end.kind === 'other' && end.why === 'ambiguous');

function outsideOf(connection: Connection, isAsking: boolean): OutsideEdge {
  const { source, target, port, protocol, count, days, from, to, origin } = connection;
  const [own, party] = isAsking ? [source, target] : [target, source];
  const addresses = party.kind === 'other' ? party.addresses : [];
  return {
    machine: own.kind === 'machine' ? own.id : ('' as never),
    // Whose name is its address is called by nothing else.
    party: addresses.includes(party.name) ? '' : party.name,
    addresses,
    direction: isAsking ? 'asks' : 'isAsked',
    port,
    protocol,
    connections: count,
    ...{ days, from, to, origin },
  };
}

const compareOutside = (left: OutsideEdge, right: OutsideEdge): number =>
  compareText(left.machine, right.machine) ||
  compareText(left.direction, right.direction) ||
  compareText(left.party, right.party) ||
  compareText(left.addresses.join(), right.addresses.join()) ||
  left.port - right.port ||
  compareText(left.protocol ?? '', right.protocol ?? '') ||
  compareSeen(left, right);

/** Of those that say the same: by when they were seen, how often, and where that stands. */
const compareSeen = (left: OutsideEdge, right: OutsideEdge): number =>
  compareText(left.from ?? '', right.from ?? '') ||
  compareText(left.to ?? '', right.to ?? '') ||
  (left.connections ?? -1) - (right.connections ?? -1) ||
  Number(isBefore(right.origin, left.origin)) - Number(isBefore(left.origin, right.origin));

function edgeOf(client: number, server: number, parts: readonly Connection[]): CollectedEdge {
  const [first] = parts;
  const days = datesOf(parts);
  return {
    client,
    server,
    port: first!.port,
    protocol: parts.every(({ protocol }) => protocol === first!.protocol) ? first!.protocol : null,
    connections: sumOf(parts.map(({ count }) => count)),
    days: parts.reduce((most, { days }) => Math.max(most, days), 0),
    slots: parts.reduce((most, { slots }) => Math.max(most, slots), 0),
    from: days.from,
    to: days.to,
    clientProcesses: namesOf(parts, ({ sourceProcesses }) => sourceProcesses),
    serverProcesses: namesOf(parts, ({ targetProcesses }) => targetProcesses),
    isByAddress: byAddressOf(parts),
    isDoubtful: parts.every(({ direction }) => direction === 'doubtful'),
    origin: parts.map(({ origin }) => origin).reduce((best, one) => (isBefore(one, best) ? one : best)),
    parts,
  };
}

/** Of a count that is unknown and one that is known, the known one: the sum is one of at least so many. */
function sumOf(counts: readonly (number | null)[]): number | null {
  const known = counts.filter((count) => count !== null);
  return known.length === 0 ? null : known.reduce((sum, count) => sum + count, 0);
}

function datesOf(parts: readonly Connection[]): { readonly from: string | null; readonly to: string | null } {
  let from: string | null = null;
  let to: string | null = null;
  for (const one of parts) {
    if (one.from === null || one.to === null) continue;
    if (from === null || one.from < from) from = one.from;
    if (to === null || one.to > to) to = one.to;
  }
  return { from, to };
}

/** Most edges of large estates have no process: they share one list. */
const NO_NAMES: readonly string[] = [];

function namesOf(
  parts: readonly Connection[],
  processesOf: (one: Connection) => readonly ProcessSeen[],
): readonly string[] {
  const names = new Set<string>();
  for (const one of parts) for (const { process } of processesOf(one)) if (process !== '') names.add(process);
  return names.size === 0 ? NO_NAMES : [...names].sort(compareText);
}

/** One call by address is one that breaks with the address, whatever the others do. */
function byAddressOf(parts: readonly Connection[]): boolean | null {
  if (parts.some(({ calledBy }) => calledBy === 'address')) return true;
  return parts.some(({ calledBy }) => calledBy === 'name') ? false : null;
}

const isBefore = (left: SourceLocation, right: SourceLocation): boolean =>
  left.file === right.file ? (left.line ?? 0) < (right.line ?? 0) : compareText(left.file, right.file) < 0;

const MS_PER_DAY = 86_400_000;

function spanOf(connections: readonly Connection[]): DependencyGraph['observed'] {
  const { from, to } = datesOf(connections);
  if (from === null || to === null) return null;
  return { from, to, days: Math.round((Date.parse(to) - Date.parse(from)) / MS_PER_DAY) + 1 };
}
