import { columnRules, rule } from './column-rules.js';
import type { ColumnRules } from './column-rules.js';
import { GROUP_RULE, ID_RULE, ISSUE_RULES, NAME_RULE } from './machine-rules.js';

export type IssueField =
  'name' | 'machineId' | 'group' | 'issues' | 'warnings' | 'dataIssues' | 'category' | 'cause' | 'recommendation';

/** A sheet with a row per issue of a machine, such as `Issues&Warnings_VM`. */
export const ISSUE_SHEET_RULES: ColumnRules<IssueField> = columnRules<IssueField>(
  [
    NAME_RULE,
    ID_RULE,
    GROUP_RULE,
    ...ISSUE_RULES,
    rule('category', 'text', { needs: 'category|severity', allows: 'issue issues warning' }),
    rule('cause', 'text', { needs: 'cause|causes', allows: 'probable possible' }),
    rule('recommendation', 'text', {
      needs: 'recommendation|recommendations|remediation|actions',
      allows: 'recommended',
    }),
  ],
  'machine operating system readiness azure vm',
);
