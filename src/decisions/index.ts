// What people decided about machines: accepted risks, facts known better, machines in or out of scope, suggestions answered, methods
// chosen. Finds whom a decision means and whether it still holds; what follows from it is left to assessment, files to node.
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
  MigrationMethod,
  OverrideDecision,
  SuggestionDecision,
} from './decision.js';
export type { DecisionStatus, ResolvedDecision, ResolvedDecisions } from './resolved.js';
export { suggestionAnswers } from './resolved.js';
