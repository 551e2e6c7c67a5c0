import { compareText, nearestNames } from '../model/index.js';
import type { MachineId } from '../model/index.js';

/** A machine of the estate, as far as a workload needs to know it. */
export interface WorkloadMachine {
  readonly id: MachineId;
  readonly name: string;
}

/** The machine that a workload runs on, as the estate knows it. */
export type WorkloadBinding =
  | { readonly kind: 'bound'; readonly id: MachineId; readonly machine: string }
  | { readonly kind: 'ambiguous'; readonly machines: readonly string[] }
  | { readonly kind: 'missing'; readonly near: readonly string[] };

const SUGGESTIONS = 2;
const plain = (name: string): string => name.trim().toLowerCase();
const firstLabel = (name: string): string => plain(name).split('.')[0] ?? '';

function indexBy(
  machines: readonly WorkloadMachine[],
  key: (name: string) => string,
): ReadonlyMap<string, readonly WorkloadMachine[]> {
  const index = new Map<string, WorkloadMachine[]>();
  for (const machine of machines) {
    const found = index.get(key(machine.name));
    if (found === undefined) index.set(key(machine.name), [machine]);
    else found.push(machine);
  }
  return index;
}

/**
 * Finds machines by name without case; by the first label of a name with a domain where no name is the same. Two machines of one name
 * are ambiguous, and none of them is taken.
 */
export function createWorkloadBinder(machines: readonly WorkloadMachine[]): (name: string) => WorkloadBinding {
  const [byName, byLabel] = [indexBy(machines, plain), indexBy(machines, firstLabel)];
  const names = [...new Set(machines.map(({ name }) => name))].sort(compareText);
  return (name) => {
    const found = byName.get(plain(name)) ?? byLabel.get(firstLabel(name)) ?? [];
    const [first, ...others] = found;
    if (first === undefined) return { kind: 'missing', near: nearestNames(name, names, SUGGESTIONS) };
    if (others.length > 0) return { kind: 'ambiguous', machines: found.map(({ id }) => id) };
    return { kind: 'bound', id: first.id, machine: first.name };
  };
}
