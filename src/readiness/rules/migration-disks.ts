import { bytesOfGib, BYTES_PER_GIB } from '../../model/index.js';
import { exampleDisk, exampleFacts } from '../example-facts.js';
import type { DiskFacts, ReadinessFacts } from '../facts.js';
import { EVERY_EDITION, hit, OK, PAGES, READ_ON, unknown } from '../rule.js';
import type { Rule, Verdict } from '../rule.js';

/**
 * Sizes of OS disks by generation, and of data disks, in GiB. The page writes "2 TB" and "2,048 GB" for generation 1, "4 TB" for
 * generation 2, "32 TB" for data disks.
 * Source: migrate-support-matrix-vmware-migration.md (05/09/2025), read 2026-11-21.
 */
const MIGRATION_DISK_LIMITS: {
  readonly osGiB: Readonly<Record<'bios' | 'efi', number>>;
  readonly dataGiB: number;
  readonly dataDisks: number;
  readonly dataDisksWithAgent: number;
} = { osGiB: { bios: 2048, efi: 4096 }, dataGiB: 32_768, dataDisks: 64, dataDisksWithAgent: 63 };

const inGiB = (size: number): number => Math.round((size / BYTES_PER_GIB) * 10) / 10;
const named = (disks: readonly DiskFacts[]): string => disks.map((disk) => `"${disk.name}"`).join(', ');

/** The disks that are in the way; a small total that only estimates them proves that none is too large. */
function checkSizes(facts: ReadinessFacts, isTooLarge: (disk: DiskFacts) => boolean): Verdict {
  if (facts.disks.length === 0) return unknown('disks');
  const large = facts.disks.filter(isTooLarge);
  const sure = large.filter((disk) => !disk.isEstimated);
  if (sure.length > 0) return hit({ disks: named(sure), size: inGiB(Math.max(...sure.map((disk) => disk.sizeBytes))) });
  return large.length > 0 ? unknown('disks') : OK;
}

/** Only vSphere has these modes; elsewhere a missing mark means nothing. */
function checkMode(facts: ReadinessFacts, mode: (disk: DiskFacts) => boolean | null): Verdict {
  if (facts.disks.length === 0) return unknown('disks');
  const marked = facts.disks.filter((disk) => mode(disk) === true);
  if (marked.length > 0) return hit({ disks: named(marked) });
  const isUnmarked = facts.disks.some((disk) => mode(disk) === null);
  return isUnmarked && facts.source === 'vmware' ? unknown('diskModes') : OK;
}

const osLimitGiB = ({ firmware }: ReadinessFacts): number => MIGRATION_DISK_LIMITS.osGiB[firmware ?? 'bios'];

const dataDisksOf = ({ diskCount, disks }: ReadinessFacts): number | null =>
  diskCount === null && disks.length === 0 ? null : Math.max(diskCount ?? 0, disks.length) - 1;

const withDisks = (...disks: readonly Partial<DiskFacts>[]): ReadinessFacts =>
  exampleFacts({ disks: disks.map((disk) => exampleDisk(disk)), diskCount: disks.length });

const common = {
  question: 'migration',
  editions: EVERY_EDITION,
  severity: 'blocks',
  needs: ['disks'],
  whenUnknown: 'unknown',
  source: PAGES.migration,
  ...READ_ON,
  code: null,
} as const;

