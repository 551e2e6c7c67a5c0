import type { WaveCapacity, WaveSettings, WaveWeights } from './wave-settings.js';

const NO_CAPACITY: WaveCapacity = { machines: null, hours: null, transferBytes: null, replicating: null };

/**
 * Machines of a wave at most where nobody states it, under `application`: Azure Migrate's example of a workload count range
 * (automatic-wave-planning-architecture.md, 09/01/2026, condition 8). AWS takes 150 at most; both are stated elsewhere as a limit of
 * a tool or as an example, not as what people can carry out.
 */
const MOST_MACHINES_OF_A_WAVE = 50;

/**
 * The weights of `portolan`. Ours, in points: a dependency that crosses the link for a day costs 1. What is felt by users each day
 * counts more than what disturbs the order of work; nothing counts less than it takes to matter between two neighbouring waves.
 */
const PORTOLAN_WEIGHTS: WaveWeights = {
  dependencyPerDay: 1,
  thousandConnectionsPerDay: 1,
  statefulPerDay: 4,
  serverLaterPerDay: 1,
  twoWayApart: 60,
  applicationSpreadPerDay: 10,
  testAfterProductionPerDay: 10,
  mixedEnvironments: 100,
  criticalEarly: 20,
  complexEarly: 2,
  imbalance: 5,
  waitPerDay: 0,
};

/** Each condition weighs ten times the next one; see `AZURE_WAVE_SETTINGS`. */
const AZURE_WEIGHTS: WaveWeights = {
  dependencyPerDay: 1,
  thousandConnectionsPerDay: 0,
  statefulPerDay: 0,
  twoWayApart: 10_000_000,
  applicationSpreadPerDay: 1_000_000,
  serverLaterPerDay: 100_000,
  testAfterProductionPerDay: 10_000,
  mixedEnvironments: 10_000,
  criticalEarly: 1000,
  complexEarly: 10,
  imbalance: 10,
  waitPerDay: 0,
};

/** What a plan is made by where nobody says otherwise. */
export const DEFAULT_WAVE_SETTINGS: WaveSettings = {
  profile: 'portolan',
  strategy: 'application',
  waves: null,
  firstCutover: null,
  daysBetweenWaves: 14,
  cutovers: [],
  weights: PORTOLAN_WEIGHTS,
  capacity: NO_CAPACITY,
  byWave: [],
  hoursPerMachine: 8,
  hoursPerFinding: 2,
  earlyWaves: 2,
  link: { roundTripMs: null, bitsPerSecond: null },
  keepNoise: [],
  freezes: [],
  pins: [],
};

/**
 * The eight planning conditions of Azure Migrate in their order (automatic-wave-planning-architecture.md, 09/01/2026). The page says that
 * a higher condition takes precedence and publishes no weights, so the factor is ours: a machine, an application or a day that breaks
 * one condition costs ten times what breaks the next, so that a condition yields only to ten or more of the one below. Complexity
 * counts in tenths of its 100, so `complexEarly` of 10 makes 100 of a machine as complex as can be. A wave lasts three weeks, as the
 * portal proposes.
 */
const AZURE_WAVE_SETTINGS: WaveSettings = {
  ...DEFAULT_WAVE_SETTINGS,
  profile: 'azure',
  daysBetweenWaves: 21,
  weights: AZURE_WEIGHTS,
};

/** Profiles by name, the default first. */
export const WAVE_PROFILES: readonly WaveSettings[] = [DEFAULT_WAVE_SETTINGS, AZURE_WAVE_SETTINGS];

export const findWaveProfile = (name: string): WaveSettings | null =>
  WAVE_PROFILES.find(({ profile }) => profile === name) ?? null;

/**
 * The weights that a strategy uses: `tier` gives up the unity of applications and the direction of calls on purpose, and its waves are
 * as large as the tiers, so none of these costs there; what then crosses the link costs all the same.
 */
export function weightsInForce({ strategy, weights }: WaveSettings): WaveWeights {
  if (strategy === 'application') return weights;
  return { ...weights, applicationSpreadPerDay: 0, serverLaterPerDay: 0, imbalance: 0 };
}

/** The limit of machines in force: `application` has one even where nobody states it. */
export function capacityInForce({ strategy, capacity }: WaveSettings): WaveCapacity {
  if (strategy === 'tier' || capacity.machines !== null) return capacity;
  return { ...capacity, machines: MOST_MACHINES_OF_A_WAVE };
}
