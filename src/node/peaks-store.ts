import { randomUUID } from 'node:crypto';
import { open, readdir, rename, rm } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';
import { AssessmentError } from '../model/index.js';
import type { Milliseconds, Parsed, Problem } from '../model/index.js';
import {
  appendsIn,
  boundedTotals,
  compactSegments,
  damagedSegment,
  decodeBody,
  groupAppends,
  mergePeaksTold,
  openSegment,
  originOf,
  otherBuckets,
  overlapsResolved,
  partialTotals,
  PLAIN_CODEC,
  PROLOGUE_BYTES,
  readJoinedMachines,
  scanSource,
  segmentsOf,
  storeBucketLength,
} from '../timeseries/index.js';
import type {
  ByteSource,
  ColumnCodec,
  OpenSegment,
  OpenStore,
  PeakSet,
  SegmentOptions,
  SeriesOverlap,
  StoreOrigin,
  StoreReading,
} from '../timeseries/index.js';
import { cannotRead, cannotWrite } from './file-problems.js';
import { withStoreLock } from './store-lock.js';

/** Raw DEFLATE (RFC 1951). Smaller, but its bytes may differ between versions and builds of zlib. */
const DEFLATE_CODEC: ColumnCodec = {
  name: 'deflateRaw',
  encode: (bytes) => deflateRawSync(bytes),
  decode: (bytes, lengthBytes) => inflateRawSync(bytes, { maxOutputLength: Math.max(1, lengthBytes) }),
};

/** How a store is written. */
export interface PeaksStoreOptions {
  /** `none` (the default) gives the same bytes on every machine. */
  readonly compression?: 'none' | 'deflateRaw';
  /** Where the peaks came from; absent: the store does not say. */
  readonly origin?: StoreOrigin;
}

/** A store opened for reading single columns. */
export interface PeaksStoreFile extends OpenStore {
  readonly sizeBytes: number;
  /** Gives the file back; no column can be read after it. */
  readonly close: () => Promise<void>;
}

/** A whole store, its segments joined, and all that it says of where it came from. */
export interface StoredPeaks extends Parsed<PeakSet> {
  readonly origin: StoreOrigin;
  /** Time that several of its appends hold. */
  readonly overlaps: readonly SeriesOverlap[];
  /** Whether some of its peaks came from nobody knows where, so that nothing can tell whether a file is among them. */
  readonly hasUnknownSources: boolean;
}

/** What a compaction did. */
export interface Compaction {
  /** Appends that the store was made of; it is one now. */
  readonly appends: number;
  readonly bytesBefore: number;
  readonly bytesAfter: number;
}

/** Well under what one call of the operating system reads. */
const READ_BYTES = 268_435_456;

const segmentOptions = ({ compression, origin }: PeaksStoreOptions): SegmentOptions => ({
  codec: compression === 'deflateRaw' ? DEFLATE_CODEC : PLAIN_CODEC,
  crc32: (bytes) => crc32(bytes),
  ...(origin === undefined ? {} : { origin }),
});

const readingOf = (path: string): StoreReading => ({
  file: basename(path),
  codecs: [DEFLATE_CODEC],
  crc32: (bytes) => crc32(bytes),
});

/**
 * Writes a store anew: beside the target, synced and renamed, so a reader sees the old store or the new one. Large peak sets
 * become several segments. The same peaks and origin give the same bytes.
 *
 * @throws {AssessmentError} `node/cannot-write`, `node/store-in-use`; what stood there before still stands
 */
export async function writePeaksStore(path: string, peaks: PeakSet, options: PeaksStoreOptions = {}): Promise<void> {
  await withStoreLock(path, () => replaceStore(path, segmentsOf(peaks, segmentOptions(options))));
}

/**
 * Appends a peak set to a store, making it where it is missing. All of it or nothing: everything but the first 32 bytes is
 * written and synced, then those 32 bytes, which end what a reader takes for a torn end. A torn end that an earlier crash
 * left is cut off first.
 *
 * The new series are not compared with those before: `mergePeaks` says how they add up when they are read, and `ingestSamples` looks
 * at what is there. One writer at a time, which the lock beside it sees to.
 *
 * @returns what was wrong with the store before, such as `timeseries/torn-peaks-store`
 * @throws {AssessmentError} `timeseries/damaged-peaks-store`, `timeseries/not-a-peaks-store`: nothing is cut off that may be
 * somebody's data; `timeseries/newer-peaks-store`, `timeseries/other-buckets`; `node/cannot-write`, `node/store-in-use`
 */
export async function appendPeaksStore(
  path: string,
  peaks: PeakSet,
  options: PeaksStoreOptions = {},
): Promise<readonly Problem[]> {
  return withStoreLock(path, () => appendToStore(path, peaks, options));
}

