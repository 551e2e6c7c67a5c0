import type { MachineId, Problem, SourceLocation } from '../model/index.js';

/** A plan that somebody made, read from a file: ours, Azure Migrate's export, or a table of a spreadsheet. */
export interface GivenPlan {
  readonly file: string;
  readonly form: 'portolan' | 'azure-migrate' | 'table';
  /** From 1, without gaps, in order of their dates or numbers. `label`: as the file calls it. */
  readonly waves: readonly { readonly number: number; readonly label: string; readonly cutover: string | null }[];
  /** Each machine once; the order of the rows changes nothing. `wave` null: the file names it and gives it none. */
  readonly machines: readonly {
    readonly id: MachineId;
    readonly wave: number | null;
    readonly origin: SourceLocation;
  }[];
  /** Rows that name no machine of the estate; told as problems too. */
  readonly strangers: readonly {
    readonly name: string;
    readonly wave: number | null;
    readonly origin: SourceLocation;
  }[];
  readonly counts: { readonly read: number; readonly used: number; readonly skipped: number };
  readonly problems: readonly Problem[];
}
