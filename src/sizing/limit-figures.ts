import type { HeldLimit, Limit } from './size-choice.js';
import type { SizeDemand } from './size-demand.js';
import type { OfferedSize } from './size-limits.js';

/** What is needed and what a size has, in the plain unit of the need; null where the limit has no such figure. */
export type Figures = readonly [needs: number | string | null, has: number | string | null];
export const NO_FIGURES: Figures = [null, null];

/** The least balance, or what the mean hour loses. */
function creditFigure({ size }: OfferedSize, { credits }: SizeDemand): number | null {
  const verdict = credits?.get(size.name);
  if (verdict === undefined) return null;
  return verdict.netPerHour < 0 ? verdict.netPerHour : verdict.leastCredits;
}

/** Figures of the limits that are one number or one word against another. */
export const FIGURES: Readonly<Partial<Record<Limit, (offered: OfferedSize, demand: SizeDemand) => Figures>>> = {
  series: ({ size }) => [null, size.series],
  diskController: ({ size }) => [null, size.diskControllers.join(' ')],
  retirement: ({ size }) => [null, size.retirementDate],
  architecture: ({ size }, demand) => [demand.architecture, size.architecture],
  generation: ({ size }, demand) => [demand.generations.join(' '), size.generations.join(' ')],
  cores: ({ effectiveCores }, demand) => [demand.cores, effectiveCores],
  memory: ({ size }, demand) => [demand.memoryBytes, size.memoryBytes],
  dataDisks: ({ size }, demand) => [demand.dataDisks, size.maxDataDisks],
  nics: ({ size }, demand) => [demand.nics, size.maxNics],
  diskIops: ({ size }, demand) => [demand.iops, size.uncachedIops],
  diskThroughput: ({ size }, demand) => [demand.bytesPerSecond, size.uncachedBytesPerSecond],
  network: ({ size }, demand) => [demand.networkBitsPerSecond, size.networkBitsPerSecond],
  credits: (offered, demand) => [0, creditFigure(offered, demand)],
};

/** The limits of a size that are amounts. */
const AMOUNTS = ['cores', 'memory', 'dataDisks', 'nics', 'diskIops', 'diskThroughput', 'network'] as const;

/** What the machine needs beside what the size has, for every limit that is an amount. */
export const heldLimits = (offered: OfferedSize, demand: SizeDemand): readonly HeldLimit[] =>
  AMOUNTS.map((limit) => {
    const [needs, has] = FIGURES[limit]?.(offered, demand) ?? NO_FIGURES;
    return { limit, needs: Number(needs), has: typeof has === 'number' ? has : null };
  });
