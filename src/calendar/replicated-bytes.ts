import type { Machine, MachineId } from '../model/index.js';
import { ALL_INSTANCES } from '../timeseries/index.js';
import type { BucketSeries, PeakSet } from '../timeseries/index.js';
import type { PlannedMachine } from '../waves/index.js';

const SECONDS_PER_DAY = 86_400;

/** Bytes written a day by machine, as far as samples tell. */
export type WrittenPerDay = ReadonlyMap<MachineId, number>;

/** What the machines of a wave have to copy, and what changes of it. */
export interface WaveBytes {
  readonly bytes: number;
  readonly machinesWithUnknownBytes: readonly MachineId[];
  /** Null where no machine's writes are known. */
  readonly changePerDayBytes: number | null;
  readonly machinesWithUnknownChange: number;
}

/**
 * Bytes to copy: the plan's, else by disk what is used of it, else what is provisioned, else what the machine's totals say.
 *
 * @returns null where no source tells
 */
function bytesToCopy(planned: PlannedMachine, machine: Machine | undefined): number | null {
  if (planned.transferBytes !== null) return planned.transferBytes;
  if (machine === undefined) return null;
  if (machine.disks.length > 0) {
    return machine.disks.reduce((sum, { usedBytes, sizeBytes }) => sum + (usedBytes ?? sizeBytes), 0);
  }
  return machine.storageUsedBytes ?? machine.storageBytes;
}

/**
 * Bytes that a machine writes to all its disks on a mean day of its samples, rounded up. Gaps count neither as writes nor as time. An upper
 * bound of what changes: a block that is written twice between two cycles crosses the link once.
 */
export function deriveWrittenPerDay(peaks: PeakSet | null): WrittenPerDay {
  const byMachine = new Map<MachineId, { disks: number | null; all: number | null }>();
  for (const series of peaks?.series ?? []) {
    const { machine, channel, instance } = series.key;
    if (channel !== 'diskWriteBytesPerSecond') continue;
    const rate = meanRate(series);
    if (rate === null) continue;
    const known = byMachine.get(machine) ?? { disks: null, all: null };
    if (instance === ALL_INSTANCES) known.all = rate;
    else known.disks = (known.disks ?? 0) + rate;
    byMachine.set(machine, known);
  }
  return new Map(
    [...byMachine].map(([machine, { disks, all }]) => [machine, Math.ceil((disks ?? all ?? 0) * SECONDS_PER_DAY)]),
  );
}

/** The mean of the buckets' means: a bucket with more samples weighs no more. */
function meanRate({ sums, counts }: BucketSeries): number | null {
  let sum = 0;
  let buckets = 0;
  for (let bucket = 0; bucket < counts.length; bucket++) {
    if (counts[bucket] === 0) continue;
    sum += sums[bucket]! / counts[bucket]!;
    buckets += 1;
  }
  return buckets === 0 ? null : sum / buckets;
}

/** @param machines of one wave of which something is copied, in the order of the plan */
export function sumWaveBytes(
  machines: readonly PlannedMachine[],
  estate: ReadonlyMap<MachineId, Machine>,
  written: WrittenPerDay,
): WaveBytes {
  let bytes = 0;
  let change: number | null = null;
  let machinesWithUnknownChange = 0;
  const machinesWithUnknownBytes: MachineId[] = [];
  for (const planned of machines) {
    const size = bytesToCopy(planned, estate.get(planned.id));
    if (size === null) machinesWithUnknownBytes.push(planned.id);
    else bytes += size;
    const writes = written.get(planned.id);
    if (writes === undefined) machinesWithUnknownChange += 1;
    else change = (change ?? 0) + writes;
  }
  return { bytes, machinesWithUnknownBytes, changePerDayBytes: change, machinesWithUnknownChange };
}
