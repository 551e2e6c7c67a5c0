import type { EstateDatastore } from '../model/index.js';

/**
 * Each datastore once, in the order of first appearance. Two rows are one datastore where their names are equal and their managers where
 * both name one. What the first leaves open the others fill; of free space that differs the least is kept, since a plan has to fit it.
 */
export function joinDatastores(datastores: readonly EstateDatastore[]): readonly EstateDatastore[] {
  const joined: EstateDatastore[] = [];
  const byName = new Map<string, number[]>();
  for (const one of datastores) {
    const known = byName.get(one.name) ?? [];
    const index = known.find((place) => isSameManager(joined[place]!, one));
    if (index !== undefined) joined[index] = joinRows(joined[index]!, one);
    else {
      byName.set(one.name, [...known, joined.length]);
      joined.push(one);
    }
  }
  return joined;
}

const isSameManager = (one: EstateDatastore, other: EstateDatastore): boolean =>
  one.manager === null || other.manager === null || one.manager.toLowerCase() === other.manager.toLowerCase();

const joinRows = (first: EstateDatastore, other: EstateDatastore): EstateDatastore => ({
  name: first.name,
  manager: first.manager ?? other.manager,
  type: first.type ?? other.type,
  capacityBytes: first.capacityBytes ?? other.capacityBytes,
  provisionedBytes: first.provisionedBytes ?? other.provisionedBytes,
  usedBytes: first.usedBytes ?? other.usedBytes,
  freeBytes: lesser(first.freeBytes, other.freeBytes),
  at: first.at,
});

function lesser(one: EstateDatastore['freeBytes'], other: EstateDatastore['freeBytes']): EstateDatastore['freeBytes'] {
  if (one === null || other === null) return one ?? other;
  return one <= other ? one : other;
}
