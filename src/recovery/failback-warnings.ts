import { countOf, visibleLine } from '../model/index.js';
import type { ReplicatedMachine } from '../replication/index.js';
import type { Site } from '../site/index.js';
import type { FailbackPlatform } from './failback.js';
import type { PointGeneration } from './retention.js';

/** What goes wrong on the way home, by what is known of the site: two writers first. */
export const sharedWarnings = (site: Site | null): readonly string[] => [
  ...writerWarnings(site),
  'disabling protection or deleting a machine in Azure ends the way home for it',
];

interface Gaps {
  /** Machines whose size no source states. */
  readonly unsized: number;
  /** Machines of which nobody knows what they write. */
  readonly unmeasured: number;
  /** Disks of machines that come home which are not replicated. */
  readonly leftOut: ReplicatedMachine['disks'];
}

const CLASSIC: readonly string[] = [
  'the classic generation is unsupported since 30 March 2026: move to the modernized one before a failover, since its way home needs the configuration server with its old address',
  'a failback that failed cannot be cancelled and tried again',
  'impossible later: after a completed migration, of a machine that was moved or deleted in Azure, after protection was disabled, to Hyper-V, to the free ESXi, of a physical Windows Server 2008 R2 SP1',
];
const MODERNIZED: readonly string[] = [
  'a static address does not survive the way home, to neither location: write addresses, fstab and LVM down before',
  'disks on iSCSI come home as copies in VMDK files: two of each, of which one is stale',
];
const HYPER_V: readonly string[] = [
  'cancelling while data is synchronised leaves the machine at home corrupted, and it may not start: run the failover again until it is through',
  'the machine at home stays off during the failback: nobody turns it on',
];

/** The same for one platform, and what no figure could be reckoned from. */
export const groupWarnings = (
  platform: FailbackPlatform,
  generation: PointGeneration | null,
  { unsized, unmeasured, leftOut }: Gaps,
): readonly string[] => [
  ...(platform === 'hyperv' ? HYPER_V : generation === 'classic' ? CLASSIC : MODERNIZED),
  ...(leftOut.length === 0 ? [] : [leftOutWords(leftOut)]),
  ...(unsized === 0
    ? []
    : [`no source states the size of ${countOf(unsized, 'machine')}: the bytes of a full copy are not known`]),
  ...(unmeasured === 0
    ? []
    : [
        `no sample tells what ${countOf(unmeasured, 'machine')} ${unmeasured === 1 ? 'writes' : 'write'}: the bytes of changes are not known`,
      ]),
];

const BYTES_PER_GB = 1e9;

function leftOutWords(disks: ReplicatedMachine['disks']): string {
  const held = disks.reduce((sum, { usedBytes, sizeBytes }) => sum + (usedBytes ?? sizeBytes), 0);
  const count = `${disks.length} ${disks.length === 1 ? 'disk' : 'disks'}`;
  return `${count} with ${(held / BYTES_PER_GB).toFixed(1)} GB ${disks.length === 1 ? 'is' : 'are'} left out of replication: what was never in Azure does not come back, and no figure of the way home counts it`;
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
