import type { Instant, MachineId, Milliseconds } from '../model/index.js';

/**
 * What a series measures, always an amount and never a percentage of something that may change. The unit is in the name.
 * Disk channels are per disk, network channels per NIC; the derived ones are formed per sample, before bucketing, because
 * the peak of a sum is not the sum of peaks.
 */
export const CHANNELS = [
  'cpuUsedCores',
  'memoryGuestUsedBytes',
  'memoryConsumedBytes',
  'memoryActiveBytes',
  'allocatedCores',
  'allocatedMemoryBytes',
  'diskReadIops',
  'diskWriteIops',
  'diskReadBytesPerSecond',
  'diskWriteBytesPerSecond',
  /** This and the next are derived: reads plus writes of one disk, or of all disks under the instance `ALL_INSTANCES`. */
  'diskIops',
  'diskBytesPerSecond',
  'networkInBytesPerSecond',
  'networkOutBytesPerSecond',
] as const;
export type Channel = (typeof CHANNELS)[number];

/** The instance of a series that belongs to the machine as a whole. */
export const WHOLE_MACHINE = '';
/** The instance of a derived series over all disks or all NICs of a machine. */
export const ALL_INSTANCES = '*';

/** What a source says that it made of an interval, where it says so. */
export type Rollup = 'maximum' | 'summation';

/**
 * - `sample`: a reading or an average of at most 60 s, of which a peak may be taken.
 * - `average`: longer; its maximum is the maximum of averages and never called a peak.
 * - `maximum`: the source states that it is the greatest it kept of the interval: no average of it lies above.
 * - `summation`: the source states a total of the interval, kept as its rate. Of more than 60 s it hides peaks as an average does.
 */
export type SeriesKind = 'sample' | 'average' | Rollup;

/** What one value of a series stands for. See `hidesPeaks`. */
export interface Granularity {
  readonly intervalMs: Milliseconds;
  readonly kind: SeriesKind;
}

/** The key of a series; two machines, channels or instances never share one. */
export interface SeriesKey {
  readonly machine: MachineId;
  readonly channel: Channel;
  /** A disk or NIC as the source names it, `WHOLE_MACHINE` or `ALL_INSTANCES`. */
  readonly instance: string;
}

/** 60 seconds: the sums of disk writes from which churn is planned. */
export const MINUTE_MS = 60_000;

/**
 * One series rolled into buckets, half-open on the UTC epoch: bucket `i` holds the samples printed in
 * `[startMs + i * bucketMs, startMs + (i + 1) * bucketMs)`. The three columns have one length. A bucket without a sample
 * has count 0 and `NaN` as maximum and sum: a gap, never a zero.
 */
export interface BucketSeries {
  readonly key: SeriesKey;
  readonly granularity: Granularity;
  /** The length of a bucket: a divisor of the hour, see `bucketLength`. The same in all series of a run. */
  readonly bucketMs: Milliseconds;
  /** Epoch ms of the first bucket, a multiple of `bucketMs`. */
  readonly startMs: Instant;
  readonly maxima: Float64Array;
  readonly sums: Float64Array;
  readonly counts: Uint32Array;
  /**
   * Only for `diskWriteBytesPerSecond`, else null: bytes written by minute, as many to a bucket as it has minutes. A minute holds the sum of the
   * rates printed in it times the interval: `sum(rate) * intervalMs / 1000`. `NaN` where no sample fell. Under a sample of
   * 300 s one minute in five therefore holds the bytes of all five: totals are right, single minutes are not.
   */
  readonly minuteSums: Float64Array | null;
}

/** All series of a run, ordered by machine, channel (in the order of `CHANNELS`) and instance, by code unit. */
export interface PeakSet {
  readonly series: readonly BucketSeries[];
  /** First and last sample over all series, `[first, last]`; null where there is none. */
  readonly spanMs: readonly [first: Instant, last: Instant] | null;
  /**
   * Of totals that are known between bounds only, since their disks or NICs came at different times: the same series with the lower bounds as
   * maxima. Those of `series` are the upper bounds. Absent where every total is known.
   */
  readonly leastTotals?: readonly BucketSeries[];
}
