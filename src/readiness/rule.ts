import type { OsVersion } from '../catalog/index.js';
import type { RuleData, Verdict as RuleVerdict } from '../rules/index.js';
import type { FactName } from './fact-guides.js';
import type { ReadinessFacts } from './facts.js';
import type { Question, ReadinessState } from './finding.js';
import type { ReadinessPolicy } from './policy.js';

export type Edition = ReadinessPolicy['edition'];
export const EVERY_EDITION: readonly Edition[] = ['2018', '2020', '2023', '2025'];

export type Method = ReadinessPolicy['method'];

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

/** A rule about one machine. Its examples are run under the newest of its editions and the first of its methods. */
export interface Rule extends RuleData<Question, ReadinessFacts, FactName, RuleContext> {
  /** The generations of the vendor's checks in which the rule stands. */
  readonly editions: readonly Edition[];
  /** How the migration tool must copy for the rule to stand; absent: in either way. */
  readonly methods?: readonly Method[];
}

/** The pages were read together, and are to be read again together. */
export const READ_ON = { readOn: '2026-11-21', reviewBy: '2027-11-30' } as const;

const docs = (page: string, date: string): string => `Azure Migrate documentation, ${page} (${date})`;
const siteRecovery = (page: string, date: string): string => `Azure Site Recovery documentation, ${page} (${date})`;

type Page =
  | 'assessment'
  | 'migration'
  | 'agentless'
  | 'prepare'
  | 'uefi'
  | 'discoveryFaq'
  | 'realOutput'
  | 'siteRecovery'
  | 'siteRecoveryHyperv'
  | 'failback'
  | 'directory'
  | 'trustedLaunch'
  | 'reservedNames'
  | 'temporaryDisk'
  | 'snapshots'
  | 'readyTime'
  | 'rvtools';

/** The pages the rules rest on; the dates are those the pages bear. */
export const PAGES: Readonly<Record<Page, string>> = {
  assessment: docs('concepts-assessment-calculation.md', '02/06/2025; 01/06/2020; 05/15/2018'),
  migration: docs('migrate-support-matrix-vmware-migration.md', '05/09/2025; 11/01/2022'),
  agentless: docs('concepts-vmware-agentless-migration.md', '05/12/2025'),
  prepare: docs('prepare-for-migration.md', '09/01/2023'),
  uefi: docs('common-questions-server-migration.md', 'read in its 2025 form'),
  discoveryFaq: docs('common-questions-discovery-assessment.md', '06/06/2023'),
  realOutput: 'Azure/azure-migrate-export@705fb688, sample assessment of 294 machines (August 2023)',
  siteRecovery: siteRecovery('vmware-physical-azure-support-matrix.md', '09/28/2023; a copy of 2024 agrees'),
  siteRecoveryHyperv: siteRecovery('hyper-v-azure-support-matrix.md', '12/21/2020'),
  failback: siteRecovery('vmware-azure-failback.md and vmware-azure-reprotect.md', '2023'),
  directory: siteRecovery('site-recovery-active-directory.md', '2023'),
  trustedLaunch: 'Azure documentation, virtual-machines/trusted-launch.md (04/21/2025)',
  reservedNames: 'Azure documentation, troubleshooting/error-reserved-resource-name.md (undated)',
  temporaryDisk: 'Azure documentation, virtual-machines/managed-disks-overview.md, "Temporary disk" (undated)',
  snapshots: 'VMware knowledge base 1025279, best practices for snapshots (undated)',
  readyTime: 'VMware knowledge base 2002181, CPU ready (undated)',
  rvtools: 'RVTools 4.x, columns of its tabs and checks of vHealth (undated)',
};
