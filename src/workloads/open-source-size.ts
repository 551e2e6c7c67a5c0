import { hit, OK, unknown } from '../rules/index.js';
import type { Verdict } from '../rules/index.js';
import { matchServiceSize } from './match-service-size.js';
import { needOfServer } from './need-of-server.js';
import type { NeedAnswer } from './need-of-server.js';
import { plainMysql } from './mysql-rules.js';
import type { WorkloadPolicy } from './policy.js';
import { plainPostgresql } from './postgresql-rules.js';
import { READ_ON, shownNeed } from './rule.js';
import type { WorkloadFactName, WorkloadRule } from './rule.js';
import { MYSQL_SIZES, POSTGRESQL_SIZES } from './service-sizes.js';
import type { ServiceSizes } from './service-sizes.js';
import type { MysqlFacts, PostgresqlFacts } from './workload.js';

const MIB_PER_GIB = 1024;
const MIB_PER_TIB = 1_048_576;

/** What a server of PostgreSQL or MySQL needs: its own use, and the storage as it is. */
export function needOfOpenSource(facts: PostgresqlFacts | MysqlFacts, policy: WorkloadPolicy): NeedAnswer {
  const { storageMiB } = facts;
  return needOfServer(
    facts,
    {
      storageMiB,
      storageStep: `storage: ${shownNeed((storageMiB ?? 0) / MIB_PER_GIB)} GB of data, logs and temporary files`,
      missingStorage: 'storage',
      databases: null,
      grantedIops: null,
    },
    policy,
  );
}

function sizeVerdict(
  facts: PostgresqlFacts | MysqlFacts,
  table: ServiceSizes,
  policy: WorkloadPolicy,
): Verdict<WorkloadFactName> {
  const answer = needOfOpenSource(facts, policy);
  if (answer.kind === 'unknown') return unknown(answer.missing[0]!);
  const match = matchServiceSize(answer.need, table);
  if (match.kind === 'size') return OK;
  return hit({ short: match.shortfalls.map(({ what, needed }) => `${what} ${shownNeed(needed)}`).join(', ') });
}

const common = {
  severity: 'blocks',
  needs: ['storage', 'use'],
  whenUnknown: 'unknown',
  message: 'no configuration of the service is large enough: {short}',
  remedy: 'split the server, archive data, or keep it on a machine',
  ...READ_ON,
  code: null,
  scope: 'Instance',
  category: null,
  title: 'Maximum supported storage, vCores, memory and IOPS',
} as const;

/** Not on the vendor's list of rules for PostgreSQL: its assessment ends without a size instead. */
export const POSTGRESQL_SIZE_RULE: WorkloadRule<PostgresqlFacts> = {
  ...common,
  id: 'postgresql/sku-not-found',
  question: 'postgresqlFlexible',
  check: (facts, { policy }) => sizeVerdict(facts, POSTGRESQL_SIZES, policy),
  source: POSTGRESQL_SIZES.source,
  examples: {
    passing: [plainPostgresql(), plainPostgresql({ storageMiB: 64 * MIB_PER_TIB })],
    failing: [plainPostgresql({ storageMiB: 65 * MIB_PER_TIB })],
  },
};

/** Source of the rule: assessments-overview-migrate-to-azure-db-mysql.md (05/08/2025), "Calculate readiness". */
export const MYSQL_SIZE_RULE: WorkloadRule<MysqlFacts> = {
  ...common,
  id: 'mysql/sku-not-found',
  question: 'mysqlFlexible',
  check: (facts, { policy }) => sizeVerdict(facts, MYSQL_SIZES, policy),
  source: MYSQL_SIZES.source,
  examples: {
    passing: [plainMysql(), plainMysql({ storageMiB: 20 * MIB_PER_TIB })],
    failing: [plainMysql({ storageMiB: 33 * MIB_PER_TIB })],
  },
};
