import type { Problem } from '../model/index.js';
import { boundedCell } from './parse-csv.js';
import type { Cell, Grid, GridRow, MergedCells } from './table.js';

/** A sheet as a workbook's reader hands it over. */
export interface Sheet {
  readonly name: string;
  /** Rows with their true numbers, counted from 1; rows without cells may be left out. */
  readonly rows: readonly { readonly row: number; readonly cells: readonly Cell[] }[];
  /** The last formatted row, with content or without. */
  readonly lastRow: number;
  /** Absent where none are. */
  readonly merged?: readonly MergedCells[];
}

/** The sheet as a grid: rows without content are counted and left out, cells beyond a spreadsheet's limit are cut and reported. */
export function gridOfSheet(sheet: Sheet, file: string, problems: Problem[]): Grid {
  const rows: GridRow[] = [];
  let last = 0;
  for (const { row, cells } of sheet.rows) {
    if (cells.every((cell) => cell === null || (typeof cell === 'string' && cell.trim() === ''))) continue;
    const at = { file, sheet: sheet.name, line: row };
    rows.push({ line: row, cells: cells.map((cell) => boundedCell(cell, at, problems)), emptyBefore: row - last - 1 });
    last = row;
  }
  return {
    ...{ file, sheet: sheet.name, rows, emptyAtEnd: Math.max(0, sheet.lastRow - last), usualStyle: 'point' },
    ...(sheet.merged === undefined ? {} : { merged: sheet.merged }),
  };
}
