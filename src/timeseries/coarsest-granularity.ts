import type { Milliseconds } from '../model/index.js';
import { combineGranularities } from './granularity.js';
import type { Granularity } from './series.js';

/** A part of a series, such as what one append of a store holds. */
export interface GranularPart {
  readonly granularity: Granularity;
  readonly bucketMs: Milliseconds;
  readonly bucketCount: number;
}

/**
 * The granularity of parts together, see `combineGranularities`: a maximum of averages among samples is no peak. Parts that show no
 * interval do not count, see `tellingParts`.
 *
 * @param parts at least one
 */
export const coarsestGranularity = (parts: readonly GranularPart[]): Granularity =>
  combineGranularities(tellingParts(parts).map(({ granularity }) => granularity));

/**
 * The parts that show an interval; all of them where none does. A part of one bucket that counts as an average over just that
 * bucket had one stamp, and says nothing where others do.
 */
export function tellingParts(parts: readonly GranularPart[]): readonly GranularPart[] {
  const telling = parts.filter(
    ({ granularity, bucketMs, bucketCount }) => bucketCount > 1 || granularity.intervalMs !== bucketMs,
  );
  return telling.length > 0 ? telling : parts;
}
