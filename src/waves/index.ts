// From the graph to waves: what moves together, in which order, at what cost, and how far from the best possible. Reads no file.
export { AZURE_CONDITIONS, AZURE_WAVE_DEFAULTS } from './azure-conditions.js';
export type { AzureCondition, ConditionInput } from './azure-conditions.js';
export { DIRECTORY_PORTS } from './derive-extended.js';
export { deriveWaveInput } from './derive-wave-input.js';
export type { WaveQuestion } from './derive-wave-input.js';
export { cutsAfter, operationsAfter, outsideAfter, rulesAfter } from './cuts-after.js';
export type { LinkRule } from './cuts-after.js';
export { describeWaveSettings } from './describe-settings.js';
export type { GivenPlan } from './given-plan.js';
export { protocolsOf } from './port-protocols.js';
export type { PortProtocols } from './port-protocols.js';
export { whereIs } from './where-address.js';
export { planWaves } from './plan-waves.js';
export { replanWaves } from './replan-waves.js';
export { scorePlan } from './score-plan.js';
export { DEFAULT_WAVE_SETTINGS, findWaveProfile, WAVE_PROFILES } from './profiles.js';
export type { WaveInput, WaveMachine } from './wave-input.js';
export type {
  CostLine,
  CutDependency,
  ExtendedService,
  OperationsCut,
  OutsideDependency,
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
export { waveInWords } from './wave-words.js';
