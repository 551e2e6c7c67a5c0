import type { FindingSeverity } from '../rules/index.js';

/** What the rules of a list judge. */
export type RuleArea = 'machine' | 'site' | 'service' | 'workload' | 'avs';

/** A fact that a rule reads and an input may lack. */
export interface DescribedFact {
  readonly name: string;
  readonly label: string;
  /** By platform where that matters, in a fixed order; one line without a platform where it does not. */
  readonly howToGet: readonly { readonly platform: string | null; readonly how: string }[];
}

/** A rule as people and programs read it: everything but its predicate. */
export interface DescribedRule {
  readonly id: string;
  readonly area: RuleArea;
  /** What is asked, in words. */
  readonly question: string;
  readonly severity: FindingSeverity;
  /** Generations of the vendor's checks in which the rule stands; null where it does not depend on them. */
  readonly editions: readonly string[] | null;
  /** Ways in which the migration tool must copy for the rule to stand; null where it stands in either. */
  readonly methods: readonly string[] | null;
  readonly needs: readonly DescribedFact[];
  /** What is answered where a fact is missing. */
  readonly whenUnknown: 'unknown' | 'informs' | 'silent';
  /** With `{names}` of the values found. */
  readonly message: string;
  readonly remedy: string;
  readonly source: string;
  readonly readOn: string;
  readonly reviewBy: string;
  readonly code: string | null;
  /** How many examples the rule brings that the tests run on either side. */
  readonly examples: { readonly passing: number; readonly failing: number };
}
