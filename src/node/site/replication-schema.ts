import { z } from 'zod';
import { CHURN_TARGETS } from '../../site/index.js';
import type {
  Agent,
  Appliance,
  Churn,
  ConfigurationServer,
  Datastore,
  Drill,
  Failback,
  FailoverState,
  Replication,
  SiteDisk,
  Snapshots,
} from '../../site/index.js';
import { count, day, flag, label, list, machines, number, oneOf, text, texts } from './fields.js';

export const REPLICATION: z.ZodType<Replication> = z
  .strictObject({
    scenario: oneOf(
      ['recovery', 'migration', 'azureRecovery'],
      'what replication is for: recovery of machines on premises, migration for good, recovery of machines that run in Azure',
    ).optional(),
    generation: oneOf(
      ['modernized', 'classic', 'agentless', 'agentBased', 'hyperV'],
      'Site Recovery with a replication appliance (modernized) or a configuration server (classic), Azure Migrate for VMware (agentless, agentBased), or either for Hyper-V',
    ).optional(),
    capturedBy: oneOf(
      ['mobilityAgent', 'changedBlockTracking', 'hyperVLog'],
      'what is said to see which blocks changed',
    ).optional(),
    storage: oneOf(
      ['premium', 'standard', 'unmanaged'],
      'the storage replicated to: premium and standard limit the classic generation, unmanaged disks every one',
    ).optional(),
    retentionHours: number('how long recovery points are kept, in hours', 72, { max: 10_000 }).optional(),
    appConsistentMinutes: number('time between app-consistent points, in minutes; 0 makes none', 240, {
      max: 100_000,
    }).optional(),
    rpoThresholdMinutes: number('the most that may be lost before an alarm, in minutes', 30, {
      max: 100_000,
    }).optional(),
    highChurn: flag('the High Churn option is asked for', false).optional(),
    targetRegion: text('the Azure region that machines move or fail over to', 'Australia East').optional(),
    secondRegion: text('the region used while the target itself is lost', 'Australia Southeast').optional(),
  })
  .meta({ description: 'What is replicated how, and for how long points are kept' });

export const CONFIGURATION_SERVER: z.ZodType<ConfigurationServer> = z
  .strictObject({
    found: flag('a configuration server of the classic generation exists or is planned', false).optional(),
    machine: text('the machine it runs on', 'cs01').optional(),
    version: label('its version', '9.55').optional(),
    protectedMachines: count('machines that it protects', 12).optional(),
  })
  .meta({ description: 'The configuration server of the classic generation, unsupported since 30 March 2026' });

export const APPLIANCES: z.ZodType<readonly Appliance[]> = list(
  z.strictObject({
    name: text('its name', 'appliance01'),
    kind: oneOf(
      ['replication', 'azureMigrate', 'scaleOut', 'configurationServer', 'processServer'],
      'replication: of Site Recovery. azureMigrate and scaleOut: of Azure Migrate. The others are classic',
    ).optional(),
    vcenter: text('the vCenter it replicates from', 'vc01').optional(),
    cpus: count('virtual processors', 16).optional(),
    memoryGB: number('memory in GB', 32).optional(),
    cacheGB: number('disk that caches what is not sent yet, in GB', 1024).optional(),
    machines: count('machines that replicate through it', 120).optional(),
    churnGBPerDay: number('data written by those machines on a day, in GB', 900).optional(),
  }),
  'Machines that move data: appliances, process servers',
);

export const CHURN: z.ZodType<Churn> = z
  .strictObject({
    disks: list(
      z.strictObject({
        machine: text('the machine', 'db01'),
        disk: text('the disk', 'Hard disk 2'),
        p95MBps: number('written data, 95th percentile, in MB/s', 3.5).optional(),
        ioKB: number('average size of a write, in KB', 16).optional(),
        target: oneOf(CHURN_TARGETS, 'the managed disk replicated to').optional(),
      }),
      'Per disk, as Perfmon, iostat or the Deployment Planner measured it',
    ).optional(),
    machines: list(
      z.strictObject({
        machine: text('the machine', 'db01'),
        peakMBps: number('the highest minute of the sum over its disks, in MB/s', 30).optional(),
      }),
      'Per machine',
    ).optional(),
    averageMBps: number('all machines together, averaged over a week or longer, in MB/s', 12).optional(),
  })
  .meta({ description: 'How much is written; reads do not count' });

