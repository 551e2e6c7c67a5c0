import type { Instant } from '../../model/index.js';
import { BUCKET_MS } from '../../timeseries/index.js';
import type { BucketSeries, PeakSet } from '../../timeseries/index.js';

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

/** Buckets `[from, to)`, counted from the first of the run, without a gap of two days between them. */
interface Stretch {
  readonly from: number;
  to: number;
  buckets: number;
  /** Filled buckets over all series. */
  cells: number;
}

/**
 * Stretches at either end of a run that hold a handful of samples, more than two days away from the rest. One after the rest
 * would be taken for today and move the window away from what was sampled.
 *
 * Cost: one pass over the buckets of all series.
 */
export function findStraySamples({ series, spanMs }: PeakSet): readonly StrayStretch[] {
  if (spanMs === null) return [];
  const first = Math.floor(spanMs[0] / BUCKET_MS);
  const count = Math.floor(spanMs[1] / BUCKET_MS) - first + 1;
  if (count <= GAP_BUCKETS) return [];
  const rest = stretchesOf(cellsOf(series, first, count));
  const total = rest.reduce((sum, { cells }) => sum + cells, 0);
  const isStray = ({ buckets, cells }: Stretch): boolean =>
    buckets <= MOST_BUCKETS && cells * (LEAST_TIMES_REST + 1) <= total;
  const before: Stretch[] = [];
  const after: Stretch[] = [];
  while (rest.length > 1 && isStray(rest.at(-1)!)) after.unshift(rest.pop()!);
  while (rest.length > 1 && isStray(rest[0]!)) before.push(rest.shift()!);
  const msOf = (bucket: number): Instant => ((first + bucket) * BUCKET_MS) as Instant;
  const describe = (side: StrayStretch['side'], { from, to }: Stretch): StrayStretch => {
    const [startMs, endMs] = [msOf(from), msOf(to)];
    const restMs = side === 'after' ? msOf(rest.at(-1)!.to) : msOf(rest[0]!.from);
    return { side, startMs, endMs, restMs, ...heldIn(series, startMs, endMs) };
  };
  return [...before.map((one) => describe('before', one)), ...after.map((one) => describe('after', one))];
}

/** How many series have a sample in each bucket of the run. */
function cellsOf(series: readonly BucketSeries[], first: number, count: number): Uint32Array {
  const cells = new Uint32Array(count);
  for (const { startMs, counts } of series) {
    const offset = startMs / BUCKET_MS - first;
    for (let index = 0; index < counts.length; index += 1) {
      if (counts[index]! > 0) cells[offset + index]! += 1;
    }
  }
  return cells;
}

function stretchesOf(cells: Uint32Array): Stretch[] {
  const stretches: Stretch[] = [];
  for (let bucket = 0; bucket < cells.length; bucket += 1) {
    const here = cells[bucket]!;
    if (here === 0) continue;
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

const DERIVED: ReadonlySet<string> = new Set(['diskIops', 'diskBytesPerSecond']);

/** Values of the source in a stretch; sums that were formed of them are none. */
function heldIn(
  series: readonly BucketSeries[],
  startMs: Instant,
  endMs: Instant,
): { readonly values: number; readonly machines: number } {
  let values = 0;
  const machines = new Set<string>();
  for (const { key, startMs: seriesMs, counts } of series) {
    if (DERIVED.has(key.channel)) continue;
    const from = Math.max(0, (startMs - seriesMs) / BUCKET_MS);
    const held = counts
      .subarray(from, Math.max(from, (endMs - seriesMs) / BUCKET_MS))
      .reduce((sum, one) => sum + one, 0);
    if (held > 0) machines.add(key.machine);
    values += held;
  }
  return { values, machines: machines.size };
}
