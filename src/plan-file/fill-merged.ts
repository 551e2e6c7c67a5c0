import type { Grid, GridRow, MergedCells, SheetCell as Cell } from '../ingest/index.js';

/**
 * A grid in which merged cells hold their value in every row and column that they cover, as people see it: a spreadsheet stores it in the
 * first of them alone. Cells that hold something keep it.
 *
 * Cost: rows times columns and once each merge, whatever the file claims to be merged.
 */
export function fillMerged(grid: Grid): Grid {
  const merged = grid.merged ?? [];
  if (merged.length === 0) return grid;
  const byRow = new Map<number, MergedCells[]>();
  for (const one of merged) {
    const known = byRow.get(one.firstRow);
    if (known === undefined) byRow.set(one.firstRow, [one]);
    else known.push(one);
  }
  const width = grid.rows.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  const covers: (Cover | null)[] = new Array<Cover | null>(width).fill(null);
  const rows = grid.rows.map((row): GridRow => {
    cover(covers, byRow.get(row.line) ?? [], row);
    const cells = Array.from({ length: width }, (_, place) => filled(row, place, covers[place]!));
    return { ...row, cells };
  });
  return { ...grid, rows };
}

interface Cover {
  readonly lastRow: number;
  readonly value: Cell;
}

/** Cells of a sheet are in one merge each, so those of a row cover no more than its columns: what goes beyond is not looked at. */
function cover(covers: (Cover | null)[], merges: readonly MergedCells[], { cells }: GridRow): void {
  let left = covers.length;
  for (const { firstColumn, lastColumn, lastRow } of merges) {
    const last = Math.min(lastColumn, covers.length - 1, firstColumn + left - 1);
    for (let place = firstColumn; place <= last; place += 1, left -= 1) {
      covers[place] = { lastRow, value: cells[firstColumn] ?? null };
    }
  }
}

function filled({ line, cells }: GridRow, place: number, over: Cover | null): Cell {
  const own = cells[place] ?? null;
  const isBlank = own === null || (typeof own === 'string' && own.trim() === '');
  return isBlank && over !== null && line <= over.lastRow ? over.value : own;
}
