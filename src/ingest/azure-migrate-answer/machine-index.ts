import type { RowKey } from './read-answer-rows.js';

/** Finds the machine that a row is about: by its id, else by name and group, else by a name that only one has. */
export interface MachineIndex<Machine extends RowKey> {
  readonly add: (machine: Machine) => void;
  readonly find: (key: RowKey) => Machine | 'several' | null;
  readonly all: () => readonly Machine[];
}

/** Names and ids are compared without case. They are keys of a Map, so that a hostile one reaches no prototype. */
export function createMachineIndex<Machine extends RowKey>(): MachineIndex<Machine> {
  const machines: Machine[] = [];
  const byId = new Map<string, Machine>();
  const byName = new Map<string, Machine[]>();
  const find = (key: RowKey): Machine | 'several' | null => {
    const sameId = key.machineId === null ? undefined : byId.get(idOf(key.machineId));
    if (sameId !== undefined) return sameId;
    const named = (byName.get(nameOf(key.name)) ?? []).filter((one) => areCompatible(one, key));
    const grouped = named.filter((one) => areSame(one.group, key.group));
    const candidates = grouped.length > 0 ? grouped : named;
    return candidates.length > 1 ? 'several' : (candidates[0] ?? null);
  };
  const add = (machine: Machine): void => {
    machines.push(machine);
    if (machine.machineId !== null && !byId.has(idOf(machine.machineId))) byId.set(idOf(machine.machineId), machine);
    const named = byName.get(nameOf(machine.name));
    if (named === undefined) byName.set(nameOf(machine.name), [machine]);
    else named.push(machine);
  };
  return { add, find, all: () => machines };
}

const nameOf = (text: string): string => text.trim().toLowerCase();
const idOf = nameOf;

const areSame = (one: string | null, other: string | null): boolean =>
  one !== null && other !== null && nameOf(one) === nameOf(other);

/** Two ids, or two groups, that differ are two machines. */
const areCompatible = (one: RowKey, other: RowKey): boolean =>
  (one.machineId === null || other.machineId === null || areSame(one.machineId, other.machineId)) &&
  (one.group === null || other.group === null || areSame(one.group, other.group));
