import type { Problem } from '../model/index.js';
import { placeOfRow } from './columns.js';
import type { BoundTable } from './columns.js';
import { skippedRows } from './problems.js';
import type { SkippedRows } from './problems.js';
import type { GridRow } from './table.js';

/** Counts the rows of one table that are skipped without a problem of their own. */
interface SkippedTally {
  readonly add: (why: SkippedRows, row: GridRow) => void;
  /** Tells each reason once, at its first row, with the number of rows. */
  readonly report: (problems: Problem[]) => void;
}

export function countSkipped(bound: BoundTable<string>): SkippedTally {
  const found = new Map<SkippedRows, { readonly first: GridRow; count: number }>();
  return {
    add: (why, row) => {
      const known = found.get(why);
      if (known === undefined) found.set(why, { first: row, count: 1 });
      else known.count += 1;
    },
    report: (problems) => {
      for (const [why, { first, count }] of found) {
        problems.push(skippedRows(placeOfRow({ bound, row: first }), why, count));
      }
    },
  };
}
