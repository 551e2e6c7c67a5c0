import {
  ALL_INSTANCES,
  bucketWord,
  combineGranularities,
  hidesPeaks,
  percentileOfSeries,
  WHOLE_MACHINE,
} from '../timeseries/index.js';
import type { BucketSeries, Channel, Granularity, PercentileMethod } from '../timeseries/index.js';
import type { Instant, Milliseconds } from '../model/index.js';

/** One measured amount: a percentile of the values of buckets, with what it rests on. */
export interface MeasuredQuantity {
  readonly channel: Channel;
  /** In the channel's unit. */
  readonly value: number;
  readonly percentile: number;
  /** Buckets that hold a value. */
  readonly buckets: number;
  /** Start of the first bucket that reaches it. */
  readonly atMs: Instant;
  readonly granularity: Granularity;
  readonly bucketMs: Milliseconds;
}

/** What a machine really did over the window. `null` where nothing was measured. */
export interface MeasuredUse {
  readonly cpuCores: MeasuredQuantity | null;
  /** Guest-used where known, else consumed; active memory alone is a sampled working set and says nothing of what may go. */
  readonly memoryBytes: MeasuredQuantity | null;
  readonly hasActiveMemoryOnly: boolean;
  /** By the disk's name in lower case. */
  readonly disks: ReadonlyMap<string, MeasuredDisk>;
  readonly totalIops: MeasuredQuantity | null;
  readonly totalBytesPerSecond: MeasuredQuantity | null;
  readonly networkOutBytesPerSecond: MeasuredQuantity | null;
}

export interface MeasuredDisk {
  readonly iops: MeasuredQuantity | null;
  readonly bytesPerSecond: MeasuredQuantity | null;
}

/** How percentiles are taken; vendor documents do not say, see `spec` 2.2. */
export interface PercentileRule {
  readonly percent: number;
  readonly method: PercentileMethod;
  /** `perSample`: reads and writes are added sample by sample. `perCounter`: each has its percentile, then they are added. */
  readonly readsAndWrites: 'perSample' | 'perCounter';
}

type Find = (channel: Channel, instance: string) => MeasuredQuantity | null;

/** Adds two percentiles; what is not measured adds nothing. */
function added(left: MeasuredQuantity | null, right: MeasuredQuantity | null): MeasuredQuantity | null {
  if (left === null || right === null) return left ?? right;
  const later = left.value >= right.value ? left : right;
  const granularity = combineGranularities([left.granularity, right.granularity]);
  return { ...later, granularity, value: left.value + right.value, buckets: Math.min(left.buckets, right.buckets) };
}

function readsAndWritesOf(find: Find, instance: string, rule: PercentileRule): MeasuredDisk {
  if (rule.readsAndWrites === 'perSample') {
    return { iops: find('diskIops', instance), bytesPerSecond: find('diskBytesPerSecond', instance) };
  }
  return {
    iops: added(find('diskReadIops', instance), find('diskWriteIops', instance)),
    bytesPerSecond: added(find('diskReadBytesPerSecond', instance), find('diskWriteBytesPerSecond', instance)),
  };
}

function finder(series: readonly BucketSeries[], rule: PercentileRule): Find {
  const byKey = new Map(series.map((one) => [`${one.key.channel}\u0000${one.key.instance}`, one]));
  return (channel, instance) => {
    const found = byKey.get(`${channel}\u0000${instance}`);
    const result = found === undefined ? null : percentileOfSeries(found.maxima, rule.percent, rule.method);
    if (found === undefined || result === null) return null;
    return {
      channel,
      value: result.value,
      percentile: rule.percent,
      buckets: result.count,
      atMs: (found.startMs + result.bucketIndex * found.bucketMs) as Instant,
      granularity: found.granularity,
      bucketMs: found.bucketMs,
    };
  };
}

/**
 * The percentiles of one machine's series, already cut to the window.
 *
 * Worked example: 144 buckets of one day, P95 by nearest rank is the 137th value in ascending order. Sums over disks and
 * NICs are percentiles of the summed series, since the peak of a sum is not the sum of peaks.
 *
 * @param series of one machine; order does not matter
 */
export function deriveMeasuredUse(series: readonly BucketSeries[], rule: PercentileRule): MeasuredUse {
  const find = finder(series, rule);
  const memory = find('memoryGuestUsedBytes', WHOLE_MACHINE) ?? find('memoryConsumedBytes', WHOLE_MACHINE);
  const names = series.filter(({ key }) => key.channel.startsWith('disk')).map(({ key }) => key.instance);
  const disks = [...new Set(names)].filter((name) => name !== ALL_INSTANCES);
  const all = readsAndWritesOf(find, ALL_INSTANCES, rule);
  return {
    cpuCores: find('cpuUsedCores', WHOLE_MACHINE),
    memoryBytes: memory,
    hasActiveMemoryOnly: memory === null && find('memoryActiveBytes', WHOLE_MACHINE) !== null,
    disks: new Map(disks.map((name) => [name.toLowerCase(), readsAndWritesOf(find, name, rule)])),
    totalIops: all.iops,
    totalBytesPerSecond: all.bytesPerSecond,
    networkOutBytesPerSecond: find('networkOutBytesPerSecond', ALL_INSTANCES),
  };
}

const grouped = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ',');
const utcMinute = (atMs: number): string => `${new Date(atMs).toISOString().slice(0, 16).replace('T', ' ')} UTC`;

/** `P95 of 4,032 10-minute peaks, first reached 2026-08-03 14:20 UTC`; averages are never called peaks. */
export function describeMeasured({ percentile, buckets, atMs, granularity, bucketMs }: MeasuredQuantity): string {
  if (buckets === 1 && granularity.kind === 'average' && granularity.intervalMs === bucketMs) {
    return `P${percentile} of a single value, taken for an average of ${bucketMs / 1000} s, which is no peak, of ${utcMinute(atMs)}`;
  }
  return `P${percentile} of ${grouped(buckets)} ${valuesWords(granularity, bucketMs)}, first reached ${utcMinute(atMs)}`;
}

function valuesWords(granularity: Granularity, bucketMs: number): string {
  const { intervalMs, kind } = granularity;
  const ofBuckets = intervalMs < bucketMs ? `${bucketWord(bucketMs)} maxima of ` : '';
  if (kind === 'maximum') return `${ofBuckets}${intervalMs / 1000} s maxima as the source states them`;
  if (!hidesPeaks(granularity)) return `${bucketWord(bucketMs)} peaks`;
  const what = kind === 'summation' ? 'totals, which are averages and not peaks' : 'averages, which are not peaks';
  return `${ofBuckets}${intervalMs / 1000} s ${what}`;
}
