import { roundUp } from './prologue.js';
import { bytesInForm, decodeColumn } from './column-bytes.js';
import type { ColumnCodec } from './column-codec.js';
import { crc32c } from './crc-32c.js';
import { lengthOf } from './segment-header.js';
import type { ColumnName, StoredColumn, StoredSeries } from './segment-header.js';

/** Bytes to fetch for a column: those stored and the zeros that fill up. */
export const fetchedBytesOf = ({ lengthBytes }: StoredColumn): number => roundUp(lengthBytes, 8);

/**
 * The numbers of one column; counts too come as floats, which hold them exactly.
 *
 * @param fetched `fetchedBytesOf(column)` bytes from the column's offset
 * @returns null where the bytes are not those that were written
 */
export function decodeStoredColumn(
  fetched: Uint8Array,
  { series, name, codec }: { readonly series: StoredSeries; readonly name: ColumnName; readonly codec: ColumnCodec },
): Float64Array | null {
  const column = series.columns[name];
  if (column?.crc !== crc32c(fetched)) return null;
  const length = lengthOf(name, series.bucketCount);
  const expectedBytes = bytesInForm(column.form, length);
  let bytes: Uint8Array;
  try {
    bytes = codec.decode(fetched.subarray(0, column.lengthBytes), expectedBytes);
  } catch {
    // The checksum holds, so this is a store that another program wrote badly; it is told as damage.
    return null;
  }
  return bytes.length === expectedBytes ? decodeColumn(bytes, column.form, length) : null;
}
