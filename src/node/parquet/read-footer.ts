import type { FileHandle } from 'node:fs/promises';
import type { FileMetaData } from 'hyparquet';
import { endOfThrift } from './check-thrift.js';
import { damaged, ParquetFault } from './parquet-table.js';

/** That of a file of 64 MB with a thousand row groups of a hundred columns; a larger one is refused. */
const MOST_FOOTER_BYTES = 16_777_216;
/** The length of the footer and the four letters behind it. */
const TAIL_BYTES = 8;
const MAGIC = 'PAR1';

/** Whether bytes begin as a Parquet file does. */
export const looksLikeParquet = (content: Uint8Array): boolean =>
  content.length >= 4 && Buffer.from(content.subarray(0, 4)).toString('latin1') === MAGIC;

export interface ParquetFooter {
  readonly metadata: FileMetaData;
  /** Where the data must end. */
  readonly dataEnd: number;
}

/**
 * Reads what a Parquet file says of itself, at its end.
 *
 * @throws {ParquetFault}; whatever the file system says
 */
export async function readFooter(handle: FileHandle, sizeBytes: number): Promise<ParquetFooter> {
  if (sizeBytes < 4 + TAIL_BYTES) throw damaged('it is cut off: it ends before its description');
  const tail = await bytesAt(handle, sizeBytes - TAIL_BYTES, TAIL_BYTES);
  const magic = tail.toString('latin1', 4);
  if (magic === 'PARE') throw new ParquetFault('unsupported', 'it is encrypted');
  if (magic !== MAGIC) throw damaged(`it is cut off: it ends in other bytes than ${MAGIC}`);
  const length = tail.readUInt32LE(0);
  const dataEnd = sizeBytes - TAIL_BYTES - length;
  if (dataEnd < 4) throw damaged(`its description is said to have ${length} bytes, more than the file has`);
  if (length > MOST_FOOTER_BYTES) {
    throw new ParquetFault(
      'unsupported',
      `its description has ${length} bytes, more than the ${MOST_FOOTER_BYTES} read`,
    );
  }
  const bytes = await bytesAt(handle, dataEnd, length + TAIL_BYTES);
  endOfThrift(bytes.subarray(0, length), 0);
  const { parquetMetadata } = await import('hyparquet');
  try {
    // A buffer of its own: the library reads views of typed arrays, not of slices.
    return { metadata: parquetMetadata(new Uint8Array(bytes), { geoparquet: false, parsers: PLAIN }), dataEnd };
  } catch (cause) {
    throw damaged(`its description cannot be read (${cause instanceof Error ? cause.message : 'unknown'})`);
  }
}

/** Statistics are not needed, and those of odd values must not fail. */
const PLAIN = {
  timestampFromMilliseconds: () => null,
  timestampFromMicroseconds: () => null,
  timestampFromNanoseconds: () => null,
  dateFromDays: () => null,
  stringFromBytes: () => null,
  jsonFromBytes: () => null,
  geometryFromBytes: () => null,
  geographyFromBytes: () => null,
  uuidFromBytes: () => null,
};

/** @throws {ParquetFault} where the file has fewer bytes there */
export async function bytesAt(handle: FileHandle, from: number, length: number): Promise<Buffer> {
  const bytes = Buffer.allocUnsafe(length);
  let done = 0;
  while (done < length) {
    const { bytesRead } = await handle.read(bytes, done, length - done, from + done);
    if (bytesRead === 0) throw damaged('it ended while it was read');
    done += bytesRead;
  }
  return bytes;
}
