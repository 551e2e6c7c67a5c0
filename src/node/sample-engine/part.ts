import type { StampFormat } from '../../ingest/index.js';
import type { Instant } from '../../model/index.js';
import type { RolledRest, RolledRows } from '../../timeseries/index.js';
import type { PackedMachines } from './packed-machines.js';
import type { RowForm } from './row-form.js';
import type { KernelEdges } from './row-kernel.js';

/** A range of the rows of a file, for a worker: plain data. */
export interface PartTask {
  readonly path: string;
  /** Bytes of whole rows, half-open. A packed file is one part, and its header is left out by `skip`. */
  readonly from: number;
  readonly to: number;
  readonly isGzip: boolean;
  readonly skip: number;
  readonly maxUnpackedBytes: number;
  readonly form: RowForm;
  readonly stamps: {
    /** The first of the file, which tells their form. */
    readonly first: string;
    readonly format: StampFormat;
    readonly zone: string | null;
    readonly latestMs: Instant | null;
  };
}

/** The rows of one machine in a part. Its name and id are as first printed; `firstLine` counts from the part's own start. */
export interface PartMachine extends Omit<RolledRows, 'machine' | 'layout' | 'chunks' | 'rests'> {
  readonly name: string;
  readonly id: string;
  readonly firstLine: number;
  readonly rows: number;
  readonly lastMs: number;
  readonly rests: RolledRest[];
}

/** Records, machine by machine: `runs` holds a machine's number in the part and how many numbers of 64 bits are its, flat. */
export interface RecordBlob {
  readonly records: Float64Array;
  readonly runs: readonly number[];
}

/** What a worker made of a part. */
export interface PartResult {
  /** Why the file must be read again, row after row; the rest then means nothing. */
  readonly giveUp: 'odd' | 'spread' | null;
  readonly lines: number;
  /** Rows that the kernel took. */
  readonly rows: number;
  /** Rows with the stamp of the row before them of their machine. */
  readonly repeatedNext: number;
  /** Why a packed file ended too early. */
  readonly cutBy: string | null;
  readonly machines: PackedMachines;
  /** Lines from the part's own start. */
  readonly edges: KernelEdges;
  /** Machine, stamp and cores from it on, flat. */
  readonly cores: readonly number[];
}

/** What a worker answers: how many bytes more it read and records as they come, then the result. */
export type PartAnswer =
  | { readonly kind: 'bytes'; readonly count: number }
  | { readonly kind: 'records'; readonly blob: RecordBlob }
  | { readonly kind: 'result'; readonly result: PartResult }
  | { readonly kind: 'failed'; readonly message: string };
