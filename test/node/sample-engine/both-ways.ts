import { readSamples } from '../../../src/node/read-samples.js';
import type { SampleReading } from '../../../src/ingest/index.js';
import { plain } from '../../timeseries/readings.js';

type Options = NonNullable<Parameters<typeof readSamples>[1]>;
type Summary = SampleReading['summaries'][number];

/** What two ways of reading must have in common, as plain values. */
export interface Comparable {
  readonly bytes: unknown;
  readonly rows: unknown;
  readonly reading: SampleReading;
  /** Whether the kernel read one of the files at least. */
  readonly isByBytes: boolean;
}

/** Reads files by the kernel and by the row reader. Lines of first and last rows, which only the latter knows, are made equal. */
export async function readBothWays(
  paths: readonly string[],
  options: Options = {},
  readBytes: () => Promise<SampleReading> = () => readSamples(paths, options),
): Promise<Comparable> {
  const byBytes = await readBytes();
  const byRows = await readSamples(paths, { ...options, isByBytes: false });
  const lines = byRows.summaries.map(({ spanLines }) => spanLines);
  const summaries = byBytes.summaries.map((summary, index) => withLines(summary, lines[index]));
  return {
    bytes: comparable({ ...byBytes, summaries }),
    rows: comparable(byRows),
    reading: byRows,
    isByBytes: byBytes.summaries.some(({ spanMs, spanLines }) => spanMs !== null && spanLines.includes(undefined)),
  };
}

const withLines = (summary: Summary, lines: Summary['spanLines'] = [undefined, undefined]): Summary => ({
  ...summary,
  spanLines: [summary.spanLines[0] ?? lines[0], summary.spanLines[1] ?? lines[1]],
});

const comparable = ({ peaks, problems, ...rest }: SampleReading): unknown => ({
  ...rest,
  // The line of a stray stamp is that of the first or last row.
  problems: problems.map((one) => (one.code === 'ingest/stray-samples' ? { ...one, at: one.at?.file } : one)),
  peaks: plain(peaks),
});
