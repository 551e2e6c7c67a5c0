import { machineIdFinder } from '../ingest/index.js';
import type { AnsweredMachine, AzureMigrateAnswer } from '../ingest/index.js';
import type { Machine, MachineId } from '../model/index.js';
import type { NamedMachine } from './second-opinion.js';

/** A machine of ours with their row on it. */
interface Pair {
  readonly machine: Machine;
  readonly answered: AnsweredMachine;
  readonly matchedBy: 'id' | 'name';
}

export interface Pairing {
  /** In the order of the estate. */
  readonly pairs: readonly Pair[];
  readonly onlyOurs: readonly Machine[];
  readonly onlyTheirs: readonly NamedMachine[];
}

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi;

/** The whole id, and any UUID in it from the last on: resource ids end in one that an inventory may state. */
const idsOf = (id: string): readonly string[] => [id, ...(id.match(UUID) ?? []).reverse()];

/**
 * Pairs an estate with the rows of an answer, by id where both state one, else by name as samples find their machines. A
 * second row on a machine that has one is left over, and so is what either side does not have.
 */
export function pairMachines(machines: readonly Machine[], { machines: rows }: AzureMigrateAnswer): Pairing {
  const find = machineIdFinder(machines);
  const byId = new Map(machines.map((machine) => [machine.id, machine]));
  const taken = new Map<MachineId, Pair>();
  const onlyTheirs: NamedMachine[] = [];
  for (const answered of rows) {
    const known =
      answered.machineId === null
        ? undefined
        : idsOf(answered.machineId)
            .map((id) => find('', id))
            .find(isId);
    const id = known ?? find(answered.name, '');
    const machine = id === null ? undefined : byId.get(id);
    if (machine === undefined) {
      onlyTheirs.push({
        name: answered.name,
        reason: 'no input has a machine of this id or, without another of it, this name',
      });
    } else if (taken.has(machine.id)) {
      onlyTheirs.push({
        name: answered.name,
        reason: `another row of the answer is the same machine "${machine.name}"`,
      });
    } else {
      taken.set(machine.id, { machine, answered, matchedBy: known === undefined ? 'name' : 'id' });
    }
  }
  return {
    pairs: machines.flatMap(({ id }) => taken.get(id) ?? []),
    onlyOurs: machines.filter(({ id }) => !taken.has(id)),
    onlyTheirs,
  };
}

const isId = (id: MachineId | null): id is MachineId => id !== null;
