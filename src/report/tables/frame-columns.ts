import { headingOf } from './table.js';
import type { ReportTable, TableCell } from './table.js';

/** What a column of a frame holds; decided from all of its cells, never from the first rows. */
type FrameKind = 'text' | 'number' | 'flag' | 'instant';

/** A column on its way into somebody's data frame. */
export interface FrameColumn {
  readonly name: string;
  readonly kind: FrameKind;
  /** `null` is unknown. Instants are `2026-12-05T04:00:00.000Z`, always of one length, so that text order is time order. */
  readonly values: readonly unknown[];
}

/** An instant as tables write it: a day, or a day and a time. Without a zone it is UTC, as every instant of a table is. */
const INSTANT = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?)(Z|[+-]\d\d:\d\d)?)?$/;

/** The same instant in its one long form; null for what is none. */
function longInstant(cell: TableCell): string | null {
  const parts = typeof cell === 'string' ? INSTANT.exec(cell) : null;
  if (parts === null) return null;
  const [, day = '', time = '00:00', zone = 'Z'] = parts;
  const at = Date.parse(`${day}T${time}${zone}`);
  return Number.isNaN(at) ? null : new Date(at).toISOString();
}

/** A column that also says something other than instants stays the text that it is. */
function instantsOf(cells: readonly TableCell[]): readonly (string | null)[] | null {
  const long = cells.map(longInstant);
  return long.every((instant, index) => instant !== null || cells[index] === null) ? long : null;
}

function kindOf(values: readonly unknown[]): FrameKind {
  const known = values.filter((value) => value !== null);
  if (known.length === 0) return 'text';
  if (known.every((value) => typeof value === 'number')) return 'number';
  return known.every((value) => typeof value === 'boolean') ? 'flag' : 'text';
}

/** The columns of a table of ours under their headings with units. */
export function columnsOfTable({ columns, rows }: ReportTable): readonly FrameColumn[] {
  return columns.map((column, at) => {
    const cells = rows.map((row) => row[at] ?? null);
    const instants = column.kind === 'instant' ? instantsOf(cells) : null;
    const name = headingOf(column);
    if (instants !== null) return { name, kind: 'instant', values: instants };
    const isNumber = column.kind === 'count' || column.kind === 'amount';
    const kind = kindOf(cells);
    // A column of numbers of which none is known stays one of numbers.
    return { name, kind: isNumber && cells.every((cell) => cell === null) ? 'number' : kind, values: cells };
  });
}

/** A table of Arquero, as far as it is read here. */
export interface ColumnarTable {
  readonly columnNames: () => readonly string[];
  /** The values of a column in the order and with the filter of the table. */
  readonly array: (name: string) => ArrayLike<unknown>;
}

const plainValue = (value: unknown): unknown => {
  if (value === undefined || (value instanceof Date && Number.isNaN(value.getTime()))) return null;
  return value;
};

/** The columns of a table of Arquero; columns of dates become instants. */
export function columnsOfColumnar(table: ColumnarTable): readonly FrameColumn[] {
  return table.columnNames().map((name) => {
    const values = Array.from(table.array(name), plainValue);
    const isOfDates =
      values.some((value) => value !== null) && values.every((value) => value === null || value instanceof Date);
    if (!isOfDates) return { name, kind: kindOf(values), values };
    return {
      name,
      kind: 'instant',
      values: values.map((value) => (value instanceof Date ? value.toISOString() : null)),
    };
  });
}

/**
 * Names that no two columns share and that nothing of the frame bears already: `at` becomes `at_`, `$data` `_$data`, a second `Size` `Size 2`.
 *
 * @param isTaken false for all but finitely many names, and for every name that begins with `_` and then `$`
 */
export function frameNames(names: readonly string[], isTaken: (name: string) => boolean): readonly string[] {
  const used = new Set<string>();
  return names.map((wanted) => {
    const free = wanted.startsWith('$') ? `_${wanted}` : `${wanted}_`;
    const base = isTaken(wanted) ? free : wanted;
    let name = base;
    for (let number = 2; used.has(name) || isTaken(name); number += 1) name = `${base} ${number}`;
    used.add(name);
    return name;
  });
}
