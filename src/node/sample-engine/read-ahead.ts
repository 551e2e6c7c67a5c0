import { statSync } from 'node:fs';
import { basename } from 'node:path';
import { createSampleRun } from '../../ingest/index.js';
import type { SampleRunOptions } from '../../ingest/index.js';
import { createMemorySpool, createSampleSink, DEFAULT_SINK_OPTIONS } from '../../timeseries/index.js';
import { readHead } from '../recognise-sample-file.js';
import type { FileWatch } from '../run-watch.js';
import type { FileSpool } from './file-spool.js';
import { createPartPool } from './part-pool.js';
import { LEAST_PART_BYTES, startParts } from './take-parts.js';
import type { StartedParts } from './take-parts.js';
import { openWideHead } from './wide-head.js';

/** Files whose rows are handed to workers before their turn comes. */
export interface ReadAhead {
  /** The parts of a file whose turn it is; null where no worker reads it. */
  readonly take: (index: number) => Promise<StartedParts | null>;
  readonly close: () => Promise<void>;
}

/** How the files are read, and where their records go. */
export interface AheadOptions {
  readonly options: Omit<SampleRunOptions, 'sink'>;
  readonly bucketMinutes: number | undefined;
  readonly maxUnpackedBytes: number;
  readonly spool: FileSpool;
  /** What a worker takes of a file at least; null: as much as is worth it. */
  readonly partBytes: number | null;
  /** One to a file. */
  readonly watches: readonly FileWatch[];
}

/** A smaller file is read sooner than it is handed over. */
const LEAST_BYTES = 2_097_152;

/** Reads files on so many threads; with none, or too little to read, nothing is read ahead. */
export function createReadAhead(
  files: readonly string[],
  workers: number,
  { options, bucketMinutes, maxUnpackedBytes, spool, partBytes, watches }: AheadOptions,
): ReadAhead {
  const leastBytes = Math.min(LEAST_BYTES, partBytes ?? LEAST_BYTES);
  if (workers === 0 || !files.some((path) => bytesOf(path) >= leastBytes)) {
    return { take: () => Promise.resolve(null), close: () => Promise.resolve() };
  }
  const pool = createPartPool(workers);
  const started: Promise<StartedParts | null>[] = [];
  const start = async (path: string, watch: FileWatch): Promise<StartedParts | null> => {
    if (bytesOf(path) < leastBytes) return null;
    try {
      const head = await readHead(path);
      const names = { file: path, fileName: basename(path) };
      // A run of its own: what the header says must not be told twice.
      const sink = createSampleSink({ ...DEFAULT_SINK_OPTIONS, bucketMinutes });
      const run = createSampleRun({ ...options, sink });
      const opened = openWideHead(head.bytes, names, { run, sink, spool: createMemorySpool() });
      return opened === null
        ? null
        : startParts({ path, head, ...names, maxUnpackedBytes, watch }, opened, {
            pool,
            spool,
            partBytes: partBytes ?? LEAST_PART_BYTES,
          });
    } catch {
      return null; // whoever reads the file in its turn tells why it cannot be read
    }
  };
  return {
    take: async (index) => {
      while (started.length < Math.min(files.length, index + 1 + workers)) {
        started.push(start(files[started.length]!, watches[started.length]!));
      }
      const found = (await started[index]) ?? null;
      // The parts of a file wait in the pool as soon as it is started.
      if (started.length === files.length) void Promise.allSettled(started).then(pool.last);
      return found;
    },
    close: async () => {
      // A file that is just being looked at would otherwise start a thread that nobody ends.
      await Promise.allSettled(started);
      await pool.close();
    },
  };
}

function bytesOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}
