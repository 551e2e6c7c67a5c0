import type { Problem, SourceLocation } from '../model/index.js';
import type { Generation, Scenario, Throttle, WeekWindow } from '../site/index.js';
import type { ReplicationPurpose, ReplicationSettings } from './replication-settings.js';

/** Where values come from that people stated. */
export const BY_SETTINGS = 'the settings';
export const BY_SITE = 'the site file';
/** The site file states what stands there and cannot be planned any more; what is planned in its place comes from here. */
export const OUT_OF_CLASSIC = 'the way out of the classic generation, which the site file states';

/** Where people stated something, by `BY_SETTINGS` or `BY_SITE` and the path of its key, such as `link.mbps`; null: nobody can tell. */
export type PlaceOf = (by: string, path: string) => SourceLocation | null;

/** A value, and in words where it came from: `the settings`, `the site file`, `the default: …`. */
export interface Resolved<Value> {
  readonly value: Value;
  readonly from: string;
}

/** Where the objective is from if neither the settings nor the site file state one: then it is ours to mark as assumed. */
export const OBJECTIVE_BY_DEFAULT = 'the default of the Deployment Planner';

/**
 * The settings with what the site file and the defaults say where they are silent. What contradicts a document or itself is in `problems`,
 * with what is taken instead; nothing is guessed.
 */
export interface ResolvedReplication {
  readonly purpose: Resolved<ReplicationPurpose>;
  /** Null: no site file says. */
  readonly scenario: Scenario | null;
  /** Null: by the method that the assessment chose for each machine. */
  readonly generation: {
    readonly vmware: Resolved<Generation | null>;
    readonly hyperv: Resolved<Generation | null>;
    readonly physical: Resolved<Generation | null>;
  };
  readonly rpoMinutes: Resolved<number>;
  /** What replication may use while nothing is throttled, Mb/s of 10^6 bits; null: nobody says. */
  readonly mbps: Resolved<number | null>;
  /** A name that `createTimeZone` takes. */
  readonly zone: Resolved<string>;
  readonly throttles: Resolved<readonly Throttle[]>;
  /** In minutes since Monday 00:00 by the clock of `zone`. */
  readonly blackouts: Resolved<readonly WeekWindow[]>;
  /** False where it is asked for and refused. */
  readonly highChurn: Resolved<boolean>;
  readonly growthPercent: Resolved<number>;
  readonly compressionPercent: Resolved<number>;
  /** Null: nobody measured it, and all that is written counts. */
  readonly foldPercent: Resolved<number | null>;
  /** As they were given; of those that are resolved above, the values above hold. */
  readonly settings: ReplicationSettings;
  /** One sentence for each value above, with its origin. */
  readonly words: readonly string[];
  readonly problems: readonly Problem[];
}
