// From the graph to waves: what moves together, in which order, at what cost, and how far from the best possible. Reads no file.
export type { GivenPlan } from './given-plan.js';
export type {
  CostLine,
  CutDependency,
  PlanCondition,
  PlanMove,
  PlannedMachine,
  PlannedWave,
  UnplannedMachine,
  WaveBoundary,
  WavePlan,
} from './wave-plan.js';
export type {
  NamedPart,
  WaveCapacity,
  WaveFreeze,
  WavePin,
  WaveSettings,
  WaveStrategy,
  WaveWeights,
} from './wave-settings.js';
