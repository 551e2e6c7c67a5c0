import { toMachineId } from '../../model/index.js';
import type { Machine, MachineId } from '../../model/index.js';
import { createCoreTimeline } from './core-timeline.js';
import type { CoreTimeline } from './core-timeline.js';

/** A machine as the samples name it. */
export interface SampledMachine {
  readonly id: MachineId;
  /** As first printed. */
  readonly name: string;
  /** Its id as first printed; empty where the samples state none. */
  readonly sourceId: string;
  /** Whether `machineIdOf` knew it; false where there is no inventory to ask. */
  readonly isKnown: boolean;
}

/** What is remembered of a machine between its rows. */
export interface MachineState extends SampledMachine {
  readonly cores: CoreTimeline;
  /** Its stamp before, over all counters; null before the first. */
  previousMs: number | null;
}

/** The machine of the inventory that a name and an id mean, or null. */
export type MachineIdOf = (name: string, id: string) => MachineId | null;

/** More machines than any estate has: a column of changing values taken for names would fill the memory. */
export const MAX_SAMPLED_MACHINES = 200_000;

export interface MachineRegistry {
  /** The machine's state, made at its first row; null once there are too many. `onNew` is told of each new machine. */
  readonly find: (name: string, id: string) => MachineState | null;
  readonly list: () => readonly SampledMachine[];
}

/**
 * Machines are told apart by their id where the row states one, else by their name, without case. One that `machineIdOf` does
 * not know is kept as `samples:<id or name>`; several names of one machine share its state.
 */
export function createMachineRegistry(
  machineIdOf: MachineIdOf | null,
  onNew: (machine: SampledMachine) => void,
): MachineRegistry {
  const byName = new Map<string, MachineState>();
  const byId = new Map<string, MachineState>();
  const byMachine = new Map<MachineId, MachineState>();
  const make = (name: string, id: string): MachineState | null => {
    const known = machineIdOf?.(name, id) ?? null;
    const machine = known ?? toMachineId(`samples:${(id === '' ? name : id).toLowerCase()}`);
    const there = byMachine.get(machine);
    if (there !== undefined) return there;
    if (byMachine.size >= MAX_SAMPLED_MACHINES) return null;
    const state: MachineState = {
      id: machine,
      name: name === '' ? id : name,
      sourceId: id,
      isKnown: known !== null,
      cores: createCoreTimeline(),
      previousMs: null,
    };
    byMachine.set(machine, state);
    onNew(state);
    return state;
  };
  return {
    find: (name, id) => {
      const index = id === '' ? byName : byId;
      const key = id === '' ? name : id;
      const found = index.get(key);
      if (found !== undefined) return found;
      const state = make(name, id);
      if (state !== null) index.set(key, state);
      return state;
    },
    list: () => [...byMachine.values()].map(({ id, name, sourceId, isKnown }) => ({ id, name, sourceId, isKnown })),
  };
}

/**
 * Finds machines of an inventory by what samples call them: by UUID or id where the samples state one that the inventory has,
 * else by name without case, else by the short name where one side prints `web01` and the other `web01.corp.example`. A name
 * that fits several machines finds none.
 */
export function machineIdFinder(
  machines: readonly Pick<Machine, 'id' | 'name' | 'uuid'>[],
): (name: string, id: string) => MachineId | null {
  const byId = new Map<string, MachineId | null>();
  const byName = new Map<string, MachineId | null>();
  const byShortName = new Map<string, MachineId | null>();
  const put = (index: Map<string, MachineId | null>, key: string, id: MachineId): void => {
    index.set(key, index.has(key) && index.get(key) !== id ? null : id);
  };
  for (const { id, name, uuid } of machines) {
    put(byId, id.toLowerCase(), id);
    if (uuid !== null) put(byId, plainId(uuid), id);
    put(byName, name.toLowerCase(), id);
    put(byShortName, shortName(name), id);
  }
  return (name, id) => {
    const found = id === '' ? undefined : (byId.get(plainId(id)) ?? byId.get(id.toLowerCase()));
    if (found != null) return found;
    const lower = name.toLowerCase();
    if (lower === '') return null;
    const exact = byName.get(lower);
    if (exact !== undefined) return exact;
    const short = byShortName.get(shortName(name)) ?? null;
    if (short === null || !lower.includes('.')) return short;
    // `web01.a.example` is not `web01.b.example`: one of the two must print the short name.
    return byName.get(shortName(name)) ?? null;
  };
}

const plainId = (id: string): string => id.toLowerCase().replace(/^\{(.*)\}$/, '$1');
const shortName = (name: string): string => name.toLowerCase().split('.')[0]!;
