import type { Machine, MachineId } from '../model/index.js';

/** What machines ran on before: the ways home are judged for each by itself. `other`: no source tells. */
export type FailbackPlatform = Machine['source'];

/** `hyperV…`: a planned failover to Hyper-V hosts. The last three are those of a block-level tool, to any platform. */
export type FailbackWayName =
  | 'siteRecoveryOriginal'
  | 'siteRecoveryAlternate'
  | 'hyperVOriginal'
  | 'hyperVAlternate'
  | 'hyperVFullDownload'
  | 'general'
  | 'automated'
  | 'conditionalAutomated';

export interface FailbackCondition {
  readonly condition: string;
  /** Of all machines but those of `except`. */
  readonly state: 'kept' | 'broken' | 'unknown';
  readonly said: string;
  /** Names of machines that break it while others do not: they need another way, and the rest does not. */
  readonly except: readonly string[];
  /** The document, or that it is ours. */
  readonly source: string;
}

/** A way home and whether its conditions hold. */
export interface FailbackWay {
  readonly way: FailbackWayName;
  readonly state: 'possible' | 'impossible' | 'unknown';
  readonly conditions: readonly FailbackCondition[];
  /** Names of machines that cannot take it, while others of their platform can. */
  readonly except: readonly string[];
  readonly steps: readonly string[];
  /** Null: a size is unknown, or only changes are sent. */
  readonly fullBytes: number | null;
  /** What the machines write a day at their churn of today, as an upper bound of what a day away changes; null unknown. */
  readonly changedBytesPerDay: number | null;
  /** Of the full copy, or of one day of changes where only those are sent, at the given link; null unknown, or changes never catch up. */
  readonly transferHours: number | null;
  /** Of those hours, or behind them, what crosses while the business stands; null unknown. */
  readonly lastHours: number | null;
  /** Until they work at home behind that: they start and are verified. */
  readonly startMinutes: number;
  /** Both together; null unknown, as where changes never catch up. */
  readonly downtimeMinutes: number | null;
  readonly downtimeSaid: string;
  readonly source: string;
}

/** The way home of all machines of one platform. */
export interface FailbackGroup {
  readonly platform: FailbackPlatform;
  /** In the order of the estate. */
  readonly machines: readonly MachineId[];
  /** In the order in which they are taken. */
  readonly ways: readonly FailbackWay[];
  readonly recommended: FailbackWayName | null;
  readonly why: string;
  readonly warnings: readonly string[];
}

/** All platforms by their recommended ways at the same time: they share one link, so that hours add. */
export interface FailbackTogether {
  /** Null: a figure of one of them is unknown, one has no way, or the changes of all never catch up on that link. */
  readonly transferHours: number | null;
  readonly downtimeMinutes: number | null;
  readonly said: string;
}

export interface FailbackPlan {
  /** VMware, Hyper-V, physical, then what no source tells; those without a machine are left out. */
  readonly groups: readonly FailbackGroup[];
  readonly together: FailbackTogether;
  /** Null: nobody says whether machines are to come home at all. */
  readonly isWanted: boolean | null;
  /** For all of them. */
  readonly warnings: readonly string[];
}
