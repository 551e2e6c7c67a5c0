// How an estate comes back: points, groups, availability, target design, failback and drills.
export type {
  AvailabilityInput,
  AvailabilityOf,
  AvailabilityPlan,
  ElementShare,
  ModelElement,
  NeededInput,
  SensitivityRow,
} from './availability.js';
export { deriveAvailability } from './derive-availability.js';
export type { AvailabilityQuestion } from './derive-availability.js';
export { LEAST_CYCLE_HOURS } from './element-faults.js';
export { RESERVED_ELEMENTS, SINGLE_MACHINE_SLA } from './model-figures.js';
export type { DrillScenario, DrillDue, DrillPlan, RecordedDrill } from './drills.js';
export type {
  FailbackCondition,
  FailbackGroup,
  FailbackPlan,
  FailbackPlatform,
  FailbackTogether,
  FailbackWay,
  FailbackWayName,
} from './failback.js';
export type { PlannedAction, RecoveryGroup, RecoveryRun, RtoStep, RtoEstimate, GroupsPlan } from './groups.js';
export type { ProtectionDoubt, ProtectionPlan, QuotaCheck } from './protection.js';
export type { PointPolicy, RpoOfKind, KeptPoints, PointsPart, PointsPlan } from './points.js';
export type { RecoveryMachine, RecoveryPlan } from './recovery-plan.js';
export type { Figure, ElementFigures, RecoveryAction, RecoverySettings } from './recovery-settings.js';
export { DEFAULT_RECOVERY_SETTINGS } from './recovery-defaults.js';
export { derivePoints } from './derive-points.js';
export type { PointsInput } from './derive-points.js';
export { deriveObjectives } from './objectives.js';
export type { ObjectivesInput, RecoveryObjectives, StatedValue } from './objectives.js';
export {
  isFrequencyAccepted,
  isRetentionAccepted,
  keptBands,
  keptSpacing,
  MULTI_VM_FACTS,
  POINT_FACTS,
  policyLimits,
} from './retention.js';
export type { PointGeneration, PointStorage } from './retention.js';
export { deriveGroups } from './derive-groups.js';
export type { GroupsInput } from './derive-groups.js';
export { deriveStartOrder } from './start-order.js';
export { START_TIERS } from './start-tiers.js';
export type { StartTier } from './start-tiers.js';
export { criticalPath } from './step-network.js';
export type { CriticalPath, NetworkStep } from './step-network.js';
export {
  doesTestCount,
  FAILOVER_POINTS,
  mayShareAPlan,
  PLAN_ACTIONS,
  PLAN_EXECUTION,
  RECOVERY_PLAN_LIMITS,
} from './plan-facts.js';
export type { FailoverPoint, PlannedKind, PlanScenario } from './plan-facts.js';
export { canonicalJson } from './canonical-json.js';
export type { JsonValue } from './canonical-json.js';
export { EMPTY_HASH, EVIDENCE_FORMAT, headOf, renderEvidence, sealEvidence } from './evidence.js';
export type {
  DrillEvidence,
  EvidenceApproval,
  EvidenceHead,
  EvidenceLesson,
  EvidencePerson,
  EvidenceResult,
  SealedEvidence,
} from './evidence.js';
export { sha256 } from './sha256.js';
export { verifyEvidence } from './verify-evidence.js';
export type { EvidenceFault, EvidenceVerdict } from './verify-evidence.js';
export { deriveFailback } from './derive-failback.js';
export type { FailbackInput } from './derive-failback.js';
export { expandCron } from './cron.js';
export type { CronTimes } from './cron.js';
export {
  areDrillDisksFit,
  documentedStartMinutes,
  failbackMethod,
  failbackModes,
  HYPERBDR_LIMITS,
  HYPERBDR_MODES,
  isBootFit,
  isIntervalAccepted,
} from './hyperbdr.js';
export { parseDrills } from './parse-drills.js';
export { parseEvidence } from './read-evidence.js';
export type { EvidenceRead, EvidenceSource, ReadDrill } from './read-evidence.js';
export { deriveDrills } from './derive-drills.js';
export type { DrillsInput } from './derive-drills.js';
export { deriveDue } from './drill-due.js';
export type { KnownDrill } from './drill-due.js';
export { deriveTargetDesign } from './derive-target-design.js';
export type { TargetQuestion } from './derive-target-design.js';
export { createFlowCheck } from './security-check.js';
export type { AskedFlow } from './security-check.js';
export { OLD_EVIDENCE_DAYS } from './security-rules.js';
export { SECURITY_LIMITS } from './security-units.js';
export type {
  NeededEndpoint,
  PlatformNeed,
  SecurityRule,
  TargetDesign,
  TargetMachine,
  TargetSecurityGroup,
  TargetSubnet,
} from './target-design.js';
export { deriveRecoveryPlan } from './derive-recovery-plan.js';
export type { RecoveryInput } from './derive-recovery-plan.js';
export type { RecoveryPlaces } from './settings-problems.js';
