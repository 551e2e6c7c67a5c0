import { createHash } from 'node:crypto';
import { access } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import type { SampleFileSummary, SampleMapping } from '../ingest/index.js';
import { machineIdFinder } from '../ingest/index.js';
import { AssessmentError } from '../model/index.js';
import type { Instant, Machine, MachineId, Milliseconds, Problem } from '../model/index.js';
import {
  appendsIn,
  bucketLength,
  coarsestGranularity,
  hidesPeaks,
  joinSeries,
  minutesIn,
  otherBuckets,
  spanOfSegments,
  storeBucketLength,
} from '../timeseries/index.js';
import type { OpenStore, PeakSet, StoredMachine, StoreOrigin, StoreSource } from '../timeseries/index.js';
import { chooseNewFiles } from './choose-new-files.js';
import type { NewFile } from './choose-new-files.js';
import { withRemedies } from './file-problems.js';
import { unknownSources } from './ingest-problems.js';
import { appendToStore, compactStore, findDamagedBody, hasUnknownSources, openPeaksStore } from './peaks-store.js';
import type { Compaction } from './peaks-store.js';
import { probeRepeats } from './probe-repeats.js';
import { labelsOf, listFiles } from './list-files.js';
import { overlapOf, textOfKey } from './overlap-with-store.js';
import type { SeriesEnds } from './overlap-with-store.js';
import { settleAverages } from './settle-averages.js';
import { readSamples } from './read-samples.js';
import { lookUp, stoppable } from './run-watch.js';
import type { WatchOptions } from './run-watch.js';
import { withStoreLock } from './store-lock.js';

/**
 * How samples become part of a store. `signal` ends the run until its samples are about to be appended, and the store is as it was; later
 * it only keeps the store from being written as one.
 */
export interface IngestOptions extends WatchOptions {
  readonly mapping?: SampleMapping | null;
  /** The length of a bucket, one of `BUCKET_MINUTES`; absent: that of the store, and 10 for a new one. */
  readonly bucketMinutes?: number | undefined;
  /** The zone of stamps that state none. */
  readonly zone?: string | null;
  /** Machines whose cores and memory turn shares into amounts where the samples state neither. */
  readonly machines?: readonly SizedMachine[];
  /** Writes the store as one append afterwards; absent: where it has more than `MAX_APPENDS`. */
  readonly compact?: boolean;
}

/** A machine of an inventory, and what shares may be taken of. */
type SizedMachine = Pick<Machine, 'id' | 'name' | 'uuid' | 'cores'> & Partial<Pick<Machine, 'memoryBytes'>>;

/** What became of one input. */
export interface IngestedFile {
  readonly file: string;
  /** `left`: not read, see the problem of that file. */
  readonly kind: 'read' | 'left';
  /** Null where it was left. */
  readonly summary: SampleFileSummary | null;
}

/** What one run did to a store. */
export interface Ingestion {
  readonly files: readonly IngestedFile[];
  /** How many of the files the store held already. */
  readonly held: number;
  readonly readings: number;
  readonly duplicates: number;
  /** The length of the buckets of the store. */
  readonly bucketMs: Milliseconds;
  /** What was appended; nothing where no file was new. */
  readonly added: StoreFigures;
  /** What the store holds now; null where there is none still. */
  readonly store: (StoreFigures & { readonly bytes: number; readonly appends: number }) | null;
  readonly compaction: Compaction | null;
  readonly problems: readonly Problem[];
}

export interface StoreFigures {
  readonly machines: number;
  /** Series of samples at most a minute apart, of which peaks may be taken; without those of allocated cores and memory. */
  readonly sampleSeries: number;
  /** Series of longer averages and totals, which hide the peaks within them. */
  readonly averageSeries: number;
  /** Series of which each value is stated to be the greatest of its interval. */
  readonly maximumSeries: number;
  /** The intervals of all these, ascending. */
  readonly intervalsMs: readonly Milliseconds[];
  /** Those of series that hide peaks. */
  readonly averageIntervalsMs: readonly Milliseconds[];
  readonly spanMs: readonly [first: Instant, last: Instant] | null;
}

