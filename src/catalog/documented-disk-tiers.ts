import { bytesPerSecondOfMb, gib, iops } from '../model/index.js';
import type { DiskTier } from './catalogue.js';

type Row = readonly [tier: string, sizeGiB: number, iops: number, mbPerSecond: number];

const HDD: readonly Row[] = [
  ['S4', 32, 500, 60],
  ['S6', 64, 500, 60],
  ['S10', 128, 500, 60],
  ['S15', 256, 500, 60],
  ['S20', 512, 500, 60],
  ['S30', 1024, 500, 60],
  ['S40', 2048, 500, 60],
  ['S50', 4096, 500, 60],
  ['S60', 8192, 1300, 300],
  ['S70', 16384, 2000, 500],
  ['S80', 32767, 2000, 500],
];
const STANDARD_SSD: readonly Row[] = [
  ['E1', 4, 120, 25],
  ['E2', 8, 120, 25],
  ['E3', 16, 120, 25],
  ['E4', 32, 120, 25],
  ['E6', 64, 240, 50],
  ['E10', 128, 500, 60],
  ['E15', 256, 500, 60],
  ['E20', 512, 500, 60],
  ['E30', 1024, 500, 60],
  ['E40', 2048, 500, 60],
  ['E50', 4096, 500, 60],
  ['E60', 8192, 2000, 400],
  ['E70', 16384, 4000, 600],
  ['E80', 32767, 6000, 750],
];
const PREMIUM_SSD: readonly Row[] = [
  ['P1', 4, 120, 25],
  ['P2', 8, 120, 25],
  ['P3', 16, 120, 25],
  ['P4', 32, 120, 25],
  ['P6', 64, 240, 50],
  ['P10', 128, 500, 100],
  ['P15', 256, 1100, 125],
  ['P20', 512, 2300, 150],
  ['P30', 1024, 5000, 200],
  ['P40', 2048, 7500, 250],
  ['P50', 4096, 7500, 250],
  ['P60', 8192, 16000, 500],
  ['P70', 16384, 18000, 750],
  ['P80', 32767, 20000, 900],
];

/**
 * Disk limits as the pages documented them when Azure Migrate's published arithmetic was written. They differ from today's
 * `catalogue.diskTiers` in Standard SSD only, whose small tiers have since become faster. Locally redundant and unshared:
 * neither zone redundancy nor sharing existed. By type, then by size.
 *
 * Source: `DOCUMENTED_2019_SOURCE`.
 */
export const DOCUMENTED_2019_DISK_TIERS: readonly DiskTier[] = [
  ...tiersOf('StandardHDD', HDD),
  ...tiersOf('StandardSSD', STANDARD_SSD),
  ...tiersOf('PremiumSSD', PREMIUM_SSD),
];

/** The pages the figures above stand on, with their dates, for a report to print. */
export const DOCUMENTED_2019_SOURCE: string =
  'MicrosoftDocs/azure-docs includes: disk-storage-standard-hdd-sizes.md (2019-03-18), ' +
  'disk-storage-standard-ssd-sizes.md (2019-03-28), disk-storage-premium-ssd-sizes.md (2023-03-16)';

function tiersOf(type: DiskTier['type'], rows: readonly Row[]): readonly DiskTier[] {
  return rows.map(([tier, sizeGiB, operations, mbPerSecond]) => ({
    type,
    redundancy: 'LRS',
    tier,
    sizeGiB: gib(sizeGiB),
    iops: iops(operations),
    bytesPerSecond: bytesPerSecondOfMb(mbPerSecond),
    maxShares: 1,
  }));
}
