// Rules as plain data with one pure predicate each, and how they are run. Knows no machine, no site and no vendor: the folders
// above bring their facts, their rules and the words for what is missing.
export { compareFindings, stateOf } from './finding.js';
export type { FindingSeverity, ReadinessState, RuleFinding } from './finding.js';
export { hit, OK, unknown } from './verdict.js';
export type { Values, Verdict } from './verdict.js';
export type { FactGuide, RuleData } from './rule.js';
export { runRules } from './run-rules.js';
