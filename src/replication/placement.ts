import type { MachineId } from '../model/index.js';
import type { Generation } from '../site/index.js';
import type { PlannedConcurrency } from './concurrency.js';
import type { LimitName } from './limit-words.js';

/** What is measured against a limit, and what follows. */
export interface LimitVerdict {
  /** `LIMIT_WORDS` has its words. */
  readonly limit: LimitName;
  /** `undocumented`: no page prints a limit, which is no answer on whether it is kept. */
  readonly state: 'within' | 'over' | 'unknown' | 'undocumented';
  readonly value: number | null;
  readonly most: number | null;
  readonly unit: string;
  /** In words, with both figures. */
  readonly said: string;
  /** What is missing to judge it, or stands against an answer; absent: it is judged. */
  readonly missing?: string;
  /** What to do, the first first; empty where nothing is to be done. */
  readonly remedies: readonly string[];
  /** The limit is taken from a neighbouring row of the table, or rests on another assumption; null where it is printed. */
  readonly assumption: string | null;
  readonly source: string;
}

/** Verdicts of one machine and of its disks, in the order of the disks. */
export interface MachineVerdicts {
  readonly machine: MachineId;
  readonly verdicts: readonly LimitVerdict[];
  readonly disks: readonly { readonly disk: string; readonly verdicts: readonly LimitVerdict[] }[];
}

/** One machine that moves data: which kind, how large, for whom. */
export interface PlannedAppliance {
  /** `appliance-1`; ours. */
  readonly name: string;
  readonly kind:
    'azureMigrate' | 'scaleOut' | 'replication' | 'configurationServer' | 'processServer' | 'hyperVProvider';
  readonly generation: Generation;
  /** vCenter or Hyper-V host it serves; null: any. */
  readonly serves: string | null;
  readonly vcpus: number | null;
  readonly memoryGB: number | null;
  readonly cacheGB: number | null;
  /** In the order of names. The service spreads machines over scale-out appliances by itself: then all of both. */
  readonly machines: readonly MachineId[];
  /** The appliance of this plan that has the same machines, so that they are counted once; absent: none. */
  readonly sharedWith?: string;
  /** Of all its machines. */
  readonly churnGBPerDay: number | null;
  /** The most that it carries at the same time, for which it is sized; all of it where nothing says who comes after whom. */
  readonly atOnce: { readonly machines: number; readonly churnGBPerDay: number | null };
  readonly said: string;
  readonly source: string;
}

/** A storage account that takes replication logs before they reach the disks. */
export interface CacheAccount {
  readonly name: string;
  readonly kind: 'standard' | 'premiumBlockBlob';
  readonly machines: readonly MachineId[];
  /** The most at the same time, as of an appliance. */
  readonly iops: number | null;
  readonly churnMBps: number | null;
  readonly said: string;
  readonly source: string;
}

/** What a datastore has left for the snapshots of cycles, or a volume of a Hyper-V host for logs and snapshots of first copies. */
export interface DatastoreHeadroom {
  readonly kind: 'snapshots' | 'logs';
  readonly name: string;
  readonly freeBytes: number | null;
  readonly machines: readonly MachineId[];
  /** Growth of the snapshots of all machines on it in the longest planned cycle, or of their logs, at most. */
  readonly growthBytes: number | null;
  readonly state: 'enough' | 'short' | 'unknown';
  readonly said: string;
  /** What says that it must not be full. */
  readonly source: string;
  readonly remedies: readonly string[];
}

/** A command that sets a throttle or a blackout in the tool that moves the data. */
export interface ToolCommand {
  readonly tool: string;
  /** Where it is run. */
  readonly on: string;
  readonly purpose: string;
  readonly lines: readonly string[];
  readonly undo: readonly string[];
  readonly source: string;
}

/** Who moves what through where. */
export interface PlacementPlan {
  readonly appliances: readonly PlannedAppliance[];
  readonly cacheAccounts: readonly CacheAccount[];
  readonly datastores: readonly DatastoreHeadroom[];
  readonly commands: readonly ToolCommand[];
  readonly concurrency: PlannedConcurrency;
  readonly said: readonly string[];
}
