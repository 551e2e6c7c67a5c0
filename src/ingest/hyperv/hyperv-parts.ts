import { cores } from '../../model/index.js';
import type { Problem } from '../../model/index.js';
import { CORES, countAt, flagAt, placeOfRow, textAt } from '../columns.js';
import type { Cursor } from '../columns.js';
import { badChoice, conflict } from '../problems.js';
import { putOperatingSystem } from '../put-operating-system.js';
import { derivedFrom, mapFound, nicNamed, put, putIfUnknown } from '../sourced.js';
import type { Found, MachineCore, MachineDraft } from '../sourced.js';
import { joinLists } from '../words.js';
import { parseGuestItems } from './guest-items.js';
import type {
  HypervFirmwareField,
  HypervGuestField,
  HypervMemoryField,
  HypervNicField,
  HypervOwnerField,
  HypervProcessorField,
  HypervSecurityField,
} from './hyperv-columns.js';
import { guestArchitecture, hypervMemoryAt, hypervTextAt, macOf, onOffOf } from './hyperv-values.js';

// One function per cmdlet: what a row adds to its machine. Each returns whether the row was of use.

export function addHypervProcessor(draft: MachineDraft, cursor: Cursor<HypervProcessorField>): boolean {
  agree(draft, 'cores', mapFound(countAt(cursor, 'count', CORES), cores), cursor.bound.problems);
  return true;
}

export function addHypervMemory(draft: MachineDraft, cursor: Cursor<HypervMemoryField>): boolean {
  const isDynamic = flagAt(cursor, 'isDynamic');
  put(draft.condition, 'dynamicMemory', isDynamic);
  const found = hypervMemoryAt(
    cursor,
    { startup: 'startup', assigned: null, minimum: 'minimum', maximum: 'maximum' },
    isDynamic,
  );
  // With dynamic memory the two cmdlets measure different things, and Get-VM alone knows what the machine has now.
  if (isDynamic?.value === true) putIfUnknown(draft.core, 'memoryBytes', found);
  else agree(draft, 'memoryBytes', found, cursor.bound.problems);
  return true;
}

/** Fills what Get-VM left open; where both say something and differ, Get-VM stays and the row is reported. */
function agree<Key extends 'cores' | 'memoryBytes'>(
  draft: MachineDraft,
  key: Key,
  found: Found<MachineCore[Key]> | null,
  problems: Problem[],
): void {
  const known = draft.core.values[key];
  const first = draft.core.origins[key] ?? null;
  putIfUnknown(draft.core, key, found);
  if (found === null || known === null || known === found.value || first?.how === 'derived') return;
  problems.push(conflict(found.origin, key, { kept: String(known), left: String(found.value), first }));
}

export function addHypervFirmware(draft: MachineDraft, cursor: Cursor<HypervFirmwareField>): boolean {
  const found = textAt(cursor, 'secureBoot');
  if (found === null) return false;
  const value = onOffOf(found.value);
  if (value === null) cursor.bound.problems.push(badChoice(found.origin, found.value, ['On', 'Off']));
  else put(draft.core, 'secureBoot', { value, origin: found.origin });
  return value !== null;
}

export function addHypervSecurity(draft: MachineDraft, cursor: Cursor<HypervSecurityField>): boolean {
  const found = flagAt(cursor, 'virtualTpm');
  put(draft.condition, 'virtualTpm', found);
  return found !== null;
}

export function addHypervGuest(draft: MachineDraft, cursor: Cursor<HypervGuestField>): boolean {
  const items = hypervTextAt(cursor, 'items');
  const pairs = parseGuestItems(items?.value ?? '');
  const told = (field: Exclude<HypervGuestField, HypervOwnerField>, key: string): Found<string> | null => {
    const value = pairs.get(key);
    return items === null || value === undefined ? hypervTextAt(cursor, field) : { value, origin: items.origin };
  };
  putOperatingSystem(draft, {
    names: [told('osName', 'OSName')],
    architecture: mapFound(told('architecture', 'ProcessorArchitecture'), guestArchitecture),
  });
  putIfUnknown(draft.condition, 'toolsStatus', told('toolsVersion', 'IntegrationServicesVersion'));
  put(draft.condition, 'toolsVersion', told('toolsVersion', 'IntegrationServicesVersion'));
  addAddresses(draft, joinLists(told('addresses', 'NetworkAddressIPv4')));
  return true;
}

export function addHypervNic(draft: MachineDraft, cursor: Cursor<HypervNicField>): boolean {
  if (flagAt(cursor, 'isOfHost')?.value === true) return false;
  const name = textAt(cursor, 'name') ?? {
    value: `Network adapter ${draft.nics.length + 1}`,
    origin: derivedFrom(placeOfRow(cursor), 'the row has no name'),
  };
  const nic = nicNamed(name);
  const mac = textAt(cursor, 'mac');
  const written = mac === null ? null : macOf(mac.value);
  if (mac !== null && written !== null) put(nic, 'mac', { value: written, origin: mac.origin });
  put(nic, 'network', textAt(cursor, 'switch'));
  put(nic, 'isConnected', flagAt(cursor, 'isConnected'));
  put(
    nic,
    'adapter',
    mapFound(flagAt(cursor, 'isLegacy'), (isLegacy) => (isLegacy ? 'legacy' : 'synthetic')),
  );
  const addresses = joinLists(hypervTextAt(cursor, 'addresses'));
  put(nic, 'addresses', addresses);
  addAddresses(draft, addresses);
  draft.nics.push(nic);
  return true;
}

function addAddresses({ core }: MachineDraft, more: Found<readonly string[]> | null): void {
  if (more === null) return;
  const value = [...new Set([...core.values.addresses, ...more.value])];
  put(core, 'addresses', { value, origin: core.origins['addresses'] ?? more.origin });
}

/**
 * Completes the adapters of a machine once all rows are read. All of Hyper-V's are called "Network Adapter" by default, so
 * of several with one name each takes its MAC address into the name; the collector's samples name them in the same way.
 */
export function completeHypervNics(draft: MachineDraft): void {
  const count = (name: string): number => draft.nics.filter(({ values }) => values.name === name).length;
  const repeated = new Set(draft.nics.map(({ values }) => values.name).filter((name) => count(name) > 1));
  draft.nics.forEach((nic, index) => {
    const { name, mac } = nic.values;
    if (!repeated.has(name)) return;
    const own = mac === null ? String(index + 1) : mac.replaceAll(':', '').toUpperCase();
    const origin = derivedFrom(nic.origins['name']!, 'several adapters have one name');
    put(nic, 'name', { value: `${name} ${own}`, origin });
  });
  const [first] = draft.nics;
  if (first === undefined) return;
  const origin = derivedFrom(first.origins['name']!, 'the adapters that are listed');
  putIfUnknown(draft.core, 'nicCount', { value: draft.nics.length, origin });
}
