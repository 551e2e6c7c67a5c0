// What Azure sells and supports, as dated data. Knows prices and limits; leaves choosing to sizing and adding up to cost.
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
export type { PriceSheet, PriceSheetDisk, PriceSheetVm } from './price-sheet.js';
