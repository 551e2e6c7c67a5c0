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
export { RESERVED_ELEMENTS, SINGLE_MACHINE_SLA } from './model-figures.js';
export type { DrillScenario, DrillDue, DrillPlan } from './drills.js';
export type { FailbackWay, FailbackPlan } from './failback.js';
export type { PlannedAction, RecoveryGroup, RecoveryRun, RtoStep, RtoEstimate, GroupsPlan } from './groups.js';
export type { PointPolicy, RpoOfKind, KeptPoints, PointsPlan } from './points.js';
export type { RecoveryPlan } from './recovery-plan.js';
export type { Figure, ElementFigures, RecoveryAction, RecoverySettings } from './recovery-settings.js';
export { deriveTargetDesign } from './derive-target-design.js';
export type { TargetQuestion } from './derive-target-design.js';
export { createFlowCheck } from './security-check.js';
export type { AskedFlow } from './security-check.js';
export { OLD_EVIDENCE_DAYS } from './security-rules.js';
export { SECURITY_LIMITS } from './security-units.js';
export type {
  NeededEndpoint,
  SecurityRule,
  TargetDesign,
  TargetMachine,
  TargetSecurityGroup,
  TargetSubnet,
} from './target-design.js';
