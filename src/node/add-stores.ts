import { addSampledMachines, joinStoredMachines } from '../ingest/index.js';
import type { MachineIdOf } from '../ingest/index.js';
import type { Estate, MachineId } from '../model/index.js';
import { boundedTotals, mergePeaksTold, overlapsResolved, partialTotals, unmaskAverages } from '../timeseries/index.js';
import type { PeakSet } from '../timeseries/index.js';
import type { StoredSamples } from './read-stores.js';

/**
 * Adds to an estate what stores of peaks hold, their machines found in the inventory as those of samples are.
 *
 * @param machineIdOf null: there is no inventory
 */
export function addStores(
  read: { readonly estate: Estate; readonly peaks: PeakSet | null },
  stored: StoredSamples,
  machineIdOf: MachineIdOf | null,
): { readonly estate: Estate; readonly peaks: PeakSet } {
  const joined = joinStoredMachines(stored, { machineIdOf, file: stored.inputs[0]!.file });
  // A store that was filled before averages were told apart holds them as samples.
  const unmasked = unmaskAverages(joined.peaks);
  const { peaks, overlaps } = mergePeaksTold([unmasked.peaks, ...(read.peaks === null ? [] : [read.peaks])]);
  const names = new Map(joined.machines.map(({ id, name }) => [id, name]));
  const nameOf = (machine: MachineId): string => names.get(machine) ?? machine;
  const estate: Estate = {
    ...read.estate,
    inputs: [...read.estate.inputs, ...stored.inputs],
    problems: [
      ...read.estate.problems,
      ...stored.problems,
      ...joined.problems,
      ...unmasked.problems,
      ...overlapsResolved(overlaps, null),
      ...partialTotals(boundedTotals(peaks), null, nameOf),
    ],
  };
  const { machines } = joined;
  return { estate: addSampledMachines(estate, { machines, peaks, hasInventory: machineIdOf !== null }), peaks };
}
