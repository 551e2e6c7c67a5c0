import type { MachineId } from '../model/index.js';

/** One exercise: what is broken, what is measured, what counts as passed. */
export interface DrillScenario {
  readonly id: string;
  readonly kind: 'planned' | 'unplanned';
  readonly title: string;
  readonly machines: readonly MachineId[];
  readonly steps: readonly string[];
  readonly measures: readonly { readonly what: string; readonly how: string; readonly target: string | null }[];
  readonly cleanUp: readonly string[];
}

/** Who was last exercised when, and when again. */
export interface DrillDue {
  readonly subject: string;
  readonly kind: 'machine' | 'application';
  /** `YYYY-MM-DD`; null: never, as far as is known. */
  readonly last: string | null;
  readonly due: string | null;
  readonly state: 'fresh' | 'due' | 'overdue' | 'never';
  /** What tells of the last one: `the site file`, `record 3 of the evidence`; null: nothing does. */
  readonly from: string | null;
}

/** A drill of the evidence, and whether it counts. */
export interface RecordedDrill {
  readonly sequence: number;
  /** `YYYY-MM-DD` on which it ended, in UTC. */
  readonly day: string;
  readonly scenario: string;
  readonly kind: 'planned' | 'unplanned';
  readonly scope: readonly string[];
  readonly doesCount: boolean;
  readonly said: string;
}

export interface DrillPlan {
  readonly scenarios: readonly DrillScenario[];
  readonly due: readonly DrillDue[];
  /** What is due, in words. */
  readonly said: readonly string[];
  /** Drills of the evidence that was given, in its order; null: none was given. */
  readonly recorded: readonly RecordedDrill[] | null;
  readonly evidenceFormat: string;
}
