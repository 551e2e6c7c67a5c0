import { countOf } from '../model/index.js';
import type { MachineSources } from './churn-sources.js';
import { MINUTE_MS } from './minute-bytes.js';

/** The verb of so many of a whole. */
export const haveFor = (count: number): string => (count === 1 ? 'has' : 'have');

/** Why what a machine writes is known in part only. */
export const unsampledDisks = (count: number): string => `${count} of its disks ${haveFor(count)} no samples`;

/**
 * What a reader has to know of the figures of an estate.
 *
 * @param filledPercent of the minutes of measured machines, those for which a mean stands
 */
export function wordsOfChurn(
  sources: readonly MachineSources[],
  unmeasured: number,
  { filledPercent, hasOwnFolds }: { readonly filledPercent: number; readonly hasOwnFolds: boolean },
): readonly string[] {
  return [
    ...(unmeasured > 0
      ? [
          `${unmeasured} replicated machines have no samples of what they write: they count as nothing, so sums are lower bounds.`,
        ]
      : []),
    ...(filledPercent > 0
      ? [
          `In ${percentWords(filledPercent)} % of the minutes of the machines nothing was measured: the mean of the machine stands there.`,
        ]
      : []),
    ...wordsOfSamples(sources),
    hasOwnFolds
      ? 'All figures are of bytes written, an upper bound of what has to be sent; how much of them still differs in a cycle stands with what folds.'
      : 'No input tells which blocks changed: all figures are of bytes written, an upper bound of what has to be sent.',
  ];
}

function percentWords(percent: number): string {
  const rounded = Math.round(percent * 10) / 10;
  return rounded === 0 ? 'under 0.1' : String(rounded);
}

/** What the samples of some machines do not show. */
const LACKS: readonly {
  readonly isOf: (source: MachineSources) => boolean;
  readonly words: (machines: number) => string;
}[] = [
  {
    isOf: ({ isTotalOnly }) => isTotalOnly,
    words: (machines) =>
      `The samples of ${countOf(machines, 'machine')} tell totals over all disks: churn is that of a machine, and no disk has any of its own.`,
  },
  {
    isOf: ({ counted }) => counted.some(({ granularity }) => granularity.intervalMs > MINUTE_MS),
    words: (machines) =>
      `The samples of ${countOf(machines, 'machine')} are more than 60 s apart: what one holds is spread evenly over its minutes, so totals are right, and peaks and percentiles of minutes are too low.`,
  },
  {
    isOf: ({ counted }) => counted.some(({ granularity }) => isUneven(granularity.intervalMs)),
    words: (machines) =>
      `The samples of ${countOf(machines, 'machine')} lie unevenly in minutes: totals are right, and single minutes hold up to one sample too many or too few.`,
  },
  {
    isOf: ({ mayHoldLeftOut }) => mayHoldLeftOut,
    words: (machines) =>
      `The samples of ${countOf(machines, 'machine')} do not tell disks that are left out from others: all that they show counts, an upper bound.`,
  },
];

const wordsOfSamples = (sources: readonly MachineSources[]): readonly string[] =>
  LACKS.flatMap(({ isOf, words }) => {
    const machines = sources.filter(isOf).length;
    return machines > 0 ? [words(machines)] : [];
  });

/** Shorter than a minute and no part of one: some minutes hold a sample more than others. */
const isUneven = (intervalMs: number): boolean => intervalMs < MINUTE_MS && MINUTE_MS % intervalMs !== 0;
