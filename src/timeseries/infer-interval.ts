import { runsOf, unpackedStamps } from './packed-column.js';
import type { StampColumn } from './packed-column.js';

/**
 * The median gap between neighbouring distinct stamps of one series, the lower of two; null for fewer than two distinct
 * stamps. The stamps may stand in several columns. Cost: O(runs) where they rise within and from column to column, so next
 * to nothing for regular ones; else they are sorted.
 */
export function inferInterval(columns: readonly StampColumn[]): number | null {
  const filled = columns.filter(({ firstMs }) => !Number.isNaN(firstMs));
  const gaps = new Map<number, number>();
  const count = (gap: number, times: number): void => {
    if (gap !== 0) gaps.set(gap, (gaps.get(gap) ?? 0) + times);
  };
  if (areRising(filled)) {
    filled.forEach((column, index) => {
      if (index > 0) count(column.firstMs - filled[index - 1]!.lastMs, 1);
      const { steps, lengths } = runsOf(column);
      steps.forEach((step, at) => {
        count(step, lengths[at]!);
      });
    });
  } else {
    const stamps = Float64Array.from(filled.flatMap((column) => [...unpackedStamps(column)])).sort();
    for (let index = 1; index < stamps.length; index++) count(stamps[index]! - stamps[index - 1]!, 1);
  }
  return lowerMedianOf(gaps);
}

const areRising = (columns: readonly StampColumn[]): boolean =>
  columns.every(
    (column, index) =>
      (index === 0 || column.firstMs >= columns[index - 1]!.lastMs) && runsOf(column).steps.every((step) => step >= 0),
  );

function lowerMedianOf(counts: ReadonlyMap<number, number>): number | null {
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  let seen = 0;
  for (const [value, count] of [...counts].sort(([left], [right]) => left - right)) {
    seen += count;
    if (seen * 2 >= total) return value;
  }
  return null;
}
