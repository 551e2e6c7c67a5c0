import { columnsOfTable, frameNames } from './frame-columns.js';
import type { ReportTable } from './table.js';

/** What is used of Arquero: `import * as aq from 'arquero'`. The module is handed in, so that the library need not bring it. */
export interface ArqueroModule<Table> {
  readonly table: (columns: Map<string, unknown[]>) => Table;
}

/**
 * Any table of ours as a table of Arquero: `toArquero(aq, table)`.
 *
 * Columns keep their order and are named as in the CSV, with the unit: `Size (GB)`. Counts and amounts are numbers, instants are `Date`s of the
 * exact millisecond, unknown cells are `null`, never zero. A column of instants that also says something else (`after wave 3`) stays text.
 * A name that appears twice gets a number; one that plain objects bear (`constructor`), with which a look-up would find something else, gets `_`.
 *
 * Arquero writes dates as UTC in `toCSV` and by the local clock in `toHTML` and `print`.
 *
 * @returns what `aq.table` returns
 */
export function toArquero<Table>(aq: ArqueroModule<Table>, table: ReportTable): Table {
  const columns = columnsOfTable(table);
  const names = frameNames(
    columns.map(({ name }) => name),
    (name) => name in {},
  );
  return aq.table(
    new Map(
      columns.map(({ kind, values }, at) => [
        names[at]!,
        values.map((value) => (kind === 'instant' && typeof value === 'string' ? new Date(value) : value)),
      ]),
    ),
  );
}
