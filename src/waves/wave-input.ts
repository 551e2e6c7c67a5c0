import type { DependencyGraph } from '../graph/index.js';
import type { Problem } from '../model/index.js';
import type { PlannedMachine, UnplannedMachine } from './wave-plan.js';
import type { WaveSettings } from './wave-settings.js';

/** One machine of the estate with all that a plan weighs; the same facts whether it is planned or not. */
export interface WaveMachine extends Omit<PlannedMachine, 'wave' | 'why' | 'movesWith' | 'zone'> {
  /** Why our plan leaves it out; null: it is planned. */
  readonly unplanned: Pick<UnplannedMachine, 'kind' | 'reason'> | null;
}

/** What a plan is made of, or judged by: facts, connections, settings. Plain data. */
export interface WaveInput {
  readonly engine: { readonly name: 'portolan'; readonly version: string };
  /** `YYYY-MM-DD`, of the assessment. */
  readonly asOf: string;
  readonly settings: WaveSettings;
  /** Every machine of the estate, in its order, once. */
  readonly machines: readonly WaveMachine[];
  readonly graph: DependencyGraph;
  /** What about the facts and the settings does not fit together. */
  readonly problems: readonly Problem[];
}
