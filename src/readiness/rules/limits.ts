import { bytesOfGib, bytesOfMib, BYTES_PER_GIB } from '../../model/index.js';
import { exampleDisk, exampleFacts } from '../example-facts.js';
import type { ReadinessFacts } from '../facts.js';
import { EVERY_EDITION, hit, OK, PAGES, READ_ON, unknown } from '../rule.js';
import type { Edition, Rule, Verdict } from '../rule.js';

/** What an Azure VM may have at most, as one generation of the assessment page states it. */
export interface MachineLimits {
  readonly cores: number;
  readonly memoryGiB: number;
  readonly diskGiB: number;
  /** The OS disk included. */
  readonly disks: number;
  readonly nics: number;
}

/**
 * The limits of each generation. The page writes GB and TB and means 2^30 and 2^40. Disks of 64 TB came with Ultra disks in August
 * 2021, so they hold for 2023. Sizes with more than 128 vCPUs are sold by now; the page has not followed, and neither does its edition.
 *
 * Source: concepts-assessment-calculation.md of 05/15/2018, 01/06/2020 and 02/06/2025, table "Server properties", read 2026-11-21.
 */
export const MACHINE_LIMITS: Readonly<Record<Edition, MachineLimits>> = {
  '2018': { cores: 32, memoryGiB: 448, diskGiB: 4096, disks: 65, nics: 32 },
  '2020': { cores: 128, memoryGiB: 3892, diskGiB: 32_768, disks: 65, nics: 32 },
  '2023': { cores: 128, memoryGiB: 3892, diskGiB: 65_536, disks: 65, nics: 32 },
  '2025': { cores: 128, memoryGiB: 3892, diskGiB: 65_536, disks: 65, nics: 32 },
};

const inGiB = (size: number): number => Math.round((size / BYTES_PER_GIB) * 10) / 10;

const largest = ({ disks }: ReadinessFacts): ReadinessFacts['disks'][number] | undefined =>
  disks.reduce<ReadinessFacts['disks'][number] | undefined>(
    (kept, disk) => (kept === undefined || disk.sizeBytes > kept.sizeBytes ? disk : kept),
    undefined,
  );

function checkDiskSize(facts: ReadinessFacts, limitGiB: number): Verdict {
  const disk = largest(facts);
  if (disk === undefined) return unknown('disks');
  if (disk.sizeBytes <= bytesOfGib(limitGiB)) return OK;
  // One estimated disk may stand for several, each within the limit.
  return disk.isEstimated ? unknown('disks') : hit({ disk: disk.name, size: inGiB(disk.sizeBytes), limit: limitGiB });
}

const common = {
  question: 'azure',
  editions: EVERY_EDITION,
  severity: 'blocks',
  source: PAGES.assessment,
  ...READ_ON,
} as const;

/** More than any Azure VM has: cores, memory, disks, NICs. */
export const LIMIT_RULES: readonly Rule[] = [
  {
    ...common,
    id: 'limits/cores',
    needs: ['cores'],
    whenUnknown: 'unknown',
    check: ({ cores }, { policy }) => {
      if (cores === null) return unknown('cores');
      const limit = MACHINE_LIMITS[policy.edition].cores;
      return policy.computeLimits === 'page' && cores > limit
        ? hit({ cores: Math.round(cores * 100) / 100, limit })
        : OK;
    },
    message: 'the machine needs {cores} cores, and the assessment allows {limit}',
    remedy: 'spread the work over several machines, or check for a size with more cores and choose it by hand',
    code: 'NoSuitableVmSizeFound',
    examples: { passing: [exampleFacts({ cores: 128 })], failing: [exampleFacts({ cores: 129 })] },
  },
  {
    ...common,
    id: 'limits/memory',
    needs: ['memory'],
    whenUnknown: 'unknown',
    check: ({ memoryBytes }, { policy }) => {
      if (memoryBytes === null) return unknown('memory');
      const limit = MACHINE_LIMITS[policy.edition].memoryGiB;
      return policy.computeLimits === 'page' && memoryBytes > bytesOfGib(limit)
        ? hit({ memory: inGiB(memoryBytes), limit })
        : OK;
    },
    message: 'the machine needs {memory} GiB of memory, and the assessment allows {limit} GiB',
    remedy: 'spread the work over several machines, or check for a size with more memory and choose it by hand',
    code: 'NoSuitableVmSizeFound',
    examples: {
      passing: [exampleFacts({ memoryBytes: bytesOfGib(3892) })],
      failing: [exampleFacts({ memoryBytes: bytesOfGib(3892) + bytesOfMib(1) })],
    },
  },
  {
    ...common,
    id: 'limits/disk-size',
    needs: ['disks'],
    whenUnknown: 'informs',
    check: (facts, { policy }) => checkDiskSize(facts, MACHINE_LIMITS[policy.edition].diskGiB),
    message: 'disk "{disk}" has {size} GiB, and a managed disk at most {limit} GiB',
    remedy: 'shrink the disk, or split its data over several disks and stripe them in Azure',
    code: 'OneOrMoreDisksNotSuitable',
    examples: {
      passing: [exampleFacts({ disks: [exampleDisk({ sizeBytes: bytesOfGib(65_536) })] })],
      failing: [exampleFacts({ disks: [exampleDisk(), exampleDisk({ isOs: false, sizeBytes: bytesOfGib(65_537) })] })],
    },
  },
  {
    ...common,
    id: 'limits/disk-count',
    needs: ['diskCount'],
    whenUnknown: 'informs',
    check: ({ diskCount }, { policy }) => {
      if (diskCount === null) return unknown('diskCount');
      const limit = MACHINE_LIMITS[policy.edition].disks;
      return diskCount > limit ? hit({ count: diskCount, limit }) : OK;
    },
    message: 'the machine has {count} disks, and an Azure VM at most {limit}, the OS disk included',
    remedy: 'remove unused disks or merge small ones before the move',
    code: 'MoreDisksThanSupported',
    examples: { passing: [exampleFacts({ diskCount: 65 })], failing: [exampleFacts({ diskCount: 66 })] },
  },
  {
    ...common,
    id: 'limits/nics',
    needs: ['nicCount'],
    whenUnknown: 'informs',
    check: ({ nicCount }, { policy }) => {
      if (nicCount === null) return unknown('nicCount');
      const limit = MACHINE_LIMITS[policy.edition].nics;
      return nicCount > limit ? hit({ count: nicCount, limit }) : OK;
    },
    message: 'the machine has {count} NICs, and the assessment allows {limit}',
    remedy: 'remove unused NICs; on a host with the Hyper-V role every NIC is counted twice, so count again there',
    code: 'OneOrMoreAdaptersNotSuitable',
    examples: { passing: [exampleFacts({ nicCount: 32 })], failing: [exampleFacts({ nicCount: 33 })] },
  },
];
