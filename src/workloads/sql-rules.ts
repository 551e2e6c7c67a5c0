import { hit, OK, unknown } from '../rules/index.js';
import type { Verdict } from '../rules/index.js';
import { matchServiceSize } from './match-service-size.js';
import type { ServiceShortfall } from './match-service-size.js';
import {
  countOfDatabases,
  needOfDatabase,
  needOfInstance,
  onlineDatabases,
  sizeOfDatabase,
  totalDatabaseMiB,
} from './need-of-server.js';
import { listed, READ_ON, shownNeed } from './rule.js';
import type { WorkloadContext, WorkloadFactName, WorkloadRule } from './rule.js';
import { MANAGED_INSTANCE_DATABASES, MANAGED_INSTANCE_SIZES, SQL_DATABASE_SIZES } from './service-sizes.js';
import { plainSql, withDatabase } from './sql-examples.js';
import type { SQL_NUMERIC_FEATURES } from './sql-features.js';
import { SQL_FEATURE_RULES, SQL_PAGES, SQL_SEVERITY } from './sql-feature-rules.js';
import type { SqlDatabase, SqlFacts } from './workload.js';

type SqlRule = WorkloadRule<SqlFacts>;
type SqlVerdict = Verdict<WorkloadFactName>;

const MIB_PER_TIB = 1_048_576;
const MIB_PER_GIB = 1024;

const common = { whenUnknown: 'unknown', ...READ_ON } as const;

/** What a value of each online database says: a hit names those over the limit, one that is missing makes it unknown. */
function checkEach(
  facts: SqlFacts,
  fact: WorkloadFactName,
  over: (database: SqlDatabase) => boolean | null,
): SqlVerdict {
  const online = onlineDatabases(facts);
  if (online === null || online.length === 0) return unknown(fact);
  const found = online.filter((one) => over(one) === true);
  if (found.length > 0) return hit({ databases: listed(found.map(({ name }) => name)) });
  return online.some((one) => over(one) === null) ? unknown(fact) : OK;
}

/** The same; where databases are not listed, what somebody who looked for features says of it. */
function checkEachOrListed(
  facts: SqlFacts,
  code: (typeof SQL_NUMERIC_FEATURES)[number],
  [fact, over]: readonly [WorkloadFactName, (database: SqlDatabase) => boolean | null],
): SqlVerdict {
  if (facts.features?.includes(code) === true) return hit({ databases: 'of the instance' });
  return facts.databases === null && facts.features !== null ? OK : checkEach(facts, fact, over);
}

/** No single database is larger than all of them. */
function checkSizes(facts: SqlFacts, limitMiB: number): SqlVerdict {
  const total = totalDatabaseMiB(facts);
  if (total !== null && total <= limitMiB) return OK;
  return checkEach(facts, 'databaseSizes', (one) => exceeds(sizeOfDatabase(one), limitMiB));
}

const exceeds = (value: number | null, limit: number): boolean | null => (value === null ? null : value > limit);

const shortWords = (shortfalls: readonly ServiceShortfall[]): string =>
  shortfalls
    .map(({ what, needed, offered }) => `${what} ${shownNeed(needed)} of at most ${shownNeed(offered)}`)
    .join(', ');

function skuOfInstance(facts: SqlFacts, { policy }: WorkloadContext): SqlVerdict {
  const count = countOfDatabases(facts);
  if (count === null || count === 0) return unknown('databases');
  // Too many databases refuse every size, whatever else is unknown.
  if (count > MANAGED_INSTANCE_DATABASES) return hit({ short: `databases ${count} of at most 100` });
  const answer = needOfInstance(facts, policy);
  if (answer.kind === 'unknown') return unknown(answer.missing[0]!);
  const match = matchServiceSize(answer.need, MANAGED_INSTANCE_SIZES);
  return match.kind === 'none' ? hit({ short: shortWords(match.shortfalls) }) : OK;
}

function skuOfDatabases(facts: SqlFacts, { policy }: WorkloadContext): SqlVerdict {
  const online = onlineDatabases(facts);
  if (online === null || online.length === 0) return unknown('databases');
  const refused: string[] = [];
  let missing: WorkloadFactName | null = null;
  for (const one of online) {
    const answer = needOfDatabase(one, facts, policy);
    if (answer.kind === 'unknown') missing ??= answer.missing[0]!;
    else if (matchServiceSize(answer.need, SQL_DATABASE_SIZES).kind === 'none') refused.push(one.name);
  }
  if (refused.length > 0) return hit({ databases: listed(refused) });
  return missing === null ? OK : unknown(missing);
}

/** Premium disks of 32 TiB, as many as the largest machine takes. Source: catalogue of sizes and disks. */
const POOL_DISKS = 64;
const POOL_MIB = POOL_DISKS * 32_767 * MIB_PER_GIB;

