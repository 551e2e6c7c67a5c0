import { createReadStream } from 'node:fs';
import { availableParallelism } from 'node:os';
import { basename } from 'node:path';
import type { Readable } from 'node:stream';
import { createSampleRun, decodeText } from '../ingest/index.js';
import type { SampleFileReader, SampleMapping, SampleReading, SampleRun, SampleRunOptions } from '../ingest/index.js';
import { invariant } from '../model/index.js';
import type { Problem } from '../model/index.js';
import { bucketLength, createSampleSink, DEFAULT_SINK_OPTIONS, looksLikePeaksStore } from '../timeseries/index.js';
import type { BucketSeries, RecordSpool } from '../timeseries/index.js';
import { damageOf, DamagedRows, refusingDamaged, tooMuchInside } from './damaged-archives.js';
import { peaksStoreGiven, unreadableFile } from './file-problems.js';
import { EXPORT_HEAD_BYTES, isExportedPeaks } from './exported-peaks.js';
import { nameOfBinary } from './name-of-binary.js';
import { labelsOf, listFiles } from './list-files.js';
import { isHeadless, readHead, recogniseSampleFile } from './recognise-sample-file.js';
import type { FileHead } from './recognise-sample-file.js';
import { stoppable, unlessStopped, watchFiles } from './run-watch.js';
import type { FileWatch, WatchOptions } from './run-watch.js';
import { cellPrinter, eachBatch, feedParquet, sampleTableOf } from './parquet/feed-parquet.js';
import { withParquet } from './parquet/open-parquet.js';
import { peaksGiven } from './parquet/parquet-problems.js';
import { looksLikeParquet } from './parquet/read-footer.js';
import { createFileSpool } from './sample-engine/file-spool.js';
import { hasWorkers } from './sample-engine/part-pool.js';
import { createReadAhead } from './sample-engine/read-ahead.js';
import type { ReadAhead } from './sample-engine/read-ahead.js';
import { readWideTable } from './sample-engine/read-wide-table.js';
import { readWideFile } from './sample-engine/read-wide-file.js';
import type { StartedParts } from './sample-engine/take-parts.js';
import type { WideRun } from './sample-engine/wide-head.js';
import { damagedArchive, emptyArchive, packedTwice, packingOf, unpackedStream } from './unpack-gzip.js';
import type { Packing } from './unpack-gzip.js';

/** What reading samples may need; see `SampleRunOptions`. */
export interface ReadSamplesOptions extends Omit<SampleRunOptions, 'sink'>, WatchOptions {
  /** The length of a bucket, one of `BUCKET_MINUTES`; absent: 10. */
  readonly bucketMinutes?: number | undefined;
  /** What a packed file may hold inside, so that no small file keeps the run busy for days. */
  readonly maxUnpackedBytes?: number;
  /** False: every row is read by the row reader, which gives the same at a tenth of the speed. */
  readonly isByBytes?: boolean;
  /** Threads that read beside this one; the same result with any number. As many as there are processors where absent. */
  readonly workers?: number;
  /** Bytes of a file that a thread takes at least; absent: as many as are worth it. */
  readonly partBytes?: number;
}

const MAX_UNPACKED_BYTES = 64 * 1024 ** 3;
const CHUNK_BYTES = 1_048_576;
/** Records of rows beyond it wait in a file. */
const SPOOL_MEMORY_BYTES = 33_554_432;
const MOST_WORKERS = 8;

const defaultWorkers = (): number => (hasWorkers() ? Math.min(MOST_WORKERS, availableParallelism()) : 0);

/**
 * Reads files of samples into peaks, streaming: no file is held. A folder stands for the files in it and in its folders, see
 * `listFiles`. A file is what its content says, whatever it is called, and may be packed by gzip or zstd. One that cannot be read or
 * recognised is a problem, and the others are read; nothing is used of an archive that is cut off or damaged. `onProgress` hears how far it is, and `signal` ends it.
 *
 * @throws {AssessmentError} `ingest/no-input`: a path does not exist, or there is no file at all; `timeseries/bad-bucket-length`
 */
export async function readSamples(paths: readonly string[], options: ReadSamplesOptions = {}): Promise<SampleReading> {
  return readWith(paths, options, (run) => run.finish());
}