/** As `appendPeaksStore`, for a caller that holds the lock. */
export async function appendToStore(
  path: string,
  peaks: PeakSet,
  options: PeaksStoreOptions,
): Promise<readonly Problem[]> {
  const segments = segmentsOf(peaks, segmentOptions(options));
  const bucketMs = storeBucketLength([peaks]);
  try {
    return await withFile(path, 'r+', (handle) => appendTo(handle, basename(path), { segments, bucketMs }));
  } catch (cause) {
    if (cause instanceof AssessmentError) throw cause;
    if (!isMissing(cause)) return cannotWrite(path, cause);
  }
  await replaceStore(path, segments);
  return [];
}

/**
 * Writes the appends of a store as one, series joined (`compactSegments`), beside the store, synced and renamed. The bytes
 * depend on what was appended and not on its order. A store that is one append already stays as it is, and so does one of which totals
 * are known between bounds only: joined, nobody could tell any more.
 *
 * @returns null where it was left for its totals
 * @throws {AssessmentError} `timeseries/damaged-peaks-store`, `timeseries/not-a-peaks-store`: nothing is left out for good that
 * may yet be saved; `node/cannot-read`, `node/cannot-write`, `node/store-in-use`
 */
export async function compactPeaksStore(path: string, options: PeaksStoreOptions = {}): Promise<Compaction | null> {
  return withStoreLock(path, async () => (await compactStore(path, options)).compaction);
}

/** As `compactPeaksStore`, for a caller that holds the lock; with what was resolved for good. */
export async function compactStore(
  path: string,
  options: PeaksStoreOptions,
): Promise<{ readonly compaction: Compaction | null; readonly problems: readonly Problem[] }> {
  const store = await openPeaksStore(path);
  try {
    const damage = store.problems.find(({ code }) => code !== 'timeseries/torn-peaks-store');
    if (damage !== undefined) throw new AssessmentError(damage);
    const appends = appendsIn(store);
    const isTorn = store.problems.length > 0;
    const { overlaps, totals } = appends > 1 ? await joiningOf(store) : { overlaps: [], totals: [] };
    const file = basename(path);
    if (totals.length > 0) {
      return { compaction: null, problems: [...overlapsResolved(overlaps, file), ...leftApart(totals, file)] };
    }
    if (appends > 1 || isTorn) await replaceStore(path, compactSegments(store, segmentOptions(options)));
    return {
      compaction: { appends, bytesBefore: store.sizeBytes, bytesAfter: await sizeOf(path) },
      problems: overlapsResolved(overlaps, file),
    };
  } finally {
    await store.close();
  }
}

interface Joining {
  readonly overlaps: readonly SeriesOverlap[];
  /** Totals that would be known between bounds only. */
  readonly totals: readonly SeriesOverlap[];
}

/** What joining the appends of a store comes to. */
async function joiningOf(store: OpenStore): Promise<Joining> {
  const overlaps: SeriesOverlap[] = [];
  const totals: SeriesOverlap[] = [];
  for await (const merged of readJoinedMachines(store)) {
    overlaps.push(...merged.overlaps);
    totals.push(...boundedTotals(merged.peaks));
  }
  return { overlaps, totals };
}

const leftApart = (totals: readonly SeriesOverlap[], file: string): readonly Problem[] => [
  ...partialTotals(totals, file),
  {
    code: 'ingest/not-compacted',
    severity: 'warning',
    at: { file },
    message: 'the store is not written as one append: it would forget which appends hold which disks and NICs',
    remedy: 'make the store anew, with all files of one machine and time in one run of portolan ingest',
  },
];

const sizeOf = (path: string): Promise<number> => withFile(path, 'r', async (handle) => (await handle.stat()).size);

/** Puts segments in the place of a store: all of them or, after whatever went wrong, what stood there before. */
async function replaceStore(path: string, segments: Iterable<Uint8Array> | AsyncIterable<Uint8Array>): Promise<void> {
  const aside = `${path}.${randomUUID()}.part`;
  try {
    await removeLeftovers(path);
    await withFile(aside, 'wx', async (handle) => {
      let offset = 0;
      for await (const segment of segments) {
        await writeAll(handle, segment, offset);
        offset += segment.length;
      }
      await handle.sync();
    });
    await rename(aside, path);
    await syncFolder(dirname(path));
  } catch (cause) {
    await rm(aside, { force: true });
    if (cause instanceof AssessmentError) throw cause;
    cannotWrite(path, cause);
  }
}

const LEFTOVER = /^\.(?:[0-9a-f-]{36}\.part|lock\.[0-9a-f-]{36})$/;

/** What writers that were killed left beside the store. Only the holder of the lock may clear it away. */
async function removeLeftovers(path: string): Promise<void> {
  const name = basename(path);
  for (const found of await readdir(dirname(path))) {
    const isLeftover = found.startsWith(name) && LEFTOVER.test(found.slice(name.length));
    if (isLeftover) await rm(join(dirname(path), found), { force: true });
  }
}

const LOST_START = 'a store begins its life whole, so this is no torn append but data that was lost';

/** Segments to be appended, and the length of their buckets; null where they have no series. */
interface Appended {
  readonly segments: Iterable<Uint8Array>;
  readonly bucketMs: Milliseconds | null;
}

