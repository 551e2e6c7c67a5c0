import type { MachineId } from '../model/index.js';

/** A limit of Site Recovery that a machine of the plan, or one of its disks, breaks; or a disk that does not come back. */
export interface ProtectionDoubt {
  readonly machine: MachineId;
  /** Null: it is the machine's. */
  readonly disk: string | null;
  /** `atRisk`: over a limit, so that nothing is promised of its recovery points. `leftOut`: the disk is not replicated. */
  readonly state: 'atRisk' | 'leftOut';
  readonly said: string;
  readonly remedies: readonly string[];
  readonly source: string;
}

/** What a failover of everything at once takes of one quota of the region (R-QUOTA-1). */
export interface QuotaCheck {
  /** `total vCPUs`, `DSv5`, `network interfaces`. */
  readonly what: string;
  readonly needed: number;
  /** Of the site file; null where it states none. */
  readonly limit: number | null;
  readonly used: number | null;
  readonly state: 'enough' | 'short' | 'unknown';
  readonly said: string;
}

/** Whether Site Recovery can replicate what the plan brings back, and whether the region can start it. */
export interface ProtectionPlan {
  /** Of the machines of the plan: over a limit; with a limit that nobody could judge and none over; with a disk left out. */
  readonly counts: { readonly atRisk: number; readonly unjudged: number; readonly withDisksLeftOut: number };
  /** In the order of the estate. */
  readonly doubts: readonly ProtectionDoubt[];
  readonly quotas: readonly QuotaCheck[];
  /** In sentences, beside the figures that they bear on. */
  readonly said: readonly string[];
}
