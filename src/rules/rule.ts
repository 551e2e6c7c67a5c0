import type { FindingSeverity } from './finding.js';
import type { Verdict } from './verdict.js';

/**
 * One check as plain data plus one pure predicate. A rule is added by adding a value to a list; the test suite then runs its
 * examples and refuses a rule that has none on either side, whose review is overdue, or which no fixture ever reaches.
 *
 * @typeParam Facts everything the check may look at, as plain values; `null` is unknown, which no check takes for "no"
 * @typeParam FactName names of facts that an input may lack
 * @typeParam Context what a check may ask besides: policy, tables, "today"
 */
export interface RuleData<Question extends string, Facts, FactName extends string, Context> {
  /** Stable, `topic/what-is-wrong`. */
  readonly id: string;
  readonly question: Question;
  readonly severity: FindingSeverity;
  /** The facts whose absence the rule reports, and how bad that is: `silent` where no inventory could ever give the fact. */
  readonly needs: readonly FactName[];
  readonly whenUnknown: 'unknown' | 'informs' | 'silent';
  readonly check: (facts: Facts, context: Context) => Verdict<FactName>;
  /** A sentence without a full stop; `{name}` prints a value of the hit. */
  readonly message: string;
  readonly remedy: string;
  /** The page that states the rule, with the page's own date. */
  readonly source: string;
  /** When the page was read, and when it is to be read again, `YYYY-MM-DD`. */
  readonly readOn: string;
  readonly reviewBy: string;
  /** The vendor's code for the same; null where it has none. */
  readonly code: string | null;
  readonly examples: { readonly passing: readonly Facts[]; readonly failing: readonly Facts[] };
}

/** How a missing fact is named to people, and how to get it: with which command or tool, and with which privilege. */
export interface FactGuide {
  readonly label: string;
  readonly howToGet: string;
}
