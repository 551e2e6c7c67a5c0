import type { Statement, StatementFacts } from '../../src/statements/index.js';
import { DOCUMENTED_RECOVERY_POINT_LIMITS } from '../../src/statements/index.js';

/** Two regions of the catalogue and the documented limits. */
export const FACTS: StatementFacts = {
  regions: [
    { name: 'eastus', displayName: 'East US' },
    { name: 'southeastasia', displayName: 'Southeast Asia' },
  ],
  recoveryPoints: DOCUMENTED_RECOVERY_POINT_LIMITS,
};

type Content = Statement extends infer S
  ? S extends Statement
    ? Omit<S, 'said' | 'at' | 'decides' | 'note'>
    : never
  : never;

/** A statement that stands on the given line and was said in the paragraph of that number. */
export const said = (line: number, content: Content, decides = false): Statement => ({
  ...content,
  said: `paragraph ${line}`,
  at: { file: 'statements.yaml', line },
  decides,
  note: null,
});

export const aGroup = (
  line: number,
  group: string,
  count: number | null,
  machines: readonly string[] = [],
): Statement => said(line, { topic: 'machineGroup', group, role: null, count, machines });

export const aDatabase = (
  line: number,
  engine: string | null,
  rest: { readonly isInScope?: boolean; readonly machines?: readonly string[] } = {},
): Statement =>
  said(line, {
    topic: 'database',
    database: 'shop',
    engine,
    where: null,
    isInScope: rest.isInScope ?? null,
    holds: null,
    machines: rest.machines ?? [],
  });
