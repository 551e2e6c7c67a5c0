// What was stated about an estate, by whom it concerns and where: the statements, what counts of them, and where they contradict
// each other, the inventory or the service. Chooses between no two statements, and leaves reading files to node.
export { deriveContradictions } from './contradictions.js';
export { DOCUMENTED_RECOVERY_POINT_LIMITS } from './facts.js';
export type { RecoveryPointLimits, RegionName, StatementFacts, ThinningRow, ThinningStep } from './facts.js';
export { retentionLimit } from './retention-limit.js';
export type { PointStorage } from './retention-limit.js';
export { isCovered, listMachines, parseMachineNames } from '../model/index.js';
export type { ListedMachines, MachineNames } from '../model/index.js';
export { deriveResolvedStatements } from './resolve.js';
export type { Resolved, ResolvedStatements } from './resolve.js';
export type {
  AppConsistentFrequencyStatement,
  AvailabilityStatement,
  CircuitStatement,
  Consistency,
  DatabasePlace,
  DatabaseStatement,
  DatabaseWritersStatement,
  DnsTtlStatement,
  MachineCountStatement,
  MachineGroupStatement,
  RecoveryPointObjectiveStatement,
  RecoverySiteDatabaseStatement,
  RecoverySiteDirectoryStatement,
  RecoveryTimeObjectiveStatement,
  ReplicationArchitecture,
  ReplicationArchitectureStatement,
  RetentionStatement,
  Said,
  SinglePointOfFailureStatement,
  Statement,
  StatementOf,
  TargetRegionStatement,
  Topic,
} from './statement.js';
