// What is replicated how: churn, limits, bandwidth, first copies against windows, checklist and cost. Above waves and calendar, below recovery.
export type { AvoidedLimit } from './avoided-limits.js';
export type { RpoAtBandwidth, LeastBandwidth, BandwidthPlan } from './bandwidth.js';
export { deriveChecklist } from './derive-checklist.js';
export type { ChecklistInput } from './derive-checklist.js';
export type { ChecklistItem, ChecklistPart } from './checklist.js';
export { deriveConcurrency } from './concurrency.js';
export type { Concurrency, ConcurrencyInput, MoverCounts, PlannedConcurrency, ReplicatingWave } from './concurrency.js';
export { CYCLE_CAPS, cycleOrder, disksPerHost, mayJoin, nextCycleDelayHours } from './cycles.js';
export type { CycleCaps, CycleKind, CycleTurn } from './cycles.js';
export { BLACKOUT_RULES, readBlackout } from './cycles-blackout.js';
export type { BlackoutWindow } from './cycles-blackout.js';
export type { ChurnBasis, DiskChurn, MachineChurn, EstateChurn } from './churn.js';
export { deriveInitial } from './derive-initial.js';
export type { InitialInput } from './derive-initial.js';
export type { InitialChurn } from './initial-churn.js';
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
export type {
  ReplicationPurpose,
  CycleRule,
  LeftOutDisk,
  ReplicationSettings,
  StatedFold,
} from './replication-settings.js';
export { DEFAULT_REPLICATION_SETTINGS } from './replication-settings.js';
export {
  APPLIANCE_THROTTLE,
  hyperBdrBandwidth,
  initialCopySeconds,
  isRecoveryAgentThrottle,
  RECOVERY_AGENT_THROTTLE_KBPS,
  THREAD_SETTINGS,
} from './bandwidth-arithmetic.js';
export type { RpoBandwidth, ThreadSetting } from './bandwidth-arithmetic.js';
export { createLinkWaits } from './link-waits.js';
export { settleTwins } from './stated-twins.js';
export { deriveBandwidth, deriveSent, longestBacklogMinutes } from './derive-bandwidth.js';
export { BY_SITE } from './resolved-replication.js';
export type { PlaceOf } from './resolved-replication.js';
export { shareSent } from './growth.js';
export { deriveChurn } from './derive-churn.js';
export type { DerivedChurn } from './derive-churn.js';
export { classicProblems, isOutOfClassic, placeOfGeneration } from './generation-places.js';
export { mostWritten } from './most-written.js';
export { deriveFolding } from './derive-folding.js';
export type { DiskFold, FoldFigures, FoldingCounts, FoldingPlan, FoldSource, OwnFold, OwnFolds } from './folding.js';
export { deriveReplicated } from './derive-replicated.js';
export type { DerivedReplicated, ReplicatedQuestion } from './derive-replicated.js';
export { createLinkSchedule } from './link-schedule.js';
export type { LinkSchedule } from './link-schedule.js';
export type { MinuteBytes } from './minute-bytes.js';
export type { Resolved, ResolvedReplication } from './resolved-replication.js';
export { LIMIT_WORDS } from './limit-words.js';
export type { LimitName } from './limit-words.js';
export { PLANNER } from './planner-facts.js';
export { MOST_MBPS, resolveReplicationSettings } from './resolve-settings.js';
export { forPlatformsOf, objectiveOfReplication } from './resolved-words.js';
export { deriveReplicationPlan } from './derive-replication-plan.js';
export type { ReplicationInput } from './derive-replication-plan.js';
export { deriveHeadroom } from './derive-headroom.js';
export type { HeadroomInput } from './derive-headroom.js';
export { deriveLogRoom } from './derive-log-room.js';
export type { LogRoomInput } from './derive-log-room.js';
export { HYPER_V_LOGS } from './hyper-v-logs.js';
export type { WrittenOf } from './hyper-v-logs.js';
export { derivePlacement } from './derive-placement.js';
export type { PlacementInput } from './derive-placement.js';
export { deriveVerdicts } from './derive-verdicts.js';
export type { VerdictsInput } from './derive-verdicts.js';
export { GENERATION_LIMITS } from './generations.js';
export type { GenerationLimits } from './generations.js';
export type { LimitConditions } from './limit-conditions.js';
export { AGENTLESS_LIMITS, FAILBACK_DISKS } from './limits.js';
export type { Limit } from './limits.js';
export { deriveSourceIops } from './source-iops.js';
export type { SourceIops } from './source-iops.js';
export type { LinkConditions } from './tool-commands.js';
export { findStandIns } from './stand-ins.js';
export type { StandIn, StandInQuestion } from './stand-ins.js';
export { HYPER_V_POLICY } from './hyper-v-policy.js';
