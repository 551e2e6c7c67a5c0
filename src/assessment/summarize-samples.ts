import type { Instant } from '../model/index.js';
import {
  averagedKindOf,
  commonBucketLength,
  DEFAULT_BUCKET_MS,
  deriveCalendar,
  describeMinuteReadings,
  describeShortfall,
  hidesPeaks,
  minutesIn,
  sliceWindow,
  windowOf,
} from '../timeseries/index.js';
import type {
  AveragedKind,
  BucketSeries,
  CalendarZone,
  Granularity,
  PeakSet,
  SeriesKind,
  Window,
} from '../timeseries/index.js';
import type { AssessedCalendar } from './assessment.js';
import { summarizeCalendar } from './summarize-calendar.js';
import { countUnmeasured, deriveUnmeasured, MEASURED_QUANTITIES } from './unmeasured.js';
import type { QuantityToMeasure, UnmeasuredCount } from './unmeasured.js';

/** All series of one granularity. */
export interface GranularitySummary {
  readonly intervalSeconds: number;
  /** `average` and `summation` of more than a minute: no peak is claimed of them. */
  readonly kind: SeriesKind;
  readonly series: number;
  readonly machines: number;
  /** How far they may read below true peaks, in words with the source; null for samples of at most 30 s, and where nothing is known. */
  readonly shortfall: string | null;
  /** Each series holds a single value, which shows no interval: it is taken for an average of a bucket. Absent otherwise. */
  readonly isOfSingleValues?: true;
}

/** What samples are, before anything is sized by them. */
export interface SamplesSummary {
  /** Minutes of a bucket; absent: 10, as in Azure Migrate. */
  readonly bucketMinutes?: number;
  /** Finest first. */
  readonly granularities: readonly GranularitySummary[];
  /** Machines with a sample in the window. */
  readonly machines: number;
  /** Of how many of these machines a quantity was never measured; empty where all were of all. */
  readonly unmeasured: readonly UnmeasuredCount[];
  readonly calendar: AssessedCalendar;
}

/**
 * Granularities and calendar of what was sampled.
 *
 * @param endMs where the window ends at the latest; null: behind the last sample
 * @returns null where nothing was sampled
 */
export function summarizeSamples(
  peaks: PeakSet,
  {
    windowDays,
    endMs,
    zone,
  }: { readonly windowDays: number; readonly endMs: Instant | null; readonly zone: CalendarZone | null },
): SamplesSummary | null {
  const window = windowOf(peaks, { days: windowDays, endMs: cutBefore(peaks, endMs) });
  if (window === null) return null;
  const unmeasured = unmeasuredByMachine(peaks, window);
  const bucketMs = commonBucketLength(peaks.series);
  return {
    ...(bucketMs === DEFAULT_BUCKET_MS ? {} : { bucketMinutes: minutesIn(bucketMs) }),
    granularities: summarizeGranularities(peaks.series),
    machines: unmeasured.length,
    unmeasured: countUnmeasured(unmeasured),
    calendar: summarizeCalendar(deriveCalendar(peaks, window, zone ?? undefined)),
  };
}

/** What was never measured of each machine that has any sample of its use in the window. */
function unmeasuredByMachine(
  { series }: PeakSet,
  { startMs, endMs }: Window,
): readonly (readonly QuantityToMeasure[])[] {
  const byMachine = new Map<string, BucketSeries[]>();
  for (const one of series) {
    const known = byMachine.get(one.key.machine);
    const sliced = sliceWindow(one, startMs, endMs);
    if (known === undefined) byMachine.set(one.key.machine, [sliced]);
    else known.push(sliced);
  }
  return [...byMachine.values()]
    .map(deriveUnmeasured)
    .filter((unmeasured) => unmeasured.length < MEASURED_QUANTITIES.length);
}

/** Where a window ends that `endMs` cuts off; null: behind the last sample. */
export const cutBefore = ({ spanMs }: PeakSet, endMs: Instant | null): Instant | null =>
  endMs !== null && spanMs !== null && endMs < spanMs[1] ? endMs : null;

/** Series by granularity, finest first, then by kind; cores and memory of a machine are no samples of its use. */
export function summarizeGranularities(
  series: readonly Pick<BucketSeries, 'key' | 'granularity' | 'bucketMs' | 'counts'>[],
): readonly GranularitySummary[] {
  const groups = new Map<string, (typeof series)[number][]>();
  for (const one of series) {
    if (one.key.channel.startsWith('allocated')) continue;
    const { intervalMs, kind } = one.granularity;
    const name = `${intervalMs} ${kind}`;
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [one]);
    else group.push(one);
  }
  return [...groups.values()]
    .map((group) => ({ group, granularity: group[0]!.granularity }))
    .sort(
      ({ granularity: left }, { granularity: right }) =>
        left.intervalMs - right.intervalMs || KINDS.indexOf(left.kind) - KINDS.indexOf(right.kind),
    )
    .map(({ group, granularity }) => ({
      intervalSeconds: granularity.intervalMs / 1000,
      kind: granularity.kind,
      series: group.length,
      machines: new Set(group.map(({ key }) => key.machine)).size,
      shortfall: shortfallOf(granularity, kindsOf(group), commonBucketLength(group)),
      ...(group.every(isOfSingleValue) ? { isOfSingleValues: true as const } : {}),
    }));
}

/** Whether a series is one value, for which nothing says how long a time it stands for. */
export function isOfSingleValue({
  granularity,
  bucketMs,
  counts,
}: Pick<BucketSeries, 'granularity' | 'bucketMs' | 'counts'>): boolean {
  if (granularity.kind !== 'average' || granularity.intervalMs !== bucketMs) return false;
  let values = 0;
  for (const count of counts) {
    values += count;
    if (values > 1) return false;
  }
  return values === 1;
}

const KINDS: readonly SeriesKind[] = ['sample', 'maximum', 'summation', 'average'];

function shortfallOf(granularity: Granularity, kinds: ReadonlySet<AveragedKind>, bucketMs: number): string | null {
  const { intervalMs, kind } = granularity;
  if (hidesPeaks(granularity)) return describeShortfall(intervalMs, kinds, bucketMs);
  // Of a maximum it does not show how long the values are of which it is the greatest; their source is told for that.
  return kind === 'maximum' ? null : describeMinuteReadings(intervalMs, kinds, bucketMs);
}

/** What of a machine averages hide. */
export const kindsOf = (series: readonly Pick<PeakSet['series'][number], 'key'>[]): ReadonlySet<AveragedKind> =>
  new Set(series.flatMap(({ key }) => averagedKindOf(key.channel) ?? []));
