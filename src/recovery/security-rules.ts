import type { GraphEdge } from '../graph/index.js';
import { compareText } from '../model/index.js';
import type { SourceLocation } from '../model/index.js';
import { protocolsOf } from '../waves/index.js';
import { comparePlaces } from './recovery-order.js';
import type { SecurityUnit, SecurityUnits } from './security-units.js';
import type { SecurityRule } from './target-design.js';

/** Evidence older than this is marked; ours: a quarter, in which most of what runs runs once. */
export const OLD_EVIDENCE_DAYS = 90;

/** A rule before it has a number and a name. */
export type DraftRule = Omit<SecurityRule, 'priority' | 'name'> & { readonly title: string };

/** One way that was seen: from unit to unit on a port. */
interface SeenWay {
  readonly client: SecurityUnit;
  readonly server: SecurityUnit;
  readonly protocol: 'tcp' | 'udp';
  readonly port: number;
  isAssumed: boolean;
  edges: number;
  connections: number | null;
  lastSeen: string | null;
  at: SourceLocation;
}

/**
 * Rules from connections that were seen between machines of the plan, one for each pair of units, protocol and age: inbound where the
 * server stands, and, inferred from the same connections, outbound where the client does, since each subnet denies the rest both ways. Units
 * named by addresses that ask the same are one rule. Nothing is let through that no member of a unit was seen to do. Where no source states
 * the protocol it is that of the service, or TCP, told as an assumption.
 */
export function draftSeenRules(
  edges: readonly GraphEdge[],
  { unitOf }: SecurityUnits,
  { asOf, why }: { readonly asOf: string; readonly why: string },
): readonly DraftRule[] {
  const ways = [...collectWays(edges, unitOf).values()];
  return (['inbound', 'outbound'] as const).flatMap((direction) => {
    const isInbound = direction === 'inbound';
    // By the unit whose subnet has the rule, the other unit where it is a group, the protocol, the age and the ports.
    const pairs = groupBy(ways, (way) =>
      [way.client.id, way.server.id, way.protocol, ageOf(way, asOf).isOld].join('\n'),
    );
    const merged = groupBy([...pairs.values()], (pair) => {
      const [{ client, server, protocol }] = pair as [SeenWay];
      const [own, other] = isInbound ? [server, client] : [client, server];
      const ports = portsOf(pair).join();
      return [own.id, other.isGroup ? other.id : '', protocol, ageOf(pair[0]!, asOf).isOld, ports].join('\n');
    });
    return [...merged.values()].map((all) => ruleOf(all.flat(), { direction, asOf, why }));
  });
}

function collectWays(edges: readonly GraphEdge[], unitOf: SecurityUnits['unitOf']): ReadonlyMap<string, SeenWay> {
  const ways = new Map<string, SeenWay>();
  for (const edge of edges) {
    const [client, server] = [unitOf.get(edge.client), unitOf.get(edge.server)];
    if (client === undefined || server === undefined || edge.client === edge.server) continue;
    const { protocols, by } = protocolsOf(edge);
    for (const protocol of protocols) {
      // Old and new evidence of one way are one: the last day counts.
      const key = [client.id, server.id, protocol, edge.port].join('\n');
      const known = ways.get(key);
      if (known === undefined) {
        const { port, connections, to: lastSeen, origin: at } = edge;
        ways.set(key, {
          client,
          server,
          protocol,
          port,
          isAssumed: by === 'assumed',
          edges: 1,
          connections,
          lastSeen,
          at,
        });
      } else {
        known.edges += 1;
        known.connections = sumOf(known.connections, edge.connections);
        known.lastSeen = laterOf(known.lastSeen, edge.to);
        known.isAssumed ||= by === 'assumed';
        known.at = firstPlace(known.at, edge.origin);
      }
    }
  }
  return ways;
}

/** The place that comes first in its file, whatever was read first. */
export const firstPlace = (left: SourceLocation, right: SourceLocation): SourceLocation =>
  comparePlaces(left, right) <= 0 ? left : right;

