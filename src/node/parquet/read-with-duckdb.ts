import type * as DuckDbModule from '@duckdb/node-api';
import type { LeafColumn } from './leaf-columns.js';
import { damaged } from './parquet-table.js';
import type { ColumnValues, ParquetBatch } from './parquet-table.js';

type DuckDb = typeof DuckDbModule;

const MISSING: ReadonlySet<unknown> = new Set(['ERR_MODULE_NOT_FOUND', 'MODULE_NOT_FOUND', 'ERR_DLOPEN_FAILED']);

/** DuckDB, an optional peer; null where it is not installed, or not for this platform. */
export async function loadDuckDb(): Promise<DuckDb | null> {
  try {
    return await import('@duckdb/node-api');
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && MISSING.has(cause.code)) return null;
    throw cause;
  }
}

const THREADS = 2;

/**
 * Reads the rows of a file by DuckDB, in its order. It reads this one file and nothing else: no extension is looked for.
 *
 * @throws {ParquetFault}
 */
export async function* readWithDuckDb(
  { DuckDBInstance }: DuckDb,
  path: string,
  columns: readonly LeafColumn[],
): AsyncGenerator<ParquetBatch> {
  const instance = await DuckDBInstance.create(':memory:', {
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    threads: String(THREADS),
  });
  const connection = await instance.connect();
  try {
    const result = await asFault(connection.stream(selectOf(columns), [path]));
    for (;;) {
      const chunk = await asFault(result.fetchChunk());
      if (chunk === null || chunk.rowCount === 0) return;
      const values = columns.map((column, index) => columnOf(column, chunk.getColumnValues(index)));
      yield { rows: chunk.rowCount, columns: values };
    }
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

async function asFault<Result>(work: Promise<Result>): Promise<Result> {
  try {
    return await work;
  } catch (cause) {
    throw damaged(cause instanceof Error ? cause.message.split('\n', 1)[0]! : 'DuckDB cannot read it');
  }
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** Every column as the number or text that the reader of pages gives. Of columns of one name DuckDB finds the first. */
const selectOf = (columns: readonly LeafColumn[]): string =>
  `SELECT ${columns.map((column, index) => `${expressionOf(column)} AS c${index}`).join(', ')} FROM read_parquet(?, binary_as_string = true)`;

function expressionOf({ name, form }: LeafColumn): string {
  const column = quoted(name);
  if (form.kind === 'time' && form.unit === 'NANOS') return `CAST(epoch_ns(${column}) // 1000000 AS DOUBLE)`;
  if (form.kind === 'time' || form.kind === 'int96') return `CAST(epoch_ms(${column}) AS DOUBLE)`;
  const isText = form.kind === 'text' || form.kind === 'uuid' || form.kind === 'boolean' || form.kind === 'days';
  return `CAST(${column} AS ${isText ? 'VARCHAR' : 'DOUBLE'})`;
}

function columnOf({ kind }: LeafColumn, given: readonly unknown[]): ColumnValues {
  const isNull = Uint8Array.from(given, (value) => (value === null ? 1 : 0));
  return kind === 'texts'
    ? { kind, isNull, values: given.map((value) => (typeof value === 'string' ? value : '')) }
    : { kind, isNull, values: Float64Array.from(given, (value) => (typeof value === 'number' ? value : Number.NaN)) };
}
