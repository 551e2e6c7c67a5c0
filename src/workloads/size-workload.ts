import { matchServiceSize } from './match-service-size.js';
import type { ServiceNeed, ServiceShortfall } from './match-service-size.js';
import { needOfDatabase, needOfInstance, onlineDatabases } from './need-of-server.js';
import type { NeedAnswer } from './need-of-server.js';
import { needOfOpenSource } from './open-source-size.js';
import type { WorkloadPolicy } from './policy.js';
import { shownNeed } from './rule.js';
import type { Target, WorkloadContext, WorkloadFactName } from './rule.js';
import { MANAGED_INSTANCE_SIZES, MYSQL_SIZES, POSTGRESQL_SIZES, SQL_DATABASE_SIZES } from './service-sizes.js';
import type { ServiceSize, ServiceSizes } from './service-sizes.js';
import type { MysqlFacts, PostgresqlFacts, SqlFacts } from './workload.js';
import type { WebShare } from './web-plans.js';

/** The size that a service would have, how it came about, and the page whose limits decided it. */
export type TargetSize =
  | {
      readonly kind: 'service';
      readonly name: string;
      readonly tier: ServiceSize['tier'];
      readonly vCores: number;
      readonly memoryGB: number;
      /** Configured, and the part of it that is paid for. */
      readonly storageGB: number;
      readonly billedStorageGB: number;
      readonly decidedBy: string;
      /** Quantities that nobody measured, or for which the service states no limit. */
      readonly unchecked: readonly string[];
      readonly steps: readonly string[];
      readonly source: string;
    }
  | { readonly kind: 'databases'; readonly databases: readonly NamedSize[] }
  /** A machine: its size is chosen among those of the estate (`portolan assess`). */
  | { readonly kind: 'machine'; readonly need: MachineNeed; readonly steps: readonly string[]; readonly source: string }
  | {
      readonly kind: 'share';
      readonly app: WebShare;
      readonly inContainer: WebShare;
      readonly steps: readonly string[];
    }
  | { readonly kind: 'none'; readonly shortfalls: readonly ServiceShortfall[]; readonly steps: readonly string[] }
  | { readonly kind: 'unknown'; readonly missing: readonly WorkloadFactName[] };

export interface NamedSize {
  readonly database: string;
  readonly size: TargetSize;
}

/** SQL Server on a machine: data and log files pooled, temporary files on the local disk. */
export interface MachineNeed {
  readonly vCores: number;
  readonly memoryGB: number;
  readonly poolGB: number;
  readonly poolIops: number | null;
  readonly poolMegabytesPerSecond: number | null;
  /** Premium in production; elsewhere the cheaper of premium and standard SSD that does. */
  readonly disks: 'premium' | 'premiumOrStandardSsd';
}

/** Managed Instance includes the first 32 GB. Source: concepts-azure-sql-assessment-calculation.md (09/26/2024), "Storage cost". */
export const FREE_INSTANCE_STORAGE_GB = 32;

function sized(answer: NeedAnswer, table: ServiceSizes, freeStorageGB = 0): TargetSize {
  if (answer.kind === 'unknown') return answer;
  const match = matchServiceSize(answer.need, table);
  if (match.kind === 'none') return { kind: 'none', shortfalls: match.shortfalls, steps: answer.steps };
  const { size, storageGB, decidedBy, unchecked } = match;
  return {
    kind: 'service',
    name: size.name,
    tier: size.tier,
    vCores: size.vCores,
    memoryGB: shownNeed(size.memoryGB),
    storageGB,
    billedStorageGB: Math.max(0, storageGB - freeStorageGB),
    decidedBy,
    unchecked: unchecked.filter((what) => what !== 'databases'),
    steps: answer.steps,
    source: `${table.source}, read ${table.readOn}`,
  };
}

const MACHINE_SOURCE =
  'Azure Migrate documentation, concepts-azure-sql-assessment-calculation.md (09/26/2024), "Instances to SQL Server on Azure VM configuration"';

function machineSize(answer: NeedAnswer, isProduction: boolean): TargetSize {
  if (answer.kind === 'unknown') return answer;
  const { vCores, memoryGB, storageGB, iops, megabytesPerSecond }: ServiceNeed = answer.need;
  return {
    kind: 'machine',
    need: {
      vCores: shownNeed(vCores),
      memoryGB: shownNeed(memoryGB),
      poolGB: Math.ceil(storageGB),
      poolIops: iops === null ? null : Math.ceil(iops),
      poolMegabytesPerSecond: megabytesPerSecond === null ? null : shownNeed(megabytesPerSecond),
      disks: isProduction ? 'premium' : 'premiumOrStandardSsd',
    },
    steps: answer.steps,
    source: MACHINE_SOURCE,
  };
}

/** The size for one of the three services that take SQL Server. */
export function sizeOfSql(target: Target, facts: SqlFacts, { policy, isProduction }: WorkloadContext): TargetSize {
  if (target === 'sqlManagedInstance') {
    return sized(needOfInstance(facts, policy), MANAGED_INSTANCE_SIZES, FREE_INSTANCE_STORAGE_GB);
  }
  if (target === 'sqlOnMachine') return machineSize(needOfInstance(facts, policy), isProduction);
  const online = onlineDatabases(facts);
  if (online === null || online.length === 0) return { kind: 'unknown', missing: ['databases'] };
  const databases = online.map((one) => ({
    database: one.name,
    size: sized(needOfDatabase(one, facts, policy), SQL_DATABASE_SIZES),
  }));
  return { kind: 'databases', databases };
}

export const sizeOfPostgresql = (facts: PostgresqlFacts, policy: WorkloadPolicy): TargetSize =>
  sized(needOfOpenSource(facts, policy), POSTGRESQL_SIZES);

export const sizeOfMysql = (facts: MysqlFacts, policy: WorkloadPolicy): TargetSize =>
  sized(needOfOpenSource(facts, policy), MYSQL_SIZES);
