import { constants, crc32, inflateRawSync } from 'node:zlib';
import { invariant } from '../model/index.js';

/**
 * How much a workbook may hold. An export of 20,000 machines has about 150 MiB in its largest sheet and 25 million elements in
 * all.
 */
export interface ZipLimits {
  readonly totalBytes: number;
  readonly entryBytes: number;
  readonly entries: number;
  /** XML elements over all parts: a reader makes an object of every cell and text, many times its size in the file. */
  readonly elements: number;
}

export const ZIP_LIMITS: ZipLimits = {
  totalBytes: 1024 * 1_048_576,
  entryBytes: 400 * 1_048_576,
  entries: 10_000,
  elements: 30_000_000,
};

/** What the guard says of an archive. */
export type ZipVerdict =
  | { readonly kind: 'sound'; readonly names: readonly string[]; readonly totalBytes: number }
  /** Not a zip archive at all. */
  | { readonly kind: 'notZip' }
  /** Cut off or corrupt; `found` says what is wrong. */
  | { readonly kind: 'damaged'; readonly found: string }
  /** Larger inside than allowed, or built so that its parts overlap. */
  | { readonly kind: 'bomb'; readonly found: string }
  /** Encrypted, split over several files, ZIP64, or packed by a method that spreadsheets do not use. */
  | { readonly kind: 'unsupported'; readonly found: string };

const LOCAL_HEADER = 0x0403_4b50;
const CENTRAL_HEADER = 0x0201_4b50;
const END_RECORD = 0x0605_4b50;
const END_RECORD_BYTES = 22;
const CENTRAL_HEADER_BYTES = 46;
const LOCAL_HEADER_BYTES = 30;
const MAX_COMMENT_BYTES = 0xffff;
const ZIP64_MARK = 0xffff_ffff;
const METHOD_STORED = 0;
const METHOD_DEFLATED = 8;

interface Entry {
  readonly name: string;
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  readonly packedBytes: number;
  readonly plainBytes: number;
  readonly offset: number;
}

/**
 * Judges a zip archive before any lenient reader sees it: its directory is whole, its parts do not overlap, and every part,
 * really inflated and not merely believed, keeps within the limits and matches its checksum. Parts are inflated one at a time
 * and dropped, so the guard holds at most one of them in memory.
 */
export function judgeZip(content: Uint8Array, limits: ZipLimits = ZIP_LIMITS): ZipVerdict {
  const view = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  if (view.length < 4 || ![LOCAL_HEADER, END_RECORD].includes(view.readUInt32LE(0))) return { kind: 'notZip' };
  const directory = readDirectory(view, limits);
  if ('kind' in directory) return directory;
  return judgeLayout(view, directory) ?? judgeContents(view, directory.entries, limits);
}

interface Directory {
  readonly entries: readonly Entry[];
  readonly start: number;
}

const damaged = (found: string): ZipVerdict => ({ kind: 'damaged', found });
const bomb = (found: string): ZipVerdict => ({ kind: 'bomb', found });
const unsupported = (found: string): ZipVerdict => ({ kind: 'unsupported', found });

function findEndRecord(view: Buffer): number {
  const least = Math.max(0, view.length - END_RECORD_BYTES - MAX_COMMENT_BYTES);
  for (let at = view.length - END_RECORD_BYTES; at >= least; at -= 1) {
    const isWhole =
      view.readUInt32LE(at) === END_RECORD && at + END_RECORD_BYTES + view.readUInt16LE(at + 20) === view.length;
    if (isWhole) return at;
  }
  return -1;
}

function readDirectory(view: Buffer, limits: ZipLimits): Directory | ZipVerdict {
  const end = findEndRecord(view);
  if (end < 0) return damaged('its directory, which stands at the end of the file, is missing');
  const count = view.readUInt16LE(end + 10);
  const size = view.readUInt32LE(end + 12);
  const start = view.readUInt32LE(end + 16);
  if (count === 0xffff || size === ZIP64_MARK || start === ZIP64_MARK) return unsupported('it is a ZIP64 archive');
  const disks = [view.readUInt16LE(end + 4), view.readUInt16LE(end + 6), view.readUInt16LE(end + 8) - count];
  if (disks.some((number) => number !== 0)) return unsupported('it is split over several files');
  if (start + size !== end) return damaged('its directory does not stand where the end of the file says');
  if (count > limits.entries) return bomb(`it has ${count} parts, more than ${limits.entries}`);
  return readEntries(view, { start, end, count });
}

function readEntries(
  view: Buffer,
  { start, end, count }: { readonly start: number; readonly end: number; readonly count: number },
): Directory | ZipVerdict {
  const entries: Entry[] = [];
  let at = start;
  for (let index = 0; index < count; index += 1) {
    if (at + CENTRAL_HEADER_BYTES > end || view.readUInt32LE(at) !== CENTRAL_HEADER) {
      return damaged(`entry ${index + 1} of its directory is cut off`);
    }
    const nameBytes = view.readUInt16LE(at + 28);
    const next = at + CENTRAL_HEADER_BYTES + nameBytes + view.readUInt16LE(at + 30) + view.readUInt16LE(at + 32);
    if (next > end) return damaged(`entry ${index + 1} of its directory is cut off`);
    entries.push(readEntry(view, at, nameBytes));
    at = next;
  }
  return at === end ? { entries, start } : damaged('its directory holds more than it lists');
}

