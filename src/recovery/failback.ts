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
  readonly fullBytes: number | null;
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
