// Another answer on the same machines beside ours, with what each rule that differs adds to the difference. Derives every reason
// by changing one rule at a time; reading the other answer is ingest's, the words for people are the report's.
export { deriveSecondOpinion } from './derive-second-opinion.js';
export type { SecondOpinionInput } from './derive-second-opinion.js';
export { chooseAnswer } from './choose-answer.js';
export { NOT_COMPARED_RULES, POLICY_RULES, policySteps } from './policy-steps.js';
export type { PolicyReason, PolicyRule, PolicyStep } from './policy-steps.js';
export type {
  ComparedAnswer,
  ComparedMachine,
  DifferenceStep,
  NamedMachine,
  OpinionRule,
  OpinionTotals,
  OtherAnswer,
  ReasonSum,
  SecondOpinion,
  SettingUse,
  StepReason,
  TheirSize,
} from './second-opinion.js';
