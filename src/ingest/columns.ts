import type { Origin, Problem } from '../model/index.js';
import { parseFlag, parseNumber, readsBothWays, styleOfTable } from './numbers.js';
import { ambiguousNumber, badFlag, badNumber, decimalComma, duplicateColumn, numberOutOfRange } from './problems.js';
import type { Found } from './sourced.js';
import { normaliseHeader, textOfCell } from './table.js';
import type { GridRow, NumberStyle, Table } from './table.js';

/** Excel's own limit of a cell; a longer text is cut. */
export const MAX_CELL_CHARACTERS = 32_767;

/** One value that a table may hold: what its column may be called, and how its cells are read. */
export interface ColumnSpec {
  readonly kind: 'text' | 'number' | 'numbers' | 'flag';
  /** The best name first; compared by meaning (`normaliseHeader`). */
  readonly headers: readonly string[];
}

export type ColumnSpecs<Field extends string> = Readonly<Record<Field, ColumnSpec>>;

export const textColumn = (...headers: readonly string[]): ColumnSpec => ({ kind: 'text', headers });
export const numberColumn = (...headers: readonly string[]): ColumnSpec => ({ kind: 'number', headers });
/** Several numbers in one cell, such as `128;512`; their reader takes them apart (`numbersIn`). */
export const numbersColumn = (...headers: readonly string[]): ColumnSpec => ({ kind: 'numbers', headers });
export const flagColumn = (...headers: readonly string[]): ColumnSpec => ({ kind: 'flag', headers });

/** A table of which we know the column of each field that it has. */
export interface BoundTable<Field extends string> {
  readonly table: Table;
  readonly columns: ReadonlyMap<Field, number>;
  readonly style: NumberStyle;
  /** Whether the table's own numbers leave no doubt about the style. */
  readonly isStyleProven: boolean;
  /** The first cell of the table that shows its style. */
  readonly styleProof: Origin | null;
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
  return { table, columns, ...styleOf(table, numbersOf(table, specs, columns), problems), problems };
}

interface NumberText {
  readonly text: string;
  readonly line: number;
  readonly column: number;
}

/** The style of the table's numbers; a decimal comma is told with the cell that decided. */
function styleOf(
  table: Table,
  numbers: Iterable<NumberText>,
  problems: Problem[],
): Pick<BoundTable<string>, 'style' | 'isStyleProven' | 'styleProof'> {
  const { style, decidedBy, isProven, firstOpen } = styleOfTable(numbers, table.usualStyle);
  const placeOf = ({ line, column }: NumberText): Origin => placeInTable(table, line, column);
  const { sharedStyle: shared } = table;
  if (decidedBy === null && shared !== undefined) {
    if (shared.style === 'comma' && firstOpen !== null) {
      problems.push(decimalComma(placeOf(firstOpen), firstOpen.text, shared.at));
    }
    return { style: shared.style, isStyleProven: true, styleProof: null };
  }
  const styleProof = decidedBy === null ? null : placeOf(decidedBy);
  if (style === 'comma' && decidedBy !== null) problems.push(decimalComma(placeOf(decidedBy), decidedBy.text));
  return { style, isStyleProven: isProven, styleProof };
}

/** The texts that stand where numbers should. A spreadsheet's own numbers are no texts, so they have no style. */
function* numbersOf<Field extends string>(
  table: Table,
  specs: ColumnSpecs<Field>,
  columns: ReadonlyMap<Field, number>,
): Generator<NumberText> {
  const numeric = [...columns].filter(([field]) => specs[field].kind === 'number' || specs[field].kind === 'numbers');
  for (const { line, cells } of table.rows) {
    for (const [field, column] of numeric) {
      const cell = cells[column];
      if (typeof cell !== 'string') continue;
      if (specs[field].kind === 'number') yield { text: cell, line, column };
      else for (const { text } of numbersIn(cell)) yield { text, line, column };
    }
  }
}

/** The numbers of a cell that holds several, each with the unit behind it, if there is one: `100 GB;200` holds two. */
export const numbersIn = (cell: string): { readonly text: string; readonly unit: string; readonly printed: string }[] =>
  (cell.match(/[^;|\s]+(?:[ \t]+\p{L}[^;|\s]*)?/gu) ?? []).map((printed) => {
    const [, text, unit] = /^(.*\d)\s*(\p{L}+)$/u.exec(printed) ?? [];
    return { text: text ?? printed, unit: unit ?? '', printed };
  });

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
  const value = storedNumberAt(cursor, field) ?? numberOf(found, cursor.bound);
  if (value === null) {
    cursor.bound.problems.push(badNumber(found.origin, found.value));
    return null;
  }
  if (value >= range.least && value <= range.greatest) return { value, origin: found.origin };
  cursor.bound.problems.push(numberOutOfRange(found.origin, found.value, range));
  return null;
}

/** A spreadsheet's own number: its text has a decimal point, whatever the texts of the table have. Null for a text. */
export function storedNumberAt<Field extends string>({ bound, row }: Cursor<Field>, field: Field): number | null {
  const cell = row.cells[bound.columns.get(field) ?? -1];
  return typeof cell === 'number' && Number.isFinite(cell) ? cell : null;
}

/** The number that a text of the table says, or null; a text that may be two numbers is reported. */
export function numberOf({ value: text, origin }: Found<string>, bound: BoundTable<string>): number | null {
  const value = parseNumber(text, bound.style);
  if (value === null || bound.isStyleProven || !readsBothWays(text)) return value;
  const other = bound.style === 'comma' ? 'point' : 'comma';
  bound.problems.push(
    ambiguousNumber(origin, text, { style: bound.style, value, other: parseNumber(text, other) ?? value }),
  );
  return value;
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
  const printed = textAt(cursor, field)?.value ?? String(found.value);
  cursor.bound.problems.push(badNumber(found.origin, printed, 'a whole number'));
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
