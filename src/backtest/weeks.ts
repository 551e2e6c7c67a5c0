import type { Instant } from '../model/index.js';
import { DEFAULT_BUCKET_MS } from '../timeseries/index.js';
import type { BucketSeries, Window } from '../timeseries/index.js';

const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;

/** Weeks that a machine is sized on before the first one it is counted on: less hides what happens every other week. */
export const LEAST_TRAINING_WEEKS = 2;

/**
 * Whole weeks of seven UTC days, counted from the first midnight at or behind the first sample; the rest at the end is no week.
 * They are the same in every time zone, and each holds every day of the week once.
 *
 * Worked example: samples from Wednesday 00:00 to the Tuesday four weeks later, 23:50, are four weeks from Wednesday to Tuesday.
 *
 * @param spanMs first and last sample
 * @param bucketMs length of the buckets: a sample in the first of a day stands for its midnight
 * @returns in order, each beginning where the one before ends
 */
export function wholeWeeks(
  [first, last]: readonly [Instant, Instant],
  bucketMs: number = DEFAULT_BUCKET_MS,
): readonly Window[] {
  const startMs = Math.ceil((Math.floor(first / bucketMs) * bucketMs) / DAY_MS) * DAY_MS;
  const endMs = (Math.floor(last / bucketMs) + 1) * bucketMs;
  const count = Math.max(0, Math.floor((endMs - startMs) / WEEK_MS));
  return Array.from({ length: count }, (_, index) => ({
    startMs: (startMs + index * WEEK_MS) as Instant,
    endMs: (startMs + (index + 1) * WEEK_MS) as Instant,
  }));
}

/** Whether a series tells what a machine uses; what it was given is no use. */
export const isOfUse = ({ key }: Pick<BucketSeries, 'key'>): boolean => !key.channel.startsWith('allocated');

/** Start of the first and of the last bucket of any series that holds a sample; null where none does. */
function spanOf(series: readonly BucketSeries[]): readonly [first: number, last: number] | null {
  let [first, last] = [Infinity, -Infinity];
  for (const { bucketMs, counts, startMs } of series) {
    const from = counts.findIndex((count) => count > 0);
    if (from < 0) continue;
    first = Math.min(first, startMs + from * bucketMs);
    last = Math.max(last, startMs + counts.findLastIndex((count) => count > 0) * bucketMs);
  }
  return last === -Infinity ? null : [first, last];
}

/** The weeks from whose first day to whose last day a machine's samples of use reach; gaps between are told by counts. */
export function weeksOfMachine(weeks: readonly Window[], series: readonly BucketSeries[]): readonly Window[] {
  const span = spanOf(series.filter(isOfUse));
  if (span === null) return [];
  const [first, last] = span;
  return weeks.filter(({ startMs, endMs }) => first < startMs + DAY_MS && last >= endMs - DAY_MS);
}
