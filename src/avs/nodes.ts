/** One type of host of Azure VMware Solution. */
export interface AvsNode {
  readonly name: string;
  /** Physical; with hyper-threading a guest sees twice as many. */
  readonly cores: number;
  /** Of 2^30 bytes. */
  readonly memoryGB: number;
  /** Raw capacity tier of vSAN. The page prints it in TB; Azure Migrate counts 15 for AV36. */
  readonly storageTB: number;
  /** Can it make up a private cloud by itself? */
  readonly standsAlone: boolean;
}

export const AVS_NODE_NAMES = ['AV36', 'AV36P', 'AV52', 'AV64'] as const;
export type AvsNodeName = (typeof AVS_NODE_NAMES)[number];

/** Source: MicrosoftDocs/azure-docs@8a6bb31d, articles/azure-vmware/includes/disk-capabilities-of-the-host.md (11/12/2023). */
export const AVS_NODES_SOURCE =
  'Azure VMware Solution documentation, disk-capabilities-of-the-host.md (11/12/2023), read 2026-11-21';

/** AV48 is named since 2025 and not in the table of hosts that was read; it is left out rather than guessed. */
export const AVS_NODES: Readonly<Record<AvsNodeName, AvsNode>> = {
  AV36: { name: 'AV36', cores: 36, memoryGB: 576, storageTB: 15.2, standsAlone: true },
  AV36P: { name: 'AV36P', cores: 36, memoryGB: 768, storageTB: 19.2, standsAlone: true },
  AV52: { name: 'AV52', cores: 52, memoryGB: 1536, storageTB: 38.4, standsAlone: true },
  AV64: { name: 'AV64', cores: 64, memoryGB: 1024, storageTB: 15.36, standsAlone: false },
};

/** AV36 as real output of Azure Migrate counts it (August 2023): 36 cores, 576 GB, 15 TB. */
export const OBSERVED_AV36: AvsNode = { ...AVS_NODES.AV36, storageTB: 15 };

/** A storage policy: how many failures a disk survives, by which layout, and what that costs. */
export interface AvsStoragePolicy {
  readonly failuresToTolerate: 1 | 2 | 3;
  readonly raid: 'RAID-1' | 'RAID-5' | 'RAID-6';
  readonly minimumHosts: number;
  /** What 1 GB of a machine takes. */
  readonly factor: number;
}

export const AVS_STORAGE_NAMES = ['ftt1-raid1', 'ftt1-raid5', 'ftt2-raid1', 'ftt2-raid6', 'ftt3-raid1'] as const;
export type AvsStorageName = (typeof AVS_STORAGE_NAMES)[number];

/** Source: concepts-azure-vmware-solution-assessment-calculation.md (12/06/2024), "FTT Sizing Parameters". */
export const AVS_STORAGE: Readonly<Record<AvsStorageName, AvsStoragePolicy>> = {
  'ftt1-raid1': { failuresToTolerate: 1, raid: 'RAID-1', minimumHosts: 3, factor: 2 },
  'ftt1-raid5': { failuresToTolerate: 1, raid: 'RAID-5', minimumHosts: 4, factor: 1.3333 },
  'ftt2-raid1': { failuresToTolerate: 2, raid: 'RAID-1', minimumHosts: 5, factor: 3 },
  'ftt2-raid6': { failuresToTolerate: 2, raid: 'RAID-6', minimumHosts: 6, factor: 1.5 },
  'ftt3-raid1': { failuresToTolerate: 3, raid: 'RAID-1', minimumHosts: 7, factor: 4 },
};

/** Source: azure-vmware-solutions-limits.md (03/24/2021): hosts of a cluster, clusters and hosts of a private cloud. */
export const AVS_LIMITS: {
  readonly leastHosts: number;
  readonly hostsPerCluster: number;
  readonly hostsPerCloud: number;
} = { leastHosts: 3, hostsPerCluster: 16, hostsPerCloud: 96 };

/**
 * Clusters of more hosts than this are to use a storage policy of two failures, or the service level does not hold.
 * Source: articles/azure-vmware/concepts-storage.md (12/13/2023), "Storage policies and fault tolerance".
 */
export const AVS_HOSTS_ON_ONE_FAILURE = 6;
