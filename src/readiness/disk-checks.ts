import { BYTES_PER_GIB } from '../model/index.js';
import { exampleDisk, exampleFacts } from './example-facts.js';
import type { DiskFacts, ReadinessFacts } from './facts.js';
import { hit, OK, unknown } from './rule.js';
import type { Verdict } from './rule.js';

// What several lists of rules ask of disks.

const inGiB = (size: number): number => Math.round((size / BYTES_PER_GIB) * 10) / 10;

export const diskNames = (disks: readonly DiskFacts[]): string => disks.map((disk) => `"${disk.name}"`).join(', ');

/** The disks that are in the way; a small total that only estimates them proves that none is too large. */
export function checkSizes(facts: ReadinessFacts, isTooLarge: (disk: DiskFacts) => boolean): Verdict {
  if (facts.disks.length === 0) return unknown('disks');
  const large = facts.disks.filter(isTooLarge);
  const sure = large.filter((disk) => !disk.isEstimated);
  if (sure.length > 0) {
    return hit({ disks: diskNames(sure), size: inGiB(Math.max(...sure.map((disk) => disk.sizeBytes))) });
  }
  return large.length > 0 ? unknown('disks') : OK;
}

/** Only vSphere has these modes; elsewhere a missing mark means nothing. */
export function checkMode(facts: ReadinessFacts, mode: (disk: DiskFacts) => boolean | null): Verdict {
  if (facts.disks.length === 0) return unknown('disks');
  const marked = facts.disks.filter((disk) => mode(disk) === true);
  if (marked.length > 0) return hit({ disks: diskNames(marked) });
  const isUnmarked = facts.disks.some((disk) => mode(disk) === null);
  return isUnmarked && facts.source === 'vmware' ? unknown('diskModes') : OK;
}

/** Disks besides the one that boots; null where nobody counts them. */
export const dataDisksOf = ({ diskCount, disks }: ReadinessFacts): number | null =>
  diskCount === null && disks.length === 0 ? null : Math.max(diskCount ?? 0, disks.length) - 1;

/** The easy case with these disks. */
export const withDisks = (...disks: readonly Partial<DiskFacts>[]): ReadinessFacts =>
  exampleFacts({ disks: disks.map((disk) => exampleDisk(disk)), diskCount: disks.length });