/** Whether Azure Migrate can copy the disks. */
export const MIGRATION_DISK_RULES: readonly Rule[] = [
  {
    ...common,
    id: 'migration/os-disk-size',
    check: (facts) => {
      const limit = osLimitGiB(facts);
      const verdict = checkSizes(facts, (disk) => disk.isOs && disk.sizeBytes > bytesOfGib(limit));
      return verdict.kind === 'hit' ? hit({ ...verdict.values, limit }) : verdict;
    },
    message: 'OS disk {disks} has {size} GiB, and the migration tool moves at most {limit} GiB for this boot type',
    remedy: 'shrink the disk, or move its data to a data disk',
    examples: {
      passing: [
        withDisks({ sizeBytes: bytesOfGib(2048) }),
        { ...withDisks({ sizeBytes: bytesOfGib(4096) }), firmware: 'efi' },
      ],
      failing: [
        withDisks({ sizeBytes: bytesOfGib(2049) }),
        { ...withDisks({ sizeBytes: bytesOfGib(4097) }), firmware: 'efi' },
      ],
    },
  },
  {
    ...common,
    id: 'migration/data-disk-size',
    check: (facts) => {
      const limit = MIGRATION_DISK_LIMITS.dataGiB;
      const verdict = checkSizes(facts, (disk) => !disk.isOs && disk.sizeBytes > bytesOfGib(limit));
      return verdict.kind === 'hit' ? hit({ ...verdict.values, limit }) : verdict;
    },
    message: 'data disks {disks} have up to {size} GiB, and the migration tool moves at most {limit} GiB',
    remedy: 'split the data over several disks, or copy it outside the tool',
    examples: {
      passing: [withDisks({}, { isOs: false, sizeBytes: bytesOfGib(32_768) })],
      failing: [withDisks({}, { isOs: false, sizeBytes: bytesOfGib(32_769) })],
    },
  },
  {
    ...common,
    id: 'migration/data-disk-count',
    needs: ['diskCount'],
    whenUnknown: 'informs',
    check: (facts) => {
      const count = dataDisksOf(facts);
      if (count === null) return unknown('diskCount');
      const { dataDisks: limit, dataDisksWithAgent: withAgent } = MIGRATION_DISK_LIMITS;
      return count > limit ? hit({ count, limit, withAgent }) : OK;
    },
    message: 'the machine has {count} data disks, and the migration tool moves {limit} ({withAgent} with an agent)',
    remedy: 'merge or detach data disks before the move',
    examples: { passing: [exampleFacts({ diskCount: 65 })], failing: [exampleFacts({ diskCount: 66 })] },
  },
  {
    ...common,
    id: 'migration/raw-device',
    severity: 'conditions',
    needs: ['disks', 'diskModes'],
    check: (facts) => checkMode(facts, (disk) => disk.isRawDevice),
    message: 'raw devices {disks} are not replicated without an agent',
    remedy: 'turn them into virtual disks, or replicate this machine with an agent',
    examples: { passing: [withDisks({})], failing: [withDisks({}, { isOs: false, isRawDevice: true })] },
  },
  {
    ...common,
    id: 'migration/independent-disk',
    severity: 'conditions',
    needs: ['disks', 'diskModes'],
    check: (facts) => checkMode(facts, (disk) => disk.isIndependent),
    message: 'independent disks {disks} take no part in snapshots, so they are not replicated without an agent',
    remedy: 'set them to dependent, or replicate this machine with an agent',
    examples: { passing: [withDisks({})], failing: [withDisks({}, { isOs: false, isIndependent: true })] },
  },
  {
    ...common,
    id: 'migration/shared-disk',
    needs: ['disks', 'diskModes'],
    check: (facts) => checkMode(facts, (disk) => disk.isShared),
    message: 'shared disks {disks} are not supported by the migration tool in any way',
    remedy: 'build the cluster anew in Azure on shared managed disks, and move its data with the application',
    examples: { passing: [withDisks({})], failing: [withDisks({}, { isOs: false, isShared: true })] },
  },
  {
    ...common,
    id: 'migration/encrypted-disk',
    needs: [],
    // Encryption inside a guest shows in no inventory: to ask about it for every machine would say nothing.
    whenUnknown: 'silent',
    check: ({ disks }) => {
      const encrypted = disks.filter((disk) => disk.isEncrypted === true);
      return encrypted.length > 0 ? hit({ disks: named(encrypted) }) : OK;
    },
    message: 'encrypted disks {disks} are not supported by the migration tool',
    remedy: 'decrypt them (BitLocker: switch it off) before replication, and encrypt again in Azure',
    examples: { passing: [withDisks({ isEncrypted: null })], failing: [withDisks({ isEncrypted: true })] },
  },
];
