import type { EstateDatastore, Host, Origin, SheetSummary } from '../model/index.js';
import { columnUse } from './columns.js';
import type { BoundTable } from './columns.js';
import type { MachineDraft } from './sourced.js';
import { textOfCell } from './table.js';
import type { Grid, Table } from './table.js';

/** What reading some tables gave: `rows = machines.length + merged + skipped`. */
export interface ReadMachines {
  readonly machines: MachineDraft[];
  /** Rows that describe a machine. */
  rows: number;
  merged: number;
  skipped: number;
  /** Physical hosts that were listed; absent: none. */
  hosts?: readonly Host[];
  /** Datastores that were listed; absent: none. */
  datastores?: readonly EstateDatastore[];
}

export const nothingRead = (): ReadMachines => ({ machines: [], rows: 0, merged: 0, skipped: 0 });

/** Sheet summary of a table of which `rowsUsed` rows were of use. */
export function summaryOfTable(bound: BoundTable<string>, rowsUsed: number): SheetSummary {
  const { table } = bound;
  const { used, ignored } = columnUse(bound);
  return {
    name: table.sheet ?? table.file,
    isUsed: true,
    rowsRead: table.rows.length,
    rowsUsed,
    rowsSkipped: table.rows.length - rowsUsed,
    rowsEmpty: table.rowsEmpty,
    columnsUsed: used,
    columnsIgnored: ignored,
  };
}

/** Sheet summary of a grid that holds nothing Portolan uses: its first row is taken for the header. */
export function summaryOfUnusedGrid(grid: Grid): SheetSummary {
  const [header, ...rows] = grid.rows;
  return {
    name: grid.sheet ?? grid.file,
    isUsed: false,
    rowsRead: rows.length,
    rowsUsed: 0,
    rowsSkipped: rows.length,
    rowsEmpty: rows.reduce((sum, row) => sum + row.emptyBefore, grid.emptyAtEnd),
    columnsUsed: [],
    columnsIgnored: (header?.cells ?? []).map(textOfCell).filter((name) => name !== ''),
  };
}

/** Where a table as a whole stands, for what concerns all of its rows. */
export const placeOfTable = (table: Table): Origin => ({
  file: table.file,
  ...(table.sheet === null ? {} : { sheet: table.sheet }),
  line: table.headerLine,
  how: 'read',
});
