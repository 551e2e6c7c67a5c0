import type { SourceLocation } from '../model/index.js';

/** One line of a plan as its file has it, before anybody looks for the machine. Empty texts: the file says nothing. */
export interface PlanRow {
  readonly machine: string;
  /** Of the machine, as a source names it: a UUID, or a resource id that ends in one. */
  readonly id: string;
  /** Stands for all machines of an application where the row names no machine. */
  readonly application: string;
  /** What tells the wave from the others: its number, else its name; empty: the row plans none. */
  readonly wave: string;
  /** What the file calls the wave beside its number; empty: nothing. */
  readonly waveName: string;
  /** The place of the wave, where the file counts them; null where it does not. */
  readonly number: number | null;
  /** `YYYY-MM-DD`; null for none, or none that can be read. */
  readonly cutover: string | null;
  /** Cells of columns that mean nothing to us, in the order of `PlanRows.extraColumns`. */
  readonly extra: readonly string[];
  readonly at: SourceLocation;
}

/** All rows of a file. */
export interface PlanRows {
  readonly form: 'portolan' | 'azure-migrate' | 'table';
  readonly rows: readonly PlanRow[];
  readonly extraColumns: readonly string[];
}
