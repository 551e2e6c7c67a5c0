import type { EstateDatastore } from './datastore.js';
import type { Host } from './host.js';
import type { Machine } from './machine.js';
import type { Problem } from './problem.js';

/** What one input file was taken for, and what became of its rows. `read = machines rows + skipped`. */
export interface InputSummary {
  readonly file: string;
  /** Such as `rvtools-workbook`, `azure-migrate-csv`, `inventory-csv`, `unrecognised`. */
  readonly kind: string;
  /** What made us take it for that, in words. */
  readonly recognisedBy: string;
  readonly sheets: readonly SheetSummary[];
}

export interface SheetSummary {
  /** The sheet of a workbook, or the file's name for a text. */
  readonly name: string;
  /** `false`: a sheet that holds nothing Portolan uses. */
  readonly isUsed: boolean;
  /** Rows below the header that hold anything. `rowsRead = rowsUsed + rowsSkipped`. */
  readonly rowsRead: number;
  readonly rowsUsed: number;
  readonly rowsSkipped: number;
  /** Why, where the reader counted reasons: their counts sum to `rowsSkipped`. */
  readonly skippedBecause?: readonly { readonly reason: string; readonly count: number }[];
  /** Rows that are formatted but empty. */
  readonly rowsEmpty: number;
  readonly columnsUsed: readonly string[];
  readonly columnsIgnored: readonly string[];
  /** How many columns those are, where one entry stands for several of a kind; absent: each entry is one. */
  readonly columnsIgnoredCount?: number;
  /** Where rows name their counter: those that are not read, with their rows, most rows first. Absent where there are none. */
  readonly countersIgnored?: readonly { readonly name: string; readonly rows: number }[];
}

/** How many machine rows were read and what became of them: `rows = machines + merged + skipped`. */
export interface EstateCounts {
  /** Rows that describe a machine, over all inputs. */
  readonly rows: number;
  /** Rows joined to a machine that another row already described. */
  readonly merged: number;
  /** Rows from which no machine could be made; each has a problem. */
  readonly skipped: number;
  readonly machines: number;
}

/** All that the inputs say, joined: the order is by first appearance. */
export interface Estate {
  readonly inputs: readonly InputSummary[];
  readonly counts: EstateCounts;
  readonly machines: readonly Machine[];
  /** Physical hosts, whether they run a machine of the estate or not; absent where no source lists any. */
  readonly hosts?: readonly Host[];
  /** What holds their disks, with its free space; absent where no source lists any. */
  readonly datastores?: readonly EstateDatastore[];
  readonly problems: readonly Problem[];
}
