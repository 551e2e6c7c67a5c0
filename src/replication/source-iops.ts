import type { MachineId } from '../model/index.js';
import { ALL_INSTANCES, percentileOfSeries } from '../timeseries/index.js';
import type { BucketSeries, PeakSet } from '../timeseries/index.js';
import type { ReplicatedMachine } from './replicated.js';

/** Operations a second of the source, reads and writes together; null where no sample tells. */
export interface SourceIops {
  readonly machine: MachineId;
  /** Of the machine as a whole, never the sum over its disks. */
  readonly total: number | null;
  /** In the order of its disks. */
  readonly disks: readonly (number | null)[];
}

const PERCENT = 95;

/**
 * The 95th percentile of the operations of each replicated machine and disk, over the peaks of the buckets of a store. The Deployment
 * Planner takes that of single minutes; peaks of buckets lie at or above it.
 */
export function deriveSourceIops({
  machines,
  peaks,
}: {
  readonly machines: readonly ReplicatedMachine[];
  readonly peaks: PeakSet | null;
}): readonly SourceIops[] {
  const byMachine = new Map<MachineId, Map<string, BucketSeries>>();
  for (const one of peaks?.series ?? []) {
    if (one.key.channel !== 'diskIops') continue;
    const own = byMachine.get(one.key.machine) ?? new Map<string, BucketSeries>();
    own.set(one.key.instance, one);
    byMachine.set(one.key.machine, own);
  }
  return machines.map(({ id, disks }) => {
    const own = byMachine.get(id);
    const of = (instance: string | null): number | null => {
      const series = instance === null ? undefined : own?.get(instance);
      return series === undefined ? null : (percentileOfSeries(series.maxima, PERCENT)?.value ?? null);
    };
    return { machine: id, total: of(ALL_INSTANCES), disks: disks.map(({ instance }) => of(instance)) };
  });
}
