import type { Tie } from './communities.js';
import { groupBy } from './wiring.js';
import type { PlacedEdge } from './wiring.js';

/** What a machine works with holds it more than what it merely calls. */
const STATEFUL_WEIGHT = 2;
const REPLICATION_WEIGHT = 4;
const SUPPORT_WEIGHT = 2;
const MOST_SUPPORT = 4;

/**
 * How much speaks for two machines being of one application, for each pair that has an edge: a call counts once, on what keeps state
 * twice, replication four times; and each is raised by its company: a machine that asks the same server and another one that the
 * client asks too, or a server between. A stray call has no such company.
 */
export function weighTies(edges: readonly PlacedEdge[], isLeftOut: (place: number) => boolean): readonly Tie[] {
  const within = edges.filter(({ client, server }) => !isLeftOut(client) && !isLeftOut(server));
  const pairs = groupBy(within, ({ client, server }) => `${Math.min(client, server)} ${Math.max(client, server)}`);
  const neighbours = new Map<number, Set<number>>();
  const note = (one: number, other: number): void => {
    const known = neighbours.get(one);
    if (known === undefined) neighbours.set(one, new Set([other]));
    else known.add(other);
  };
  for (const { client, server } of within) {
    note(client, server);
    note(server, client);
  }
  return [...pairs.values()].map((own) => {
    const { client, server } = own[0]!;
    const base = Math.max(...own.map(({ edge }) => baseOf(edge)));
    const support = Math.min(MOST_SUPPORT, companyOf(client, server, neighbours));
    return {
      left: Math.min(client, server),
      right: Math.max(client, server),
      weight: base * (1 + SUPPORT_WEIGHT * support),
    };
  });
}

function baseOf({ kind, isStateful }: PlacedEdge['edge']): number {
  if (kind === 'replication') return REPLICATION_WEIGHT;
  return isStateful ? STATEFUL_WEIGHT : 1;
}

/** Ways round from one to the other of two or three steps: they are of one piece, and not tied by this call alone. */
function companyOf(one: number, other: number, neighbours: ReadonlyMap<number, ReadonlySet<number>>): number {
  const [left, right] = [neighbours.get(one)!, neighbours.get(other)!];
  let found = 0;
  for (const near of left) {
    if (near === other) continue;
    if (right.has(near)) found += 1;
    for (const far of right) {
      if (far === one || far === near) continue;
      if (neighbours.get(near)!.has(far)) found += 1;
      if (found >= MOST_SUPPORT) return found;
    }
  }
  return found;
}
