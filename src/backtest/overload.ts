import type { VmSize } from '../catalog/index.js';
import type { Instant } from '../model/index.js';
import { ALL_INSTANCES, DEFAULT_BUCKET_MS, sliceWindow, WHOLE_MACHINE } from '../timeseries/index.js';
import type { BucketSeries, Channel, Window } from '../timeseries/index.js';

/** What of a machine can be overloaded. */
export const METRICS = ['cores', 'memory', 'diskIops', 'diskThroughput', 'network'] as const;
export type Metric = (typeof METRICS)[number];

/** What a size with its disks offers: cores, bytes, operations/s, bytes/s, bytes/s. Null is unknown. */
export type Offered = Readonly<Record<Metric, number | null>>;

/** The clock hour (UTC) with the most overloaded buckets, then the highest use of what is offered, then the earliest. */
export interface WorstHour {
  readonly fromMs: Instant;
  /** Of the six of the hour. */
  readonly overloaded: number;
  /** The highest use in it as a share of what the size offers: 1.25 is a quarter too much. */
  readonly highestShare: number;
}

/** Buckets of one metric, or of all of them together. */
export interface OverloadCount {
  /** Buckets that hold a value; a gap is none. */
  readonly buckets: number;
  /** Of these, those whose maximum exceeds what is offered. Null where nothing was measured or the limit is unknown. */
  readonly overloaded: number | null;
  readonly worstHour: WorstHour | null;
}

/** Overload by metric, and of any of them: a bucket that two metrics overload counts once. */
export interface Overload {
  readonly any: OverloadCount;
  readonly metrics: Readonly<Record<Metric, OverloadCount>>;
}

/** The series of one machine that each metric is counted on; null where there is none. */
export type MetricSeries = Readonly<Record<Metric, BucketSeries | null>>;

const hasValue = (series: BucketSeries | undefined): series is BucketSeries =>
  series?.maxima.some((value) => !Number.isNaN(value)) === true;

/** The series that sizing looks at: all disks and all NICs together; memory as the guest uses it where known, else as consumed. */
export function metricSeries(series: readonly BucketSeries[]): MetricSeries {
  const find = (channel: Channel, instance: string): BucketSeries | null => {
    const found = series.find(({ key }) => key.channel === channel && key.instance === instance);
    return hasValue(found) ? found : null;
  };
  return {
    cores: find('cpuUsedCores', WHOLE_MACHINE),
    memory: find('memoryGuestUsedBytes', WHOLE_MACHINE) ?? find('memoryConsumedBytes', WHOLE_MACHINE),
    diskIops: find('diskIops', ALL_INSTANCES),
    diskThroughput: find('diskBytesPerSecond', ALL_INSTANCES),
    network: find('networkOutBytesPerSecond', ALL_INSTANCES),
  };
}

const BITS_PER_BYTE = 8;

interface DiskLimits {
  readonly iops: number;
  readonly bytesPerSecond: number;
}

/**
 * What a size with its disks offers. Of disk traffic that is the lesser of the size's uncached limit and the sum of its disks,
 * which no split of the traffic over the disks can pass; one disk alone may be overloaded before that.
 */
export function offeredBy(
  { size, effectiveCores }: { readonly size: VmSize; readonly effectiveCores: number },
  choices: readonly (DiskLimits | null)[],
): Offered {
  const disks = choices.filter((disk) => disk !== null);
  const ofDisks = (read: (disk: DiskLimits) => number): number =>
    disks.length === 0 ? Infinity : disks.reduce((sum, disk) => sum + read(disk), 0);
  return {
    cores: effectiveCores,
    memory: size.memoryBytes,
    diskIops: Math.min(
      size.uncachedIops,
      ofDisks(({ iops }) => iops),
    ),
    diskThroughput: Math.min(
      size.uncachedBytesPerSecond,
      ofDisks(({ bytesPerSecond }) => bytesPerSecond),
    ),
    network: size.networkBitsPerSecond === null ? null : size.networkBitsPerSecond / BITS_PER_BYTE,
  };
}

const HOUR_MS = 3_600_000;
const GAP = 0;
const FILLED = 1;
const OVER = 2;

/** One row a bucket: whether it holds a value, and the use as a share of what is offered. */
interface Track {
  readonly state: Uint8Array;
  readonly share: Float64Array;
  readonly bucketMs: number;
}

/** All series of a machine have buckets of one length. */
const bucketLengthOf = (series: MetricSeries): number =>
  METRICS.map((metric) => series[metric]).find((one) => one !== null)?.bucketMs ?? DEFAULT_BUCKET_MS;

const emptyTrack = (buckets: number, bucketMs: number): Track => ({
  bucketMs,
  state: new Uint8Array(buckets),
  share: new Float64Array(buckets),
});

