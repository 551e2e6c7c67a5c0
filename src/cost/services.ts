import { BYTES_PER_GIB, micros, roundHalfEven } from '../model/index.js';
import type { Bytes, Micros } from '../model/index.js';

const MICROS_PER_USD = 1_000_000;

/** Ratio of stored backup data to protected data that Azure Migrate's export utility assumes. */
const BACKUP_GROWTH = 3.38;
/** USD per stored GB and month. */
const BACKUP_PER_GB = 0.0224;

/** Instance fee in USD: 5 up to 50 GB, 10 up to 500 GB, then 10 for each 500 GB begun. */
function backupInstanceFee(sizeGb: number): number {
  if (sizeGb <= 50) return 5;
  return 10 * Math.max(1, Math.ceil(sizeGb / 500));
}

/**
 * Azure Backup for one machine, per month.
 *
 * `GB x 3.38 x 0.0224 USD + instance fee`, as Azure Migrate's own export utility computes it (2023; its sample report
 * follows the formula on 482 rows). An estimate of theirs, not a quote: what is stored depends on the backup policy.
 *
 * @param protectedBytes provisioned size of all disks
 */
export function backupPerMonth(protectedBytes: Bytes): Micros {
  const sizeGb = protectedBytes / BYTES_PER_GIB;
  const usd = sizeGb * BACKUP_GROWTH * BACKUP_PER_GB + backupInstanceFee(sizeGb);
  return micros(roundHalfEven(usd * MICROS_PER_USD));
}

/** Azure Site Recovery licence for one protected machine, per month: 25 USD (Azure Migrate's export utility, 2023). */
export const SITE_RECOVERY_PER_MONTH: Micros = micros(25 * MICROS_PER_USD);
