import { createReadStream } from 'node:fs';
import { createChangedBlocksRun, decodeText, isChangedBlocksText } from '../ingest/index.js';
import type { ChangedBlocksReader } from '../ingest/index.js';
import type { ChangedBlocks, InputSummary, Problem } from '../model/index.js';
import { unreadableFile } from './file-problems.js';
import { labelsOf, listFiles } from './list-files.js';
import { readHead } from './recognise-sample-file.js';
import { stoppable, watchFiles } from './run-watch.js';
import type { FileWatch, WatchOptions } from './run-watch.js';
import { damagedArchive, emptyArchive, unpackedStream } from './unpack-gzip.js';
import type { Packing } from './unpack-gzip.js';

/** The kind of input of files of changed blocks. */
export const CHANGED_BLOCKS_KIND = 'changed-blocks';

const CHUNK_BYTES = 1_048_576;
/** Enough for the comments and the header. */
const HEAD_BYTES = 16_384;
const MAX_UNPACKED_BYTES = 4 * 1024 ** 3;

/** Whether a file holds changed blocks, told from its header; packed by gzip or zstd it is looked into. */
export async function isChangedBlocksFile(path: string): Promise<boolean> {
  try {
    const { bytes } = await readHead(path);
    return isChangedBlocksText(decodeText(bytes.subarray(0, HEAD_BYTES), '').text);
  } catch {
    return false; // whoever reads the file for good reports why it cannot be read
  }
}

/** How a file of changed blocks is listed among the inputs of runs that have no use for it. */
export const inputOfChangedBlocks = (file: string): InputSummary => ({
  file,
  kind: CHANGED_BLOCKS_KIND,
  recognisedBy: 'the columns machine, disk, from, to and changed_bytes; portolan replication plan reads it',
  sheets: [],
});

/**
 * Reads the files of changed blocks that lie among the inputs, see `createChangedBlocksRun`; all others are left to others. Files are streamed.
 * Of an archive that is cut off or damaged nothing is used: what it lacks would look like disks that nobody measured.
 *
 * @returns null where there is none
 */
export async function readChangedBlocks(
  paths: readonly string[],
  { zone = null, ...watch }: WatchOptions & { readonly zone?: string | null },
): Promise<ChangedBlocks | null> {
  const files: string[] = [];
  for (const path of await listFiles(paths)) if (await isChangedBlocksFile(path)) files.push(path);
  if (files.length === 0) return null;
  const labels = labelsOf(files);
  return stoppable(watch.signal, async () => {
    const watches = watchFiles('reading', files, watch);
    const read: ChangedBlocks[] = [];
    for (const [index, path] of files.entries())
      read.push(await readOne({ path, file: labels[index]!, watch: watches[index]! }, zone));
    return {
      files: read.flatMap((one) => one.files),
      intervals: read.flatMap((one) => one.intervals),
      problems: read.flatMap((one) => one.problems),
    };
  });
}

interface Opened {
  readonly path: string;
  readonly file: string;
  readonly watch: FileWatch;
}

async function readOne(input: Opened, zone: string | null): Promise<ChangedBlocks> {
  const run = createChangedBlocksRun(zone);
  const problem = await readWhole(run.openFile(input.file), input);
  if (problem === null) return run.finish();
  return { files: [{ file: input.file, rowsRead: 0, rowsSkipped: 0 }], intervals: [], problems: [problem] };
}

/** Null once the file is taken. */
async function readWhole(reader: ChangedBlocksReader, { path, file, watch }: Opened): Promise<Problem | null> {
  let packing: Packing | null = null;
  let size = 0;
  try {
    ({ packing } = await readHead(path));
    const stream =
      packing === null ? createReadStream(path, { highWaterMark: CHUNK_BYTES }) : unpackedStream(path, watch.count);
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > MAX_UNPACKED_BYTES) return hugeFile(file);
      reader.push(chunk);
      if (packing === null) watch.count(chunk.length);
      await watch.turn();
    }
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause)) throw cause;
    return packing === null ? unreadableFile(file, cause) : damagedArchive(file, packing, cause.message);
  }
  if (packing !== null && size === 0) return emptyArchive(file, packing);
  reader.end();
  return null;
}

const hugeFile = (file: string): Problem => ({
  code: 'ingest/huge-file',
  severity: 'error',
  at: { file },
  message: `the file holds more than the ${MAX_UNPACKED_BYTES} bytes that are read of changed blocks; nothing of it is used`,
  remedy: 'give fewer days, or split the file',
});
