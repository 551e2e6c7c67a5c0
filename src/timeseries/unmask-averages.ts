import type { MachineId, Milliseconds, Problem } from '../model/index.js';
import { findPosingAverages, relabelAverages } from './posing-averages.js';
import type { PosingAverages } from './posing-averages.js';
import type { WatchedRows } from './repeat-watch.js';
import { MINUTE_MS } from './series.js';
import type { PeakSet } from './series.js';

/**
 * Calls averages that pose as samples what they are, and tells of them, once for each length.
 *
 * @param seen what the rows have shown (`createRepeatWatch`); absent: buckets alone decide
 * @param nameOf how a machine is called; absent: by its id
 */
export function unmaskAverages(
  peaks: PeakSet,
  seen: WatchedRows = { repeats: [], apartMs: new Map() },
  nameOf: (machine: MachineId) => string = (machine) => machine,
): { readonly peaks: PeakSet; readonly problems: readonly Problem[] } {
  const statedMs = new Map(
    peaks.series
      .filter(({ granularity }) => granularity.kind === 'sample')
      .map(({ key, granularity }) => [key.machine, granularity.intervalMs]),
  );
  const shown = [...sparseOf(statedMs, seen), ...seen.repeats.filter(({ machine }) => statedMs.has(machine))];
  const known = new Set(shown.map(({ machine }) => machine));
  const found = [...shown, ...findPosingAverages(peaks).filter(({ machine }) => !known.has(machine))];
  return { peaks: relabelAverages(peaks, found), problems: problemsOf(found, nameOf) };
}

/** Machines whose stamps stand at least twice as far apart as stated, and farther than those of samples. */
function sparseOf(statedMs: ReadonlyMap<MachineId, Milliseconds>, { apartMs }: WatchedRows): readonly PosingAverages[] {
  return [...apartMs].flatMap(([machine, intervalMs]): readonly PosingAverages[] => {
    const stated = statedMs.get(machine);
    if (stated === undefined || intervalMs <= MINUTE_MS || intervalMs < 2 * stated) return [];
    return [{ machine, statedMs: stated, intervalMs, sign: 'stamps' }];
  });
}

function problemsOf(found: readonly PosingAverages[], nameOf: (machine: MachineId) => string): readonly Problem[] {
  const groups = new Map<string, PosingAverages[]>();
  for (const one of found) {
    const key = `${one.sign} ${one.statedMs} ${one.intervalMs}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()].map((group): Problem => {
    const { machine, statedMs, intervalMs, sign } = group[0]!;
    const stated = `samples of ${statedMs / 1000} s`;
    const what =
      sign === 'repeats'
        ? `are printed as ${stated}, but every value stands for ${intervalMs / 1000} s: it repeats ${intervalMs / statedMs} times`
        : `are stated as ${stated}, but their stamps lie ${intervalMs / 1000} s apart`;
    const others = group.length === 1 ? '' : ` and ${group.length - 1} more`;
    return {
      code: 'samples/averages-posing-as-samples',
      severity: 'warning',
      at: null,
      message: `the values of "${nameOf(machine)}"${others} ${what}; they are taken for averages, and no peak of them is claimed`,
      remedy:
        'collect 20 s or 30 s samples (portolan collect-script), or state the interval that the source averages over',
    };
  });
}