export const DISKS: z.ZodType<readonly SiteDisk[]> = list(
  z.strictObject({
    machine: text('the machine', 'db01'),
    disk: text('the disk', 'Hard disk 1'),
    sizeGB: number('its size in GB', 512).optional(),
    isSystemDisk: flag('the operating system starts from it', true).optional(),
    vmGeneration: z
      .union([z.literal(1), z.literal(2)])
      .meta({ description: 'the generation of the machine in Azure: 1 for BIOS, 2 for UEFI', examples: [2] })
      .optional(),
    logicalSectorBytes: count('logical sector size in bytes', 512).optional(),
    type: oneOf(
      ['ordinary', 'independent', 'rdm', 'shared', 'encrypted', 'storageSpaces', 'multipath', 'nfs', 'iscsi'],
      'what is special about it',
    ).optional(),
    bus: text('the controller it hangs on', 'SCSI').optional(),
  }),
  'Disks of which the inventory does not tell enough',
);

export const DATASTORES: z.ZodType<readonly Datastore[]> = list(
  z.strictObject({
    name: text('its name', 'ds01'),
    kind: oneOf(['vmfs', 'vsan', 'nfs', 'other'], 'its file system').optional(),
    freeGB: number('free space in GB', 800).optional(),
    snapshotGrowthGB: number('expected growth of all snapshots on it during one cycle, in GB', 200).optional(),
  }),
  'Datastores that hold snapshots while a cycle runs',
);

export const SNAPSHOTS: z.ZodType<readonly Snapshots[]> = list(
  z.strictObject({
    machines: machines(),
    count: count('snapshots that exist before replication starts', 0).optional(),
    products: texts('products that take snapshots or use changed block tracking of these machines', [
      'backup product',
    ]).optional(),
  }),
  'Snapshots and who else uses changed block tracking',
);

export const AGENTS: z.ZodType<readonly Agent[]> = list(
  z.strictObject({
    machines: machines(),
    family: oneOf(['windows', 'linux'], 'the family of their operating system').optional(),
    isSystemListed: flag("the vendor's matrix lists their operating system and kernel", true).optional(),
    kernel: oneOf(['stock', 'custom'], "Linux: the distributor's kernel or one of your own").optional(),
    versionsBehind: count('versions of the agent behind the newest', 1).optional(),
    installFolderFreeMB: number('free space where the agent is installed, in MB', 600).optional(),
    rootFreeMB: number('Linux: free space of /, in MB', 4000).optional(),
    memoryFreePercent: number('memory that is free at the peak, in percent', 15, { max: 100 }).optional(),
  }),
  'The Mobility agent on machines that get it',
);

export const FAILBACK: z.ZodType<Failback> = z
  .strictObject({
    wanted: flag('machines are to come home again', true).optional(),
    mode: oneOf(
      ['azure', 'hyperBdrGeneral', 'hyperBdrAutomated', 'hyperBdrConditional'],
      "how: Site Recovery's own way, or one of HyperBDR",
    ).optional(),
    location: oneOf(['original', 'alternate'], 'to the machine that still exists, or to a new one').optional(),
    datastore: oneOf(['vmfs', 'vsan', 'nfs', 'other'], 'the datastore to come home to').optional(),
    hasDiskUuid: flag('disk.enableUUID is TRUE on the machines', true).optional(),
    hasRdm: flag('the machines have raw device mappings', false).optional(),
    isEsxLicensed: flag('ESXi is licensed, not the free edition', true).optional(),
    attachedDisks: count('disks attached to the master target or appliance at once', 24).optional(),
    sourceDisks: count('HyperBDR: disks of the source', 3).optional(),
    targetDisks: count('HyperBDR: disks of the machine failed back to', 3).optional(),
    isEveryTargetDiskAsLarge: flag('HyperBDR: none of them is smaller', true).optional(),
    sourceBoot: oneOf(['uefi', 'bios'], 'HyperBDR: how the source starts').optional(),
    targetBoot: oneOf(['uefi', 'bios'], 'HyperBDR: how the machine failed back to starts').optional(),
    isOriginalSnapshotTaken: flag('HyperBDR: a snapshot of the original was taken first', true).optional(),
  })
  .meta({ description: 'The way home after a failover' });

export const FAILOVER: z.ZodType<FailoverState> = z
  .strictObject({
    activeSite: oneOf(['onPremises', 'azure'], 'the site that takes writes now').optional(),
    oldPrimaryPower: oneOf(['off', 'on'], 'after a failover: the machines that were replaced').optional(),
    writableSites: count('sites that could take writes at this moment', 1).optional(),
  })
  .meta({ description: 'Who takes writes now' });

export const DRILLS: z.ZodType<readonly Drill[]> = list(
  z.strictObject({
    name: text('the machine or the application', 'web shop'),
    kind: oneOf(['application', 'machine'], 'an application is due every 3 months, a machine every 6').optional(),
    lastTestOn: day('the day of the last test failover', '2026-08-22').optional(),
    isSuccessful: flag('it met its aims', true).optional(),
    isCleanedUp: flag('its test machines were removed', true).optional(),
  }),
  'Test failovers',
);
