import { closeSync, openSync, readSync } from 'node:fs';
import type { FileHead } from '../recognise-sample-file.js';
import type { FileWatch } from '../run-watch.js';
import { unpackedStream } from '../unpack-gzip.js';
import { openWideFile } from './wide-file.js';
import type { WideFile } from './wide-file.js';
import { takeParts } from './take-parts.js';
import type { StartedParts } from './take-parts.js';
import { openWideHead } from './wide-head.js';
import type { FileNames, WideRun } from './wide-head.js';

/** `left`: the row reader must read the file; nothing was taken. `spread`: no file of the run may be read as bytes. */
export type WideOutcome = 'taken' | 'left' | 'spread';

/** A file and its beginning. */
export interface WideSource extends FileNames {
  readonly path: string;
  readonly head: FileHead;
  /** What may come out of a packed file. */
  readonly maxUnpackedBytes: number;
  /** Absent: nobody watches, and nobody ends it early. */
  readonly watch?: FileWatch;
}

/**
 * Reads a file as bytes, if its rows are of many columns and plain.
 *
 * @param started its parts, where workers read it
 */
export async function readWideFile(
  source: WideSource,
  wide: WideRun,
  started: StartedParts | null,
): Promise<WideOutcome> {
  const head = started === null ? null : openWideHead(source.head.bytes, source, wide);
  const outcome = started === null || head === null ? 'again' : await takeParts(started, head, wide);
  if (outcome !== 'again') return outcome;
  head?.met.forget();
  source.watch?.restart();
  const rows = openWideFile(source.head.bytes, source, wide);
  if (rows === null) return 'left';
  const read = source.head.packing !== null ? await readPacked(source, rows) : await readPlain(source, rows);
  const isTaken = read.isWhole && rows.end(read.cutBy);
  if (isTaken) return 'taken';
  rows.forget();
  return rows.isSpread() ? 'spread' : 'left';
}

interface Read {
  readonly isWhole: boolean;
  readonly cutBy: string | undefined;
}

/** Straight into the kernel's memory: a copy less. */
async function readPlain({ path, watch }: WideSource, rows: WideFile): Promise<Read> {
  const descriptor = openSync(path, 'r');
  try {
    for (;;) {
      const space = rows.space();
      if (space.length === 0) return { isWhole: false, cutBy: undefined };
      const length = readSync(descriptor, space, 0, space.length, null);
      if (length === 0) return { isWhole: true, cutBy: undefined };
      if (!rows.pushed(length)) return { isWhole: false, cutBy: undefined };
      watch?.count(length);
      await watch?.turn();
    }
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause) return { isWhole: true, cutBy: cause.message };
    throw cause;
  } finally {
    closeSync(descriptor);
  }
}

async function readPacked({ path, maxUnpackedBytes, watch }: WideSource, rows: WideFile): Promise<Read> {
  let bytes = 0;
  try {
    for await (const chunk of unpackedStream(path, watch?.count) as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > maxUnpackedBytes) return { isWhole: true, cutBy: `more than ${maxUnpackedBytes} bytes inside` };
      if (!rows.push(chunk)) return { isWhole: false, cutBy: undefined };
      await watch?.turn();
    }
    return { isWhole: true, cutBy: undefined };
  } catch (cause) {
    // Of the file or of its packing; all else is a fault of ours.
    if (cause instanceof Error && 'code' in cause) return { isWhole: true, cutBy: cause.message };
    throw cause;
  }
}
