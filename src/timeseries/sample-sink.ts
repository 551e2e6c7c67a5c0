import type { Instant, MachineId, Milliseconds } from '../model/index.js';
import type { RolledRows } from './rolled-rows.js';
import type { BucketSeries, Channel, PeakSet, Rollup } from './series.js';
import type { StampLedger } from './stamp-ledger.js';

/** One reading of one channel. Rows of a source become these; what a row does not state is not sent. */
export interface Reading {
  readonly machine: MachineId;
  /** The printed stamp in UTC. */
  readonly atMs: Instant;
  readonly channel: Exclude<Channel, 'diskIops' | 'diskBytesPerSecond'>;
  /**
   * A disk or NIC as the source names it. On a disk or network channel `WHOLE_MACHINE` and `ALL_INSTANCES` both mean the
   * source's own total over all of them; on every other channel the instance is `WHOLE_MACHINE`.
   */
  readonly instance: string;
  /** In the channel's unit; finite, not negative and below `READING_LIMIT`. */
  readonly value: number;
  /** What the source says that it made of the time of the value; absent where it says nothing. */
  readonly rollup?: Rollup | undefined;
}

/** What the sink noticed while rolling up, for the reader to turn into problems. */
export interface RollUpNotes {
  readonly readings: number;
  /** Readings of one series with the same stamp as one before: they may raise a maximum, and count no further. */
  readonly duplicates: number;
  /**
   * Readings of a disk or NIC that came after their sample had been summed to save memory. Their own series are exact; the
   * sums over disks, NICs, reads and writes may then peak too low. 0 unless the input is larger than `retainBytes` and
   * neither machine by machine nor ordered by stamp: sort it, or allow more memory.
   */
  readonly late: number;
  readonly firstMs: Instant | null;
  readonly lastMs: Instant | null;
}

/** How much a sink may remember. */
export interface SampleSinkOptions {
  /** Bytes of packed disk and network readings kept so that late readings still join their sample. */
  readonly retainBytes: number;
  /** The length of a bucket, one of `BUCKET_MINUTES`; absent: 10. */
  readonly bucketMinutes?: number | undefined;
}

/** 512 MiB: 30 million readings in random order, several times as many where stamps and values are regular. */
export const DEFAULT_SINK_OPTIONS: SampleSinkOptions = { retainBytes: 536_870_912 };

/** Readings at or above it are our bug: no counter reaches it, and sums of readings below it stay finite. */
export const READING_LIMIT = 1e290;

/**
 * Takes readings in any order and rolls them into buckets. Derived series (all disks, reads plus writes, all NICs) are
 * formed per sample, that is from readings of one machine with one stamp, whatever order they arrive in; readings that
 * arrive machine by machine and stamp by stamp cost least memory.
 */
export interface SampleSink {
  /** @throws {InvariantError} the value or stamp is out of range, or the run has ended */
  readonly add: (reading: Reading) => void;
  /**
   * Ends the run. `intervalMs` null: inferred for each series as the median gap between neighbouring distinct stamps (the
   * lower of two). A series of one stamp only shows no gap and counts as an average over one bucket.
   */
  readonly finish: (intervalMs: Milliseconds | null) => { readonly peaks: PeakSet; readonly notes: RollUpNotes };
  /**
   * The same machine by machine, so that no more than one machine's series are held; `take` is given the series of each in
   * the order of a `PeakSet`.
   */
  readonly finishEach: (
    intervalMs: Milliseconds | null,
    take: (series: readonly BucketSeries[]) => void,
  ) => RollUpNotes;
}

/** A sink that also takes whole rows, rolled where they were read. */
export interface RowSink extends SampleSink {
  /** The buckets that rows must be rolled into. */
  readonly bucketMs: Milliseconds;
  /**
   * Takes rows of one machine that were rolled elsewhere. False where one of their stamps was there before in the same
   * columns: nothing was taken, and the rows must be rolled again with `rowLedger` at hand.
   */
  readonly addRolled: (rows: RolledRows) => boolean;
  /** Whether one of these rows, taken one after the other, would come at a stamp that was there before. */
  readonly wouldRepeat: (rows: readonly RolledRows[]) => boolean;
  /** The stamps of the rows of these columns that were taken of a machine; null where there are none. */
  readonly rowLedger: (machine: MachineId, layoutKey: string) => StampLedger | null;
  /** Whether a sample was spread over rows of different columns, so that rolled rows must be read again one by one. */
  readonly isSpread: () => boolean;
}
