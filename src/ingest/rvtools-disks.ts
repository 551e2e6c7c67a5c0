import { bytes, bytesOfMib, diskAddressOf } from '../model/index.js';
import type { Bytes, Disk } from '../model/index.js';
import { flagAt, numberAt, placeOfRow, POSITIVE, textAt } from './columns.js';
import type { Cursor } from './columns.js';
import { estimateDisks, isBootPartition } from './estimate-disks.js';
import { partitionWithoutSize } from './problems.js';
import { datastoreOfPath } from './rvtools-datastores.js';
import type { VDiskField, VPartitionField } from './rvtools-columns.js';
import { derivedFrom, diskOfSize, mapFound, partitionOfSize, put } from './sourced.js';
import type { Found, MachineDraft, Sourced } from './sourced.js';

/** What the rows of one machine say beside its values: which partition lies on which disk, and which disk is first. */
export interface StorageKeys {
  /** Per disk of the draft. */
  readonly disks: { readonly key: string | null; readonly controller: number; readonly unit: number }[];
  /** Per partition of the draft: the key of its disk. */
  readonly partitions: (string | null)[];
}

export const newStorageKeys = (): StorageKeys => ({ disks: [], partitions: [] });

/** Adds the disk of a row of vDisk; a row without a size is reported and adds none. */
export function addDisk(draft: MachineDraft, keys: StorageKeys, cursor: Cursor<VDiskField>): boolean {
  const size = mapFound(numberAt(cursor, 'capacity', POSITIVE), bytesOfMib);
  const name = textAt(cursor, 'disk') ?? unnamed(cursor, `disk ${draft.disks.length + 1}`);
  if (size === null) {
    cursor.bound.problems.push(partitionWithoutSize(placeOfRow(cursor), `disk "${name.value}"`));
    return false;
  }
  const disk = diskOfSize(name, size, 'stated');
  const controller = textAt(cursor, 'controller');
  put(disk, 'controller', controller);
  put(disk, 'address', addressAt(cursor, controller));
  put(disk, 'datastore', datastoreOfPath(textAt(cursor, 'path')));
  put(disk, 'isThin', flagAt(cursor, 'isThin'));
  put(disk, 'isRawDevice', flagAt(cursor, 'isRaw'));
  put(
    disk,
    'isIndependent',
    mapFound(textAt(cursor, 'mode'), (mode) => /^independent/i.test(mode)),
  );
  put(disk, 'isShared', sharingAt(cursor));
  put(disk, 'isEncrypted', flagAt(cursor, 'isEncrypted'));
  draft.disks.push(disk);
  keys.disks.push({
    key: textAt(cursor, 'diskKey')?.value ?? null,
    controller: Number(/\d+/.exec(controller?.value ?? '')?.[0] ?? 0),
    unit: numberAt(cursor, 'unit')?.value ?? Number.MAX_SAFE_INTEGER,
  });
  return true;
}

/** The place on its controllers: by the controller's name and the unit, else by the key. */
const addressAt = (cursor: Cursor<VDiskField>, controller: Found<string> | null): Found<string> | null =>
  addressOnController(controller, numberAt(cursor, 'unit')) ?? addressOfKey(textAt(cursor, 'diskKey'));

function addressOnController(controller: Found<string> | null, unit: Found<number> | null): Found<string> | null {
  const [, kind, bus] = CONTROLLER.exec(controller?.value ?? '') ?? [];
  if (controller === null || unit === null || kind === undefined || bus === undefined) return null;
  const address = diskAddressOf(`${kind}${bus}:${unit.value}`);
  const origin = derivedFrom(controller.origin, 'the controller and the unit on it');
  return address === null ? null : { value: address, origin };
}

function addressOfKey(key: Found<string> | null): Found<string> | null {
  if (key === null || !/^\d{4}$/.test(key.value)) return null;
  const place = Number(key.value) - FIRST_SCSI_KEY;
  if (place < 0 || place >= SCSI_CONTROLLERS * SCSI_PLACES) return null;
  const value = `scsi${Math.floor(place / SCSI_PLACES)}:${place % SCSI_PLACES}`;
  return { value, origin: derivedFrom(key.origin, 'the key that vSphere gives to this place') };
}

/** `SCSI controller 0`, `IDE 1`, `NVME controller 0`: the number is that of the bus. */
const CONTROLLER = /^(scsi|sata|nvme|ide)(?: controller)? (\d{1,2})$/i;
/** vSphere numbers disks on SCSI from 2000: 16 places to a controller, four controllers. */
const FIRST_SCSI_KEY = 2000;
const SCSI_PLACES = 16;
const SCSI_CONTROLLERS = 4;

const unnamed = (cursor: Cursor<string>, value: string): Found<string> => ({
  value,
  origin: derivedFrom(placeOfRow(cursor), 'the row has no name'),
});

