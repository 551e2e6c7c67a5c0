import { headingOf } from './table.js';
import type { ReportTable, TableCell, TableColumn } from './table.js';

/** A table as a sheet of a workbook takes it. */
export interface TableSheet {
  readonly title: string;
  readonly columns: readonly (Pick<TableColumn, 'decimals' | 'width'> & {
    readonly heading: string;
    readonly kind: Exclude<TableColumn['kind'], 'note'>;
  })[];
  readonly rows: readonly (readonly TableCell[])[];
}

export const sheetOf = ({ title, columns, rows }: ReportTable): TableSheet => ({
  title,
  rows,
  columns: columns.map((column) => {
    const { kind, decimals, width } = column;
    return { heading: headingOf(column), kind: kind === 'note' ? 'text' : kind, decimals, width };
  }),
});
