import { csvCell } from '../../model/index.js';
import { formatAmount, formatCount } from '../figures.js';

export type TableCell = string | number | null;

/** One column: what its cells are, so that a page, a workbook and a CSV show them as what they are. */
export interface TableColumn {
  readonly title: string;
  /** `count`: whole numbers. `amount`: with `decimals`. `instant`: ISO 8601 in UTC. `text`: all else. */
  readonly kind: 'text' | 'count' | 'amount' | 'instant';
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
export const countColumn = (title: string, unit: string | null = null): TableColumn => ({
  ...{ title, kind: 'count', unit, decimals: 0, width: NARROW },
});
export const amountColumn = (title: string, unit: string | null, decimals = 1): TableColumn => ({
  ...{ title, kind: 'amount', unit, decimals, width: NARROW },
});
export const instantColumn = (title: string): TableColumn => ({
  ...{ title, kind: 'instant', unit: 'UTC', decimals: 0, width: INSTANT },
});

/** The title with its unit, where it has one. */
export const headingOf = ({ title, unit }: TableColumn): string => (unit === null ? title : `${title} (${unit})`);

export const isNumeric = ({ kind }: TableColumn): boolean => kind === 'count' || kind === 'amount';

/** `2026-12-05 04:00` of an instant; anything else as it is. */
const instantText = (instant: string): string =>
  /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(instant) ? instant.slice(0, 16).replace('T', ' ') : instant;

/** A cell as people read it; null: unknown. */
export function cellText(cell: TableCell, { kind, decimals }: TableColumn): string | null {
  if (cell === null) return null;
  if (typeof cell === 'number') return kind === 'amount' ? formatAmount(cell, decimals) : formatCount(cell);
  return kind === 'instant' ? instantText(cell) : cell;
}

/** A table as CSV, UTF-8 without a mark as `sizes.csv`: numbers as they are, unknown cells empty, nothing that a spreadsheet would run. */
export function tableCsv({ columns, rows }: ReportTable): string {
  const line = (cells: readonly TableCell[]): string =>
    cells.map((cell) => (typeof cell === 'number' ? String(cell) : csvCell(cell ?? ''))).join(',');
  return [columns.map((column) => headingOf(column)), ...rows].map((cells) => `${line(cells)}\r\n`).join('');
}
