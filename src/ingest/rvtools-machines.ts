import type { Firmware } from '../model/index.js';
import { bytesOfMib, cores, percent } from '../model/index.js';

import { CORES, countAt, flagAt, hasColumn, numberAt, placeOfRow, POSITIVE, textAt } from './columns.js';
import type { Cursor } from './columns.js';
import { badChoice } from './problems.js';
import { putOperatingSystem, reportOsDifference } from './put-operating-system.js';
import type { OwnerField, VInfoField } from './rvtools-columns.js';
import { blankMachine, derivedFrom, mapFound, put, putIfUnknown } from './sourced.js';
import type { Found, MachineDraft } from './sourced.js';
import { joinLists, parseFirmware, parseEnvironment, parsePowerState, parseUuid } from './words.js';

/** Everything that one row of vInfo says of its machine. */
export function machineOfVInfo(cursor: Cursor<VInfoField>): MachineDraft {
  const { problems } = cursor.bound;
  const draft = machineOfOwnerRow(cursor);
  const { core, condition } = draft;
  put(core, 'cores', mapFound(countAt(cursor, 'cpus', CORES), cores));
  put(core, 'memoryBytes', mapFound(numberAt(cursor, 'memory', POSITIVE), bytesOfMib));
  put(core, 'nicCount', countAt(cursor, 'nics'));
  put(core, 'diskCount', countAt(cursor, 'disks'));
  put(core, 'storageBytes', mapFound(numberAt(cursor, 'diskCapacity'), bytesOfMib));
  putIfUnknown(core, 'storageBytes', withNote(mapFound(numberAt(cursor, 'provisioned'), bytesOfMib), PROVISIONED_NOTE));
  put(core, 'storageUsedBytes', mapFound(numberAt(cursor, 'inUse'), bytesOfMib));
  put(core, 'addresses', joinLists(textAt(cursor, 'address')));
  put(core, 'firmware', firmwareAt(cursor));
  put(core, 'secureBoot', flagAt(cursor, 'secureBoot'));
  put(core, 'environment', parseEnvironment(textAt(cursor, 'environment'), problems));
  put(core, 'application', textAt(cursor, 'application'));
  put(core, 'criticality', textAt(cursor, 'criticality'));
  put(condition, 'changeTracking', flagAt(cursor, 'changeTracking'));
  put(condition, 'cpuReadyPercent', mapFound(numberAt(cursor, 'cpuReady'), percent));
  putState(draft, cursor);
  const names = [textAt(cursor, 'osTools'), textAt(cursor, 'osConfigured')];
  putOperatingSystem(draft, { names, guestId: textAt(cursor, 'guestId') });
  reportOsDifference(draft, names, problems);
  return draft;
}

/** What vSphere says of the machine besides its size. */
function putState({ condition }: MachineDraft, cursor: Cursor<VInfoField>): void {
  put(condition, 'consolidationNeeded', flagAt(cursor, 'consolidation'));
  put(condition, 'hardwareVersion', hardwareVersionOf(textAt(cursor, 'hardwareVersion')));
  put(condition, 'connectionState', textAt(cursor, 'connectionState'));
  put(condition, 'guestState', textAt(cursor, 'guestState'));
  put(
    condition,
    'faultTolerance',
    mapFound(textAt(cursor, 'faultTolerance'), (state) => !NO_FAULT_TOLERANCE.test(state)),
  );
  put(condition, 'latencySensitivity', textAt(cursor, 'latencySensitivity'));
  put(condition, 'diskUuidEnabled', flagAt(cursor, 'diskUuid'));
}

const NO_FAULT_TOLERANCE = /^(?:not ?configured|disabled|none|false|-)$/i;

/** `13`, `vmx-13`; what is neither says nothing. */
function hardwareVersionOf(found: Found<string> | null): Found<number> | null {
  const digits = /^(?:vmx-)?(\d{1,2})$/i.exec(found?.value ?? '')?.[1];
  return found === null || digits === undefined ? null : { value: Number(digits), origin: found.origin };
}

const PROVISIONED_NOTE = 'provisioned space, with the swap file of a running machine and its snapshots';

const withNote = <T>(found: Found<T> | null, note: string): Found<T> | null =>
  found === null ? null : { value: found.value, origin: { ...found.origin, note } };

function firmwareAt(cursor: Cursor<VInfoField>): Found<Firmware> | null {
  const found = textAt(cursor, 'firmware');
  if (found === null) return null;
  const value = parseFirmware(found.value);
  if (value !== null) return { value, origin: found.origin };
  cursor.bound.problems.push(badChoice(found.origin, found.value, ['bios', 'efi']));
  return null;
}

/** What every tab with machines repeats: name, place, power state, template; all there is where vInfo is missing. */
export function machineOfOwnerRow<Field extends string>(cursor: Cursor<Field | OwnerField>): MachineDraft {
  const { problems } = cursor.bound;
  const at = placeOfRow(cursor);
  const draft = blankMachine(at);
  const { core, placement } = draft;
  put(core, 'name', textAt(cursor, 'name'));
  put(core, 'source', { value: 'vmware', origin: derivedFrom(at, 'RVTools reads vCenter only') });
  put(core, 'uuid', parseUuid(textAt(cursor, 'uuid'), problems));
  put(core, 'power', parsePowerState(textAt(cursor, 'power'), problems));
  put(core, 'isTemplate', flagAt(cursor, 'template'));
  put(core, 'annotation', textAt(cursor, 'annotation'));
  put(placement, 'manager', textAt(cursor, 'manager'));
  put(placement, 'datacenter', textAt(cursor, 'datacenter'));
  put(placement, 'cluster', textAt(cursor, 'cluster'));
  put(placement, 'host', textAt(cursor, 'host'));
  put(placement, 'folder', textAt(cursor, 'folder'));
  putOperatingSystem(draft, { names: [textAt(cursor, 'osTools'), textAt(cursor, 'osConfigured')], guestId: null });
  return draft;
}

/** Whether the row is a stub that Site Recovery Manager keeps on the recovery site. */
export const isPlaceholder = <Field extends string>(cursor: Cursor<Field | OwnerField>): boolean =>
  hasColumn(cursor, 'placeholder') && flagAt(cursor, 'placeholder')?.value === true;