/** Lays one metric over a window, into its own track and into that of all metrics. */
function lay(
  series: BucketSeries,
  limit: number,
  { window, tracks }: { window: Window; tracks: readonly Track[] },
): void {
  const { startMs, maxima } = sliceWindow(series, window.startMs, window.endMs);
  const offset = (startMs - window.startMs) / series.bucketMs;
  maxima.forEach((value, index) => {
    if (Number.isNaN(value)) return;
    const state = value > limit ? OVER : FILLED;
    for (const track of tracks) {
      const at = offset + index;
      track.state[at] = Math.max(track.state[at]!, state);
      track.share[at] = Math.max(track.share[at]!, value / limit);
    }
  });
}

function worstHourOf({ state, share, bucketMs }: Track, startMs: number): WorstHour | null {
  let worst: WorstHour | null = null;
  let hour = { fromMs: NaN as Instant, overloaded: 0, highestShare: 0 };
  const settle = (): void => {
    const isWorse =
      worst === null ||
      hour.overloaded > worst.overloaded ||
      (hour.overloaded === worst.overloaded && hour.highestShare > worst.highestShare);
    if (hour.overloaded > 0 && isWorse) worst = hour;
  };
  state.forEach((one, index) => {
    const fromMs = (Math.floor((startMs + index * bucketMs) / HOUR_MS) * HOUR_MS) as Instant;
    if (fromMs !== hour.fromMs) {
      settle();
      hour = { fromMs, overloaded: 0, highestShare: 0 };
    }
    if (one === OVER) hour.overloaded += 1;
    hour.highestShare = Math.max(hour.highestShare, share[index]!);
  });
  settle();
  return worst;
}

function countOf(track: Track, startMs: number): OverloadCount {
  const buckets = track.state.reduce((sum, state) => sum + (state === GAP ? 0 : 1), 0);
  const overloaded = track.state.reduce((sum, state) => sum + (state === OVER ? 1 : 0), 0);
  return { buckets, overloaded: buckets === 0 ? null : overloaded, worstHour: worstHourOf(track, startMs) };
}

/** Buckets of a metric whose limit is unknown: they are told, and overload is not. */
function countUnjudged(series: BucketSeries | null, { startMs, endMs }: Window): OverloadCount {
  const filled =
    series === null ? [] : sliceWindow(series, startMs, endMs).maxima.filter((value) => !Number.isNaN(value));
  const buckets = filled.length;
  return { buckets, overloaded: null, worstHour: null };
}

/**
 * Counts the buckets of a window whose maximum exceeds what a size offers. A gap is no sample and is not counted.
 *
 * Worked example: an hour of 1, 5, 5, gap, 3 and 4 used cores on a size of 4: 5 buckets, 2 overloaded, at most 20 minutes.
 */
export function countOverload(series: MetricSeries, offered: Offered, window: Window): Overload {
  const bucketMs = bucketLengthOf(series);
  const length = (window.endMs - window.startMs) / bucketMs;
  const all = emptyTrack(length, bucketMs);
  const countMetric = (metric: Metric): OverloadCount => {
    const one = series[metric];
    const limit = offered[metric];
    if (one === null || limit === null) return countUnjudged(one, window);
    const own = emptyTrack(length, bucketMs);
    lay(one, limit, { window, tracks: [own, all] });
    return countOf(own, window.startMs);
  };
  const metrics = {
    cores: countMetric('cores'),
    memory: countMetric('memory'),
    diskIops: countMetric('diskIops'),
    diskThroughput: countMetric('diskThroughput'),
    network: countMetric('network'),
  };
  return { any: countOf(all, window.startMs), metrics };
}

/** Only how many buckets any metric overloads, for those who ask it of many sizes. */
export function countAnyOverload(
  series: MetricSeries,
  offered: Offered,
  { startMs, endMs }: Window,
): { readonly buckets: number; readonly overloaded: number } {
  const states = new Uint8Array((endMs - startMs) / bucketLengthOf(series));
  for (const metric of METRICS) {
    const one = series[metric];
    const limit = offered[metric];
    if (one === null || limit === null) continue;
    const cut = sliceWindow(one, startMs, endMs);
    const offset = (cut.startMs - startMs) / one.bucketMs;
    for (let index = 0; index < cut.maxima.length; index += 1) {
      const value = cut.maxima[index]!;
      if (value > limit) states[offset + index] = OVER;
      else if (value <= limit && states[offset + index] === GAP) states[offset + index] = FILLED;
    }
  }
  let [buckets, overloaded] = [0, 0];
  for (const state of states) {
    if (state !== GAP) buckets += 1;
    if (state === OVER) overloaded += 1;
  }
  return { buckets, overloaded };
}