/**
 * The same, machine by machine: no more than the series of one machine are held, so that an estate of any size needs little
 * memory. See `SampleRun.finishEach`.
 */
export async function readSamplesByMachine(
  paths: readonly string[],
  options: ReadSamplesOptions,
  take: (series: readonly BucketSeries[]) => void,
): Promise<Omit<SampleReading, 'peaks'>> {
  return readWith(paths, options, (run) => run.finishEach(take));
}

type Closed = Omit<SampleReading, 'peaks'>;

async function readWith<Result extends Closed>(
  paths: readonly string[],
  {
    bucketMinutes,
    maxUnpackedBytes = MAX_UNPACKED_BYTES,
    isByBytes = true,
    workers = defaultWorkers(),
    partBytes,
    onProgress,
    signal,
    ...options
  }: ReadSamplesOptions,
  close: (run: SampleRun) => Result,
): Promise<Result> {
  bucketLength(bucketMinutes); // refused before anything is read
  const files = await listFiles(paths);
  const labels = labelsOf(files);
  const all = { files, labels, options, bucketMinutes, maxUnpackedBytes, workers, partBytes: partBytes ?? null };
  return stoppable(signal, async () => {
    const watches = watchFiles('reading', files, { onProgress, signal });
    return readUndamaged({ ...all, watches, signal, isByBytes }, close);
  });
}

/** Reads all files; where one turns out to be a damaged archive, all that are whole, once more from the beginning. */
async function readUndamaged<Result extends Closed>(all: AllFiles, close: (run: SampleRun) => Result): Promise<Result> {
  try {
    return await readEitherWay(all, close);
  } catch (cause) {
    if (!(cause instanceof DamagedRows)) throw cause;
    const first = all.labels.indexOf(cause.file);
    const damaged = new Map([[first, cause.problem]]);
    // Files before it were read to their ends; of those behind it nobody knows yet, and one restart is enough.
    for (const [index, path] of all.files.entries()) {
      all.watches[index]!.restart();
      const packed = { path, file: all.labels[index]!, watch: all.watches[index]! };
      const problem = index <= first ? null : await damageOf(packed, all.maxUnpackedBytes);
      if (problem !== null) damaged.set(index, problem);
    }
    const isWhole = (_: unknown, index: number): boolean => !damaged.has(index);
    const whole = {
      ...all,
      files: all.files.filter(isWhole),
      labels: all.labels.filter(isWhole),
      watches: all.watches.filter(isWhole),
    };
    const result = await readEitherWay(whole, close);
    return { ...result, problems: [...damaged.values(), ...result.problems] };
  }
}

/** By bytes, and where that cannot be done row by row. */
async function readEitherWay<Result extends Closed>(all: AllFiles, close: (run: SampleRun) => Result): Promise<Result> {
  const asBytes = all.isByBytes ? await readAll(all, close) : null;
  if (asBytes !== null) return asBytes;
  const asRows = await readAll({ ...all, isByBytes: false }, close);
  invariant(asRows !== null, 'rows that are read one by one spread no sample');
  return asRows;
}

interface AllFiles {
  readonly files: readonly string[];
  readonly labels: readonly string[];
  readonly options: Omit<SampleRunOptions, 'sink'>;
  readonly bucketMinutes: number | undefined;
  readonly maxUnpackedBytes: number;
  /** Whether files of plain rows are read as bytes, which is some ten times as fast. */
  readonly isByBytes: boolean;
  readonly workers: number;
  readonly partBytes: number | null;
  /** One to a file. */
  readonly watches: readonly FileWatch[];
  readonly signal: AbortSignal | undefined;
}

/** Null where samples turned out to be spread over rows or files, so that bytes cannot be taken row by row. */
async function readAll<Result extends Closed>(
  all: AllFiles,
  close: (run: SampleRun) => Result,
): Promise<Result | null> {
  const { files, options, bucketMinutes, maxUnpackedBytes, isByBytes, workers, partBytes, watches } = all;
  const spool = createFileSpool(SPOOL_MEMORY_BYTES);
  const ahead = createReadAhead(files, isByBytes ? workers : 0, {
    options,
    bucketMinutes,
    maxUnpackedBytes,
    spool,
    partBytes,
    watches,
  });
  try {
    const run = await readEach(all, spool, ahead);
    if (run === null) return null;
    await ahead.close(); // what the threads hold is memory that closing the machines needs
    const closed = close(run.run);
    return { ...closed, problems: [...run.unread, ...closed.problems] };
  } finally {
    await ahead.close();
    spool.close();
  }
}

