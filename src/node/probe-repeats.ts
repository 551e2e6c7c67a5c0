import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import type { Readable } from 'node:stream';
import { createSampleRun } from '../ingest/index.js';
import type { SampleRunOptions } from '../ingest/index.js';
import { createRepeatWatch } from '../timeseries/index.js';
import type { RepeatWatch, WatchedRows } from '../timeseries/index.js';
import { listFiles } from './list-files.js';
import { feedParquet } from './parquet/feed-parquet.js';
import { withParquet } from './parquet/open-parquet.js';
import { looksLikeParquet } from './parquet/read-footer.js';
import { readHead } from './recognise-sample-file.js';
import { watchFiles } from './run-watch.js';
import type { FileWatch, WatchOptions } from './run-watch.js';
import { unpackedStream } from './unpack-gzip.js';

/** Spread over the run: averages of a day stand beside averages of a week, and both beside samples. */
const FILES_PROBED = 4;
const CHUNK_BYTES = 262_144;
/** As far as rows are looked at where nothing repeats that changes now and then. */
const PLAIN_BYTES = 4 * 1024 ** 2;
/** As far where something does. */
const REPEATING_BYTES = 64 * 1024 ** 2;

/**
 * Looks into a few files of samples for values that repeat and stamps that stand apart, which bytes rolled into buckets no longer show where the repeats are
 * shorter than 20 minutes. The beginning of a real file is enough: each machine is acquitted by its first changes.
 * What cannot be read is told by `readSamples`, and not here.
 *
 * @throws {AssessmentError} `ingest/no-input`
 */
export async function probeRepeats(
  paths: readonly string[],
  { signal, ...options }: Omit<SampleRunOptions, 'sink'> & Pick<WatchOptions, 'signal'> = {},
): Promise<WatchedRows> {
  const files = paths.length === 0 ? [] : await listFiles(paths);
  const step = Math.max(1, files.length / FILES_PROBED);
  const probed = new Set(
    Array.from({ length: Math.min(files.length, FILES_PROBED) }, (_, at) => Math.floor(at * step)),
  );
  const watch = createRepeatWatch();
  const watches = watchFiles('reading', files, { signal });
  for (const index of probed) {
    try {
      await watchFile(files[index]!, { watch, turn: watches[index]!.turn }, options);
    } catch (cause) {
      signal?.throwIfAborted();
      // Of the file or of its packing, which `readSamples` tells; all else is a fault of ours.
      if (!(cause instanceof Error && 'code' in cause)) throw cause;
    }
  }
  return watch.found();
}

async function watchFile(
  path: string,
  { watch, turn }: { readonly watch: RepeatWatch } & Pick<FileWatch, 'turn'>,
  options: Omit<SampleRunOptions, 'sink'>,
): Promise<void> {
  const { packing, bytes: head } = await readHead(path);
  if (packing === null && looksLikeParquet(head)) {
    await watchParquet(path, { watch, turn }, options);
    return;
  }
  const stream: Readable =
    packing !== null ? unpackedStream(path) : createReadStream(path, { highWaterMark: CHUNK_BYTES });
  const run = createSampleRun({ ...options, sink: watch.sink });
  const reader = run.openFile(path, basename(path));
  let bytes = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    reader.push(chunk);
    bytes += chunk.length;
    if (bytes >= enoughFor(watch) || reader.isRefused()) break;
    await turn();
  }
  reader.end();
}

const enoughFor = (watch: RepeatWatch): number =>
  watch.found().repeats.length > 0 ? REPEATING_BYTES : watch.isAcquitted() ? CHUNK_BYTES : PLAIN_BYTES;

/** What a row of some ten values takes in a CSV. */
const ROW_BYTES = 100;

async function watchParquet(
  path: string,
  { watch, turn }: { readonly watch: RepeatWatch } & Pick<FileWatch, 'turn'>,
  options: Omit<SampleRunOptions, 'sink'>,
): Promise<void> {
  const run = createSampleRun({ ...options, sink: watch.sink });
  await withParquet(path, { file: path, maxBytes: REPEATING_BYTES }, async (table) => {
    const reader = run.openFile(path, basename(path));
    const isEnough = async (rows: number): Promise<boolean> => {
      await turn();
      return rows * ROW_BYTES >= enoughFor(watch);
    };
    reader.end(await feedParquet(table, reader, isEnough));
    return null;
  });
}
