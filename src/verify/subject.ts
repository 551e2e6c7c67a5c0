import type { Catalogue, DiskTier, RegionOffer, VmPrice, VmSize } from '../catalog/index.js';
import type { MachineNeed, MatchPolicies } from '../sizing/index.js';

/** What a certificate is about: the question, and the facts that answer it. */
export interface CertificateSubject {
  readonly need: MachineNeed;
  readonly policies: MatchPolicies;
  readonly catalogue: Catalogue;
  /** With the price sheet laid over it, if there is one. */
  readonly offer: RegionOffer;
  /** The disk figures of a policy that asks for `documented2019`; else the catalogue's count. */
  readonly documentedTiers?: readonly DiskTier[];
  /**
   * The load behind the need's credits, step by step, comfort included and gaps filled, as `deriveCpuMeans` gives it. With it
   * the credits of a burstable size are run anew; without, its verdict is held against the vendor's terms alone.
   */
  readonly cpu?: { readonly cores: readonly number[]; readonly stepMinutes: number };
}

/** A size as the region sells it. */
export interface SoldSize {
  readonly size: VmSize;
  readonly price: VmPrice;
  /** Null: no source says in which zones. */
  readonly zones: readonly number[] | null;
}

/** The sizes that a region sells, by name: priced, and listed where the region's sizes are listed at all. */
export function soldSizes({ catalogue, offer }: CertificateSubject): ReadonlyMap<string, SoldSize> {
  const hasList = offer.zones.some((zones) => zones !== null);
  const sold = new Map<string, SoldSize>();
  for (const [index, size] of catalogue.sizes.entries()) {
    const price = offer.prices[index] ?? null;
    const zones = offer.zones[index] ?? null;
    const isListed = !hasList || zones !== null || price?.baseCheck === 'price-sheet';
    if (price !== null && isListed) sold.set(size.name, { size, price, zones });
  }
  return sold;
}