async function readEach(
  { files, labels, options, bucketMinutes, maxUnpackedBytes, isByBytes, watches, signal }: AllFiles,
  spool: RecordSpool,
  ahead: ReadAhead,
): Promise<{ readonly run: SampleRun; readonly unread: readonly Problem[] } | null> {
  const sink = createSampleSink({ ...DEFAULT_SINK_OPTIONS, bucketMinutes }, spool);
  const run = createSampleRun({ ...options, sink });
  const unread: Problem[] = [];
  for (const [index, path] of files.entries()) {
    const file = labels[index]!;
    const outcome = await readFileOfSamples(path, file, {
      run,
      wide: isByBytes ? { run, sink, spool } : null,
      started: endingWith(signal, await ahead.take(index)),
      maxUnpackedBytes,
      watch: watches[index]!,
    });
    if (outcome === 'spread') return null;
    if (outcome !== null) unread.push(outcome);
  }
  return sink.isSpread() ? null : { run, unread };
}

/** Whoever waits for a thread must hear of the end of the run as well. */
function endingWith(signal: AbortSignal | undefined, started: StartedParts | null): StartedParts | null {
  if (started === null || signal === undefined) return started;
  return {
    ...started,
    results: started.results.map((result) => {
      const ending = unlessStopped(result, signal);
      // Of several that end at once, one is waited for.
      ending.catch(() => undefined);
      return ending;
    }),
  };
}

/**
 * Which of some inputs hold samples; the others are for `readEstate`. Each is looked into, none is read. Damaged archives of which nothing shows
 * what they are go with the samples, where there are some: as the only inventory they would end the run.
 */
export async function separateSamples(
  paths: readonly string[],
  mapping: SampleMapping | null = null,
): Promise<{ readonly samples: readonly string[]; readonly others: readonly string[] }> {
  const files = await listFiles(paths);
  const samples = new Set<string>();
  const headless: string[] = [];
  for (const path of files) {
    if ((await recogniseSampleFile(path, mapping)) !== null) samples.add(path);
    else if (await isHeadless(path)) headless.push(path);
  }
  if (samples.size > 0) for (const path of headless) samples.add(path);
  return {
    samples: files.filter((path) => samples.has(path)),
    others: files.filter((path) => !samples.has(path)),
  };
}

interface Reading {
  readonly run: SampleRun;
  /** Null: rows are read one by one. */
  readonly wide: WideRun | null;
  /** What workers read of it already. */
  readonly started: StartedParts | null;
  readonly maxUnpackedBytes: number;
  readonly watch: FileWatch;
}

/** Null once the reader has taken the file; what it found wrong inside is told by the run. */
async function readFileOfSamples(path: string, file: string, reading: Reading): Promise<Problem | 'spread' | null> {
  const head = await headOf(path, file);
  if ('code' in head) return head;
  if (isParquet(head)) return readParquet(path, file, reading);
  const { maxUnpackedBytes, watch } = reading;
  const run = refusingDamaged(reading.run, { packing: head.packing, maxUnpackedBytes });
  const wide = reading.wide === null ? null : { ...reading.wide, run };
  const names = { file, fileName: basename(path) };
  const outcome =
    wide === null
      ? 'left'
      : await readWideFile({ path, head, ...names, maxUnpackedBytes, watch }, wide, reading.started);
  if (outcome !== 'left') return outcome === 'taken' ? null : outcome;
  return readRowByRow(path, file, { ...reading, run, packing: head.packing });
}

/** The beginning of a file, or why it cannot be samples. */
async function headOf(path: string, file: string): Promise<FileHead | Problem> {
  try {
    const head = await readHead(path);
    return refusalOf(head, file) ?? head;
  } catch (cause) {
    return unreadableFile(file, cause);
  }
}

