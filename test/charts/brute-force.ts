import type { ChartSpans } from '../../src/charts/derive-chart-values.js';
import type { BucketSeries } from '../../src/timeseries/index.js';

/** The largest value of each span, by asking every bucket of every span: slow, and nothing of it is shared with what is tested. */
export function largestBySpan(
  { startMs, bucketMs, maxima }: Pick<BucketSeries, 'startMs' | 'bucketMs' | 'maxima'>,
  { window, stepMs }: Pick<ChartSpans, 'window' | 'stepMs'>,
): (number | null)[] {
  const found: (number | null)[] = [];
  let from = window.startMs as number;
  while (from % stepMs !== 0) from -= bucketMs;
  for (; from < window.endMs; from += stepMs) {
    const within = [...maxima].filter((value, index) => {
      const atMs = startMs + index * bucketMs;
      return (
        !Number.isNaN(value) && atMs >= from && atMs < from + stepMs && atMs >= window.startMs && atMs < window.endMs
      );
    });
    found.push(within.length === 0 ? null : within.sort((left, right) => left - right).at(-1)!);
  }
  return found;
}
