import type { MachineId } from '../model/index.js';

/** Who says how much of what a disk writes still differs when a cycle is taken, the surest first. */
export type FoldSource = 'measured' | 'disk' | 'machine' | 'estate' | 'nobody';

/**
 * Intervals of one disk of which both is known: the bytes that changed, by changed-block data, and the bytes that were written, by the minute
 * sums of the store. A disk that writes 1,000 bytes in each of two hours, of
 * which 400 and 200 differ in the end, has 40 and 20 % in its two intervals and 600 / 2,000 = 30 % in both: `percent` 30, `minPercent` 20,
 * `medianPercent` 20, `maxPercent` 40.
 */
export interface FoldFigures {
  readonly intervals: number;
  readonly shortestMinutes: number;
  readonly longestMinutes: number;
  readonly writtenBytes: number;
  readonly changedBytes: number;
  /** Of all intervals together `changedBytes / writtenBytes`, at most 100. */
  readonly percent: number;
  /** Of single intervals, each at most 100; the median is the lower of the two in the middle. */
  readonly minPercent: number;
  readonly medianPercent: number;
  readonly maxPercent: number;
  /** Intervals in which more changed than was written, which contradicts itself unless blocks are counted whole. */
  readonly overWritten: number;
}

/** How much of what one disk writes still crosses the link in cycles. */
export interface DiskFold {
  readonly machine: MachineId;
  readonly disk: string;
  /** In percent; null: nobody knows, and all that is written counts. */
  readonly percent: number | null;
  readonly from: FoldSource;
  /** The percentage with its origin, and what holds where intervals are not as long as cycles. */
  readonly said: string;
  /** Intervals no longer than the shortest cycle: an upper bound of what crosses. Null: none. */
  readonly carrying: FoldFigures | null;
  /** Longer ones, in which more folds than in a cycle: a lower bound. Null: none. */
  readonly longer: FoldFigures | null;
}

/** Rows of changed-block data: `read = skipped + aside + carrying + longer`. */
export interface FoldingCounts {
  readonly read: number;
  /** With a fault in the row itself. */
  readonly skipped: number;
  /** Whole rows that are not used, by why. */
  readonly aside: readonly { readonly reason: string; readonly count: number }[];
  readonly carrying: number;
  readonly longer: number;
}

/** What folds in the cycles of this plan, and how anybody knows. */
export interface FoldingPlan {
  readonly files: readonly string[];
  readonly counts: FoldingCounts;
  /** Between the beginnings of two cycles there is this long at least. */
  readonly shortestCycleMinutes: number;
  /** Disks that are copied in cycles (agentless), in the order of machines and disks; of all others every write crosses. */
  readonly disks: readonly DiskFold[];
  readonly said: readonly string[];
}

/** The shares that a machine has of its own, in percent; null: that of the estate holds. */
export interface OwnFold {
  /** By the index of the disk. */
  readonly disks: readonly (number | null)[];
  /** Of what samples call otherwise, or give as a total. */
  readonly rest: number | null;
}

/** Of machines that have any. */
export type OwnFolds = ReadonlyMap<MachineId, OwnFold>;
