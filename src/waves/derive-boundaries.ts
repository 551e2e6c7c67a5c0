import type { GraphEdge } from '../graph/index.js';
import { compareText } from '../model/index.js';
import { nameOrder } from './name-order.js';
import type { Placement } from './placement.js';
import type { CutDependency, WaveBoundary } from './wave-plan.js';

/** Thousandths are enough of what rests on counts of days and one round trip; their sums are exact. */
const toMilli = (value: number): number => Math.round(value * 1000);

/**
 * Every dependency that crosses the link for a while or for good, once: one end is in Azure after wave `after`, the other follows
 * with wave `until`, or never. What was extended into Azure answers on both sides, so that requests to it are not cut. In the order
 * of names of client and server, then of port.
 */
export function deriveCuts({ terms, waves, days, input }: Placement): readonly CutDependency[] {
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
      after: from + 1,
      until: until === null ? null : until + 1,
      days: until === null ? null : days[until]! - days[from]!,
      latencySecondsPerDay:
        connectionsPerDay === null || roundTripMs === null ? null : Math.round(connectionsPerDay * roundTripMs) / 1000,
    };
  };
  const cuts: CutDependency[] = [];
  for (const { client, server, edge } of terms.edges) {
    const [asking, asked] = [waves[client]!, waves[server]!];
    if (asking === asked) continue;
    const span = asking < asked ? ([asking, asked] as const) : ([asked, asking] as const);
    cuts.push(cutOf(edge, asking < asked ? 'client' : 'server', span));
  }
  for (const { machine, isClient, isAnswered, edge } of terms.anchored) {
    if (!isAnswered) cuts.push(cutOf(edge, isClient ? 'client' : 'server', [waves[machine]!, null]));
  }
  const { placeOf } = nameOrder(input.machines);
  return cuts.sort(
    (left, right) =>
      placeOf(left.client) - placeOf(right.client) ||
      placeOf(left.server) - placeOf(right.server) ||
      left.port - right.port ||
      compareText(left.protocol ?? '', right.protocol ?? ''),
  );
}

/** How often each key is there now. */
class Tally {
  readonly #counts = new Map<string, number>();

  add(key: string, by: 1 | -1): void {
    const count = (this.#counts.get(key) ?? 0) + by;
    if (count === 0) this.#counts.delete(key);
    else this.#counts.set(key, count);
  }

  get size(): number {
    return this.#counts.size;
  }
}

interface Rule {
  readonly direction: 'toAzure' | 'toSite';
  readonly port: number;
  readonly protocol: 'tcp' | 'udp' | null;
  readonly clients: Tally;
  readonly servers: Tally;
}

/** What crosses the link at one time; cuts come and go. */
class Link {
  readonly #rules = new Map<string, Rule>();
  readonly #pairs = new Tally();
  #dependencies = 0;
  #counted = 0;
  #milliConnections = 0;
  #timed = 0;
  #milliSeconds = 0;

  add(cut: CutDependency, by: 1 | -1): void {
    const { client, server, connectionsPerDay, latencySecondsPerDay } = cut;
    this.#dependencies += by;
    this.#pairs.add(`${client}\n${server}`, by);
    if (connectionsPerDay !== null) {
      this.#counted += by;
      this.#milliConnections += by * toMilli(connectionsPerDay);
    }
    if (latencySecondsPerDay !== null) {
      this.#timed += by;
      this.#milliSeconds += by * toMilli(latencySecondsPerDay);
    }
    const rule = this.#ruleOf(cut);
    rule.clients.add(client, by);
    rule.servers.add(server, by);
  }

  #ruleOf({ inAzure, port, protocol }: CutDependency): Rule {
    const direction = inAzure === 'server' ? 'toAzure' : 'toSite';
    const key = `${direction} ${port} ${protocol ?? ''}`;
    const known = this.#rules.get(key);
    if (known !== undefined) return known;
    const rule = { direction, port, protocol, clients: new Tally(), servers: new Tally() } as const;
    this.#rules.set(key, rule);
    return rule;
  }

  /** What is known is summed: at least so much; null where nothing is known. */
  now(): Omit<WaveBoundary, 'after' | 'days'> {
    const sumOf = (known: number, milli: number): number | null =>
      known === 0 && this.#dependencies > 0 ? null : milli / 1000;
    return {
      dependencies: this.#dependencies,
      pairs: this.#pairs.size,
      firewall: [...this.#rules.values()]
        .filter(({ clients }) => clients.size > 0)
        .sort(
          (left, right) =>
            compareText(left.direction, right.direction) ||
            left.port - right.port ||
            compareText(left.protocol ?? '', right.protocol ?? ''),
        )
        .map((rule) => ({ ...rule, clients: rule.clients.size, servers: rule.servers.size })),
      connectionsPerDay: sumOf(this.#counted, this.#milliConnections),
      latencySecondsPerDay: sumOf(this.#timed, this.#milliSeconds),
    };
  }
}

/** What crosses the link after each wave and before the next one, in counts: one pass over waves and cuts. */
export function deriveBoundaries(
  { days }: Pick<Placement, 'days'>,
  cuts: readonly CutDependency[],
): readonly WaveBoundary[] {
  const begins = days.map((): CutDependency[] => []);
  const ends = days.map((): CutDependency[] => []);
  for (const cut of cuts) {
    begins[cut.after - 1]!.push(cut);
    if (cut.until !== null) ends[cut.until - 1]!.push(cut);
  }
  const link = new Link();
  return days.map((day, wave) => {
    for (const cut of ends[wave]!) link.add(cut, -1);
    for (const cut of begins[wave]!) link.add(cut, 1);
    return { after: wave + 1, days: wave + 1 < days.length ? days[wave + 1]! - day : null, ...link.now() };
  });
}
