import { alignRows } from '../lines.js';
import { cellText, headingOf, isNumeric } from './table.js';
import type { ReportTable } from './table.js';

const INDENT = 2;
const UNKNOWN = 'unknown';

/**
 * Some columns of a table for a terminal, under their headings.
 *
 * @param columns by title, in this order
 * @param most rows that are shown; the rest is counted
 */
export function tableLines(table: ReportTable, columns: readonly string[], most: number): readonly string[] {
  const shown = columns.map((title) => placeOf(title, table));
  const heading = shown.map((at) => headingOf(table.columns[at]!));
  const rows = table.rows
    .slice(0, most)
    .map((cells) => shown.map((at) => cellText(cells[at] ?? null, table.columns[at]!) ?? UNKNOWN));
  const numeric = shown.flatMap((at, index) => (isNumeric(table.columns[at]!) ? [index] : []));
  const left = table.rows.length - rows.length;
  return [
    ...alignRows([heading, ...rows], INDENT, numeric),
    ...(left > 0 ? [`${' '.repeat(INDENT)}and ${left} more; --all lists them`] : []),
  ];
}

/** A column that is asked for by another name than it has would be missed by nobody who reads the lines. */
function placeOf(title: string, { id, columns }: ReportTable): number {
  const at = columns.findIndex((column) => column.title === title);
  if (at < 0) throw new Error(`the table "${id}" has no column "${title}"`);
  return at;
}
