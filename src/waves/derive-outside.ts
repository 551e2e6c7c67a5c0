import { PRODUCTS } from '../dependency/index.js';
import type { Product } from '../dependency/index.js';
import type { OutsideEdge } from '../graph/index.js';
import { compareText } from '../model/index.js';
import { toMilli } from './link-tally.js';
import { compareNames, nameOrder } from './name-order.js';
import type { Placement } from './placement.js';
import type { OutsideDependency } from './wave-plan.js';
import { whereIs } from './where-address.js';

const BY_PORT: ReadonlyMap<number, Product> = new Map(
  PRODUCTS.flatMap((product) => product.ports.map((port) => [port, product] as const)),
);
const STATEFUL: ReadonlySet<string> = new Set(['database', 'queue', 'file', 'cache']);

const keyOf = ({ machine, direction, port, protocol, where }: OutsideDependency): string =>
  `${machine}\n${direction}\n${port}\n${protocol ?? ''}\n${where}`;

const perDay = ({ connections, days }: OutsideEdge): number | null =>
  connections === null || days === 0 ? null : connections / days;

/**
 * What machines of the plan have to do with parties that are in no inventory, each party by itself: in the order of the names of
 * machine and party, then of direction and port. From the wave of its machine on each of them has to work from Azure.
 */
export function deriveOutsideParties({ input, terms, waves }: Placement): readonly OutsideDependency[] {
  const { placeOf } = nameOrder(input.machines);
  const found = input.graph.outside.flatMap((edge): readonly OutsideDependency[] => {
    const index = terms.indexOf.get(edge.machine);
    if (index === undefined) return [];
    const { machine, party, addresses, direction, port, protocol } = edge;
    const product = BY_PORT.get(port) ?? null;
    return [
      {
        machine,
        party,
        addresses,
        parties: 1,
        direction,
        port,
        protocol,
        product: product?.id ?? null,
        isStateful: product?.roles.some((role) => STATEFUL.has(role)) ?? false,
        connectionsPerDay: perDay(edge),
        where: whereIs(addresses),
        wave: waves[index]! + 1,
      },
    ];
  });
  return found.sort(
    (left, right) =>
      placeOf(left.machine) - placeOf(right.machine) ||
      compareNames(left.party, right.party) ||
      compareText(left.addresses.join(), right.addresses.join()) ||
      compareText(left.direction, right.direction) ||
      left.port - right.port ||
      compareText(left.protocol ?? '', right.protocol ?? ''),
  );
}

/**
 * Users of one service are one entry: those of the internet that ask a machine on one port, with their number, as soon as there are two.
 * A party is told from others by its name and addresses: several rows of one party are one party.
 */
export function foldUsers(parties: readonly OutsideDependency[]): readonly OutsideDependency[] {
  const groups = new Map<string, OutsideDependency[]>();
  for (const one of parties) {
    const isUser = one.direction === 'isAsked' && one.where === 'internet';
    const key = isUser ? keyOf(one) : `${keyOf(one)}\n${JSON.stringify([one.party, one.addresses])}`;
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [one]);
    else known.push(one);
  }
  return [...groups.values()].map((group) => {
    const [first, ...others] = group;
    if (others.length === 0) return first!;
    const counted = group.flatMap(({ connectionsPerDay }) => connectionsPerDay ?? []);
    const sum = counted.reduce((milli, value) => milli + toMilli(value), 0) / 1000;
    const parties = new Set(group.map(({ party, addresses }) => JSON.stringify([party, addresses]))).size;
    return {
      ...first!,
      ...(parties === 1 ? {} : { party: '', addresses: [], parties }),
      connectionsPerDay: counted.length === 0 ? null : sum,
    };
  });
}
