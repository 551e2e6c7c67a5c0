import { BYTES_PER_GIB, roundNeedUp } from '../../model/index.js';
import type { MachineId, Micros } from '../../model/index.js';
import { amountColumn } from './table.js';
import type { ReportTable, TableCell, TableColumn } from './table.js';

const MICROS = 1_000_000;
const MIB_PER_GIB = 1024;
/** A need of a third of a core should not fill its cell with noise, and rounds up: above a limit it never reads as within it. */
const NEED_DECIMALS = 4;

/** US dollars; unknown is no zero. */
export const dollars = (amount: Micros | null | undefined): number | null => (amount == null ? null : amount / MICROS);
export const gibOfBytes = (size: number | null | undefined): number | null =>
  size == null ? null : size / BYTES_PER_GIB;
export const gibOfMib = (size: number | null | undefined): number | null => (size == null ? null : size / MIB_PER_GIB);
export const needed = (value: number | null | undefined): number | null =>
  value == null ? null : roundNeedUp(value, NEED_DECIMALS);
export const yesOrNo = (is: boolean): string => (is ? 'yes' : 'no');
export const listed = (items: readonly string[]): string | null => (items.length === 0 ? null : items.join('; '));

export const dollarColumn = (title: string): TableColumn => amountColumn(title, 'USD a month', 2);

/** Names by id; the id where nothing names it. */
export type NameOfMachine = (id: MachineId) => string;

/** A column with what it shows of a row. */
export type ColumnOf<Row> = readonly [column: TableColumn, of: (row: Row) => TableCell];

/** A table by its columns. */
export const tableOf = <Row>(
  head: Pick<ReportTable, 'id' | 'title' | 'said'>,
  columns: readonly ColumnOf<Row>[],
  rows: readonly Row[],
): ReportTable => ({
  ...head,
  columns: columns.map(([column]) => column),
  rows: rows.map((row) => columns.map(([, of]) => of(row))),
});
