import type { RolledRest, RolledRows } from '../../timeseries/index.js';
import type { StampForm } from './day-starts.js';
import type { PackedMachines } from './packed-machines.js';
import type { RowForm } from './row-form.js';
import type { KernelEdges } from './row-kernel.js';

/** A range of the rows of a file, for a worker: plain data. */
export interface PartTask {
  readonly path: string;
  /** Bytes of whole rows, half-open. A packed file is one part, and its header is left out by `skip`. */
  readonly from: number;
  readonly to: number;
  readonly isPacked: boolean;
  readonly skip: number;
  readonly maxUnpackedBytes: number;
  /** The file for its records, to be made with the first of them. */
  readonly recordsPath: string;
  /** Of all parts of the file: 1 once none of them is wanted any more. */
  readonly stop?: Int32Array;
  readonly form: RowForm;
  readonly stamps: StampForm;
}

/** The rows of one machine in a part. Its name and id are as first printed; `firstLine` counts from the part's own start. */
export interface PartMachine extends Omit<RolledRows, 'machine' | 'layout' | 'chunks' | 'rests'> {
  /** As in `RolledRows`, by the place in the file of the part's records. */
  readonly chunks: number[];
  readonly name: string;
  readonly id: string;
  readonly firstLine: number;
  readonly rows: number;
  readonly lastMs: number;
  readonly rests: RolledRest[];
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

/** What a worker answers: how many bytes more it read, then the result. */
export type PartAnswer =
  | { readonly kind: 'bytes'; readonly count: number }
  | { readonly kind: 'result'; readonly result: PartResult }
  | { readonly kind: 'failed'; readonly message: string };
