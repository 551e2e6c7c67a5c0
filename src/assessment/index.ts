// Runs ingest's estate through readiness, sizing and cost under one policy and returns one value. Reads and writes nothing.
export type {
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
export type { Policy, ScopePolicy } from './policy.js';
