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
  /** The label of the first file that names it. */
  readonly file: string;
  /** Whether `machineIdOf` knew it; false where there is no inventory to ask. */
  readonly isKnown: boolean;
}

/** What is remembered of a machine between its rows. */
export interface MachineState extends SampledMachine {
  readonly cores: CoreTimeline;
  /** Its stamp before, over all counters; null before the first. */
  previousMs: number | null;
  /**
   * The machine of the inventory that its short name alone means; null where it is known otherwise or not at all. Until the
   * run ends it has an id of its own, since another full name may mean the same one (`settleMachines`).
   */
  readonly candidate: MachineId | null;
  /** Whether percentages of it were taken of the cores that the candidate has. */
  usesCoresOfCandidate: boolean;
}

/** Finds the machine of the inventory that a name and an id mean, or null. */
export interface MachineIdOf {
  (name: string, id: string): MachineId | null;
  /** Whether the short name of a longer one decided, so that other long names may mean the same machine. */
  readonly isByShortName?: (name: string, id: string) => boolean;
}

/** More machines than any estate has: a column of changing values taken for names would fill the memory. */
export const MAX_SAMPLED_MACHINES = 200_000;

export interface MachineRegistry {
  /** The machine's state, made at its first row; null once there are too many. `onNew` is told of each new machine. */
  readonly find: (name: string, id: string) => MachineState | null;
  /** In the order of their first rows. */
  readonly list: () => readonly MachineState[];
}

/**
 * Machines are told apart by their id where the row states one, else by their name, without case. One that `machineIdOf` does
 * not know is kept as `samples:<id or name>`, and one that only its short name joins as `samples:<name>`; several names of one
 * machine share its state.
 */
export function createMachineRegistry(
  machineIdOf: MachineIdOf | null,
  { currentFile, onNew }: { readonly currentFile: () => string; readonly onNew: (machine: SampledMachine) => void },
): MachineRegistry {
  const byName = new Map<string, MachineState>();
  const byId = new Map<string, MachineState>();
  const byMachine = new Map<MachineId, MachineState>();
  const make = (name: string, id: string): MachineState | null => {
    const { machine, known, candidate } = identify(machineIdOf, name, id);
    const there = byMachine.get(machine);
    if (there !== undefined) return there;
    if (byMachine.size >= MAX_SAMPLED_MACHINES) return null;
    const state: MachineState = {
      id: machine,
      name: name === '' ? id : name,
      sourceId: id,
      file: currentFile(),
      isKnown: known !== null,
      cores: createCoreTimeline(),
      previousMs: null,
      candidate,
      usesCoresOfCandidate: false,
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
    list: () => [...byMachine.values()],
  };
}

function identify(
  machineIdOf: MachineIdOf | null,
  name: string,
  id: string,
): { readonly machine: MachineId; readonly known: MachineId | null; readonly candidate: MachineId | null } {
  const known = machineIdOf?.(name, id) ?? null;
  const candidate = machineIdOf?.isByShortName?.(name, id) === true ? known : null;
  if (known !== null && candidate === null) return { machine: known, known, candidate };
  const ownName = id === '' || candidate !== null ? name : id;
  return { machine: toMachineId(`samples:${ownName.toLowerCase()}`), known, candidate };
}

/**
 * Finds machines of an inventory by what samples call them: by UUID or id where the samples state one that the inventory has,
 * else by name without case, else by the short name where one side prints `web01` and the other `web01.corp.example`. A name
 * that fits several machines finds none. That several long names of the samples mean one short name of the inventory is seen
 * only when all of them are known: the run then joins none (`settleMachines`).
 */
export function machineIdFinder(machines: readonly Pick<Machine, 'id' | 'name' | 'uuid'>[]): MachineIdOf {
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
  /** By id or the whole name; undefined where neither is there. */
  const findWhole = (name: string, id: string): MachineId | null | undefined => {
    const found = id === '' ? undefined : (byId.get(plainId(id)) ?? byId.get(id.toLowerCase()));
    return found ?? (name === '' ? undefined : byName.get(name.toLowerCase()));
  };
  const find = (name: string, id: string): MachineId | null => {
    const whole = findWhole(name, id);
    if (whole !== undefined || name === '') return whole ?? null;
    const short = byShortName.get(shortName(name)) ?? null;
    if (short === null || !name.includes('.')) return short;
    // `web01.a.example` is not `web01.b.example`: one of the two must print the short name.
    return byName.get(shortName(name)) ?? null;
  };
  const isByShortName = (name: string, id: string): boolean =>
    name.includes('.') && findWhole(name, id) === undefined && find(name, id) !== null;
  return Object.assign(find, { isByShortName });
}

const plainId = (id: string): string => id.toLowerCase().replace(/^\{(.*)\}$/, '$1');

/** `web01` of `web01.corp.example`, in lower case. */
export const shortName = (name: string): string => name.toLowerCase().split('.')[0]!;
