import { hit, OK, unknown } from '../rules/index.js';
import type { Verdict } from '../rules/index.js';
import { onlineDatabases } from './need-of-server.js';
import { listed, READ_ON } from './rule.js';
import type { WorkloadFactName, WorkloadRule } from './rule.js';
import { plainSql, withDatabase } from './sql-examples.js';
import { SQL_FEATURES } from './sql-features.js';
import type { SqlFeature } from './sql-features.js';
import type { SqlFacts } from './workload.js';

type SqlRule = WorkloadRule<SqlFacts>;
type SqlVerdict = Verdict<WorkloadFactName>;

/** Page dates are those that the pages bear. */
export const SQL_PAGES = {
  mi: 'Azure SQL documentation, sql-server-to-sql-managed-instance-assessment-rules.md (04/06/2022)',
  db: 'Azure SQL documentation, sql-server-to-sql-database-assessment-rules.md (10/02/2023)',
  assessment: 'Azure Migrate documentation, concepts-azure-sql-assessment-calculation.md (09/26/2024)',
} as const;

/**
 * "Issue" may need work before the move, and the vendor calls the instance ready with conditions; "Warning" leaves it ready; an
 * instance for which no configuration is large enough is not ready. Source: `SQL_PAGES.assessment`, "Azure SQL readiness".
 */
export const SQL_SEVERITY = { Issue: 'conditions', Warning: 'warns' } as const;

const kebab = (code: string): string =>
  code
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1-$2')
    .toLowerCase();

/** Where a feature was found; unknown where somebody did not look and nobody found it. */
function foundIn(facts: SqlFacts, { code }: SqlFeature): SqlVerdict {
  const online = onlineDatabases(facts);
  const places = [
    ...(facts.features?.includes(code) === true ? ['the instance'] : []),
    ...(online ?? []).filter(({ features }) => features?.includes(code) === true).map(({ name }) => name),
  ];
  if (places.length > 0) return hit({ places: listed(places) });
  // A list for the instance counts for all of its databases, unless one of them says that nobody looked into it.
  const isLooked = facts.features !== null || (online !== null && online.length > 0);
  const isComplete = facts.features !== null || (online ?? []).every(({ features }) => features !== null);
  return isLooked && isComplete ? OK : unknown('sqlFeatures');
}

function featureRule(feature: SqlFeature, side: 'mi' | 'db'): readonly SqlRule[] {
  const category = feature[side];
  if (category === null) return [];
  const service = side === 'mi' ? 'Managed Instance' : 'Azure SQL Database';
  const onDatabase = feature.scope === 'Database';
  const failing = onDatabase ? withDatabase({ features: [feature.code] }) : plainSql({ features: [feature.code] });
  return [
    {
      id: `sql/${side}-${kebab(feature.code)}`,
      question: side === 'mi' ? 'sqlManagedInstance' : 'sqlDatabase',
      severity: SQL_SEVERITY[category],
      needs: ['sqlFeatures'],
      whenUnknown: 'unknown',
      check: (facts) => foundIn(facts, feature),
      message: `${service} does not take over ${feature.what}, found in {places}`,
      remedy: feature.remedy,
      source: SQL_PAGES[side],
      ...READ_ON,
      code: feature.code,
      scope: feature.scope,
      category,
      title: feature.code,
      examples: { passing: [plainSql()], failing: [failing] },
    },
  ];
}

/** The rules that ask whether a feature is in use. */
export const SQL_FEATURE_RULES: readonly SqlRule[] = SQL_FEATURES.flatMap((feature) => [
  ...featureRule(feature, 'mi'),
  ...featureRule(feature, 'db'),
]);
