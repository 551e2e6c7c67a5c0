import type { Instant, MachineId, Milliseconds } from '../model/index.js';
import type { Channel, PeakSet } from './series.js';

/** One reading of one channel. Rows of a source become these; what a row does not state is not sent. */
export interface Reading {
  readonly machine: MachineId;
  /** The printed stamp in UTC. */
  readonly atMs: Instant;
  readonly channel: Exclude<Channel, 'diskIops' | 'diskBytesPerSecond'>;
  /** A disk or NIC, or `WHOLE_MACHINE`. */
  readonly instance: string;
  /** In the channel's unit; finite and not negative. */
  readonly value: number;
}

/** What the sink noticed while rolling up, for the reader to turn into problems. */
export interface RollUpNotes {
  readonly readings: number;
  /** Readings of one series with the same stamp as one before; all of them count. */
  readonly duplicates: number;
  readonly firstMs: Instant | null;
  readonly lastMs: Instant | null;
}

/**
 * Takes readings in any order and rolls them into buckets. Derived series (all disks, reads plus writes, all NICs) are
 * formed per sample, that is from readings of one machine with one stamp, whatever order they arrive in; readings that
 * arrive machine by machine and stamp by stamp cost least memory.
 */
export interface SampleSink {
  readonly add: (reading: Reading) => void;
  /** Ends the run. `intervalMs` null: inferred for each series as the median gap between neighbouring stamps. */
  readonly finish: (intervalMs: Milliseconds | null) => { readonly peaks: PeakSet; readonly notes: RollUpNotes };
}
