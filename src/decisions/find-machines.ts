import { isCovered, parseMachineNames, plainMachineName } from '../model/index.js';
import type { Machine } from '../model/index.js';

/** Whom a list of machines means. */
export interface FoundMachines {
  readonly machines: ReadonlySet<Machine>;
  /** Entries, or names of a range, that mean no machine. */
  readonly missing: readonly string[];
  /** Names that several machines have, with their ids: nobody can tell which is meant. */
  readonly ambiguous: readonly { readonly name: string; readonly ids: readonly string[] }[];
}

/** The machines of an estate, ready to be found. */
export type MachineFinder = (entries: readonly string[]) => FoundMachines;

type Index = ReadonlyMap<string, readonly Machine[]>;

function indexBy(machines: readonly Machine[], keyOf: (machine: Machine) => string | null): Index {
  const index = new Map<string, Machine[]>();
  for (const machine of machines) {
    const key = keyOf(machine);
    if (key === null) continue;
    const known = index.get(key);
    if (known === undefined) index.set(key, [machine]);
    else known.push(machine);
  }
  return index;
}

/** `db01` of `db01.corp.example`; null for a name without a domain. */
function labelOf({ name }: Machine): string | null {
  const plain = plainMachineName(name);
  const label = plain.split('.')[0] ?? '';
  return label === '' || label === plain ? null : label;
}

/**
 * Finds machines by id, by name, by the first label of a name with a domain, and by pattern; in this order, so that a name
 * never means another machine's label. A name that several machines have means none of them: their ids tell them apart.
 *
 * Cost: a look-up for each name, a pass over the estate for each pattern.
 */
export function machineFinder(machines: readonly Machine[]): MachineFinder {
  const named = [
    indexBy(machines, ({ id }) => id.toLowerCase()),
    indexBy(machines, ({ name }) => plainMachineName(name)),
    indexBy(machines, labelOf),
  ];
  const byName = (name: string): readonly Machine[] => {
    const key = plainMachineName(name);
    return named.find((index) => index.has(key))?.get(key) ?? [];
  };
  const covered = (parts: readonly string[]): readonly Machine[] =>
    machines.filter((machine) => isCovered(parts, machine.name) || isCovered(parts, labelOf(machine) ?? machine.name));
  return (entries) => {
    const found = new Set<Machine>();
    const missing: string[] = [];
    const ambiguous: FoundMachines['ambiguous'][number][] = [];
    const addNamed = (name: string): void => {
      const all = byName(name);
      if (all.length === 1) found.add(all[0]!);
      else if (all.length === 0) missing.push(name);
      else ambiguous.push({ name, ids: all.map(({ id }) => id) });
    };
    for (const entry of entries) {
      const read = named[0]!.has(plainMachineName(entry)) ? null : parseMachineNames(entry);
      if (read === null) addNamed(entry);
      else if (read.kind === 'names') read.names.forEach(addNamed);
      else {
        const all = covered(read.parts);
        if (all.length === 0) missing.push(entry);
        for (const machine of all) found.add(machine);
      }
    }
    return { machines: found, missing, ambiguous };
  };
}
