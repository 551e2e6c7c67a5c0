import type { MachineId, Milliseconds } from '../../model/index.js';
import { minutesIn } from '../bucket-length.js';
import { compareKeys } from '../compare-keys.js';
import type { Channel, SeriesKey } from '../series.js';
import type { OpenSegment } from './open-store.js';
import type { StoredSeries } from './segment-header.js';

/** One series of a store and where its parts lie, in the order of the segments. */
export interface JoinedSeries {
  readonly key: SeriesKey;
  /** The same in all parts of a store. */
  readonly bucketMs: Milliseconds;
  readonly parts: { readonly segment: OpenSegment; readonly series: StoredSeries }[];
  /** Half-open, over the parts that have buckets; `startMs` is `Infinity` where none has. */
  startMs: number;
  endMs: number;
  hasMinutes: boolean;
}

/** Buckets that the parts span together. */
export const bucketsOf = ({
  bucketMs,
  startMs,
  endMs,
}: Pick<JoinedSeries, 'bucketMs' | 'startMs' | 'endMs'>): number =>
  endMs > startMs ? (endMs - startMs) / bucketMs : 0;

/** Numbers in all columns of a series. */
export const numbersOf = (buckets: number, minutesABucket: number): number => buckets * (3 + minutesABucket);

/** Sums by the minute that each bucket has; 0 where the series has none. */
export const minutesOfBucket = (bucketMs: Milliseconds, hasMinutes: boolean): number =>
  hasMinutes ? minutesIn(bucketMs) : 0;

/** Which parts of which segments make up each series of a store, in the order of a `PeakSet`. Reads nothing. */
export function joinSeries(segments: readonly OpenSegment[]): readonly JoinedSeries[] {
  const index = new Map<MachineId, Map<Channel, Map<string, JoinedSeries>>>();
  const joined: JoinedSeries[] = [];
  for (const segment of segments) {
    for (const series of segment.series) {
      const { key, bucketMs, startMs, bucketCount, columns } = series;
      const channels = getOrMake(index, key.machine, () => new Map<Channel, Map<string, JoinedSeries>>());
      const instances = getOrMake(channels, key.channel, () => new Map<string, JoinedSeries>());
      const one = getOrMake(instances, key.instance, () => {
        const made: JoinedSeries = { key, bucketMs, parts: [], startMs: Infinity, endMs: -Infinity, hasMinutes: false };
        joined.push(made);
        return made;
      });
      one.parts.push({ segment, series });
      one.hasMinutes ||= columns.minuteSums !== null;
      if (bucketCount === 0) continue;
      one.startMs = Math.min(one.startMs, startMs);
      one.endMs = Math.max(one.endMs, startMs + bucketCount * bucketMs);
    }
  }
  const isOrdered = joined.every((one, at) => at === 0 || compareKeys(joined[at - 1]!.key, one.key) < 0);
  return isOrdered ? joined : joined.sort((left, right) => compareKeys(left.key, right.key));
}

function getOrMake<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const found = map.get(key);
  if (found !== undefined) return found;
  const made = make();
  map.set(key, made);
  return made;
}

/** Series one after another, as many at a time as have `limit` numbers, at least one. */
export function slicesOf<Series>(
  series: readonly Series[],
  limit: number,
  numbers: (one: Series) => number,
): readonly (readonly Series[])[] {
  const slices: Series[][] = [];
  let room = 0;
  for (const one of series) {
    if (room <= 0) {
      slices.push([]);
      room = limit;
    }
    slices.at(-1)!.push(one);
    room -= numbers(one);
  }
  return slices;
}

/** The parts of some series by the segment that holds them, segments in their order. */
export function bySegment(
  series: readonly JoinedSeries[],
): ReadonlyMap<OpenSegment, ReadonlyMap<StoredSeries, JoinedSeries>> {
  const found = new Map<OpenSegment, Map<StoredSeries, JoinedSeries>>();
  for (const one of series) {
    for (const part of one.parts) {
      getOrMake(found, part.segment, () => new Map<StoredSeries, JoinedSeries>()).set(part.series, one);
    }
  }
  return found;
}
