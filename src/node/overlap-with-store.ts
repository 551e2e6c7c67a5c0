import type { MachineId, Problem } from '../model/index.js';
import { mergePeaksTold, readJoinedMachines } from '../timeseries/index.js';
import type { PeakSet, SeriesKey, SeriesOverlap } from '../timeseries/index.js';
import { overlapsStore } from './ingest-problems.js';
import { openPeaksStore } from './peaks-store.js';

/** Where each series of a store begins and ends, by its key as text. */
export type SeriesEnds = ReadonlyMap<string, readonly [startMs: number, endMs: number]>;

export const textOfKey = ({ machine, channel, instance }: SeriesKey): string =>
  JSON.stringify([machine, channel, instance]);

/** What samples share with a store that holds other files; told before they are appended. */
export async function overlapOf(path: string, ends: SeriesEnds, peaks: PeakSet): Promise<readonly Problem[]> {
  const shared = peaks.series.flatMap((series) => {
    const buckets = sharedBuckets(ends.get(textOfKey(series.key)), series);
    return buckets > 0 ? [{ key: series.key, buckets }] : [];
  });
  if (shared.length === 0) return [];
  const overlaps = await overlapsWithin(path, new Set(shared.map(({ key }) => key.machine)), peaks);
  // One bucket may be shared: a file may end and the next begin within it.
  const long = shared.filter(({ buckets }) => buckets > 1);
  const told = overlaps.length > 0 ? overlaps : long;
  return told.length === 0 ? [] : [overlapsStore(told, overlaps)];
}

function sharedBuckets(
  there: readonly [startMs: number, endMs: number] | undefined,
  { bucketMs, startMs, maxima }: PeakSet['series'][number],
): number {
  if (there === undefined) return 0;
  const endMs = startMs + maxima.length * bucketMs;
  return (Math.min(endMs, there[1]) - Math.max(startMs, there[0])) / bucketMs;
}

/** Time of some machines that both a store and samples hold: more samples than fit. */
async function overlapsWithin(
  path: string,
  machines: ReadonlySet<MachineId>,
  peaks: PeakSet,
): Promise<readonly SeriesOverlap[]> {
  const found: SeriesOverlap[] = [];
  const store = await openPeaksStore(path);
  try {
    for await (const { peaks: held } of readJoinedMachines(store, (machine) => machines.has(machine))) {
      const here = new Set(held.series.map(({ key }) => key.machine));
      const series = peaks.series.filter(({ key }) => here.has(key.machine));
      found.push(...mergePeaksTold([held, { series, spanMs: null }]).overlaps);
    }
  } finally {
    await store.close();
  }
  return found;
}
