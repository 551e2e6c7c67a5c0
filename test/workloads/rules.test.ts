import { describe, expect, it } from 'vitest';
import { runRules } from '../../src/rules/index.js';
import {
  DEFAULT_WORKLOAD_POLICY,
  MYSQL_RULES,
  MYSQL_SIZE_RULE,
  POSTGRESQL_RULES,
  POSTGRESQL_SIZE_RULE,
  SQL_RULES,
  UNKNOWN_MYSQL,
  UNKNOWN_POSTGRESQL,
  UNKNOWN_SQL,
  UNKNOWN_WEB_APP,
  WEB_APP_RULES,
  WORKLOAD_GUIDES,
} from '../../src/workloads/index.js';
import type { WorkloadContext, WorkloadRule } from '../../src/workloads/index.js';
import { CATALOGUE } from '../readiness/catalogue.js';

const CONTEXT: WorkloadContext = { policy: DEFAULT_WORKLOAD_POLICY, region: null, isProduction: true };

/** What a rule says of facts, through the runner, so that messages are filled as well. */
function hits<Facts>(rule: WorkloadRule<Facts>, facts: Facts): boolean {
  const findings = runRules({ rules: [rule], facts, context: CONTEXT, guideOf: (fact) => WORKLOAD_GUIDES[fact] });
  return findings.some(({ rule: id }) => id === rule.id);
}

interface List<Facts> {
  readonly name: string;
  readonly rules: readonly WorkloadRule<Facts>[];
  readonly nothing: Facts;
}

function describeList<Facts>({ name, rules, nothing }: List<Facts>): void {
  describe(`rules of ${name}`, () => {
    it('have ids of their own and a shape that all share', () => {
      expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
      for (const rule of rules) {
        expect(rule.id).toMatch(/^[a-z]+\/[a-z0-9-]+$/);
        expect(rule.message, rule.id).not.toMatch(/\.$/);
        expect(rule.remedy, rule.id).not.toMatch(/\.$/);
        expect(rule.readOn, rule.id).toMatch(/^\d{4}-\d\d-\d\d$/);
        expect(rule.source, rule.id).toMatch(/\.md \(/);
        expect(rule.reviewBy > CATALOGUE.date && rule.reviewBy > rule.readOn, rule.id).toBe(true);
      }
    });

    it.each(rules.map((rule) => [rule.id, rule] as const))('%s behaves on its examples', (_id, rule) => {
      expect(rule.examples.passing.length).toBeGreaterThan(0);
      expect(rule.examples.failing.length).toBeGreaterThan(0);
      for (const facts of rule.examples.passing) expect(hits(rule, facts)).toBe(false);
      for (const facts of rule.examples.failing) expect(hits(rule, facts)).toBe(true);
    });

    it.each(rules.map((rule) => [rule.id, rule] as const))('%s hits nothing of which nothing is known', (_id, rule) => {
      const verdict = rule.check(nothing, CONTEXT);
      expect(verdict.kind).not.toBe('hit');
      if (verdict.kind !== 'unknown') return;
      expect(rule.needs).toContain(verdict.fact);
      expect(WORKLOAD_GUIDES[verdict.fact].howToGet.length).toBeGreaterThan(10);
    });
  });
}

describeList({ name: 'SQL Server', rules: SQL_RULES, nothing: UNKNOWN_SQL });
describeList({
  name: 'PostgreSQL',
  rules: [...POSTGRESQL_RULES, POSTGRESQL_SIZE_RULE],
  nothing: UNKNOWN_POSTGRESQL,
});
describeList({ name: 'MySQL', rules: [...MYSQL_RULES, MYSQL_SIZE_RULE], nothing: UNKNOWN_MYSQL });
describeList({ name: 'web applications', rules: WEB_APP_RULES, nothing: UNKNOWN_WEB_APP });

describe('the lists of the vendor', () => {
  it('has 19 rules for PostgreSQL: 11 issues and 8 warnings', () => {
    const count = (category: string): number => POSTGRESQL_RULES.filter((rule) => rule.category === category).length;
    expect([POSTGRESQL_RULES.length, count('Issue'), count('Warning')]).toEqual([19, 11, 8]);
  });

  it('has the rules for Managed Instance and for Azure SQL Database, each with its code', () => {
    const codes = (question: string): number =>
      new Set(SQL_RULES.filter((rule) => rule.question === question && rule.category !== null).map(({ code }) => code))
        .size;
    // The tables of the two pages have 34 and 30 rows.
    expect([codes('sqlManagedInstance'), codes('sqlDatabase')]).toEqual([34, 30]);
  });
});
