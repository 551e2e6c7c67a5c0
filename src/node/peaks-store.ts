import { randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { AssessmentError } from '../model/index.js';
import type { Parsed, Problem } from '../model/index.js';
import { decodeBody, damagedSegment, encodeSegment, mergePeaks, openStore, PLAIN_CODEC } from '../timeseries/index.js';
import { PROLOGUE_BYTES, scanSource } from '../timeseries/index.js';
import type { ByteSource, ColumnCodec, OpenStore, PeakSet, StoreReading } from '../timeseries/index.js';
import { cannotRead, cannotWrite } from './file-problems.js';

/** Raw DEFLATE (RFC 1951). Smaller, but its bytes may differ between versions and builds of zlib. */
const DEFLATE_CODEC: ColumnCodec = {
  name: 'deflateRaw',
  encode: (bytes) => deflateRawSync(bytes),
  decode: (bytes, lengthBytes) => inflateRawSync(bytes, { maxOutputLength: Math.max(1, lengthBytes) }),
};

/** How a store is written. */
export interface PeaksStoreOptions {
  /** `none` (the default) gives the same bytes on every machine. */
  readonly compression: 'none' | 'deflateRaw';
}

/** A store opened for reading single columns. */
export interface PeaksStoreFile extends OpenStore {
  /** Gives the file back; no column can be read after it. */
  readonly close: () => Promise<void>;
}

const DEFAULT_OPTIONS: PeaksStoreOptions = { compression: 'none' };
/** Numbers to a segment before the next begins: at most 64 MiB, so that writing and reading need no more at a time. */
const NUMBERS_A_SEGMENT = 8_388_608;
/** Well under what one call of the operating system reads. */
const READ_BYTES = 268_435_456;

/**
 * Writes a store anew: beside the target, synced and renamed, so a reader sees the old store or the new one. Large peak sets
 * become several segments. The same peaks give the same bytes.
 *
 * @throws {AssessmentError} `node/cannot-write`; what stood there before still stands
 */
export async function writePeaksStore(
  path: string,
  peaks: PeakSet,
  options: PeaksStoreOptions = DEFAULT_OPTIONS,
): Promise<void> {
  const aside = `${path}.${randomUUID()}.part`;
  try {
    await withFile(aside, 'wx', async (handle) => {
      let offset = 0;
      for (const segment of segmentsOf(peaks, options)) {
        await writeAll(handle, segment, offset);
        offset += segment.length;
      }
      await handle.sync();
    });
    await rename(aside, path);
    await syncFolder(dirname(path));
  } catch (cause) {
    await rm(aside, { force: true });
    cannotWrite(path, cause);
  }
}

/**
 * Appends a peak set to a store, making it where it is missing. All of it or nothing: everything but the first 32 bytes is
 * written and synced, then those 32 bytes, which end what a reader takes for a torn end. A torn end that an earlier crash
 * left is cut off first.
 *
 * The new series are not compared with those before: `mergePeaks` says how they add up, and appending the same samples
 * twice counts them twice. One writer at a time.
 *
 * @returns what was wrong with the store before, such as `timeseries/torn-peaks-store`
 * @throws {AssessmentError} `timeseries/damaged-peaks-store`, `timeseries/not-a-peaks-store`: nothing is cut off that may be
 * somebody's data; `timeseries/newer-peaks-store`; `node/cannot-write`
 */
export async function appendPeaksStore(
  path: string,
  peaks: PeakSet,
  options: PeaksStoreOptions = DEFAULT_OPTIONS,
): Promise<readonly Problem[]> {
  try {
    return await withFile(path, 'r+', (handle) => appendTo(handle, basename(path), segmentsOf(peaks, options)));
  } catch (cause) {
    if (cause instanceof AssessmentError) throw cause;
    if (!isMissing(cause)) return cannotWrite(path, cause);
  }
  await writePeaksStore(path, peaks, options);
  return [];
}

async function appendTo(handle: FileHandle, file: string, segments: Iterable<Uint8Array>): Promise<readonly Problem[]> {
  const source = await sourceOf(handle);
  const { endBytes, tail, problems } = await scanSource(source, file);
  // A store begins its life whole. Zeros at its very start are therefore no torn append but lost data.
  const isLost = tail === 'damaged' || (tail === 'torn' && endBytes === 0);
  if (isLost) throw new AssessmentError(problems.at(-1)!);
  try {
    if (tail === 'torn') await handle.truncate(endBytes);
    let offset = endBytes;
    let first: Uint8Array | null = null;
    for (const segment of segments) {
      const skipped = first === null ? PROLOGUE_BYTES : 0;
      first ??= segment.slice(0, PROLOGUE_BYTES);
      await writeAll(handle, segment.subarray(skipped), offset + skipped);
      offset += segment.length;
    }
    await handle.sync();
    if (first !== null) await writeAll(handle, first, endBytes);
    await handle.sync();
  } catch (cause) {
    // Without it a full disk would leave a torn end behind; should this fail too, the next append cuts it.
    await handle.truncate(endBytes).catch(() => undefined);
    throw cause;
  }
  return problems;
}

/**
 * Reads a whole store and joins its segments (`mergePeaks`). Segments that were cut off or changed are left out and told.
 *
 * @returns the peaks, and problems `timeseries/torn-peaks-store`, `timeseries/damaged-peaks-store`,
 * `timeseries/not-a-peaks-store`
 * @throws {AssessmentError} `node/cannot-read`, `timeseries/newer-peaks-store`
 */
export async function readPeaksStore(path: string): Promise<Parsed<PeakSet>> {
  return reading(path, () =>
    withFile(path, 'r', async (handle) => {
      const source = await sourceOf(handle);
      const file = basename(path);
      const scan = await scanSource(source, file);
      const problems = [...scan.problems];
      const sets: PeakSet[] = [];
      for (const segment of scan.segments) {
        const body = await source.read(segment.bodyOffsetBytes, segment.bodyBytes);
        const decoded = decodeBody(body, segment, [DEFLATE_CODEC]);
        if (typeof decoded === 'string') problems.push(damagedSegment(file, segment.offsetBytes, decoded));
        else sets.push(decoded);
      }
      return { values: mergePeaks(sets), problems };
    }),
  );
}

/**
 * Opens a store to read single columns: only its headers are read now. Close it in the end.
 *
 * @throws {AssessmentError} `node/cannot-read`, `timeseries/newer-peaks-store`
 */
export async function openPeaksStore(path: string): Promise<PeaksStoreFile> {
  return reading(path, async () => {
    const handle = await open(path, 'r');
    const how: StoreReading = { file: basename(path), codecs: [DEFLATE_CODEC] };
    try {
      const store = await openStore(await sourceOf(handle), how);
      return { ...store, close: () => handle.close() };
    } catch (cause) {
      await handle.close();
      throw cause;
    }
  });
}

/** The segments of a peak set, encoded one at a time. */
function* segmentsOf({ series, spanMs }: PeakSet, { compression }: PeaksStoreOptions): Generator<Uint8Array> {
  const codec = compression === 'deflateRaw' ? DEFLATE_CODEC : PLAIN_CODEC;
  let start = 0;
  do {
    let end = start;
    let numbers = 0;
    while (end < series.length && (end === start || numbers < NUMBERS_A_SEGMENT)) {
      const { maxima, minuteSums } = series[end]!;
      numbers += 3 * maxima.length + (minuteSums?.length ?? 0);
      end++;
    }
    yield encodeSegment({ series: series.slice(start, end), spanMs }, codec);
    start = end;
  } while (start < series.length);
}

async function withFile<Result>(
  path: string,
  flags: 'r' | 'r+' | 'wx',
  use: (handle: FileHandle) => Promise<Result>,
): Promise<Result> {
  const handle = await open(path, flags);
  try {
    return await use(handle);
  } finally {
    await handle.close();
  }
}

async function reading<Result>(path: string, read: () => Promise<Result>): Promise<Result> {
  try {
    return await read();
  } catch (cause) {
    if (cause instanceof AssessmentError) throw cause;
    return cannotRead(path, cause);
  }
}

async function sourceOf(handle: FileHandle): Promise<ByteSource> {
  const { size } = await handle.stat();
  return { sizeBytes: size, read: (offset, length) => readAll(handle, offset, length) };
}

async function readAll(handle: FileHandle, offset: number, length: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(length);
  let done = 0;
  while (done < length) {
    const { bytesRead } = await handle.read(bytes, done, Math.min(READ_BYTES, length - done), offset + done);
    // The file shrank under us: what is missing stays zero, and the checksums tell.
    if (bytesRead === 0) break;
    done += bytesRead;
  }
  return bytes;
}

async function writeAll(handle: FileHandle, bytes: Uint8Array, offset: number): Promise<void> {
  let done = 0;
  while (done < bytes.length) {
    const { bytesWritten } = await handle.write(bytes, done, Math.min(READ_BYTES, bytes.length - done), offset + done);
    done += bytesWritten;
  }
}

/** Makes a rename last. Not every system lets a folder be opened; there the rename is as lasting as the system makes it. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}

const isMissing = (cause: unknown): boolean => cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
