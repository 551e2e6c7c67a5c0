import type { DiskType, Redundancy } from '../catalog/index.js';

/** Every choice an assessment makes, as one visible value. Profiles are policies with a name. */
export interface Policy {
  readonly name: string;
  readonly description: string;
  readonly sizing: SizingPolicy;
  readonly sizes: SizePolicy;
  readonly disks: DiskPolicy;
  readonly readiness: ReadinessPolicy;
  readonly cost: CostPolicy;
  readonly scope: ScopePolicy;
}

export interface SizingPolicy {
  /** `performance`: utilisation where given, else as configured. `asIs`: always as configured. */
  readonly mode: 'performance' | 'asIs';
  /** Rank taken of ascending 10-minute peaks, in percent; 100 is the maximum. */
  readonly percentile: number;
  readonly percentileOfDatabases: number;
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
  readonly floors: { readonly vcpus: number; readonly memoryGiBWindows: number; readonly memoryGiBLinux: number };
  /** Weigh a vCPU by its performance number: a size offers `vcpus x acu / reference`; unknown numbers count as 1. */
  readonly performanceNumber: { readonly kind: 'off' } | { readonly kind: 'acu'; readonly reference: number };
}

export interface SizePolicy {
  /** Regular expressions on the series (`^D[a-z]*v[5-9]$`); a size must match one of these… */
  readonly series: readonly string[];
  /** …and none of these. */
  readonly seriesExcluded: readonly string[];
  readonly burstable: 'never' | 'nonProduction' | 'always';
  readonly constrainedCores: boolean;
  readonly confidential: boolean;
  readonly accelerated: boolean;
  /** `proven`: sizes that offer only NVMe are refused unless the guest is known to cope. */
  readonly nvmeOnly: 'proven' | 'allowed';
  /** Refuse sizes that cannot boot the machine's generation. Azure Migrate does not. */
  readonly generationIsLimit: boolean;
  /** `last`: only where nothing else fits. */
  readonly retiring: 'refused' | 'last' | 'allowed';
  /** `joint`: size and disks together, cheapest sum. `disksFirst`: each disk alone, then the size. */
  readonly choice: 'joint' | 'disksFirst';
}

export interface DiskPolicy {
  readonly production: readonly DiskType[];
  readonly nonProduction: readonly DiskType[];
  readonly redundancy: Redundancy;
  /** Limits as sold today, or as the vendor's tables stood in 2019. */
  readonly figures: 'catalogue' | 'documented2019';
  /** Where a disk's operations and throughput are unknown: by size among the allowed types, or the cheapest HDD. */
  readonly missingPerformance: 'bySize' | 'standardHdd';
  /** Azure Migrate makes one disk of every machine it reads from an RVTools workbook. */
  readonly oneDiskFromRvtools: boolean;
  /** OS disks on HDD retire in 2028; off by default. */
  readonly hddForOs: boolean;
}

export interface ReadinessPolicy {
  /** Which generation of the vendor's checks. */
  readonly edition: '2018' | '2020' | '2023' | '2025';
  /** Is a 32-bit Windows Server 2008 ready? The vendor's page says both. */
  readonly windows2008On32Bit: 'ready' | 'conditions';
}

export interface CostPolicy {
  readonly hoursPerMonth: number;
  readonly terms: 'payAsYouGo' | 'reserved1Year' | 'reserved3Year' | 'savings1Year' | 'savings3Year';
  readonly hybridBenefit: boolean;
  /** Non-production Windows pays no licence, as under the Dev/Test offer. */
  readonly devTestOffer: boolean;
  /** Percent taken off compute and licence; not applied with reservations or savings plans. */
  readonly discountPercent: number;
  readonly backup: boolean;
  readonly siteRecovery: boolean;
  readonly defender: boolean;
}

export interface ScopePolicy {
  /** `include` puts powered-off machines in a subtotal of their own. */
  readonly poweredOff: 'include' | 'exclude';
  readonly templates: 'include' | 'exclude';
  /** vCLS, vCenter, NSX, replication and backup appliances, matched by name or annotation. */
  readonly appliances: 'include' | 'exclude';
  readonly unknownEnvironment: 'production' | 'nonProduction';
}
