import type { MachineId, Problem } from '../model/index.js';
import { boundedTotals, mergePeaksTold, partialTotals, readJoinedMachines } from '../timeseries/index.js';
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
  const { overlaps, totals } = await overlapsWithin(path, new Set(shared.map(({ key }) => key.machine)), peaks);
  // One bucket may be shared: a file may end and the next begin within it.
  const isBounded = new Set(totals.map(({ key }) => textOfKey(key)));
  const long = shared.filter(({ key, buckets }) => buckets > 1 && !isBounded.has(textOfKey(key)));
  const told = overlaps.length > 0 ? overlaps : long;
  return [...(told.length === 0 ? [] : [overlapsStore(told, overlaps)]), ...partialTotals(totals, null)];
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
): Promise<{ readonly overlaps: readonly SeriesOverlap[]; readonly totals: readonly SeriesOverlap[] }> {
  const overlaps: SeriesOverlap[] = [];
  const totals: SeriesOverlap[] = [];
  const store = await openPeaksStore(path);
  try {
    for await (const { peaks: held } of readJoinedMachines(store, (machine) => machines.has(machine))) {
      const here = new Set(held.series.map(({ key }) => key.machine));
      const series = peaks.series.filter(({ key }) => here.has(key.machine));
      // What the store knows between bounds only was told when it came; these samples may well know it.
      const merged = mergePeaksTold([
        { series: held.series, spanMs: held.spanMs },
        { series, spanMs: null },
      ]);
      overlaps.push(...merged.overlaps);
      totals.push(...boundedTotals(merged.peaks));
    }
  } finally {
    await store.close();
  }
  return { overlaps, totals };
}
