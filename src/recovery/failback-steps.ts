import { FAILBACK_DISKS } from '../replication/index.js';
import type { FailbackWayName } from './failback.js';
import { HYPERBDR_LIMITS } from './hyperbdr.js';
import type { PointGeneration } from './retention.js';

const FREEZE = 'Stop the business: freeze writes in the application, and note the position of each database.';
const VERIFY = 'Verify at home while Azure is frozen: positions equal, one writer, a real order. Only then commit.';

const PREPARE_CLASSIC: readonly string[] = [
  'Bring the configuration server back with its old address; the machines must be in its database.',
  'Make a temporary process server in Azure, in each network that machines run in.',
  `Set up a master target at home (a Linux one for Linux machines) with an LSI controller and a retention drive, without snapshots, and never move it by storage vMotion; at most ${FAILBACK_DISKS.most} disks at once.`,
  'The failback policy is there already and cannot be changed: threshold 15 min, retention 24 h, application-consistent every 60 min.',
];
const PREPARE_MODERNIZED: readonly string[] = [
  'Bring a healthy replication appliance of the vault up at home; no process server in Azure is needed.',
  'Choose the policy for the way home at the reprotection.',
];

const SITE_RECOVERY_STEPS = (generation: PointGeneration | null, copies: string): readonly string[] => [
  ...(generation === 'classic' ? PREPARE_CLASSIC : PREPARE_MODERNIZED),
  'Commit the failover: it deletes the recovery points and freezes the choice.',
  'See that the old machines are off, and keep them off: the reprotection turns them off, and nobody turns them on again.',
  `Reprotect: ${copies}. A group with shared recovery points goes only through its plan${generation === 'classic' ? ', with one master target and one family of systems' : ''}.`,
  'Wait until every machine is protected and has a recovery point.',
  FREEZE,
  generation === 'classic'
    ? 'Run the unplanned failover from Azure, to the latest point; the latest application-consistent one is older and loses data.'
    : 'Run the planned failover to the site: pending changes are copied, a new point is made, the machine in Azure is shut down, the one at home starts.',
  VERIFY,
  generation === 'classic'
    ? 'It cannot be cancelled: a way back is a failover of its own.'
    : 'Until the commit it can be cancelled: the machine in Azure runs again, and replication goes on.',
  'Commit, then reprotect to Azure again.',
];

const HYPER_V_STEPS = (before: readonly string[], sync: readonly string[], end: string): readonly string[] => [
  ...before,
  'See that the Hyper-V hosts of home, or their VMM, are connected to Azure; no process server in Azure is needed.',
  'Commit the failover to Azure: a failback needs it.',
  ...sync,
  end,
  VERIFY,
  'Commit: it deletes the machine in Azure and its disks.',
  'Replicate in reverse, so that home is protected again: only what changed since is sent.',
];

const HYPER_V_EXISTING: readonly string[] = [
  'See that the old machines are off and have no checkpoints, and keep them off.',
];
const HYPER_V_BEFORE = (said: string): readonly string[] => [
  `Run a planned failover from Azure, which is the only one that there is, with "Synchronize data before failover": ${said}, while the machine in Azure runs on.`,
  FREEZE,
];
const HYPER_V_COMPLETE =
  'Complete the failover in the job: the machine in Azure is shut down, the last changes cross, the one at home starts.';

const GENERAL_STEPS: readonly string[] = [
  'Take a snapshot of each original machine first: mandatory.',
  'Upload the image of the transition host to the platform.',
  `Make a transition host for each machine, at least ${HYPERBDR_LIMITS.transitionHost.vcpus} processors and ${HYPERBDR_LIMITS.transitionHost.memoryGB} GB: disks one to one with the source, by the same controller and firmware; give it an address.`,
  'Install the agent in the machines in Azure.',
  'Register the hosts, pair them by SSH, choose the disks.',
  'Synchronise in full, then by increments.',
  'Drill on a clone of the transition host, in an isolated network: as many disks, each as large, the same firmware; minitgt-fix repairs the drivers.',
  FREEZE,
  'Run the last increment.',
  'Take the image out and start from the disk.',
  VERIFY,
  'Shut the machines in Azure down.',
];

const AUTOMATED_STEPS: readonly string[] = [
  'Give HyperBDR the keys of the platform: it makes gateway, hosts, disks and network.',
  'Install the agent in the machines in Azure.',
  'Look at the pairs that it made, and correct them.',
  'It synchronises in full, then by increments; drill on machines that it starts beside production.',
  FREEZE,
  'Run the last increment and the cutover.',
  VERIFY,
  'It shuts the machines in Azure down.',
];

const CONDITIONAL_STEPS: readonly string[] = [
  'Give HyperBDR the object storage and the platform.',
  'Install the agent in the machines in Azure.',
  'Synchronise in full into the object storage, then by increments.',
  FREEZE,
  'Run the last increment, then let it make the hosts: all data crosses from the object storage while the business stands.',
  VERIFY,
  'Shut the machines in Azure down.',
];

/** What people do, in order. */
export function failbackSteps(way: FailbackWayName, generation: PointGeneration | null): readonly string[] {
  switch (way) {
    case 'siteRecoveryOriginal':
      return SITE_RECOVERY_STEPS(generation, 'the machines are there, so only what changed is sent');
    case 'siteRecoveryAlternate':
      return SITE_RECOVERY_STEPS(
        generation,
        generation === 'classic'
          ? 'the machines are made again in full, on the host and datastore of the master target'
          : 'the machines are made again in full, on any datastore that the appliance can write',
      );
    case 'hyperVOriginal':
      return HYPER_V_STEPS(
        HYPER_V_EXISTING,
        HYPER_V_BEFORE('a snapshot is taken, blocks are compared by checksum, and those that differ are copied'),
        HYPER_V_COMPLETE,
      );
    case 'hyperVAlternate':
      return HYPER_V_STEPS(
        [
          'See that no VMM manages the hosts: another host is documented for a Hyper-V site, which has none.',
          'Prepare the new host: Windows Server 2012 R2 or later with the role Hyper-V, and virtual switches of the same names as on the old one.',
        ],
        HYPER_V_BEFORE(
          'with "Create on-premises virtual machine if it does not exist" and the new host, a snapshot is taken and all of it is copied',
        ),
        HYPER_V_COMPLETE,
      );
    case 'hyperVFullDownload':
      return HYPER_V_STEPS(
        HYPER_V_EXISTING,
        [FREEZE],
        'Run a planned failover from Azure with "Synchronize data during failover only": the machine in Azure is shut down, its whole disks are downloaded without checksums, the one at home starts.',
      );
    case 'general':
      return GENERAL_STEPS;
    case 'automated':
      return AUTOMATED_STEPS;
    case 'conditionalAutomated':
      return CONDITIONAL_STEPS;
  }
}
