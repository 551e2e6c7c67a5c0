import { BYTES_PER_KIB } from '../model/index.js';
import type { BucketSeries } from '../timeseries/index.js';

const THOUSANDTHS = 1000;

/**
 * The mean size of a write in KB of 1,024 bytes: mean bytes by mean operations a second, over the buckets that hold both. Large writes
 * weigh as their bytes do. Rounded to 0.001, so that writes of 16 KB are not taken for a little less by the last bit of a sum.
 *
 * @returns null where no operation was seen
 */
export function ioSizeKB(written: BucketSeries, operations: BucketSeries): number | null {
  const shift = (written.startMs - operations.startMs) / written.bucketMs;
  if (written.bucketMs !== operations.bucketMs || !Number.isInteger(shift)) return null;
  let bytes = 0;
  let count = 0;
  for (let bucket = 0; bucket < written.counts.length; bucket++) {
    const other = bucket + shift;
    const samples = written.counts[bucket]!;
    const otherSamples = operations.counts[other] ?? 0;
    if (samples === 0 || otherSamples === 0) continue;
    bytes += written.sums[bucket]! / samples;
    count += operations.sums[other]! / otherSamples;
  }
  return count > 0 ? Math.round((bytes / count / BYTES_PER_KIB) * THOUSANDTHS) / THOUSANDTHS : null;
}
