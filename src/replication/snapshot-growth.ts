import { bytesPerSecondOfMb } from '../model/index.js';
import type { MachineChurn } from './churn.js';
import type { OwnFold } from './folding.js';
import { grown } from './growth.js';
import type { ReplicatedMachine } from './replicated.js';

/** Bytes written in each minute from one on; `NaN` where nothing was measured. */
export interface WrittenMinutes {
  readonly bytes: Float64Array;
}

/** What one disk's snapshot grows to while a cycle runs. */
export interface DiskGrowth {
  readonly disk: string;
  /** Null: nobody measured what it writes. */
  readonly bytes: number | null;
}

export interface GrowthInput {
  readonly machine: ReplicatedMachine;
  readonly churn: MachineChurn | null;
  /** What the machine wrote by minute; null: unknown, and its mean counts. */
  readonly written: WrittenMinutes | null;
  readonly hours: number;
  readonly growthPercent: number;
  /** Of the bytes written, the share that still differs at the end; null: all of them, an upper bound. */
  readonly foldPercent: number | null;
  /** Shares that the machine has of its own; absent: none. */
  readonly own?: OwnFold | undefined;
}

const MINUTES_PER_HOUR = 60;
const SECONDS_PER_HOUR = 3600;

/**
 * How far the snapshots of a machine's disks grow in a cycle: what the disk writes in the worst stretch of that length that samples show,
 * and never more than the disk holds. Of the machine's worst stretch each disk has the share that it has of the mean.
 */
export function snapshotGrowth({
  machine,
  churn,
  written,
  hours,
  growthPercent,
  foldPercent,
  own,
}: GrowthInput): readonly DiskGrowth[] {
  const worst = written === null ? 1 : worstOverMean(written.bytes, Math.ceil(hours * MINUTES_PER_HOUR));
  return machine.disks.flatMap(({ name, sizeBytes, leftOut }, index): DiskGrowth[] => {
    if (leftOut !== null) return [];
    const mean = churn?.disks[index]?.averageMBps ?? null;
    if (mean === null) return [{ disk: name, bytes: null }];
    const bytes = grown(bytesPerSecondOfMb(mean) * SECONDS_PER_HOUR * hours * worst, growthPercent);
    const share = own?.disks[index] ?? foldPercent ?? 100;
    return [{ disk: name, bytes: Math.min(sizeBytes, Math.ceil((bytes * share) / 100)) }];
  });
}

/** The busiest stretch of so many minutes, by the mean of such a stretch; at least 1. A minute that was not measured counts as the mean. */
export function worstOverMean(bytes: Float64Array, minutes: number): number {
  let [total, count] = [0, 0];
  for (const value of bytes) {
    if (Number.isNaN(value)) continue;
    total += value;
    count += 1;
  }
  if (count === 0 || total === 0 || minutes <= 0) return 1;
  const mean = total / count;
  const length = Math.min(minutes, bytes.length);
  const at = (index: number): number => (Number.isNaN(bytes[index]!) ? mean : bytes[index]!);
  let window = 0;
  let worst = 0;
  for (let index = 0; index < bytes.length; index += 1) {
    window += at(index) - (index >= length ? at(index - length) : 0);
    if (index >= length - 1 && window > worst) worst = window;
  }
  return Math.max(1, (worst + mean * (minutes - length)) / (mean * minutes));
}
