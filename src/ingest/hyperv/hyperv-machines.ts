import { cores } from '../../model/index.js';
import type { Firmware, Origin } from '../../model/index.js';
import { CORES, countAt, flagAt, placeOfRow, textAt } from '../columns.js';
import type { Cursor } from '../columns.js';
import { badChoice } from '../problems.js';
import { putOperatingSystem } from '../put-operating-system.js';
import { blankMachine, derivedFrom, mapFound, put } from '../sourced.js';
import type { Found, MachineDraft } from '../sourced.js';
import { joinLists, parseUuid } from '../words.js';
import type { HypervMachineField, HypervOwnerField } from './hyperv-columns.js';
import { guestArchitecture, hypervMemoryAt, hypervPowerAt, hypervTextAt } from './hyperv-values.js';

/** Everything that one row of `Get-VM` says of its machine. */
export function machineOfHypervRow(cursor: Cursor<HypervMachineField>): MachineDraft {
  const draft = machineOfHypervOwner(cursor);
  const { core, placement, condition } = draft;
  put(core, 'power', hypervPowerAt(cursor, 'state'));
  put(core, 'cores', mapFound(countAt(cursor, 'cores', CORES), cores));
  const isDynamic = flagAt(cursor, 'isDynamic');
  put(core, 'memoryBytes', hypervMemoryAt(cursor, MEMORY_CELLS, isDynamic));
  put(condition, 'dynamicMemory', isDynamic);
  put(core, 'firmware', firmwareOfGeneration(cursor));
  put(core, 'annotation', hypervTextAt(cursor, 'notes'));
  put(core, 'addresses', joinLists(hypervTextAt(cursor, 'addresses')));
  const cluster = hypervTextAt(cursor, 'cluster');
  put(placement, 'cluster', cluster);
  // A clustered machine moves between hosts, so a host says nothing about which machine it is.
  if (cluster !== null) put(placement, 'manager', cluster);
  else if (flagAt(cursor, 'isClustered')?.value === true) forgetManager(draft);
  put(condition, 'toolsStatus', hypervTextAt(cursor, 'toolsState') ?? hypervTextAt(cursor, 'toolsVersion'));
  put(condition, 'toolsVersion', hypervTextAt(cursor, 'toolsVersion'));
  putOperatingSystem(draft, {
    names: [hypervTextAt(cursor, 'osName')],
    architecture: mapFound(textAt(cursor, 'architecture'), guestArchitecture),
  });
  return draft;
}

const MEMORY_CELLS = {
  startup: 'memoryStartup',
  assigned: 'memoryAssigned',
  minimum: 'memoryMinimum',
  maximum: 'memoryMaximum',
} as const;

function forgetManager({ placement }: MachineDraft): void {
  placement.values.manager = null;
  delete placement.origins['manager'];
}

/** Generation 1 starts from BIOS, generation 2 from UEFI, and neither can be changed. */
function firmwareOfGeneration(cursor: Cursor<HypervMachineField>): Found<Firmware> | null {
  const found = countAt(cursor, 'generation');
  if (found === null) return null;
  if (found.value === 1 || found.value === 2) {
    const origin = derivedFrom(found.origin, `generation ${found.value}`);
    return { value: found.value === 1 ? 'bios' : 'efi', origin };
  }
  cursor.bound.problems.push(badChoice(found.origin, String(found.value), ['1', '2']));
  return null;
}

/** The name, the GUID and the host, which every table repeats: all there is where `Get-VM` was not exported. */
export function machineOfHypervOwner<Field extends string>(cursor: Cursor<Field | HypervOwnerField>): MachineDraft {
  const at = placeOfRow(cursor);
  const draft = blankMachine(at);
  const { core, placement } = draft;
  put(core, 'name', nameAt(cursor, at));
  put(core, 'source', { value: 'hyperv', origin: derivedFrom(at, "these columns are those of Hyper-V's cmdlets") });
  put(core, 'uuid', parseUuid(textAt(cursor, 'vmId'), cursor.bound.problems));
  const host = textAt(cursor, 'host');
  put(placement, 'host', host);
  put(placement, 'manager', host);
  return draft;
}

const nameAt = <Field extends string>(cursor: Cursor<Field | HypervOwnerField>, at: Origin): Found<string> =>
  textAt(cursor, 'vmName') ?? { value: textAt(cursor, 'vmId')?.value ?? '', origin: derivedFrom(at, 'the GUID alone') };
