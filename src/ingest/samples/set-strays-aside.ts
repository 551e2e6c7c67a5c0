import type { Instant, Problem, SourceLocation } from '../../model/index.js';
import { sliceWindow } from '../../timeseries/index.js';
import type { PeakSet } from '../../timeseries/index.js';
import { straySamples } from './problems.js';
import { createStrayWatch } from './stray-samples.js';
import type { StrayStretch } from './stray-samples.js';

const NEVER = Number.NEGATIVE_INFINITY as Instant;
const FOREVER = Number.POSITIVE_INFINITY as Instant;

/**
 * The peaks without stretches at either end of the run, so that the window of an assessment lies where the samples are and no
 * series spans the years up to a wrong clock. Where nothing is stray, the same value comes back.
 *
 * The span of what is left ends where its last bucket does.
 */
export function cutStrays(peaks: PeakSet, strays: readonly StrayStretch[]): PeakSet {
  if (strays.length === 0 || peaks.spanMs === null) return peaks;
  const from = strays.find(({ side }) => side === 'before')?.restMs ?? NEVER;
  const to = strays.find(({ side }) => side === 'after')?.restMs ?? FOREVER;
  const series = peaks.series.map((one) => sliceWindow(one, from, to)).filter(({ maxima }) => maxima.length > 0);
  const [first, last] = peaks.spanMs;
  return { series, spanMs: [Math.max(first, from) as Instant, Math.min(last, to - 1) as Instant] };
}

/** A stretch behind the end of the window does no harm. */
export const isCutOff = ({ side, startMs }: StrayStretch, endMs: Instant | null): boolean =>
  side === 'after' && endMs !== null && startMs >= endMs;

/**
 * Sets aside what is stray in peaks that were gathered from several runs, such as those of a store.
 *
 * @param terms `at`: where the peaks come from; `endMs`: where the window will end, null: behind the last sample
 */
export function setStraysAside(
  peaks: PeakSet,
  { at, endMs }: { readonly at: SourceLocation | null; readonly endMs: Instant | null },
): { readonly peaks: PeakSet; readonly problems: readonly Problem[] } {
  const watch = createStrayWatch();
  let machine: string | null = null;
  let own: PeakSet['series'][number][] = [];
  for (const one of peaks.series) {
    if (one.key.machine !== machine) {
      if (own.length > 0) watch.add(own);
      own = [];
      machine = one.key.machine;
    }
    own.push(one);
  }
  if (own.length > 0) watch.add(own);
  const strays = watch.finish().filter((stray) => !isCutOff(stray, endMs));
  return { peaks: cutStrays(peaks, strays), problems: strays.map((stray) => straySamples(at, stray)) };
}
