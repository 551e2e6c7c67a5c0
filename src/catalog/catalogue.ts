import type { BitsPerSecond, Bytes, BytesPerSecond, GiB, Iops, Nanos } from '../model/index.js';

/** One VM size with every limit its vendor publishes. `null` is unknown, which is neither zero nor "no". */
export interface VmSize {
  /** As the API writes it, such as `Standard_D4as_v5`. */
  readonly name: string;
  /** The letters and version that a family shares, such as `Dasv5`. */
  readonly series: string;
  readonly category: string;
  /** Vendor's vCPU count of the full size; a constrained-core size offers fewer in `vcpusAvailable`. */
  readonly vcpus: number;
  readonly vcpusAvailable: number;
  /** 2 where a vCPU is a thread of a core, 1 where it is a core of its own. */
  readonly vcpusPerCore: number | null;
  readonly parentSize: string | null;
  readonly memoryBytes: Bytes;
  /** The performance number: Azure Compute Units per vCPU, 100 = one vCPU of a Standard_A1. */
  readonly acu: number | null;
  readonly architecture: 'x64' | 'arm64';
  /** Virtual machine generations it boots, ascending. */
  readonly generations: readonly (1 | 2)[];
  /** SCSI where the API names none: true of every size up to v5 (`controllersInferred`). */
  readonly diskControllers: readonly ('SCSI' | 'NVMe')[];
  readonly controllersInferred: boolean;
  readonly localTempBytes: Bytes | null;
  readonly maxDataDisks: number;
  readonly uncachedIops: Iops;
  readonly uncachedBytesPerSecond: BytesPerSecond;
  readonly maxNics: number;
  readonly networkBitsPerSecond: BitsPerSecond | null;
  readonly acceleratedNetworking: boolean;
  readonly premiumStorage: boolean;
  readonly ultraStorage: boolean | null;
  readonly trustedLaunchDisabled: boolean | null;
  readonly confidential: 'SNP' | 'TDX' | null;
  readonly gpuCount: number | null;
  readonly rdma: boolean;
  readonly encryptionAtHost: boolean;
  /** `YYYY-MM-DD`. */
  readonly retirementDate: string | null;
  /** The date above was inferred from an announcement that names the sister series. */
  readonly retirementInferred: boolean;
  readonly burst: Burstable | null;
}

/** Credit terms of a burstable size. One credit is one vCPU at 100 % for one minute. */
export interface Burstable {
  readonly baselinePercentOfVm: number;
  readonly initialCredits: number;
  readonly creditsPerHour: number;
  readonly maxCredits: number;
}

/** Unit prices per hour in one region, in billionths of a US dollar; `null` is unknown. */
export interface VmPrice {
  /** Without an operating-system licence: what Linux pays, and Windows under Azure Hybrid Benefit. */
  readonly base: Nanos | null;
  /** With the Windows licence. */
  readonly windows: Nanos | null;
  readonly reserved1Year: Nanos | null;
  readonly reserved3Year: Nanos | null;
  readonly savings1Year: Nanos | null;
  readonly savings3Year: Nanos | null;
  /** Where `base` and `windows` come from, such as `radar-2026-08-22`; null where unknown. */
  readonly baseSource: string | null;
  readonly windowsSource: string | null;
  /** Where the reserved and savings prices come from; null where unknown. */
  readonly commitmentSource: string | null;
  /**
   * How far the base price was tested. `raw`: an item of the vendor's price API. `below-windows`: lower than the Windows
   * price. `uplift-old`: before 2026, accepted since the Windows licence costs what it costs elsewhere. `unverified`: no
   * Windows price to test against. `rejected`: the value found was another meter's, so the price is unknown. `price-sheet`:
   * the user's own. Null: no value was found.
   */
  readonly baseCheck: string | null;
}

export type DiskType = 'StandardHDD' | 'StandardSSD' | 'PremiumSSD' | 'PremiumSSDv2' | 'UltraDisk';
export type Redundancy = 'LRS' | 'ZRS';

/** A disk sold in fixed steps. Limits are those without bursting: sizing does not count on bursts. */
export interface DiskTier {
  readonly type: 'StandardHDD' | 'StandardSSD' | 'PremiumSSD';
  readonly redundancy: Redundancy;
  /** Such as `P10`. */
  readonly tier: string;
  readonly sizeGiB: GiB;
  readonly iops: Iops;
  readonly bytesPerSecond: BytesPerSecond;
  readonly maxShares: number;
}

