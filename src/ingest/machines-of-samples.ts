import { bytes, cores } from '../model/index.js';
import type { Estate, Machine, MachineId, Origin, Problem } from '../model/index.js';
import type { BucketSeries, Channel, PeakSet } from '../timeseries/index.js';
import { finishMachine } from './finish-machine.js';
import type { SampledMachine } from './samples/index.js';
import { reportImplausible } from './report-implausible.js';
import { blankMachine, derivedFrom, put } from './sourced.js';
import type { MachineDraft } from './sourced.js';

/** The last amount of an allocation series, null where it was never stated. */
function lastOf(series: BucketSeries | undefined): number | null {
  const value = series?.maxima.findLast((maximum) => !Number.isNaN(maximum));
  return value ?? null;
}

/** A machine of which only samples tell: cores and memory as last allocated, everything else unknown. */
function machineOfSamples(
  { id, name, sourceId, file }: SampledMachine,
  series: ReadonlyMap<Channel, BucketSeries>,
): { readonly machine: Machine; readonly draft: MachineDraft } {
  const at: Origin = { file, how: 'read' };
  const derived = derivedFrom(at, 'as last allocated in the samples');
  const coreCount = lastOf(series.get('allocatedCores'));
  const memory = lastOf(series.get('allocatedMemoryBytes'));
  const draft = blankMachine(at);
  put(draft.core, 'name', { value: name, origin: at });
  put(draft.core, 'uuid', sourceId === '' ? null : { value: sourceId.toLowerCase(), origin: at });
  put(draft.core, 'cores', coreCount === null ? null : { value: cores(coreCount), origin: derived });
  put(draft.core, 'memoryBytes', memory === null ? null : { value: bytes(memory), origin: derived });
  return { machine: finishMachine(draft, id), draft };
}

const sampledOnly = ({ name, file }: SampledMachine): Problem => ({
  code: 'ingest/samples-without-inventory',
  severity: 'warning',
  at: { file },
  message: `"${name}" has samples and stands in no inventory`,
  remedy: 'give an inventory that lists it under the same id or name; until then its system and disks are unknown',
});

/** The machines of a run of samples and the peaks they gave. */
export interface SampledPart {
  readonly machines: readonly SampledMachine[];
  readonly peaks: PeakSet;
  /** Whether an inventory was given beside them: without one, standing in none is no fault. */
  readonly hasInventory: boolean;
}

/**
 * Adds to an estate the machines of which only samples tell, in the order in which the samples first name them. Each
 * counts as one row and one machine, so that the counts go on reconciling.
 */
export function addSampledMachines(estate: Estate, { machines, peaks, hasInventory }: SampledPart): Estate {
  const known = new Set<MachineId>(estate.machines.map(({ id }) => id));
  const added = machines.filter(({ id }) => !known.has(id));
  if (added.length === 0) return estate;
  const byMachine = new Map<MachineId, Map<Channel, BucketSeries>>();
  for (const series of peaks.series) {
    const { machine, channel } = series.key;
    if (channel !== 'allocatedCores' && channel !== 'allocatedMemoryBytes') continue;
    const channels = byMachine.get(machine) ?? new Map<Channel, BucketSeries>();
    byMachine.set(machine, channels.set(channel, series));
  }
  const { counts } = estate;
  const problems: Problem[] = hasInventory ? added.map(sampledOnly) : [];
  const made = added.map((machine) =>
    machineOfSamples(machine, byMachine.get(machine.id) ?? new Map<Channel, BucketSeries>()),
  );
  reportImplausible(
    made.map(({ draft }) => draft),
    problems,
  );
  return {
    ...estate,
    machines: [...estate.machines, ...made.map(({ machine }) => machine)],
    counts: { ...counts, rows: counts.rows + added.length, machines: counts.machines + added.length },
    problems: [...estate.problems, ...problems],
  };
}
