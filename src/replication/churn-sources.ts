import type { MachineId } from '../model/index.js';
import { ALL_INSTANCES } from '../timeseries/index.js';
import type { BucketSeries, PeakSet } from '../timeseries/index.js';
import type { ReplicatedDisk, ReplicatedMachine } from './replicated.js';

/** The series of one machine that tell what it writes. */
export interface WriteSeries {
  readonly bytes: Map<string, BucketSeries>;
  readonly operations: Map<string, BucketSeries>;
}

/** Which series of a machine are its churn. */
export interface MachineSources {
  readonly machine: ReplicatedMachine;
  readonly series: WriteSeries;
  /** By the index of the disk. */
  readonly ofDisk: ReadonlyMap<number, BucketSeries>;
  /** All that counts for the machine. */
  readonly counted: readonly BucketSeries[];
  /** The samples tell totals over all disks and none of its disks. */
  readonly isTotalOnly: boolean;
  /** Disks that are not replicated may be in what counts. */
  readonly mayHoldLeftOut: boolean;
}

/** The series of writes of each machine. */
export function writesByMachine(peaks: PeakSet | null): ReadonlyMap<MachineId, WriteSeries> {
  const byMachine = new Map<MachineId, WriteSeries>();
  for (const series of peaks?.series ?? []) {
    const { machine, channel, instance } = series.key;
    const kind = channel === 'diskWriteBytesPerSecond' ? 'bytes' : channel === 'diskWriteIops' ? 'operations' : null;
    if (kind === null) continue;
    const known: WriteSeries = byMachine.get(machine) ?? { bytes: new Map(), operations: new Map() };
    known[kind].set(instance, series);
    byMachine.set(machine, known);
  }
  return byMachine;
}

const NOTHING: WriteSeries = { bytes: new Map(), operations: new Map() };

/** Which of them count, and for which disk. */
export function sourcesOf(machine: ReplicatedMachine, series: WriteSeries = NOTHING): MachineSources {
  const single = [...series.bytes].filter(([instance]) => instance !== ALL_INSTANCES);
  const total = series.bytes.get(ALL_INSTANCES);
  const named = new Set(machine.disks.flatMap(({ instance }) => instance ?? []));
  const leftOut = new Set(machine.disks.flatMap((disk) => (disk.leftOut === null ? [] : (disk.instance ?? []))));
  const strange = single.filter(([instance]) => !named.has(instance));
  const isTotalOnly = single.length === 0 && total !== undefined;
  const ofDisk = new Map<number, BucketSeries>();
  machine.disks.forEach((disk, index) => {
    const own = seriesOfDisk(disk, machine, { series, strange, total });
    if (own !== undefined) ofDisk.set(index, own);
  });
  const isUnmatchedLeftOut = machine.disks.some((disk) => disk.leftOut !== null && disk.instance === null);
  return {
    ...{ machine, series, ofDisk, isTotalOnly: isTotalOnly && machine.disks.length > 1 },
    counted: isTotalOnly ? [total] : single.flatMap(([instance, one]) => (leftOut.has(instance) ? [] : [one])),
    mayHoldLeftOut: isUnmatchedLeftOut && (isTotalOnly || strange.length > 0),
  };
}

interface Found {
  readonly series: WriteSeries;
  readonly strange: readonly (readonly [string, BucketSeries])[];
  readonly total: BucketSeries | undefined;
}

/** By the name that samples have for it; the only disk of a machine is whatever disk its samples are about. */
function seriesOfDisk(
  { instance }: ReplicatedDisk,
  { disks }: ReplicatedMachine,
  { series, strange, total }: Found,
): BucketSeries | undefined {
  if (instance !== null) return series.bytes.get(instance);
  if (disks.length !== 1) return undefined;
  return strange.length === 1 ? strange[0]![1] : strange.length === 0 ? total : undefined;
}