/** A store of more appends is written as one: opening it takes a few milliseconds for each. */
export const MAX_APPENDS = 64;

/**
 * Reads files of samples into a store, making it where it is missing. What the store holds already, by content, is left out and
 * told; where nothing is new not a byte of the store changes. The store is locked from the first look to the last byte.
 *
 * @throws {AssessmentError} `node/store-in-use`; `timeseries/damaged-peaks-store`: a store that is not whole takes
 * nothing more; `timeseries/not-a-peaks-store`, `timeseries/newer-peaks-store`, `timeseries/other-buckets`, `timeseries/bad-bucket-length`,
 * `node/cannot-read`, `node/cannot-write`, `ingest/no-input`
 */
export async function ingestSamples(
  paths: readonly string[],
  storePath: string,
  options: IngestOptions = {},
): Promise<Ingestion> {
  const told: Problem[] = [];
  bucketLength(options.bucketMinutes); // refused before anything is read
  const files = (await listFiles(paths, told)).filter((path) => !belongsToStore(path, resolve(storePath)));
  if (files.length === 0) throw new AssessmentError(NO_SAMPLES);
  const ingestion = await stoppable(options.signal, () =>
    withStoreLock(storePath, () => ingestInto(storePath, files, options)),
  ).catch(withRemedies(REMEDIES));
  return { ...ingestion, problems: [...ingestion.problems, ...told] };
}

const REMEDIES = {
  'node/cannot-write': 'name another file with --store, or free space on the disk',
  'timeseries/damaged-peaks-store':
    'restore the store from a copy, or make it anew: move it away and ingest all the samples again; nothing was appended',
};

const NO_SAMPLES: Problem = {
  code: 'ingest/no-input',
  severity: 'error',
  at: null,
  message: 'there is no file to ingest beside the store itself',
  remedy: 'name files of samples, or a folder that holds some',
};

/** In a folder of samples the store may lie among them. */
const belongsToStore = (path: string, store: string): boolean =>
  path === store || path.startsWith(`${store}.lock`) || (path.startsWith(`${store}.`) && path.endsWith('.part'));

async function ingestInto(storePath: string, files: readonly string[], options: IngestOptions): Promise<Ingestion> {
  const before = await lookWithin(storePath);
  const bucketMs = bucketsFor(storePath, before, options);
  const readAs = fingerprintOf(options);
  const chosen = await chooseNewFiles(
    files,
    { sources: before?.sources ?? [], readAs, mapping: options.mapping },
    options,
  );
  const { reading, fileOf } = await readFresh(chosen.fresh, bucketMs, options);
  const origin = originFrom(chosen.fresh, reading, { readAs, bucketMs });
  const { peaks } = reading;
  await lookUp(options.signal);
  const problems = [
    ...(before?.problems ?? []),
    ...chosen.left.map(({ problem }) => problem),
    ...chosen.notes,
    ...reading.problems,
  ];
  if (peaks.series.length > 0) {
    if (before !== null) problems.push(...(await besideStored(storePath, before, peaks)));
    await appendToStore(storePath, peaks, { origin });
  }
  const compacted = await compactIfAsked(storePath, options);
  if (compacted !== null) problems.push(...compacted.problems);
  const read = new Map(reading.summaries.map((summary) => [fileOf.get(summary.file) ?? summary.file, summary]));
  const left = new Set(chosen.left.map(({ file }) => file));
  return {
    files: labelsOf(files).map((file) => {
      const summary = read.get(file) ?? null;
      return { file, kind: left.has(file) || summary === null ? 'left' : 'read', summary };
    }),
    held: chosen.left.filter(({ isHeld }) => isHeld).length,
    readings: reading.notes.readings,
    duplicates: reading.notes.duplicates,
    bucketMs,
    added: figuresOf(peaks.series, peaks.spanMs),
    store: (await look(storePath))?.figures ?? null,
    compaction: compacted?.compaction ?? null,
    problems,
  };
}

