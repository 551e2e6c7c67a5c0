import { basename } from 'node:path';
import { createSampleRun } from '../../../src/ingest/index.js';
import type { SampleReading } from '../../../src/ingest/index.js';
import { readSamples } from '../../../src/node/read-samples.js';
import { readHead } from '../../../src/node/recognise-sample-file.js';
import { openWideHead } from '../../../src/node/sample-engine/wide-head.js';
import { createMemorySpool, createSampleSink } from '../../../src/timeseries/index.js';
import { plain } from '../../timeseries/readings.js';

type Options = NonNullable<Parameters<typeof readSamples>[1]>;

/** What two ways of reading must have in common, as plain values. */
export interface Comparable {
  readonly bytes: unknown;
  readonly rows: unknown;
  readonly reading: SampleReading;
  /** Whether one of the files at least is one for the kernel. */
  readonly isByBytes: boolean;
}

/** Reads files by the kernel and by the row reader. */
export async function readBothWays(
  paths: readonly string[],
  options: Options = {},
  readBytes: () => Promise<SampleReading> = () => readSamples(paths, options),
): Promise<Comparable> {
  const byBytes = await readBytes();
  const byRows = await readSamples(paths, { ...options, isByBytes: false });
  return {
    bytes: comparable(byBytes),
    rows: comparable(byRows),
    reading: byRows,
    isByBytes: (await Promise.all(paths.map((path) => isForKernel(path, options)))).includes(true),
  };
}

/** Whether the kernel takes the rows of a file. */
async function isForKernel(path: string, options: Options): Promise<boolean> {
  const sink = createSampleSink();
  const wide = { run: createSampleRun({ ...options, sink }), sink, spool: createMemorySpool() };
  const { bytes } = await readHead(path);
  return openWideHead(bytes, { file: path, fileName: basename(path) }, wide) !== null;
}

const comparable = ({ peaks, ...rest }: SampleReading): unknown => ({ ...rest, peaks: plain(peaks) });
