import type { Instant } from '../../model/index.js';
import { DEFAULT_BUCKET_MS } from '../../timeseries/index.js';
import type { BucketSeries } from '../../timeseries/index.js';

/** A few samples far from all others of a run, as a wrong clock gives them. */
export interface StrayStretch {
  /** Before or after the rest of the run. */
  readonly side: 'before' | 'after';
  /** Half-open, in whole buckets. */
  readonly startMs: Instant;
  readonly endMs: Instant;
  readonly values: number;
  readonly machines: number;
  /** The nearest end of the rest: of its last bucket where the stretch comes after it, of its first where before. */
  readonly restMs: Instant;
}

const DAY_MS = 86_400_000;
const GAP_MS = 2 * DAY_MS;
/** A trial run of more than an hour is taken for what it is. */
const MOST_MS = 3_600_000;
/** Where buckets are long, an hour seldom fits into one. */
const LEAST_BUCKETS = 2;
/** At most a twentieth of what the run holds; in a run of two samples none of them is the stray one. */
const LEAST_TIMES_REST = 20;

/** Buckets `[from, to)` since the epoch, without a gap of two days between them. */
interface Stretch {
  readonly from: number;
  to: number;
  buckets: number;
  /** Filled buckets over all series. */
  cells: number;
}

/** What all series together hold in one bucket. */
interface BucketTally {
  /** Series with a sample in it. */
  cells: number;
  /** Samples of the source; sums that were formed of them are none. */
  values: number;
}

/** Watches the series of a run go by, machine by machine, for stray samples. */
export interface StrayWatch {
  /** All series of one machine. */
  readonly add: (series: readonly BucketSeries[]) => void;
  /**
   * Stretches at either end of the run that hold a handful of samples, more than two days away from the rest. One after the
   * rest would be taken for today and move the window away from what was sampled. Such stretches are set aside.
   */
  readonly finish: () => readonly StrayStretch[];
}

const DERIVED: ReadonlySet<string> = new Set(['diskIops', 'diskBytesPerSecond']);

/** Cost: one pass over the buckets of all series; memory for each day of the run and each machine. */
export function createStrayWatch(): StrayWatch {
  const tallies: Days = { bucketMs: DEFAULT_BUCKET_MS, days: new Map() };
  /** Of each machine its first and last buckets, as many as a stray stretch may have. */
  const edges: (readonly number[])[] = [];
  return {
    add: (series) => {
      const own = new Set<number>();
      tallies.bucketMs = series[0]?.bucketMs ?? tallies.bucketMs;
      const most = mostBuckets(tallies.bucketMs);
      for (const one of series) {
        const isDerived = DERIVED.has(one.key.channel);
        countSeries(one, tallies, isDerived);
        if (!isDerived) for (const bucket of edgesOf(one, most)) own.add(bucket);
      }
      const buckets = [...own].sort((left, right) => left - right);
      edges.push([...buckets.slice(0, most), ...buckets.slice(-most)]);
    },
    finish: () => straysIn(talliesOf(tallies), edges, tallies.bucketMs),
  };
}

const mostBuckets = (bucketMs: number): number => Math.max(LEAST_BUCKETS, MOST_MS / bucketMs);

interface DayTally {
  readonly cells: Uint32Array;
  readonly values: Float64Array;
}

/** Tallies of buckets. A map of buckets would be asked for each cell of each series. */
interface Days {
  /** The same in all series of a run. */
  bucketMs: number;
  /** By day since the epoch. */
  readonly days: Map<number, DayTally>;
}

function countSeries({ bucketMs, startMs, counts }: BucketSeries, into: Days, isDerived: boolean): void {
  const first = startMs / bucketMs;
  const bucketsADay = DAY_MS / bucketMs;
  for (let index = 0; index < counts.length;) {
    const dayNumber = Math.floor((first + index) / bucketsADay);
    const { cells, values } = dayOf(into, dayNumber);
    let inDay = first + index - dayNumber * bucketsADay;
    for (; inDay < bucketsADay && index < counts.length; inDay += 1, index += 1) {
      const count = counts[index]!;
      if (count === 0) continue;
      cells[inDay]! += 1;
      if (!isDerived) values[inDay]! += count;
    }
  }
}

