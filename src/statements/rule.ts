import type { Estate, Problem } from '../model/index.js';
import type { StatementFacts } from './facts.js';
import type { ResolvedStatements } from './resolve.js';
import type { Said } from './statement.js';

/** All that a rule looks at. */
export interface ContradictionContext {
  readonly resolved: ResolvedStatements;
  readonly estate: Estate | null;
  readonly facts: StatementFacts;
}

export type ContradictionRule = (context: ContradictionContext) => readonly Problem[];

interface Contradiction {
  readonly code: `statements/${string}`;
  readonly at: Said;
  readonly message: string;
  readonly question: string;
}

/** A contradiction is a warning: the run goes on with every value still on the table. */
export const contradiction = ({ code, at, message, question }: Contradiction): Problem => ({
  code,
  severity: 'warning',
  at: at.at,
  message,
  remedy: question,
});
