import { BYTES_PER_MIB } from '../model/index.js';
import type { Disk, MachineSource } from '../model/index.js';
import type { Generation } from '../site/index.js';

/** A disk that a generation cannot take; the machine's finding of that rule says the same of the whole machine. */
interface DiskExclusion {
  readonly rule: string;
  readonly generations: readonly Generation[];
  readonly isOf: (disk: Disk) => boolean;
  readonly words: string;
}

const NVME = /nvme/i;
const LEAST_MIB = 1024;

/**
 * What each generation leaves behind of a machine that it takes. What forbids the whole machine (shared and encrypted disks, too many, too
 * large) is decided before, by the method of the assessment.
 *
 * Source: migrate-support-matrix-vmware-migration (11/01/2022); vmware-physical-azure-support-matrix (09/28/2023); the same rules as those
 * of readiness, by whose names they go.
 */
const EXCLUSIONS: readonly DiskExclusion[] = [
  {
    rule: 'migration/raw-device',
    generations: ['agentless'],
    isOf: ({ isRawDevice }) => isRawDevice === true,
    words: 'a raw device takes no part in snapshots of the platform: it is not replicated without an agent',
  },
  {
    rule: 'migration/independent-disk',
    generations: ['agentless'],
    isOf: ({ isIndependent }) => isIndependent === true,
    words: 'an independent disk takes no part in snapshots of the platform: it is not replicated without an agent',
  },
  {
    rule: 'migration/nvme-controller',
    generations: ['agentless'],
    isOf: ({ controller }) => NVME.test(controller ?? ''),
    words: 'a disk on an NVMe controller is not taken without an agent',
  },
  {
    rule: 'protection/pass-through-disk',
    generations: ['hyperV'],
    isOf: ({ isRawDevice }) => isRawDevice === true,
    words: 'a pass-through disk has no VHD, and Hyper-V replicates VHD and VHDX files alone',
  },
  {
    rule: 'protection/disk-too-small',
    generations: ['modernized', 'classic'],
    isOf: ({ sizeBytes, sizeBasis }) => sizeBasis === 'stated' && sizeBytes <= LEAST_MIB * BYTES_PER_MIB,
    words: `Site Recovery replicates disks of more than ${LEAST_MIB} MiB alone`,
  },
];

/** Why a generation does not take a disk, with the rule; null where it does. Only VMware has the modes of agentless replication. */
export function exclusionOf(disk: Disk, generation: Generation, source: MachineSource): string | null {
  if (generation === 'agentless' && source !== 'vmware') return null;
  const found = EXCLUSIONS.find(({ generations, isOf }) => generations.includes(generation) && isOf(disk));
  return found === undefined ? null : `${found.words} (${found.rule})`;
}
