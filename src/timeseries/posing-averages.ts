import type { MachineId, Milliseconds } from '../model/index.js';
import { granularityOf } from './granularity.js';
import type { BucketSeries, PeakSet } from './series.js';
import { widenBuckets } from './widen-buckets.js';

/** Averages of a machine that are stated as samples. */
export interface PosingAverages {
  readonly machine: MachineId;
  /** What the source states, or what its stamps show. */
  readonly statedMs: Milliseconds;
  /** What one value really stands for. */
  readonly intervalMs: Milliseconds;
  /** `repeats`: each value comes several times in a row. `stamps`: the stamps lie farther apart than stated. */
  readonly sign: 'repeats' | 'stamps';
}

/** Fewer changes may fall on one grid by chance: 20 changes all on every second bucket come once in 500,000 times. */
const LEAST_CHANGES = 20;
const LEAST_BUCKETS = 12;

/**
 * Which machines have averages that pose as samples, as far as buckets show it.
 *
 * - **Repeats.** Where an average of half an hour is printed 90 times as if it were 20 s, whole buckets hold one value, and it
 *   changes on a grid of half an hour in every series. Told from 20 changes on; one bucket with more than the turn
 *   from one value to the next acquits the machine, and so does a change beside the grid. An idle machine, whose values
 *   never or rarely change, is not accused. Repeats shorter than 20 minutes show in the rows alone (`createRepeatWatch`).
 * - **Stamps.** A source states 20 s, and no bucket of 10 minutes holds more than one stamp. Shorter distances show in the rows
 *   alone: a bucket of three stamps may hold a minute of samples and a hole.
 *
 * Both were tried on buckets of 10 minutes. Shorter ones are joined to such first (`widenBuckets`), since two samples of a minute are
 * one to a bucket of a minute and pose as nothing. Of longer ones the same number of buckets must show it: only blocks of two such
 * buckets and more are found, and stamps farther apart than one.
 *
 * Cost: a few buckets of a real series, all of a posing one.
 */
export function findPosingAverages({ series }: PeakSet): readonly PosingAverages[] {
  const byMachine = new Map<MachineId, BucketSeries[]>();
  for (const one of series) {
    if (one.granularity.kind !== 'sample' || one.key.channel.startsWith('allocated')) continue;
    const wide = widenBuckets(one);
    const known = byMachine.get(one.key.machine);
    if (known === undefined) byMachine.set(one.key.machine, [wide]);
    else known.push(wide);
  }
  return [...byMachine].flatMap(([machine, ofMachine]): readonly PosingAverages[] => {
    const statedMs = ofMachine[0]!.granularity.intervalMs;
    const apartMs = apartOf(ofMachine);
    if (apartMs !== null) return [{ machine, statedMs, intervalMs: apartMs, sign: 'stamps' }];
    const blockMs = blockOf(ofMachine);
    return blockMs === null ? [] : [{ machine, statedMs, intervalMs: blockMs, sign: 'repeats' }];
  });
}

/** How far apart the stamps really are, where each bucket has one at most; null where they are as stated, or it does not show. */
function apartOf(series: readonly BucketSeries[]): Milliseconds | null {
  const intervals: number[] = [];
  for (const one of series) {
    const interval = sparseIntervalOf(one);
    if (interval === 'dense') return null;
    if (interval !== 'unknown') intervals.push(interval);
  }
  return intervals.length === 0 ? null : (Math.min(...intervals) as Milliseconds);
}

function sparseIntervalOf({ bucketMs, counts }: BucketSeries): number | 'dense' | 'unknown' {
  let filled = 0;
  let first = -1;
  let last = -1;
  for (let index = 0; index < counts.length; index++) {
    if (counts[index] === 0) continue;
    if (counts[index]! > 1) return 'dense';
    filled++;
    if (first < 0) first = index;
    last = index;
  }
  return filled < LEAST_BUCKETS ? 'unknown' : Math.round((last - first) / (filled - 1)) * bucketMs;
}

/** Where the values of a machine may change: the grid so far. */
interface Grid {
  origin: number | null;
  step: number;
  readonly changes: Set<number>;
}

/** The length of the blocks in which the values of every series repeat; null where they do not. */
function blockOf(series: readonly BucketSeries[]): Milliseconds | null {
  const grid: Grid = { origin: null, step: 0, changes: new Set() };
  for (const one of series) if (!staysOnGrid(one, grid)) return null;
  return grid.changes.size < LEAST_CHANGES ? null : ((grid.step * series[0]!.bucketMs) as Milliseconds);
}

/** Notes the changes of a series; false where a bucket holds more than one turn, or a turn lies beside the grid of before. */
function staysOnGrid({ bucketMs, startMs, maxima, sums, counts }: BucketSeries, grid: Grid): boolean {
  let before = Number.NaN;
  let isAfterMixed = false;
  for (let index = 0; index < counts.length; index++) {
    const count = counts[index]!;
    const value = maxima[index]!;
    const bucket = startMs / bucketMs + index;
    if (count === 0) {
      before = Number.NaN;
      isAfterMixed = false;
    } else if (value * count !== sums[index]) {
      // Two in a row: values change faster than blocks of two buckets would.
      if (isAfterMixed) return false;
      if (!note(grid, bucket)) return false;
      isAfterMixed = true;
      before = Number.NaN;
    } else {
      if (!Number.isNaN(before) && before !== value && !note(grid, bucket)) return false;
      before = value;
      isAfterMixed = false;
    }
  }
  return true;
}

/** False where this change leaves no grid wider than a bucket. */
function note(grid: Grid, bucket: number): boolean {
  grid.origin ??= bucket;
  grid.step = greatestDivisor(grid.step, Math.abs(bucket - grid.origin));
  grid.changes.add(bucket);
  return grid.step !== 1;
}

/** The greatest common divisor; of 0 and a number the number. */
export function greatestDivisor(left: number, right: number): number {
  let [high, low] = [left, right];
  while (low !== 0) [high, low] = [low, high % low];
  return high;
}

/**
 * The same peaks with the machines found called what they are: averages, of which no peak is claimed. Minutes of written bytes,
 * which are rates times the interval, are put right where the stamps lie farther apart than stated.
 */
export function relabelAverages(peaks: PeakSet, found: readonly PosingAverages[]): PeakSet {
  if (found.length === 0) return peaks;
  const byMachine = new Map(found.map((one) => [one.machine, one]));
  const series = peaks.series.map((one): BucketSeries => {
    const posing = byMachine.get(one.key.machine);
    if (posing === undefined || one.granularity.kind !== 'sample') return one;
    const times = posing.sign === 'stamps' ? posing.intervalMs / one.granularity.intervalMs : 1;
    const minuteSums = times === 1 ? one.minuteSums : (one.minuteSums?.map((sum) => sum * times) ?? null);
    return { ...one, granularity: granularityOf(posing.intervalMs), minuteSums };
  });
  return { ...peaks, series };
}
