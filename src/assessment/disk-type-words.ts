import type { DiskType } from '../catalog/index.js';

/** Types of disks as Azure's pages write them. */
export const DISK_TYPE_WORDS: Readonly<Record<DiskType, string>> = {
  StandardHDD: 'Standard HDD',
  StandardSSD: 'Standard SSD',
  PremiumSSD: 'Premium SSD',
  PremiumSSDv2: 'Premium SSD v2',
  UltraDisk: 'Ultra Disk',
};
