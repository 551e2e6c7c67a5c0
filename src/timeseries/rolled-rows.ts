import type { MachineId, Milliseconds } from '../model/index.js';
import type { StampColumn } from './packed-column.js';
import type { Reading } from './sample-sink.js';
import type { Channel } from './series.js';

/** A series that the values of a slot belong to. */
export interface RolledTarget {
  readonly channel: Channel;
  readonly instance: string;
}

/** A column of the source: its bit in the masks of rows, and what it reads. */
export interface RolledBase {
  readonly bit: number;
  readonly channel: Reading['channel'];
  readonly instance: string;
}

/**
 * What the records of one form of rows hold. A *row* is one machine at one stamp with all its disks and NICs, so that sums
 * over them are formed within the row. Slots are the columns and sums of a row; their number is even, the last one may be a
 * blank. A record is one machine and one bucket, a whole number of 64-bit words, little-endian:
 *
 * | at | |
 * |---|---|
 * | 0 | i32: the machine, by the producer's count |
 * | 4 | i32: the bucket, in bucket lengths since the epoch |
 * | 8 | u32: rows counted |
 * | 12 | u32: the words of the record; the highest bit: some slot was empty in some row |
 * | 16 | u64: the slots whose exact sum is not its rounded one |
 * | 24 | f64 by slot: the maximum; then f64 by slot: the sum, rounded |
 * | then | f64 by slot of those bits: what the rounding left |
 * | then | where the highest bit says so, u32 by slot: rows in which it was empty |
 * | then | by minute slot: u64 minutes with a value; u64 those that rounding left something of; the sums; what was left |
 *
 * Several records of one machine and bucket add up. What is 0 is left out, since records of a large estate fill a file.
 */
export interface RolledLayout {
  /** Equal for rows of the same columns and buckets: of such rows a stamp counts once. */
  readonly key: string;
  readonly bucketMs: Milliseconds;
  readonly bases: readonly RolledBase[];
  /** By slot: one or more series; none for the blank. */
  readonly targets: readonly (readonly RolledTarget[])[];
  readonly minuteSlots: readonly number[];
}

/** What a pair of sums could not hold, which wildly mixed magnitudes alone bring about. */
export interface RolledRest {
  readonly bucket: number;
  readonly slot: number;
  /** The minute within the bucket, of a minute slot; null for the sum of the bucket. */
  readonly minute: number | null;
  readonly rest: number;
}

/** Rows of one machine, already rolled into records. */
export interface RolledRows {
  readonly machine: MachineId;
  readonly layout: RolledLayout;
  /** Every stamp once, in order of arrival. */
  readonly stamps: StampColumn;
  readonly leastMs: number;
  readonly greatestMs: number;
  /** Rows whose stamp was there before: they raised maxima and nothing else. */
  readonly repeated: number;
  /** Values in all rows. */
  readonly readings: number;
  /** Which columns were filled: from the row of that number in `stamps` on, the mask's low and high 32 bits; flat. */
  readonly masks: readonly number[];
  /** Where its records are in the spool, in order: place and length of each piece in numbers of 64 bits, flat. */
  readonly chunks: readonly number[];
  readonly rests: readonly RolledRest[];
}

/** Where records wait until their machine is finished: memory, or a file where there are many. */
export interface RecordSpool {
  /** Keeps a copy of records; returns where it is. */
  readonly write: (records: Float64Array) => number;
  /** A part of what was written in one go; valid until the next call. */
  readonly read: (at: number, length: number) => Float64Array;
}

/** Keeps everything in memory. */
export function createMemorySpool(): RecordSpool {
  const kept: { readonly at: number; readonly records: Float64Array }[] = [];
  let end = 0;
  return {
    write: (records) => {
      const at = end;
      kept.push({ at, records: records.slice() });
      end += records.length;
      return at;
    },
    read: (at, length) => {
      let low = 0;
      for (let high = kept.length - 1; low < high;) {
        const middle = (low + high + 1) >>> 1;
        if (kept[middle]!.at <= at) low = middle;
        else high = middle - 1;
      }
      const piece = kept[low]!;
      return piece.records.subarray(at - piece.at, at - piece.at + length);
    },
  };
}
