import { bytesInForm, decodeColumnInto } from './column-bytes.js';
import type { ColumnCodec } from './column-codec.js';
import { roundUp } from './prologue.js';
import { COLUMN_STEP_BYTES, lengthOf } from './segment-header.js';
import type { ColumnName, StoredColumn, StoredSeries } from './segment-header.js';

/** Bytes to fetch for a column: those stored and the zeros that fill up. */
export const fetchedBytesOf = ({ lengthBytes }: StoredColumn): number => roundUp(lengthBytes, COLUMN_STEP_BYTES);

/** How the columns of one segment are packed and checked. */
export interface ColumnReading {
  readonly codec: ColumnCodec;
  readonly checksum: (bytes: Uint8Array) => number;
}

/**
 * The numbers of one column; counts too come as floats, which hold them exactly.
 *
 * @param fetched `fetchedBytesOf(column)` bytes from the column's offset
 * @returns null where the bytes are not those that were written
 */
export function decodeStoredColumn(
  fetched: Uint8Array,
  {
    series,
    name,
    reading,
  }: { readonly series: StoredSeries; readonly name: ColumnName; readonly reading: ColumnReading },
): Float64Array | null {
  const column = series.columns[name];
  if (column === null) return null;
  const bytes = storedBytesOf(fetched, column, { length: lengthOf(name, series), reading });
  if (bytes === null) return null;
  const values = new Float64Array(lengthOf(name, series));
  decodeColumnInto(values, bytes, column.form);
  return values;
}

/** The bytes of a column in its form, checked and unpacked; null where they are not those that were written. */
export function storedBytesOf(
  fetched: Uint8Array,
  column: StoredColumn,
  { length, reading: { codec, checksum } }: { readonly length: number; readonly reading: ColumnReading },
): Uint8Array | null {
  if (column.crc !== checksum(fetched)) return null;
  const expectedBytes = bytesInForm(column.form, length);
  try {
    const bytes = codec.decode(fetched.subarray(0, column.lengthBytes), expectedBytes);
    return bytes.length === expectedBytes ? bytes : null;
  } catch {
    // The checksum holds, so this is a store that another program wrote badly; it is told as damage.
    return null;
  }
}
