import type { OsVersion } from '../catalog/index.js';
import type { RuleData, Verdict as RuleVerdict } from '../rules/index.js';
import type { FactName, ReadinessFacts } from './facts.js';
import type { Question, ReadinessState } from './finding.js';
import type { ReadinessPolicy } from './policy.js';

export type Edition = ReadinessPolicy['edition'];
export const EVERY_EDITION: readonly Edition[] = ['2018', '2020', '2023', '2025'];

export { hit, OK, unknown } from '../rules/index.js';

export type Verdict = RuleVerdict<FactName>;

/** What a rule may ask besides the machine itself. */
export interface RuleContext {
  readonly policy: ReadinessPolicy;
  readonly osVersions: readonly OsVersion[];
  /** `YYYY-MM-DD`; dates compare as text. */
  readonly asOf: string;
  /** The answer on Azure, for the questions that follow from it; `ready` while that answer is being found. */
  readonly azureState: ReadinessState;
}

/** A rule about one machine. Its examples are run under the newest of its editions. */
export interface Rule extends RuleData<Question, ReadinessFacts, FactName, RuleContext> {
  /** The generations of the vendor's checks in which the rule stands. */
  readonly editions: readonly Edition[];
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
