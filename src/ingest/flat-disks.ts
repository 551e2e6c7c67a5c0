import { bytes, bytesOfGib, bytesPerSecondOfMb, BYTES_PER_GIB, BYTES_PER_MIB, iops } from '../model/index.js';
import type { Bytes, Disk, Origin } from '../model/index.js';
import { GIB_AMOUNT, numberAt, numberOf, numbersIn, storedNumberAt, textAt } from './columns.js';
import type { Cursor } from './columns.js';
import { estimateDisks } from './estimate-disks.js';
import type { DiskField, DiskPart, FlatColumn } from './flat-columns.js';
import { badSizes, partitionWithoutSize, sizeWithUnit } from './problems.js';
import { derivedFrom, diskOfSize, mapFound, put } from './sourced.js';
import type { Found, MachineDraft, Sourced } from './sourced.js';

/**
 * The disks of a flat row: those of the numbered columns, else those packed in one cell, else an estimate from the
 * provisioned total. The first disk boots, since no flat format says which one does.
 */
export function putFlatDisks(draft: MachineDraft, cursor: Cursor<FlatColumn>, numbers: readonly number[]): void {
  const numbered = numbers.map((number) => numberedDisk(cursor, number)).filter((disk) => disk !== null);
  draft.disks = numbered.length > 0 ? numbered : packedDisks(cursor);
  if (draft.disks.length === 0) {
    draft.disks = estimatedDisks(draft);
    return;
  }
  markFirst(draft.disks, 'the first disk that is listed');
}

function markFirst(disks: readonly Sourced<Disk>[], note: string): void {
  const [first] = disks;
  if (first !== undefined) put(first, 'isOs', { value: true, origin: derivedFrom(first.origins['name']!, note) });
}

function numberedDisk(cursor: Cursor<FlatColumn>, number: number): Sourced<Disk> | null {
  const field = (part: DiskPart): DiskField => `disk ${number} ${part}`;
  const read = (part: DiskPart): Found<number> | null => numberAt(cursor, field(part));
  const size = mapFound(numberAt(cursor, field('size'), GIB_AMOUNT), bytesOfGib);
  if (size === null || size.value === 0) {
    const [stray] = (['readIops', 'writeIops', 'readMbps', 'writeMbps'] as const)
      .map(read)
      .filter((value) => (value?.value ?? 0) > 0);
    if (stray != null) cursor.bound.problems.push(partitionWithoutSize(stray.origin, `disk ${number}`));
    return null;
  }
  const disk = diskOfSize({ value: `Disk ${number}`, origin: size.origin }, size, 'stated');
  put(disk, 'usedBytes', mapFound(numberAt(cursor, field('used'), GIB_AMOUNT), bytesOfGib));
  put(disk, 'readIops', mapFound(read('readIops'), iops));
  put(disk, 'writeIops', mapFound(read('writeIops'), iops));
  put(disk, 'readBytesPerSecond', mapFound(read('readMbps'), bytesPerSecondOfMb));
  put(disk, 'writeBytesPerSecond', mapFound(read('writeMbps'), bytesPerSecondOfMb));
  return disk;
}

/** `128;512`: sizes in GiB. `100 GB` is one too, and told; a size in another unit is left out. */
function packedDisks(cursor: Cursor<FlatColumn>): Sourced<Disk>[] {
  const packed = textAt(cursor, 'disksPacked');
  if (packed === null) return [];
  const { origin } = packed;
  const parts = numbersIn(packed.value).map((part) => ({ ...part, size: packedSize(cursor, part, origin) }));
  const bad = parts.filter(({ size }) => size === null).map(({ printed }) => printed);
  if (bad.length > 0) cursor.bound.problems.push(badSizes(origin, packed.value, { bad, parts: parts.length }));
  else if (parts.some(({ unit }) => unit !== '')) cursor.bound.problems.push(sizeWithUnit(origin, packed.value));
  return parts.flatMap(({ size }, index) =>
    size === null
      ? []
      : [diskOfSize({ value: `Disk ${index + 1}`, origin }, { value: bytesOfGib(size), origin }, 'stated')],
  );
}

/** GiB, or null for what is no size in GiB. */
function packedSize(
  cursor: Cursor<FlatColumn>,
  { text, unit }: { readonly text: string; readonly unit: string },
  origin: Origin,
): number | null {
  if (!/^(?:gi?b?)?$/i.test(unit)) return null;
  const size = storedNumberAt(cursor, 'disksPacked') ?? numberOf({ value: text, origin }, cursor.bound);
  return size === null || size <= 0 || size > GIB_AMOUNT.greatest ? null : size;
}

/** The total and the number of disks alone: nothing is known of a swap file or of partitions. */
function estimatedDisks({ core }: MachineDraft): Sourced<Disk>[] {
  const at = core.origins['storageBytes'];
  if (at === undefined) return [];
  return estimateDisks({
    count: core.values.diskCount ?? 1,
    provisionedBytes: core.values.storageBytes,
    memoryBytes: core.values.memoryBytes,
    isOn: false,
    partitions: [],
  }).map((one, index) => {
    const origin = derivedFrom(at, one.note);
    const disk = diskOfSize({ value: `Disk ${index + 1}`, origin }, { value: one.sizeBytes, origin }, 'estimated');
    if (one.isOs) put(disk, 'isOs', { value: true, origin });
    return disk;
  });
}

/** A total that may be given in one of two units; bytes rounded up. */
export function sizeAt(cursor: Cursor<FlatColumn>, gibField: FlatColumn, mibField: FlatColumn): Found<Bytes> | null {
  const inGib = mapFound(numberAt(cursor, gibField, GIB_AMOUNT), (value) => bytes(Math.ceil(value * BYTES_PER_GIB)));
  return inGib ?? mapFound(numberAt(cursor, mibField), (value) => bytes(Math.ceil(value * BYTES_PER_MIB)));
}
