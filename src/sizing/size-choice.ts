import type { DiskType, Redundancy, VmSize } from '../catalog/index.js';
import type { Bytes, BytesPerSecond, GiB, Iops, MiB, Micros } from '../model/index.js';

/** Every limit a size can fail, in the order they are tried; the first one that fails is the one reported. */
export const LIMITS = [
  'region',
  'zone',
  'series',
  'confidential',
  'accelerator',
  'constrainedCores',
  'burstable',
  'temporaryDisk',
  'diskController',
  'retirement',
  'architecture',
  'generation',
  'cores',
  'memory',
  'dataDisks',
  'nics',
  'diskIops',
  'diskThroughput',
  'network',
  'credits',
  'disks',
  'premiumStorage',
  'price',
] as const;
export type Limit = (typeof LIMITS)[number];

/** One size that was refused, and the first limit it fails. */
export interface RefusedSize {
  readonly name: string;
  readonly limit: Limit;
  /** The need and what the size offers, in words: `needs 6.4 cores, has 4`. */
  readonly why: string;
  /** Compute with licence under the policy's terms, per month; null where unknown. */
  readonly perMonth: Micros | null;
}

/** A limit that the chosen size keeps: the need and what the size has, both in cores, bytes, pieces, bytes/s, or bits/s of the network. */
export interface HeldLimit {
  readonly limit: Limit;
  /** Zero where nothing is needed or nobody knows: an unknown need limits no size. */
  readonly needs: number;
  /** Null where the catalogue does not know the figure; the limit is then in `unchecked` if anything is needed. */
  readonly has: number | null;
}

/** The disk chosen for one source disk. */
export interface DiskChoice {
  readonly name: string;
  readonly isOs: boolean;
  readonly type: DiskType;
  readonly redundancy: Redundancy;
  /** Null for a disk whose parts are bought apart. */
  readonly tier: string | null;
  readonly sizeGiB: GiB;
  readonly iops: Iops;
  readonly bytesPerSecond: BytesPerSecond;
  readonly perMonth: Micros | null;
  /** Where the price comes from, such as `flexera-2026-07-12`; null where unknown. */
  readonly priceSource: string | null;
  /** Why this one and not a cheaper one. */
  readonly reason: string;
}

export type SizeChoice =
  | {
      readonly kind: 'match';
      readonly size: VmSize;
      readonly disks: readonly DiskChoice[];
      /** Compute, licence and disks under the policy's terms; without the licence where that is unknown. */
      readonly perMonth: Micros;
      /** No Windows price is known for any size that fits: the base price decided. */
      readonly isLicenceUnknown: boolean;
      readonly refused: RefusedSizes;
      /** Every limit that is an amount, in the order tried. */
      readonly limits: readonly HeldLimit[];
      /** Limits that could not be checked because the catalogue does not know the size's figure. */
      readonly unchecked: readonly Limit[];
      /** The size is better than the next one that fits by this much per month; null where there is no other. */
      readonly nextUp: NeighbourSize | null;
      readonly nextDown: NeighbourSize | null;
    }
  | {
      readonly kind: 'noMatch';
      readonly reason: string;
      /** What would change it. */
      readonly remedy: string;
      /** The limit that decided; null where a disk did. */
      readonly limit: Limit | null;
      /** Azure Migrate's code, such as `NoSuitableVmSizeFound`. */
      readonly code: string;
      readonly disks: readonly (DiskChoice | null)[];
      readonly refused: RefusedSizes;
    };

/** The refused sizes of one machine. Prices are compute with licence; a size without a known price is only counted. */
export interface RefusedSizes {
  /** All of them, by the first limit each fails. */
  readonly byLimit: Readonly<Partial<Record<Limit, number>>>;
  /** Up to five that the policy allows and the need refuses, from the choice's price downwards: the near misses. */
  readonly nearest: readonly RefusedSize[];
  /** Up to ten that would have cost less than the choice, cheapest first. */
  readonly cheapest: readonly RefusedSize[];
}

/** What a need says of one size. */
export type SizeVerdict =
  | { readonly kind: 'fits' }
  | { readonly kind: 'fails'; readonly refused: RefusedSize }
  | { readonly kind: 'notInCatalogue' };

/** The next size up or down in the chosen size's series. */
export interface NeighbourSize {
  readonly name: string;
  readonly vcpus: number;
  readonly memoryMiB: MiB;
  readonly perMonth: Micros | null;
  /** How far the need is from it: `fits while the need stays at or below 2 cores and 8 GiB`. */
  readonly distance: string;
  /** The same as figures: the need at which this size is taken (up) or would do (down), and how far the need is from it. */
  readonly bound: { readonly cores: number; readonly memoryBytes: Bytes };
  readonly away: { readonly cores: number; readonly memoryBytes: Bytes };
  /** What it costs more than the chosen size a month, compute with licence; negative where it is cheaper, null where unknown. */
  readonly morePerMonth: Micros | null;
}
