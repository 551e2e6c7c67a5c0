import { csvCell, csvCellOfLines } from '../../model/index.js';
import { formatAmount, formatCount } from '../figures.js';

export type TableCell = string | number | null;

/** One column: what its cells are, so that a page, a workbook and a CSV show them as what they are. */
export interface TableColumn {
  readonly title: string;
  /**
   * `count`: whole numbers. `amount`: with `decimals`. `instant`: ISO 8601 in UTC. `day`: `YYYY-MM-DD` by a clock that the title names. `text`: all else. `note`: text that a page shows small below
   * the cell before it, so that a row keeps its width: sources, lists of names. `lines`: steps, commands or sentences, each on a line of its
   * own (`linesCell`).
   */
  readonly kind: 'text' | 'count' | 'amount' | 'instant' | 'day' | 'note' | 'lines';
  /** `GB`, `Mb/s`, and `UTC` of instants; null where the title says it, or there is none. */
  readonly unit: string | null;
  readonly decimals: number;
  /** Characters, for workbooks. */
  readonly width: number;
}

/** A table of plain data: the same rows on a page, in a sheet and in a CSV. `null` is unknown, never zero. */
export interface ReportTable {
  /** `first-copies`: a file name and an anchor. */
  readonly id: string;
  /** At most 31 characters without `[]:*?/\`: the name of a sheet. */
  readonly title: string;
  /** What it says, in a sentence. */
  readonly said: string;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly (readonly TableCell[])[];
}

const NARROW = 12;
const INSTANT = 18;

export const textColumn = (title: string, width = 24): TableColumn => ({
  ...{ title, kind: 'text', unit: null, decimals: 0, width },
});
export const noteColumn = (title: string, width = 40): TableColumn => ({
  ...{ title, kind: 'note', unit: null, decimals: 0, width },
});
export const linesColumn = (title: string, width = 60): TableColumn => ({
  ...{ title, kind: 'lines', unit: null, decimals: 0, width },
});
export const countColumn = (title: string, unit: string | null = null): TableColumn => ({
  ...{ title, kind: 'count', unit, decimals: 0, width: NARROW },
});
export const amountColumn = (title: string, unit: string | null, decimals = 1): TableColumn => ({
  ...{ title, kind: 'amount', unit, decimals, width: NARROW },
});
export const instantColumn = (title: string): TableColumn => ({
  ...{ title, kind: 'instant', unit: 'UTC', decimals: 0, width: INSTANT },
});

/** Days, whose cells are `2026-12-05`. */
export const dayColumn = (title: string): TableColumn => ({
  ...{ title, kind: 'day', unit: null, decimals: 0, width: NARROW },
});

/** The title with its unit, where it has one. */
export const headingOf = ({ title, unit }: TableColumn): string => (unit === null ? title : `${title} (${unit})`);

export const isNumeric = ({ kind }: TableColumn): boolean => kind === 'count' || kind === 'amount';

/** `2026-12-05 04:00` of an instant; anything else as it is. */
const instantText = (instant: string): string =>
  /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(instant) ? instant.slice(0, 16).replace('T', ' ') : instant;

/**
 * A cell of a column of lines. They are kept apart by nothing but their ends, since a line may end in a mark of its own: a command in `;`, a
 * sentence in a full stop.
 *
 * @param none what stands there where there are no lines
 */
export const linesCell = (lines: readonly string[], none: string): string =>
  lines.length === 0 ? none : lines.join('\n');

/** A cell as people read it; null: unknown. */
export function cellText(cell: TableCell, { kind, decimals }: TableColumn): string | null {
  if (cell === null) return null;
  if (typeof cell === 'number') return kind === 'amount' ? formatAmount(cell, decimals) : formatCount(cell);
  return kind === 'instant' ? instantText(cell) : cell;
}

/** A table as CSV, UTF-8 without a mark as `sizes.csv`: numbers as they are, unknown cells empty, nothing that a spreadsheet would run. */
export function tableCsv({ columns, rows }: ReportTable): string {
  const written = columns.map(({ kind }) => (kind === 'lines' ? csvCellOfLines : csvCell));
  const line = (cells: readonly string[]): string => `${cells.join(',')}\r\n`;
  const rowLine = (cells: readonly TableCell[]): string =>
    line(cells.map((cell, at) => (typeof cell === 'number' ? String(cell) : written[at]!(cell ?? ''))));
  return [line(columns.map((column) => csvCell(headingOf(column)))), ...rows.map(rowLine)].join('');
}
