import type { SourceLocation } from '../model/index.js';

/** What every statement carries beside its content. */
export interface Said {
  /** Where it was said, in the words of whoever wrote it down: `paragraph 2 of the brief`. */
  readonly said: string;
  /** Where it stands in the file of statements. */
  readonly at: SourceLocation;
  /** The customer's answer to a contradiction: what else was said on the same subject stays on record and no longer counts. */
  readonly decides: boolean;
  readonly note: string | null;
}

/** How many machines the estate is said to have. */
export interface MachineCountStatement extends Said {
  readonly topic: 'machineCount';
  readonly count: number;
}

/** Machines that serve one purpose: how many, which, or both; never neither. */
export interface MachineGroupStatement extends Said {
  readonly topic: 'machineGroup';
  /** What the customer calls the group; two statements of one name are about one group. */
  readonly group: string;
  /** What the machines do, in words. */
  readonly role: string | null;
  readonly count: number | null;
  /** Names as in `parseMachineNames`: `DC01`, `fe01..fe03`, `web-*`. */
  readonly machines: readonly string[];
}

/** `onPremises`: on a machine of the estate. `azureService`: run by Azure. `azureMachine`: on a VM in Azure. */
export type DatabasePlace = 'onPremises' | 'azureService' | 'azureMachine' | 'elsewhere';

/** A database, as far as one place tells: which engine, where it runs, and whether it is part of the project. */
export interface DatabaseStatement extends Said {
  readonly topic: 'database';
  /** What the customer calls it; two statements of one name are about one database. */
  readonly database: string;
  readonly engine: string | null;
  readonly where: DatabasePlace | null;
  readonly isInScope: boolean | null;
  readonly holds: string | null;
  /** Names as in `parseMachineNames`. */
  readonly machines: readonly string[];
}

/** The Azure region to which the estate is to move or fail over. */
export interface TargetRegionStatement extends Said {
  readonly topic: 'targetRegion';
  readonly region: string;
}

/** What a recovery point holds: `crash`, the disks as after a power cut; `app`, applications flushed before. */
export type Consistency = 'app' | 'crash';

/** The most data that may be lost, as time. */
export interface RecoveryPointObjectiveStatement extends Said {
  readonly topic: 'recoveryPointObjective';
  readonly minutes: number;
  /** Which recovery points the objective is meant for; null where nobody says. */
  readonly consistency: Consistency | null;
}

/** The longest that a recovery may take. */
export interface RecoveryTimeObjectiveStatement extends Said {
  readonly topic: 'recoveryTimeObjective';
  readonly minutes: number;
}

/** The availability kept today (`before`) or promised for the time after the project (`after`). */
export interface AvailabilityStatement extends Said {
  readonly topic: 'availability';
  readonly phase: 'before' | 'after';
  readonly percent: number;
}

/** How often an app-consistent recovery point is made. */
export interface AppConsistentFrequencyStatement extends Said {
  readonly topic: 'appConsistentFrequency';
  readonly minutes: number;
}

/** How long recovery points are kept. */
export interface RetentionStatement extends Said {
  readonly topic: 'retention';
  readonly hours: number;
  /** The customer expects to go back to any moment within that time, not only to the points that are left. */
  readonly isAnyPoint: boolean;
}

/** `classic`: Site Recovery with a configuration server. `modernized`: with the replication appliance. */
export type ReplicationArchitecture = 'classic' | 'modernized';

export interface ReplicationArchitectureStatement extends Said {
  readonly topic: 'replicationArchitecture';
  readonly architecture: ReplicationArchitecture;
  /** The kind of storage replicated to, on which the limits of the classic architecture rest. */
  readonly storage: 'premium' | 'standard' | null;
}

/** How the recovery site gets its directory. */
export interface RecoverySiteDirectoryStatement extends Said {
  readonly topic: 'recoverySiteDirectory';
  readonly directory: 'additionalDomainController' | 'readOnlyDomainController';
}

/** How a database is held ready in the recovery site. */
export interface RecoverySiteDatabaseStatement extends Said {
  readonly topic: 'recoverySiteDatabase';
  readonly database: string;
  readonly machineCount: number;
  readonly isPromotable: boolean | null;
}

/** How long resolvers may keep an answer for the services that switch site. */
export interface DnsTtlStatement extends Said {
  readonly topic: 'dnsTtl';
  readonly seconds: number;
}

/** A connection between the customer and Azure. */
export interface CircuitStatement extends Said {
  readonly topic: 'circuit';
  readonly connection: 'expressRoute' | 'siteToSiteVpn';
  readonly mode: 'single' | 'activePassive' | 'activeActive';
  readonly regions: readonly string[];
}

/** Something whose loss alone stops a service. */
export interface SinglePointOfFailureStatement extends Said {
  readonly topic: 'singlePointOfFailure';
  readonly what: string;
  /** Names as in `parseMachineNames`. */
  readonly machines: readonly string[];
  readonly effect: string | null;
  /** What of the project removes it; null where nobody says. */
  readonly removedBy: string | null;
}

/** How many copies of a database may take writes at one time, over both sites. */
export interface DatabaseWritersStatement extends Said {
  readonly topic: 'databaseWriters';
  readonly database: string;
  readonly writers: number;
  /** How that is kept while sites are switched. */
  readonly keptBy: string | null;
}

/** One thing that was stated about an estate. */
export type Statement =
  | MachineCountStatement
  | MachineGroupStatement
  | DatabaseStatement
  | TargetRegionStatement
  | RecoveryPointObjectiveStatement
  | RecoveryTimeObjectiveStatement
  | AvailabilityStatement
  | AppConsistentFrequencyStatement
  | RetentionStatement
  | ReplicationArchitectureStatement
  | RecoverySiteDirectoryStatement
  | RecoverySiteDatabaseStatement
  | DnsTtlStatement
  | CircuitStatement
  | SinglePointOfFailureStatement
  | DatabaseWritersStatement;

export type Topic = Statement['topic'];
export type StatementOf<T extends Topic> = Extract<Statement, { readonly topic: T }>;
