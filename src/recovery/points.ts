/** The policy of recovery points, checked against what the generation can do. */
export interface PointPolicy {
  readonly generation: 'modernized' | 'classic' | 'azureToAzure' | 'hyperV';
  readonly rpoThresholdMinutes: number | null;
  readonly crashConsistentMinutes: number;
  /** Null: no application-consistent points. */
  readonly appConsistentMinutes: number | null;
  readonly retentionHours: number | null;
  /** Each rule of the policy that was checked, with its way out where it is broken. */
  readonly checks: readonly {
    readonly id: string;
    readonly state: 'kept' | 'broken' | 'unknown';
    readonly said: string;
    readonly remedies: readonly string[];
    readonly source: string;
  }[];
}

/** How old a point of one kind can be at a disaster. */
export interface RpoOfKind {
  readonly kind: 'crashConsistent' | 'appConsistent';
  /** What the interval alone makes of it, so that no lag can be better; null: no such points are made. */
  readonly leastMinutes: number | null;
  /** Worst minutes; null unknown. */
  readonly worstMinutes: number | null;
  readonly objectiveMinutes: number | null;
  readonly isMet: boolean | null;
  readonly said: string;
}

/** Points kept by age, by the documented table of pruning. */
export interface KeptPoints {
  readonly rows: readonly {
    readonly fromHours: number;
    readonly toHours: number;
    /** Null: every point. */
    readonly spacingHours: number | null;
    readonly crashConsistent: number;
    readonly appConsistent: number;
  }[];
  /** Null: no page tells. */
  readonly total: number | null;
  /** What limits the figures: a retention that is refused, a table that was written for another product; in words. */
  readonly said: readonly string[];
  /** What the points of a machine need beside the disks; null where its churn is unknown. */
  readonly storage: readonly {
    readonly machine: string;
    readonly bytes: number | null;
    readonly said: string;
  }[];
  /** Over all machines whose churn is known; null where it is of none, or the retention is unknown. */
  readonly inTotal: {
    /** Both below. */
    readonly bytes: number;
    /** All that is written in the worst stretch of each machine as long as the retention, after growth. */
    readonly changedBytes: number;
    /** The first point of each machine. */
    readonly fullBytes: number;
    readonly said: string;
  } | null;
  readonly source: string;
}

/** Policy, what it can hold, and what it keeps, of machines that share one. */
export interface PointsPart {
  readonly policy: PointPolicy;
  readonly rpo: readonly RpoOfKind[];
  readonly kept: KeptPoints;
}

/** The points of machines with an agent, or of those that Hyper-V hosts replicate where there are no others. */
export interface PointsPlan extends PointsPart {
  /** Of machines that Hyper-V hosts replicate, beside others; absent: there are none, or no others. */
  readonly hyperV?: PointsPart;
}
