// Rules over the facts of one machine: may it run in Azure, can it be moved, can it be watched. Chooses no size and knows no price.
export type { Finding, FindingSeverity, Question, Readiness, ReadinessState } from './finding.js';
export type { ReadinessPolicy } from './policy.js';
