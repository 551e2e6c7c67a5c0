import type { Problem } from '../model/index.js';
import type { ReplicatingLoad } from './calendar.js';
import { tooManyReplicating } from './problems.js';
import { utcText } from './wall-clock.js';

/**
 * Where the plan states no capacity. Source: Microsoft, Azure Migrate, discovery and replication of VMware machines: one appliance replicates
 * 300 machines, and more by a scale-out appliance.
 */
export const ONE_APPLIANCE = 300;

/** The machines of a wave, from the begin of their first copy to the end of their window. */
export interface ReplicatingSpan {
  readonly wave: number;
  readonly machines: number;
  readonly fromMs: number;
  readonly toMs: number;
}

/** The most machines that replicate at one time; of equal spans the first. A wave that ends when another begins does not overlap it. */
export function deriveReplicating(spans: readonly ReplicatingSpan[], limit: number): ReplicatingLoad {
  let most = 0;
  let span: readonly [fromMs: number, toMs: number] | null = null;
  const instants = [...new Set(spans.flatMap(({ fromMs, toMs }) => [fromMs, toMs]))].toSorted((a, b) => a - b);
  for (const [index, fromMs] of instants.entries()) {
    const toMs = instants[index + 1];
    if (toMs === undefined) break;
    const load = loadAt(spans, fromMs);
    if (load > most) {
      most = load;
      span = [fromMs, toMs];
    } else if (load === most && span !== null && span[1] === fromMs) span = [span[0], toMs];
  }
  return {
    ...{ most, limit },
    from: span === null ? null : utcText(span[0]),
    to: span === null ? null : utcText(span[1]),
  };
}

const loadAt = (spans: readonly ReplicatingSpan[], atMs: number): number =>
  spans.reduce((sum, { machines, fromMs, toMs }) => (fromMs <= atMs && atMs < toMs ? sum + machines : sum), 0);

/** Too many at once, with the figures and who they are. */
export function replicatingProblems(
  { most, limit, from, to }: ReplicatingLoad,
  spans: readonly ReplicatingSpan[],
): readonly Problem[] {
  if (most <= limit || from === null || to === null) return [];
  const atMs = Date.parse(from);
  const waves = spans
    .filter(({ fromMs, toMs }) => fromMs <= atMs && atMs < toMs)
    .map(({ wave, machines }) => `${machines} of wave ${wave}`);
  return [tooManyReplicating(most, limit, { from, to, waves: waves.join(', ') })];
}
