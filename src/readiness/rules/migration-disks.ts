import { bytesOfGib } from '../../model/index.js';
import { checkMode, checkSizes, dataDisksOf, diskNames, withDisks } from '../disk-checks.js';
import { exampleFacts, inCondition } from '../example-facts.js';
import type { ReadinessFacts } from '../facts.js';
import { EVERY_EDITION, hit, OK, PAGES, READ_ON, unknown } from '../rule.js';
import type { Edition, Method, Rule, RuleContext } from '../rule.js';

/** What the migration tool copies at most, as one generation of its page states it. */
export interface MigrationDiskLimits {
  /** Sizes of OS disks in GiB, by the boot type. */
  readonly osGiB: Readonly<Record<'bios' | 'efi', number>>;
  readonly dataGiB: number;
  /** All disks of a machine, or those besides the OS disk. */
  readonly count: { readonly disks: number; readonly of: 'all' | 'data' };
}

/**
 * The limits by method and by generation of the page. The copy of 11/01/2022 gives agentless migration 60 disks and an OS disk of 2 TB in
 * either generation, in its table; its list of Azure's requirements gives 64 data disks. The copy of 05/09/2025 raises generation 2 to
 * 4 TB and names 64. Agent-based migration has 63 disks in both. The page writes GB and TB and means 2^30 and 2^40.
 *
 * Source: migrate-support-matrix-vmware-migration.md (11/01/2022 and 05/09/2025), read 2026-11-21.
 */
const AGENTLESS_2022: MigrationDiskLimits = {
  osGiB: { bios: 2048, efi: 2048 },
  dataGiB: 32_768,
  count: { disks: 60, of: 'all' },
};
const AGENTLESS_2025: MigrationDiskLimits = {
  osGiB: { bios: 2048, efi: 4096 },
  dataGiB: 32_768,
  count: { disks: 64, of: 'data' },
};
const AGENT_BASED: MigrationDiskLimits = {
  osGiB: { bios: 2048, efi: 4096 },
  dataGiB: 32_768,
  count: { disks: 63, of: 'all' },
};
export const MIGRATION_DISK_LIMITS: Readonly<Record<Method, Readonly<Record<Edition, MigrationDiskLimits>>>> = {
  agentless: {
    '2018': AGENTLESS_2022,
    '2020': AGENTLESS_2022,
    '2023': AGENTLESS_2022,
    '2025': AGENTLESS_2025,
  },
  agentBased: { '2018': AGENT_BASED, '2020': AGENT_BASED, '2023': AGENT_BASED, '2025': AGENT_BASED },
};

const limitsOf = ({ policy }: RuleContext): MigrationDiskLimits => MIGRATION_DISK_LIMITS[policy.method][policy.edition];
const osLimitGiB = ({ firmware }: ReadinessFacts, context: RuleContext): number =>
  limitsOf(context).osGiB[firmware ?? 'bios'];

