// Which machines a service of Azure could replace, as rules over the signs of what a machine is for: with evidence, what stands in the
// way, and what nobody knows yet. Suggests and decides nothing; sizes no service and prices none.
export { CONFIDENCE_TABLE } from './confidence.js';
export type { Confidence } from './confidence.js';
export { deriveModernisation, suggestionId } from './derive-modernisation.js';
export type { ModernisationInput } from './derive-modernisation.js';
export type { ModernisationFacts } from './facts.js';
export type {
  Candidate,
  CandidateAnswer,
  CandidateMachine,
  CandidateTerms,
  Modernisation,
  Refused,
  ServiceCount,
  StatelessTier,
  UnsuggestedAnswer,
} from './modernisation.js';
export type { CandidateRule, ModernisationFact } from './rule.js';
export { MODERNISATION_FACTS, MODERNISATION_RULES } from './rules.js';
export { ORACLE_AT_AZURE_REGIONS, TARGET_SERVICES } from './services.js';
export type { ServiceId, TargetKind, TargetService } from './services.js';
