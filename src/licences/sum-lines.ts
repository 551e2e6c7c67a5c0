import { sumOfMicros } from '../model/index.js';
import type { LicenceLine, LicenceProduct, LicenceSum } from './licences.js';

/**
 * The sum of the lines of one product before or after; other lines are passed over.
 *
 * @param undecided machines of which nobody says whether they run the product
 */
export function sumLines(
  lines: readonly LicenceLine[],
  {
    product,
    when,
    undecided,
  }: { readonly product: LicenceProduct; readonly when: LicenceLine['when']; readonly undecided: number },
): LicenceSum {
  const own = lines.filter((line) => line.product === product && line.when === when);
  const counts = own.flatMap(({ licences }) => (licences === null ? [] : [licences]));
  const costs = own.flatMap(({ perYear }) => (perYear === null ? [] : [perYear]));
  const known = counts.reduce((sum, licences) => sum + licences, 0);
  const isAllUnknown = counts.length === 0 && own.length + undecided > 0;
  return {
    product,
    when,
    unit: product === 'oracleDatabase' ? 'processor' : 'core',
    lines: own.length,
    known: counts.length,
    unknown: own.length - counts.length,
    undecided,
    licences: isAllUnknown ? null : known,
    least: own.reduce((sum, line) => sum + (boundOf(line, Math.min) ?? 0), 0),
    most: own.reduce<number | null>(
      (sum, line) => {
        const bound = boundOf(line, Math.max);
        return sum === null || bound === null ? null : sum + bound;
      },
      undecided > 0 ? null : 0,
    ),
    perYear: costs.length === 0 && own.length + undecided > 0 ? null : sumOfMicros(costs),
    unpriced: own.length - costs.length,
  };
}

/** What a line takes, or the least or most that any edition would take; null where not even that is known. */
function boundOf({ licences, byEdition }: LicenceLine, pick: (...counts: number[]) => number): number | null {
  if (licences !== null) return licences;
  return byEdition === null ? null : pick(...Object.values(byEdition));
}
