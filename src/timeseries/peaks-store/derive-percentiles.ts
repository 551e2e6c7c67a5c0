import { coarsestGranularity } from '../coarsest-granularity.js';
import { percentileOfFilled } from '../percentile.js';
import type { PercentileMethod } from '../percentile.js';
import type { Channel, Granularity, SeriesKey } from '../series.js';
import { bucketsOf, bySegment, joinSeries, slicesOf } from './join-series.js';
import type { JoinedSeries } from './join-series.js';
import type { OpenStore } from './open-store.js';

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
 * the columns of maxima only, in long reads; series without a value are left out.
 *
 * @returns in the order of a `PeakSet`
 * @throws {AssessmentError} `timeseries/damaged-peaks-store`: a column is not what was written
 */
export async function derivePercentiles(
  { segments }: OpenStore,
  { percent, method = 'nearestRank', channels }: PercentileQuestion,
): Promise<readonly StoredPercentile[]> {
  const series = joinSeries(segments).filter(({ key }) => channels === undefined || channels.has(key.channel));
  const found: StoredPercentile[] = [];
  // A series in one part is judged as it is read and takes no memory.
  const memoryOf = (one: JoinedSeries): number => (one.parts.length === 1 ? 0 : bucketsOf(one));
  for (const slice of slicesOf(series, NUMBERS_AT_A_TIME, memoryOf)) {
    const judged = new Map<JoinedSeries, { readonly value: number; readonly count: number }>();
    const judge = (one: JoinedSeries, maxima: Float64Array): void => {
      const percentile = percentileOfFilled(maxima, percent, method);
      if (percentile !== null) judged.set(one, percentile);
    };
    for (const [one, maxima] of await readJoined(slice, judge)) judge(one, maxima);
    for (const one of slice) {
      const percentile = judged.get(one);
      if (percentile === undefined) continue;
      const { value, count } = percentile;
      found.push({ key: one.key, granularity: coarsestOf(one), value, count });
    }
  }
  return found;
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
