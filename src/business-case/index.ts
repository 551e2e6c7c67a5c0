// On-premises against Azure over some years, from an assessment and named assumptions; every line tells what times what.
// Sizes and bills are the assessment's; prices that nobody stated stay unknown.
export { isUnknownAllowed } from './assumptions.js';
export type {
  AssumptionChoices,
  AssumptionDefinition,
  AssumptionKey,
  AssumptionNumbers,
  AssumptionUnknowns,
  AssumptionValues,
  ChoiceDefinition,
  NumberDefinition,
  RampDefinition,
} from './assumptions.js';
export type {
  AzureFacts,
  BusinessCase,
  CandidateSum,
  CaseFacts,
  CaseLine,
  CaseMachine,
  CaseState,
  CostHead,
  DecommissionCandidate,
  EsuPacks,
  LeftOutReason,
  LineOverYears,
  MissingAssumption,
  SteadySide,
} from './business-case.js';
export { calculateCase } from './calculate-case.js';
export type { CalculatedCase } from './calculate-case.js';
export { yearAfterSupport } from './collect-facts.js';
export { ASSUMPTION_KEYS, ASSUMPTIONS } from './define-assumptions.js';
export { deriveBusinessCase, MOST_YEARS } from './derive-business-case.js';
export type { BusinessCaseInput } from './derive-business-case.js';
export type { LineInput, Worked } from './work.js';
export { energyCapacityKw, hardwareUsdPerCore } from './on-premises-lines.js';
export { CASE_PROFILES, findCaseProfile, OBSERVED_LABOUR_PERCENT, resolveAssumptions } from './profiles.js';
export type { AssumptionChanges, CaseProfile, ResolvedAssumptions, StatedChanges, UsedAssumption } from './profiles.js';
export { countUtilisation, readUtilisation } from './read-utilisation.js';
export type { UtilisationCounts, UtilisationSource } from './read-utilisation.js';
export { unitAfter } from './unit-words.js';
