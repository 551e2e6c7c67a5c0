import type { FactGuide, RuleData } from '../rules/index.js';
import { roundNeedUp } from '../model/index.js';
import type { WorkloadPolicy } from './policy.js';

/** The service that would take a workload over. */
export type Target =
  'sqlManagedInstance' | 'sqlDatabase' | 'sqlOnMachine' | 'postgresqlFlexible' | 'mysqlFlexible' | 'appService';

/** What a rule may ask besides the workload itself. */
export interface WorkloadContext {
  readonly policy: WorkloadPolicy;
  /** The region of the plan by its short name, such as `westeurope`; null where none was named. */
  readonly region: string | null;
  /** Decides the disks of a machine; what nobody calls something else counts as production. */
  readonly isProduction: boolean;
}

/** Facts that a file may lack. Their guides stand in `facts.ts`. */
export type WorkloadFactName =
  | 'sqlFeatures'
  | 'databases'
  | 'databaseSizes'
  | 'compatibilityLevels'
  | 'logFiles'
  | 'sqlVersion'
  | 'use'
  | 'storage'
  | 'postgresqlVersion'
  | 'access'
  | 'extensions'
  | 'collations'
  | 'languages'
  | 'types'
  | 'casts'
  | 'textSearch'
  | 'tls'
  | 'superuser'
  | 'fileAccess'
  | 'ipv6'
  | 'port'
  | 'oids'
  | 'tablespaces'
  | 'replicas'
  | 'encodings'
  | 'region'
  | 'mysqlVersion'
  | 'mysqlState'
  | 'engines'
  | 'mysqlPrivileges'
  | 'fileExport'
  | 'tableNames'
  | 'applicationPools'
  | 'poolIdentity'
  | 'authentication'
  | 'configuration'
  | 'contentSize'
  | 'globalModules'
  | 'isapiFilters'
  | 'locationTags'
  | 'bindings'
  | 'directories'
  | 'frameworks';

/** A rule about one workload on its way to one service. */
export interface WorkloadRule<Facts> extends RuleData<Target, Facts, WorkloadFactName, WorkloadContext> {
  /** What the vendor checks: the whole instance, each database, or both; for web applications the site. */
  readonly scope: 'Instance' | 'Database' | 'Instance/Database' | 'Database/Instance' | 'Site';
  /** As the vendor's list calls it; null where its page names none. */
  readonly category: 'Issue' | 'Warning' | null;
  /** The vendor's name of the rule. */
  readonly title: string;
}

/** The pages were read together, and are to be read again together. */
export const READ_ON = { readOn: '2026-11-21', reviewBy: '2027-11-30' } as const;

export type Guides = Readonly<Record<WorkloadFactName, FactGuide>>;

const NAMES_SHOWN = 5;
/** The first few of a list, and how many more: `a, b and 3 more`. */
export function listed(names: readonly (string | number)[]): string {
  const rest = names.length - NAMES_SHOWN;
  return `${names.slice(0, NAMES_SHOWN).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}

const SHOWN_DECIMALS = 2;
/** Needs are shown rounded up, so that what exceeds a limit never reads as within it. */
export const shownNeed = (value: number): number => roundNeedUp(value, SHOWN_DECIMALS);
