import { readFile } from 'node:fs/promises';
import { invariant } from '../model/index.js';
import type { WorkbookSheet } from './workbook/sheet.js';

/** By what a later run knows a table of ours. */
const MAKER = 'portolan tables';

/** A column as Parquet holds it: every value may be null, which is unknown. */
export interface TableColumn {
  readonly name: string;
  /** `count`: INT64. `amount`: DOUBLE. `instant`: TIMESTAMP_MILLIS in UTC. `day`: DATE. `text`: UTF-8. */
  readonly kind: WorkbookSheet['columns'][number]['kind'] | 'day';
}

type Cell = string | number | null;
type Value = string | number | bigint | Date | null;

interface WrittenColumn extends TableColumn {
  readonly data: Value[];
}

/**
 * A table as Parquet, columns called by their headings and typed by their kinds. Words in a column of numbers or instants, such as `none does`, would
 * be no value of its type: they stand in a text column behind it, `Wave, in words`, which is there only where there are some. The same table gives the same bytes.
 *
 * @throws {InvariantError} two columns of one name; a count that is not whole
 */
export async function writeTable(sheet: Pick<WorkbookSheet, 'columns' | 'rows'>): Promise<Uint8Array> {
  const columns = sheet.columns.flatMap((column, at) =>
    columnsOf(
      { name: column.heading, kind: column.isOfDays === true ? 'day' : column.kind },
      sheet.rows.map((row) => row[at] ?? null),
    ),
  );
  invariant(new Set(columns.map(({ name }) => name)).size === columns.length, 'no two columns should have one name');
  const { ByteWriter, ParquetWriter } = await import('hyparquet-writer');
  const bytes = new ByteWriter();
  const writer = new ParquetWriter({
    writer: Object.assign(bytes, { flush: () => undefined, finish: () => undefined }),
    schema: [{ name: 'table', num_children: columns.length }, ...columns.map(elementOf)],
    createdBy: MAKER,
  });
  await writer.write({ columnData: columns.map(({ name, data }) => ({ name, data })), rowGroupSize: ROWS_AT_A_TIME });
  await writer.finish();
  return new Uint8Array(bytes.buffer.slice(0, bytes.index));
}

const ROWS_AT_A_TIME = 262_144;

const TYPES = {
  text: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  count: { type: 'INT64' },
  amount: { type: 'DOUBLE' },
  instant: { type: 'INT64', converted_type: 'TIMESTAMP_MILLIS' },
  day: { type: 'INT32', converted_type: 'DATE' },
} as const;

const elementOf = ({ name, kind }: TableColumn) => ({ name, repetition_type: 'OPTIONAL', ...TYPES[kind] }) as const;

function columnsOf(column: TableColumn, cells: readonly Cell[]): readonly WrittenColumn[] {
  const { name, kind } = column;
  if (kind === 'text') return [{ ...column, data: cells.map((cell) => (cell === null ? null : String(cell))) }];
  const data = cells.map((cell) => valueOf(cell, kind));
  const words = cells.map((cell, row) => (typeof cell === 'string' && data[row] === null ? cell : null));
  const typed = { ...column, data };
  return words.every((word) => word === null)
    ? [typed]
    : [typed, { name: `${name}, in words`, kind: 'text', data: words }];
}

/** Null for what is unknown, and for words. */
function valueOf(cell: Cell, kind: Exclude<TableColumn['kind'], 'text'>): Value {
  if (kind === 'instant' || kind === 'day') {
    const atMs = typeof cell === 'string' ? Date.parse(cell) : Number.NaN;
    if (Number.isNaN(atMs)) return null;
    return kind === 'day' ? new Date(atMs) : BigInt(atMs);
  }
  if (typeof cell !== 'number' || !Number.isFinite(cell)) return null;
  if (kind === 'amount') return cell;
  invariant(Number.isSafeInteger(cell), 'a count should be whole');
  return BigInt(cell);
}

/** Whether a file is a table that `writeTable` made; a file that cannot be read is none. */
export async function isOwnTable(path: string): Promise<boolean> {
  try {
    const { parquetMetadata } = await import('hyparquet');
    const content = await readFile(path);
    return parquetMetadata(new Uint8Array(content).buffer).created_by === MAKER;
  } catch {
    return false;
  }
}
