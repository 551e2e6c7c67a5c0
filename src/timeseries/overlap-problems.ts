import type { MachineId, Problem } from '../model/index.js';
import type { SeriesOverlap } from './merge-peaks.js';

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

const counted = (count: number, word: string): string =>
  `${count} ${word}${count === 1 || word === 'series' ? '' : 's'}`;

/** In words for a sentence: `288 buckets in 2 series of 1 machine`. */
export const wordsOfOverlaps = ({ buckets, series, machines }: OverlapCounts): string =>
  `${counted(buckets, 'bucket')} in ${counted(series, 'series')} of ${counted(machines, 'machine')}`;

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
