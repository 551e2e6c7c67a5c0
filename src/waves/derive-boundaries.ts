import type { GraphEdge } from '../graph/index.js';
import { compareText } from '../model/index.js';
import type { MachineId } from '../model/index.js';
import type { Placement } from './placement.js';
import type { CutDependency, WaveBoundary } from './wave-plan.js';

/** A cut with the boundaries that it belongs to: after wave `from` up to, without, wave `until`. */
interface Cut {
  readonly from: number;
  readonly until: number;
  readonly cut: CutDependency;
}

/** Thousandths of a second are enough of a sum that rests on one round trip. */
const milli = (seconds: number): number => Math.round(seconds * 1000) / 1000;

/**
 * What crosses the link after each wave and before the next one: dependencies of which one end is in Azure and the other still, or for
 * good, on the site. What stays, the foundation too, is on the site: where an extended directory or resolver answers in Azure instead,
 * the port still has to be open for it to follow the one on the site. In order of client, server and port.
 */
export function deriveBoundaries(placement: Placement): readonly WaveBoundary[] {
  const { days } = placement;
  const cuts = days.map((): CutDependency[] => []);
  for (const { from, until, cut } of cutsOf(placement)) {
    for (let wave = from; wave < until; wave += 1) cuts[wave]!.push(cut);
  }
  return cuts.map((cut, wave) => ({
    after: wave + 1,
    days: wave + 1 < days.length ? days[wave + 1]! - days[wave]! : null,
    cut,
    firewall: firewallOf(cut),
    connectionsPerDay: sumOfKnown(cut.map(({ connectionsPerDay }) => connectionsPerDay)),
    latencySecondsPerDay: sumOfKnown(cut.map(({ latencySecondsPerDay }) => latencySecondsPerDay)),
  }));
}

/** The sum of what is known: at least so much; null where nothing is. */
function sumOfKnown(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  if (known.length === 0) return values.length === 0 ? 0 : null;
  return milli(known.reduce((sum, value) => sum + value, 0));
}

function cutsOf({ terms, waves, days, input }: Placement): readonly Cut[] {
  const { roundTripMs } = input.settings.link;
  const cutOf = (
    edge: GraphEdge,
    inAzure: 'client' | 'server',
    span: readonly [number, number | null],
  ): CutDependency => {
    const [from, until] = span;
    const { connectionsPerDay } = edge;
    return {
      client: edge.client,
      server: edge.server,
      inAzure,
      port: edge.port,
      protocol: edge.protocol,
      product: edge.product,
      isStateful: edge.isStateful,
      connectionsPerDay,
      until: until === null ? null : until + 1,
      days: until === null ? null : days[until]! - days[from]!,
      latencySecondsPerDay:
        connectionsPerDay === null || roundTripMs === null ? null : milli((connectionsPerDay * roundTripMs) / 1000),
    };
  };
  const cuts: Cut[] = [];
  for (const { client, server, edge } of terms.edges) {
    const [asking, asked] = [waves[client]!, waves[server]!];
    if (asking === asked) continue;
    const [from, until] = asking < asked ? [asking, asked] : [asked, asking];
    cuts.push({ from, until, cut: cutOf(edge, asking < asked ? 'client' : 'server', [from, until]) });
  }
  for (const { machine, isClient, edge } of terms.anchored) {
    const from = waves[machine]!;
    cuts.push({ from, until: days.length, cut: cutOf(edge, isClient ? 'client' : 'server', [from, null]) });
  }
  return cuts.sort(({ cut: left }, { cut: right }) => compareCuts(left, right));
}

const compareCuts = (left: CutDependency, right: CutDependency): number =>
  compareText(left.client, right.client) ||
  compareText(left.server, right.server) ||
  left.port - right.port ||
  compareText(left.protocol ?? '', right.protocol ?? '');

type FirewallRule = WaveBoundary['firewall'][number];

function firewallOf(cuts: readonly CutDependency[]): readonly FirewallRule[] {
  const rules = new Map<
    string,
    Pick<FirewallRule, 'direction' | 'port' | 'protocol'> & { clients: Set<MachineId>; servers: Set<MachineId> }
  >();
  for (const { client, server, inAzure, port, protocol } of cuts) {
    const direction = inAzure === 'server' ? 'toAzure' : 'toSite';
    const key = `${direction} ${port} ${protocol ?? ''}`;
    const known = rules.get(key);
    if (known === undefined) {
      rules.set(key, { direction, port, protocol, clients: new Set([client]), servers: new Set([server]) });
    } else {
      known.clients.add(client);
      known.servers.add(server);
    }
  }
  const inOrder = (ids: ReadonlySet<MachineId>): readonly MachineId[] => [...ids].sort(compareText);
  return [...rules.values()]
    .sort(
      (left, right) =>
        compareText(left.direction, right.direction) ||
        left.port - right.port ||
        compareText(left.protocol ?? '', right.protocol ?? ''),
    )
    .map((rule) => ({ ...rule, clients: inOrder(rule.clients), servers: inOrder(rule.servers) }));
}
