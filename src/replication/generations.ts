import { MACHINE_CHURN, REPLICATED_DISK_LIMITS, SITE_PAGES } from '../site/index.js';
import type { Generation } from '../site/index.js';
import type { LimitConditions } from './limit-conditions.js';

/** What one generation of replication is held to. */
export interface GenerationLimits {
  readonly name: string;
  /** Whether limits of churn are printed for a disk, as of an agent's stream, or for a machine as a whole; null: no page prints any. */
  readonly churnTable: 'perDisk' | 'perMachine' | null;
  /** The table is another product's, which uses the same agent; null where it is its own, or where there is none. */
  readonly churnAssumption: string | null;
  readonly machinePeakMBps: number | null;
  readonly disksPerMachine: number;
  /** Of the changes of a machine in a day, in GB of 1,024 to the TB, since one process server carries them all. */
  readonly machineGBPerDay: number | null;
  /** Who makes the account that takes the logs. */
  readonly cacheAccount: 'planned' | 'byTheService';
  readonly canExcludeDisks: 'yes' | 'notPhysical';
  /** What binds instead, where no limit of churn is documented. */
  readonly binds: string | null;
  readonly isEnded: boolean;
  readonly source: string;
}

const PROCESS_SERVER_GB = 2048;

const STREAM = {
  churnTable: 'perDisk',
  churnAssumption: null,
  machinePeakMBps: MACHINE_CHURN.normal,
  machineGBPerDay: PROCESS_SERVER_GB,
  cacheAccount: 'planned',
  canExcludeDisks: 'yes',
  binds: null,
  isEnded: false,
  source: SITE_PAGES.matrix,
} as const;

const disksOf = (generation: Generation): number => REPLICATED_DISK_LIMITS[generation].disksPerMachine;

/** The limits by generation; classic is planned only where settings ask for it, to explain what is found. */
export const GENERATION_LIMITS: Readonly<Record<Generation, GenerationLimits>> = {
  modernized: {
    ...STREAM,
    name: 'Site Recovery (modernized)',
    disksPerMachine: disksOf('modernized'),
    canExcludeDisks: 'notPhysical',
  },
  classic: { ...STREAM, name: 'Site Recovery (classic)', disksPerMachine: disksOf('classic'), isEnded: true },
  agentBased: {
    ...STREAM,
    name: 'Azure Migrate with agents',
    disksPerMachine: disksOf('agentBased'),
    churnAssumption: "the table is Site Recovery's, whose agent and process server Azure Migrate uses",
  },
  agentless: {
    name: 'Azure Migrate without agents',
    churnTable: null,
    churnAssumption: null,
    machinePeakMBps: null,
    disksPerMachine: disksOf('agentless'),
    machineGBPerDay: null,
    cacheAccount: 'byTheService',
    canExcludeDisks: 'yes',
    binds:
      'a cycle that takes so long that the next one never catches up, and snapshots that grow until a datastore is full',
    isEnded: false,
    source: SITE_PAGES.agentless,
  },
  hyperV: {
    name: 'Hyper-V Replica to Azure',
    churnTable: 'perMachine',
    churnAssumption: null,
    machinePeakMBps: null,
    disksPerMachine: disksOf('hyperV'),
    machineGBPerDay: null,
    cacheAccount: 'planned',
    canExcludeDisks: 'yes',
    binds: null,
    isEnded: false,
    source: SITE_PAGES.plannerReportHyperV,
  },
};

/** What the table of a generation rests on, where it is another product's: that of Hyper-V is Site Recovery's, and a migration is not. */
export function assumptionsOfGeneration(
  generation: Generation,
  { purpose }: Pick<LimitConditions, 'purpose'>,
): readonly string[] {
  if (generation === 'hyperV' && purpose.value === 'migrate') {
    return ["the limits are Site Recovery's, whose provider and agent Azure Migrate installs on Hyper-V hosts"];
  }
  const { churnAssumption } = GENERATION_LIMITS[generation];
  return churnAssumption === null ? [] : [churnAssumption];
}
