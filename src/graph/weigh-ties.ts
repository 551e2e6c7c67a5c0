import type { Tie } from './communities.js';
import type { PlacedEdge } from './wiring.js';

/** What a machine works with holds it more than what it merely calls. */
const STATEFUL_WEIGHT = 2;
const REPLICATION_WEIGHT = 4;

/**
 * How much speaks for two machines being of one application, for each pair that has an edge, whatever its direction: a call counts
 * once, what keeps state twice, replication four times. The weights are our choice. Numbers of connections play no part: a database
 * that is asked once a night holds its application as much as a cache that is asked all day.
 *
 * @param isLeftOut hubs and what serves the whole site
 * @returns by the smaller place and the larger
 */
export function weighTies(edges: readonly PlacedEdge[], isLeftOut: (place: number) => boolean): readonly Tie[] {
  const most = edges.reduce((last, { client, server }) => Math.max(last, client, server), 0) + 1;
  const weights = new Map<number, number>();
  for (const one of edges) {
    const { client, server } = one;
    if (isLeftOut(client) || isLeftOut(server)) continue;
    const key = Math.min(client, server) * most + Math.max(client, server);
    weights.set(key, Math.max(weights.get(key) ?? 0, weightOf(one.edge)));
  }
  const ties = [...weights].map(([key, weight]) => ({ left: Math.floor(key / most), right: key % most, weight }));
  return ties.sort((one, other) => one.left - other.left || one.right - other.right);
}

function weightOf({ kind, isStateful }: PlacedEdge['edge']): number {
  if (kind === 'replication') return REPLICATION_WEIGHT;
  return isStateful ? STATEFUL_WEIGHT : 1;
}
