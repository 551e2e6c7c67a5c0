import type { DiskType, Redundancy } from '../catalog/index.js';
import type { BytesPerSecond, GiB, Iops, Micros } from '../model/index.js';
import type { SizePolicy } from './policy.js';
import type { Limit } from './size-choice.js';

/**
 * Why no option costs less, as plain data: the option taken, its cost in parts, and for every other size that the region
 * sells either the limit it fails, with the numbers, or what it would cost. `verifyCertificate` checks it against the
 * catalogue without any code of the choice.
 */
export interface SizeCertificate {
  readonly choice: SizePolicy['choice'];
  /** No Windows price is known for any size that fits: costs are without the licence. */
  readonly isLicenceUnknown: boolean;
  /** Nothing that lasts fits, so retiring sizes were let in. */
  readonly isRetiringLetIn: boolean;
  /** Null where no size fits. */
  readonly chosen: CertifiedOption | null;
  /** No option that keeps every limit costs less a month; null where none keeps them. */
  readonly bound: Micros | null;
  /** Sizes that fail a limit, cheapest first. */
  readonly refused: readonly CertifiedRefusal[];
  /** Sizes that keep every limit and cost as much or more with their cheapest disks. */
  readonly dearer: readonly CertifiedDearer[];
  /** Sizes whose compute alone costs more than the bound: whether they fit makes no difference. */
  readonly dearerAlone: readonly string[];
}

/** A size with its disks and what they cost a month. */
export interface CertifiedOption {
  readonly size: string;
  /** Compute, with the licence where it is known. */
  readonly compute: Micros;
  /** In the order of the need's disks. */
  readonly disks: readonly CertifiedDisk[];
  readonly perMonth: Micros;
}

export interface CertifiedDisk {
  readonly type: DiskType;
  readonly redundancy: Redundancy;
  readonly tier: string | null;
  readonly sizeGiB: GiB;
  readonly iops: Iops;
  readonly bytesPerSecond: BytesPerSecond;
  readonly perMonth: Micros;
}

/** The first limit that a size fails, in the order of `LIMITS`. */
export interface CertifiedRefusal {
  readonly size: string;
  readonly limit: Limit;
  /**
   * What is needed and what the size has, in the plain unit of the need: cores, bytes, bytes/s, bits/s. For `disks` and
   * `premiumStorage` the need is the index of the first disk without a fit. Null where the limit has no such figure.
   */
  readonly needs: number | string | null;
  readonly has: number | string | null;
}

export interface CertifiedDearer {
  readonly size: string;
  readonly perMonth: Micros;
}
