import { BYTES_PER_GIB } from '../model/index.js';
import type { DiskNeed, MachineNeed } from './need.js';
import type { DiskPolicy } from './policy.js';

/**
 * The largest disk that a machine boots from, in GiB: what a partition table of generation 1 (MBR) reaches, and the most
 * that an OS disk may have.
 *
 * Source: Azure Migrate, support matrix for VMware migration (2025), "2,048 GB" for generation 1; Azure REST API, `OSDiskSizeGiB`,
 * "Maximum is 4095 GiB for Managed disks", read 2026-11-21.
 */
const OS_DISK_LIMIT_GIB: Readonly<Record<1 | 2, number>> = { 1: 2048, 2: 4095 };

/**
 * How large the disk made for a need may be, in GiB; null where no rule of OS disks says. An unknown generation counts as
 * 1. An estimated size proves nothing about one disk, so no limit is held against it; a readiness finding asks for it.
 */
export function osDiskLimitGiB(
  need: DiskNeed,
  generation: MachineNeed['generation'],
  policy: DiskPolicy,
): number | null {
  if (!need.isOs || !policy.osDiskSizeIsLimit || need.sizeBasis === 'estimated') return null;
  return OS_DISK_LIMIT_GIB[generation ?? 1];
}

/** Whether the source disk itself is larger than any disk that the target could boot from. */
export const isTooLargeToBoot = (
  need: DiskNeed,
  generation: MachineNeed['generation'],
  policy: DiskPolicy,
): boolean => {
  const limit = osDiskLimitGiB(need, generation, policy);
  return limit !== null && need.sizeBytes > limit * BYTES_PER_GIB;
};
