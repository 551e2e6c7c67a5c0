// What people decided about machines: accepted risks, facts known better, machines in or out of scope, suggestions answered, methods
// chosen. Finds whom a decision means, whether it still holds and what it contradicts, and lays it over an estate. What follows for an
// assessment is left to assessment, reading files to node.
export { decideEstate } from './decide-estate.js';
export type { DecidedEstate, DecisionContext } from './decide-estate.js';
export { MIGRATION_METHODS } from './decision.js';
export type {
  AcceptDecision,
  Decided,
  Decision,
  DecisionKind,
  DecisionOf,
  ExcludeDecision,
  FactValue,
  IncludeDecision,
  MethodDecision,
  OverrideDecision,
  SuggestionDecision,
} from './decision.js';
export { FACT_FIELDS, factRule } from './fact-fields.js';
export type { ReadOperatingSystem } from './fact-fields.js';
export { acceptsBlock, methodBlocked, notSuggested, stale } from './problems.js';
export { suggestionAnswers } from './resolved.js';
export type { DecisionStatus, ResolvedDecision, ResolvedDecisions } from './resolved.js';
export { describeDecision, saidBy } from './words.js';
