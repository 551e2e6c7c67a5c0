import { compareFindings, runRules, stateOf } from '../rules/index.js';
import type { ReadinessState, RuleFinding } from '../rules/index.js';
import { WORKLOAD_GUIDES } from './facts.js';
import { MYSQL_RULES } from './mysql-rules.js';
import { MYSQL_SIZE_RULE, POSTGRESQL_SIZE_RULE } from './open-source-size.js';
import { POSTGRESQL_RULES } from './postgresql-rules.js';
import type { Target, WorkloadContext, WorkloadRule } from './rule.js';
import { sizeOfMysql, sizeOfPostgresql, sizeOfSql } from './size-workload.js';
import type { TargetSize } from './size-workload.js';
import { SQL_RULES } from './sql-rules.js';
import { WEB_APP_RULES } from './web-app-rules.js';
import { webSizeOf } from './web-plans.js';
import type { WorkloadFacts } from './workload.js';

/** One service that may take a workload: whether it can, what speaks against it, and the size it would have. */
export interface TargetAnswer {
  readonly target: Target;
  readonly state: ReadinessState;
  /** The worst first. */
  readonly findings: readonly RuleFinding<Target>[];
  readonly size: TargetSize;
}

/** The services for a kind of workload, those that leave least to run yourself first. */
export const TARGETS: Readonly<Record<WorkloadFacts['kind'], readonly Target[]>> = {
  sqlServer: ['sqlDatabase', 'sqlManagedInstance', 'sqlOnMachine'],
  postgresql: ['postgresqlFlexible'],
  mysql: ['mysqlFlexible'],
  webApp: ['appService'],
};

interface Asked<Facts> {
  readonly rules: readonly WorkloadRule<Facts>[];
  readonly facts: Facts;
  readonly context: WorkloadContext;
}

function answerOf<Facts>(target: Target, { rules, facts, context }: Asked<Facts>, size: TargetSize): TargetAnswer {
  const asked = rules.filter(({ question }) => question === target);
  const findings = runRules({ rules: asked, facts, context, guideOf: (fact) => WORKLOAD_GUIDES[fact] });
  return { target, state: stateOf(findings), findings: [...findings].sort(compareFindings), size };
}

/**
 * What each service would make of a workload. The state is the worst of the findings, in the vendor's order: not ready, unknown, ready
 * with conditions, ready. A size is named whenever it can be computed, also where the service cannot take the workload as it is.
 */
export function assessWorkload(facts: WorkloadFacts, context: WorkloadContext): readonly TargetAnswer[] {
  const { policy } = context;
  switch (facts.kind) {
    case 'sqlServer':
      return TARGETS.sqlServer.map((target) =>
        answerOf(target, { rules: SQL_RULES, facts, context }, sizeOfSql(target, facts, context)),
      );
    case 'postgresql': {
      const size = sizeOfPostgresql(facts, policy);
      const rules = [...POSTGRESQL_RULES, POSTGRESQL_SIZE_RULE];
      return TARGETS.postgresql.map((target) => answerOf(target, { rules, facts, context }, size));
    }
    case 'mysql': {
      const size = sizeOfMysql(facts, policy);
      const rules = [...MYSQL_RULES, MYSQL_SIZE_RULE];
      return TARGETS.mysql.map((target) => answerOf(target, { rules, facts, context }, size));
    }
    case 'webApp': {
      const web = webSizeOf(facts, policy);
      const size: TargetSize = web.kind === 'unknown' ? { kind: 'unknown', missing: ['frameworks'] } : web;
      return TARGETS.webApp.map((target) => answerOf(target, { rules: WEB_APP_RULES, facts, context }, size));
    }
  }
}
