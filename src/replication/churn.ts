import type { MachineId } from '../model/index.js';

/** What a figure of churn was read off: minute sums of the samples, changed-block data, or nothing at all. */
export type ChurnBasis = 'minuteSums' | 'changedBlocks' | 'none';

/** Bytes written by one disk, over the minutes that samples show. MB are 10^6 bytes, as in the vendor's tables; GB 10^9. */
export interface DiskChurn {
  readonly disk: string;
  readonly basis: ChurnBasis;
  /** Minutes with a sample. */
  readonly minutes: number;
  /** Null without a sample. */
  readonly averageMBps: number | null;
  /** 95th percentile of the minutes, nearest rank. */
  readonly p95MBps: number | null;
  readonly peakMBps: number | null;
  /** Start of the first minute that has the peak, ISO 8601 in UTC. */
  readonly peakAt: string | null;
  readonly gbPerDay: number | null;
  /** Written bytes by write operations where both are measured, in KB of 1,024 bytes; null unknown. */
  readonly ioKB: number | null;
}

/** The same of a machine: the peak is that of the minute sums over its disks, not the sum of their peaks. */
export interface MachineChurn {
  readonly machine: MachineId;
  readonly disks: readonly DiskChurn[];
  readonly averageMBps: number | null;
  readonly p95MBps: number | null;
  readonly peakMBps: number | null;
  readonly peakAt: string | null;
  readonly gbPerDay: number | null;
  /** Disks of which no minute was measured. */
  readonly unmeasuredDisks: number;
  /** The interval of its samples; from 120 s on single minutes are not right, only totals. */
  readonly intervalSeconds: number | null;
}

/** All replicated machines together, minute by minute; `NaN` nowhere: a gap counts as the machine's mean, told in `said`. */
export interface EstateChurn {
  /** Instant of the first minute, a multiple of 60,000; null without samples. */
  readonly startMs: number | null;
  /** Bytes of each minute, growth, folding and compression not yet applied. */
  readonly bytes: Float64Array;
  /**
   * Of `bytes`, what machines write that are copied in cycles (agentless) and of which nobody knows a share of their own: of theirs alone a
   * block that is written twice crosses once, as far as `foldPercent` says. Absent: there are none.
   */
  readonly cycledBytes?: Float64Array;
  /**
   * Of `bytes`, what does not cross since it folds in a cycle, by the shares that were measured or stated of disks and machines; it is in
   * `cycledBytes` nowhere. Absent: nothing.
   */
  readonly foldedBytes?: Float64Array;
  readonly machinesMeasured: number;
  readonly machinesUnmeasured: number;
  readonly averageMBps: number | null;
  readonly peakMBps: number | null;
  readonly gbPerDay: number | null;
  readonly said: readonly string[];
}
