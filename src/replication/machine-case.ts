import type { MachineChurn } from './churn.js';
import type { LimitConditions } from './limit-conditions.js';
import type { ReplicatedMachine } from './replicated.js';

/** A machine with all that its limits depend on. */
export interface MachineCase {
  readonly machine: ReplicatedMachine;
  readonly churn: MachineChurn | null;
  readonly iops: number | null;
  readonly resolved: LimitConditions;
  /** How long recovery points are kept; null: nobody says. */
  readonly retentionHours: number | null;
}