const readEntry = (view: Buffer, at: number, nameBytes: number): Entry => ({
  name: view.toString('utf8', at + CENTRAL_HEADER_BYTES, at + CENTRAL_HEADER_BYTES + nameBytes),
  flags: view.readUInt16LE(at + 8),
  method: view.readUInt16LE(at + 10),
  crc: view.readUInt32LE(at + 16),
  packedBytes: view.readUInt32LE(at + 20),
  plainBytes: view.readUInt32LE(at + 24),
  offset: view.readUInt32LE(at + 42),
});

/** Where the packed bytes of an entry begin, or null where its own header is not there. */
function contentStart(view: Buffer, { offset }: Entry): number | null {
  if (offset + LOCAL_HEADER_BYTES > view.length || view.readUInt32LE(offset) !== LOCAL_HEADER) return null;
  return offset + LOCAL_HEADER_BYTES + view.readUInt16LE(offset + 26) + view.readUInt16LE(offset + 28);
}

/** Every part lies before the directory, and none begins before the one ahead of it ends. */
function judgeLayout(view: Buffer, { entries, start }: Directory): ZipVerdict | null {
  let end = 0;
  for (const entry of entries.toSorted((left, right) => left.offset - right.offset)) {
    const fault = faultOfEntry(entry);
    if (fault !== null) return unsupported(fault);
    if (entry.offset < end) return bomb(`its parts overlap at "${entry.name.slice(0, 60)}"`);
    const content = contentStart(view, entry);
    if (content === null || content + entry.packedBytes > start)
      return damaged(`"${entry.name.slice(0, 60)}" is cut off`);
    end = content + entry.packedBytes;
  }
  return null;
}

function faultOfEntry({ name, flags, method, packedBytes, plainBytes, offset }: Entry): string | null {
  const shown = name.slice(0, 60);
  if ((flags & 1) !== 0) return `"${shown}" is encrypted`;
  if ([packedBytes, plainBytes, offset].includes(ZIP64_MARK)) return `"${shown}" is a ZIP64 entry`;
  return method === METHOD_STORED || method === METHOD_DEFLATED ? null : `"${shown}" is packed by method ${method}`;
}

function judgeContents(view: Buffer, entries: readonly Entry[], limits: ZipLimits): ZipVerdict {
  let totalBytes = 0;
  let elements = 0;
  for (const entry of entries) {
    const shown = `"${entry.name.slice(0, 60)}"`;
    const allowed = Math.min(limits.entryBytes, limits.totalBytes - totalBytes);
    const start = contentStart(view, entry)!;
    const plain = unpack(view.subarray(start, start + entry.packedBytes), entry, allowed);
    if (plain === 'tooLarge') {
      const sizes = `${entry.packedBytes} packed bytes and claims ${entry.plainBytes}`;
      return bomb(`${shown} has ${sizes}; with it the content exceeds ${totalBytes + allowed} bytes`);
    }
    if (plain === 'broken') return damaged(`${shown} cannot be unpacked`);
    if (plain.length !== entry.plainBytes || crc32(plain) !== entry.crc)
      return damaged(`${shown} does not match its checksum`);
    totalBytes += plain.length;
    elements += countElements(plain);
    if (elements > limits.elements)
      return bomb(`with ${shown} it has ${elements} XML elements, more than ${limits.elements}`);
  }
  return { kind: 'sound', names: entries.map(({ name }) => name), totalBytes };
}

/** Every `<` that does not close an element. */
function countElements(plain: Uint8Array): number {
  let count = 0;
  for (let index = 0; index < plain.length; index += 1) {
    if (plain[index] === LESS_THAN && plain[index + 1] !== SLASH) count += 1;
  }
  return count;
}

const LESS_THAN = 0x3c;
const SLASH = 0x2f;

function unpack(packed: Buffer, { method }: Entry, allowed: number): Buffer | 'tooLarge' | 'broken' {
  if (method === METHOD_STORED) return packed.length > allowed ? 'tooLarge' : packed;
  if (allowed < 1) return 'tooLarge';
  try {
    return inflateRawSync(packed, { maxOutputLength: allowed, finishFlush: constants.Z_FINISH });
  } catch (error) {
    const isLarge = error instanceof RangeError && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    return isLarge ? 'tooLarge' : 'broken'; // both are verdicts on the file, told by the caller
  }
}

/** One part of an archive that `judgeZip` found sound, by name; unpacked when its turn comes, so that one at a time is held. */
export function* partsOfZip(content: Uint8Array): Generator<{ readonly name: string; readonly bytes: Uint8Array }> {
  const view = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  const directory = readDirectory(view, ZIP_LIMITS);
  invariant(!('kind' in directory), 'only a sound archive is unpacked');
  for (const entry of directory.entries) {
    const start = contentStart(view, entry)!;
    const bytes = unpack(view.subarray(start, start + entry.packedBytes), entry, ZIP_LIMITS.entryBytes);
    invariant(typeof bytes !== 'string', 'a sound archive can be unpacked');
    yield { name: entry.name, bytes };
  }
}
