import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { createGunzip, gunzip } from 'node:zlib';
import type { Problem } from '../model/index.js';
import { unpackZstd } from './unpack-zstd.js';
import { looksLikeZstd, looksSkippable } from './zstd-frame.js';

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
    return unpacked.length > 0 ? unpacked : emptyArchive(file, 'gzip');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    return error.code === 'ERR_BUFFER_TOO_LARGE'
      ? hugeGzip(file, maxBytes)
      : damagedArchive(file, 'gzip', error.message);
  }
}

/** Smaller than what is read: what was unpacked of a piece that turns out to be damaged is lost with it. */
const UNPACKED_CHUNK_BYTES = 65_536;
const PACKED_CHUNK_BYTES = 1_048_576;
/** What may wait for the reader, so that unpacking, which has a thread of its own, goes on while rows are read. */
const WAITING_BYTES = 1_048_576;

/** How a file of samples may be packed. */
export type Packing = 'gzip' | 'zstd';

/** By its first bytes; null for one that is not packed. */
export function packingOf(content: Uint8Array): Packing | null {
  if (looksLikeGzip(content)) return 'gzip';
  return looksLikeZstd(content) || looksSkippable(content) ? 'zstd' : null;
}

/**
 * The bytes inside a packed file as they come, whichever way it is packed; an error of the file itself ends them too.
 *
 * @param onBytes is told how many packed bytes were read
 */
export const unpackedStream = (path: string, onBytes: (count: number) => void = () => undefined): Readable =>
  Readable.from(unpackedBytes(path, onBytes), { objectMode: false });

async function* unpackedBytes(path: string, onBytes: (count: number) => void): AsyncGenerator<Buffer> {
  const packing = await packingAt(path);
  const source = createReadStream(path, { highWaterMark: PACKED_CHUNK_BYTES });
  if (packing === 'zstd') yield* unpackZstd(counted(source as AsyncIterable<Buffer>, onBytes));
  else yield* ungzipped(source, onBytes);
}

async function packingAt(path: string): Promise<Packing | null> {
  const handle = await open(path);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(4), 0, 4, 0);
    return packingOf(buffer.subarray(0, bytesRead));
  } finally {
    await handle.close();
  }
}

async function* counted(source: AsyncIterable<Buffer>, onBytes: (count: number) => void): AsyncGenerator<Buffer> {
  for await (const chunk of source) {
    onBytes(chunk.length);
    yield chunk;
  }
}

/** An option of every stream, of which the types of this one know nothing. */
const WAITING: object = { readableHighWaterMark: WAITING_BYTES };

function ungzipped(source: Readable, onBytes: (count: number) => void): AsyncIterable<Buffer> {
  const target = createGunzip({ chunkSize: UNPACKED_CHUNK_BYTES, ...WAITING });
  source.on('data', (chunk: Buffer) => {
    onBytes(chunk.length);
  });
  source.on('error', (error) => target.destroy(error));
  target.on('close', () => source.destroy());
  return source.pipe(target) as AsyncIterable<Buffer>;
}

const unpack = promisify(gunzip);

/** Archives are opened once: one within another is a slip of the packing, and may be a trap. */
export const packedTwice = (file: string): Problem => ({
  code: 'ingest/packed-twice',
  severity: 'error',
  at: { file },
  message: 'the archive holds another archive, and archives are opened once; nothing of it is read',
  remedy: 'unpack it once, and give what comes out',
});

/** An archive that is whole, with nothing in it. Codes: `ingest/empty-gzip`, `ingest/empty-zstd`. */
export const emptyArchive = (file: string, packing: Packing): Problem => ({
  code: `ingest/empty-${packing}`,
  severity: 'error',
  at: { file },
  message: `this is a ${packing} archive of an empty file: there is nothing in it`,
  remedy: 'export the file again, or leave it out',
});

/** Codes: `ingest/damaged-gzip`, `ingest/damaged-zstd`. @param why in the words of the library that unpacks */
export const damagedArchive = (file: string, packing: Packing, why: string): Problem => ({
  code: `ingest/damaged-${packing}`,
  severity: 'error',
  at: { file },
  message: `this is a ${packing} archive that is cut off or damaged (${why}); nothing of it is used`,
  remedy:
    'copy or pack the file again; what can be saved of it (gzip -dc, zstd -dc) can be looked through and given unpacked',
});

const hugeGzip = (file: string, maxBytes: number): Problem => ({
  code: 'ingest/huge-file',
  severity: 'error',
  at: { file },
  message: `the gzip archive holds more than the ${maxBytes} bytes that are read`,
  remedy: 'give the inventory alone, or split it',
});
