import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import type { FileMetaData } from 'hyparquet';
import type { Problem } from '../../model/index.js';
import { EXPORT_COLUMNS } from '../export-peaks.js';
import { unreadableFile } from '../file-problems.js';
import { leafColumns } from './leaf-columns.js';
import type { LeafColumn } from './leaf-columns.js';
import { damagedParquet, duckDbMissing, peaksGiven, unsupportedParquet } from './parquet-problems.js';
import { orDamaged, ParquetFault } from './parquet-table.js';
import type { ParquetBatch, ParquetTable } from './parquet-table.js';
import { readFooter } from './read-footer.js';
import type { ParquetFooter } from './read-footer.js';
import { loadDuckDb, readWithDuckDb } from './read-with-duckdb.js';

/** A larger file is read by DuckDB, whose decoding in native code is some ten times as fast. */
const MOST_SMALL_BYTES = 67_108_864;

/** How a file is opened. */
export interface ParquetTerms {
  /** The label of the file in problems. */
  readonly file: string;
  /** What may come out of its pages. */
  readonly maxBytes: number;
  /** A larger file is read by DuckDB. */
  readonly mostSmallBytes?: number;
}

/**
 * Opens a Parquet file of samples, works on it and closes it; or tells why it cannot be read.
 *
 * Codes: `ingest/damaged-parquet`, `ingest/unsupported-parquet`, `ingest/needs-duckdb`, `ingest/exported-peaks`,
 * `ingest/unreadable-file`.
 */
export async function withParquet<Result>(
  path: string,
  terms: ParquetTerms,
  work: (table: ParquetTable) => Promise<Result>,
): Promise<Result | Problem> {
  const { file } = terms;
  let handle: FileHandle | null = null;
  try {
    handle = await open(path);
    const { size } = await handle.stat();
    const footer = await readFooter(handle, size);
    const { leaves, unread } = orDamaged(() => leafColumns(footer.metadata));
    if (isExport(leaves)) return peaksGiven(file);
    const batches = await readerOf({ path, handle, size, footer, leaves }, terms);
    if ('code' in batches) return batches;
    return await work({
      columns: leaves,
      unread,
      notes: orDamaged(() => notesOf(footer.metadata)),
      batches: batches.read,
    });
  } catch (cause) {
    if (cause instanceof ParquetFault) {
      return (cause.kind === 'damaged' ? damagedParquet : unsupportedParquet)(file, cause.message);
    }
    if (cause instanceof Error && 'code' in cause) return unreadableFile(file, cause);
    throw cause;
  } finally {
    await handle?.close();
  }
}

interface OpenFile {
  readonly path: string;
  readonly handle: FileHandle;
  readonly size: number;
  readonly footer: ParquetFooter;
  readonly leaves: readonly LeafColumn[];
}

async function readerOf(
  { path, handle, size, footer, leaves }: OpenFile,
  { file, maxBytes, mostSmallBytes = MOST_SMALL_BYTES }: ParquetTerms,
): Promise<{ readonly read: () => AsyncIterable<ParquetBatch> } | Problem> {
  const { readPages, unknownForm } = await import('./read-pages.js');
  const unknown = orDamaged(() => unknownForm(footer, leaves));
  if (size <= mostSmallBytes && unknown === null) {
    return { read: () => readPages(handle, footer, { columns: leaves, maxBytes }) };
  }
  const duckDb = await loadDuckDb();
  if (duckDb !== null) return { read: () => readWithDuckDb(duckDb, path, leaves) };
  return duckDbMissing(
    file,
    unknown === null
      ? `this Parquet file has ${size} bytes, more than the ${mostSmallBytes} that are read without help`
      : `the columns of this Parquet file are ${unknown}`,
  );
}

function isExport(columns: readonly LeafColumn[]): boolean {
  const names = new Set(columns.map(({ name }) => name));
  return EXPORT_COLUMNS.every((name) => names.has(name));
}

/** Keys that stand for the comments above the header of a CSV. */
const NOTES: ReadonlySet<string> = new Set(['zone', 'interval', 'source']);

const notesOf = ({ key_value_metadata: pairs = [] }: FileMetaData): ReadonlyMap<string, string> =>
  new Map(pairs.flatMap(({ key, value = '' }) => (NOTES.has(key) ? [[key, value.trim()] as const] : [])));