/** What is to be told of new peaks beside those that a store holds. */
async function besideStored(path: string, { hasUnknownSources, ends }: StoreState, peaks: PeakSet): Promise<Problem[]> {
  const unknown = hasUnknownSources ? [unknownSources(basename(path))] : [];
  return [...unknown, ...(await overlapOf(path, ends, peaks))];
}

/** What a store says of itself before it is written to. */
interface StoreState {
  readonly sources: readonly StoreSource[];
  /** Null where it holds no series. */
  readonly bucketMs: Milliseconds | null;
  readonly hasUnknownSources: boolean;
  readonly problems: readonly Problem[];
  readonly figures: NonNullable<Ingestion['store']>;
  readonly ends: SeriesEnds;
}

/** The buckets of the store, which the options may name and not change; of a new store those that they ask for. */
function bucketsFor(storePath: string, before: StoreState | null, { bucketMinutes }: IngestOptions): Milliseconds {
  const asked = bucketLength(bucketMinutes);
  const there = before?.bucketMs ?? null;
  if (there === null || bucketMinutes === undefined || there === asked) return there ?? asked;
  return otherBuckets(basename(storePath), there, asked);
}

/** As `look`, at the bodies too: appended to a damaged one, new samples would hide that others are lost. */
async function lookWithin(path: string): Promise<StoreState | null> {
  const state = await look(path);
  const damage = state === null ? null : await findDamagedBody(path);
  if (damage !== null) throw new AssessmentError(damage);
  return state;
}

async function look(path: string): Promise<StoreState | null> {
  const isThere = await access(path).then(
    () => true,
    () => false,
  );
  if (!isThere) return null;
  const store = await openPeaksStore(path);
  await store.close();
  const damage = store.problems.find(({ code }) => code !== 'timeseries/torn-peaks-store');
  if (damage !== undefined) throw new AssessmentError(damage);
  return stateOf(store, store.sizeBytes);
}

function stateOf(store: OpenStore, bytes: number): StoreState {
  const joined = joinSeries(store.segments);
  const series = joined.map(({ key, parts }) => ({
    key,
    granularity: coarsestGranularity(parts.map(({ series: part }) => part)),
  }));
  return {
    sources: store.segments.flatMap(({ sources }) => sources),
    bucketMs: storeBucketLength(store.segments),
    hasUnknownSources: hasUnknownSources(store.segments),
    problems: store.problems,
    figures: { ...figuresOf(series, spanOfSegments(store.segments)), bytes, appends: appendsIn(store) },
    ends: new Map(joined.map(({ key, startMs, endMs }) => [textOfKey(key), [startMs, endMs]])),
  };
}

function figuresOf(
  series: readonly Pick<PeakSet['series'][number], 'key' | 'granularity'>[],
  spanMs: PeakSet['spanMs'],
): StoreFigures {
  // Cores and memory of a machine are no samples of its use; `check` counts them as little.
  const ofUse = series.filter(({ key }) => !key.channel.startsWith('allocated'));
  const averages = ofUse.filter(({ granularity }) => hidesPeaks(granularity)).length;
  const maxima = ofUse.filter(({ granularity }) => granularity.kind === 'maximum').length;
  return {
    machines: new Set(series.map(({ key }) => key.machine)).size,
    sampleSeries: ofUse.length - averages - maxima,
    averageSeries: averages,
    maximumSeries: maxima,
    intervalsMs: intervalsOf(ofUse),
    averageIntervalsMs: intervalsOf(ofUse.filter(({ granularity }) => hidesPeaks(granularity))),
    spanMs,
  };
}

const intervalsOf = (series: readonly Pick<PeakSet['series'][number], 'granularity'>[]): readonly Milliseconds[] =>
  [...new Set(series.map(({ granularity }) => granularity.intervalMs))].sort((a, b) => a - b);

