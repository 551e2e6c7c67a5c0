import { bytesOfGib, bytesOfMib, BYTES_PER_MIB } from '../../model/index.js';
import { checkMode, checkSizes, dataDisksOf, diskNames, withDisks } from '../disk-checks.js';
import { exampleFacts, inCondition } from '../example-facts.js';
import type { ReadinessFacts } from '../facts.js';
import { EVERY_EDITION, hit, OK, PAGES, READ_ON, unknown } from '../rule.js';
import type { Rule } from '../rule.js';

/**
 * What Site Recovery takes of a VMware machine or a physical server.
 * Source: vmware-physical-azure-support-matrix.md (09/28/2023), "Storage" and "Azure VM requirements", read 2026-11-21. The same page of
 * 10/15/2019 had 8,192 GB for data disks, before version 9.41 of the agent.
 */
export const SITE_RECOVERY_DISK_LIMITS: {
  readonly osGiB: Readonly<Record<'bios' | 'efi', number>>;
  readonly dataGiB: number;
  readonly dataDisks: number;
  readonly leastMib: number;
} = { osGiB: { bios: 2048, efi: 4095 }, dataGiB: 32_767, dataDisks: 64, leastMib: 1024 };

/**
 * What may be done to the disks of a machine while Site Recovery protects it.
 * Source: the same page, "VM/Disk management" and "Storage".
 */
export const DISK_CHANGES: readonly {
  readonly change: string;
  readonly isSupported: boolean;
  readonly instead: string;
}[] = [
  { change: 'resize up before failover', isSupported: true, instead: 'no need to disable and enable replication' },
  {
    change: 'resize down',
    isSupported: false,
    instead: 'copy the data to a smaller disk: disable, replace, re-enable',
  },
  { change: 'add disk', isSupported: false, instead: 'disable replication, add the disk, re-enable' },
  { change: 'GPT<->MBR change', isSupported: false, instead: 'disk identity changes: a fresh setup is needed' },
  { change: 'Linux device rename', isSupported: false, instead: 'disk identity changes: a fresh setup is needed' },
  { change: 'hot add/remove', isSupported: false, instead: 'disable replication first' },
  { change: 'exclude disk', isSupported: true, instead: 'before replication is enabled; not of physical servers' },
];

/** The page for Hyper-V had other figures; the newest copy found is of 2020. */
const HYPERV_2020 = { osGiB: { bios: 2048, efi: 300 }, dataGiB: 4095, dataDisks: 16 } as const;

const common = {
  question: 'protection',
  editions: EVERY_EDITION,
  severity: 'blocks',
  needs: ['disks'],
  whenUnknown: 'unknown',
  source: PAGES.siteRecovery,
  ...READ_ON,
  code: null,
} as const;

function hypervLimit({ disks, firmware, ...facts }: ReadinessFacts): string | null {
  const osGiB = HYPERV_2020.osGiB[firmware ?? 'bios'];
  const isOver = disks.some(
    (disk) => !disk.isEstimated && disk.sizeBytes > bytesOfGib(disk.isOs ? osGiB : HYPERV_2020.dataGiB),
  );
  const data = dataDisksOf({ disks, firmware, ...facts });
  if (isOver) return `a disk is larger than ${osGiB} GB (OS) or ${HYPERV_2020.dataGiB} GB (data)`;
  return data !== null && data > HYPERV_2020.dataDisks ? `it has more than ${HYPERV_2020.dataDisks} data disks` : null;
}

