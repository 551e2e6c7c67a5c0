import { compareText } from '../model/index.js';
import { isAnsweredByExtension } from './derive-extended.js';
import { isCounted } from './derive-wave-input.js';
import { nameOrder } from './name-order.js';
import type { Placement } from './placement.js';
import type { OperationsCut } from './wave-plan.js';

/**
 * Traffic of operations that crosses the link for a while or for good: monitoring, backup, logs, remote administration and whatever
 * else the graph takes for noise. It plans nothing and costs nothing; a firewall blocks it like any other. In the order of names of
 * client and server, then of port.
 */
export function deriveOperations({ input, terms, waves }: Placement): readonly OperationsCut[] {
  const keep = new Set(input.settings.keepNoise);
  const byId = new Map(input.machines.map((machine) => [machine.id, machine]));
  const { placeOf } = nameOrder(input.machines);
  const waveAt = (index: number | undefined): number | null => (index === undefined ? null : waves[index]!);
  const cuts: OperationsCut[] = [];
  for (const edge of input.graph.edges) {
    const { client, server, port, protocol, connectionsPerDay, noiseRule } = edge;
    if (isCounted(edge, keep) || client === server || noiseRule === null) continue;
    const [asking, asked] = [terms.indexOf.get(client), terms.indexOf.get(server)];
    const [from, to] = [waveAt(asking), waveAt(asked)];
    const other = byId.get(asking === undefined ? client : server);
    const isAnswered = to === null && other !== undefined && isAnsweredByExtension(other, edge);
    const span = isAnswered || other === undefined ? null : spanOf(from, to);
    if (span === null) continue;
    const inAzure = isFirst(from, to) ? ('client' as const) : ('server' as const);
    cuts.push({ rule: noiseRule, client, server, inAzure, port, protocol, connectionsPerDay, ...span });
  }
  return cuts.sort(
    (left, right) =>
      placeOf(left.client) - placeOf(right.client) ||
      placeOf(left.server) - placeOf(right.server) ||
      left.port - right.port ||
      compareText(left.protocol ?? '', right.protocol ?? ''),
  );
}

const isFirst = (from: number | null, to: number | null): boolean => from !== null && (to === null || from < to);

/** From the first of both waves to the second; null waves never come. Null: both ends are always on one side. */
function spanOf(from: number | null, to: number | null): Pick<OperationsCut, 'after' | 'until'> | null {
  if (from === to) return null;
  if (from === null || to === null) return { after: (from ?? to)! + 1, until: null };
  return { after: Math.min(from, to) + 1, until: Math.max(from, to) + 1 };
}
