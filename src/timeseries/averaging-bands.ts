import type { Milliseconds } from '../model/index.js';
import { DEFAULT_BUCKET_MS } from './bucket-length.js';
import type { Channel } from './series.js';

/** What a band is about; memory moves too slowly for averaging to hide much of it. */
export type AveragedKind = 'cpu' | 'diskIops' | 'diskBytes' | 'network';

/** By how many percent the P95 of averages read below the P95 of true 10-minute peaks, over the machines measured. */
export interface AveragingBand {
  readonly kind: AveragedKind;
  /** One machine in twenty reads less far below. */
  readonly leastPercent: number;
  readonly medianPercent: number;
  /** One machine in twenty reads farther below. */
  readonly greatestPercent: number;
}

/** The bands of averages of one length. */
export interface AveragingBands {
  readonly intervalMs: Milliseconds;
  readonly bands: readonly AveragingBand[];
}

/** Bands with where they come from. */
export interface MeasuredBands {
  readonly measuredOn: string;
  readonly source: string;
  readonly lengths: readonly AveragingBands[];
}

const MINUTE_MS = 60_000;
type Row = readonly [kind: AveragedKind, least: number, median: number, greatest: number];

const lengthOf = (minutes: number, rows: readonly Row[]): AveragingBands => ({
  intervalMs: (minutes * MINUTE_MS) as Milliseconds,
  bands: rows.map(([kind, leastPercent, medianPercent, greatestPercent]) => ({
    kind,
    leastPercent,
    medianPercent,
    greatestPercent,
  })),
});

/**
 * Averages against samples of 20 s: P95 of 10-minute maxima of averages (of the averages themselves where they are longer),
 * P95 of 10-minute peaks of the samples. The machines are invented, so their bursts are what their author thinks usual: a
 * band to expect, no law. Percentiles 5, 50 and 95 over the machines.
 *
 * Source: `scripts/measure-averaging.ts`, which prints these figures.
 */
export const AVERAGES_AGAINST_SAMPLES: MeasuredBands = {
  measuredOn: '2026-11-21',
  source: '211 invented machines, 31 days of 20 s samples',
  lengths: [
    lengthOf(1, [
      ['cpu', 22.3, 24.1, 31.9],
      ['diskIops', 22.7, 29.4, 32.4],
      ['diskBytes', 22.7, 29.4, 32.4],
      ['network', 26.5, 27.9, 29.6],
    ]),
    lengthOf(5, [
      ['cpu', 39.6, 41.2, 51.4],
      ['diskIops', 40.2, 47, 51.8],
      ['diskBytes', 40.2, 47, 51.8],
      ['network', 43.6, 44.9, 49.5],
    ]),
    lengthOf(30, [
      ['cpu', 43.2, 45.6, 59.6],
      ['diskIops', 44, 51.5, 56.9],
      ['diskBytes', 44, 51.5, 56.9],
      ['network', 47.6, 49.3, 54.1],
    ]),
    lengthOf(120, [
      ['cpu', 43.8, 47.4, 61.1],
      ['diskIops', 48.7, 53.2, 58.2],
      ['diskBytes', 48.7, 53.2, 58.2],
      ['network', 48.9, 50.7, 55.8],
    ]),
  ],
};

/**
 * Longer averages against those of 5 minutes, on machines that are real; how far 5 minutes lie below the truth, these traces
 * cannot say. A negative figure reads above: a burst of minutes, too rare to count in the P95 of 10 minutes, is spread over
 * hours by a longer average and then counts. So a longer average is not only lower, it is also less sure.
 *
 * Source: `scripts/measure-averaging.ts` on the traces of Bitbrains (GWA-T-12 "Rnd", 2013-07 to 2013-09; Shen, van Beek,
 * Iosup, CCGrid 2015), machine-months of a week and more.
 */
export const AVERAGES_AGAINST_FIVE_MINUTES: MeasuredBands = {
  measuredOn: '2026-11-21',
  source: "22 months of machines of Bitbrains' traces (GWA-T-12), which are real and of 5 minutes",
  lengths: [
    lengthOf(30, [
      ['cpu', 0, 2, 17.4],
      ['diskBytes', -3.6, 19.2, 60.7],
      ['network', -25, 13, 47.2],
    ]),
    lengthOf(120, [
      ['cpu', -128.6, 1.9, 16.4],
      ['diskBytes', -116.8, 10.5, 45.8],
      ['network', -1210, -16.9, 43.3],
    ]),
  ],
};

/** How far averages of some length may read below true peaks. */
export interface ExpectedShortfall {
  readonly leastPercent: number;
  readonly greatestPercent: number;
  /** `beyond`: longer than what was measured, so both ends may lie farther below. */
  readonly reach: 'measured' | 'between' | 'beyond';
}

