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
}

export interface DrillPlan {
  readonly scenarios: readonly DrillScenario[];
  readonly due: readonly DrillDue[];
  readonly evidenceFormat: string;
}
