import { compareText, mibCovering, roundLimitDown } from '../model/index.js';
import { LIMITS } from './size-choice.js';
import type { Limit, NeighbourSize, RefusedSize, RefusedSizes } from './size-choice.js';
import { describeRefusal } from './size-limits.js';
import type { OfferedSize, SizeDemand } from './size-limits.js';
import type { PricedSize } from './size-market.js';

/** Every size with its first failing limit, null for those that fit; both lists run in the market's order. */
export interface Judgement {
  readonly sizes: readonly PricedSize[];
  readonly limits: readonly (Limit | null)[];
  readonly demand: SizeDemand;
}

const TOLD_CHEAPEST = 10;
const TOLD_NEAREST = 5;

/** Limits that no smaller need would lift: of the region, the policy and the processor. The others depend on the machine. */
const STANDING_LIMITS: ReadonlySet<Limit> = new Set(LIMITS.slice(0, LIMITS.indexOf('generation')));

const refusedSize = ({ offered, compute }: PricedSize, limit: Limit, demand: SizeDemand): RefusedSize => ({
  name: offered.size.name,
  limit,
  why: describeRefusal(offered, limit, demand),
  perMonth: compute,
});

/**
 * Counts every refusal by its first failing limit, and tells which of those that would have cost less.
 *
 * @param chosen index of the size taken; null where none was, and then every priced size counts as cheaper
 */
export function summarizeRefusals({ sizes, limits, demand }: Judgement, chosen: number | null): RefusedSizes {
  const ceiling = chosen === null ? null : sizes[chosen]!.compute;
  const byLimit: Partial<Record<Limit, number>> = {};
  const cheapest: RefusedSize[] = [];
  const near: number[] = [];
  // Indexed: this and the loop over sizes run for every machine and every size.
  for (let index = 0; index < limits.length; index += 1) {
    const limit = limits[index] ?? null;
    if (limit === null) continue;
    byLimit[limit] = (byLimit[limit] ?? 0) + 1;
    const { compute } = sizes[index]!;
    if (compute === null || (ceiling !== null && compute >= ceiling)) continue;
    if (cheapest.length < TOLD_CHEAPEST) cheapest.push(refusedSize(sizes[index]!, limit, demand));
    if (!STANDING_LIMITS.has(limit)) near.push(index);
  }
  const nearest = near
    .slice(-TOLD_NEAREST)
    .reverse()
    .map((index) => refusedSize(sizes[index]!, limits[index]!, demand));
  return { byLimit, nearest, cheapest };
}

/** Every refused size in the market's order: cheapest first, unknown prices last. */
export const listRefusals = ({ sizes, limits, demand }: Judgement): readonly RefusedSize[] =>
  limits.flatMap((limit, index) => (limit === null ? [] : [refusedSize(sizes[index]!, limit, demand)]));

const show = (limit: number): string => String(roundLimitDown(limit, 3));
const MIB_PER_GIB = 1024;

/** The nearest larger (1) or smaller (-1) size of the chosen series, with how far the need is from it. */
export function findNeighbour(
  chosen: OfferedSize,
  sizes: readonly PricedSize[],
  direction: 1 | -1,
): NeighbourSize | null {
  let nearest: PricedSize | null = null;
  for (const priced of sizes) {
    const { size, price, effectiveCores } = priced.offered;
    const isSibling = size.series === chosen.size.series && price !== null && size.vcpusAvailable === size.vcpus;
    if (!isSibling || Math.sign(effectiveCores - chosen.effectiveCores) !== direction) continue;
    const order = nearest === null ? -1 : direction * (size.vcpus - nearest.offered.size.vcpus);
    if (order < 0 || (order === 0 && compareText(size.name, nearest!.offered.size.name) < 0)) nearest = priced;
  }
  return nearest === null ? null : describeNeighbour(chosen, nearest, direction);
}

function describeNeighbour(chosen: OfferedSize, { offered, compute }: PricedSize, direction: 1 | -1): NeighbourSize {
  const { size, effectiveCores } = offered;
  const bound = direction === 1 ? chosen : offered;
  const limits = `${show(bound.effectiveCores)} cores ${direction === 1 ? 'or' : 'and'} ${show(mibCovering(bound.size.memoryBytes) / MIB_PER_GIB)} GiB`;
  return {
    name: size.name,
    vcpus: size.vcpusAvailable,
    memoryMiB: mibCovering(size.memoryBytes),
    perMonth: compute,
    distance:
      direction === 1
        ? `taken once the need passes ${limits}`
        : `would do if the need fell to ${limits}${effectiveCores === size.vcpusAvailable ? '' : ' (weighed)'}`,
  };
}
