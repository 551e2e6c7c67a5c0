import { machineFinder } from '../dependency/index.js';
import { visibleLine } from '../model/index.js';
import type { Machine, Problem } from '../model/index.js';
import type { PlanRow } from './plan-row.js';
import { ambiguousMachine, emptyRow, noApplication, noMachine } from './problems.js';

type Found = { readonly machines: readonly Machine[] } | { readonly problem: Problem };

/**
 * Finds the machines of a row: by id, as it is printed too (files show control signs as pictures), else by name as connections are
 * joined; a row without either stands for all machines that state its application.
 */
export function planFinder(machines: readonly Machine[]): (row: PlanRow) => Found {
  const find = machineFinder(machines);
  const byPrintedId = new Map(machines.map((machine) => [visibleLine(machine.id), machine]));
  const byPrintedName = groupBy(machines, ({ name }) => visibleLine(name));
  const byApplication = groupBy(machines, ({ application }) =>
    visibleLine(application ?? '')
      .trim()
      .toLowerCase(),
  );
  return (row) => {
    const { machine: name, id, application, at } = row;
    if (name === '' && id === '') {
      if (application === '') return { problem: emptyRow(at) };
      const all = byApplication.get(application.toLowerCase());
      return all === undefined ? { problem: noApplication(at, application) } : { machines: all };
    }
    const exact = byPrintedId.get(id);
    if (exact !== undefined) return { machines: [exact] };
    const result = find({ name, address: '', id });
    if (result.kind === 'machine') return { machines: [result.machine] };
    const printed = byPrintedName.get(name) ?? [];
    if (printed.length === 1) return { machines: printed };
    if (result.kind === 'ambiguous')
      return {
        problem: ambiguousMachine(
          at,
          name,
          result.candidates.map((one) => one.id),
        ),
      };
    return { problem: noMachine(at, name || id) };
  };
}

function groupBy(
  machines: readonly Machine[],
  keyOf: (machine: Machine) => string,
): ReadonlyMap<string, readonly Machine[]> {
  const groups = new Map<string, Machine[]>();
  for (const machine of machines) {
    const key = keyOf(machine);
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [machine]);
    else known.push(machine);
  }
  return groups;
}
