// What is replicated how: churn, limits, bandwidth, first copies against windows, checklist and cost. Above waves and calendar, below recovery.
export type { RpoAtBandwidth, LeastBandwidth, BandwidthPlan } from './bandwidth.js';
export { deriveChecklist } from './derive-checklist.js';
export type { ChecklistInput } from './derive-checklist.js';
export type { ChecklistItem, ChecklistPart } from './checklist.js';
export { CYCLE_CAPS, cycleOrder, disksPerHost, mayJoin, nextCycleDelayHours } from './cycles.js';
export type { CycleCaps, CycleKind, CycleTurn } from './cycles.js';
export { BLACKOUT_RULES, readBlackout } from './cycles-blackout.js';
export type { BlackoutWindow } from './cycles-blackout.js';
export type { ChurnBasis, DiskChurn, MachineChurn, EstateChurn } from './churn.js';
export { deriveInitial } from './derive-initial.js';
export type { InitialInput } from './derive-initial.js';
export type { InitialChurn } from './initial-churn.js';
export type { InitialLink } from './initial-link.js';
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
export { deriveReplicationCost } from './derive-replication-cost.js';
export type { ReplicationCostInput } from './derive-replication-cost.js';
export type { ReplicationCostLine, ReplicationCost } from './replication-cost.js';
export type { ReplicationPlan } from './replication-plan.js';
export type { ReplicationPurpose, CycleRule, LeftOutDisk, ReplicationSettings } from './replication-settings.js';
export { DEFAULT_REPLICATION_SETTINGS } from './replication-settings.js';