type FreshReading = Awaited<ReturnType<typeof readSamples>>;

/** Reads the new files; `fileOf` gives the label of the run for the label of the reading, which sees fewer files. */
async function readFresh(
  fresh: readonly NewFile[],
  bucketMs: Milliseconds,
  { mapping = null, zone = null, machines, onProgress, signal }: IngestOptions,
): Promise<{ readonly reading: FreshReading; readonly fileOf: ReadonlyMap<string, string> }> {
  const paths = fresh.map(({ path }) => path);
  const fileOf = new Map(labelsOf(paths).map((label, index) => [label, fresh[index]!.file]));
  if (fresh.length === 0) return { reading: NOTHING_READ, fileOf };
  const find = machines === undefined ? null : machineByName(machines);
  const coresOf = (machine: MachineId) => find?.(machine)?.cores ?? null;
  const memoryOf = (machine: MachineId) => find?.(machine)?.memoryBytes ?? null;
  const terms = { mapping, zone, coresOf, memoryOf };
  const reading = await readSamples(paths, { ...terms, bucketMinutes: minutesIn(bucketMs), onProgress, signal });
  return { reading: settleAverages(reading, await probeRepeats(paths, { ...terms, signal })), fileOf };
}

const NOTHING_READ: FreshReading = {
  peaks: { series: [], spanMs: null },
  notes: { readings: 0, duplicates: 0, late: 0, firstMs: null, lastMs: null },
  summaries: [],
  machines: [],
  problems: [],
};

/** Samples are stored under the names that they state themselves, whatever inventory they meet later. */
function machineByName(machines: readonly SizedMachine[]): (machine: MachineId) => SizedMachine | null {
  const find = machineIdFinder(machines);
  const byId = new Map(machines.map((machine) => [machine.id, machine]));
  return (machine) => {
    const name = machine.replace(/^samples:/, '');
    const id = find(name, name);
    return id === null ? null : (byId.get(id) ?? null);
  };
}

/** A file of which nothing could be used is not noted: with the right zone or mapping it may be given again. */
function originFrom(
  fresh: readonly NewFile[],
  reading: FreshReading,
  { readAs, bucketMs }: Pick<StoreSource, 'readAs' | 'bucketMs'>,
): StoreOrigin {
  const labels = labelsOf(fresh.map(({ path }) => path));
  const used = new Set(reading.summaries.filter(({ readings }) => readings > 0).map(({ file }) => file));
  const sources = fresh
    .filter((_, index) => used.has(labels[index]!))
    .map(({ file, content: { bytes, sha256 } }): StoreSource => {
      return { file, bytes, sha256, bucketMs, readAs };
    });
  const machines = reading.machines.map(({ id, name, sourceId }): StoredMachine => ({ id, name, sourceId }));
  return { sources, machines };
}

async function compactIfAsked(
  path: string,
  { compact, signal }: IngestOptions,
): Promise<{ readonly compaction: Compaction | null; readonly problems: readonly Problem[] } | null> {
  if (signal?.aborted === true) return null;
  const state = await look(path);
  if (state === null) return null;
  const { appends } = state.figures;
  return appends > (compact === true ? 1 : MAX_APPENDS) ? compactStore(path, {}) : null;
}

/** All that decides what the rows of a file mean, in words that fit a sentence; the mapping and the inventory by their hash. */
function fingerprintOf({ zone, mapping, machines }: IngestOptions): string {
  const hashOf = (value: unknown): string =>
    createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16);
  const sizes = machines?.map(({ id, name, uuid, cores, memoryBytes }) => [id, name, uuid, cores, memoryBytes ?? null]);
  return [
    ...(zone == null ? [] : [`zone ${zone}`]),
    ...(mapping == null ? [] : [`mapping ${hashOf(mapping)}`]),
    ...(sizes === undefined ? [] : [`inventory ${hashOf(sizes)}`]),
  ].join(', ');
}
