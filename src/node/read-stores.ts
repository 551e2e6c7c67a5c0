import { readHead } from './recognise-sample-file.js';
import type { InputSummary, Problem } from '../model/index.js';
import {
  bucketLength,
  looksLikePeaksStore,
  mergePeaksTold,
  otherBuckets,
  overlapsResolved,
  storeBucketLength,
} from '../timeseries/index.js';
import type { PeakSet, StoredMachine, StoreSource } from '../timeseries/index.js';
import type { SampleMapping } from '../ingest/index.js';
import { chooseNewFiles } from './choose-new-files.js';
import { storesShareSource, unknownSources } from './ingest-problems.js';
import { readPeaksStore } from './peaks-store.js';
import { labelsOf, listFiles } from './list-files.js';
import { stoppable } from './run-watch.js';
import type { WatchOptions } from './run-watch.js';

/** Samples that were ingested before, of one or more stores. */
export interface StoredSamples {
  readonly peaks: PeakSet;
  readonly machines: readonly StoredMachine[];
  readonly sources: readonly StoreSource[];
  /** The stores, as inputs of an estate. */
  readonly inputs: readonly InputSummary[];
  /** Whether some of the peaks come from files that no store names; then samples beside them may count twice. */
  readonly unknown: readonly Problem[];
  readonly problems: readonly Problem[];
}

/** Which inputs are stores of peaks, told by their first bytes. Without any, the others are the paths as they were given. */
export async function separateStores(
  paths: readonly string[],
): Promise<{ readonly stores: readonly string[]; readonly others: readonly string[] }> {
  const stores: string[] = [];
  const others: string[] = [];
  for (const path of await listFiles(paths)) ((await isStore(path)) ? stores : others).push(path);
  return { stores, others: stores.length === 0 ? paths : others };
}

async function isStore(path: string): Promise<boolean> {
  try {
    return looksLikePeaksStore((await readHead(path)).bytes);
  } catch {
    return false; // whoever reads the file for good reports why it cannot be read
  }
}

/**
 * Reads stores whole and joins them. What is damaged is left out and told.
 *
 * @param options `bucketMinutes`: the length that their buckets must have; absent: that of the first store
 * @throws {AssessmentError} `timeseries/newer-peaks-store`, `timeseries/other-buckets`, `node/cannot-read`
 */
export async function readStores(
  paths: readonly string[],
  { bucketMinutes }: { readonly bucketMinutes?: number | undefined } = {},
): Promise<StoredSamples> {
  let expectedMs = bucketMinutes === undefined ? null : bucketLength(bucketMinutes);
  const labels = labelsOf(paths);
  const sets: PeakSet[] = [];
  const machines: StoredMachine[] = [];
  const sources = new Map<string, StoreSource>();
  const inputs: InputSummary[] = [];
  const unknown: Problem[] = [];
  const problems: Problem[] = [];
  for (const [index, path] of paths.entries()) {
    const file = labels[index]!;
    const stored = await readPeaksStore(path);
    const bucketMs = storeBucketLength([stored.values]);
    expectedMs ??= bucketMs;
    if (bucketMs !== null && bucketMs !== expectedMs) otherBuckets(file, bucketMs, expectedMs);
    sets.push(stored.values);
    machines.push(...stored.origin.machines);
    const shared = stored.origin.sources.find(({ sha256 }) => sources.has(sha256));
    if (shared !== undefined) problems.push(storesShareSource(file, shared));
    for (const source of stored.origin.sources) sources.set(source.sha256, source);
    inputs.push({ file, kind: 'peaks-store', recognisedBy: 'it begins with the bytes of a peaks.store', sheets: [] });
    if (stored.hasUnknownSources) unknown.push(unknownSources(file));
    problems.push(...stored.problems.map((problem) => ({ ...problem, at: { file } })));
    problems.push(...overlapsResolved(stored.overlaps, file));
  }
  const { peaks, overlaps } = mergePeaksTold(sets);
  problems.push(...overlapsResolved(overlaps, null));
  return { peaks, machines, sources: [...sources.values()], inputs, unknown, problems };
}

/** The files of samples that no store holds, and what is to be told of the others. */
export async function withoutStored(
  samples: readonly string[],
  {
    sources,
    unknown,
    mapping,
  }: Pick<StoredSamples, 'sources' | 'unknown'> & { readonly mapping: SampleMapping | null },
  watch: WatchOptions = {},
): Promise<{ readonly samples: readonly string[]; readonly problems: readonly Problem[] }> {
  if (samples.length === 0) return { samples, problems: [] };
  const { signal } = watch;
  const { fresh, left } = await stoppable(signal, () =>
    chooseNewFiles(samples, { sources, readAs: null, mapping }, watch),
  );
  return { samples: fresh.map(({ path }) => path), problems: [...unknown, ...left.map(({ problem }) => problem)] };
}
