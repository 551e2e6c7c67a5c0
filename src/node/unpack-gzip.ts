import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { createGunzip, gunzip } from 'node:zlib';
import type { Problem } from '../model/index.js';

/** Whether the bytes begin as a gzip archive does. */
export const looksLikeGzip = (content: Uint8Array): boolean => content[0] === 0x1f && content[1] === 0x8b;

/**
 * What a gzip archive holds, whole, or why it cannot be had. An inventory that is cut off would pass for a smaller estate, so
 * nothing of a damaged archive is used.
 *
 * Codes: `ingest/damaged-gzip`, `ingest/empty-gzip`, `ingest/huge-file`.
 *
 * @param maxBytes what may stand inside
 */
export async function unpackGzip(content: Uint8Array, file: string, maxBytes: number): Promise<Uint8Array | Problem> {
  try {
    const unpacked = await unpack(content, { maxOutputLength: maxBytes });
    return unpacked.length > 0 ? unpacked : emptyGzip(file);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    return error.code === 'ERR_BUFFER_TOO_LARGE' ? hugeGzip(file, maxBytes) : damagedGzip(file, error.message);
  }
}

/** Smaller than what is read: what was unpacked of a piece that turns out to be damaged is lost with it. */
const UNPACKED_CHUNK_BYTES = 65_536;
const PACKED_CHUNK_BYTES = 1_048_576;
/** What may wait for the reader, so that unpacking, which has a thread of its own, goes on while rows are read. */
const WAITING_BYTES = 1_048_576;

/** An option of every stream, of which the types of this one know nothing. */
const WAITING: object = { readableHighWaterMark: WAITING_BYTES };

/**
 * The bytes inside a gzip file as they come; an error of the file itself ends them too.
 *
 * @param onBytes is told how many packed bytes were read
 */
export function unpackedStream(path: string, onBytes?: (count: number) => void): Readable {
  const source = createReadStream(path, { highWaterMark: PACKED_CHUNK_BYTES });
  const target = createGunzip({ chunkSize: UNPACKED_CHUNK_BYTES, ...WAITING });
  source.on('error', (error) => target.destroy(error));
  target.on('close', () => source.destroy());
  source.pipe(target);
  source.on('data', (chunk) => {
    onBytes?.(chunk.length);
  });
  return target;
}

const unpack = promisify(gunzip);

/** An archive that is whole, with nothing in it. */
export const emptyGzip = (file: string): Problem => ({
  code: 'ingest/empty-gzip',
  severity: 'error',
  at: { file },
  message: 'this is a gzip archive of an empty file: there is nothing in it',
  remedy: 'export the file again, or leave it out',
});

/** @param why in the words of the library that unpacks */
export const damagedGzip = (file: string, why: string): Problem => ({
  code: 'ingest/damaged-gzip',
  severity: 'error',
  at: { file },
  message: `this is a gzip archive that is cut off or damaged (${why}); nothing of it was read`,
  remedy: 'copy or pack the file again',
});

const hugeGzip = (file: string, maxBytes: number): Problem => ({
  code: 'ingest/huge-file',
  severity: 'error',
  at: { file },
  message: `the gzip archive holds more than the ${maxBytes} bytes that are read`,
  remedy: 'give the inventory alone, or split it',
});
