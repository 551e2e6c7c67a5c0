import { BYTES_PER_GIB, visibleLine } from '../model/index.js';
import type { Disk, Machine, Partition } from '../model/index.js';
import type { StepDraft } from './draft.js';
import { groupAlike } from './group-alike.js';
import { commentLine, listWords } from './safe-text.js';
import { SOURCES } from './sources.js';
import type { KnownMachine } from './wave-view.js';

const WINDOWS_LINES = [
  'Get-Disk | Sort-Object Number | Format-Table Number, FriendlyName, Size, PartitionStyle, OperationalStatus',
  'Get-Volume | Sort-Object DriveLetter | Format-Table DriveLetter, FileSystemLabel, Size, SizeRemaining',
];
const LINUX_LINES = ['lsblk -b -o NAME,HCTL,SIZE,TYPE,FSTYPE,UUID,MOUNTPOINT', 'findmnt --verify', 'swapon --show'];

/** One step for each set of machines whose disks, partitions and system are the same. */
export const diskSteps = (machines: readonly KnownMachine[]): readonly StepDraft[] =>
  groupAlike(machines, (known) => JSON.stringify([known.family, layoutOf(known.machine)])).map(diskStep);

const layoutOf = (machine: Machine | null): readonly string[] =>
  machine === null
    ? []
    : [...machine.disks.map(diskWords), ...machine.partitions.map(partitionWords), `${machine.diskCount}`];

function diskStep(alike: readonly KnownMachine[]): StepDraft {
  const family = alike[0]?.family ?? 'unknown';
  const machine = alike[0]?.machine ?? null;
  return {
    title: `Disks are there, in order and mounted: ${titleOf(machine)}`,
    what: [`On ${listWords(alike.map(({ name }) => name))}.`, ...systemWords(family)],
    lines:
      family === 'windows'
        ? WINDOWS_LINES
        : family === 'linux'
          ? LINUX_LINES
          : [commentLine('if it is Linux:'), ...LINUX_LINES, commentLine('if it is Windows:'), ...WINDOWS_LINES],
    machines: alike.map(({ id }) => id),
    expect: expected(machine),
    source: `${SOURCES.brief}; ${SOURCES.hydration}`,
  };
}

function titleOf(machine: Machine | null): string {
  const count = machine === null || machine.disks.length === 0 ? (machine?.diskCount ?? null) : machine.disks.length;
  if (count === null) return 'disks that no source lists';
  return count === 1 ? '1 disk' : `${count} disks`;
}

function systemWords(family: KnownMachine['family']): readonly string[] {
  if (family === 'windows')
    return ['D: is the temporary disk of Azure where the size has one; every other letter is as before.'];
  if (family === 'linux')
    return [
      'File systems are mounted by UUID; nfs and cifs entries of fstab are commented out by the preparation of the disk.',
    ];
  return [];
}

function expected(machine: Machine | null): readonly string[] {
  const disks = machine?.disks ?? [];
  const partitions = machine?.partitions ?? [];
  if (machine === null || (disks.length === 0 && partitions.length === 0)) {
    const count = machine?.diskCount ?? null;
    const stated = count === null ? 'nor their number' : `only their number: ${count}`;
    return [`No source lists the disks, ${stated}. Compare with the machine of the site.`];
  }
  return [
    ...disks.map((disk, index) => `Disk ${index + 1} of ${disks.length}: ${diskWords(disk)}.`),
    ...partitions.map((partition) => `Mounted: ${partitionWords(partition)}.`),
    ...(partitions.length === 0 ? ['No source lists mount points: compare with the machine of the site.'] : []),
  ];
}

function diskWords(disk: Disk): string {
  const parts = [
    `${visibleLine(disk.name)}${disk.address === null ? '' : ` at ${visibleLine(disk.address)}`}`,
    `${disk.sizeBasis === 'estimated' ? 'about ' : ''}${gibWords(disk.sizeBytes)}`,
    ...(disk.isOs ? ['the boot disk'] : []),
    ...(disk.isShared === true ? ['shared with other machines'] : []),
  ];
  return parts.join(', ');
}

const partitionWords = ({ name, capacityBytes }: Partition): string =>
  `${visibleLine(name)}, ${gibWords(capacityBytes)}`;

const gibWords = (bytes: number): string => {
  const gib = bytes / BYTES_PER_GIB;
  return `${Number.isInteger(gib) ? gib : gib.toFixed(1)} GiB`;
};