/**
 * What to expect of averages of `intervalMs`, by the bands against samples of 20 s, rounded to whole percent. A
 * length between two that were measured has the least of the shorter and the greatest of the longer one.
 *
 * @param kinds the bands of these together
 * @returns null for at most a minute, which counts as samples
 */
export function expectedShortfall(intervalMs: number, kinds: readonly AveragedKind[]): ExpectedShortfall | null {
  if (intervalMs <= MINUTE_MS || kinds.length === 0) return null;
  const { lengths } = AVERAGES_AGAINST_SAMPLES;
  const shorter = lengths.findLast((one) => one.intervalMs <= intervalMs)!;
  const longer = lengths.find((one) => one.intervalMs >= intervalMs) ?? shorter;
  const of = ({ bands }: AveragingBands): readonly AveragingBand[] => bands.filter(({ kind }) => kinds.includes(kind));
  return {
    leastPercent: Math.round(Math.min(...of(shorter).map(({ leastPercent }) => leastPercent))),
    greatestPercent: Math.round(Math.max(...of(longer).map(({ greatestPercent }) => greatestPercent))),
    reach: shorter.intervalMs === intervalMs ? 'measured' : longer === shorter ? 'beyond' : 'between',
  };
}

/** The band that a channel belongs to; null for memory and allocations. */
export function averagedKindOf(channel: Channel): AveragedKind | null {
  if (channel === 'cpuUsedCores') return 'cpu';
  if (channel.startsWith('network')) return 'network';
  if (!channel.startsWith('disk')) return null;
  return channel.endsWith('Iops') ? 'diskIops' : 'diskBytes';
}

/** Peaks of shorter buckets are no others, but their percentile ranks more of them: the bands are told for what they are. */
function measuredWords(bucketMs: number): string {
  const { measuredOn, source } = AVERAGES_AGAINST_SAMPLES;
  const length = bucketMs === DEFAULT_BUCKET_MS ? '' : ' in buckets of 10 minutes, not of the length used here,';
  return `measured ${measuredOn}${length} on ${source}`;
}

const KIND_WORDS: readonly (readonly [words: string, kinds: readonly AveragedKind[]])[] = [
  ['CPU', ['cpu']],
  ['disks', ['diskIops', 'diskBytes']],
  ['network', ['network']],
];

/**
 * `CPU may read 40 % to 51 % below true peaks, disks 40 % to 52 %, network 44 % to 50 % (measured 2026-11-21 on …)`: without a
 * full stop; null where nothing is known, which is for memory alone and for samples.
 *
 * @param bucketMs of the run: where it is not 10 minutes, the words say that the bands are of 10 minutes
 */
export function describeShortfall(
  intervalMs: number,
  kinds: ReadonlySet<AveragedKind>,
  bucketMs: number = DEFAULT_BUCKET_MS,
): string | null {
  const parts = KIND_WORDS.flatMap(([words, ofWords]) => {
    const found = expectedShortfall(
      intervalMs,
      ofWords.filter((kind) => kinds.has(kind)),
    );
    return found === null ? [] : [{ words, ...found }];
  });
  const [first] = parts;
  if (first === undefined) return null;
  const told = parts.map(({ words, leastPercent, greatestPercent }, index) =>
    index === 0
      ? `${words} may read ${leastPercent} % to ${greatestPercent} % below true peaks`
      : `${words} ${leastPercent} % to ${greatestPercent} %`,
  );
  const beyond = first.reach === 'beyond' ? ' or more' : '';
  return `${told.join(', ')}${beyond} (${measuredWords(bucketMs)})`;
}

/** Sampling tools read at 20 s; of a longer reading nobody can tell whether it is a sample or an average. */
const SURE_SAMPLE_MS = 30_000;

/**
 * `if the tool averages over them, peaks read 22 % to 32 % low`, with the source and without a full stop: for readings that count
 * as samples and may be averages of up to a minute; null for all others, and for memory alone.
 */
export function describeMinuteReadings(
  intervalMs: number,
  kinds: ReadonlySet<AveragedKind>,
  bucketMs: number = DEFAULT_BUCKET_MS,
): string | null {
  if (intervalMs <= SURE_SAMPLE_MS || intervalMs > MINUTE_MS) return null;
  const [minute] = AVERAGES_AGAINST_SAMPLES.lengths;
  const bands = minute!.bands.filter(({ kind }) => kinds.has(kind));
  if (bands.length === 0) return null;
  const least = Math.round(Math.min(...bands.map(({ leastPercent }) => leastPercent)));
  const greatest = Math.round(Math.max(...bands.map(({ greatestPercent }) => greatestPercent)));
  const low = intervalMs < MINUTE_MS ? `up to ${greatest} %` : `${least} % to ${greatest} %`;
  return `if the tool averages over them, peaks read ${low} low (${measuredWords(bucketMs)})`;
}
