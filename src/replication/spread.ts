import { compareText } from '../model/index.js';

/** Something to be put into bins: its load in each dimension, in the same order as the bins' limits. */
export interface SpreadItem {
  readonly id: string;
  readonly loads: readonly number[];
}

/**
 * Spreads items over bins, so that in no dimension a bin holds more than its limit and all are loaded alike: the largest first, each into
 * the bin that it leaves emptiest; a further bin where none takes it. An item above the limit by itself gets a bin alone. Equal loads go
 * by id and by bin, so the order of the items does not matter.
 *
 * Longest processing time first (Graham, 1969). Cost: items by bins.
 *
 * @param least bins to begin with, at least 1
 * @returns per bin the ids in the order of their names; bins that stay empty are left out
 */
export function spread(
  items: readonly SpreadItem[],
  most: readonly number[],
  least: number,
): readonly (readonly string[])[] {
  const share = (loads: readonly number[]): number =>
    loads.reduce((greatest, load, index) => Math.max(greatest, load / most[index]!), 0);
  const ordered = [...items].sort(
    (one, other) => share(other.loads) - share(one.loads) || compareText(one.id, other.id),
  );
  const newBin = (): { ids: string[]; loads: number[] } => ({ ids: [], loads: most.map(() => 0) });
  const bins = Array.from({ length: Math.max(1, least) }, newBin);
  for (const { id, loads } of ordered) {
    let best: (typeof bins)[number] | null = null;
    let bestShare = Infinity;
    for (const bin of bins) {
      const after = share(bin.loads.map((load, index) => load + loads[index]!));
      if ((after <= 1 || bin.ids.length === 0) && after < bestShare) [best, bestShare] = [bin, after];
    }
    if (best === null) bins.push((best = newBin()));
    best.ids.push(id);
    loads.forEach((load, index) => (best.loads[index] = best.loads[index]! + load));
  }
  return bins.filter(({ ids }) => ids.length > 0).map(({ ids }) => ids.sort(compareText));
}
