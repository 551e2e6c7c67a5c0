import { figure } from '../site/index.js';
import type { ChurnTarget } from '../site/index.js';
import { largerTierFor } from './churn-table.js';
import { GENERATION_LIMITS } from './generations.js';
import { hasHighChurn } from './limit-conditions.js';
import type { LimitConditions } from './limit-conditions.js';
import type { ReplicatedDisk, ReplicatedMachine } from './replicated.js';

/** What a disk over a limit of churn is told by. */
export interface ChurnCase {
  readonly machine: ReplicatedMachine;
  readonly disk: ReplicatedDisk;
  readonly target: ChurnTarget;
  /** The figure that is over. */
  readonly mbps: number;
  readonly ioKB: number | null;
  readonly resolved: LimitConditions;
}

const HIGH_CHURN_ELSEWHERE =
  'not a premium block blob as cache: High Churn is documented for the recovery of machines that run in Azure alone, and is refused for machines on premises';

/** What to do with a disk that writes too much, the first first. */
export function remediesOfChurn(one: ChurnCase): readonly string[] {
  const { isHelp, words } = largerDisk(one);
  return [
    ...(isHelp ? [words, excluded(one)] : [excluded(one), words]),
    ...premiumBlob(one.resolved),
    'spread what it writes in time: move backups, dumps and batches to other hours, or replicate the machine in a batch of its own',
    'a cache account of its own takes load off the other machines; it lifts the limit of an account, not that of the disk',
  ];
}

/** A larger target disk, or that none helps. */
function largerDisk({ target, mbps, ioKB, resolved, disk }: ChurnCase): {
  readonly isHelp: boolean;
  readonly words: string;
} {
  const isHigh = hasHighChurn(resolved);
  const larger = largerTierFor({ target, mbps, ioKB, isHigh });
  if (larger === null) {
    return { isHelp: false, words: `no larger target disk helps: none in the table takes ${figure(mbps)} MB/s` };
  }
  const { tier, leastGB, mostMBps } = larger;
  const sizeGB = disk.target?.sizeGiB ?? 0;
  const grow =
    sizeGB < leastGB
      ? `, from ${leastGB} GB on: grow the source disk to it, since the size decides which disk it becomes`
      : '';
  return {
    isHelp: true,
    words: `replicate to ${tier}, which takes ${figure(mostMBps)} MB/s at this size of writes${grow}`,
  };
}

function excluded({ machine, disk }: ChurnCase): string {
  if (disk.isOs) {
    return 'the disk of the system cannot be left out: move temporary data, logs and page files off it to a disk of their own and leave that out';
  }
  if (machine.source === 'physical' && GENERATION_LIMITS[machine.generation].canExcludeDisks === 'notPhysical') {
    return 'a disk of a physical machine cannot be left out with the modernized replication: protect its data by the replication of the database';
  }
  return 'leave the disk out before replication is enabled and move its data apart: by backup and restore, by the replication of the database, or made anew where it is scratch';
}

function premiumBlob(resolved: LimitConditions): readonly string[] {
  if (hasHighChurn(resolved)) return [];
  if (resolved.scenario === 'azureRecovery') {
    return [
      'choose High Churn with a premium block blob account as cache: disable replication and enable it anew with it',
    ];
  }
  return [HIGH_CHURN_ELSEWHERE];
}

/** What to do with a machine whose disks together write too much. */
export const remediesOfMachineChurn = (resolved: LimitConditions): readonly string[] => [
  'leave out the disk that writes most and move its data apart, see the verdicts of its disks',
  'spread its batches over the day: the limit is on the sum over its disks within a minute',
  'split what it runs over two machines',
  ...premiumBlob(resolved),
];

/** What to do with a machine that writes more than Site Recovery takes of a Hyper-V machine. */
export const remediesOfHyperV = (
  {
    isStandard,
    needMBps,
    premiumMBps,
  }: { readonly isStandard: boolean; readonly needMBps: number; readonly premiumMBps: number },
  resolved: LimitConditions,
): readonly string[] => [
  ...(isStandard && needMBps <= premiumMBps
    ? [
        `replicate the machine to premium storage, which takes ${figure(premiumMBps)} MB/s of a Hyper-V machine at this size of writes`,
      ]
    : []),
  'leave out the disk that writes most and move its data apart, see what share of the machine its disks write',
  'spread what it writes in time: move backups, dumps and batches to other hours',
  'split what it runs over two machines',
  'protect it as a physical machine, with an agent in it and a replication appliance: the limits of Site Recovery (modernized) hold then',
  ...premiumBlob(resolved),
];
