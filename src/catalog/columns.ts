import { invariant } from '../model/index.js';
import type { Quantity } from '../model/index.js';

/**
 * One table of the catalogue's files: columns of equal length, side by side. A column is an array, or `{dictionary, codes}`
 * for texts that repeat, or null where every cell is unknown. In every form a null cell is an unknown fact.
 */
export interface Table {
  /** Names the table in the message of a failed check. */
  readonly label: string;
  readonly rows: number;
  readonly columns: ReadonlyMap<string, unknown>;
}

/** Parses a file of the catalogue: a JSON object of schema version 1. What is damaged stops the run: the files are ours. */
export function openFile(label: string, text: string): ReadonlyMap<string, unknown> {
  const file = entriesOf(JSON.parse(text), label);
  invariant(file.get('schemaVersion') === 1, `${label} should have schema version 1`);
  return file;
}

/** Opens the table that lies under `key` of a file. The length of each column is checked where it is read. */
export function openTable(file: ReadonlyMap<string, unknown>, key: string, label: string): Table {
  const entries = entriesOf(file.get(key), `${label}, table ${key}`);
  const rows = entries.get('rows');
  invariant(
    typeof rows === 'number' && Number.isSafeInteger(rows) && rows >= 0,
    `${label}, table ${key}: rows is a count`,
  );
  return { label: `${label}, table ${key}`, rows, columns: entriesOf(entries.get('columns'), `${label}, columns`) };
}

/** A text that stands in a file beside its tables. */
export function textOf(file: ReadonlyMap<string, unknown>, key: string, label: string): string {
  const value = file.get(key);
  invariant(typeof value === 'string', `${label}: ${key} should be a text`);
  return value;
}

/** A column of numbers that are finite and not negative; branded as the caller says, since the column's name holds the unit. */
export function quantities<Unit extends string>(table: Table, name: string): readonly (Quantity<Unit> | null)[] {
  return cells(table, name, isQuantity<Unit>);
}

/** As `quantities`, for a column in which no cell is unknown. */
export function knownQuantities<Unit extends string>(table: Table, name: string): readonly Quantity<Unit>[] {
  return knownCells(table, name, isQuantity<Unit>);
}

export function texts(table: Table, name: string): readonly (string | null)[] {
  const column = table.columns.get(name);
  if (column === null || Array.isArray(column)) return cells(table, name, isText);
  const coded = entriesOf(column, `${table.label}: ${name}`);
  const dictionary = coded.get('dictionary');
  invariant(Array.isArray(dictionary) && dictionary.every(isText), `${table.label}: ${name} has a dictionary of texts`);
  const isCode = (value: unknown): value is number => typeof value === 'number' && value in dictionary;
  const codes = cells({ ...table, columns: coded }, 'codes', isCode);
  return codes.map((code) => (code === null ? null : dictionary[code]!));
}

export function knownTexts(table: Table, name: string): readonly string[] {
  const column = texts(table, name);
  invariant(column.every(isText), `${table.label}: every cell of ${name} is known`);
  return column;
}

/** A column of yes (1), no (0) and unknown (null). */
export function flags(table: Table, name: string): readonly (boolean | null)[] {
  return cells(table, name, isBit).map((bit) => (bit === null ? null : bit === 1));
}

export function knownFlags(table: Table, name: string): readonly boolean[] {
  return knownCells(table, name, isBit).map((bit) => bit === 1);
}

function knownCells<T>(table: Table, name: string, isValid: (value: unknown) => value is T): readonly T[] {
  const column = cells(table, name, isValid);
  invariant(column.every(isValid), `${table.label}: every cell of ${name} is known`);
  return column;
}

function cells<T>(table: Table, name: string, isValid: (value: unknown) => value is T): readonly (T | null)[] {
  const column = table.columns.get(name);
  if (column === null) return new Array<null>(table.rows).fill(null);
  invariant(Array.isArray(column) && column.length === table.rows, `${table.label}: ${name} has ${table.rows} cells`);
  const isCell = (value: unknown): value is T | null => value === null || isValid(value);
  invariant(column.every(isCell), `${table.label}: every cell of ${name} is of its kind`);
  return column;
}

/** A map, and not the object: a map has no prototype to answer for a key that is not there. */
function entriesOf(value: unknown, label: string): ReadonlyMap<string, unknown> {
  invariant(typeof value === 'object' && value !== null && !Array.isArray(value), `${label} should be an object`);
  return new Map(Object.entries(value));
}

const isText = (value: unknown): value is string => typeof value === 'string';
const isBit = (value: unknown): value is 0 | 1 => value === 0 || value === 1;
const isQuantity = <Unit extends string>(value: unknown): value is Quantity<Unit> =>
  typeof value === 'number' && Number.isFinite(value) && value >= 0;
