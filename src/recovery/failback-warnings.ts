import { visibleLine } from '../model/index.js';
import type { Machine } from '../model/index.js';
import type { Site } from '../site/index.js';
import type { PointGeneration } from './retention.js';

/** What goes wrong on the way home, by what is known of the site: two writers first. */
export function failbackWarnings(
  site: Site | null,
  generation: PointGeneration | null,
  machines: readonly Machine[],
): readonly string[] {
  const unsized = machines.filter(
    ({ disks, storageBytes, storageUsedBytes }) =>
      disks.length === 0 && storageBytes === null && storageUsedBytes === null,
  ).length;
  return [
    ...writerWarnings(site),
    ...(generation === 'classic'
      ? [
          'the classic generation is unsupported since 30 March 2026: move to the modernized one before a failover, since its way home needs the configuration server with its old address',
          'a failback that failed cannot be cancelled and tried again',
          'impossible later: after a completed migration, of a machine that was moved or deleted in Azure, after protection was disabled, to Hyper-V, to the free ESXi, of a physical Windows Server 2008 R2 SP1',
        ]
      : [
          'a static address does not survive the way home, to neither location: write addresses, fstab and LVM down before',
          'disks on iSCSI come home as copies in VMDK files: two of each, of which one is stale',
        ]),
    'disabling protection or deleting a machine in Azure ends the way home for it',
    ...(unsized === 0
      ? []
      : [
          `no source states the size of ${unsized} ${unsized === 1 ? 'machine' : 'machines'}: the bytes of a full copy are not known`,
        ]),
  ];
}

/** At most one side writes: the rule is ours, made of what went wrong in the brief and of the pages on reprotection. */
function writerWarnings(site: Site | null): readonly string[] {
  const several = (site?.databases ?? []).filter(({ writers }) => writers !== undefined && writers > 1);
  const { oldPrimaryPower, writableSites, activeSite } = site?.failover ?? {};
  return [
    'exactly one side takes writes: the old primary is off, and stays off until the failback is committed; whoever finds it on stops and compares, and nothing is merged by itself',
    'a side that comes back with writes of its own is split in two: list the difference by position or GTID, and let people keep one side, or both as exports',
    ...several.map(
      ({ name, writers }) =>
        `${visibleLine(name)} has ${writers ?? 0} writable copies: settle which one holds before anything is replicated home`,
    ),
    ...(activeSite === 'azure' && oldPrimaryPower === 'on'
      ? ['Azure is active and the old primary is on: shut it down now']
      : []),
    ...(writableSites !== undefined && writableSites > 1
      ? [`${writableSites} sites could take writes at this moment`]
      : []),
  ];
}
