import type { MachineId } from '../model/index.js';
import type { StampColumn } from './packed-column.js';
import type { Reading } from './sample-sink.js';
import { BUCKET_MS, MINUTE_MS } from './series.js';
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
 * blank. A record is one machine and one bucket, `recordBytes` long, little-endian:
 *
 * | at | |
 * |---|---|
 * | 0 | i32: the machine, by the producer's count |
 * | 4 | i32: the bucket, in bucket lengths since the epoch |
 * | 8 | u32: rows counted |
 * | 16 | f64 by slot: the maximum |
 * | then | f64 by slot: the high half of the exact sum; then the low half |
 * | then | u32 by slot: rows in which the slot was empty |
 * | then | by minute slot: u32 bits of the minutes with a value, u32 gap, and by minute the two halves of the sum |
 *
 * Several records of one machine and bucket add up.
 */
export interface RolledLayout {
  /** Equal for rows of the same columns: of such rows a stamp counts once. */
  readonly key: string;
  readonly bases: readonly RolledBase[];
  /** By slot: one or more series; none for the blank. */
  readonly targets: readonly (readonly RolledTarget[])[];
  readonly minuteSlots: readonly number[];
  readonly recordBytes: number;
}

export const MINUTES_A_BUCKET: number = BUCKET_MS / MINUTE_MS;
const HEAD_BYTES = 16;

/** Bytes of a record: a multiple of 16. */
export function recordBytesOf(slotCount: number, minuteSlotCount: number): number {
  const bytes = HEAD_BYTES + slotCount * (3 * 8 + 4) + minuteSlotCount * (8 + MINUTES_A_BUCKET * 16);
  return Math.ceil(bytes / 16) * 16;
}

/** What a pair of sums could not hold, which wildly mixed magnitudes alone bring about. */
export interface RolledRest {
  readonly bucket: number;
  readonly slot: number;
  /** The minute of a minute slot; null for the sum of the bucket. */
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
  /** Keeps records, which the caller leaves alone from then on; returns where they are. What follows them is kept behind. */
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
      kept.push({ at, records });
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
