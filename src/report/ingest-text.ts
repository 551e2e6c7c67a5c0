import type { InputSummary, Instant, Milliseconds, Problem } from '../model/index.js';
import { inputLines } from './check-text.js';
import { formatCount, formatCountOf } from './figures.js';
import { joinLines, wrap } from './lines.js';
import { problemLines } from './problems-text.js';

const INDENT = 2;

/** What a part of a store holds, in figures. */
interface Figures {
  readonly machines: number;
  readonly sampleSeries: number;
  readonly averageSeries: number;
  readonly maximumSeries: number;
  readonly intervalsMs: readonly Milliseconds[];
  readonly spanMs: readonly [first: Instant, last: Instant] | null;
}

/** What one run of `ingest` did. */
export interface IngestView {
  /** Of the store; absent: 10, which most have. */
  readonly bucketMinutes?: number | undefined;
  /** `input` null: the file was left out, and a problem says why. */
  readonly files: readonly { readonly file: string; readonly input: InputSummary | null }[];
  readonly readings: number;
  readonly duplicates: number;
  readonly added: Figures;
  readonly store: (Figures & { readonly bytes: number; readonly appends: number }) | null;
  readonly compaction: { readonly appends: number; readonly bytesBefore: number; readonly bytesAfter: number } | null;
  /** How far averages that were added may read below true peaks, a sentence for each length; empty for samples. */
  readonly shortfalls: readonly string[];
  readonly problems: readonly Problem[];
}

/** What `ingest` tells: what became of each file, what was added, what the store holds now, and what is wrong, worst first. */
export const renderIngestText = (view: IngestView, terms: { readonly all?: boolean } = {}): string =>
  joinLines([
    ...view.files.flatMap(({ file, input }) => (input === null ? leftLines(file) : inputLines(input))),
    ...addedLines(view),
    ...view.shortfalls.flatMap((words) => wrap(words, INDENT, INDENT + 2)),
    ...storeLines(view),
    '',
    ...problemLines(view.problems, terms),
  ]);

const leftLines = (file: string): readonly string[] => [
  ...wrap(file),
  ...wrap('left out: see the problems below', INDENT),
  '',
];

function addedLines({ readings, duplicates, added }: IngestView): readonly string[] {
  if (readings === 0) return ['Nothing was added.'];
  const twice = duplicates === 0 ? '' : `, ${formatCount(duplicates)} of them at a stamp that repeats`;
  return [`Added ${formatCountOf(readings, 'value')}${twice}: ${wordsOf(added)}`];
}

function storeLines({ bucketMinutes, store, compaction }: IngestView): readonly string[] {
  const compacted =
    compaction === null
      ? []
      : [
          `${formatCountOf(compaction.appends, 'append')} written as one: ${formatCount(compaction.bytesBefore)} bytes became ${formatCount(compaction.bytesAfter)}`,
        ];
  if (store === null) return ['There is no store still.'];
  const { bytes, appends } = store;
  return [
    ...compacted,
    `The store has ${formatCountOf(appends, 'append')} and ${formatCount(bytes)} bytes${bucketsWords(bucketMinutes)}: ${wordsOf(store)}`,
  ];
}

const bucketsWords = (minutes: number | undefined): string =>
  minutes === undefined ? '' : ` in buckets of ${formatCountOf(minutes, 'minute')}`;

function wordsOf({ machines, sampleSeries, averageSeries, maximumSeries, intervalsMs, spanMs }: Figures): string {
  const kinds = [
    ...(sampleSeries === 0 ? [] : [`${formatCount(sampleSeries)} series of samples`]),
    ...(maximumSeries === 0 ? [] : [`${formatCount(maximumSeries)} series of maxima`]),
    ...(averageSeries === 0 ? [] : [`${formatCount(averageSeries)} series of averages, of which no peak is claimed`]),
  ];
  const seconds = intervalsMs.map((interval) => `${interval / 1000} s`);
  const apart = seconds.length > MANY ? `${seconds[0]!} to ${seconds.at(-1)!}` : seconds.join(', ');
  const span = spanMs === null ? 'no sample' : `${stampOf(spanMs[0])} to ${stampOf(spanMs[1])}`;
  const series = kinds.length === 0 ? '0 series' : `${kinds.join(' and ')} (${apart})`;
  return `${formatCountOf(machines, 'machine')}, ${series}, ${span}`;
}

const MANY = 4;

const stampOf = (atMs: Instant): string => new Date(atMs).toISOString().replace('.000Z', 'Z');
