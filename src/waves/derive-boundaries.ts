import type { GraphEdge, NoiseFound } from '../graph/index.js';
import { compareText } from '../model/index.js';
import type { LinkRule } from './cuts-after.js';
import { KnownSum, Rules, Tally } from './link-tally.js';
import type { RuleKey } from './link-tally.js';
import { nameOrder } from './name-order.js';
import type { Placement } from './placement.js';
import type { CutDependency, OperationsCut, OutsideDependency, WaveBoundary } from './wave-plan.js';

const directionOf = (inAzure: 'client' | 'server'): 'toAzure' | 'toSite' =>
  inAzure === 'server' ? 'toAzure' : 'toSite';

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

/** What crosses the link at one time; cuts come and go. */
class Link {
  readonly #rules = new Rules<RuleKey & Pick<LinkRule, 'direction'>>(({ direction }) => direction);
  readonly #pairs = new Tally();
  readonly #perDay = new KnownSum();
  readonly #seconds = new KnownSum();
  #dependencies = 0;

  add(cut: CutDependency, by: 1 | -1): void {
    const { client, server, connectionsPerDay, latencySecondsPerDay, inAzure, port, protocol } = cut;
    this.#dependencies += by;
    this.#pairs.add(`${client}\n${server}`, by);
    this.#perDay.add(connectionsPerDay, by);
    this.#seconds.add(latencySecondsPerDay, by);
    const rule = this.#rules.at({ direction: directionOf(inAzure), port, protocol });
    rule.clients.add(client, by);
    rule.servers.add(server, by);
  }

  now(): Omit<WaveBoundary, 'after' | 'days' | 'outside' | 'operations'> {
    return {
      dependencies: this.#dependencies,
      pairs: this.#pairs.size,
      firewall: this.#rules
        .open()
        .map(({ key, clients, servers }) => ({ ...key, clients: clients.size, servers: servers.size })),
      connectionsPerDay: this.#perDay.value,
      latencySecondsPerDay: this.#seconds.value,
    };
  }
}

type Operation = Pick<WaveBoundary['operations'][number], 'rule' | 'words' | 'direction' | 'port' | 'protocol'>;

/** Traffic of operations, and parties in no inventory, at one time. */
class Beside {
  readonly #operations = new Rules<Operation>(({ rule, direction }) => `${rule} ${direction}`);
  readonly #outside = new Rules<RuleKey & Pick<OutsideDependency, 'direction' | 'where'>>(
    ({ direction, where }) => `${direction} ${where}`,
  );
  readonly #words: ReadonlyMap<string, string>;

  constructor(noise: readonly NoiseFound[]) {
    this.#words = new Map(noise.map(({ rule, words }) => [rule, words]));
  }

  add({ rule, client, server, inAzure, port, protocol, connectionsPerDay }: OperationsCut, by: 1 | -1): void {
    const words = this.#words.get(rule) ?? rule;
    const open = this.#operations.at({ rule, words, direction: directionOf(inAzure), port, protocol });
    open.clients.add(client, by);
    open.servers.add(server, by);
    open.perDay.add(connectionsPerDay, by);
  }

  /** Nothing outside ever ends: the party does not move. */
  addOutside({ machine, party, addresses, direction, where, port, protocol }: OutsideDependency): void {
    const open = this.#outside.at({ direction, where, port, protocol });
    open.clients.add(machine, 1);
    open.servers.add(JSON.stringify([party, addresses]), 1);
  }

  now(): Pick<WaveBoundary, 'outside' | 'operations'> {
    return {
      outside: this.#outside
        .open()
        .map(({ key, clients, servers }) => ({ ...key, machines: clients.size, parties: servers.size })),
      operations: this.#operations.open().map(({ key, clients, servers, perDay }) => ({
        ...key,
        clients: clients.size,
        servers: servers.size,
        connectionsPerDay: perDay.value,
      })),
    };
  }
}

/** Everything that has one end in Azure and one elsewhere. */
export interface Crossing {
  readonly cuts: readonly CutDependency[];
  readonly operations: readonly OperationsCut[];
  /** Each party by itself. */
  readonly outside: readonly OutsideDependency[];
}

/** Each under the wave, from 0, that `waveOf` says. */
function byWave<T>(items: readonly T[], waves: number, waveOf: (item: T) => number | null): readonly (readonly T[])[] {
  const groups = Array.from({ length: waves }, (): T[] => []);
  for (const item of items) {
    const wave = waveOf(item);
    if (wave !== null) groups[wave - 1]!.push(item);
  }
  return groups;
}

/** What crosses the link after each wave and before the next one, in counts: one pass over waves and what crosses. */
export function deriveBoundaries(
  { days, input }: Pick<Placement, 'days' | 'input'>,
  { cuts, operations, outside }: Crossing,
): readonly WaveBoundary[] {
  const count = days.length;
  const after = ({ after: wave }: { readonly after: number }): number => wave;
  const until = ({ until: wave }: { readonly until: number | null }): number | null => wave;
  const [begins, ends] = [byWave(cuts, count, after), byWave(cuts, count, until)];
  const [starts, stops] = [byWave(operations, count, after), byWave(operations, count, until)];
  const moved = byWave(outside, count, ({ wave }) => wave);
  const link = new Link();
  const beside = new Beside(input.graph.noise);
  return days.map((day, wave) => {
    for (const cut of ends[wave]!) link.add(cut, -1);
    for (const cut of begins[wave]!) link.add(cut, 1);
    for (const cut of stops[wave]!) beside.add(cut, -1);
    for (const cut of starts[wave]!) beside.add(cut, 1);
    for (const party of moved[wave]!) beside.addOutside(party);
    return {
      after: wave + 1,
      days: wave + 1 < count ? days[wave + 1]! - day : null,
      ...link.now(),
      ...beside.now(),
    };
  });
}
