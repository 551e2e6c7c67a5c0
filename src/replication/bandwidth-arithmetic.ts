const BITS_PER_BYTE = 8;
const BYTES_PER_GB = 1_000_000_000;
const BITS_PER_MEGABIT = 1_000_000;
const GB_PER_TB = 1024;
const MEGABYTES_PER_GB = 1024;
const SECONDS_PER_MINUTE = 60;
const PERCENT = 100;

/** Of a first copy, what compression keeps off the link in Microsoft's own arithmetic (common-questions-server-migration, 03/06/2023). */
const DOCUMENTED_COMPRESSION_SAVING = 0.3;

/**
 * Seconds of a first copy without an agent: size x (1 - saving) / bandwidth. 500 GB of 10^9 bytes at 100 Mb/s with 30 % saved: 28,000 s.
 *
 * Source: MicrosoftDocs/azure-docs articles/migrate/common-questions-server-migration.md @fa7514ac (03/06/2023).
 */
export function initialCopySeconds(
  bytes: number,
  mbps: number,
  saving: number = DOCUMENTED_COMPRESSION_SAVING,
): number {
  const sentPercent = Math.round((1 - saving) * PERCENT * BITS_PER_MEGABIT) / BITS_PER_MEGABIT;
  return (bytes * sentPercent * BITS_PER_BYTE) / PERCENT / (mbps * BITS_PER_MEGABIT);
}

/** GB of 10^9 bytes, as the arithmetic of first copies counts. */
export const bytesOfGB = (gigabytes: number): number => gigabytes * BYTES_PER_GB;

/** What has to be sent within an objective, and the bandwidth for it. */
export interface RpoBandwidth {
  /** GB that change, TB of 1,024 GB. */
  readonly changeGB: number;
  /** Whole Mb/s, rounded to the nearest as the vendor prints them. */
  readonly mbps: number;
}

/**
 * HyperBDR's rule: what changes, sent within the objective. 1 TB of which 5 % change is 51.2 GB; in 5 minutes 1,398 Mb/s, counted as
 * GB x 1024 x 8 / seconds. The vendor's figures, not a simulation: changes are taken to come all at once.
 *
 * Source: HyperBDR/docs @45b2ba3 src/product-overview/presales/hyperbdr-rpo-rto-planning-best-practices.md.
 */
export function hyperBdrBandwidth(dataTB: number, changeRatePercent: number, rpoMinutes: number): RpoBandwidth {
  const changeGB = (dataTB * GB_PER_TB * changeRatePercent) / PERCENT;
  const mbps = (changeGB * MEGABYTES_PER_GB * BITS_PER_BYTE) / (rpoMinutes * SECONDS_PER_MINUTE);
  return { changeGB, mbps: Math.round(mbps) };
}

/**
 * What the throttle of the recovery agent takes (Backup's console or its cmdlets, on a process server or a Hyper-V host): 512 kb/s to
 * 1,023 Mb/s. An older page says 102 Mb/s; the newer holds.
 *
 * Source: site-recovery-plan-capacity-vmware.md @e2b6e8b4 (08/19/2021), hyper-v-migration-architecture.md @0d96dbc9 (07/09/2019).
 */
export const RECOVERY_AGENT_THROTTLE_KBPS: { readonly least: number; readonly most: number } = {
  least: 512,
  most: 1_023_000,
};

export const isRecoveryAgentThrottle = (kbps: number): boolean =>
  kbps >= RECOVERY_AGENT_THROTTLE_KBPS.least && kbps <= RECOVERY_AGENT_THROTTLE_KBPS.most;

/** A value in the registry of a process server or Hyper-V host. */
export interface ThreadSetting {
  readonly name: 'UploadThreadsPerVM' | 'DownloadThreadsPerVM';
  readonly default: number;
  readonly max: number;
  readonly use: 'replication' | 'failback';
}

/**
 * Threads for each machine.
 *
 * Source: site-recovery-plan-capacity-vmware.md @e2b6e8b4 (08/19/2021).
 */
export const THREAD_SETTINGS: readonly ThreadSetting[] = [
  { name: 'UploadThreadsPerVM', default: 4, max: 32, use: 'replication' },
  { name: 'DownloadThreadsPerVM', default: 4, max: 32, use: 'failback' },
];

/**
 * How the appliance of Azure Migrate is throttled: a policy of Windows on the process that sends, for all its machines together.
 *
 * Source: concepts-vmware-agentless-migration.md @0b81ec33 (05/12/2025), common-questions-server-migration.md @fa7514ac (03/06/2023).
 */
export const APPLIANCE_THROTTLE = {
  mechanism: 'NetQosPolicy',
  appPath: 'GatewayWindowsService.exe',
  direction: 'outbound, all replicating VMs of the appliance together',
} as const;