/** Whether Site Recovery can replicate the disks. */
export const PROTECTION_DISK_RULES: readonly Rule[] = [
  {
    ...common,
    id: 'protection/os-disk-size',
    check: (facts) => {
      const limit = SITE_RECOVERY_DISK_LIMITS.osGiB[facts.firmware ?? 'bios'];
      const verdict = checkSizes(facts, (disk) => disk.isOs && disk.sizeBytes > bytesOfGib(limit));
      return verdict.kind === 'hit' ? hit({ ...verdict.values, limit }) : verdict;
    },
    message: 'OS disk {disks} has {size} GiB, and Site Recovery replicates at most {limit} GiB for this boot type',
    remedy: 'shrink the disk, or move its data to a data disk',
    examples: {
      passing: [
        withDisks({ sizeBytes: bytesOfGib(2048) }),
        { ...withDisks({ sizeBytes: bytesOfGib(4095) }), firmware: 'efi' },
      ],
      failing: [
        withDisks({ sizeBytes: bytesOfGib(2049) }),
        { ...withDisks({ sizeBytes: bytesOfGib(4096) }), firmware: 'efi' },
      ],
    },
  },
  {
    ...common,
    id: 'protection/data-disk-size',
    check: (facts) => {
      const limit = SITE_RECOVERY_DISK_LIMITS.dataGiB;
      const verdict = checkSizes(facts, (disk) => !disk.isOs && disk.sizeBytes > bytesOfGib(limit));
      return verdict.kind === 'hit' ? hit({ ...verdict.values, limit }) : verdict;
    },
    message:
      'data disks {disks} have up to {size} GiB, and Site Recovery replicates at most {limit} GiB (8,192 GB on the page of 2019)',
    remedy: 'split the data over several disks, or protect it with the application',
    examples: {
      passing: [withDisks({}, { isOs: false, sizeBytes: bytesOfGib(32_767) })],
      failing: [withDisks({}, { isOs: false, sizeBytes: bytesOfGib(32_768) })],
    },
  },
  {
    ...common,
    id: 'protection/disk-too-small',
    severity: 'conditions',
    whenUnknown: 'silent',
    check: ({ disks }) => {
      const small = disks.filter(
        ({ isEstimated, sizeBytes }) => !isEstimated && sizeBytes <= bytesOfMib(SITE_RECOVERY_DISK_LIMITS.leastMib),
      );
      if (disks.length === 0) return unknown('disks');
      if (small.length === 0) return OK;
      const size = Math.round(Math.min(...small.map(({ sizeBytes }) => sizeBytes)) / BYTES_PER_MIB);
      return hit({ disks: diskNames(small), size, limit: SITE_RECOVERY_DISK_LIMITS.leastMib });
    },
    message: 'disks {disks} have {size} MiB, and Site Recovery replicates disks of more than {limit} MiB only',
    remedy: 'exclude the disk from replication, or enlarge it',
    examples: {
      passing: [withDisks({}, { isOs: false, sizeBytes: bytesOfMib(1025) })],
      failing: [withDisks({}, { isOs: false, sizeBytes: bytesOfMib(1024) })],
    },
  },
  {
    ...common,
    id: 'protection/data-disk-count',
    needs: ['diskCount'],
    whenUnknown: 'informs',
    check: (facts) => {
      const count = dataDisksOf(facts);
      if (count === null) return unknown('diskCount');
      const limit = SITE_RECOVERY_DISK_LIMITS.dataDisks;
      return count > limit ? hit({ count, limit }) : OK;
    },
    message:
      'the machine has {count} data disks, and Site Recovery replicates {limit} (fails back 60 to one master target)',
    remedy: 'merge data disks, or exclude those that need no protection',
    examples: { passing: [exampleFacts({ diskCount: 65 })], failing: [exampleFacts({ diskCount: 66 })] },
  },
  {
    ...common,
    id: 'protection/shared-disk',
    needs: ['disks', 'diskModes'],
    check: (facts) => checkMode(facts, (disk) => disk.isShared),
    message: 'Site Recovery replicates no shared disk: {disks}',
    remedy:
      "protect the cluster with the application's own replication (availability groups, Storage Replica), or back it up",
    examples: { passing: [withDisks({})], failing: [withDisks({}, { isOs: false, isShared: true })] },
  },
  {
    ...common,
    id: 'protection/encrypted-disk',
    needs: ['guestStorage'],
    whenUnknown: 'informs',
    check: ({ disks, condition }) => {
      const encrypted = disks.filter((disk) => disk.isEncrypted === true);
      if (encrypted.length > 0) return hit({ disks: diskNames(encrypted) });
      if (condition.isGuestEncrypted === null) return unknown('guestStorage');
      return condition.isGuestEncrypted ? hit({ disks: 'inside the guest' }) : OK;
    },
    message:
      'encrypted disks ({disks}) are not replicated by Site Recovery; BitLocker has to stay off while it replicates',
    remedy: 'decrypt them before replication is enabled, and rely on the encryption of the target disks in Azure',
    examples: {
      passing: [exampleFacts()],
      failing: [withDisks({ isEncrypted: true }), inCondition({ isGuestEncrypted: true })],
    },
  },
  {
    ...common,
    id: 'protection/iscsi',
    severity: 'conditions',
    needs: ['guestStorage'],
    whenUnknown: 'informs',
    check: ({ condition: { usesIscsi } }) => {
      if (usesIscsi === null) return unknown('guestStorage');
      return usesIscsi ? hit() : OK;
    },
    message:
      'the guest connects to iSCSI targets: Site Recovery moves such disks, and does not protect them (they fail back as attached disks)',
    remedy: 'turn them into virtual disks, or protect their data where it is stored',
    examples: { passing: [exampleFacts()], failing: [inCondition({ usesIscsi: true })] },
  },
  {
    ...common,
    id: 'protection/raw-device-failback',
    severity: 'informs',
    needs: ['disks', 'diskModes'],
    whenUnknown: 'silent',
    source: PAGES.failback,
    check: (facts) => (facts.source === 'vmware' ? checkMode(facts, (disk) => disk.isRawDevice) : OK),
    message: 'a raw device is replicated, but cannot fail back to another location than the one it came from: {disks}',
    remedy: 'plan failback to the original location, or accept virtual disks after it',
    examples: {
      passing: [withDisks({}), { ...withDisks({ isRawDevice: true }), source: 'hyperv' }],
      failing: [withDisks({}, { isOs: false, isRawDevice: true })],
    },
  },
  {
    ...common,
    id: 'protection/pass-through-disk',
    check: ({ source, disks }) => {
      if (source !== 'hyperv') return OK;
      if (disks.length === 0) return unknown('disks');
      const raw = disks.filter(({ isRawDevice }) => isRawDevice === true);
      return raw.length > 0 ? hit({ disks: diskNames(raw) }) : OK;
    },
    source: PAGES.siteRecoveryHyperv,
    message:
      'pass-through disks {disks} of the host have no VHD, and Site Recovery replicates VHD and VHDX files of Hyper-V only',
    remedy:
      'find it on the host (Get-VMHardDiskDrive gives its DiskNumber, Get-Disk -Number that disk), and convert it to a VHDX (New-VHD -SourceDisk, with the machine off), or protect its data with the application',
    examples: {
      passing: [{ ...withDisks({}), source: 'hyperv' }, withDisks({ isRawDevice: true })],
      failing: [{ ...withDisks({}, { isOs: false, isRawDevice: true }), source: 'hyperv' }],
    },
  },
  {
    ...common,
    id: 'protection/hyperv-limits-of-2020',
    severity: 'conditions',
    needs: [],
    whenUnknown: 'silent',
    source: PAGES.siteRecoveryHyperv,
    check: (facts) => {
      const what = facts.source === 'hyperv' ? hypervLimit(facts) : null;
      return what === null ? OK : hit({ what });
    },
    message:
      '{what}: the matrix for Hyper-V of 2020 stopped there, below what Azure and the matrix for VMware take; no newer copy of it was found',
    remedy: "look up today's matrix for Hyper-V before this machine is counted as protected",
    examples: {
      passing: [
        { ...withDisks({}), source: 'hyperv' },
        { ...withDisks({ sizeBytes: bytesOfGib(301) }), firmware: 'efi' },
      ],
      failing: [
        { ...withDisks({ sizeBytes: bytesOfGib(301) }), source: 'hyperv', firmware: 'efi' },
        exampleFacts({ source: 'hyperv', diskCount: 18 }),
      ],
    },
  },
];
