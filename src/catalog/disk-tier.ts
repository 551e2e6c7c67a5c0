import type { GiB, Nanos } from '../model/index.js';
import { diskTierKey } from './catalogue.js';
import type { DiskTier, DiskType, Redundancy, RegionOffer } from './catalogue.js';

/**
 * The smallest disk of a type that holds `sizeGiB`, by size alone: what as-is sizing takes. A size of exactly a tier takes
 * that tier; 0 takes the smallest.
 *
 * @param tiers `catalogue.diskTiers`, or `DOCUMENTED_2019_DISK_TIERS`, in any order
 * @returns null if none is as large, or the type is not sold with that redundancy
 */
export function smallestTierCovering(
  tiers: readonly DiskTier[],
  kind: { readonly type: DiskTier['type']; readonly redundancy: Redundancy },
  sizeGiB: GiB,
): DiskTier | null {
  let smallest: DiskTier | null = null;
  for (const tier of tiers) {
    if (tier.type !== kind.type || tier.redundancy !== kind.redundancy || tier.sizeGiB < sizeGiB) continue;
    if (smallest === null || tier.sizeGiB < smallest.sizeGiB) smallest = tier;
  }
  return smallest;
}

/** The price of a tier per month in the offer's region; null is unknown or not sold there, and never zero. */
export function monthlyPriceOfTier(
  offer: RegionOffer,
  { type, redundancy, tier }: Pick<DiskTier, 'type' | 'redundancy' | 'tier'>,
): Nanos | null {
  return offer.diskPrices.get(diskTierKey(type, redundancy, tier)) ?? null;
}

/**
 * Whether a machine can boot from a disk of this type. Standard HDD still may, until 2028-09-08.
 *
 * Source: MicrosoftDocs/azure-compute-docs, disks-types.md, 2026-08-11.
 */
export function isUsableAsOsDisk(type: DiskType): boolean {
  switch (type) {
    case 'StandardHDD':
    case 'StandardSSD':
    case 'PremiumSSD':
      return true;
    case 'PremiumSSDv2':
    case 'UltraDisk':
      return false;
  }
}