/** A disk whose size, operations and throughput are bought apart. See `provisionedLimits` for the rules. */
export interface ProvisionedDisk {
  readonly type: 'PremiumSSDv2' | 'UltraDisk';
  readonly redundancy: Redundancy;
  readonly minSizeGiB: GiB;
  readonly maxSizeGiB: GiB;
  /** The least that can be bought; where more is included in the price of capacity, that. */
  readonly minIops: Iops;
  /** Included in the price of capacity; 0 where all is paid for. */
  readonly freeIops: Iops;
  readonly iopsPerGiB: number;
  /** Up to this size the free operations are the limit and a GiB adds none; 0 where every GiB counts. */
  readonly iopsPerGiBAboveGiB: GiB;
  readonly maxIops: Iops;
  readonly minBytesPerSecond: BytesPerSecond;
  readonly freeBytesPerSecond: BytesPerSecond;
  readonly bytesPerSecondPerIops: BytesPerSecond;
  readonly maxBytesPerSecond: BytesPerSecond;
}

/** Prices of provisioned disks, per hour. */
export interface ProvisionedDiskPrice {
  readonly perGiBHour: Nanos;
  readonly perIopsHour: Nanos;
  /** Per 10^6 bytes/s and hour. */
  readonly perMBpsHour: Nanos;
}

export interface Region {
  /** Such as `eastus`. */
  readonly name: string;
  /** Such as `East US`; the name again where no source shows another. */
  readonly displayName: string;
  readonly geography: string | null;
  readonly pairedRegion: string | null;
  /** 0 where the source maps no zones, null where no source describes the region. */
  readonly availabilityZones: number | null;
  /** Prices of VM sizes are known, so an offer can be read. */
  readonly hasPrices: boolean;
}

/** One version of an operating system and what its vendors say of it. Dates are `YYYY-MM-DD`, or null for unknown;
 * an end may also be `never`, or `ended` where the source says no more than that it is over: see `hasEnded`. */
export interface OsVersion {
  readonly product: string;
  readonly family: string;
  readonly name: string;
  readonly version: string;
  readonly label: string;
  readonly releaseDate: string | null;
  readonly activeSupportEnd: string | null;
  readonly endOfLife: string | null;
  readonly extendedSupportEnd: string | null;
  readonly extendedSupportName: string | null;
  readonly endorsedPublisher: boolean | null;
  readonly imageNamed: boolean | null;
  /** Azure Migrate's assessment table; null where the version is not in the table found. */
  readonly migrateReadiness: string | null;
  readonly migrateReason: string | null;
  /** Whether Azure Migrate prepares it by itself: `auto`, `not-listed`… */
  readonly migratePreparation: string | null;
}

/** What a vSphere guest id stands for. */
export interface GuestId {
  readonly id: string;
  readonly label: string;
  readonly family: string;
  readonly bits: 32 | 64 | null;
  readonly product: string | null;
  readonly version: string | null;
}

/** Where a column of the catalogue comes from. */
export interface ColumnSource {
  readonly table: string;
  readonly columns: readonly string[];
  readonly source: string;
  /** `YYYY-MM-DD`, the date of the data; null where the source states none, which `note` explains. */
  readonly date: string | null;
  readonly licence: string;
  /** Cells that hold a value, and cells in all. */
  readonly filled: number;
  readonly rows: number;
  readonly note: string | null;
}

/** All that is sold in one region, with prices. Index-aligned: `prices[i]` belongs to `sizes[i]`. */
export interface RegionOffer {
  readonly region: Region;
  /** Date of the newest price of a VM size or disk, `YYYY-MM-DD`. */
  readonly priceDate: string;
  /** Sizes of the catalogue in its order; null where the region does not sell the size or no price is known and it is not listed. */
  readonly prices: readonly (VmPrice | null)[];
  /** Zones that offer the size, such as [1, 2, 3]; empty: regional only; null: no source lists this region or size. */
  readonly zones: readonly (readonly number[] | null)[];
  /** Monthly price of a tier, key `<type>/<redundancy>/<tier>` such as `PremiumSSD/LRS/P10`; absent is unknown or not sold. */
  readonly diskPrices: ReadonlyMap<string, Nanos>;
  /** Key `<type>/<redundancy>`; absent is not sold or unknown. */
  readonly provisionedDiskPrices: ReadonlyMap<string, ProvisionedDiskPrice>;
  /** Where a disk's price comes from, such as `flexera-2026-07-12`; the keys are those of both maps above. */
  readonly diskPriceSources: ReadonlyMap<string, string>;
}

/** Dated facts about what Azure sells. */
export interface Catalogue {
  readonly schemaVersion: 1;
  /** Date of the newest fact, `YYYY-MM-DD`: "today" for an assessment that has no samples. */
  readonly date: string;
  /** By name, in code-unit order. */
  readonly sizes: readonly VmSize[];
  readonly diskTiers: readonly DiskTier[];
  readonly provisionedDisks: readonly ProvisionedDisk[];
  readonly regions: readonly Region[];
  readonly osVersions: readonly OsVersion[];
  readonly guestIds: readonly GuestId[];
  readonly sources: readonly ColumnSource[];
}

export const diskTierKey = (type: DiskType, redundancy: Redundancy, tier: string): string =>
  `${type}/${redundancy}/${tier}`;
export const provisionedDiskKey = (type: DiskType, redundancy: Redundancy): string => `${type}/${redundancy}`;