function dayOf({ bucketMs, days }: Days, dayNumber: number): DayTally {
  let day = days.get(dayNumber);
  if (day === undefined) {
    const bucketsADay = DAY_MS / bucketMs;
    day = { cells: new Uint32Array(bucketsADay), values: new Float64Array(bucketsADay) };
    days.set(dayNumber, day);
  }
  return day;
}

/** The first and the last buckets of a series that hold samples. */
function edgesOf({ bucketMs, startMs, counts }: BucketSeries, most: number): readonly number[] {
  const first = startMs / bucketMs;
  const edges: number[] = [];
  for (let index = 0; index < counts.length && edges.length < most; index += 1) {
    if (counts[index]! > 0) edges.push(first + index);
  }
  const all = 2 * edges.length;
  for (let index = counts.length - 1; index >= 0 && edges.length < all; index -= 1) {
    if (counts[index]! > 0) edges.push(first + index);
  }
  return edges;
}

function talliesOf({ bucketMs, days }: Days): ReadonlyMap<number, BucketTally> {
  const tallies = new Map<number, BucketTally>();
  for (const [dayNumber, { cells, values }] of days) {
    cells.forEach((count, inDay) => {
      if (count > 0) tallies.set((dayNumber * DAY_MS) / bucketMs + inDay, { cells: count, values: values[inDay]! });
    });
  }
  return tallies;
}

function straysIn(
  tallies: ReadonlyMap<number, BucketTally>,
  edges: readonly (readonly number[])[],
  bucketMs: number,
): StrayStretch[] {
  const rest = stretchesOf(tallies, GAP_MS / bucketMs);
  const most = mostBuckets(bucketMs);
  const total = rest.reduce((sum, { cells }) => sum + cells, 0);
  const isStray = ({ buckets, cells }: Stretch): boolean => buckets <= most && cells * (LEAST_TIMES_REST + 1) <= total;
  const before: Stretch[] = [];
  const after: Stretch[] = [];
  while (rest.length > 1 && isStray(rest.at(-1)!)) after.unshift(rest.pop()!);
  while (rest.length > 1 && isStray(rest[0]!)) before.push(rest.shift()!);
  const msOf = (bucket: number): Instant => (bucket * bucketMs) as Instant;
  const describe = (side: StrayStretch['side'], { from, to }: Stretch): StrayStretch => {
    const isWithin = (bucket: number): boolean => bucket >= from && bucket < to;
    const restMs = side === 'after' ? msOf(rest.at(-1)!.to) : msOf(rest[0]!.from);
    let values = 0;
    for (const [bucket, tally] of tallies) if (isWithin(bucket)) values += tally.values;
    const machines = edges.filter((buckets) => buckets.some(isWithin)).length;
    return { side, startMs: msOf(from), endMs: msOf(to), restMs, values, machines };
  };
  return [...before.map((one) => describe('before', one)), ...after.map((one) => describe('after', one))];
}

function stretchesOf(tallies: ReadonlyMap<number, BucketTally>, gapBuckets: number): Stretch[] {
  const stretches: Stretch[] = [];
  for (const bucket of [...tallies.keys()].sort((left, right) => left - right)) {
    const here = tallies.get(bucket)!.cells;
    const last = stretches.at(-1);
    if (last === undefined || bucket - last.to >= gapBuckets) {
      stretches.push({ from: bucket, to: bucket + 1, buckets: 1, cells: here });
    } else {
      last.to = bucket + 1;
      last.buckets += 1;
      last.cells += here;
    }
  }
  return stretches;
}
