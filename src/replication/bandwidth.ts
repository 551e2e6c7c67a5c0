/** How an objective fares at one bandwidth over the minutes that samples show. */
export interface RpoAtBandwidth {
  /** Of the open link; throttles and blackouts hold besides. */
  readonly mbps: number;
  /** Share of the minutes in which the oldest unsent byte is no older than the objective, in percent, rounded down to 0.01. */
  readonly metPercent: number;
  readonly worstRpoMinutes: number;
  /** Start of the first minute that has it, ISO 8601 in UTC. */
  readonly worstAt: string | null;
  /** By local day of the link's zone: minutes in breach, separate breaches, and that day's worst. Days without one are left out. */
  readonly breaches: readonly {
    readonly day: string;
    readonly minutes: number;
    readonly breaches: number;
    readonly worstRpoMinutes: number;
  }[];
  readonly mostBacklogBytes: number;
  /** Bytes that are still unsent when the samples end. */
  readonly backlogAtEndBytes: number;
}

/** The least bandwidth for one objective, and what less of it does. */
export interface LeastBandwidth {
  readonly rpoMinutes: number;
  /** Least open bandwidth, whole Mb/s, with which the objective is met in every minute; null: none up to 100 Gb/s, as `whyNone` tells. */
  readonly mbps100: number | null;
  /** The same for 90 % of the minutes. */
  readonly mbps90: number | null;
  /** What breaks at `mbps90`. */
  readonly at90: RpoAtBandwidth | null;
  /** Why no bandwidth does, where one of both is null; absent: both are met. */
  readonly whyNone?: string;
}

/** Bandwidth and recovery points: our own simulation of the backlog, since no vendor publishes a formula. */
export interface BandwidthPlan {
  readonly objectiveMinutes: number;
  /** Nobody states it: the default of the Deployment Planner stands in its place. Left out by plans that were made before it was told. */
  readonly isObjectiveAssumed?: boolean;
  /** For 15, 30 and 60 minutes and the objective. */
  readonly least: readonly LeastBandwidth[];
  /** At the bandwidth that is there; null where it is unknown. */
  readonly given: RpoAtBandwidth | null;
  /**
   * The least limit, whole Mb/s, that throttles may set so that the objective holds in every minute of the link that is there; null where it
   * holds already, where no throttle would do, or where nobody knows the link.
   */
  readonly leastThrottleMbps: number | null;
  /**
   * The objective where no write folds into another: what holds if `foldPercent` turns out wrong. Null: nobody states it, or nothing is copied
   * in cycles.
   */
  readonly withoutFold: { readonly mbps100: number | null; readonly given: RpoAtBandwidth | null } | null;
  /** The objective, throttles and bandwidth to take, with the reason, in words. */
  readonly recommended: readonly string[];
  /** Formula and inputs, in words, marked as ours. */
  readonly how: readonly string[];
}
