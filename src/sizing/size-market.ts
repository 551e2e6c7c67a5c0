import { sizePerMonth } from '../cost/index.js';
import type { CostPolicy } from '../cost/index.js';
import type { Catalogue, RegionOffer } from '../catalog/index.js';
import { compareText } from '../model/index.js';
import type { Micros } from '../model/index.js';
import { deriveDiskMarket } from './choose-disks.js';
import type { DiskMarket } from './choose-disks.js';
import { creditTermsOf } from './credit-terms.js';
import type { CreditTerms } from './credit-terms.js';
import type { MachineNeed } from './need.js';
import type { DiskPolicy, SizePolicy, SizingPolicy } from './policy.js';
import { deriveColumns } from './size-columns.js';
import type { SizeColumns } from './size-columns.js';
import { offerSizes } from './size-limits.js';
import type { OfferedSize } from './size-limits.js';

/** An offered size with what it costs a month, compute and licence, for one kind of machine; null is unknown. */
export interface PricedSize {
  readonly offered: OfferedSize;
  readonly compute: Micros | null;
}

/** A region's offer, judged once under one policy; every machine is matched against it. */
export interface SizeMarket {
  /** All sizes for each kind of machine, cheapest first, unknown prices last, ties by name. Indexed by `kindOf`. */
  readonly sizesByKind: readonly (readonly PricedSize[])[];
  /** The figures of the same, in the same order. */
  readonly columnsByKind: readonly SizeColumns[];
  readonly disks: DiskMarket;
  readonly policy: SizePolicy;
  /** Burstable sizes that a machine may have which proves that their credits last. */
  readonly creditTerms: readonly CreditTerms[];
}

/** The policies that decide what may be chosen and what it costs. */
export interface MatchPolicies {
  readonly sizing: SizingPolicy;
  readonly sizes: SizePolicy;
  readonly disks: DiskPolicy;
  readonly cost: CostPolicy;
}

interface MachineKind {
  readonly isWindows: boolean;
  readonly isProduction: boolean;
}

const KINDS: readonly MachineKind[] = [
  { isWindows: false, isProduction: false },
  { isWindows: false, isProduction: true },
  { isWindows: true, isProduction: false },
  { isWindows: true, isProduction: true },
];

const comparePriced = (left: PricedSize, right: PricedSize): number =>
  (left.compute ?? Number.MAX_SAFE_INTEGER) - (right.compute ?? Number.MAX_SAFE_INTEGER) ||
  compareText(left.offered.size.name, right.offered.size.name);

const priceSizes = (sizes: readonly OfferedSize[], cost: CostPolicy, kind: MachineKind): readonly PricedSize[] =>
  sizes
    .map((offered) => ({
      offered,
      compute: offered.price === null ? null : sizePerMonth(offered.price, cost, kind),
    }))
    .sort(comparePriced);

/** Prepares a region's offer for matching; do it once for all machines. */
export function deriveSizeMarket(catalogue: Catalogue, offer: RegionOffer, policies: MatchPolicies): SizeMarket {
  const sizes = offerSizes(catalogue, offer, policies);
  const sizesByKind = KINDS.map((kind) => priceSizes(sizes, policies.cost, kind));
  return {
    sizesByKind,
    columnsByKind: sizesByKind.map((priced) =>
      deriveColumns(
        priced.map(({ offered }) => offered),
        priced.map(({ compute }) => compute),
      ),
    ),
    disks: deriveDiskMarket(catalogue, offer, {
      policy: policies.disks,
      hoursPerMonth: policies.cost.hoursPerMonth,
      zones: policies.sizes.zones,
    }),
    policy: policies.sizes,
    creditTerms: sizes.flatMap(({ size, mustProve, standing }) => {
      const terms = mustProve && standing.length === 0 ? creditTermsOf(size) : null;
      return terms === null ? [] : [terms];
    }),
  };
}

/** Sizes with their figures, cheapest first. */
export interface SizeList {
  readonly sizes: readonly PricedSize[];
  readonly columns: SizeColumns;
}

function listOf(market: SizeMarket, { isWindows, isProduction }: MachineKind): SizeList {
  const kind = (isWindows ? 2 : 0) + (isProduction ? 1 : 0);
  return { sizes: market.sizesByKind[kind]!, columns: market.columnsByKind[kind]! };
}

/** The sizes as priced for this machine: who runs Windows, and where, decides the licence. */
export const sizesFor = (market: SizeMarket, need: MachineNeed): SizeList =>
  listOf(market, { isWindows: need.isWindows, isProduction: need.environment === 'production' });

/** The same without the licence, for a region of which no Windows price is known. */
export const sizesWithoutLicence = (market: SizeMarket, need: MachineNeed): SizeList =>
  listOf(market, { isWindows: false, isProduction: need.environment === 'production' });
