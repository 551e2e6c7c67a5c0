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
 * The granularity of parts together, see `combineGranularities`: a maximum of averages among samples is no peak. A part of one
 * bucket that counts as an average over just that bucket shows no interval: it had one stamp, and says nothing where others do.
 *
 * @param parts at least one
 */
export function coarsestGranularity(parts: readonly GranularPart[]): Granularity {
  const telling = parts.filter(
    ({ granularity, bucketMs, bucketCount }) => bucketCount > 1 || granularity.intervalMs !== bucketMs,
  );
  return combineGranularities((telling.length > 0 ? telling : parts).map(({ granularity }) => granularity));
}
