import { BYTES_PER_GIB, visibleLine } from '../model/index.js';
import type { Disk, Machine, Partition } from '../model/index.js';
import type { StepDraft } from './draft.js';
import { groupAlike } from './group-alike.js';
import { familyWords } from './port-checks.js';
import { commentLine, listWords } from './safe-text.js';
import { SOURCES } from './sources.js';
import type { KnownMachine } from './wave-view.js';

const WINDOWS_LINES = [
  'Get-Disk | Sort-Object Number | Format-Table Number, FriendlyName, Size, PartitionStyle, OperationalStatus',
  'Get-Volume | Sort-Object DriveLetter | Format-Table DriveLetter, FileSystemLabel, Size, SizeRemaining',
];
const LINUX_LINES = ['lsblk -b -o NAME,HCTL,SIZE,TYPE,FSTYPE,UUID,MOUNTPOINT', 'findmnt --verify', 'swapon --show'];

/** One step for each set of machines whose disks, partitions and system are the same. */
export function diskSteps(machines: readonly KnownMachine[]): readonly StepDraft[] {
  const groups = groupAlike(machines, (known) => JSON.stringify([known.family, layoutOf(known.machine)]));
  const titles = groups.map((alike) => titleOf(alike[0]!));
  const isShared = (title: string): boolean => titles.indexOf(title) !== titles.lastIndexOf(title);
  return groups.map((alike, index) => {
    const title = titles[index]!;
    // Disks of one size with other addresses or mount points: the first machine tells the steps apart.
    return diskStep(alike, isShared(title) ? `${title}, as ${listWords([alike[0]!.name])} has them` : title);
  });
}

const layoutOf = (machine: Machine | null): readonly string[] =>
  machine === null
    ? []
    : [...machine.disks.map(diskWords), ...machine.partitions.map(partitionWords), `${machine.diskCount}`];

function diskStep(alike: readonly KnownMachine[], title: string): StepDraft {
  const family = alike[0]?.family ?? 'unknown';
  const machine = alike[0]?.machine ?? null;
  return {
    title: `Disks are there, in order and mounted: ${title}`,
    what: [`On ${listWords(alike.map(({ name }) => name))}.`, ...systemWords(family, machine)],
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

const MOST_SIZES = 4;

/** `Linux, 2 disks of 40 GiB and 100 GiB`. */
function titleOf({ family, machine }: KnownMachine): string {
  const disks = machine?.disks ?? [];
  const count = disks.length === 0 ? (machine?.diskCount ?? null) : disks.length;
  if (count === null) return `${familyWords(family)}, disks that no source lists`;
  const sizes = disks.slice(0, MOST_SIZES).map(({ sizeBytes }) => gibWords(sizeBytes));
  const all = disks.length > MOST_SIZES ? [...sizes, `${disks.length - MOST_SIZES} more`] : sizes;
  const words = `${familyWords(family)}, ${count === 1 ? '1 disk' : `${count} disks`}`;
  return all.length === 0 ? words : `${words} of ${listWords(all)}`;
}

const DRIVE_D = /^d:/i;

function systemWords(family: KnownMachine['family'], machine: Machine | null): readonly string[] {
  if (family === 'windows' && machine?.partitions.some(({ name }) => DRIVE_D.test(name)) === true)
    return [
      'The machine of the site has a D:, and Azure takes D: for its temporary disk where the size has one: look which of them has the letter, and nothing of the machine may lie on the temporary disk.',
    ];
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
