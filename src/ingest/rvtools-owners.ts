import type { Origin } from '../model/index.js';
import { placeOfRow, textAt } from './columns.js';
import type { Cursor } from './columns.js';
import { ambiguousRow, orphanRow } from './problems.js';
import type { OwnerField } from './rvtools-columns.js';
import type { MachineDraft } from './sourced.js';

/** How one row names its machine; texts in lower case, null where the row does not say. */
export interface OwnerKeys {
  readonly name: string | null;
  readonly uuid: string | null;
  readonly vmId: string | null;
  readonly manager: string | null;
  readonly datacenter: string | null;
  readonly cluster: string | null;
  readonly host: string | null;
  readonly folder: string | null;
}

/** A machine of the inventory with the keys of the row that describes it; `draft` is null for a row left out on purpose. */
export interface Owner {
  readonly keys: OwnerKeys;
  readonly draft: MachineDraft | null;
  readonly at: Origin;
}

/** Machines by what rows call them. */
export interface OwnerIndex {
  readonly byUuid: Map<string, Owner[]>;
  readonly byName: Map<string, Owner[]>;
}

export const newOwnerIndex = (): OwnerIndex => ({ byUuid: new Map(), byName: new Map() });

export function addOwner(index: OwnerIndex, owner: Owner): void {
  if (owner.keys.uuid !== null) push(index.byUuid, owner.keys.uuid, owner);
  if (owner.keys.name !== null) push(index.byName, owner.keys.name, owner);
}

const push = (map: Map<string, Owner[]>, key: string, owner: Owner): void => {
  const list = map.get(key);
  if (list === undefined) map.set(key, [owner]);
  else list.push(owner);
};

export function ownerKeysAt<Field extends string>(cursor: Cursor<Field | OwnerField>): OwnerKeys {
  const lower = (field: OwnerField): string | null => textAt(cursor, field)?.value.toLowerCase() ?? null;
  return {
    name: lower('name'),
    uuid: lower('uuid'),
    vmId: lower('vmId'),
    manager: lower('manager'),
    datacenter: lower('datacenter'),
    cluster: lower('cluster'),
    host: lower('host'),
    folder: lower('folder'),
  };
}

/**
 * The machine a row is about, or null with a problem. The UUID decides where both sides have one; else the name. Where
 * that leaves several, what else the row says narrows them down. Never guesses: two that remain are reported.
 */
export function findOwner<Field extends string>(index: OwnerIndex, cursor: Cursor<Field | OwnerField>): Owner | null {
  const keys = ownerKeysAt(cursor);
  const candidates = candidatesOf(index, keys);
  if (candidates.length === 1) return candidates[0]!;
  const name = textAt(cursor, 'name')?.value ?? keys.uuid ?? '';
  const at = textAt(cursor, 'name')?.origin ?? placeOfRow(cursor);
  cursor.bound.problems.push(candidates.length === 0 ? orphanRow(at, name) : ambiguousRow(at, name, candidates.length));
  return null;
}

/** All machines that the keys may mean. */
export function candidatesOf(index: OwnerIndex, keys: OwnerKeys): readonly Owner[] {
  const byUuid = keys.uuid === null ? [] : (index.byUuid.get(keys.uuid) ?? []);
  if (byUuid.length > 0) return narrow(byUuid, keys, ['name', ...NARROWING]);
  const byName = keys.name === null ? [] : (index.byName.get(keys.name) ?? []);
  const possible = keys.uuid === null ? byName : byName.filter((owner) => owner.keys.uuid === null);
  return narrow(possible, keys, NARROWING);
}

const NARROWING = ['vmId', 'manager', 'datacenter', 'cluster', 'host', 'folder'] as const;

/** Drops, key by key and only while several are left, those that say something else; a key that fits none is not asked. */
function narrow(owners: readonly Owner[], keys: OwnerKeys, by: readonly (keyof OwnerKeys)[]): readonly Owner[] {
  let left = owners;
  for (const key of by) {
    if (left.length < 2) break;
    const fitting = left.filter((owner) => keys[key] !== null && owner.keys[key] === keys[key]);
    if (fitting.length > 0) left = fitting;
  }
  return left;
}

/** Whether two rows of a tab with one row per machine describe the same one. */
export function isSameMachine(left: OwnerKeys, right: OwnerKeys): boolean {
  if (left.name !== right.name || left.uuid !== right.uuid) return false;
  return left.uuid !== null || NARROWING.every((key) => left[key] === right[key]);
}
