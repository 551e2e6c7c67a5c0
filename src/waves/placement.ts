import type { AllowedWaves } from './allowed-waves.js';
import type { HardGroup, UnheldGroup } from './hard-groups.js';
import type { PlanTerms } from './plan-terms.js';
import type { WaveInput } from './wave-input.js';

/** Machines in waves, ours or anyone's, with what it takes to judge them. */
export interface Placement {
  readonly input: WaveInput;
  readonly terms: PlanTerms;
  /** The wave of each machine of the terms, from 0. */
  readonly waves: Int32Array;
  readonly days: readonly number[];
  readonly dates: readonly (string | null)[];
  readonly names: readonly string[];
  readonly allowed: readonly AllowedWaves[];
  /** `limits[resource][wave]` */
  readonly limits: readonly (readonly (number | null)[])[];
  readonly groups: readonly HardGroup[];
  readonly unheld: readonly UnheldGroup[];
}
