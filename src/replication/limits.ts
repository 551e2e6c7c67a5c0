import { MACHINE_CHURN, NORMAL_CHURN, SITE_PAGES } from '../site/index.js';
import type { ChurnTarget } from '../site/index.js';

/** A figure with the page that prints it. */
export interface Limit {
  readonly most: number;
  readonly unit: string;
  readonly source: string;
}

const { agentless, capacity, highChurn, matrix, migrateMatrix, plannerReport, scaleOut } = SITE_PAGES;
const limit = (most: number, unit: string, source: string): Limit => ({ most, unit, source });

/**
 * What makes the Deployment Planner call a machine incompatible: anything above. The write operations are "effective" ones, a word that no
 * page defines; the tables of churn assume that 30 % of the I/O overlaps.
 */
export const PLANNER_LIMITS: Readonly<
  Record<
    | 'diskIops'
    | 'machineIops'
    | 'diskChurnMBps'
    | 'machineChurnMBps'
    | 'diskWriteIops'
    | 'snapshotTB'
    | 'accountTB'
    | 'processServerTBPerDay',
    Limit
  >
> = {
  diskIops: limit(7500, 'operations/s', plannerReport),
  machineIops: limit(80_000, 'operations/s', plannerReport),
  diskChurnMBps: limit(NORMAL_CHURN.P50.at(-1)![1], 'MB/s', plannerReport),
  machineChurnMBps: limit(MACHINE_CHURN.normal, 'MB/s', plannerReport),
  diskWriteIops: limit(840, 'operations/s', plannerReport),
  snapshotTB: limit(10, 'TB', plannerReport),
  accountTB: limit(35, 'TB', plannerReport),
  processServerTBPerDay: limit(2, 'TB a day', plannerReport),
};

export const isPlannerIncompatible = (what: keyof typeof PLANNER_LIMITS, value: number): boolean =>
  value > PLANNER_LIMITS[what].most;

/** Premium disks by the size that they begin above, in GB, as the Deployment Planner maps them; end points are printed twice. */
const PLANNER_DISKS: readonly (readonly [mostGB: number, tier: ChurnTarget])[] = [
  [128, 'P10'],
  [256, 'P15'],
  [512, 'P20'],
  [1024, 'P30'],
  [2048, 'P40'],
  [4095, 'P50'],
];

/** The premium disk that the Deployment Planner maps a size to; null above 4,095 GB, where its page ends. */
export const plannerDiskOf = (sizeGB: number): ChurnTarget | null =>
  PLANNER_DISKS.find(([mostGB]) => sizeGB <= mostGB)?.[1] ?? null;

/** The least size in GB of each disk of the tables, the smaller first: how large a source disk has to be to land on it. */
export const TIER_SIZES: readonly (readonly [tier: ChurnTarget, leastGB: number])[] = PLANNER_DISKS.map(
  ([, tier], index) => [tier, index === 0 ? 1 : PLANNER_DISKS[index - 1]![0] + 1],
);

/**
 * How agentless migration paces itself, so that storage at the source is spared. The limit of a datastore does not bind a machine with more
 * disks than it.
 */
export const AGENTLESS_LIMITS: Readonly<
  Record<
    'disksPerAppliance' | 'disksPerHost' | 'snapshotsPerDatastore' | 'machinesPerBatch' | 'machinesInPortal',
    Limit
  >
> = {
  disksPerAppliance: limit(52, 'disks at once', agentless),
  disksPerHost: limit(8, 'disks at once', agentless),
  snapshotsPerDatastore: limit(15, 'snapshots of disks at once', agentless),
  machinesPerBatch: limit(200, 'machines', scaleOut),
  machinesInPortal: limit(10, 'machines', migrateMatrix),
};

/** Requests a second of a standard storage account; one machine belongs to one account. */
export const ACCOUNT_IOPS: Limit = limit(20_000, 'operations/s', capacity);
/** An old limit of a standard disk at 8 KB, of which the page's example speaks. */
export const STANDARD_DISK_IOPS: Limit = limit(500, 'operations/s', capacity);

/** How many accounts the operations of the sources take: their sum by 20,000, rounded up. */
export const accountsForIops = (totalIops: number): number => Math.max(1, Math.ceil(totalIops / ACCOUNT_IOPS.most));

/**
 * Disks that one storage account of general purpose v2 takes, by their average churn, as printed. Both columns are 6,000 MB/s in all (3,000
 * between regions of Azure); v1 takes 600 and 300.
 */
export const ACCOUNT_DISKS: Readonly<
  Record<'onPremises' | 'azure', readonly (readonly [mbps: number, disks: number])[]>
> = {
  onPremises: [
    [4, 1500],
    [8, 750],
  ],
  azure: [
    [4, 750],
    [8, 375],
  ],
};

export const ACCOUNT_DISKS_SOURCES: Readonly<Record<keyof typeof ACCOUNT_DISKS, string>> = {
  onPremises: `${matrix}, "Storage account limits"`,
  azure: 'MicrosoftDocs/azure-docs articles/site-recovery/azure-to-azure-support-matrix.md, "Cache storage"',
};

/** Memory that a machine should have for High Churn, in GB. */
export const HIGH_CHURN_MEMORY: Limit = limit(32, 'GB', highChurn);

/** Disks attached at once to an appliance or a master target while machines come back. */
export const FAILBACK_DISKS: Limit = limit(60, 'disks', SITE_PAGES.failoverModernized);

/** Hosts that one sync proxy of HyperBDR takes. */
export const HYPERBDR_PROXY_HOSTS: Limit = limit(
  100,
  'hosts',
  'HyperBDR/docs src/product-overview/limitations/vmware-agentless.md (2026-08-07)',
);
