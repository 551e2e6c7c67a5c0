import type { OsVersion } from '../catalog/index.js';
import type { FactName, ReadinessFacts } from './facts.js';
import type { FindingSeverity, Question, ReadinessState } from './finding.js';
import type { ReadinessPolicy } from './policy.js';

export type Edition = ReadinessPolicy['edition'];
export const EVERY_EDITION: readonly Edition[] = ['2018', '2020', '2023', '2025'];

/** What a rule found, by name; the rule's message and remedy print them. */
export type Values = Readonly<Record<string, string | number>>;

/** `unknown`: the rule cannot tell because `fact` is missing. */
export type Verdict =
  | { readonly kind: 'ok' }
  | { readonly kind: 'hit'; readonly values: Values }
  | { readonly kind: 'unknown'; readonly fact: FactName };

export const OK: Verdict = { kind: 'ok' };
export const hit = (values: Values = {}): Verdict => ({ kind: 'hit', values });
export const unknown = (fact: FactName): Verdict => ({ kind: 'unknown', fact });

/** What a rule may ask besides the machine itself. */
export interface RuleContext {
  readonly policy: ReadinessPolicy;
  readonly osVersions: readonly OsVersion[];
  /** `YYYY-MM-DD`; dates compare as text. */
  readonly asOf: string;
  /** The answer on Azure, for the questions that follow from it; `ready` while that answer is being found. */
  readonly azureState: ReadinessState;
}

/**
 * One check as plain data plus one pure predicate. A rule is added by adding a value to a list; the test suite then runs its
 * examples and refuses a rule that has none on either side or whose review is overdue.
 */
export interface Rule {
  /** Stable, `topic/what-is-wrong`. */
  readonly id: string;
  readonly question: Question;
  /** The generations of the vendor's checks in which the rule stands. */
  readonly editions: readonly Edition[];
  readonly severity: FindingSeverity;
  /** The facts whose absence the rule reports, and how bad that is: `silent` where no inventory could ever give the fact. */
  readonly needs: readonly FactName[];
  readonly whenUnknown: 'unknown' | 'informs' | 'silent';
  readonly check: (facts: ReadinessFacts, context: RuleContext) => Verdict;
  /** A sentence without a full stop; `{name}` prints a value of the hit. */
  readonly message: string;
  readonly remedy: string;
  /** The page that states the rule, with the page's own date. */
  readonly source: string;
  /** When the page was read, and when it is to be read again, `YYYY-MM-DD`. */
  readonly readOn: string;
  readonly reviewBy: string;
  /** Azure Migrate's `suitabilityExplanation`; null where it has none. */
  readonly code: string | null;
  /** Machines the rule lets pass and machines it hits, under the newest of its editions. */
  readonly examples: { readonly passing: readonly ReadinessFacts[]; readonly failing: readonly ReadinessFacts[] };
}

/** The pages were read together, and are to be read again together. */
export const READ_ON = { readOn: '2026-11-21', reviewBy: '2027-11-30' } as const;

const docs = (page: string, date: string): string => `Azure Migrate documentation, ${page} (${date})`;
/** The pages the rules rest on; the dates are those the pages bear. */
export const PAGES: Readonly<Record<'assessment' | 'migration' | 'uefi' | 'discoveryFaq' | 'realOutput', string>> = {
  assessment: docs('concepts-assessment-calculation.md', '02/06/2025; 01/06/2020; 05/15/2018'),
  migration: docs('migrate-support-matrix-vmware-migration.md', '05/09/2025'),
  uefi: docs('common-questions-server-migration.md', 'read in its 2025 form'),
  discoveryFaq: docs('common-questions-discovery-assessment.md', '06/06/2023'),
  realOutput: 'Azure/azure-migrate-export@705fb688, sample assessment of 294 machines (August 2023)',
};