/** Multi-writer disks and disks behind a shared bus. */
function sharingAt(cursor: Cursor<VDiskField>): Found<boolean> | null {
  const sharing = mapFound(textAt(cursor, 'sharing'), (mode) => /multi-?writer/i.test(mode));
  const bus = mapFound(textAt(cursor, 'sharedBus'), (mode) => !/^(?:no|none$)/i.test(mode));
  if (sharing?.value === true) return sharing;
  return bus ?? sharing;
}

/** Adds the partition of a row of vPartition; what is consumed may be stated or follow from what is free. */
export function addPartition(draft: MachineDraft, keys: StorageKeys, cursor: Cursor<VPartitionField>): boolean {
  const capacity = mapFound(numberAt(cursor, 'capacity'), bytesOfMib);
  const name = textAt(cursor, 'disk') ?? unnamed(cursor, `partition ${draft.partitions.length + 1}`);
  if (capacity === null) {
    cursor.bound.problems.push(partitionWithoutSize(placeOfRow(cursor), `partition "${name.value}"`));
    return false;
  }
  const partition = partitionOfSize(name, capacity);
  const consumed = mapFound(numberAt(cursor, 'consumed'), bytesOfMib);
  put(partition, 'usedBytes', consumed ?? usedFromFree(capacity.value, cursor));
  draft.partitions.push(partition);
  keys.partitions.push(textAt(cursor, 'diskKey')?.value ?? null);
  return true;
}

function usedFromFree(capacity: Bytes, cursor: Cursor<VPartitionField>): Found<Bytes> | null {
  const free = mapFound(numberAt(cursor, 'free'), bytesOfMib);
  if (free === null || free.value > capacity) return null;
  return { value: bytes(capacity - free.value), origin: derivedFrom(free.origin, 'capacity less what is free') };
}

/**
 * Completes the storage of a machine once all its rows are read: which disk boots, what is used of each, and, where no
 * disk is listed, an estimate. Returns whether it estimated.
 */
export function completeStorage(draft: MachineDraft, keys: StorageKeys): boolean {
  if (draft.disks.length === 0) return estimate(draft);
  markBootDisk(draft, keys);
  draft.disks.forEach((disk, index) => {
    const key = keys.disks[index]?.key;
    if (key !== null && key !== undefined) putUsed(disk, draft, (_, at) => keys.partitions[at] === key);
  });
  return false;
}

/** The disk that holds `C:\` or `/`; else the first unit of the first controller. */
function markBootDisk(draft: MachineDraft, keys: StorageKeys): void {
  const boot = draft.partitions.findIndex(({ values }) => isBootPartition(values.name));
  const bootKey = keys.partitions[boot] ?? null;
  const holding = bootKey === null ? -1 : keys.disks.findIndex(({ key }) => key === bootKey);
  const first = keys.disks
    .map((place, index) => ({ ...place, index }))
    .toSorted((left, right) => left.controller - right.controller || left.unit - right.unit || left.index - right.index)
    .map(({ index }) => index)[0];
  const index = holding >= 0 ? holding : (first ?? 0);
  const disk = draft.disks[index];
  if (disk === undefined) return;
  const note = holding >= 0 ? 'holds the partition of the system' : 'the first disk of the first controller';
  put(disk, 'isOs', { value: true, origin: derivedFrom(disk.origins['name']!, note) });
}

type PartitionFilter = (partition: Sourced<{ usedBytes: Bytes | null }>, index: number) => boolean;

function putUsed(disk: Sourced<Disk>, draft: MachineDraft, isOnDisk: PartitionFilter): void {
  const parts = draft.partitions.filter((partition, index) => isOnDisk(partition, index));
  const origin = parts[0]?.origins['usedBytes'];
  if (origin === undefined || parts.some(({ values }) => values.usedBytes === null)) return;
  const used = bytes(parts.reduce((sum, { values }) => sum + (values.usedBytes ?? 0), 0));
  put(disk, 'usedBytes', { value: used, origin: derivedFrom(origin, 'what the partitions of the disk hold') });
}

function estimate(draft: MachineDraft): boolean {
  const { values, origins } = draft.core;
  const estimated = estimateDisks({
    count: values.diskCount ?? 1,
    provisionedBytes: values.storageBytes,
    memoryBytes: values.memoryBytes,
    isOn: values.power === 'on',
    partitions: draft.partitions.map((partition) => partition.values),
  });
  const at = origins['storageBytes'] ?? draft.partitions[0]?.origins['capacityBytes'];
  if (at === undefined) return false;
  draft.disks = estimated.map((one, index) => {
    const origin = derivedFrom(at, one.note);
    const name = { value: `Disk ${index + 1}`, origin: derivedFrom(at, 'numbered, since no tab names the disks') };
    const disk = diskOfSize(name, { value: one.sizeBytes, origin }, 'estimated');
    if (one.isOs) put(disk, 'isOs', { value: true, origin: derivedFrom(at, 'the boot disk is taken as the first') });
    putUsed(disk, draft, (_, position) => one.partitions.includes(position));
    return disk;
  });
  return draft.disks.length > 0;
}
