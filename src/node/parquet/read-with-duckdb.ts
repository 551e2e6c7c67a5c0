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
    const rooms = columns.map(() => ({ isNull: new Uint8Array(0), values: new Float64Array(0), texts: [] }));
    // The next rows are decoded while these are read.
    let next = ahead(result);
    try {
      for (;;) {
        const chunk = await next;
        if (chunk === null || chunk.rowCount === 0) return;
        next = ahead(result);
        yield batchOf(chunk, columns, { words, rooms });
      }
    } finally {
      // Nothing may be closed beneath it.
      await Promise.allSettled([next]);
    }
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** Of a column of few different texts, as names of machines are: these texts, which then come as numbers. */
type Words = readonly string[] | null;

const MOST_WORDS = 20_000;

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

type Chunk = DuckDbModule.DuckDBDataChunk;

function ahead(result: DuckDbModule.DuckDBResult): Promise<Chunk | null> {
  const chunk = asFault(result.fetchChunk());
  // Whoever waits for it is told.
  chunk.catch(() => undefined);
  return chunk;
}

/** Room for the values of a column, used for one chunk after the other. */
interface Room {
  isNull: Uint8Array;
  values: Float64Array;
  readonly texts: string[];
}

function batchOf(
  chunk: Chunk,
  columns: readonly LeafColumn[],
  { words, rooms }: { readonly words: readonly Words[]; readonly rooms: readonly Room[] },
): ParquetBatch {
  const rows = chunk.rowCount;
  const isStored = storedOf(chunk, columns, rows);
  const values = columns.map(({ kind }, index) => {
    const given = chunk.getColumnVector(index);
    const room = roomFor(rooms[index]!, rows);
    return kind === 'texts'
      ? textsOf(given, room, { rows, words: words[index]! })
      : numbersOf(given, room, { rows, kind, isStored: isStored(index) });
  });
  return { rows, columns: values };
}

function roomFor(room: Room, rows: number): Room {
  if (room.values.length < rows) {
    room.values = new Float64Array(rows);
    room.isNull = new Uint8Array(rows);
  }
  room.isNull.fill(0);
  room.texts.length = rows;
  return room;
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

/**
 * Every column as the number or text that the reader of pages gives, and nothing as `NaN`: asking for what is missing value by value
 * takes longer than all the rest. Behind them, in as many numbers as that takes, bits of the columns that store `NaN` itself. Of
 * columns of one name DuckDB finds the first.
 */
function selectOf(columns: readonly LeafColumn[], words: readonly Words[]): string {
  const cells = columns.map((column, index) => {
    const cell = expressionOf(column);
    if (words[index] !== null) return `coalesce(CAST(enum_code(CAST(${cell} AS words${index})) AS DOUBLE), -1)`;
    return column.kind === 'texts' ? cell : `coalesce(${cell}, 'nan'::DOUBLE)`;
  });
  const masks: string[] = [];
  for (let first = 0; first < columns.length; first += BITS) {
    const bits = columns
      .slice(first, first + BITS)
      .flatMap((column, bit) =>
        mayBeNaN(column) ? [`CAST(coalesce(isnan(${expressionOf(column)}), false) AS DOUBLE) * ${2 ** bit}`] : [],
      );
    masks.push(`CAST(${['0', ...bits].join(' + ')} AS DOUBLE)`);
  }
  const named = [...cells, ...masks].map((cell, index) => `${cell} AS c${index}`);
  return `SELECT ${named.join(', ')} FROM ${SOURCE}`;
}

const mayBeNaN = ({ form, type }: LeafColumn): boolean =>
  form.kind === 'half' || (form.kind === 'number' && (type === 'FLOAT' || type === 'DOUBLE'));

/** Columns to a number: whole numbers are exact up to 2^53. */
const BITS = 48;

/** By column: whether a row stores a `NaN` there, null where none of the chunk does. */
function storedOf(
  chunk: Chunk,
  columns: readonly LeafColumn[],
  rows: number,
): (index: number) => ((row: number) => boolean) | null {
  const masks: (DuckDbModule.DuckDBVector | null)[] = [];
  for (let index = columns.length; index < chunk.columnCount; index++) {
    const vector = chunk.getColumnVector(index);
    let hasAny = false;
    for (let row = 0; row < rows; row++) if (vector.getItem(row) !== 0) hasAny = true;
    masks.push(hasAny ? vector : null);
  }
  return (index) => {
    const mask = masks[Math.floor(index / BITS)] ?? null;
    return mask === null ? null : (row) => Math.floor(Number(mask.getItem(row)) / 2 ** (index % BITS)) % 2 === 1;
  };
}

function expressionOf({ name, form }: LeafColumn): string {
  const column = quoted(name);
  if (form.kind === 'time' && form.unit === 'NANOS') return `CAST(epoch_ns(${column}) // 1000000 AS DOUBLE)`;
  if (form.kind === 'time' || form.kind === 'int96') return `CAST(epoch_ms(${column}) AS DOUBLE)`;
  const isText = form.kind === 'text' || form.kind === 'uuid' || form.kind === 'boolean' || form.kind === 'days';
  return `CAST(${column} AS ${isText ? 'VARCHAR' : 'DOUBLE'})`;
}

function numbersOf(
  given: DuckDbModule.DuckDBVector,
  { values, isNull }: Room,
  {
    rows,
    kind,
    isStored,
  }: {
    readonly rows: number;
    readonly kind: 'numbers' | 'times';
    readonly isStored: ((row: number) => boolean) | null;
  },
): ColumnValues {
  for (let row = 0; row < rows; row++) {
    const value = given.getItem(row) as number;
    values[row] = value;
    if (Number.isNaN(value) && isStored?.(row) !== true) isNull[row] = 1;
  }
  return { kind, isNull, values };
}

function textsOf(
  given: DuckDbModule.DuckDBVector,
  { texts, isNull }: Room,
  { rows, words }: { readonly rows: number; readonly words: Words },
): ColumnValues {
  for (let row = 0; row < rows; row++) {
    const item: unknown = given.getItem(row);
    const text = typeof item === 'number' && words !== null ? words[item] : item;
    texts[row] = typeof text === 'string' ? text : '';
    if (typeof text !== 'string') isNull[row] = 1;
  }
  return { kind: 'texts', isNull, values: texts };
}
