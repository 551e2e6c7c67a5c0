import { headingOf } from './table.js';
import type { ReportTable, TableCell, TableColumn } from './table.js';

/** A table as a sheet of a workbook takes it. */
export interface TableSheet {
  readonly title: string;
  readonly columns: readonly (Pick<TableColumn, 'decimals' | 'width'> & {
    readonly heading: string;
    readonly kind: Exclude<TableColumn['kind'], 'note' | 'lines'>;
    /** Lines of a cell stand below each other. */
    readonly isWrapped: boolean;
    /** Instants without a time of day. */
    readonly isOfDays: boolean;
  })[];
  readonly rows: readonly (readonly TableCell[])[];
}

export const sheetOf = ({ title, columns, rows }: ReportTable): TableSheet => ({
  title,
  rows,
  columns: columns.map((column) => {
    const { kind, decimals, width, isOfDays = false } = column;
    const plain = kind === 'note' || kind === 'lines' ? 'text' : kind;
    return { heading: headingOf(column), kind: plain, isWrapped: kind === 'lines', isOfDays, decimals, width };
  }),
});
