import type { Entry, Partly } from './partly.js';

/** `recovery`: machines on premises are protected. `azureRecovery`: machines that run in Azure are. `migration`: they move for good. */
export type Scenario = 'migration' | 'recovery' | 'azureRecovery';

/**
 * `modernized` and `classic` are Site Recovery with a replication appliance and with a configuration server; `agentless` and
 * `agentBased` are Azure Migrate for VMware; `hyperV` is either with Hyper-V hosts.
 */
export type Generation = 'modernized' | 'classic' | 'agentless' | 'agentBased' | 'hyperV';

/** What is to be replicated how, and for how long points are kept. */
export type Replication = Partly<{
  readonly scenario: Scenario;
  readonly generation: Generation;
  /** What sees which blocks changed: an agent in the machine, the host's change tracking, or the log of Hyper-V Replica. */
  readonly capturedBy: 'mobilityAgent' | 'changedBlockTracking' | 'hyperVLog';
  /** What recovery points are kept on, which limits how long: premium and standard in the classic generation, unmanaged disks in every one. */
  readonly storage: 'premium' | 'standard' | 'unmanaged';
  readonly retentionHours: number;
  readonly appConsistentMinutes: number;
  readonly rpoThresholdMinutes: number;
  /** The option for more churn per machine is asked for. */
  readonly highChurn: boolean;
  /** The region that machines move or fail over to. */
  readonly targetRegion: string;
  /** A region in which the same could run while the target is lost. */
  readonly secondRegion: string;
}>;

/** A configuration server is a machine of the classic generation, unsupported since 30 March 2026. */
export type ConfigurationServer = Partly<{
  readonly found: boolean;
  readonly machine: string;
  readonly version: string;
  readonly protectedMachines: number;
}>;

/** One machine that moves data, as its administrator sees it. */
export type Appliance = Entry<
  {
    readonly name: string;
    readonly kind: 'azureMigrate' | 'scaleOut' | 'replication' | 'configurationServer' | 'processServer';
    readonly vcenter: string;
    readonly cpus: number;
    readonly memoryGB: number;
    /** The disk that caches what is not yet sent. */
    readonly cacheGB: number;
    /** Machines that replicate through it. */
    readonly machines: number;
    readonly churnGBPerDay: number;
  },
  'name'
>;

/** Written data as measured, per disk or per machine, in MB/s of 10^6 bytes. */
export type Churn = Partly<{
  readonly disks: readonly Entry<
    {
      readonly machine: string;
      readonly disk: string;
      /** The 95th percentile over the days measured. */
      readonly p95MBps: number;
      readonly ioKB: number;
      /** The managed disk replicated to: `standard`, `P10` ... `P80`. */
      readonly target: string;
    },
    'machine' | 'disk'
  >[];
  /** Per machine the highest minute of the sum over its disks. */
  readonly machines: readonly Entry<{ readonly machine: string; readonly peakMBps: number }, 'machine'>[];
  /** All machines together, averaged over a week or longer. */
  readonly averageMBps: number;
}>;

/** A disk, where the inventory does not tell enough of it. */
export type SiteDisk = Entry<
  {
    readonly machine: string;
    readonly disk: string;
    readonly sizeGB: number;
    readonly isSystemDisk: boolean;
    /** The generation of machine that Azure would make; its system disk has another limit. */
    readonly vmGeneration: 1 | 2;
    readonly logicalSectorBytes: number;
    readonly type:
      'ordinary' | 'independent' | 'rdm' | 'shared' | 'encrypted' | 'storageSpaces' | 'multipath' | 'nfs' | 'iscsi';
    readonly bus: string;
  },
  'machine' | 'disk'
>;

export type Datastore = Entry<
  {
    readonly name: string;
    readonly kind: 'vmfs' | 'vsan' | 'nfs' | 'other';
    readonly freeGB: number;
    /** How far the snapshots of one cycle are expected to grow on it. */
    readonly snapshotGrowthGB: number;
  },
  'name'
>;

/** Snapshots that exist, and which products take some or track changes. */
export type Snapshots = Entry<
  {
    readonly machines: readonly string[];
    readonly count: number;
    /** Products that use snapshots or changed block tracking of these machines. */
    readonly products: readonly string[];
  },
  'machines'
>;

/** The Mobility agent on some machines. */
export type Agent = Entry<
  {
    readonly machines: readonly string[];
    readonly family: 'windows' | 'linux';
    /** The vendor's matrix lists their operating system and kernel. */
    readonly isSystemListed: boolean;
    readonly kernel: 'stock' | 'custom';
    /** How many versions the agent is behind the newest. */
    readonly versionsBehind: number;
    readonly installFolderFreeMB: number;
    readonly rootFreeMB: number;
    readonly memoryFreePercent: number;
  },
  'machines'
>;

export type Failback = Partly<{
  readonly wanted: boolean;
  /** `azure`: Site Recovery's own. The others are ways of HyperBDR. */
  readonly mode: 'azure' | 'hyperBdrGeneral' | 'hyperBdrAutomated' | 'hyperBdrConditional';
  /** `alternate`: the machine is made again because it is gone. */
  readonly location: 'original' | 'alternate';
  readonly datastore: 'vmfs' | 'vsan' | 'nfs' | 'other';
  readonly hasDiskUuid: boolean;
  readonly hasRdm: boolean;
  /** A licensed ESXi; the free one cannot be failed back to. */
  readonly isEsxLicensed: boolean;
  /** Disks attached to the master target or appliance at once. */
  readonly attachedDisks: number;
  /** HyperBDR: what the machine failed back to has beside the source. */
  readonly sourceDisks: number;
  readonly targetDisks: number;
  readonly isEveryTargetDiskAsLarge: boolean;
  readonly sourceBoot: 'bios' | 'uefi';
  readonly targetBoot: 'bios' | 'uefi';
  readonly isOriginalSnapshotTaken: boolean;
}>;

/** What was failed over last, where anything was. */
export type FailoverState = Partly<{
  /** The site that takes writes now. */
  readonly activeSite: 'onPremises' | 'azure';
  readonly oldPrimaryPower: 'on' | 'off';
  /** Sites that could take writes at this moment. */
  readonly writableSites: number;
}>;

export type Drill = Entry<
  {
    readonly name: string;
    readonly kind: 'machine' | 'application';
    readonly lastTestOn: string;
    readonly isSuccessful: boolean;
    readonly isCleanedUp: boolean;
  },
  'name'
>;
