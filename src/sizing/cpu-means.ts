import type { BucketSeries } from '../timeseries/index.js';

/** The CPU that a machine used on average, step by step without a gap. */
export interface CpuMeans {
  readonly startMs: number;
  /** The length of a bucket, or the interval of averages that are longer. */
  readonly stepMinutes: number;
  /** Cores, after the comfort factor; a gap holds the busiest mean seen. */
  readonly cores: Float64Array;
  readonly mean: number;
  /** Steps of which nothing is known. */
  readonly gaps: number;
  /** What such a step is taken for: the busiest mean seen. */
  readonly gapCores: number;
}

const MS_PER_MINUTE = 60_000;

/** The mean of every step; `NaN` where it has no sample. */
function stepMeans({ sums, counts }: BucketSeries, first: number, { steps, width }: Steps): Float64Array {
  const means = new Float64Array(steps);
  for (let step = 0; step < steps; step += 1) {
    let sum = 0;
    let count = 0;
    const end = Math.min(first + (step + 1) * width, counts.length);
    for (let bucket = first + step * width; bucket < end; bucket += 1) {
      if (counts[bucket] === 0) continue;
      sum += sums[bucket]!;
      count += counts[bucket]!;
    }
    means[step] = sum / count;
  }
  return means;
}

interface Steps {
  readonly steps: number;
  /** Buckets in a step. */
  readonly width: number;
}

/**
 * The means of a CPU series from its first sample to its last, times the comfort factor. Averages over more than a bucket
 * are held for their whole interval. What a gap hides is unknown, so it counts as the busiest step that was seen.
 *
 * @returns null where the series holds no sample
 */
export function deriveCpuMeans(series: BucketSeries, comfort: number): CpuMeans | null {
  const { bucketMs } = series;
  const first = series.counts.findIndex((count) => count > 0);
  if (first < 0) return null;
  const last = series.counts.findLastIndex((count) => count > 0);
  const width = Math.max(1, Math.ceil(series.granularity.intervalMs / bucketMs));
  const steps = Math.ceil((last + 1 - first) / width);
  const cores = stepMeans(series, first, { steps, width });
  let busiest = 0;
  for (let step = 0; step < steps; step += 1) {
    cores[step] = cores[step]! * comfort;
    if (cores[step]! > busiest) busiest = cores[step]!;
  }
  let gaps = 0;
  let sum = 0;
  for (let step = 0; step < steps; step += 1) {
    if (Number.isNaN(cores[step])) {
      cores[step] = busiest;
      gaps += 1;
    }
    sum += cores[step]!;
  }
  return {
    startMs: series.startMs + first * bucketMs,
    stepMinutes: (width * bucketMs) / MS_PER_MINUTE,
    cores,
    mean: sum / steps,
    gaps,
    gapCores: busiest,
  };
}
