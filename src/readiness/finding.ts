import type { DecidedBy } from '../model/index.js';
import type { ReadinessState, RuleFinding } from '../rules/index.js';

export type { FindingSeverity, ReadinessState } from '../rules/index.js';

/**
 * `azure`: may it run there. `migration`: can the tool move it. `protection`: can Site Recovery protect it where it runs today.
 * `security`: can Defender for Servers watch it.
 */
export type Question = 'azure' | 'migration' | 'protection' | 'security';

/** The answer of one rule about one machine, with the values it saw; its code is Azure Migrate's. */
export interface Finding extends RuleFinding<Question> {
  /** Whoever decided to live with it: it no longer decides the state. Absent: nobody did. */
  readonly accepted?: Omit<DecidedBy, 'at'>;
}

export interface Readiness {
  /** The answer to "may it run in Azure", from the findings on that question. */
  readonly state: ReadinessState;
  /** Azure Migrate's code of the finding that decided, `NotApplicable` where nothing is to fix. */
  readonly code: string;
  readonly migration: ReadinessState;
  readonly protection: ReadinessState;
  readonly security: ReadinessState;
}
