import { BYTES_PER_GIB } from '../model/index.js';
import type { Machine } from '../model/index.js';
import type { Finding } from '../readiness/index.js';
import { ALL_INSTANCES, bucketWord, WHOLE_MACHINE, widenBuckets } from '../timeseries/index.js';
import type { BucketSeries, Channel } from '../timeseries/index.js';
import type { SampledMachine } from './sampled-machines.js';
import { aboutSamples } from './about-samples.js';

const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;

const weekBuckets = (bucketMs: number): number => WEEK_MS / bucketMs;
/** Half of a week must be seen before anything is said of the whole. */
const enoughBuckets = (bucketMs: number): number => weekBuckets(bucketMs) / 2;

/**
 * A machine that never uses more than this share of its cores does nothing that it was bought for. AWS Compute Optimizer calls
 * an instance idle below the same 5 % of peak CPU (its documentation, "Idle resources", over 14 days).
 */
const IDLE_CPU_PERCENT = 5;
/** What monitoring, updates and a directory cause on their own stays well below. */
const IDLE_NETWORK_BYTES_PER_SECOND = 100_000;

/** Fewer weeks show a season, more than half a month of them a direction. */
const LEAK_WEEKS = 3;
/** Each week must lie so much of the machine's memory above the one before, else it is noise. */
const LEAK_STEP_SHARE = 0.02;

const day = (atMs: number): string => new Date(atMs).toISOString().slice(0, 10);
const amount = (value: number): string => String(Math.round(value * 100) / 100);

/** In buckets of at least 10 minutes: longer averages leave shorter ones empty, which is no reason to call a week unseen. */
function find(series: readonly BucketSeries[], channel: Channel, instance: string): BucketSeries | null {
  const found = series.find(({ key }) => key.channel === channel && key.instance === instance);
  return found === undefined ? null : widenBuckets(found);
}

interface Highest {
  readonly value: number;
  readonly buckets: number;
  readonly fromMs: number;
  readonly toMs: number;
}

/** The highest value of a series with the stretch it was looked for in; null where nothing was seen. */
function highestOf({ maxima, bucketMs, startMs }: BucketSeries): Highest | null {
  let value = Number.NEGATIVE_INFINITY;
  let buckets = 0;
  let first = -1;
  let last = -1;
  maxima.forEach((maximum, index) => {
    if (Number.isNaN(maximum)) return;
    value = Math.max(value, maximum);
    buckets += 1;
    if (first < 0) first = index;
    last = index;
  });
  return buckets === 0
    ? null
    : { value, buckets, fromMs: startMs + first * bucketMs, toMs: startMs + (last + 1) * bucketMs };
}

/** The highest use of CPU where it was seen for long enough and stays under the limit; null otherwise. */
function idleCpu(series: BucketSeries, cores: number): (Highest & { readonly percent: number }) | null {
  const highest = highestOf(series);
  if (highest === null) return null;
  const percent = (100 * highest.value) / cores;
  const isSeen = highest.buckets >= enoughBuckets(series.bucketMs) && highest.toMs - highest.fromMs >= WEEK_MS;
  return isSeen && percent < IDLE_CPU_PERCENT ? { ...highest, percent } : null;
}

/** A machine that did next to nothing over at least a week: it may not need to move at all. */
function idleFindings({ cores }: Machine, { series }: Pick<SampledMachine, 'series'>): readonly Finding[] {
  const ofCpu = find(series, 'cpuUsedCores', WHOLE_MACHINE);
  if (cores === null || ofCpu === null) return [];
  const cpu = idleCpu(ofCpu, cores);
  if (cpu === null) return [];
  const ofNetwork = find(series, 'networkOutBytesPerSecond', ALL_INSTANCES);
  const network = ofNetwork === null ? null : highestOf(ofNetwork);
  if (network !== null && network.value >= IDLE_NETWORK_BYTES_PER_SECOND) return [];
  const what = ofCpu.granularity.kind === 'sample' ? 'peaks' : 'maxima of averages';
  const sent =
    network === null ? 'its network was not measured' : `it sent ${amount(network.value / 1000)} kB/s at the most`;
  return [
    aboutSamples(
      'idle',
      `it looks idle: the highest of ${cpu.buckets} ${bucketWord(ofCpu.bucketMs)} ${what} of CPU from ${day(cpu.fromMs)} to ${day(cpu.toMs - 1)} is ` +
        `${amount(cpu.percent)} % of its ${amount(cores)} ${cores === 1 ? 'core' : 'cores'}, and ${sent}`,
      'ask its owner whether it is still needed: a machine that is retired need not be moved',
    ),
  ];
}

interface WeekMinimum {
  readonly fromMs: number;
  readonly value: number;
}

/** The lowest value of a bucket of each week, counted back from the last one seen; null where a week was seen by less than half. */
function weeklyMinima({ maxima, bucketMs, startMs }: BucketSeries): readonly (WeekMinimum | null)[] {
  const week = weekBuckets(bucketMs);
  const end = maxima.findLastIndex((value) => !Number.isNaN(value)) + 1;
  const weeks: (WeekMinimum | null)[] = [];
  for (let from = end - week; from >= 0; from -= week) {
    const seen = maxima.subarray(from, from + week).filter((value) => !Number.isNaN(value));
    const value = seen.reduce((lowest, one) => Math.min(lowest, one), Number.POSITIVE_INFINITY);
    weeks.unshift(seen.length < enoughBuckets(bucketMs) ? null : { fromMs: startMs + from * bucketMs, value });
  }
  return weeks;
}

/**
 * Memory whose weekly minimum only ever rises is not given back between peaks. Of guest-used memory alone: what a hypervisor counts
 * as consumed rises by its nature, since a guest does not hand pages back.
 */
function leakFindings({ memoryBytes }: Machine, { series }: Pick<SampledMachine, 'series'>): readonly Finding[] {
  const used = find(series, 'memoryGuestUsedBytes', WHOLE_MACHINE);
  if (used === null || memoryBytes === null) return [];
  const weeks = weeklyMinima(used);
  const seen = weeks.filter((week) => week !== null);
  if (seen.length < LEAK_WEEKS || seen.length < weeks.length) return [];
  const step = memoryBytes * LEAK_STEP_SHARE;
  const isRising = seen.every(({ value }, index) => index === 0 || value - seen[index - 1]!.value >= step);
  if (!isRising) return [];
  const told = seen.map(({ fromMs, value }) => `${amount(value / BYTES_PER_GIB)} GiB from ${day(fromMs)}`);
  return [
    aboutSamples(
      'memory-rises',
      `the lowest memory use of each week only rises: ${told.join(', ')}; it may leak, or its load grows, and the size is taken from the whole window`,
      'ask its owner when it was last restarted and whether its load grows; a leak needs a repair and not more memory',
    ),
  ];
}

/** What the series themselves show of a machine, with the numbers: that it idles, or that its memory only rises. */
export const deriveUsageFindings = (machine: Machine, sampled: Pick<SampledMachine, 'series'>): readonly Finding[] => [
  ...idleFindings(machine, sampled),
  ...leakFindings(machine, sampled),
];
