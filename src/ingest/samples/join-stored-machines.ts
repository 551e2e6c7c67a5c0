import type { Problem } from '../../model/index.js';
import { mergePeaksTold, overlapsResolved } from '../../timeseries/index.js';
import type { PeakSet, StoredMachine } from '../../timeseries/index.js';
import { ambiguousMachines, unknownMachine } from './problems.js';
import { createMachineRegistry } from './sample-machines.js';
import type { MachineIdOf, MachineState, SampledMachine } from './sample-machines.js';
import { settleMachines, settlePeaks } from './settle-machines.js';

/** Peaks of a store under the names of an inventory. */
export interface JoinedStore {
  readonly peaks: PeakSet;
  readonly machines: readonly SampledMachine[];
  readonly problems: readonly Problem[];
}

/** Samples without an inventory are kept under this and the name or id that they state. */
const SAMPLED = 'samples:';

/**
 * Gives the peaks of a store the machines of an inventory, found by the name and the id that the store holds, exactly as
 * samples find theirs. Machines that the inventory does not know keep a name of their own and are told.
 *
 * @param machineIdOf null: there is no inventory, and the store's own ids stay
 * @param file the label of the store
 */
export function joinStoredMachines(
  { peaks, machines }: { readonly peaks: PeakSet; readonly machines: readonly StoredMachine[] },
  { machineIdOf, file }: { readonly machineIdOf: MachineIdOf | null; readonly file: string },
): JoinedStore {
  const stored = withUnnamed(machines, peaks);
  if (machineIdOf === null) {
    const kept = stored.map(({ id, name, sourceId }) => ({ id, name, sourceId, file, isKnown: false }));
    return { peaks, machines: kept, problems: [] };
  }
  const problems: Problem[] = [];
  const registry = createMachineRegistry(machineIdOf, {
    currentFile: () => file,
    onNew: ({ name, isKnown }) => {
      if (!isKnown) problems.push(unknownMachine({ file }, name));
    },
  });
  const states = new Map(stored.map(({ id, name, sourceId }) => [id, registry.find(name, sourceId)]));
  const idOf = ({ key }: PeakSet['series'][number]): MachineState['id'] => states.get(key.machine)?.id ?? key.machine;
  const settled = settleMachines(registry.list());
  const merged = mergePeaksTold(setsByName(peaks, idOf));
  for (const group of settled.ambiguous) problems.push(ambiguousMachines({ file }, group));
  for (const { name } of settled.strangers) problems.push(unknownMachine({ file }, name));
  const joined = settlePeaks(merged.peaks, settled);
  problems.push(...overlapsResolved([...merged.overlaps, ...joined.overlaps], file));
  return { peaks: joined.peaks, machines: settled.machines, problems };
}

/** Several machines of the store may be one of the inventory: the first of each, the second, and so on, are a set of their own. */
function setsByName(peaks: PeakSet, idOf: (one: PeakSet['series'][number]) => MachineState['id']): readonly PeakSet[] {
  const placeOf = new Map<MachineState['id'], number>();
  const taken = new Map<MachineState['id'], number>();
  const sets: PeakSet['series'][number][][] = [[]];
  for (const one of peaks.series) {
    const machine = idOf(one);
    let place = placeOf.get(one.key.machine);
    if (place === undefined) {
      place = taken.get(machine) ?? 0;
      placeOf.set(one.key.machine, place);
      taken.set(machine, place + 1);
    }
    (sets[place] ??= []).push({ ...one, key: { ...one.key, machine } });
  }
  const least = peaks.leastTotals ?? [];
  return sets.map((series, place) => ({
    series,
    spanMs: peaks.spanMs,
    leastTotals: least
      .filter(({ key }) => placeOf.get(key.machine) === place)
      .map((one) => ({ ...one, key: { ...one.key, machine: idOf(one) } })),
  }));
}

/** The machines of a store; those that it does not name, such as in version 1, by what their id says. */
function withUnnamed(machines: readonly StoredMachine[], peaks: PeakSet): readonly StoredMachine[] {
  const named = new Map(machines.map((machine) => [machine.id, machine]));
  for (const { key } of peaks.series) {
    if (named.has(key.machine)) continue;
    named.set(key.machine, { id: key.machine, name: '', sourceId: '' });
  }
  return [...named.values()].map((machine) => {
    if (machine.name !== '' || machine.sourceId !== '') return machine;
    const said = machine.id.startsWith(SAMPLED) ? machine.id.slice(SAMPLED.length) : machine.id;
    return { ...machine, name: said, sourceId: machine.id.startsWith(SAMPLED) ? '' : said };
  });
}
