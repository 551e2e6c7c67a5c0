import { createHash } from 'node:crypto';
import type { Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import type { FileHead } from './recognise-sample-file.js';
import type { FileWatch } from './run-watch.js';
import { unpackedStream } from './unpack-gzip.js';

/** What a file holds, whatever it is called and however it is packed. */
export interface ContentHash {
  /** Length of the content, unpacked. */
  readonly bytes: number;
  /** Hexadecimal. */
  readonly sha256: string;
  /** The hashes of its beginnings, by their length. */
  readonly beginnings: ReadonlyMap<number, string>;
}

const CHUNK_BYTES = 1_048_576;

/**
 * SHA-256 of the content of a file: of what is inside where it is packed, so that a log that was packed since is known
 * again. Beginnings of the lengths given are hashed on the way.
 *
 * @param head its beginning, read already
 * @param name hashed behind the content, where it is part of what the file says; see `nameThatMeans`
 * @throws whatever the file system or the unpacking says
 */
export async function hashContent(
  { path, head }: { readonly path: string; readonly head: FileHead },
  lengths: ReadonlySet<number>,
  { watch, name }: { readonly watch: FileWatch | undefined; readonly name: string | null },
): Promise<ContentHash> {
  const digestOf = (content: Hash): string => (name === null ? content : content.update(`\0${name}`)).digest('hex');
  const hash = createHash('sha256');
  const beginnings = new Map<number, string>();
  const ahead = [...lengths].filter((length) => length > 0).sort((left, right) => left - right);
  let bytes = 0;
  const isPacked = head.packing !== null;
  const stream: Readable = isPacked
    ? unpackedStream(path, watch?.count)
    : createReadStream(path, { highWaterMark: CHUNK_BYTES });
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    let done = 0;
    while (ahead.length > 0 && ahead[0]! < bytes + chunk.length) {
      const length = ahead.shift()!;
      hash.update(chunk.subarray(done, length - bytes));
      done = length - bytes;
      beginnings.set(length, digestOf(hash.copy()));
    }
    hash.update(chunk.subarray(done));
    bytes += chunk.length;
    if (!isPacked) watch?.count(chunk.length);
    await watch?.turn();
  }
  return { bytes, sha256: digestOf(hash), beginnings };
}
