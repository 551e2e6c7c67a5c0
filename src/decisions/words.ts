import { formatLocation } from '../model/index.js';
import type { DecidedBy } from '../model/index.js';
import type { Decision } from './decision.js';
import { formatValue } from './fact-values.js';

const NAMES_SHOWN = 8;

/** The first few names, and how many there are beside them. */
export function shortList(names: readonly string[]): string {
  const rest = names.length - NAMES_SHOWN;
  const shown = names.slice(0, NAMES_SHOWN).join(', ');
  return rest > 0 ? `${shown} and ${rest} more` : shown;
}

/** What is decided, without about whom: `accept os/*`, `set cores to 4`. */
export function describeDecision(decision: Decision): string {
  switch (decision.kind) {
    case 'accept':
      return `accept ${decision.rule}`;
    case 'override':
      return `set ${decision.field} to ${formatValue(decision.value)}`;
    case 'exclude':
      return 'leave out of the assessment';
    case 'include':
      return 'take into the assessment';
    case 'suggestion':
      return `${decision.isAccepted ? 'accept' : 'decline'} the suggestion ${decision.service}`;
    case 'method':
      return `method ${decision.method}`;
  }
}

/** Whose decision it is, for a finding, a reason or an origin. */
export const saidBy = ({ who, when, why }: Pick<DecidedBy, 'who' | 'when' | 'why'>): string =>
  `decided by ${who} on ${when}: ${why}`;

/** A decision and where it stands: `set cores to 4 (decisions.yaml:7)`. */
export const decisionAt = (decision: Decision): string =>
  `"${describeDecision(decision)}" (${formatLocation(decision.at)})`;
