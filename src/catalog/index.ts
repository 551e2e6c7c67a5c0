// What Azure sells and supports, as dated data. Knows prices and limits; leaves choosing to sizing and adding up to cost.
export { applyPriceSheet } from './apply-price-sheet.js';
export { diskTierKey, provisionedDiskKey } from './catalogue.js';
export type {
  Burstable,
  Catalogue,
  ColumnSource,
  DiskTier,
  DiskType,
  GuestId,
  OsVersion,
  ProvisionedDisk,
  ProvisionedDiskPrice,
  Redundancy,
  Region,
  RegionOffer,
  VmPrice,
  VmSize,
} from './catalogue.js';
export { describeCatalogue } from './describe-catalogue.js';
export type { CatalogueDescription, CatalogueRow, RegionDescription } from './describe-catalogue.js';
export { isUsableAsOsDisk, monthlyPriceOfTier, smallestTierCovering } from './disk-tier.js';
export { DOCUMENTED_2019_DISK_TIERS, DOCUMENTED_2019_SOURCE } from './documented-disk-tiers.js';
export {
  findGuestId,
  findOsVersion,
  findRegion,
  findSize,
  hasEnded,
  indexOfSize,
  listedSizes,
  nearestRegions,
  osProducts,
  osVersionsOf,
  osVersionsWithin,
} from './look-up.js';
export type { RegionLookUp } from './look-up.js';
export { parseCatalogue } from './parse-catalogue.js';
export type { CatalogueFiles } from './parse-catalogue.js';
export { parsePriceSheet } from './parse-price-sheet.js';
export { parseRegionOffer } from './parse-region-offer.js';
export {
  isSizeOnSale,
  provisionedLimits,
  sizeForIops,
  throughputOfIops,
  ultraIopsForThroughput,
} from './provisioned-disk.js';
export type { ProvisionedLimits } from './provisioned-disk.js';
export type { PriceSheet, PriceSheetDisk, PriceSheetVm } from './price-sheet.js';
