import { parquetHeader } from 'hyparquet/src/column.js';
import type { PageHeader } from 'hyparquet';
import { endOfThrift } from './check-thrift.js';
import { decodeValues } from './decode-values.js';
import type { Values } from './decode-values.js';
import type { LeafColumn } from './leaf-columns.js';
import { damaged, ParquetFault } from './parquet-table.js';
import type { ColumnValues } from './parquet-table.js';
import { readRuns } from './read-runs.js';
import { unpackPage } from './unpack-page.js';

/** A page is a megabyte as a rule; one that states more than these is refused before anything is set aside for it. */
const MOST_PAGE_BYTES = 268_435_456;
const MOST_PAGE_VALUES = 16_777_216;

/** The values of one column of one row group, page by page. */
export interface ColumnPages {
  /** Puts the next values into a batch, from its beginning on. */
  readonly fill: (target: ColumnValues, count: number) => void;
}

/** Values of one page by row; where `isNull` is 1 the values skip the row. Null: there is a value in every row. */
interface Page {
  readonly rows: number;
  readonly isNull: Uint8Array | null;
  readonly values: Values;
  /** Rows and values that were taken. */
  row: number;
  value: number;
}

/**
 * Reads the pages of a column as its values are asked for.
 *
 * @param bytes all of the column in the row group
 * @param onUnpacked told of the bytes that come out of each page, before they do; may throw
 */
export function openColumnPages(
  bytes: Buffer,
  { column, codec }: { readonly column: LeafColumn; readonly codec: string },
  onUnpacked: (bytes: number) => void,
): ColumnPages {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  let dictionary: Values | null = null;
  let page: Page | null = null;
  const nextPage = (): Page => {
    for (;;) {
      if (at >= bytes.length) throw damaged(`the column ${column.name} has fewer values than rows are stated`);
      const end = endOfThrift(bytes, at);
      const header = parquetHeader({ view, offset: at });
      const size = header.compressed_page_size;
      if (!(size >= 0 && end + size <= bytes.length)) throw damaged('a page is said to be longer than its column');
      checkSizes(header);
      onUnpacked(header.uncompressed_page_size);
      const stored = bytes.subarray(end, end + size);
      at = end + size;
      if (header.type === 'DICTIONARY_PAGE') dictionary = dictionaryOf(stored, header, { column, codec });
      else if (header.type === 'DATA_PAGE') return plainPage(stored, header, { column, codec, dictionary });
      else if (header.type === 'DATA_PAGE_V2') return secondPage(stored, header, { column, codec, dictionary });
    }
  };
  return {
    fill: (target, count) => {
      for (let done = 0; done < count;) {
        while (page === null || page.row >= page.rows) page = nextPage();
        const taken = Math.min(count - done, page.rows - page.row);
        take(page, target, { from: done, count: taken });
        done += taken;
      }
    },
  };
}

function checkSizes(header: PageHeader): void {
  const { uncompressed_page_size: length } = header;
  if (!(length >= 0)) throw damaged('a page states no length');
  if (length > MOST_PAGE_BYTES) {
    throw new ParquetFault(
      'unsupported',
      `a page states ${length} bytes, more than the ${MOST_PAGE_BYTES} that are read`,
    );
  }
  const stated = header.data_page_header ?? header.data_page_header_v2 ?? header.dictionary_page_header;
  const values = stated?.num_values ?? 0;
  if (values < 0 || values > MOST_PAGE_VALUES) {
    throw new ParquetFault('unsupported', `a page states ${values} values; up to ${MOST_PAGE_VALUES} are read`);
  }
}

interface PageTerms {
  readonly column: LeafColumn;
  readonly codec: string;
}

function dictionaryOf(stored: Buffer, header: PageHeader, { column, codec }: PageTerms): Values {
  const count = header.dictionary_page_header?.num_values ?? 0;
  const page = unpackPage(stored, codec, header.uncompressed_page_size);
  return decodeValues({ page, start: 0, count, encoding: 'PLAIN' }, column, null);
}

function plainPage(
  stored: Buffer,
  header: PageHeader,
  { column, codec, dictionary }: PageTerms & { readonly dictionary: Values | null },
): Page {
  const stated = header.data_page_header;
  if (stated === undefined) throw damaged('a page has no description');
  const page = unpackPage(stored, codec, header.uncompressed_page_size);
  const rows = stated.num_values;
  if (!column.isOptional) {
    return pageOf(
      decodeValues({ page, start: 0, count: rows, encoding: stated.encoding }, column, dictionary),
      rows,
      null,
    );
  }
  if (stated.definition_level_encoding !== 'RLE') {
    throw new ParquetFault('unsupported', `its gaps are encoded as ${stated.definition_level_encoding}`);
  }
  if (page.length < 4) throw damaged('a page ends within its levels or indexes');
  const start = 4 + page.readUInt32LE(0);
  if (start > page.length) throw damaged('a page ends within its levels or indexes');
  const { isNull, count } = gapsOf(page.subarray(4, start), rows);
  return pageOf(decodeValues({ page, start, count, encoding: stated.encoding }, column, dictionary), rows, isNull);
}

/** A page of the second version: what tells the gaps stands in front of what is packed. */
function secondPage(
  stored: Buffer,
  header: PageHeader,
  { column, codec, dictionary }: PageTerms & { readonly dictionary: Values | null },
): Page {
  const stated = header.data_page_header_v2;
  if (stated === undefined) throw damaged('a page has no description');
  const levels = stated.definition_levels_byte_length;
  const before = levels + stated.repetition_levels_byte_length;
  if (!(levels >= 0 && before >= levels && before <= Math.min(stored.length, header.uncompressed_page_size))) {
    throw damaged('a page ends within its levels or indexes');
  }
  const rows = stated.num_values;
  const gaps = column.isOptional
    ? gapsOf(stored.subarray(before - levels, before), rows)
    : { isNull: null, count: rows };
  const packed = stored.subarray(before);
  const length = header.uncompressed_page_size - before;
  const page = unpackPage(packed, stated.is_compressed === false ? 'UNCOMPRESSED' : codec, length);
  const values = decodeValues({ page, start: 0, count: gaps.count, encoding: stated.encoding }, column, dictionary);
  return pageOf(values, rows, gaps.isNull);
}

const pageOf = (values: Values, rows: number, isNull: Uint8Array | null): Page => ({
  rows,
  isNull,
  values,
  row: 0,
  value: 0,
});

/** Levels are 1 where there is a value. */
function gapsOf(levels: Uint8Array, rows: number): { readonly isNull: Uint8Array; readonly count: number } {
  const isNull = new Uint8Array(rows);
  readRuns({ bytes: levels, start: 0, end: levels.length }, 1, isNull);
  let count = 0;
  for (let row = 0; row < rows; row += 1) {
    count += isNull[row]!;
    isNull[row] = 1 - isNull[row]!;
  }
  return { isNull, count };
}

function take(
  page: Page,
  target: ColumnValues,
  { from, count }: { readonly from: number; readonly count: number },
): void {
  const { values } = page;
  for (let index = from; index < from + count; index += 1) {
    const isNull = page.isNull?.[page.row] ?? 0;
    page.row += 1;
    target.isNull[index] = isNull;
    if (isNull === 1) continue;
    if (values.kind === 'numbers') (target.values as Float64Array)[index] = values.numbers[page.value]!;
    else (target.values as string[])[index] = values.texts[page.value]!;
    page.value += 1;
  }
}
