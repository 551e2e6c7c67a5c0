import type { Origin, Problem } from '../model/index.js';
import { parseFlag, parseNumber, styleOfTable } from './numbers.js';
import { badFlag, badNumber, duplicateColumn, numberOutOfRange } from './problems.js';
import type { Found } from './sourced.js';
import { normaliseHeader, textOfCell } from './table.js';
import type { GridRow, NumberStyle, Table } from './table.js';

/** Excel's own limit of a cell; a longer text is cut. */
export const MAX_CELL_CHARACTERS = 32_767;

/** One value that a table may hold: what its column may be called, and how its cells are read. */
export interface ColumnSpec {
  readonly kind: 'text' | 'number' | 'flag';
  /** The best name first; compared by meaning (`normaliseHeader`). */
  readonly headers: readonly string[];
}

export type ColumnSpecs<Field extends string> = Readonly<Record<Field, ColumnSpec>>;

export const textColumn = (...headers: readonly string[]): ColumnSpec => ({ kind: 'text', headers });
export const numberColumn = (...headers: readonly string[]): ColumnSpec => ({ kind: 'number', headers });
export const flagColumn = (...headers: readonly string[]): ColumnSpec => ({ kind: 'flag', headers });

/** A table of which we know the column of each field that it has. */
export interface BoundTable<Field extends string> {
  readonly table: Table;
  readonly columns: ReadonlyMap<Field, number>;
  readonly style: NumberStyle;
  /** Where the problems of its cells go. */
  readonly problems: Problem[];
}

/** One row of a bound table. */
export interface Cursor<Field extends string> {
  readonly bound: BoundTable<Field>;
  readonly row: GridRow;
}

/** Finds the column of each field. Of several columns for one field the best name wins, then the first; the rest is ignored. */
export function bindColumns<Field extends string>(
  table: Table,
  specs: ColumnSpecs<Field>,
  problems: Problem[],
): BoundTable<Field> {
  const names = table.header.map(normaliseHeader);
  const columns = new Map<Field, number>();
  const taken = new Set<number>();
  const entries = Object.entries(specs) as [Field, ColumnSpec][];
  for (const [field, spec] of entries) {
    const index = spec.headers.map((header) => names.indexOf(normaliseHeader(header))).find((found) => found >= 0);
    if (index === undefined || taken.has(index)) continue;
    columns.set(field, index);
    taken.add(index);
    const again = names.indexOf(names[index] ?? '', index + 1);
    if (again >= 0) problems.push(duplicateColumn(placeInTable(table, table.headerLine, again), again + 1));
  }
  const numeric = entries.filter(([, spec]) => spec.kind === 'number').flatMap(([field]) => columns.get(field) ?? []);
  return { table, columns, style: styleOfTable(textsIn(table, numeric), table.usualStyle), problems };
}

function* textsIn(table: Table, columns: readonly number[]): Generator<string> {
  for (const row of table.rows) {
    for (const column of columns) {
      const cell = row.cells[column];
      if (typeof cell === 'string') yield cell;
    }
  }
}

/** The columns that were used and those that were not, as printed; a column without a name is not listed. */
export function columnUse(bound: BoundTable<string>): { readonly used: string[]; readonly ignored: string[] } {
  const indexes = new Set(bound.columns.values());
  const named = bound.table.header.map((name, index) => ({ name, index })).filter(({ name }) => name !== '');
  return {
    used: named.filter(({ index }) => indexes.has(index)).map(({ name }) => name),
    ignored: named.filter(({ index }) => !indexes.has(index)).map(({ name }) => name),
  };
}

function placeInTable(table: Table, line: number, column?: number): Origin {
  const header = column === undefined ? '' : (table.header[column] ?? '');
  return {
    file: table.file,
    ...(table.sheet === null ? {} : { sheet: table.sheet }),
    line,
    ...(header === '' ? {} : { column: header }),
    how: 'read',
  };
}

/** The place of a row, for what was found out from several of its cells. */
export const placeOfRow = ({ bound, row }: Cursor<string>): Origin => placeInTable(bound.table, row.line);

/** Whether the table has a column for the field, whatever its cells hold. */
export const hasColumn = <Field extends string>({ bound }: Cursor<Field>, field: Field): boolean =>
  bound.columns.has(field);

/** The text of a cell without the spaces around it, or null where it is empty. */
export function textAt<Field extends string>({ bound, row }: Cursor<Field>, field: Field): Found<string> | null {
  const index = bound.columns.get(field);
  if (index === undefined) return null;
  const text = textOfCell(row.cells[index]);
  return text === '' ? null : { value: text, origin: placeInTable(bound.table, row.line, index) };
}

/** The least and the greatest value that a number may have; a column's own rule. */
export interface Range {
  readonly least: number;
  readonly greatest: number;
}

/** Any amount that stays exact as bytes after its unit is applied. */
const AMOUNT: Range = { least: 0, greatest: 2 ** 32 };
/** A count of cores, of memory: zero says nothing. */
export const POSITIVE: Range = { least: Number.MIN_VALUE, greatest: 2 ** 32 };
/** A number of disks or NICs: no platform attaches a thousand to one machine, and each disk becomes a value. */
const COUNT: Range = { least: 0, greatest: 1000 };
/** Cores of one machine. */
export const CORES: Range = { least: 1, greatest: 10_000 };
/** GiB that stay exact as bytes. */
export const GIB_AMOUNT: Range = { least: 0, greatest: 2 ** 22 };
export const PERCENT: Range = { least: 0, greatest: 100 };

/** The number in a cell, or null where it is empty, not a number or outside of the range, which is reported. */
export function numberAt<Field extends string>(
  cursor: Cursor<Field>,
  field: Field,
  range: Range = AMOUNT,
): Found<number> | null {
  const found = textAt(cursor, field);
  if (found === null || MEANS_NOTHING.has(found.value.toLowerCase())) return null;
  const value = parseNumber(found.value, cursor.bound.style);
  if (value === null) {
    cursor.bound.problems.push(badNumber(found.origin, found.value));
    return null;
  }
  if (value >= range.least && value <= range.greatest) return { value, origin: found.origin };
  cursor.bound.problems.push(numberOutOfRange(found.origin, found.value, range));
  return null;
}

/** What tools print where they have no figure. */
const MEANS_NOTHING = new Set(['-', 'n/a', 'na', 'null', 'none', 'unknown', '#n/a']);

/** A whole number; a fraction is reported as out of range. */
export function countAt<Field extends string>(
  cursor: Cursor<Field>,
  field: Field,
  range: Range = COUNT,
): Found<number> | null {
  const found = numberAt(cursor, field, range);
  if (found === null || Number.isInteger(found.value)) return found;
  cursor.bound.problems.push(badNumber(found.origin, String(found.value), 'a whole number'));
  return null;
}

/** True or false, or null where the cell is empty or says neither, which is reported. */
export function flagAt<Field extends string>(cursor: Cursor<Field>, field: Field): Found<boolean> | null {
  const found = textAt(cursor, field);
  if (found === null || MEANS_NOTHING.has(found.value.toLowerCase())) return null;
  const value = parseFlag(found.value);
  if (value !== null) return { value, origin: found.origin };
  cursor.bound.problems.push(badFlag(found.origin, found.value));
  return null;
}
