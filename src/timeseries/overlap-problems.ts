import { countOf } from '../model/index.js';
import type { MachineId, Problem } from '../model/index.js';
import { compareKeys } from './compare-keys.js';
import type { SeriesOverlap } from './merge-peaks.js';
import type { BucketSeries, PeakSet } from './series.js';

/** How much of some peaks holds the same time again. */
export interface OverlapCounts {
  readonly machines: number;
  readonly series: number;
  readonly buckets: number;
}

export const countOverlaps = (overlaps: readonly SeriesOverlap[]): OverlapCounts => ({
  machines: new Set(overlaps.map(({ key }) => key.machine)).size,
  series: overlaps.length,
  buckets: overlaps.reduce((sum, { buckets }) => sum + buckets, 0),
});

/** In words for a sentence: `288 buckets in 2 series of 1 machine`. */
export const wordsOfOverlaps = ({ buckets, series, machines }: OverlapCounts): string =>
  `${countOf(buckets, 'bucket')} in ${countOf(series, 'series', 'series')} of ${countOf(machines, 'machine')}`;

/** A series in words. */
export const wordsOfSeries = (
  { machine, channel, instance }: SeriesOverlap['key'],
  nameOf: (machine: MachineId) => string = (id) => id,
): string => [channel, instance, `of ${nameOf(machine)}`].filter((word) => word !== '').join(' ');

/**
 * Tells of time that several appends, stores or names of a machine hold, and by what rule it counts once; nothing where there is none.
 *
 * @param file the store; null: they are several
 */
export function overlapsResolved(overlaps: readonly SeriesOverlap[], file: string | null): readonly Problem[] {
  const [first] = overlaps;
  if (first === undefined) return [];
  return [
    {
      code: 'samples/overlaps-resolved',
      severity: 'warning',
      at: file === null ? null : { file },
      message: `${wordsOfOverlaps(countOverlaps(overlaps))} hold the same time from several sources, the first is ${wordsOfSeries(first.key)}: they have more samples than fit; the source with more of them counts, the others only raise the maximum`,
      remedy:
        'nothing, if files overlap or were exported twice; where different machines share a name, give them ids (machineId)',
    },
  ];
}

/** Buckets of which a total is known between bounds only, by series. */
export function boundedTotals({ series, leastTotals = [] }: PeakSet): readonly SeriesOverlap[] {
  if (leastTotals.length === 0) return [];
  const machines = new Set(leastTotals.map(({ key }) => key.machine));
  const candidates = series.filter(({ key }) => machines.has(key.machine));
  return leastTotals.flatMap((least) => {
    const total = candidates.find(({ key }) => compareKeys(key, least.key) === 0);
    const buckets = total === undefined ? 0 : bucketsBetween(total, least);
    return buckets === 0 ? [] : [{ key: least.key, buckets }];
  });
}

function bucketsBetween(total: BucketSeries, least: BucketSeries): number {
  const offset = (least.startMs - total.startMs) / total.bucketMs;
  let buckets = 0;
  for (const [index, value] of least.maxima.entries()) if (total.maxima[index + offset]! > value) buckets++;
  return buckets;
}

const MACHINES_LISTED = 3;

/** Tells of totals that are known between bounds only; nothing where there is none. */
export function partialTotals(
  totals: readonly SeriesOverlap[],
  file: string | null,
  nameOf: (machine: MachineId) => string = (id) => id,
): readonly Problem[] {
  if (totals.length === 0) return [];
  const machines = [...new Set(totals.map(({ key }) => key.machine))];
  const listed = machines.slice(0, MACHINES_LISTED).map((machine) => `"${nameOf(machine)}"`);
  const rest = machines.length - listed.length;
  return [
    {
      code: 'samples/partial-totals',
      severity: 'warning',
      at: file === null ? null : { file },
      message: `different disks or NICs of ${listed.join(', ')}${rest > 0 ? ` and ${rest} more machines` : ''} came at different times, in several appends or beside a store: the peak of their total is known between bounds only, in ${wordsOfOverlaps(countOverlaps(totals))}; it is at least the largest partial total and at most their sum, and the upper bound is used`,
      remedy: 'make the store anew, with all files of one machine and time in one run of portolan ingest',
    },
  ];
}
