// Runs ingest's estate through readiness, sizing and cost under one policy and returns one value. Reads and writes nothing.
export type {
  AssessedCalendar,
  AssessedCoverage,
  AssessedDecision,
  AssessedMachine,
  Assessment,
  AssessmentCounts,
  AssessmentTotals,
  CatalogueSummary,
  CostTotal,
  OutOfScopeMachine,
  ScenarioTotal,
  SourceSummary,
} from './assessment.js';
export { createAssessor } from './create-assessor.js';
export type { AssessorQuestion, MachineAssessor } from './create-assessor.js';
export { costOfChoice } from './cost-of-choice.js';
export type { BillTerms } from './cost-of-choice.js';
export { fileOf, withCredits } from './assess-machine.js';
export { assessMachines, dayOf, deriveAssessment, endOfDay, filesOfKind, isOff } from './derive-assessment.js';
export type { AssessmentInput } from './derive-assessment.js';
export type { MachineMethod } from './derive-method.js';
export { DISK_TYPE_WORDS } from './disk-type-words.js';
export { describePolicy } from './policy-words.js';
export { withBucketMinutes } from './policy.js';
export type { Policy, ScopePolicy } from './policy.js';
export { DEFAULT_POLICY, findProfile, PROFILES } from './profiles.js';
export { deriveSampledMachines } from './sampled-machines.js';
export type { SampledMachine, SampledMachines } from './sampled-machines.js';
export { deriveScope, environmentOf } from './scope.js';
export type { Scope } from './scope.js';
export { ASSESSMENT_STATUSES, deriveAssessmentStatus, deriveStaleness } from './staleness.js';
export { signOfDay } from './summarize-calendar.js';
export { summarizeGranularities, summarizeSamples } from './summarize-samples.js';
export type { GranularitySummary, SamplesSummary } from './summarize-samples.js';
export { deriveCostTotal } from './totals.js';
export type { TotalledMachine } from './totals.js';
export { isSampledBefore } from './disclosures.js';
export { countUnmeasured } from './unmeasured.js';
export type { QuantityToMeasure, UnmeasuredCount } from './unmeasured.js';
export type { AssessedGroup, AssessmentStatus, MachineChange, Staleness } from './staleness.js';
export { deriveSqlChanges, deriveWebAppChanges } from './workload-staleness.js';
export type { SqlHost, SqlInstance, WebApp } from './workload-staleness.js';
