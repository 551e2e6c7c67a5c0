/** What is summed over machines. The unit is in the name. */
export type JointMetric =
  | 'cpuCores'
  | 'memoryBytes'
  | 'diskIops'
  | 'diskBytesPerSecond'
  | 'networkInBytesPerSecond'
  | 'networkOutBytesPerSecond';

/** The greatest sum of a bound over all buckets. */
export interface JointBound {
  readonly peak: number;
  /** Start of the first bucket that reaches it, ISO 8601 in UTC. */
  readonly at: string;
  /** Machines that had a value in that bucket; the others may have added to it, and nobody knows. */
  readonly machinesWithData: number;
}

/** The buckets in which every measured machine has a value. */
export interface JointComplete {
  readonly buckets: number;
  readonly peak: number;
  readonly p95: number;
}

/** How much of the group was seen at once: `expected = measured machines x buckets`. */
export interface JointCoverage {
  /** With a value of any machine. */
  readonly buckets: number;
  readonly filled: number;
  readonly expected: number;
  /** Two decimals, rounded down. */
  readonly percent: number;
}

/** One metric of a group. `machines = measured + unmeasured`. */
export interface JointMeasure {
  readonly metric: JointMetric;
  readonly machines: number;
  readonly measured: number;
  /** Of the measured ones, those whose values are averages: their true peaks may lie above both bounds. */
  readonly ofAverages: number;
  /** Of the measured ones, those whose values are maxima of the source: they have no mean and add nothing to the sums of means. */
  readonly ofMaxima: number;
  /** What the machines would take if each peaked at its own time. */
  readonly sumOfPeaks: number;
  readonly sumOfP95s: number;
  /** Of the sums of each bucket's maxima: the true peak of the sum lies at or below, as far as the machines had values. */
  readonly upper: JointBound;
  /** Of the sums of each bucket's means, or the greatest maximum of one machine where that is more: the true peak lies at or above. */
  readonly lower: JointBound;
  /** P95 of the sums of maxima, over all buckets with a value of any machine. */
  readonly p95: number;
  /** Null where no bucket has all machines. */
  readonly complete: JointComplete | null;
  readonly coverage: JointCoverage;
  /** Peak of the sum over sum of the peaks, by each bound; 1: all peak at once. Null where nothing was used. */
  readonly coincidence: { readonly upper: number | null; readonly lower: number | null; readonly p95: number | null };
}

export interface JointGroup {
  readonly name: string;
  /** The vCenter or cluster that manages it, where groups are hosts or clusters. */
  readonly manager: string | null;
  readonly machines: number;
  readonly poweredOff: number;
  /** One for each metric that any machine has; the others nobody measured. */
  readonly measures: readonly JointMeasure[];
}

/** Joint use of the machines of an estate, group by group. Plain data, the same bytes for the same inputs in any order. */
export interface Joint {
  readonly schemaVersion: 1;
  readonly by: string;
  /** UTC; `to` is not in it. */
  readonly window: { readonly from: string; readonly to: string };
  readonly bucketMinutes: number;
  /** The whole estate, as one group. */
  readonly estate: JointGroup;
  readonly groups: readonly JointGroup[];
  /** Machines of no group. */
  readonly ungrouped: readonly string[];
  /** Machines whose tags name more than one group: they count in each, so that the groups add up to more than the estate. */
  readonly inSeveralGroups: readonly { readonly machine: string; readonly groups: readonly string[] }[];
  /** Machines with samples of active memory alone, which is no use of memory and is left out. */
  readonly activeMemoryOnly: number;
}