async function readRowByRow(
  path: string,
  file: string,
  reading: Reading & { readonly packing: Packing | null },
): Promise<Problem | null> {
  const { run, packing, watch } = reading;
  watch.restart();
  const open = (): SampleFileReader => run.openFile(file, basename(path));
  const isPacked = packing !== null;
  const stream = isPacked ? unpackedStream(path, watch.count) : createReadStream(path, { highWaterMark: CHUNK_BYTES });
  const fed = await feed(stream, open, {
    maxBytes: isPacked ? reading.maxUnpackedBytes : Number.POSITIVE_INFINITY,
    onBytes: isPacked ? () => undefined : watch.count,
    turn: watch.turn,
  });
  if (isPacked && fed.reader === null) {
    return fed.cutBy === undefined ? emptyArchive(file, packing) : damagedArchive(file, packing, fed.cutBy);
  }
  (fed.reader ?? open()).end(fed.cutBy);
  return null;
}

const isParquet = ({ bytes, packing }: FileHead): boolean => packing === null && looksLikeParquet(bytes);

async function readParquet(path: string, file: string, reading: Reading): Promise<Problem | 'spread' | null> {
  const { wide, watch, maxUnpackedBytes } = reading;
  return withParquet(path, { file, maxBytes: maxUnpackedBytes }, async (table) => {
    const rows = {
      table,
      asSampleTable: sampleTableOf(table),
      cellsOf: cellPrinter(table),
      eachBatch: (take: Parameters<typeof eachBatch>[1]) => eachBatch(table, take),
    };
    const names = { file, fileName: basename(path) };
    const outcome = wide === null ? 'left' : await readWideTable(rows, { names, watch }, wide);
    if (outcome !== 'left') return outcome === 'taken' ? null : outcome;
    const turn = async (): Promise<boolean> => {
      await watch.turn();
      return false;
    };
    const reader = reading.run.openFile(file, basename(path));
    reader.end(await feedParquet(table, reader, turn));
    return null;
  });
}

/** What is no text at all. */
function refusalOf(head: FileHead, file: string): Problem | null {
  const { bytes } = head;
  if (isParquet(head)) return null;
  if (looksLikePeaksStore(bytes)) return peaksStoreGiven(file);
  if (looksLikeParquet(bytes)) return notSamples(file, 'a Parquet file inside an archive; unpack it first');
  if (head.packing !== null && packingOf(bytes) !== null) return packedTwice(file);
  if (isExportedPeaks(decodeText(bytes.subarray(0, EXPORT_HEAD_BYTES), '').text)) return peaksGiven(file);
  const binary = bytes.length === 0 ? null : nameOfBinary(bytes);
  return binary === null ? null : notSamples(file, binary);
}

/** What became of a stream. */
interface Fed {
  /** Null where nothing came out. */
  readonly reader: SampleFileReader | null;
  /** Why it ended too early, undefined where it did not. */
  readonly cutBy: string | undefined;
}

interface Feeding extends Pick<FileWatch, 'turn'> {
  readonly maxBytes: number;
  readonly onBytes: (count: number) => void;
}

/** Feeds a stream to a reader, which is opened for its first piece. */
async function feed(
  stream: Readable,
  open: () => SampleFileReader,
  { maxBytes, onBytes, turn }: Feeding,
): Promise<Fed> {
  let reader: SampleFileReader | null = null;
  let bytes = 0;
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      reader ??= open();
      if (bytes > maxBytes) return { reader, cutBy: tooMuchInside(maxBytes) };
      reader.push(chunk);
      if (reader.isRefused()) break;
      onBytes(chunk.length);
      await turn();
    }
    return { reader, cutBy: undefined };
  } catch (cause) {
    // Of the file or of its packing; all else is a fault of ours.
    if (cause instanceof Error && 'code' in cause) return { reader, cutBy: cause.message };
    throw cause;
  }
}

const notSamples = (file: string, what: string): Problem => ({
  code: 'ingest/unrecognised-samples',
  severity: 'error',
  at: { file },
  message: `this is ${what}, not samples`,
  remedy: 'give a CSV with the columns timestamp and machine, as it is or packed by gzip or zstd',
});
