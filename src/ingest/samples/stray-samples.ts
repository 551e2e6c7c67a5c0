import type { Instant } from '../../model/index.js';
import { BUCKET_MS } from '../../timeseries/index.js';
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

const GAP_BUCKETS = (2 * 86_400_000) / BUCKET_MS;
/** An hour in ten-minute buckets; a trial run of more is taken for what it is. */
const MOST_BUCKETS = 6;
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
   * rest would be taken for today and move the window away from what was sampled.
   */
  readonly finish: () => readonly StrayStretch[];
}

const DERIVED: ReadonlySet<string> = new Set(['diskIops', 'diskBytesPerSecond']);

/** Cost: one pass over the buckets of all series; memory for each day of the run and each machine. */
export function createStrayWatch(): StrayWatch {
  const days: Days = new Map();
  /** Of each machine its first and last buckets, as many as a stray stretch may have. */
  const edges: (readonly number[])[] = [];
  return {
    add: (series) => {
      const own = new Set<number>();
      for (const one of series) {
        const isDerived = DERIVED.has(one.key.channel);
        countSeries(one, days, isDerived);
        if (!isDerived) for (const bucket of edgesOf(one)) own.add(bucket);
      }
      const buckets = [...own].sort((left, right) => left - right);
      edges.push([...buckets.slice(0, MOST_BUCKETS), ...buckets.slice(-MOST_BUCKETS)]);
    },
    finish: () => straysIn(talliesOf(days), edges),
  };
}

const BUCKETS_A_DAY = 86_400_000 / BUCKET_MS;

/** By day since the epoch: tallies of its buckets. A map of buckets would be asked for each cell of each series. */
type Days = Map<number, { readonly cells: Uint32Array; readonly values: Float64Array }>;

function countSeries({ startMs, counts }: BucketSeries, days: Days, isDerived: boolean): void {
  const first = startMs / BUCKET_MS;
  for (let index = 0; index < counts.length;) {
    const dayNumber = Math.floor((first + index) / BUCKETS_A_DAY);
    const { cells, values } = dayOf(days, dayNumber);
    let inDay = first + index - dayNumber * BUCKETS_A_DAY;
    for (; inDay < BUCKETS_A_DAY && index < counts.length; inDay += 1, index += 1) {
      const count = counts[index]!;
      if (count === 0) continue;
      cells[inDay]! += 1;
      if (!isDerived) values[inDay]! += count;
    }
  }
}

function dayOf(days: Days, dayNumber: number): { readonly cells: Uint32Array; readonly values: Float64Array } {
  let day = days.get(dayNumber);
  if (day === undefined) {
    day = { cells: new Uint32Array(BUCKETS_A_DAY), values: new Float64Array(BUCKETS_A_DAY) };
    days.set(dayNumber, day);
  }
  return day;
}

/** The first and the last buckets of a series that hold samples. */
function edgesOf({ startMs, counts }: BucketSeries): readonly number[] {
  const first = startMs / BUCKET_MS;
  const edges: number[] = [];
  for (let index = 0; index < counts.length && edges.length < MOST_BUCKETS; index += 1) {
    if (counts[index]! > 0) edges.push(first + index);
  }
  const all = 2 * edges.length;
  for (let index = counts.length - 1; index >= 0 && edges.length < all; index -= 1) {
    if (counts[index]! > 0) edges.push(first + index);
  }
  return edges;
}

function talliesOf(days: Days): ReadonlyMap<number, BucketTally> {
  const tallies = new Map<number, BucketTally>();
  for (const [dayNumber, { cells, values }] of days) {
    cells.forEach((count, inDay) => {
      if (count > 0) tallies.set(dayNumber * BUCKETS_A_DAY + inDay, { cells: count, values: values[inDay]! });
    });
  }
  return tallies;
}

function straysIn(tallies: ReadonlyMap<number, BucketTally>, edges: readonly (readonly number[])[]): StrayStretch[] {
  const rest = stretchesOf(tallies);
  const total = rest.reduce((sum, { cells }) => sum + cells, 0);
  const isStray = ({ buckets, cells }: Stretch): boolean =>
    buckets <= MOST_BUCKETS && cells * (LEAST_TIMES_REST + 1) <= total;
  const before: Stretch[] = [];
  const after: Stretch[] = [];
  while (rest.length > 1 && isStray(rest.at(-1)!)) after.unshift(rest.pop()!);
  while (rest.length > 1 && isStray(rest[0]!)) before.push(rest.shift()!);
  const msOf = (bucket: number): Instant => (bucket * BUCKET_MS) as Instant;
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

function stretchesOf(tallies: ReadonlyMap<number, BucketTally>): Stretch[] {
  const stretches: Stretch[] = [];
  for (const bucket of [...tallies.keys()].sort((left, right) => left - right)) {
    const here = tallies.get(bucket)!.cells;
    const last = stretches.at(-1);
    if (last === undefined || bucket - last.to >= GAP_BUCKETS) {
      stretches.push({ from: bucket, to: bucket + 1, buckets: 1, cells: here });
    } else {
      last.to = bucket + 1;
      last.buckets += 1;
      last.cells += here;
    }
  }
  return stretches;
}
