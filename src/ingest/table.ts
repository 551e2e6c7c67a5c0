import type { SourceLocation } from '../model/index.js';

/** What one cell holds. A date is the number that the spreadsheet stores; an error of a formula is null. */
export type Cell = string | number | boolean | null;

/** One row that holds anything. */
export interface GridRow {
  /** The line of the text on which the row begins, or the row of the sheet; counted from 1. */
  readonly line: number;
  readonly cells: readonly Cell[];
  /** Rows without content between the row above and this one. */
  readonly emptyBefore: number;
}

/** A sheet of a workbook or a text with separators, before anybody knows which row is the header. */
export interface Grid {
  /** The input's label. */
  readonly file: string;
  /** Null for a text. */
  readonly sheet: string | null;
  readonly rows: readonly GridRow[];
  /** Formatted rows without content after the last row. */
  readonly emptyAtEnd: number;
  /** How a number such as `1.234` is to be read where the table itself does not tell. */
  readonly usualStyle: NumberStyle;
  /** Of a sheet: cells that are shown as one, which store their value in the first of them; absent for a text. */
  readonly merged?: readonly MergedCells[];
}

/** A rectangle of a sheet that is shown as one cell, both ends included: rows counted from 1, columns from 0. */
export interface MergedCells {
  readonly firstRow: number;
  readonly lastRow: number;
  readonly firstColumn: number;
  readonly lastColumn: number;
}

/** Which sign comes before the decimals: `1,234.5` or `1.234,5`. */
export type NumberStyle = 'point' | 'comma';

/** A grid of which the header is known. */
export interface Table {
  readonly file: string;
  readonly sheet: string | null;
  readonly headerLine: number;
  /** As printed, without the spaces around. */
  readonly header: readonly string[];
  readonly rows: readonly GridRow[];
  readonly rowsEmpty: number;
  readonly usualStyle: NumberStyle;
  /** The style that another table of the same export proves; asked where the table itself proves none. */
  readonly sharedStyle?: SharedStyle;
}

/** A style and the cell that proves it. */
interface SharedStyle {
  readonly style: NumberStyle;
  readonly at: SourceLocation;
}

/** The table whose header is row `headerIndex` of the grid; what stands above it is a preamble and left out. */
export function tableBelow(grid: Grid, headerIndex: number): Table {
  const header = grid.rows[headerIndex];
  const rows = grid.rows.slice(headerIndex + 1);
  return {
    file: grid.file,
    sheet: grid.sheet,
    headerLine: header?.line ?? 1,
    header: (header?.cells ?? []).map(textOfCell),
    rows,
    rowsEmpty: rows.reduce((sum, row) => sum + row.emptyBefore, grid.emptyAtEnd),
    usualStyle: grid.usualStyle,
  };
}

/** The text of a cell without the spaces around it; empty for null. */
export const textOfCell = (cell: Cell | undefined): string =>
  cell === null || cell === undefined ? '' : String(cell).trim();

/**
 * A header reduced to what it means: without case, spaces, punctuation and the `*` of mandatory columns. `MiB` and
 * `MB` become one, since the tools that print `MB` count in MiB; so do `GiB` and `GB`.
 */
export function normaliseHeader(header: string): string {
  return header
    .toLowerCase()
    .replace(/[^\p{L}\p{N}#%]/gu, '')
    .replaceAll('mib', 'mb')
    .replaceAll('gib', 'gb');
}
