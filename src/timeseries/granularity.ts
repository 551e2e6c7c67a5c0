import type { Milliseconds } from '../model/index.js';
import { MINUTE_MS } from './series.js';
import type { Granularity, Rollup, SeriesKind } from './series.js';

/** What one value stands for, by its interval and by what the source says it made of that time; null where it says nothing. */
export const granularityOf = (intervalMs: Milliseconds, rollup: Rollup | null = null): Granularity => ({
  intervalMs,
  kind: rollup ?? (intervalMs <= MINUTE_MS ? 'sample' : 'average'),
});

/**
 * Whether true peaks lie above the values: means of more than a minute, and totals of it, which are means times its length.
 * Nobody may call what is made of them a peak.
 */
export const hidesPeaks = ({ intervalMs, kind }: Granularity): boolean =>
  intervalMs > MINUTE_MS && (kind === 'average' || kind === 'summation');

/**
 * Of values of several granularities together: the longest interval, and the kind that claims least. One that hides peaks decides;
 * maxima among samples are maxima, since a sum or a merger of both is at most the peak of the longer interval.
 *
 * @param parts at least one
 */
export function combineGranularities(parts: readonly Granularity[]): Granularity {
  const longest = Math.max(...parts.map(({ intervalMs }) => intervalMs)) as Milliseconds;
  return { intervalMs: longest, kind: kindOf(parts) };
}

function kindOf(parts: readonly Granularity[]): SeriesKind {
  const hiding = parts.filter(hidesPeaks);
  const isOnly = (kind: SeriesKind, some: readonly Granularity[]): boolean =>
    some.length > 0 && some.every((one) => one.kind === kind);
  if (hiding.length > 0) return isOnly('summation', hiding) ? 'summation' : 'average';
  if (parts.some(({ kind }) => kind === 'maximum')) return 'maximum';
  return isOnly('summation', parts) ? 'summation' : 'sample';
}

/** What of two readings of one series is stated of both: where they differ, nothing. */
export const commonRollup = (before: Rollup | null | 'unread', next: Rollup | null): Rollup | null =>
  before === 'unread' || before === next ? next : null;
