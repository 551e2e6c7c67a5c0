import type { FileHandle } from 'node:fs/promises';
import type { ColumnMetaData, RowGroup } from 'hyparquet';
import type { LeafColumn } from './leaf-columns.js';
import { bytesAt } from './read-footer.js';
import type { ParquetFooter } from './read-footer.js';
import { ENCODINGS } from './decode-values.js';
import { openColumnPages } from './column-pages.js';
import type { ColumnPages } from './column-pages.js';
import { damaged, orDamaged } from './parquet-table.js';
import type { ColumnValues, ParquetBatch } from './parquet-table.js';
import { CODECS } from './unpack-page.js';

/** Rows that are held at a time beside the pages they come from. */
const BATCH_ROWS = 8192;

/** How the columns of a file are packed and encoded where this reader knows no way; null where it can read them all. */
export function unknownForm({ metadata }: ParquetFooter, columns: readonly LeafColumn[]): string | null {
  for (const group of metadata.row_groups) {
    for (const { index } of columns) {
      const { codec, encodings = [] } = group.columns[index]?.meta_data ?? {};
      if (codec !== undefined && !CODECS.has(codec)) return `packed by ${codec}`;
      const unknown = encodings.find((encoding) => !ENCODINGS.has(encoding));
      if (unknown !== undefined) return `encoded as ${unknown}`;
    }
  }
  return null;
}

/**
 * Reads the rows of a file, row group by row group and page by page.
 *
 * @param maxBytes what may come out of its pages, and the room its values take
 * @throws {ParquetFault}
 */
export async function* readPages(
  handle: FileHandle,
  footer: ParquetFooter,
  { columns, maxBytes }: { readonly columns: readonly LeafColumn[]; readonly maxBytes: number },
): AsyncGenerator<ParquetBatch> {
  let unpacked = 0;
  const count = (bytes: number): void => {
    unpacked += bytes;
    if (unpacked > maxBytes) throw damaged(`more than ${maxBytes} bytes inside`);
  };
  const targets = columns.map(targetOf);
  for (const group of footer.metadata.row_groups) {
    const rows = orDamaged(() => Number(group.num_rows));
    if (!(rows >= 0)) throw damaged('a row group states no number of rows');
    if (rows === 0) continue;
    const pages: ColumnPages[] = [];
    for (const column of columns) pages.push(await pagesOf(handle, footer, { group, column, count }));
    for (let done = 0; done < rows; done += BATCH_ROWS) {
      const taken = Math.min(BATCH_ROWS, rows - done);
      count(taken * columns.length * Float64Array.BYTES_PER_ELEMENT);
      orDamaged(() => {
        for (const [index, one] of pages.entries()) one.fill(targets[index]!, taken);
      });
      yield { rows: taken, columns: targets };
    }
  }
}

function targetOf({ kind }: LeafColumn): ColumnValues {
  const isNull = new Uint8Array(BATCH_ROWS);
  return kind === 'texts'
    ? { kind, isNull, values: new Array<string>(BATCH_ROWS).fill('') }
    : { kind, isNull, values: new Float64Array(BATCH_ROWS) };
}

interface ChunkTerms {
  readonly group: RowGroup;
  readonly column: LeafColumn;
  readonly count: (bytes: number) => void;
}

async function pagesOf(
  handle: FileHandle,
  { dataEnd }: ParquetFooter,
  { group, column, count }: ChunkTerms,
): Promise<ColumnPages> {
  const { chunk, start, length } = orDamaged(() => chunkOf(group, column, dataEnd));
  const bytes = await bytesAt(handle, start, length);
  return openColumnPages(bytes, { column, codec: chunk.codec }, count);
}

function chunkOf(
  group: RowGroup,
  column: LeafColumn,
  dataEnd: number,
): { readonly chunk: ColumnMetaData; readonly start: number; readonly length: number } {
  const stored = group.columns[column.index];
  const chunk = stored?.meta_data;
  if (chunk === undefined) throw damaged(`the column ${column.name} is not described in a row group`);
  if (stored?.file_path !== undefined) throw damaged(`the column ${column.name} lies in another file`);
  if (chunk.type !== column.type) throw damaged(`the column ${column.name} is of another type than the schema says`);
  const { start, length } = placeOf(chunk);
  if (!(start >= 4 && length >= 0 && start + length <= dataEnd)) {
    throw damaged(`the column ${column.name} is said to lie outside the data`);
  }
  return { chunk, start, length };
}

/** Some writers state 0 for a dictionary that is not there. */
function placeOf({
  dictionary_page_offset: dictionary,
  data_page_offset: data,
  total_compressed_size: size,
}: ColumnMetaData) {
  const first = Number(data);
  const before = Number(dictionary ?? 0n);
  return { start: before > 0 && before < first ? before : first, length: Number(size) };
}