/** Replication from snapshots of the platform sees only what a snapshot holds. */
const WITHOUT_AGENT: readonly Method[] = ['agentless'];

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
    check: (facts, context) => {
      const limit = osLimitGiB(facts, context);
      const verdict = checkSizes(facts, (disk) => disk.isOs && disk.sizeBytes > bytesOfGib(limit));
      return verdict.kind === 'hit' ? hit({ ...verdict.values, limit }) : verdict;
    },
    message:
      'OS disk {disks} has {size} GiB, and the migration tool moves at most {limit} GiB for this boot type and method (generation 2: 2 TB on the page of 2022 without an agent, 4 TB on that of 2025)',
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
    check: (facts, context) => {
      const limit = limitsOf(context).dataGiB;
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
    check: (facts, context) => {
      const data = dataDisksOf(facts);
      if (data === null) return unknown('diskCount');
      const { disks: limit, of } = limitsOf(context).count;
      const count = of === 'all' ? data + 1 : data;
      return count > limit ? hit({ count, limit, what: of === 'all' ? 'disks' : 'data disks' }) : OK;
    },
    message:
      'the machine has {count} {what}, and the migration tool moves {limit} by this method (without an agent: 60 disks on the page of 2022, 64 data disks on that of 2025; with one: 63 disks)',
    remedy: 'merge or detach data disks before the move',
    examples: { passing: [exampleFacts({ diskCount: 65 })], failing: [exampleFacts({ diskCount: 66 })] },
  },
  {
    ...common,
    id: 'migration/raw-device',
    methods: WITHOUT_AGENT,
    severity: 'conditions',
    needs: ['disks', 'diskModes'],
    check: (facts) => checkMode(facts, (disk) => disk.isRawDevice),
    message: 'without an agent no raw device is replicated: {disks}',
    remedy: 'turn them into virtual disks, or replicate this machine with an agent',
    examples: { passing: [withDisks({})], failing: [withDisks({}, { isOs: false, isRawDevice: true })] },
  },
  {
    ...common,
    id: 'migration/independent-disk',
    methods: WITHOUT_AGENT,
    severity: 'conditions',
    needs: ['disks', 'diskModes'],
    check: (facts) => checkMode(facts, (disk) => disk.isIndependent),
    message: 'an independent disk takes no part in snapshots, so without an agent it is not replicated: {disks}',
    remedy: 'set them to dependent, or replicate this machine with an agent',
    examples: { passing: [withDisks({})], failing: [withDisks({}, { isOs: false, isIndependent: true })] },
  },
  {
    ...common,
    id: 'migration/shared-disk',
    needs: ['disks', 'diskModes'],
    check: (facts) => checkMode(facts, (disk) => disk.isShared),
    message: 'the migration tool supports no shared disk in any way: {disks}',
    remedy: 'build the cluster anew in Azure on shared managed disks, and move its data with the application',
    examples: { passing: [withDisks({})], failing: [withDisks({}, { isOs: false, isShared: true })] },
  },
  {
    ...common,
    id: 'migration/encrypted-disk',
    needs: [],
    // Encryption inside a guest shows in no inventory: to ask about it for every machine would say nothing.
    whenUnknown: 'silent',
    check: ({ disks, condition }) => {
      const encrypted = disks.filter((disk) => disk.isEncrypted === true);
      if (encrypted.length > 0) return hit({ disks: diskNames(encrypted) });
      return condition.isGuestEncrypted === true ? hit({ disks: 'inside the guest' }) : OK;
    },
    message: 'encrypted disks {disks} are not supported by the migration tool',
    remedy: 'decrypt them (BitLocker: switch it off) before replication, and encrypt again in Azure',
    examples: {
      passing: [withDisks({ isEncrypted: null })],
      failing: [withDisks({ isEncrypted: true }), inCondition({ isGuestEncrypted: true })],
    },
  },
  {
    ...common,
    id: 'migration/boot-from-san',
    methods: WITHOUT_AGENT,
    needs: ['disks', 'diskModes'],
    whenUnknown: 'silent',
    check: (facts) => checkMode(facts, (disk) => (disk.isOs ? disk.isRawDevice : false)),
    message: 'the machine starts from the raw device {disks}: without an agent its system is not copied at all',
    remedy: 'turn the boot disk into a virtual disk (clone it), or replicate with an agent',
    examples: {
      passing: [withDisks({}, { isOs: false, isRawDevice: true })],
      failing: [withDisks({ isRawDevice: true })],
    },
  },
  {
    ...common,
    id: 'migration/nvme-controller',
    methods: WITHOUT_AGENT,
    severity: 'conditions',
    needs: [],
    whenUnknown: 'silent',
    check: ({ disks }) => {
      const found = disks.filter(({ controller }) => /nvme/i.test(controller ?? ''));
      return found.length > 0 ? hit({ disks: diskNames(found) }) : OK;
    },
    message:
      'disks {disks} are on an NVMe controller, which the migration tool does not take without an agent (Site Recovery lists NVMe as supported)',
    remedy:
      'move the disks to a SCSI controller while the machine is off, and test that it starts; or replicate with an agent',
    examples: {
      passing: [withDisks({})],
      failing: [withDisks({}, { isOs: false, name: 'Hard disk 2', controller: 'NVME controller 0' })],
    },
  },
  {
    ...common,
    id: 'migration/iscsi',
    methods: WITHOUT_AGENT,
    severity: 'conditions',
    needs: ['guestStorage'],
    whenUnknown: 'informs',
    check: ({ condition: { usesIscsi } }) => {
      if (usesIscsi === null) return unknown('guestStorage');
      return usesIscsi ? hit() : OK;
    },
    message: 'the guest connects to iSCSI targets, whose disks are not copied without an agent',
    remedy: 'turn them into virtual disks, replicate with an agent, or copy their data with the application',
    examples: { passing: [exampleFacts()], failing: [inCondition({ usesIscsi: true })] },
  },
  {
    ...common,
    id: 'migration/multipath',
    methods: WITHOUT_AGENT,
    needs: ['guestStorage'],
    whenUnknown: 'informs',
    check: ({ condition: { usesMultipath } }) => {
      if (usesMultipath === null) return unknown('guestStorage');
      return usesMultipath ? hit() : OK;
    },
    message: 'the guest reaches its disks over several paths (MPIO), which the migration tool does not support',
    remedy: 'give the guest one path, or turn the disks into virtual disks of the platform',
    examples: { passing: [exampleFacts()], failing: [inCondition({ usesMultipath: true })] },
  },
];
