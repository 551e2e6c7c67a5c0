import { bytes, bytesOfGib, diskAddressOf } from '../../model/index.js';
import type { Bytes, Disk, Origin } from '../../model/index.js';
import { countAt, flagAt, placeOfRow, textAt } from '../columns.js';
import type { Cursor } from '../columns.js';
import { parseNumber } from '../numbers.js';
import { diskWithoutVhd } from '../problems.js';
import { derivedFrom, diskOfSize, put, putIfUnknown } from '../sourced.js';
import type { Found, MachineDraft, Sourced } from '../sourced.js';
import type { HypervDiskField } from './hyperv-columns.js';
import { controllerTypeOf } from './hyperv-values.js';
import { chainOf, findVhd, usedByChain, vhdAt } from './vhd-index.js';
import type { Vhd, VhdIndex, VhdSought } from './vhd-index.js';
import { volumeOfPath } from './volume-of-path.js';

/** A disk as `Get-VMHardDiskDrive` attaches it to a machine: a file, or a disk of the host itself. */
export interface HypervDrive {
  readonly cursor: Cursor<HypervDiskField>;
  readonly at: Origin;
  readonly path: Found<string> | null;
  readonly controller: string | null;
  readonly number: number;
  readonly location: number | null;
}

export const driveAt = (cursor: Cursor<HypervDiskField>): HypervDrive => ({
  cursor,
  at: placeOfRow(cursor),
  path: textAt(cursor, 'path'),
  controller: controllerTypeOf(textAt(cursor, 'controllerType')?.value ?? ''),
  number: countAt(cursor, 'controllerNumber')?.value ?? 0,
  location: countAt(cursor, 'controllerLocation')?.value ?? null,
});

/**
 * Gives a machine its disks once all rows are read: each drive with the size of its file, in the order of the drives. A disk
 * without a size is reported and left out, but the number of disks still counts it.
 */
export function completeHypervDisks(draft: MachineDraft, drives: readonly HypervDrive[], vhds: VhdIndex): void {
  const placed: PlacedDisk[] = [];
  for (const drive of drives) {
    const disk = diskOfDrive(draft, drive, vhds);
    if (disk === null) drive.cursor.bound.problems.push(diskWithoutVhd(drive.at, nameOfDrive(drive)));
    else placed.push({ disk, drive });
  }
  draft.disks = placed.map(({ disk }) => disk);
  markBootDisk(placed);
  const [first] = drives;
  if (first === undefined) return;
  putIfUnknown(draft.core, 'diskCount', { value: drives.length, origin: derivedFrom(first.at, 'the drives listed') });
}

interface PlacedDisk {
  readonly disk: Sourced<Disk>;
  readonly drive: HypervDrive;
}

function diskOfDrive(draft: MachineDraft, drive: HypervDrive, vhds: VhdIndex): Sourced<Disk> | null {
  const own = vhdAt(drive.cursor, draft);
  const sought: VhdSought = { key: own.key, host: own.host, draft, problems: drive.cursor.bound.problems };
  const vhd = own.size === null ? findVhd(vhds, sought) : own;
  const name = { value: nameOfDrive(drive), origin: derivedFrom(drive.at, 'the place on its controller, or its file') };
  const printed = sizeInPath(drive);
  const size = vhd?.size ?? printed;
  if (size === null) return null;
  const disk = diskOfSize(name, size, size === printed ? 'estimated' : 'stated');
  putDrive(disk, drive);
  if (vhd !== null) putVhd(disk, vhd, { vhds, sought });
  return disk;
}

/** `SCSI 0:1`, the same from one checkpoint to the next and the same in the collector's samples; else the name of the file. */
function nameOfDrive({ controller, number, location, path, cursor }: HypervDrive): string {
  if (controller !== null && location !== null) return `${controller} ${number}:${location}`;
  return path?.value.split(/[\\/]/).at(-1) ?? textAt(cursor, 'name')?.value ?? 'disk';
}

const isFile = (path: string): boolean => /\.a?vhd[xs]?$/i.test(path);