const NUMBERS: readonly SqlRule[] = [
  {
    ...common,
    id: 'sql/mi-num-db-exceeds100',
    question: 'sqlManagedInstance',
    severity: SQL_SEVERITY.Warning,
    needs: ['databases'],
    check: (facts) => {
      const count = countOfDatabases(facts);
      // A login without rights sees no database: zero of them is nothing that can be judged.
      if (count === null || count === 0) return unknown('databases');
      return count > MANAGED_INSTANCE_DATABASES ? hit({ count }) : OK;
    },
    message: 'there are {count} user databases, and one Managed Instance takes 100',
    remedy: 'spread the databases over several instances, or choose SQL Server on a machine',
    source: SQL_PAGES.mi,
    ...{ code: 'NumDbExceeds100', title: 'NumDbExceeds100', scope: 'Instance', category: 'Warning' },
    examples: {
      passing: [plainSql(), plainSql({ databases: null, userDatabases: 100 })],
      failing: [plainSql({ databases: null, userDatabases: 101 })],
    },
  },
  {
    ...common,
    id: 'sql/mi-sku-not-found',
    question: 'sqlManagedInstance',
    severity: 'blocks',
    needs: ['databases', 'databaseSizes', 'use'],
    check: skuOfInstance,
    message: 'no configuration of Managed Instance is large enough: {short}',
    remedy: 'split the instance, archive data, or choose SQL Server on a machine',
    source: `${SQL_PAGES.assessment}; ${MANAGED_INSTANCE_SIZES.source}`,
    ...{ code: 'SkuNotFound', title: 'SkuNotFound', scope: 'Instance', category: null },
    examples: {
      passing: [plainSql()],
      failing: [
        plainSql({ databases: null, userDatabases: 333 }),
        plainSql({ cores: 128, cpuPercent: 90, memoryUsedMiB: 4096 }),
      ],
    },
  },
  {
    ...common,
    id: 'sql/mi-database-size',
    question: 'sqlManagedInstance',
    severity: SQL_SEVERITY.Issue,
    needs: ['databaseSizes'],
    check: (facts) => checkSizes(facts, 16 * MIB_PER_TIB),
    message: 'databases {databases} are larger than 16 TB, the most that Managed Instance takes',
    remedy: 'archive, compress or split the data, or choose SQL Server on a machine',
    source: SQL_PAGES.mi,
    ...{ code: 'MIDatabaseSize', title: 'MIDatabaseSize', scope: 'Database', category: 'Issue' },
    examples: {
      passing: [plainSql(), withDatabase({ dataMiB: 16 * MIB_PER_TIB, logMiB: 0 })],
      failing: [withDatabase({ dataMiB: 16 * MIB_PER_TIB, logMiB: 1 })],
    },
  },
  {
    ...common,
    id: 'sql/mi-instance-size',
    question: 'sqlManagedInstance',
    severity: SQL_SEVERITY.Warning,
    needs: ['databaseSizes'],
    check: (facts) => {
      const total = totalDatabaseMiB(facts);
      if (total === null) return unknown('databaseSizes');
      return total > 8 * MIB_PER_TIB ? hit({ size: shownNeed(total / MIB_PER_TIB) }) : OK;
    },
    message:
      'all databases together have {size} TB; the page of rules names 8 TB as the most, that of limits 16 TB from 16 vCores on',
    remedy: 'check the limit for the size that is named here, or spread the databases over several instances',
    source: SQL_PAGES.mi,
    ...{ code: 'MIInstanceSize', title: 'MIInstanceSize', scope: 'Instance', category: 'Warning' },
    examples: { passing: [plainSql()], failing: [withDatabase({ dataMiB: 9 * MIB_PER_TIB })] },
  },
  {
    ...common,
    id: 'sql/mi-multiple-log-files',
    question: 'sqlManagedInstance',
    severity: SQL_SEVERITY.Issue,
    needs: ['logFiles'],
    check: (facts) =>
      checkEachOrListed(facts, 'MultipleLogFiles', ['logFiles', ({ logFiles }) => exceeds(logFiles, 1)]),
    message:
      'databases {databases} have several log files, and a backup of them cannot be restored on Managed Instance',
    remedy: 'remove all but one: ALTER DATABASE name REMOVE FILE log_file, once the file is empty',
    source: SQL_PAGES.mi,
    ...{ code: 'MultipleLogFiles', title: 'MultipleLogFiles', scope: 'Database', category: 'Issue' },
    examples: { passing: [plainSql()], failing: [withDatabase({ logFiles: 2 })] },
  },
  ...(['mi', 'db'] as const).map((side): SqlRule => ({
    ...common,
    id: `sql/${side}-db-compat-level-lower-than100`,
    question: side === 'mi' ? 'sqlManagedInstance' : 'sqlDatabase',
    severity: SQL_SEVERITY.Warning,
    needs: ['compatibilityLevels'],
    check: (facts) =>
      checkEachOrListed(facts, 'DbCompatLevelLowerThan100', [
        'compatibilityLevels',
        ({ compatibilityLevel }) => (compatibilityLevel === null ? null : compatibilityLevel < 100),
      ]),
    message: 'databases {databases} have a compatibility level below 100, and are raised to 100 there',
    remedy: 'raise the level on a copy and test the application with it first',
    source: SQL_PAGES[side],
    code: 'DbCompatLevelLowerThan100',
    title: 'DbCompatLevelLowerThan100',
    scope: 'Database',
    category: 'Warning',
    examples: {
      passing: [plainSql(), withDatabase({ compatibilityLevel: 100 })],
      failing: [withDatabase({ compatibilityLevel: 90 })],
    },
  })),
  {
    ...common,
    id: 'sql/db-database-size',
    question: 'sqlDatabase',
    severity: SQL_SEVERITY.Issue,
    needs: ['databaseSizes'],
    check: (facts) => checkSizes(facts, 100 * MIB_PER_TIB),
    message: 'databases {databases} are larger than 100 TB, the most that Azure SQL Database takes',
    remedy: 'archive, compress or split the data, or choose SQL Server on a machine',
    source: SQL_PAGES.db,
    ...{ code: 'SQLDBDatabaseSize', title: 'SQLDBDatabaseSize', scope: 'Database', category: 'Issue' },
    examples: { passing: [plainSql()], failing: [withDatabase({ dataMiB: 101 * MIB_PER_TIB })] },
  },
  {
    ...common,
    id: 'sql/db-sku-not-found',
    question: 'sqlDatabase',
    severity: 'blocks',
    needs: ['databases', 'databaseSizes', 'use'],
    check: skuOfDatabases,
    message: 'no provisioned configuration of Azure SQL Database is large enough for {databases}',
    remedy: 'look at its Hyperscale tier, choose Managed Instance, or SQL Server on a machine',
    source: `${SQL_PAGES.assessment}; ${SQL_DATABASE_SIZES.source}`,
    ...{ code: 'SkuNotFound', title: 'SkuNotFound', scope: 'Database', category: null },
    examples: { passing: [plainSql()], failing: [withDatabase({ dataMiB: 5 * MIB_PER_TIB })] },
  },
  {
    ...common,
    id: 'sql/machine-pool-too-large',
    question: 'sqlOnMachine',
    severity: 'blocks',
    needs: ['databaseSizes'],
    check: (facts) => {
      const total = totalDatabaseMiB(facts);
      if (total === null) return unknown('databaseSizes');
      return total > POOL_MIB ? hit({ size: shownNeed(total / MIB_PER_TIB) }) : OK;
    },
    message: 'data and log files have {size} TiB, more than 64 premium disks of 32,767 GiB in one pool',
    remedy: 'spread the databases over several machines',
    source: SQL_PAGES.assessment,
    ...{ code: 'SkuNotFound', title: 'Disk pool', scope: 'Instance', category: null },
    examples: { passing: [plainSql()], failing: [plainSql({ databases: null, databasesMiB: POOL_MIB + 1 })] },
  },
  {
    ...common,
    id: 'sql/machine-defender-version',
    question: 'sqlOnMachine',
    severity: 'warns',
    needs: ['sqlVersion'],
    whenUnknown: 'informs',
    check: ({ version }) =>
      version === null
        ? unknown('sqlVersion')
        : ['2012', '2014', '2016', '2017', '2019', '2022'].includes(version)
          ? OK
          : hit({ version }),
    message: 'Microsoft Defender for SQL is ready for SQL Server 2012 to 2022, and this is {version}',
    remedy: 'upgrade before or with the move, or check the current list of versions',
    source: SQL_PAGES.assessment,
    ...{ code: null, title: 'Security readiness', scope: 'Instance', category: null },
    examples: { passing: [plainSql()], failing: [plainSql({ version: '2008-r2' })] },
  },
  ...(['sqlManagedInstance', 'sqlDatabase', 'sqlOnMachine'] as const).map((question): SqlRule => ({
    ...common,
    id: `sql/databases-offline-${question.replace('sql', '').toLowerCase()}`,
    question,
    severity: 'informs',
    needs: [],
    whenUnknown: 'silent',
    check: ({ databases }) => {
      const offline = (databases ?? []).filter(({ isOnline }) => !isOnline).map(({ name }) => name);
      return offline.length === 0 ? OK : hit({ databases: listed(offline) });
    },
    message: 'databases that are not online were neither judged nor sized: {databases}',
    remedy: 'bring them online to have them judged, or drop them',
    source: SQL_PAGES.assessment,
    code: null,
    title: 'Offline databases',
    scope: 'Database',
    category: null,
    examples: { passing: [plainSql()], failing: [withDatabase({ isOnline: false })] },
  })),
];

/** Every rule about SQL Server on its way to Managed Instance, Azure SQL Database, or SQL Server on a machine. */
export const SQL_RULES: readonly SqlRule[] = [...SQL_FEATURE_RULES, ...NUMBERS];
