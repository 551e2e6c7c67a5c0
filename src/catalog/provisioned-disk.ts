import { bytesPerSecond, gib, iops } from '../model/index.js';
import type { BytesPerSecond, GiB, Iops } from '../model/index.js';
import type { ProvisionedDisk } from './catalogue.js';

/** What may be bought with a disk of one size. */
export interface ProvisionedLimits {
  readonly maxIops: Iops;
  readonly maxBytesPerSecond: BytesPerSecond;
}

/**
 * The most operations and throughput that a disk of `sizeGiB` may be given.
 *
 * Operations grow with capacity (`iopsPerGiB` for each GiB), are never below what the capacity includes, and end at the
 * disk's cap. Throughput grows with the operations that are bought (`bytesPerSecondPerIops` for each) up to its own cap:
 * with `provisionedIops` it is that of these operations; without, that of the most operations.
 *
 * Premium SSD v2: max(3000, 500 per GiB), at most 80,000 IOPS; 0.25 MB/s per operation, at most 2000 MB/s.
 * Ultra: 1000 per GiB, at most 400,000 IOPS; 0.25 MB/s per operation, at most 10,000 MB/s.
 *
 * @param sizeGiB taken as it is, also outside the sizes on sale: see `isSizeOnSale`
 * @param provisionedIops more than the size may be given counts as the most it may
 *
 * Source: MicrosoftDocs/azure-compute-docs, disks-types.md, 2026-08-11.
 */
export function provisionedLimits(
  disk: ProvisionedDisk,
  sizeGiB: GiB,
  provisionedIops: Iops | null = null,
): ProvisionedLimits {
  const ofSize = sizeGiB > disk.iopsPerGiBAboveGiB ? disk.iopsPerGiB * sizeGiB : disk.freeIops;
  const maxIops = iops(Math.floor(Math.min(disk.maxIops, Math.max(disk.freeIops, ofSize))));
  const bought = provisionedIops === null ? maxIops : Math.min(provisionedIops, maxIops);
  return { maxIops, maxBytesPerSecond: throughputOfIops(disk, iops(bought)) };
}

/** The most throughput that goes with so many operations, whatever the size of the disk. */
export function throughputOfIops(disk: ProvisionedDisk, provisionedIops: Iops): BytesPerSecond {
  return bytesPerSecond(Math.min(disk.maxBytesPerSecond, disk.bytesPerSecondPerIops * provisionedIops));
}

/**
 * The smallest disk, in whole GiB, that may be given so many operations; rounded up, and never below the smallest on sale.
 *
 * @returns null if no size may
 */
export function sizeForIops(disk: ProvisionedDisk, wanted: Iops): GiB | null {
  if (wanted > disk.maxIops) return null;
  if (wanted <= provisionedLimits(disk, disk.minSizeGiB).maxIops) return disk.minSizeGiB;
  const size = Math.max(Math.ceil(wanted / disk.iopsPerGiB), Math.floor(disk.iopsPerGiBAboveGiB) + 1);
  return size > disk.maxSizeGiB ? null : gib(size);
}

/** Whether a disk of so many GiB is on sale: whole GiB between the smallest and the largest. */
export function isSizeOnSale(disk: ProvisionedDisk, sizeGiB: GiB): boolean {
  return Number.isInteger(sizeGiB) && sizeGiB >= disk.minSizeGiB && sizeGiB <= disk.maxSizeGiB;
}

/**
 * The operations that an Ultra Disk must be given for a throughput, after Azure Migrate: `MB/s x 1024 / 256`, which is four
 * for each MB/s. Not rounded: round up where whole operations are bought.
 *
 * @param mbPerSecond in 10^6 bytes per second
 *
 * Source: MicrosoftDocs/azure-docs, concepts-assessment-calculation.md, 2025-02-06.
 */
export function ultraIopsForThroughput(mbPerSecond: number): Iops {
  return iops((mbPerSecond * 1024) / 256);
}
