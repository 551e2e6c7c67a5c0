/** A way home and whether its conditions hold. */
export interface FailbackWay {
  readonly way: 'siteRecoveryOriginal' | 'siteRecoveryAlternate' | 'general' | 'automated' | 'conditionalAutomated';
  readonly state: 'possible' | 'impossible' | 'unknown';
  readonly conditions: readonly {
    readonly condition: string;
    readonly state: 'kept' | 'broken' | 'unknown';
    readonly said: string;
  }[];
  readonly steps: readonly string[];
  /** Null: a size is unknown, or only changes are sent. */
  readonly fullBytes: number | null;
  /** What the machines write a day at their churn of today, as an upper bound of what a day away changes; null unknown. */
  readonly changedBytesPerDay: number | null;
  /** Of the full copy, or of one day of changes where only those are sent, at the given link; null unknown. */
  readonly transferHours: number | null;
  readonly downtimeMinutes: number | null;
  readonly downtimeSaid: string;
  readonly source: string;
}

export interface FailbackPlan {
  readonly ways: readonly FailbackWay[];
  readonly recommended: FailbackWay['way'] | null;
  readonly why: string;
  readonly warnings: readonly string[];
}
