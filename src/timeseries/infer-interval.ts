import { runsOf, unpackedStamps } from './packed-column.js';
import type { StampColumn } from './packed-column.js';

/** What the stamps of one series say about it. */
export interface StampFacts {
  /** The median gap between neighbouring distinct stamps, the lower of two; null for fewer than two distinct stamps. */
  readonly intervalMs: number | null;
  /** Stamps that repeat an earlier one. */
  readonly duplicates: number;
}

/** Cost: O(runs) where stamps arrived ascending, so next to nothing for regular ones; else it sorts them. */
export function inferInterval(stamps: StampColumn): StampFacts {
  const { steps, lengths } = runsOf(stamps);
  const gaps = steps.every((step) => step >= 0) ? countSteps(steps, lengths) : countSteps(sortedSteps(stamps), null);
  const duplicates = gaps.get(0) ?? 0;
  gaps.delete(0);
  return { intervalMs: lowerMedianOf(gaps), duplicates };
}

/** How often each step was taken. */
function countSteps(steps: Float64Array, lengths: Float64Array | null): Map<number, number> {
  const counts = new Map<number, number>();
  steps.forEach((step, index) => counts.set(step, (counts.get(step) ?? 0) + (lengths?.[index] ?? 1)));
  return counts;
}

function sortedSteps(column: StampColumn): Float64Array {
  const stamps = unpackedStamps(column).sort();
  return stamps.subarray(1).map((stamp, index) => stamp - stamps[index]!);
}

function lowerMedianOf(counts: ReadonlyMap<number, number>): number | null {
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  let seen = 0;
  for (const [value, count] of [...counts].sort(([left], [right]) => left - right)) {
    seen += count;
    if (seen * 2 >= total) return value;
  }
  return null;
}
