import { BYTES_PER_GIB, BYTES_PER_MIB } from '../model/index.js';
import type { Origin, Problem } from '../model/index.js';
import { implausible } from './problems.js';
import type { MachineDraft } from './sourced.js';
import { sizeInWords } from './value-words.js';

/** No machine of today has less or more; a figure beyond has most likely a wrong unit or a wrong decimal sign. */
const LEAST_MEMORY_BYTES = 64 * BYTES_PER_MIB;
const GREATEST_MEMORY_BYTES = 64 * 1024 * BYTES_PER_GIB;
const GREATEST_CORES = 2000;
const GREATEST_DISK_BYTES = 1024 * 1024 * BYTES_PER_GIB;

/** Reports memory, cores and disks that are hard to believe. The values stay. */
export function reportImplausible(machines: readonly MachineDraft[], problems: Problem[]): void {
  for (const draft of machines) {
    const machine = draft.core.values.name;
    for (const { at, ...words } of doubtsAbout(draft)) {
      if (at !== undefined) problems.push(implausible(at, { machine, ...words }));
    }
  }
}

/** An amount that is hard to believe, in words. */
interface ImplausibleAmount {
  readonly field: 'cores' | 'memoryBytes';
  readonly of: string;
  readonly value: string;
  readonly bound: string;
}

/** What of a machine's cores and memory no machine of today has. */
export function implausibleAmounts({
  cores,
  memoryBytes,
}: {
  readonly cores: number | null;
  readonly memoryBytes: number | null;
}): readonly ImplausibleAmount[] {
  const found: ImplausibleAmount[] = [];
  if (cores !== null && cores > GREATEST_CORES) {
    found.push({ field: 'cores', of: 'number of cores', value: String(cores), bound: 'more than 2,000' });
  }
  if (memoryBytes !== null && (memoryBytes < LEAST_MEMORY_BYTES || memoryBytes > GREATEST_MEMORY_BYTES)) {
    const bound = memoryBytes < LEAST_MEMORY_BYTES ? 'less than 64 MiB' : 'more than 64 TiB';
    found.push({ field: 'memoryBytes', of: 'memory', value: sizeInWords(memoryBytes), bound });
  }
  return found;
}

interface Doubt {
  readonly at: Origin | undefined;
  readonly of: string;
  readonly value: string;
  readonly bound: string;
}

function doubtsAbout({ core, disks }: MachineDraft): Doubt[] {
  const doubts: Doubt[] = implausibleAmounts(core.values).map(({ field, ...words }) => ({
    at: core.origins[field],
    ...words,
  }));
  for (const { values, origins } of disks.filter((disk) => disk.values.sizeBytes > GREATEST_DISK_BYTES)) {
    const value = sizeInWords(values.sizeBytes);
    doubts.push({ at: origins['sizeBytes'], of: `size of the disk "${values.name}"`, value, bound: 'more than 1 PiB' });
  }
  return doubts;
}
