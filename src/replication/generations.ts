import { MACHINE_CHURN, REPLICATED_DISK_LIMITS, SITE_PAGES } from '../site/index.js';
import type { Generation } from '../site/index.js';

/** What one generation of replication is held to. */
export interface GenerationLimits {
  readonly name: string;
  /** An agent's stream has limits of churn; a way that copies what changed between two snapshots has none that are documented. */
  readonly hasChurnTable: boolean;
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
  hasChurnTable: true,
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
    hasChurnTable: false,
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
    hasChurnTable: false,
    churnAssumption: null,
    machinePeakMBps: null,
    disksPerMachine: disksOf('hyperV'),
    machineGBPerDay: null,
    cacheAccount: 'planned',
    canExcludeDisks: 'yes',
    binds: 'the log of each disk (.hrl) beside it: at 50 % of the disk it makes the machine copy itself anew',
    isEnded: false,
    source: 'MicrosoftDocs/azure-docs articles/site-recovery/hyper-v-azure-architecture.md (02/14/2018)',
  },
};