function putDrive(disk: Sourced<Disk>, drive: HypervDrive): void {
  const { cursor, at, controller, number, location, path } = drive;
  const address = location === null ? null : diskAddressOf(`${controller ?? ''} ${number}:${location}`);
  if (address !== null) {
    put(disk, 'address', { value: address, origin: derivedFrom(at, 'the place on its controller') });
  }
  if (controller !== null) {
    const origin = derivedFrom(at, 'the type and the number of its controller');
    put(disk, 'controller', { value: `${controller} controller ${number}`, origin });
  }
  put(disk, 'isShared', flagAt(cursor, 'isShared'));
  if (path === null) return;
  const origin = derivedFrom(path.origin, 'a file has the ending of one; anything else is a disk of the host');
  put(disk, 'isRawDevice', { value: !isFile(path.value), origin });
  if (isFile(path.value)) put(disk, 'datastore', volumeOfPath(path));
  if (/\.vhds$/i.test(path.value)) {
    put(disk, 'isShared', { value: true, origin: derivedFrom(path.origin, 'a VHD set is made to be shared') });
  }
}

/** A disk of the host has no file; its path reads `Disk 3 127.00 GB Bus 0 Lun 3 Target 0`, in GiB and rounded. */
function sizeInPath({ path, cursor }: HypervDrive): Found<Bytes> | null {
  const printed = /^Disk \d+ ([\d.,]{1,20}) GB\b/i.exec(path?.value ?? '')?.[1];
  const value = printed === undefined ? null : parseNumber(printed, cursor.bound.style);
  if (path === null || value === null || value <= 0 || value > MAX_GIB) return null;
  const origin = derivedFrom(path.origin, 'a disk of the host, whose size is printed in its path and rounded');
  return { value: bytesOfGib(Math.ceil(value)), origin };
}

const MAX_GIB = 2 ** 22;

interface VhdPlace {
  readonly vhds: VhdIndex;
  readonly sought: VhdSought;
}

function putVhd(disk: Sourced<Disk>, vhd: Vhd, { vhds, sought }: VhdPlace): void {
  if (vhd.type?.value != null) {
    const origin = derivedFrom(vhd.type.origin, 'a file of fixed size is not thin; any other is');
    put(disk, 'isThin', { value: vhd.type.value !== 'fixed', origin });
  }
  const chain = chainOf(vhd, vhds, sought);
  if (chain !== null) put(disk, 'usedBytes', usedByChain(chain));
  addCheckpoints(sought.draft, chain ?? [vhd]);
}

/** The files of checkpoints end in `.avhdx`; a difference to a common base, as of a linked clone, does not. */
function addCheckpoints({ condition }: MachineDraft, chain: readonly Vhd[]): void {
  for (const { key, fileSize } of chain) {
    if (!/\.avhdx?$/.test(key) || fileSize === null) continue;
    const total = bytes((condition.values.snapshotBytes ?? 0) + fileSize.value);
    const origin = derivedFrom(condition.origins['snapshotBytes'] ?? fileSize.origin, 'the files of its checkpoints');
    put(condition, 'snapshotBytes', { value: total, origin });
  }
}

/** Generation 1 boots from IDE 0:0; generation 2 has SCSI alone, and setup uses its first place. */
function markBootDisk(placed: readonly PlacedDisk[]): void {
  const rank = ({ drive }: PlacedDisk): readonly number[] => [
    drive.controller === 'IDE' ? 0 : 1,
    drive.number,
    drive.location ?? 0,
  ];
  const compare = (left: readonly number[], right: readonly number[]): number =>
    left.map((value, index) => value - right[index]!).find((difference) => difference !== 0) ?? 0;
  const [first] = placed.toSorted((left, right) => compare(rank(left), rank(right)));
  if (first === undefined) return;
  const origin = derivedFrom(first.drive.at, 'the first place of the first controller');
  put(first.disk, 'isOs', { value: true, origin });
}

/** The disks of a machine of which only files are listed: those that no other of its files is a difference to. */
export function drivesOfFiles(files: readonly Vhd[]): HypervDrive[] {
  const parents = new Set(files.map(({ parentKey }) => parentKey));
  const leaves = files.filter(({ key }) => key !== '' && !parents.has(key));
  for (const leaf of leaves) leaf.isUsed = true;
  return leaves.map(({ cursor }) => driveAt(cursor));
}

/** Whether a row attaches a disk, rather than describing a file. */
export const isDriveRow = (cursor: Cursor<HypervDiskField>): boolean =>
  countAt(cursor, 'controllerLocation') !== null || textAt(cursor, 'controllerType') !== null;

/** DVD drives stand among the drives of a controller. */
export const isDvd = (cursor: Cursor<HypervDiskField>): boolean =>
  textAt(cursor, 'dvd') !== null || /\.iso$/i.test(textAt(cursor, 'path')?.value ?? '');
