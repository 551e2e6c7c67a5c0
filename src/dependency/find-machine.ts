import { compareText } from '../model/index.js';
import type { Machine } from '../model/index.js';
import { isLoopback, isNobodys, parseAddress } from './address.js';

/** One end as rows print it. */
export interface PrintedEnd {
  readonly name: string;
  readonly address: string;
  /** The resource id of the new form; empty for none. */
  readonly id: string;
}

export type FoundMachine =
  | { readonly kind: 'machine'; readonly machine: Machine; readonly by: 'uuid' | 'name' | 'address' }
  | { readonly kind: 'ambiguous'; readonly candidates: readonly Machine[] }
  | { readonly kind: 'unknown' };

const UNKNOWN: FoundMachine = { kind: 'unknown' };

type Index = ReadonlyMap<string, readonly Machine[]>;

function indexBy(machines: readonly Machine[], keysOf: (machine: Machine) => readonly string[]): Index {
  const index = new Map<string, Machine[]>();
  for (const machine of machines) {
    for (const key of new Set(keysOf(machine))) {
      const known = index.get(key);
      if (known === undefined) index.set(key, [machine]);
      else known.push(machine);
    }
  }
  return index;
}

const plainName = (name: string): string => name.trim().toLowerCase();
/** Without the domain; an address is no name with a domain. */
const shortName = (name: string): string =>
  parseAddress(name) === null ? plainName(name).split('.')[0]! : plainName(name);
const lastPart = (id: string): string => id.trim().toLowerCase().split('/').at(-1) ?? '';

const addressesOf = (machine: Machine): readonly string[] =>
  [...machine.addresses, ...machine.nics.flatMap((nic) => nic.addresses)].flatMap((text) => {
    const address = parseAddress(text);
    return address === null || isLoopback(address) || isNobodys(address) ? [] : [address];
  });

/**
 * Finds the machines of an inventory that ends of connections name: by the machine's id at the end of a resource id, else by the
 * name with its domain, else without, else by the address. Where several machines have the name, the address decides; where it does
 * not, the end is ambiguous. Templates are never met in connections.
 */
export function machineFinder(machines: readonly Machine[]): (end: PrintedEnd) => FoundMachine {
  const real = machines.filter(({ isTemplate }) => !isTemplate);
  const byUuid = indexBy(real, ({ uuid, id }) => (uuid === null ? [id] : [uuid, id]));
  const byName = indexBy(real, ({ name }) => [plainName(name)]);
  const byShortName = indexBy(real, ({ name }) => [shortName(name)]);
  const byAddress = indexBy(real, addressesOf);
  return ({ name, address, id }) => {
    const uuids = id === '' ? [] : (byUuid.get(lastPart(id)) ?? []);
    if (uuids.length === 1) return { kind: 'machine', machine: uuids[0]!, by: 'uuid' };
    const addressed = address === '' ? [] : (byAddress.get(address) ?? []);
    const named = name === '' ? [] : (byName.get(plainName(name)) ?? byShortName.get(shortName(name)) ?? []);
    return oneOf(named, addressed, 'name') ?? oneOf(addressed, [], 'address') ?? UNKNOWN;
  };
}

/** Null where there is none at all. */
function oneOf(found: readonly Machine[], alsoFound: readonly Machine[], by: 'name' | 'address'): FoundMachine | null {
  if (found.length === 0) return null;
  const both = found.length === 1 ? found : found.filter((machine) => alsoFound.includes(machine));
  if (both.length === 1) return { kind: 'machine', machine: both[0]!, by };
  return { kind: 'ambiguous', candidates: found.toSorted((left, right) => compareText(left.id, right.id)) };
}
