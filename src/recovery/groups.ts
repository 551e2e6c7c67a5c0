import type { MachineId } from '../model/index.js';
import type { StartTier } from './start-tiers.js';

/** A step before or behind a group. */
export interface PlannedAction {
  readonly when: 'before' | 'after';
  readonly kind: 'manual' | 'runbook' | 'script';
  /** What it is for; `stated`: people wrote it into the settings. */
  readonly purpose: 'wait' | 'ttl' | 'egress' | 'directory' | 'data' | 'verify' | 'switch' | 'stated';
  readonly title: string;
  /** What to do, line by line. */
  readonly lines: readonly string[];
  readonly minutes: number;
  /** Where the minutes come from. */
  readonly basis: string;
  /** In which runs it takes part: in tests, in failovers, in planned failovers. */
  readonly scope: readonly ('test' | 'failover' | 'plannedFailover')[];
}

/** Machines that start beside each other; the next group waits for all of them. */
export interface RecoveryGroup {
  /** From 1 within its plan. */
  readonly number: number;
  readonly name: string;
  readonly tier: StartTier;
  readonly machines: readonly MachineId[];
  readonly why: string;
  /** Groups of other plans that have to be through before it starts; a pause of the plan says so too. */
  readonly waitsFor: readonly { readonly plan: string; readonly group: number }[];
  readonly before: readonly PlannedAction[];
  readonly after: readonly PlannedAction[];
  readonly startMinutes: number;
  /** The same if all of them started at once. */
  readonly freeStartMinutes: number;
  readonly startBasis: string;
}

/** One recovery plan within the limits of the service: at most 7 groups and 100 machines. */
export interface RecoveryRun {
  readonly name: string;
  /** Plans for whose groups groups of this one wait; all of them fail over beside each other. */
  readonly after: readonly string[];
  /** Until the machines are made in Azure, all beside each other. */
  readonly failOverMinutes: number;
  readonly failOverBasis: string;
  /** Behind that, until those that are not ready for Azure are prepared; 0 where none of it needs that. */
  readonly hydrateMinutes: number;
  /** For which of its machines, by which document. */
  readonly hydrateBasis: string;
  /** A machine of it keeps the step, whatever people prepare. */
  readonly isAlwaysHydrated: boolean;
  readonly groups: readonly RecoveryGroup[];
  readonly said: readonly string[];
}

/** One step of the critical path. */
export interface RtoStep {
  readonly step: string;
  readonly minutes: number;
  readonly basis: string;
}

/** The recovery time as the critical path over all plans, against the objective. */
export interface RtoEstimate {
  /** Where no machine comes back: until somebody would have decided that it is lost, and of no service. */
  readonly minutes: number;
  readonly objectiveMinutes: number | null;
  /** Null: no objective, or the service needs something of which nobody says that the recovery site has it. */
  readonly isMet: boolean | null;
  /** What the time counts on by somebody's word alone, and what no plan brings back; beside the time wherever it stands. */
  readonly rests: readonly string[];
  /** Empty where no machine comes back. */
  readonly criticalPath: readonly RtoStep[];
  /** What would have to change to meet it, each with the minutes that it saves on the path. */
  readonly changes: readonly { readonly change: string; readonly savesMinutes: number }[];
}

/** Who starts when, and how long it takes. */
export interface GroupsPlan {
  readonly runs: readonly RecoveryRun[];
  /** Dependencies that a start order cannot keep, since they go in a circle or ask a tier that starts later. */
  readonly circles: readonly { readonly machines: readonly MachineId[]; readonly said: string }[];
  /** Machines that no plan starts, and why. */
  readonly left: readonly { readonly machine: MachineId; readonly reason: string }[];
  readonly rto: RtoEstimate;
}
