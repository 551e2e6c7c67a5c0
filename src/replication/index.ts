// What is replicated how: churn, limits, bandwidth, first copies against windows, checklist and cost. Above waves and calendar, below recovery.
export type { RpoAtBandwidth, LeastBandwidth, BandwidthPlan } from './bandwidth.js';
export type { ChecklistItem, ChecklistPart } from './checklist.js';
export type { ChurnBasis, DiskChurn, MachineChurn, EstateChurn } from './churn.js';
export type { CopyBatch, MachineCopy, WaveFill, InitialPlan } from './initial.js';
export type {
  LimitVerdict,
  MachineVerdicts,
  PlannedAppliance,
  CacheAccount,
  DatastoreHeadroom,
  ToolCommand,
  PlacementPlan,
} from './placement.js';
export type { TargetDisk, ReplicatedDisk, ReplicatedMachine, UnreplicatedMachine } from './replicated.js';
export type { ReplicationCostLine, ReplicationCost } from './replication-cost.js';
export type { ReplicationPlan } from './replication-plan.js';
export type { ReplicationPurpose, CycleRule, LeftOutDisk, ReplicationSettings } from './replication-settings.js';
export { DEFAULT_REPLICATION_SETTINGS } from './replication-settings.js';
export { deriveHeadroom } from './derive-headroom.js';
export type { HeadroomInput } from './derive-headroom.js';
export { derivePlacement } from './derive-placement.js';
export type { PlacementInput } from './derive-placement.js';
export { deriveVerdicts } from './derive-verdicts.js';
export type { VerdictsInput } from './derive-verdicts.js';
export { GENERATION_LIMITS } from './generations.js';
export type { GenerationLimits } from './generations.js';
export type { LimitConditions } from './limit-conditions.js';
export { AGENTLESS_LIMITS } from './limits.js';
export type { Limit } from './limits.js';
export { deriveSourceIops } from './source-iops.js';
export type { SourceIops } from './source-iops.js';
export type { LinkConditions } from './tool-commands.js';
