import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { Readable } from 'node:stream';
import { constants, gunzipSync } from 'node:zlib';
import { decodeText, recogniseSamples } from '../ingest/index.js';
import type { SampleMapping } from '../ingest/index.js';
import { packingOf } from './unpack-gzip.js';
import type { Packing } from './unpack-gzip.js';
import { unpackZstd } from './unpack-zstd.js';
import { looksLikeParquet } from './parquet/read-footer.js';

/** Enough for the comments and the header of a machine with hundreds of disks. */
const HEAD_BYTES = 262_144;
/** Packed bytes unpacked for a look; at most a thousand times as many come out. */
const PACKED_HEAD_BYTES = 32_768;
const MAX_UNPACKED_BYTES = 64 * 1_048_576;

/** Behind the packed bytes of a gzip archive. */
const TAIL_BYTES = 8;

/** The beginning of a file, unpacked where it is packed. */
export interface FileHead {
  readonly bytes: Uint8Array;
  /** How it is packed; null where it is not. */
  readonly packing: Packing | null;
}

/** @throws whatever the file system says */
export async function readHead(path: string): Promise<FileHead> {
  const handle = await open(path);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    const bytes = buffer.subarray(0, bytesRead);
    const packing = packingOf(bytes);
    if (packing === null) return { bytes, packing };
    const unpacked = packing === 'gzip' ? ungzippedHead(bytes) : await unzstdHead(bytes);
    return { bytes: unpacked, packing };
  } finally {
    await handle.close();
  }
}

/** Of a damaged archive what stands before the damage, so that it is known what it was to be; reading it whole tells what is wrong. */
function ungzippedHead(packed: Uint8Array): Uint8Array {
  const head = packed.subarray(0, PACKED_HEAD_BYTES);
  // Without the checksum and the length at its end first: all of a small archive, if only they are wrong.
  for (let length = head.length; length > 0; length = length === head.length ? length - TAIL_BYTES : length >> 1) {
    try {
      return gunzipSync(head.subarray(0, length), {
        finishFlush: constants.Z_SYNC_FLUSH,
        maxOutputLength: MAX_UNPACKED_BYTES,
      }).subarray(0, HEAD_BYTES);
    } catch {
      continue; // less of it may end before the damage
    }
  }
  return new Uint8Array(0);
}

/** Blocks come whole: of a head that ends within one, what stands before. */
async function unzstdHead(packed: Buffer): Promise<Uint8Array> {
  const blocks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const block of unpackZstd(Readable.from([packed]))) {
      blocks.push(block);
      bytes += block.length;
      if (bytes >= HEAD_BYTES) break;
    }
  } catch {
    // As above; what came out before is its head.
  }
  return Buffer.concat(blocks).subarray(0, HEAD_BYTES);
}

/** Forms of which the name of the file tells the machine or the counter, unless the lines above the header do. */
const NAMED_FORMS: ReadonlySet<string> = new Set(['single-series', 'cloudwatch']);

/**
 * The name of a file that means something without which its rows do not: of whose machine they are, or of which counter. Two such
 * files may hold the same bytes and yet be two. Null where rows say all that themselves.
 *
 * @returns without what says how it is packed
 */
export function nameThatMeans(path: string, { bytes }: FileHead, mapping: SampleMapping | null): string | null {
  const name = basename(path).replace(/\.(?:gz|zst)$/i, '');
  const { text } = decodeText(bytes, '');
  const dialect = recogniseSamples(text, mapping, basename(path))?.dialect?.dialect ?? '';
  const isStated = ['machine', 'counter'].every((key) => new RegExp(`^\\s*#\\s*${key}\\s*:`, 'im').test(text));
  const isNamed = NAMED_FORMS.has(dialect) && !isStated;
  return isNamed || mapping?.machineFromFileName != null ? name : null;
}

/**
 * Looks into a file whether it holds samples, and by what that is known; null where it does not or cannot be read. No inventory
 * is a Parquet file, so that any is taken for samples, and what is wrong with it is told by whoever reads them.
 */
export async function recogniseSampleFile(
  path: string,
  mapping: SampleMapping | null = null,
): Promise<{ readonly by: string; readonly kind: 'samples-csv' | 'samples-parquet' } | null> {
  try {
    const { bytes, packing } = await readHead(path);
    if (packing === null && looksLikeParquet(bytes))
      return { by: 'the first bytes of a Parquet file', kind: 'samples-parquet' };
    const found = recogniseSamples(decodeText(bytes, '').text, mapping, basename(path));
    return found === null ? null : { by: found.by, kind: 'samples-csv' };
  } catch {
    return null; // whoever reads the file for good reports why it cannot be read
  }
}

/** Whether a file is an archive of which not even the beginning can be had: what it was to be shows nowhere. */
export async function isHeadless(path: string): Promise<boolean> {
  try {
    const { bytes, packing } = await readHead(path);
    return packing !== null && bytes.length === 0;
  } catch {
    return false; // as above
  }
}
