import { basename } from 'node:path';
import { readFileSync } from 'node:fs';
import { createSampleRun } from '../../../src/ingest/index.js';
import type { SampleReading, SampleRunOptions } from '../../../src/ingest/index.js';
import { labelsOf } from '../../../src/node/list-files.js';
import { readHead } from '../../../src/node/recognise-sample-file.js';
import { createFileSpool } from '../../../src/node/sample-engine/file-spool.js';
import type { FileSpool } from '../../../src/node/sample-engine/file-spool.js';
import type { PartTask } from '../../../src/node/sample-engine/part.js';
import { readWideFile } from '../../../src/node/sample-engine/read-wide-file.js';
import { scanPart } from '../../../src/node/sample-engine/scan-part.js';
import type { SpooledPart, StartedParts } from '../../../src/node/sample-engine/take-parts.js';
import { openWideHead } from '../../../src/node/sample-engine/wide-head.js';
import type { WideHead } from '../../../src/node/sample-engine/wide-head.js';
import { createMemorySpool, createSampleSink, DEFAULT_SINK_OPTIONS } from '../../../src/timeseries/index.js';

const UNLIMITED = 2 ** 40;

type PartOptions = Omit<SampleRunOptions, 'sink'> & { readonly bucketMinutes?: number };

/**
 * Reads files in parts, as worker threads do, on this one: cut behind the lines of the numbers given, modulo the lines there
 * are. Null where samples turned out to be spread.
 */
export async function readInParts(
  paths: readonly string[],
  cuts: readonly number[],
  options: PartOptions,
): Promise<SampleReading | null> {
  const spool = createFileSpool(0);
  try {
    return await readWith(paths, cuts, options, spool);
  } finally {
    spool.close();
  }
}

async function readWith(
  paths: readonly string[],
  cuts: readonly number[],
  { bucketMinutes, ...options }: PartOptions,
  spool: FileSpool,
): Promise<SampleReading | null> {
  const sinkOptions = { ...DEFAULT_SINK_OPTIONS, bucketMinutes };
  const sink = createSampleSink(sinkOptions, spool);
  const run = createSampleRun({ ...options, sink });
  for (const [index, path] of paths.entries()) {
    const head = await readHead(path);
    const source = { path, head, file: labelsOf(paths)[index]!, fileName: basename(path), maxUnpackedBytes: UNLIMITED };
    const own = createSampleSink(sinkOptions);
    const opened = openWideHead(head.bytes, source, {
      run: createSampleRun({ ...options, sink: own }),
      sink: own,
      spool: createMemorySpool(),
    });
    const started = opened === null ? null : await scanAll(tasksOf(path, opened, cuts), spool);
    const outcome = await readWideFile(source, { run, sink, spool }, started);
    if (outcome === 'spread') return null;
    if (outcome === 'taken') continue;
    const reader = run.openFile(source.file, source.fileName);
    reader.push(readFileSync(path));
    reader.end();
  }
  return sink.isSpread() ? null : run.finish();
}

function tasksOf(
  path: string,
  { form, stamps, bytes }: WideHead,
  cuts: readonly number[],
): Omit<PartTask, 'recordsPath'>[] {
  const content = readFileSync(path);
  const starts = [...content.keys()].filter((at) => at > bytes && content[at - 1] === 10);
  const chosen = [...new Set(cuts.flatMap((cut) => starts[cut % Math.max(1, starts.length)] ?? []))];
  const edges = [bytes, ...chosen.sort((left, right) => left - right), content.length];
  const task = { path, form, stamps, isPacked: false, skip: 0, maxUnpackedBytes: UNLIMITED };
  return edges.slice(1).map((to, index) => ({ ...task, from: edges[index]!, to }));
}

async function scanAll(tasks: readonly Omit<PartTask, 'recordsPath'>[], spool: FileSpool): Promise<StartedParts> {
  const results: SpooledPart[] = [];
  for (const task of tasks) {
    const { path, base } = spool.reserve();
    // What crosses threads is copied.
    const part = await scanPart(structuredClone({ ...task, recordsPath: path }));
    results.push({ part: structuredClone(part), base });
  }
  return { results: results.map((one) => Promise.resolve(one)), giveUp: () => undefined };
}
