import type { Decompress } from 'fzstd';
import { createContentHasher } from './xxhash64.js';
import type { ContentHasher } from './xxhash64.js';
import { looksLikeZstd, looksSkippable, parseZstdFrame } from './zstd-frame.js';

/** As much as the tools of Zstandard themselves take without being asked (`--long=27`). */
export const MOST_WINDOW_BYTES = 134_217_728;

/** What is wrong with an archive; `code` sets it apart from faults of ours, as that of the file system does. */
class ZstdFault extends Error {
  readonly code = 'ERR_ZSTD';
}

const BLOCK_HEAD_BYTES = 3;
const CHECKSUM_BYTES = 4;
/** A block is of 128 KiB at most, packed or not. */
const MOST_BLOCK_BYTES = 131_072;
/** Of a frame that only carries notes: its four first bytes and its length. */
const SKIPPABLE_HEAD_BYTES = 8;

/** Bytes that came and were not used yet. */
interface Pending {
  /** So many of the next bytes; null where the archive ends before. */
  readonly take: (count: number) => Promise<Buffer | null>;
  readonly skip: (count: number) => Promise<boolean>;
}

function pendingOf(source: AsyncIterator<Buffer>): Pending {
  let held: Buffer = Buffer.alloc(0);
  const fill = async (count: number): Promise<boolean> => {
    const pieces = [held];
    let length = held.length;
    while (length < count) {
      const next = await source.next();
      if (next.done === true) break;
      pieces.push(next.value);
      length += next.value.length;
    }
    if (pieces.length > 1) held = Buffer.concat(pieces);
    return length >= count;
  };
  const take = async (count: number): Promise<Buffer | null> => {
    if (held.length < count && !(await fill(count))) return null;
    const taken = held.subarray(0, count);
    held = held.subarray(count);
    return taken;
  };
  return {
    take,
    skip: async (count) => {
      for (let left = count; left > 0;) {
        if (held.length === 0 && !(await fill(1))) return false;
        const skipped = Math.min(left, held.length);
        held = held.subarray(skipped);
        left -= skipped;
      }
      return true;
    },
  };
}

/**
 * What is inside a Zstandard archive, block by block: one block of packed bytes is handed to the decoder at a time, so that no more
 * than 128 KiB come out of it at once. Frames may follow each other. Their checksums, which
 * the decoder leaves out, are compared here.
 *
 * Source: RFC 8878, 3.1 "Frames".
 *
 * @throws an error with a code, where the archive is cut off or damaged
 */
export async function* unpackZstd(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const { Decompress } = await import('fzstd');
  const iterator = source[Symbol.asyncIterator]();
  const pending = pendingOf(iterator);
  try {
    for (let first = await pending.take(4); first !== null; first = await pending.take(4)) {
      if (looksSkippable(first)) await skipFrame(pending);
      else if (looksLikeZstd(first)) yield* unpackFrame(first, pending, Decompress);
      else throw new ZstdFault('what follows is no Zstandard frame');
    }
  } finally {
    await iterator.return?.();
  }
}

async function skipFrame(pending: Pending): Promise<void> {
  const length = await pending.take(SKIPPABLE_HEAD_BYTES - 4);
  if (length === null || !(await pending.skip(length.readUInt32LE(0)))) throw cutOff();
}

const cutOff = (): ZstdFault => new ZstdFault('unexpected end of file');

async function* unpackFrame(first: Buffer, pending: Pending, Decoder: typeof Decompress): AsyncGenerator<Buffer> {
  const head = await headOf(first, pending);
  const hasher = hasChecksum(head[4]!) ? createContentHasher() : null;
  const out: Buffer[] = [];
  const decoder = new Decoder((chunk) => {
    if (chunk.length > 0) out.push(Buffer.from(chunk));
  });
  decode(decoder, head, false);
  for (let isLast = false; !isLast;) {
    const block = await nextBlock(pending, hasher !== null);
    isLast = isLastBlock(block);
    decode(decoder, block, isLast);
    for (const piece of out) hasher?.update(piece);
    yield* out.splice(0);
    if (isLast && hasher !== null) compareChecksum(hasher, block);
  }
}

async function headOf(first: Buffer, pending: Pending): Promise<Buffer> {
  const flags = await pending.take(1);
  const rest = flags === null ? null : await pending.take(restOfHead(flags[0]!));
  if (flags === null || rest === null) throw cutOff();
  const head = Buffer.concat([first, flags, rest]);
  const { windowBytes } = parseZstdFrame(head)!;
  if (windowBytes <= MOST_WINDOW_BYTES) return head;
  throw new ZstdFault(`a window of ${windowBytes} bytes, more than ${MOST_WINDOW_BYTES}`);
}

/** A block with its head; the checksum of the frame stands behind the last. */
async function nextBlock(pending: Pending, isChecked: boolean): Promise<Buffer> {
  const head = await pending.take(BLOCK_HEAD_BYTES);
  if (head === null) throw cutOff();
  const body = await pending.take(bodyOf(head) + (isChecked && isLastBlock(head) ? CHECKSUM_BYTES : 0));
  if (body === null) throw cutOff();
  return Buffer.concat([head, body]);
}

const isLastBlock = (block: Buffer): boolean => (block[0]! & 1) === 1;

function compareChecksum(hasher: ContentHasher, block: Buffer): void {
  const stated = block.readUInt32LE(block.length - CHECKSUM_BYTES);
  if (stated !== hasher.low32()) throw new ZstdFault('incorrect data check');
}

/** Bytes of the head behind its flags: window, name of a dictionary, length of the content. */
function restOfHead(flags: number): number {
  const isSingle = (flags & 32) !== 0;
  const dictionary = [0, 1, 2, 4][flags & 3]!;
  const content = flags >> 6 === 0 ? (isSingle ? 1 : 0) : 2 ** (flags >> 6);
  return (isSingle ? 0 : 1) + dictionary + content;
}

const hasChecksum = (flags: number): boolean => (flags & 4) !== 0;

/** A block of one repeated byte has that byte alone. */
function bodyOf(head: Buffer): number {
  const word = head.readUIntLE(0, BLOCK_HEAD_BYTES);
  const size = word >> 3;
  if (size > MOST_BLOCK_BYTES) throw new ZstdFault(`a block of ${size} bytes`);
  return ((word >> 1) & 3) === 1 ? 1 : size;
}

/** On damaged bytes the decoder may run into any error, not only its own. */
function decode(decoder: Decompress, bytes: Buffer, isLast: boolean): void {
  try {
    decoder.push(bytes, isLast);
  } catch (cause) {
    throw new ZstdFault(cause instanceof Error ? cause.message : 'invalid data', { cause });
  }
}
