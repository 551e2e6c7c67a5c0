import type { MachineId } from '../../model/index.js';
import { sidesOf } from '../bound-totals.js';
import { coarsestGranularity } from '../coarsest-granularity.js';
import { compareKeys } from '../compare-keys.js';
import { percentileOfFilled } from '../percentile.js';
import type { PercentileMethod } from '../percentile.js';
import type { Channel, Granularity, SeriesKey } from '../series.js';
import { bucketsOf, bySegment, joinSeries, slicesOf } from './join-series.js';
import type { JoinedSeries } from './join-series.js';
import { groupAppends, readJoinedMachines } from './compact-segments.js';
import type { OpenSegment, OpenStore } from './open-store.js';

/** A percentile of one series of a store. */
export interface StoredPercentile {
  readonly key: SeriesKey;
  /** The coarsest of its parts. */
  readonly granularity: Granularity;
  readonly value: number;
  /** Buckets that hold a value. */
  readonly count: number;
}

/** Which percentiles are asked for. */
export interface PercentileQuestion {
  /** Integer in [1, 100]. */
  readonly percent: number;
  /** Absent: nearest rank. */
  readonly method?: PercentileMethod;
  /** Absent: all channels. */
  readonly channels?: ReadonlySet<Channel>;
}

/** Joined maxima in memory at a time: 64 MiB. */
const NUMBERS_AT_A_TIME = 8_388_608;

/**
 * A percentile of the maxima of every series of a store, the same that `percentileOfSeries` gives of the joined series. Reads
 * the columns of maxima only, in long reads, but for machines of which appends hold different disks or NICs at one time; series
 * without a value are left out.
 *
 * @returns in the order of a `PeakSet`
 * @throws {AssessmentError} `timeseries/damaged-peaks-store`: a column is not what was written
 */
export async function derivePercentiles(
  { segments }: OpenStore,
  { percent, method = 'nearestRank', channels }: PercentileQuestion,
): Promise<readonly StoredPercentile[]> {
  const all = joinSeries(segments);
  const series = all.filter(({ key }) => channels === undefined || channels.has(key.channel));
  const bounded = await readBounded(segments, machinesInPieces(segments, all));
  const found: StoredPercentile[] = [];
  // A series in one part is judged as it is read and takes no memory.
  const memoryOf = (one: JoinedSeries): number => (one.parts.length === 1 ? 0 : bucketsOf(one));
  for (const slice of slicesOf(series, NUMBERS_AT_A_TIME, memoryOf)) {
    const judged = new Map<JoinedSeries, { readonly value: number; readonly count: number }>();
    const judge = (one: JoinedSeries, maxima: Float64Array): void => {
      const percentile = percentileOfFilled(maxima, percent, method);
      if (percentile !== null) judged.set(one, percentile);
    };
    const boundedOf = (one: JoinedSeries): Float64Array | undefined => bounded.get(textOf(one.key));
    for (const one of slice) {
      const maxima = boundedOf(one);
      if (maxima !== undefined) judge(one, maxima);
    }
    const known = slice.filter((one) => boundedOf(one) === undefined);
    for (const [one, maxima] of await readJoined(known, judge)) judge(one, maxima);
    for (const one of slice) {
      const percentile = judged.get(one);
      if (percentile === undefined) continue;
      const { value, count } = percentile;
      found.push({ key: one.key, granularity: coarsestOf(one), value, count });
    }
  }
  return found;
}

const textOf = ({ machine, channel, instance }: SeriesKey): string => JSON.stringify([machine, channel, instance]);

/** Machines of which appends hold different disks or NICs at one time: their totals cannot be had from maxima alone (`boundTotals`). */
function machinesInPieces(segments: readonly OpenSegment[], series: readonly JoinedSeries[]): ReadonlySet<MachineId> {
  const sharing = new Set(
    series.flatMap(({ key, parts }) => (sidesOf(key) !== null && doOverlap(parts) ? [key.machine] : [])),
  );
  if (sharing.size === 0) return sharing;
  const names = new Map<MachineId, Set<string>>();
  for (const append of groupAppends(segments, ({ part }) => part)) {
    const held = new Map<MachineId, string[]>();
    for (const { key } of append.flatMap((segment) => segment.series)) {
      if (!sharing.has(key.machine)) continue;
      const list = held.get(key.machine) ?? [];
      list.push(textOf(key));
      held.set(key.machine, list);
    }
    for (const [machine, list] of held) {
      names.set(machine, (names.get(machine) ?? new Set<string>()).add(JSON.stringify(list.sort())));
    }
  }
  return new Set([...sharing].filter((machine) => (names.get(machine)?.size ?? 0) > 1));
}

function doOverlap(parts: JoinedSeries['parts']): boolean {
  const ordered = parts
    .map(({ series: { startMs, bucketMs, bucketCount } }) => [startMs, startMs + bucketCount * bucketMs] as const)
    .sort(([left], [right]) => left - right);
  return ordered.some(([startMs], index) => index > 0 && startMs < ordered[index - 1]![1]);
}

/** The maxima of the totals of some machines, joined with all that is needed to bound them. */
async function readBounded(
  segments: readonly OpenSegment[],
  machines: ReadonlySet<MachineId>,
): Promise<ReadonlyMap<string, Float64Array>> {
  const maxima = new Map<string, Float64Array>();
  if (machines.size === 0) return maxima;
  for await (const { peaks } of readJoinedMachines({ segments }, (machine) => machines.has(machine))) {
    for (const { key } of peaks.leastTotals ?? []) {
      const total = peaks.series.find((one) => compareKeys(one.key, key) === 0);
      if (total !== undefined) maxima.set(textOf(key), total.maxima);
    }
  }
  return maxima;
}

/** The joined maxima of the series in several parts; those in one part are given to `judge` instead. */
async function readJoined(
  slice: readonly JoinedSeries[],
  judge: (one: JoinedSeries, maxima: Float64Array) => void,
): Promise<ReadonlyMap<JoinedSeries, Float64Array>> {
  const joined = new Map<JoinedSeries, Float64Array>();
  for (const one of slice) if (one.parts.length > 1) joined.set(one, new Float64Array(bucketsOf(one)).fill(NaN));
  for (const [segment, wanted] of bySegment(slice)) {
    await segment.visitColumns([...wanted.keys()], 'maxima', (stored, values) => {
      const one = wanted.get(stored)!;
      const into = joined.get(one);
      if (into === undefined) judge(one, values);
      else addMaxima(into, values, (stored.startMs - one.startMs) / stored.bucketMs);
    });
  }
  return joined;
}

function addMaxima(into: Float64Array, values: Float64Array, offset: number): void {
  for (let index = 0; index < values.length; index++) {
    const value = values[index]!;
    // Not `>`: what stands there may be a gap.
    if (!Number.isNaN(value) && !(into[offset + index]! >= value)) into[offset + index] = value;
  }
}

const coarsestOf = ({ parts }: JoinedSeries): Granularity => coarsestGranularity(parts.map(({ series }) => series));
