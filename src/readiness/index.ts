// Rules over the facts of one machine: may it run in Azure, can it be moved, can it be watched. Chooses no size and knows no price.
export { CLOUD_SUITABILITIES, SUITABILITY_OF_STATE, VM_SUITABILITY_EXPLANATIONS } from './azure-migrate-codes.js';
export type { CloudSuitability } from './azure-migrate-codes.js';
export { acceptFindings } from './accept-findings.js';
export { deriveReadiness } from './derive-readiness.js';
export type { ReadinessContext, ReadinessVerdict } from './derive-readiness.js';
export { FACTS, factsOf } from './facts.js';
export type { ChosenSizeFacts, DiskFacts, FactName, FactsOptions, ReadinessFacts } from './facts.js';
export type { Finding, FindingSeverity, Question, Readiness, ReadinessState } from './finding.js';
export { azureGenerationOf, deriveUefiMigration } from './os-lists.js';
export type { UefiMigration } from './os-lists.js';
export { deriveOsSupport } from './os-support.js';
export type { OsSupport } from './os-support.js';
export type { ReadinessPolicy } from './policy.js';
export type { Edition, Rule, RuleContext, Verdict } from './rule.js';
export { RULES } from './rules.js';
export { MACHINE_LIMITS } from './rules/limits.js';
export type { MachineLimits } from './rules/limits.js';
export { DEFENDER_MINIMUM, isDefenderCosted } from './rules/security.js';
