/** `azure`: may it run there. `migration`: can the tool move it. `security`: can Defender for Servers watch it. */
export type Question = 'azure' | 'migration' | 'security';

/**
 * `blocks`: it will not work. `conditions`: it works once the remedy is done. `unknown`: a fact is missing. `warns`: it works, but
 * the answer rests on less than it should, or something about the machine should not be left so. `informs`: good to know.
 */
export type FindingSeverity = 'blocks' | 'conditions' | 'unknown' | 'warns' | 'informs';

/** The answer of one rule about one machine, with the values it saw. */
export interface Finding {
  /** Stable, such as `os/past-end-of-support`. */
  readonly rule: string;
  readonly question: Question;
  readonly severity: FindingSeverity;
  /** What was found, with its value. */
  readonly message: string;
  /** Concrete steps. */
  readonly remedy: string;
  /** Page or table that states the rule, and the date it was read. */
  readonly source: string;
  /** Azure Migrate's code for the same, where it has one: `GuestOperatingSystemArchitectureNotSupported`. */
  readonly code: string | null;
}

/** Azure Migrate's four categories. Not ready outranks unknown, which outranks ready with conditions. */
export type ReadinessState = 'ready' | 'readyWithConditions' | 'notReady' | 'unknown';

export interface Readiness {
  /** The answer to "may it run in Azure", from the findings on that question. */
  readonly state: ReadinessState;
  /** Azure Migrate's code of the finding that decided, `NotApplicable` where nothing is to fix. */
  readonly code: string;
  readonly migration: ReadinessState;
  readonly security: ReadinessState;
}
