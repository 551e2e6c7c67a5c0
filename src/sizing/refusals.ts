import { bytes, compareText, mibCovering, micros, roundLimitDown } from '../model/index.js';
import type { Judgement } from './judge-sizes.js';
import { describeRefusal } from './limit-words.js';
import { LIMITS } from './size-choice.js';
import type { Limit, NeighbourSize, RefusedSize, RefusedSizes, SizeVerdict } from './size-choice.js';
import { codeOf, FITS, limitOf } from './size-columns.js';
import type { SizeColumns } from './size-columns.js';
import type { PricedSize } from './size-market.js';

const TOLD_CHEAPEST = 10;
const TOLD_NEAREST = 5;

/** From here on limits depend on the machine; a smaller need lifts none of those before: region, policy, processor. */
const FIRST_LIFTED = codeOf('generation');

const refusedSize = ({ sizes, demand }: Judgement, index: number, limit: Limit): RefusedSize => {
  const { offered, compute } = sizes[index]!;
  return { name: offered.size.name, limit, why: describeRefusal(offered, limit, demand), perMonth: compute };
};

/** How many of the sizes, which run cheapest first, cost less than so much. */
function countBelow({ compute }: SizeColumns, ceiling: number): number {
  let [start, end] = [0, compute.length];
  while (start < end) {
    const middle = (start + end) >>> 1;
    if (compute[middle]! < ceiling) start = middle + 1;
    else end = middle;
  }
  return start;
}

function countByLimit(limits: Int8Array): RefusedSizes['byLimit'] {
  const counts = new Int32Array(LIMITS.length);
  for (const code of limits) if (code !== FITS) counts[code]! += 1;
  const byLimit: Partial<Record<Limit, number>> = {};
  // In the order of the sizes, as a limit is first met: the order that readers of the assessment have always seen.
  for (const code of limits) {
    if (code === FITS || counts[code] === 0) continue;
    byLimit[limitOf(code)] = counts[code]!;
    counts[code] = 0;
  }
  return byLimit;
}

/** Up to so many refused sizes whose limit is this one or a later one, walking from one index to before another. */
function collect(judgement: Judgement, walk: { from: number; to: number; most: number; least: number }): RefusedSize[] {
  const { limits } = judgement;
  const found: RefusedSize[] = [];
  const step = walk.from <= walk.to ? 1 : -1;
  for (let index = walk.from; index !== walk.to && found.length < walk.most; index += step) {
    const code = limits[index]!;
    if (code !== FITS && code >= walk.least) found.push(refusedSize(judgement, index, limitOf(code)));
  }
  return found;
}

/**
 * Counts every refusal by its first failing limit, and tells which of those that would have cost less.
 *
 * @param chosen index of the size taken; null where none was, and then every priced size counts as cheaper
 */
export function summarizeRefusals(judgement: Judgement, chosen: number | null): RefusedSizes {
  const { columns, limits } = judgement;
  const below = countBelow(columns, chosen === null ? Infinity : columns.compute[chosen]!);
  return {
    byLimit: countByLimit(limits),
    nearest: collect(judgement, { from: below - 1, to: -1, most: TOLD_NEAREST, least: FIRST_LIFTED }),
    cheapest: collect(judgement, { from: 0, to: below, most: TOLD_CHEAPEST, least: 0 }),
  };
}

/** Every refused size in the market's order: cheapest first, unknown prices last. */
export const listRefusals = (judgement: Judgement): readonly RefusedSize[] =>
  Array.from(judgement.limits, (code, index) =>
    code === FITS ? [] : [refusedSize(judgement, index, limitOf(code))],
  ).flat();

/**
 * What the need says of one size by name, under the market's rules: that it fits, the first limit it fails, or that the
 * catalogue does not have it.
 */
export function verdictOf(judgement: Judgement, name: string): SizeVerdict {
  const index = judgement.columns.names.indexOf(name);
  if (index < 0) return { kind: 'notInCatalogue' };
  const code = judgement.limits[index]!;
  return code === FITS ? { kind: 'fits' } : { kind: 'fails', refused: refusedSize(judgement, index, limitOf(code)) };
}

const show = (limit: number): string => String(roundLimitDown(limit, 3));
const MIB_PER_GIB = 1024;

/** The nearest larger (1) or smaller (-1) size of the chosen series, with how far the need is from it. */
export function findNeighbour(chosen: number, judgement: Judgement, direction: 1 | -1): NeighbourSize | null {
  const { sizes, columns } = judgement;
  const { offered } = sizes[chosen]!;
  let nearest: PricedSize | null = null;
  for (const index of columns.bySeries.get(offered.size.series) ?? []) {
    const priced = sizes[index]!;
    const { size, price, effectiveCores } = priced.offered;
    const isSibling = price !== null && size.vcpusAvailable === size.vcpus;
    if (!isSibling || Math.sign(effectiveCores - offered.effectiveCores) !== direction) continue;
    const order = nearest === null ? -1 : direction * (size.vcpus - nearest.offered.size.vcpus);
    if (order < 0 || (order === 0 && compareText(size.name, nearest!.offered.size.name) < 0)) nearest = priced;
  }
  return nearest === null ? null : describeNeighbour(sizes[chosen]!, nearest, { judgement, direction });
}

function describeNeighbour(
  chosen: PricedSize,
  { offered, compute }: PricedSize,
  { judgement: { demand }, direction }: { readonly judgement: Judgement; readonly direction: 1 | -1 },
): NeighbourSize {
  const { size, effectiveCores } = offered;
  const bound = direction === 1 ? chosen.offered : offered;
  const limits = `${show(bound.effectiveCores)} cores ${direction === 1 ? 'or' : 'and'} ${show(mibCovering(bound.size.memoryBytes) / MIB_PER_GIB)} GiB`;
  const distance = (from: number, to: number): number => Math.max(0, direction * (to - from));
  return {
    name: size.name,
    vcpus: size.vcpusAvailable,
    memoryMiB: mibCovering(size.memoryBytes),
    perMonth: compute,
    distance:
      direction === 1
        ? `taken once the need passes ${limits}`
        : `would do if the need fell to ${limits}${effectiveCores === size.vcpusAvailable ? '' : ' (weighed)'}`,
    bound: { cores: bound.effectiveCores, memoryBytes: bound.size.memoryBytes },
    away: {
      cores: distance(demand.cores, bound.effectiveCores),
      memoryBytes: bytes(distance(demand.memoryBytes, bound.size.memoryBytes)),
    },
    morePerMonth: compute === null || chosen.compute === null ? null : micros(compute - chosen.compute),
  };
}
