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
    const words = await wordsOf(connection, path, columns);
    const result = await asFault(connection.stream(selectOf(columns, words), [path]));
    for (;;) {
      const chunk = await asFault(result.fetchChunk());
      if (chunk === null || chunk.rowCount === 0) return;
      const values = columns.map((column, index) => columnOf(column, chunk.getColumnVector(index), words[index]!));
      yield { rows: chunk.rowCount, columns: values };
    }
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** Of a column of few different texts, as names of machines are: these texts, which then come as numbers. */
type Words = readonly string[] | null;

const MOST_WORDS = 100_000;

async function wordsOf(
  connection: DuckDbModule.DuckDBConnection,
  path: string,
  columns: readonly LeafColumn[],
): Promise<readonly Words[]> {
  const all: Words[] = [];
  for (const [index, column] of columns.entries()) {
    if (column.form.kind !== 'text') {
      all.push(null);
      continue;
    }
    const select = `SELECT DISTINCT ${expressionOf(column)} AS word FROM ${SOURCE} WHERE word IS NOT NULL LIMIT ${MOST_WORDS + 1}`;
    const found = await asFault(connection.runAndReadAll(select, [path]));
    const words = found.getColumns()[0] ?? [];
    const isText = words.every((word): word is string => typeof word === 'string');
    all.push(isText && words.length > 0 && words.length <= MOST_WORDS ? words : null);
    if (all[index] === null) continue;
    const marks = words.map(() => '?').join(', ');
    await asFault(connection.run(`CREATE TYPE words${index} AS ENUM (SELECT unnest([${marks}]))`, words as string[]));
  }
  return all;
}

async function asFault<Result>(work: Promise<Result>): Promise<Result> {
  try {
    return await work;
  } catch (cause) {
    throw damaged(cause instanceof Error ? cause.message.split('\n', 1)[0]! : 'DuckDB cannot read it');
  }
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

const SOURCE = 'read_parquet(?, binary_as_string = true)';

/** Every column as the number or text that the reader of pages gives. Of columns of one name DuckDB finds the first. */
function selectOf(columns: readonly LeafColumn[], words: readonly Words[]): string {
  const cells = columns.map((column, index) => {
    const cell = expressionOf(column);
    return `${words[index] === null ? cell : `CAST(enum_code(CAST(${cell} AS words${index})) AS DOUBLE)`} AS c${index}`;
  });
  return `SELECT ${cells.join(', ')} FROM ${SOURCE}`;
}

function expressionOf({ name, form }: LeafColumn): string {
  const column = quoted(name);
  if (form.kind === 'time' && form.unit === 'NANOS') return `CAST(epoch_ns(${column}) // 1000000 AS DOUBLE)`;
  if (form.kind === 'time' || form.kind === 'int96') return `CAST(epoch_ms(${column}) AS DOUBLE)`;
  const isText = form.kind === 'text' || form.kind === 'uuid' || form.kind === 'boolean' || form.kind === 'days';
  return `CAST(${column} AS ${isText ? 'VARCHAR' : 'DOUBLE'})`;
}

function columnOf({ kind }: LeafColumn, given: DuckDbModule.DuckDBVector, words: Words): ColumnValues {
  const rows = given.itemCount;
  const isNull = new Uint8Array(rows);
  if (kind === 'texts') {
    const texts = new Array<string>(rows);
    for (let row = 0; row < rows; row++) {
      const item: unknown = given.getItem(row);
      texts[row] = typeof item === 'number' && words !== null ? words[item]! : typeof item === 'string' ? item : '';
      if (item === null) isNull[row] = 1;
    }
    return { kind, isNull, values: texts };
  }
  const values = new Float64Array(rows);
  for (let row = 0; row < rows; row++) {
    const item: unknown = given.getItem(row);
    if (typeof item === 'number') values[row] = item;
    else {
      values[row] = Number.NaN;
      isNull[row] = 1;
    }
  }
  return { kind, isNull, values };
}
