import type { AssessedMachine, Assessment } from '../assessment/index.js';
import { compareText } from '../model/index.js';

/** A machine of both sides, or of one. */
export interface MachinePair {
  readonly before: AssessedMachine | null;
  readonly after: AssessedMachine | null;
}

/** Machines by name in lower case; null where several have it. */
function byName(machines: readonly AssessedMachine[]): ReadonlyMap<string, AssessedMachine | null> {
  const names = new Map<string, AssessedMachine | null>();
  for (const machine of machines) {
    const name = machine.name.toLowerCase();
    names.set(name, names.has(name) ? null : machine);
  }
  return names;
}

/**
 * The same machines of two assessments: by id; what is left by a name that no other has on either side, since another kind of
 * inventory gives other ids. By id in code-unit order, so that neither side's order counts.
 */
export function pairMachines(before: Assessment, after: Assessment): readonly MachinePair[] {
  const later = new Map(after.machines.map((machine) => [machine.id, machine]));
  const earlier = new Map(before.machines.map((machine) => [machine.id, machine]));
  const namesBefore = byName(before.machines);
  const namesAfter = byName(after.machines);
  const partnerOf = (machine: AssessedMachine): AssessedMachine | null => {
    const same = later.get(machine.id);
    if (same !== undefined) return same;
    const name = machine.name.toLowerCase();
    const named = namesAfter.get(name) ?? null;
    const isOnly = namesBefore.get(name) !== null;
    return named !== null && isOnly && !earlier.has(named.id) ? named : null;
  };
  const pairs = before.machines.map((machine): MachinePair => ({ before: machine, after: partnerOf(machine) }));
  const taken = new Set(pairs.flatMap((pair) => (pair.after === null ? [] : [pair.after.id])));
  const added = after.machines.filter(({ id }) => !taken.has(id)).map((machine) => ({ before: null, after: machine }));
  const idOf = (pair: MachinePair): string =>
    [pair.before?.id, pair.after?.id].filter((id) => id !== undefined).sort(compareText)[0]!;
  return [...pairs, ...added].sort((left, right) => compareText(idOf(left), idOf(right)));
}