/** Ends the run where a store has other buckets than what comes to it. */
function refuseOthers(file: string, there: Milliseconds | null, coming: Milliseconds | null): void {
  if (there !== null && coming !== null && there !== coming) otherBuckets(file, there, coming);
}

async function appendTo(
  handle: FileHandle,
  file: string,
  { segments, bucketMs }: Appended,
): Promise<readonly Problem[]> {
  const source = await sourceOf(handle);
  const { segments: before, endBytes, tail, problems } = await scanSource(source, file);
  refuseOthers(file, storeBucketLength(before.map(({ header }) => header)), bucketMs);
  if (tail === 'damaged') throw new AssessmentError(problems.at(-1)!);
  if (tail === 'torn' && endBytes === 0) throw new AssessmentError(damagedSegment(file, 0, LOST_START));
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
 * @throws {AssessmentError} `node/cannot-read`, `timeseries/newer-peaks-store`, `timeseries/other-buckets`
 */
export async function readPeaksStore(path: string): Promise<StoredPeaks> {
  return reading(path, () =>
    withFile(path, 'r', async (handle) => {
      const source = await sourceOf(handle);
      const how = readingOf(path);
      const scan = await scanSource(source, how.file);
      const problems = [...scan.problems];
      const decoded: { readonly set: PeakSet; readonly segment: OpenSegment }[] = [];
      for (const segment of scan.segments) {
        const body = await source.read(segment.bodyOffsetBytes, segment.bodyBytes);
        const set = decodeBody(body, segment, how);
        if (typeof set === 'string') problems.push(damagedSegment(how.file, segment.offsetBytes, set));
        else decoded.push({ set, segment: openSegment(source, segment, how) });
      }
      const segments = decoded.map(({ segment }) => segment);
      const appends = groupAppends(decoded, ({ segment }) => segment.part);
      const { peaks, overlaps } = mergePeaksTold(appends.map(setOfAppend));
      return {
        values: peaks,
        overlaps,
        problems,
        origin: originOf({ segments }),
        hasUnknownSources: hasUnknownSources(segments),
      };
    }),
  );
}

const setOfAppend = (parts: readonly { readonly set: PeakSet }[]): PeakSet => ({
  series: parts.flatMap(({ set }) => set.series),
  spanMs: parts[0]!.set.spanMs,
});

/**
 * Reads a whole store, segment by segment, and keeps nothing: what the headers do not tell. What it says of headers and a torn end
 * is left to `openPeaksStore`.
 *
 * @returns the damage of the first segment whose body is not what was written; null where there is none
 * @throws {AssessmentError} `node/cannot-read`, `timeseries/newer-peaks-store`, `timeseries/other-buckets`
 */
export async function findDamagedBody(path: string): Promise<Problem | null> {
  return reading(path, () =>
    withFile(path, 'r', async (handle) => {
      const source = await sourceOf(handle);
      const how = readingOf(path);
      const { segments } = await scanSource(source, how.file);
      for (const segment of segments) {
        const body = await source.read(segment.bodyOffsetBytes, segment.bodyBytes);
        const decoded = decodeBody(body, segment, how);
        if (typeof decoded === 'string') return damagedSegment(how.file, segment.offsetBytes, decoded);
      }
      return null;
    }),
  );
}

/** Whether an append of some series names no source. */
export const hasUnknownSources = (segments: readonly OpenSegment[]): boolean =>
  segments.some(({ part: [index], sources, series }) => index === 0 && sources.length === 0 && series.length > 0);

/**
 * Opens a store to read single columns: only its headers are read now. Close it in the end.
 *
 * @throws {AssessmentError} `node/cannot-read`, `timeseries/newer-peaks-store`, `timeseries/other-buckets`
 */
export async function openPeaksStore(path: string): Promise<PeaksStoreFile> {
  return reading(path, async () => {
    const handle = await open(path, 'r');
    try {
      const source = await sourceOf(handle);
      const how = readingOf(path);
      const { segments, problems } = await scanSource(source, how.file);
      return {
        segments: segments.map((segment) => openSegment(source, segment, how)),
        problems,
        sizeBytes: source.sizeBytes,
        close: () => handle.close(),
      };
    } catch (cause) {
      await handle.close();
      throw cause;
    }
  });
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
  return {
    sizeBytes: size,
    read: (offset, length, room) => readAll(handle, offset, room?.subarray(0, length) ?? new Uint8Array(length)),
  };
}

/** Fills all of `bytes` from a place in a file. */
async function readAll(handle: FileHandle, offset: number, bytes: Uint8Array): Promise<Uint8Array> {
  let done = 0;
  while (done < bytes.length) {
    const { bytesRead } = await handle.read(bytes, done, Math.min(READ_BYTES, bytes.length - done), offset + done);
    // The file shrank under us: the checksums tell.
    if (bytesRead === 0) return bytes.fill(0, done);
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
