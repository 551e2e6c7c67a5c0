import type { Origin } from '../../model/index.js';
import { placeOfRow, textAt } from '../columns.js';
import type { Cursor } from '../columns.js';
import { ambiguousHypervRow, orphanHypervRow } from '../problems.js';
import type { MachineDraft } from '../sourced.js';
import type { HypervOwnerField } from './hyperv-columns.js';

/** A machine of the inventory by what rows call it; `draft` is null for one that is left out on purpose. */
export interface HypervOwner {
  readonly draft: MachineDraft | null;
  readonly id: string | null;
  readonly name: string;
  readonly host: string | null;
  readonly at: Origin;
}

export interface HypervOwners {
  readonly all: HypervOwner[];
  readonly byId: Map<string, HypervOwner[]>;
  readonly byName: Map<string, HypervOwner[]>;
}

export const newHypervOwners = (): HypervOwners => ({ all: [], byId: new Map(), byName: new Map() });

export function addHypervOwner(owners: HypervOwners, owner: HypervOwner): void {
  owners.all.push(owner);
  if (owner.id !== null) push(owners.byId, owner.id, owner);
  push(owners.byName, owner.name, owner);
}

const push = (map: Map<string, HypervOwner[]>, key: string, owner: HypervOwner): void => {
  const list = map.get(key);
  if (list === undefined) map.set(key, [owner]);
  else list.push(owner);
};

/** How a row names its machine: lower case, a GUID without braces and hyphens. */
export interface HypervKeys {
  readonly id: string | null;
  readonly name: string | null;
  readonly host: string | null;
}

export function hypervKeysAt<Field extends string>(cursor: Cursor<Field | HypervOwnerField>): HypervKeys {
  const lower = (field: HypervOwnerField): string | null => textAt(cursor, field)?.value.toLowerCase() ?? null;
  return { id: lower('vmId')?.replace(/[{}-]/g, '') ?? null, name: lower('vmName'), host: lower('host') };
}

/** The parts of a checkpoint repeat those of its machine. */
export const isOfCheckpoint = <Field extends string>(cursor: Cursor<Field | HypervOwnerField>): boolean =>
  /[1-9a-f]/i.test(textAt(cursor, 'checkpointId')?.value ?? '');

/** The adapters of a host itself name no machine. */
export function isOfNoMachine<Field extends string>(cursor: Cursor<Field | HypervOwnerField>): boolean {
  const { id, name } = hypervKeysAt(cursor);
  return (id === null && name === null) || isOfCheckpoint(cursor);
}

/**
 * All machines that a row may mean: those of its GUID; else those of its name that have no other GUID. The host narrows them
 * down where several are left.
 */
export function candidatesFor(owners: HypervOwners, keys: HypervKeys): readonly HypervOwner[] {
  const byId = keys.id === null ? [] : (owners.byId.get(keys.id) ?? []);
  if (byId.length > 0) return narrow(byId, keys);
  const byName = keys.name === null ? [] : (owners.byName.get(keys.name) ?? []);
  return narrow(keys.id === null ? byName : byName.filter(({ id }) => id === null), keys);
}

function narrow(found: readonly HypervOwner[], { host }: HypervKeys): readonly HypervOwner[] {
  if (found.length < 2 || host === null) return found;
  const there = found.filter((owner) => owner.host === host);
  return there.length > 0 ? there : found;
}

/** The machine that a row is about; null with a problem where it is none or could be several. */
export function findHypervOwner<Field extends string>(
  owners: HypervOwners,
  cursor: Cursor<Field | HypervOwnerField>,
): HypervOwner | null {
  const keys = hypervKeysAt(cursor);
  const found = candidatesFor(owners, keys);
  if (found.length === 1) return found[0]!;
  const called = textAt(cursor, 'vmName')?.value ?? textAt(cursor, 'vmId')?.value ?? '';
  const at = placeOfRow(cursor);
  cursor.bound.problems.push(
    found.length === 0 ? orphanHypervRow(at, called) : ambiguousHypervRow(at, called, found.length),
  );
  return null;
}