export const sumOf = (left: number | null, right: number | null): number | null =>
  left === null && right === null ? null : (left ?? 0) + (right ?? 0);

export const laterOf = (left: string | null, right: string | null): string | null =>
  left === null || (right !== null && right > left) ? right : left;

const DAY_MS = 86_400_000;

/** Days between two days of the calendar; null without a day, never less than none. */
export function ageOf(
  { lastSeen }: { readonly lastSeen: string | null },
  asOf: string,
): { readonly ageDays: number | null; readonly isOld: boolean } {
  const [seen, now] = [Date.parse(`${lastSeen ?? ''}T00:00:00Z`), Date.parse(`${asOf.slice(0, 10)}T00:00:00Z`)];
  if (Number.isNaN(seen) || Number.isNaN(now)) return { ageDays: null, isOld: false };
  const ageDays = Math.max(0, Math.round((now - seen) / DAY_MS));
  return { ageDays, isOld: ageDays > OLD_EVIDENCE_DAYS };
}

function groupBy<T>(all: readonly T[], keyOf: (one: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const key = keyOf(one);
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [one]);
    else known.push(one);
  }
  return groups;
}

const portsOf = (ways: readonly SeenWay[]): readonly string[] =>
  [...new Set(ways.map(({ port }) => port))].sort((left, right) => left - right).map(String);

function ruleOf(
  ways: readonly SeenWay[],
  { direction, asOf, why }: { readonly direction: 'inbound' | 'outbound'; readonly asOf: string; readonly why: string },
): DraftRule {
  const first = ways[0]!;
  const ports = portsOf(ways);
  const clients = namesOf(ways.map(({ client }) => client));
  const servers = namesOf(ways.map(({ server }) => server));
  const lastSeen = ways.reduce<string | null>((last, way) => laterOf(last, way.lastSeen), null);
  const edges = ways.reduce((sum, way) => sum + way.edges, 0);
  const { ageDays, isOld } = ageOf({ lastSeen }, asOf);
  const seen = lastSeen === null ? 'on no stated day' : `last on ${lastSeen}`;
  const possible = ways.reduce((sum, way) => sum + waysBetween(way), 0);
  return {
    title: `${titleOf(clients)}-${titleOf(servers)}-${first.protocol}-${ports[0]!}`,
    ...{ direction, access: 'allow', protocol: first.protocol, ports, sources: clients, destinations: servers },
    subnet: direction === 'inbound' ? first.server.subnet : first.client.subnet,
    evidence: {
      ...{ edges, lastSeen, ageDays, isOld },
      connections: ways.reduce<number | null>((sum, way) => sumOf(sum, way.connections), null),
    },
    ...(direction === 'inbound' ? SEEN : INFERRED),
    at: ways.map(({ at }) => at).reduce(firstPlace),
    said: [
      ...(direction === 'inbound' ? [] : ['inferred from the other end of connections that are let in there']),
      `${why}: ${edges} of ${possible} ways between its machines were seen, ${seen}`,
      ...(isOld ? [`older than ${OLD_EVIDENCE_DAYS} days: ask before it is opened`] : []),
      ...(ways.some(({ isAssumed }) => isAssumed) ? ['no source states the protocol, TCP is taken'] : []),
    ].join('; '),
  };
}

/** What a rule rests on where connections tell of it. */
export const SEEN = { basis: 'seen', condition: null, source: null } as const;
export const INFERRED = { basis: 'inferred', condition: null, source: null } as const;

/** From each machine of the client to each of the server, on its port. */
const waysBetween = ({ client, server }: SeenWay): number =>
  client.machines.length * (server.machines.length - (client === server ? 1 : 0));

const namesOf = (units: readonly SecurityUnit[]): readonly string[] =>
  [...new Set(units.flatMap(({ named }) => named))].sort(compareText);

const titleOf = (names: readonly string[]): string =>
  names.length === 1 ? names[0]! : `${names[0]!}-and-${names.length - 1}`;
