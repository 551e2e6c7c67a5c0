import type { SourceLocation } from '../model/index.js';

/** `application` keeps applications and their stateful ties together; `tier` moves what keeps nothing first, and data last. */
export type WaveStrategy = 'application' | 'tier';

/**
 * What each thing costs that a plan may do, in whole points. Only their proportions matter; a plan's cost is their sum, and every
 * line of it is shown.
 */
export interface WaveWeights {
  /** For each day on which a client and its server stand on different sides of the link, for the dependency itself. */
  readonly dependencyPerDay: number;
  /** In addition for every thousand connections a day that then cross the link, rounded up; where no source counts: `dependencyPerDay` alone. */
  readonly thousandConnectionsPerDay: number;
  /** In addition for a stateful one. */
  readonly statefulPerDay: number;
  /** In addition for each day on which the server has not followed its client yet: a dependency should move first. */
  readonly serverLaterPerDay: number;
  /** Once, where a dependency that goes both ways is parted. */
  readonly twoWayApart: number;
  /** For each day between the first and the last machine of an application. */
  readonly applicationSpreadPerDay: number;
  /** For each day by which non-production of an application moves after its production. */
  readonly testAfterProductionPerDay: number;
  /** For each wave that holds both production and non-production. */
  readonly mixedEnvironments: number;
  /** For each machine of high criticality, for each wave before the last of the early ones. */
  readonly criticalEarly: number;
  /** For each machine, by its complexity of 0 to 100 in tenths, for each wave before the last of the early ones. */
  readonly complexEarly: number;
  /** For each machine by which a wave differs from the mean, beyond a fifth of it. */
  readonly imbalance: number;
  /** For each day that a machine waits: what is ready should move. */
  readonly waitPerDay: number;
}

/** What a wave can bear; null: no limit. The same for every wave unless `byWave` says otherwise. */
export interface WaveCapacity {
  readonly machines: number | null;
  /** Hours of people for machines of a wave, against `hoursPerMachine`. */
  readonly hours: number | null;
  /** Bytes that the link carries before a wave's cutover. */
  readonly transferBytes: number | null;
  /** Machines that the replication appliances carry at once. */
  readonly replicating: number | null;
}

/** A part of the estate by names: machines or applications, with `*` for any letters. */
export interface NamedPart {
  readonly machines: readonly string[];
  readonly applications: readonly string[];
}

/** No cutover of these machines from `from` to `to`, both included. Empty names: of none at all. */
export interface WaveFreeze extends NamedPart {
  /** `YYYY-MM-DD` */
  readonly from: string;
  readonly to: string;
  readonly why: string;
  readonly at: SourceLocation;
}

/** People decided the wave, counted from 1; `wave: null`: these machines stay out of the plan. */
export interface WavePin extends NamedPart {
  readonly wave: number | null;
  readonly who: string;
  readonly why: string;
  readonly at: SourceLocation;
}

/** Everything that shapes a plan but the estate; one visible value, shown with the plan. */
export interface WaveSettings {
  /** `portolan`, `azure` (its eight conditions and their priorities alone), or the name that a file gives. */
  readonly profile: string;
  readonly strategy: WaveStrategy;
  /** Null: as few as the capacities allow; `tier`: three. */
  readonly waves: number | null;
  /** `YYYY-MM-DD` of the cutover of the first wave; null: days are counted from the first cutover, and no freeze can be kept. */
  readonly firstCutover: string | null;
  readonly daysBetweenWaves: number;
  /** Days of cutover of each wave, in place of the two above; empty: none stated. */
  readonly cutovers: readonly string[];
  readonly weights: WaveWeights;
  readonly capacity: WaveCapacity;
  /** What differs for single waves, counted from 1. */
  readonly byWave: readonly ({ readonly wave: number } & Partial<WaveCapacity>)[];
  /** Effort of one machine, before its findings: each finding with work adds `hoursPerFinding`. */
  readonly hoursPerMachine: number;
  readonly hoursPerFinding: number;
  /** So many waves from the first are early: high criticality and complexity cost there. */
  readonly earlyWaves: number;
  /** Between the sites, by which latency is exposed; null: unknown. */
  readonly link: { readonly roundTripMs: number | null; readonly bitsPerSecond: number | null };
  /** Rules of noise whose edges count all the same. */
  readonly keepNoise: readonly string[];
  readonly freezes: readonly WaveFreeze[];
  readonly pins: readonly WavePin[];
}
