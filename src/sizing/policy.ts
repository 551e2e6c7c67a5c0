import type { DiskType, Redundancy } from '../catalog/index.js';
import type { PercentileMethod } from '../timeseries/index.js';

/** How a need follows from what the source says. */
export interface SizingPolicy {
  /** `performance`: utilisation where given, else as configured. `asIs`: always as configured. */
  readonly mode: 'performance' | 'asIs';
  /**
   * Minutes of a bucket, of which one value counts, its peak: a divisor of 60. Absent: 10, as Azure Migrate has it. An assessment states
   * the length of the peaks that it was given, whatever was asked for.
   */
  readonly bucketMinutes?: number | undefined;
  /** Rank taken of the ascending values of buckets, in percent; 100 is the maximum. Only samples have one. */
  readonly percentile: number;
  /** For machines whose role is a database or a directory, as far as a tag `role` says so. */
  readonly percentileOfDatabases: number;
  readonly percentileMethod: PercentileMethod;
  /** Are reads and writes of a disk added sample by sample, or is each ranked and then added? No document says. */
  readonly readsAndWrites: 'perSample' | 'perCounter';
  /** Days of samples before the last one that are looked at. */
  readonly windowDays: number;
  /** Factors on used CPU, memory, disk operations and throughput, network; and on disk size. */
  readonly comfort: {
    readonly cpu: number;
    readonly memory: number;
    readonly diskPerformance: number;
    readonly network: number;
    readonly diskSize: number;
  };
  /** Vendor documents disagree on both: see `spec` 1.5 and 2.3. */
  readonly comfortOnAsIs: boolean;
  readonly comfortOnFallback: boolean;
  /** One missing CPU or memory figure throws both back to what is configured (`both`), or only itself (`each`). */
  readonly fallback: 'both' | 'each';
  /**
   * A machine that was held back (ballooned, swapped, waiting for a processor, limited below what it is given) was not seen to need less:
   * is its use then no reason to give it less than it has?
   */
  readonly pressureForbidsDownsizing: boolean;
  readonly floors: { readonly vcpus: number; readonly memoryGiBWindows: number; readonly memoryGiBLinux: number };
  /** Weigh a vCPU by its performance number: a size offers `vcpus x acu / reference`; unknown numbers count as 1. */
  readonly performanceNumber: { readonly kind: 'off' } | { readonly kind: 'acu'; readonly reference: number };
}

/** Which VM sizes may be chosen, and how. */
export interface SizePolicy {
  /** Regular expressions on the series (`^D[a-z]*v[5-9]$`); a size must match one of these… */
  readonly series: readonly string[];
  /** …and none of these. */
  readonly seriesExcluded: readonly string[];
  /** `provenNonProduction`: only where the credits are shown to last over the machine's real series, which takes samples. */
  readonly burstable: 'never' | 'provenNonProduction' | 'allowed';
  /** Availability zones that must all offer the size, such as [1, 2, 3]; empty for a regional machine. */
  readonly zones: readonly (1 | 2 | 3)[];
  readonly constrainedCores: boolean;
  /** `needed`: only sizes with a temporary disk, for a guest that keeps its page file or tempdb there. */
  readonly temporaryDisk: 'notNeeded' | 'needed';
  readonly confidential: boolean;
  readonly accelerated: boolean;
  /** Sizes whose disks attach by NVMe alone. `refused`: no inventory says whether the guest has the driver in its boot image. */
  readonly nvmeOnly: 'refused' | 'allowed';
  /** Refuse sizes that cannot boot the machine's generation. Azure Migrate does not. */
  readonly generationIsLimit: boolean;
  /** `last`: only where nothing else fits. */
  readonly retiring: 'refused' | 'last' | 'allowed';
  /** `joint`: size and disks together, cheapest sum. `disksFirst`: each disk alone, then the size. */
  readonly choice: 'joint' | 'disksFirst';
}

/** Which disks may be chosen, and how. */
export interface DiskPolicy {
  readonly production: readonly DiskType[];
  readonly nonProduction: readonly DiskType[];
  readonly redundancy: Redundancy;
  /** Limits as sold today, or as the vendor's tables stood in 2019. */
  readonly figures: 'catalogue' | 'documented2019';
  /**
   * Where a disk's operations and throughput are unknown: by size among the allowed types, or the cheapest HDD
   * or Standard SSD. Azure Migrate's documents and its output say each of the three.
   */
  readonly missingPerformance: 'bySize' | 'standardHdd' | 'standardSsd';
  /** Azure Migrate makes one disk of every machine it reads from an RVTools workbook. */
  readonly oneDiskFromRvtools: boolean;
  /** OS disks on HDD retire in 2028; off by default. */
  readonly hddForOs: boolean;
  /** Refuse OS disks above 2,048 GiB (generation 1) or 4,095 GiB (generation 2). Azure Migrate's assessment does not. */
  readonly osDiskSizeIsLimit: boolean;
  /** Ultra Disk in whole GiB, as it is sold today, or in the steps of older documents: 4, 8, ... 512 GiB, then whole TiB. */
  readonly ultraSizes: 'eachGib' | 'steps';
}
