import type { MachineId } from '../../model/index.js';
import { mergePeaksTold } from '../../timeseries/index.js';
import type { BucketSeries, MergedPeaks, PeakSet } from '../../timeseries/index.js';
import type { MachineState, SampledMachine } from './sample-machines.js';

/** The machines of a run once all their names are known. */
export interface SettledMachines {
  readonly machines: readonly SampledMachine[];
  /** The machine of the inventory that a provisional id stands for. */
  readonly idOf: ReadonlyMap<MachineId, MachineId>;
  /** Machines of different full names that the inventory has under one short name, together; joined to none. */
  readonly ambiguous: readonly (readonly SampledMachine[])[];
  /** Machines whose only likeness in the inventory is, by its id, one of another full name. */
  readonly strangers: readonly SampledMachine[];
  /** Of both, the ones whose percentages could be turned into cores by the wrong machine only; they are left out. */
  readonly withoutCores: readonly SampledMachine[];
}

/**
 * Joins machines of the samples to the inventory where only the short name of a full one does so: `web01.prod.example` is the
 * `web01` of the inventory, unless the samples name a `web01.test.example` too. Then nobody can tell which of them it is: both
 * keep their samples under their own name.
 */
export function settleMachines(states: readonly MachineState[]): SettledMachines {
  const byCandidate = new Map<MachineId, MachineState[]>();
  for (const state of states) {
    if (state.candidate === null) continue;
    const known = byCandidate.get(state.candidate);
    if (known === undefined) byCandidate.set(state.candidate, [state]);
    else known.push(state);
  }
  const fullNames = new Map(states.flatMap(({ id, name }) => (name.includes('.') ? [[id, name.toLowerCase()]] : [])));
  const isTaken = ({ name, candidate }: MachineState): boolean => {
    const byId = fullNames.get(candidate!);
    return byId !== undefined && byId !== name.toLowerCase();
  };
  const groups = [...byCandidate.values()];
  const ambiguous = groups.filter((group) => group.length > 1);
  const alone = groups.flatMap((group) => (group.length === 1 ? group : []));
  const strangers = alone.filter(isTaken);
  const refused = new Set([...ambiguous.flat(), ...strangers]);
  const joined = alone.filter((state) => !refused.has(state));
  const withoutCores = [...refused].filter(({ usesCoresOfCandidate }) => usesCoresOfCandidate);
  const idOf = new Map(joined.map(({ id, candidate }) => [id, candidate!]));
  const machines = new Map<MachineId, SampledMachine>();
  for (const state of states) {
    const { name, sourceId, file, isKnown } = state;
    const id = idOf.get(state.id) ?? state.id;
    if (!machines.has(id)) machines.set(id, { id, name, sourceId, file, isKnown: isKnown && !refused.has(state) });
  }
  return {
    machines: [...machines.values()],
    idOf,
    ambiguous: ambiguous.map((group) => group.map(({ id }) => machines.get(id)!)),
    strangers,
    withoutCores,
  };
}

/** The peaks of a run under the ids of settled machines, without those of the wrong cores, and the time that two names of one share. */
export function settlePeaks(peaks: PeakSet, settled: Pick<SettledMachines, 'idOf' | 'withoutCores'>): MergedPeaks {
  const { idOf } = settled;
  const withoutCores = new Set(settled.withoutCores.map(({ id }) => id));
  if (idOf.size === 0 && withoutCores.size === 0) return { peaks, overlaps: [] };
  const kept: BucketSeries[] = [];
  const joined: BucketSeries[] = [];
  for (const series of peaks.series) {
    const { key } = series;
    if (key.channel === 'cpuUsedCores' && withoutCores.has(key.machine)) continue;
    const machine = idOf.get(key.machine);
    if (machine === undefined) kept.push(series);
    else joined.push({ ...series, key: { ...key, machine } });
  }
  const least = peaks.leastTotals ?? [];
  return mergePeaksTold([
    { series: kept, spanMs: peaks.spanMs, leastTotals: least.filter(({ key }) => !idOf.has(key.machine)) },
    {
      series: joined,
      spanMs: null,
      leastTotals: least.flatMap((one) => {
        const machine = idOf.get(one.key.machine);
        return machine === undefined ? [] : [{ ...one, key: { ...one.key, machine } }];
      }),
    },
  ]);
}
