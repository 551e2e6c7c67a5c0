import type { Problem } from '../model/index.js';
import type { WaveSettings } from '../waves/index.js';
import type { ReplicatingLoad } from './calendar.js';
import { tooManyReplicating } from './problems.js';
import { utcText } from './wall-clock.js';

/**
 * Where the plan states no capacity. Source: Microsoft, Azure Migrate, discovery and replication of VMware machines: one appliance replicates
 * 300 machines, and more by a scale-out appliance.
 */
const ONE_APPLIANCE = 300;

/** How many machines the appliances bear while a wave replicates: what is stated for it, else for all, else that of one appliance. */
export function replicatingLimitOf(
  wave: number | null,
  { capacity, byWave }: Pick<WaveSettings, 'capacity' | 'byWave'>,
): number {
  const own = byWave.findLast((one) => one.wave === wave)?.replicating;
  return (own === undefined ? capacity.replicating : own) ?? ONE_APPLIANCE;
}

/** The machines of a wave, from the begin of their first copy to the end of their window. */
export interface ReplicatingSpan {
  readonly wave: number;
  readonly machines: number;
  /** What the appliances bear while it replicates. */
  readonly limit: number;
  readonly fromMs: number;
  readonly toMs: number;
}

interface Load {
  readonly most: number;
  readonly limit: number;
  readonly fromMs: number;
  readonly toMs: number;
}

/**
 * The most machines that replicate at one time, or those that pass the limit by the most; of equal spans the first. A wave that ends when
 * another begins does not overlap it. Where waves with different limits overlap, the smallest holds.
 *
 * @param limit where nothing replicates
 */
export function deriveReplicating(spans: readonly ReplicatingSpan[], limit: number): ReplicatingLoad {
  const instants = [...new Set(spans.flatMap(({ fromMs, toMs }) => [fromMs, toMs]))].toSorted((a, b) => a - b);
  const loads = instants.slice(1).flatMap((toMs, index) => loadAt(spans, instants[index]!, toMs) ?? []);
  const worst = loads.reduce<Load | null>((known, load) => {
    if (known === null || isWorse(load, known)) return load;
    const goesOn = known.toMs === load.fromMs && known.most === load.most && known.limit === load.limit;
    return goesOn ? { ...known, toMs: load.toMs } : known;
  }, null);
  if (worst === null) return { most: 0, limit, from: null, to: null };
  const { most, fromMs, toMs } = worst;
  return { most, limit: worst.limit, from: utcText(fromMs), to: utcText(toMs) };
}

function isWorse(one: Load, other: Load): boolean {
  const [excess, known] = [one, other].map(({ most, limit }) => Math.max(0, most - limit)) as [number, number];
  return excess > known || (excess === known && one.most > other.most);
}

function loadAt(spans: readonly ReplicatingSpan[], fromMs: number, toMs: number): Load | null {
  const own = spans.filter((span) => span.fromMs <= fromMs && fromMs < span.toMs);
  if (own.length === 0) return null;
  const most = own.reduce((sum, { machines }) => sum + machines, 0);
  return { most, limit: own.reduce((least, { limit }) => Math.min(least, limit), Infinity), fromMs, toMs };
}

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
