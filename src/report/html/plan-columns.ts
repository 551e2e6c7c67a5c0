import { cellText, headingOf, isNumeric } from '../tables/table.js';
import type { ReportTable, TableCell, TableColumn } from '../tables/table.js';

/** A column with its place among the cells of a row. */
export interface PlacedColumn {
  readonly column: TableColumn;
  readonly at: number;
  /** Sentences and lists of names. */
  readonly isLong: boolean;
  /** Notes that stand small below its cells. */
  readonly notes: readonly PlacedColumn[];
}

/** Which columns of a table stand beside each other, and which below each row. */
export interface ColumnLayout {
  readonly beside: readonly PlacedColumn[];
  readonly below: readonly PlacedColumn[];
  /** Whether the columns are so few and short that the table keeps their width. */
  readonly isNarrow: boolean;
}

/** Characters that fit beside each other where a window is 1024 pixels wide. */
const MOST = 106;
/** From so many characters on a column holds sentences, which take so much room beside others. */
const LONG = 40;
/** Between columns, with what the characters of figures are wider than the mean. */
const GAP = 3;
const NARROW = 70;
const MOST_SHORT = 24;

interface Measured extends PlacedColumn {
  readonly width: number;
}

/**
 * Lays the columns of a table out by what its rows hold, so that it fits without scrolling: figures beside each other, and behind them sentences as
 * far as there is room; what finds none goes below its row, the last first. The first column always stays.
 */
export function layOut({ columns, rows }: Pick<ReportTable, 'columns' | 'rows'>): ColumnLayout {
  let beside = partsOf(columns.map((column, at) => measure(column, at, rows)));
  const below: Measured[] = [];
  const widthOf = (): number => beside.reduce((sum, { width }) => sum + width + GAP, 0);
  const narrowing = [
    ({ column }: Measured): boolean => column.kind === 'note',
    ({ isLong }: Measured): boolean => isLong,
    (): boolean => true,
  ];
  for (const mayGo of narrowing) {
    while (widthOf() > MOST) {
      const leaver = beside.findLast((one) => one.at > 0 && mayGo(one));
      if (leaver === undefined) break;
      beside = beside.filter((one) => one !== leaver);
      below.push(leaver);
    }
  }
  return {
    ...{ beside, below: below.toSorted((one, other) => one.at - other.at) },
    isNarrow: widthOf() <= NARROW && !beside.some(({ isLong }) => isLong),
  };
}

/** Notes stand below the sentences before them; behind anything shorter they are columns of their own. */
function partsOf(all: readonly Measured[]): readonly Measured[] {
  const parts: { column: Measured; notes: Measured[] }[] = [];
  for (const one of all) {
    const last = parts.at(-1);
    if (one.column.kind === 'note' && last?.column.isLong === true) last.notes.push(one);
    else parts.push({ column: one, notes: [] });
  }
  return parts.map(({ column, notes }) => ({ ...column, notes }));
}

function measure(column: TableColumn, at: number, rows: ReportTable['rows']): Measured {
  const longest = rows.reduce((most, cells) => Math.max(most, textLength(cells[at] ?? null, column)), 0);
  const word = headingOf(column)
    .split(' ')
    .reduce((most, { length }) => Math.max(most, length), 0);
  const isLong = at > 0 && !isNumeric(column) && longest > LONG;
  return { column, at, isLong, notes: [], width: isLong ? LONG : Math.max(word, Math.min(longest, MOST_SHORT)) };
}

const textLength = (cell: TableCell, column: TableColumn): number => (cellText(cell, column) ?? 'unknown').length;
