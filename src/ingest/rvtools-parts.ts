import { bytes, bytesOfMib, cores, percent } from '../model/index.js';
import { CORES, countAt, flagAt, numberAt, placeOfRow, POSITIVE, textAt } from './columns.js';
import type { Cursor } from './columns.js';
import { conflict } from './problems.js';
import { appendCondition, nameSnapshot } from './put-condition.js';
import type {
  VCpuField,
  VDeviceField,
  VHealthField,
  VMemoryField,
  VNetworkField,
  VSnapshotField,
  VToolsField,
} from './rvtools-columns.js';
import { derivedFrom, mapFound, nicNamed, put, putIfUnknown } from './sourced.js';
import type { Found, MachineDraft, MachineCore } from './sourced.js';
import { joinLists } from './words.js';

// One function per tab: what a row adds to its machine. Each returns whether the row was of use.

export function addCpu(draft: MachineDraft, cursor: Cursor<VCpuField>): boolean {
  agree(draft, 'cores', mapFound(countAt(cursor, 'cpus', CORES), cores), cursor);
  const { condition } = draft;
  put(condition, 'cpuReadyPercent', mapFound(numberAt(cursor, 'cpuReady'), percent));
  put(condition, 'cpuMaxMhz', numberAt(cursor, 'max'));
  put(condition, 'cpuLimitMhz', limitAt(cursor, 'limit'));
  put(condition, 'cpuReservationMhz', numberAt(cursor, 'reservation'));
  put(condition, 'cpuHotAdd', flagAt(cursor, 'hotAdd'));
  return true;
}

/** vSphere writes -1 for "no limit"; some tools write 0 or a word. */
function limitAt<Field extends string>(cursor: Cursor<Field>, field: Field): Found<number> | null {
  if (/^unlimited$/i.test(textAt(cursor, field)?.value ?? '')) return null;
  const found = numberAt(cursor, field, { least: -1, greatest: 2 ** 32 });
  return found === null || found.value <= 0 ? null : found;
}

export function addMemory(draft: MachineDraft, cursor: Cursor<VMemoryField>): boolean {
  agree(draft, 'memoryBytes', mapFound(numberAt(cursor, 'memory', POSITIVE), bytesOfMib), cursor);
  put(draft.condition, 'balloonedBytes', mapFound(numberAt(cursor, 'ballooned'), bytesOfMib));
  put(draft.condition, 'swappedBytes', mapFound(numberAt(cursor, 'swapped'), bytesOfMib));
  put(draft.condition, 'memoryLimitBytes', mapFound(limitAt(cursor, 'limit'), bytesOfMib));
  put(draft.condition, 'memoryReservationBytes', mapFound(numberAt(cursor, 'reservation'), bytesOfMib));
  put(draft.condition, 'memoryHotAdd', flagAt(cursor, 'hotAdd'));
  return true;
}

/** Fills what vInfo left open; where both say something and differ, vInfo stays and the row is reported. */
function agree<Key extends 'cores' | 'memoryBytes'>(
  draft: MachineDraft,
  key: Key,
  found: Found<MachineCore[Key]> | null,
  cursor: Cursor<string>,
): void {
  const known = draft.core.values[key];
  putIfUnknown(draft.core, key, found);
  if (found === null || known === null || known === found.value) return;
  const values = { kept: String(known), left: String(found.value), first: draft.core.origins[key] ?? null };
  cursor.bound.problems.push(conflict(found.origin, key, values));
}

export function addNic(draft: MachineDraft, cursor: Cursor<VNetworkField>): boolean {
  const name = textAt(cursor, 'label') ?? {
    value: `Network adapter ${draft.nics.length + 1}`,
    origin: derivedFrom(placeOfRow(cursor), 'the row has no label'),
  };
  const nic = nicNamed(name);
  put(nic, 'network', textAt(cursor, 'network'));
  put(
    nic,
    'mac',
    mapFound(textAt(cursor, 'mac'), (mac) => mac.toLowerCase()),
  );
  put(nic, 'adapter', textAt(cursor, 'adapter'));
  put(nic, 'isConnected', flagAt(cursor, 'isConnected'));
  put(nic, 'startsConnected', flagAt(cursor, 'startsConnected'));
  const addresses = joinLists(textAt(cursor, 'addresses'), textAt(cursor, 'addresses6'));
  put(nic, 'addresses', addresses);
  appendTexts(draft, addresses);
  draft.nics.push(nic);
  return true;
}

/** A machine's addresses: those of vInfo first, then those of its NICs, each once. */
function appendTexts({ core }: MachineDraft, more: Found<readonly string[]> | null): void {
  if (more === null) return;
  const value = [...new Set([...core.values.addresses, ...more.value])];
  put(core, 'addresses', { value, origin: core.origins['addresses'] ?? more.origin });
}

export function addSnapshot(draft: MachineDraft, cursor: Cursor<VSnapshotField>): boolean {
  const { condition } = draft;
  const at = condition.origins['snapshotCount'] ?? placeOfRow(cursor);
  const count = (condition.values.snapshotCount ?? 0) + 1;
  put(condition, 'snapshotCount', { value: count, origin: derivedFrom(at, 'rows of vSnapshot') });
  nameSnapshot(condition, textAt(cursor, 'title'), textAt(cursor, 'createdAt'));
  const size = mapFound(numberAt(cursor, 'size'), bytesOfMib);
  if (size === null) return true;
  const total = bytes((condition.values.snapshotBytes ?? 0) + size.value);
  const first = condition.origins['snapshotBytes'] ?? size.origin;
  put(condition, 'snapshotBytes', {
    value: total,
    origin: count > 1 ? derivedFrom(first, 'the sum over its snapshots') : first,
  });
  return true;
}

export function addTools(draft: MachineDraft, cursor: Cursor<VToolsField>): boolean {
  put(draft.condition, 'toolsStatus', textAt(cursor, 'status'));
  put(draft.condition, 'toolsVersion', textAt(cursor, 'version'));
  return true;
}

/** A drive with a medium that is connected; an empty drive is in nobody's way. */
export function addMedia(draft: MachineDraft, cursor: Cursor<VDeviceField>): boolean {
  if (flagAt(cursor, 'isConnected')?.value !== true) return true;
  appendCondition(draft.condition, 'connectedMedia', deviceAt(cursor, 'CD/DVD drive'));
  return true;
}

/** A USB device that is attached, connected or not; the controller alone is not a device. */
export function addUsb(draft: MachineDraft, cursor: Cursor<VDeviceField>): boolean {
  const device = deviceAt(cursor, 'USB device');
  if (/controller/i.test(device.value) && flagAt(cursor, 'isConnected')?.value !== true) return true;
  appendCondition(draft.condition, 'usbDevices', device);
  return true;
}

function deviceAt(cursor: Cursor<VDeviceField>, otherwise: string): Found<string> {
  const node = textAt(cursor, 'device');
  const type = textAt(cursor, 'deviceType');
  const parts = [node, type].filter((part) => part !== null).map((part) => part.value);
  return {
    value: parts.length === 0 ? otherwise : parts.join(': '),
    origin: node?.origin ?? type?.origin ?? placeOfRow(cursor),
  };
}

export function addHealth(draft: MachineDraft, cursor: Cursor<VHealthField>): boolean {
  const message = textAt(cursor, 'message');
  if (message === null) return false;
  appendCondition(draft.condition, 'healthMessages', message);
  return true;
}
