import type { Instant, MachineId } from '../model/index.js';
import { boundTotals, machineSeriesOf, sourcesByMachine } from './bound-totals.js';
import { commonBucketLength } from './bucket-length.js';
import { compareKeys } from './compare-keys.js';
import { joinParts } from './join-parts.js';
import { ALL_INSTANCES } from './series.js';
import type { BucketSeries, PeakSet, SeriesKey } from './series.js';

/** Buckets of a series of which several sets hold the same time. */
export interface SeriesOverlap {
  readonly key: SeriesKey;
  /** Buckets in which some set only raised the maximum. */
  readonly buckets: number;
}

/** Peak sets made one, and what had to be resolved for it. */
export interface MergedPeaks {
  readonly peaks: PeakSet;
  /** Of series that were read; those derived from them are not told again. */
  readonly overlaps: readonly SeriesOverlap[];
}

/**
 * Joins peak sets that were rolled up one after another, such as the appends of a `peaks.store`.
 *
 * Series of one key become one: the larger maximum, gaps between them left as
 * gaps; the coarser granularity (`coarsestGranularity`). Where several sets hold a bucket, their sums, counts and minutes add up while the
 * counts fit into it; those that do not fit are the same time seen again and only raise the maximum (`countingParts`). Sums
 * of a bucket are added exactly and rounded once, so the order of the sets does not matter.
 * Derived series are not formed anew: where one set holds a disk and another set holds the next disk of the same
 * machine at the same time, the peak over all disks is known between bounds only (`boundTotals`). Roll such inputs up together.
 *
 * @throws {AssessmentError} `timeseries/mixed-buckets`: the sets have buckets of several lengths
 */
export const mergePeaks = (sets: readonly PeakSet[]): PeakSet => mergePeaksTold(sets).peaks;

/** As `mergePeaks`, with what it resolved. */
export function mergePeaksTold(sets: readonly PeakSet[]): MergedPeaks {
  const ordered = sets.flatMap(({ series }) => series).sort((left, right) => compareKeys(left.key, right.key));
  commonBucketLength(ordered);
  const merged: BucketSeries[] = [];
  const found: SeriesOverlap[] = [];
  for (const parts of runsOf(ordered)) {
    const { series, overlappedBuckets } = joinParts(parts);
    merged.push(series);
    if (overlappedBuckets > 0) found.push({ key: series.key, buckets: overlappedBuckets });
  }
  const leastTotals = leastTotalsOf(sets, merged);
  const peaks = { series: merged, spanMs: spanOf(sets), ...(leastTotals.length === 0 ? {} : { leastTotals }) };
  return { peaks, overlaps: withoutDerived(found, merged) };
}

/** Bounds totals of which the sets hold different parts, and joins the lower bounds that sets bring along. */
function leastTotalsOf(sets: readonly PeakSet[], merged: readonly BucketSeries[]): readonly BucketSeries[] {
  const sources = sourcesByMachine(sets);
  const brought = sets.flatMap(({ leastTotals }) => leastTotals ?? []);
  const shared = new Set([...sources].flatMap(([machine, its]) => (its.length > 1 ? [machine] : [])));
  for (const { key } of brought) shared.add(key.machine);
  if (shared.size === 0) return [];
  const byMachine = new Map<MachineId, BucketSeries[]>([...shared].map((machine) => [machine, []]));
  for (const one of merged) byMachine.get(one.key.machine)?.push(one);
  const found: BucketSeries[] = [];
  for (const [machine, series] of byMachine) {
    const bounded = machineSeriesOf(boundTotals(sources.get(machine) ?? [], series));
    const lower = machineSeriesOf(brought.filter(({ key }) => key.machine === machine));
    for (const one of series) {
      const { channel, instance } = one.key;
      const least = bounded.get(channel)?.get(instance);
      if (lower.get(channel)?.has(instance) !== true) {
        if (least !== undefined) found.push(least);
        continue;
      }
      const parts = sets.flatMap((set) => partsWithLeast(set, one));
      found.push(joinParts(parts).series);
    }
  }
  return found.sort((left, right) => compareKeys(left.key, right.key));
}

/** A series of a set with the lower bounds where it has some. */
function partsWithLeast({ series, leastTotals = [] }: PeakSet, { key }: BucketSeries): readonly BucketSeries[] {
  const isIt = (one: BucketSeries): boolean => compareKeys(one.key, key) === 0;
  const least = leastTotals.filter(isIt);
  return least.length > 0 ? least : series.filter(isIt);
}

/** Series of one key together. */
function runsOf(ordered: readonly BucketSeries[]): readonly (readonly BucketSeries[])[] {
  const runs: BucketSeries[][] = [];
  for (const series of ordered) {
    const run = runs.at(-1);
    if (run !== undefined && compareKeys(run[0]!.key, series.key) === 0) run.push(series);
    else runs.push([series]);
  }
  return runs;
}

function spanOf(sets: readonly PeakSet[]): PeakSet['spanMs'] {
  const spans = sets.map(({ spanMs }) => spanMs).filter((span) => span !== null);
  const first = spans.reduce((least, [start]) => Math.min(least, start), Infinity);
  const last = spans.reduce((greatest, [, end]) => Math.max(greatest, end), -Infinity);
  return spans.length === 0 ? null : [first as Instant, last as Instant];
}

/** Without series that were formed of others; a total is the source's own where no disk or NIC of the channel is named. */
function withoutDerived(overlaps: readonly SeriesOverlap[], series: readonly BucketSeries[]): readonly SeriesOverlap[] {
  if (overlaps.length === 0) return overlaps;
  const placeOf = ({ machine, channel }: SeriesKey): string => JSON.stringify([machine, channel]);
  const named = new Set(series.flatMap(({ key }) => (key.instance === ALL_INSTANCES ? [] : [placeOf(key)])));
  return overlaps.filter(({ key }) => {
    if (key.channel === 'diskIops' || key.channel === 'diskBytesPerSecond') return false;
    return key.instance !== ALL_INSTANCES || !named.has(placeOf(key));
  });
}
