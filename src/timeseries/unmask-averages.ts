import type { Problem } from '../model/index.js';
import { findPosingAverages, relabelAverages } from './posing-averages.js';
import type { PosingAverages } from './posing-averages.js';
import type { PeakSet } from './series.js';

/**
 * Calls averages that pose as samples what they are, and tells of them, once for each length.
 *
 * @param seen machines of which rows have shown it already (`createRepeatWatch`)
 */
export function unmaskAverages(
  peaks: PeakSet,
  seen: readonly PosingAverages[] = [],
): { readonly peaks: PeakSet; readonly problems: readonly Problem[] } {
  const known = new Set(seen.map(({ machine }) => machine));
  const sampled = new Set(
    peaks.series.filter(({ granularity }) => granularity.kind === 'sample').map(({ key }) => key.machine),
  );
  const found = [
    ...seen.filter(({ machine }) => sampled.has(machine)),
    ...findPosingAverages(peaks).filter(({ machine }) => !known.has(machine)),
  ];
  return { peaks: relabelAverages(peaks, found), problems: problemsOf(found) };
}

function problemsOf(found: readonly PosingAverages[]): readonly Problem[] {
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
      message: `the values of "${machine}"${others} ${what}; they are taken for averages, and no peak of them is claimed`,
      remedy:
        'collect 20 s or 30 s samples (portolan collect-script), or state the interval that the source averages over',
      ...(group.length === 1 ? {} : { count: group.length }),
    };
  });
}
