import type { GranularitySummary, SamplesSummary } from '../assessment/index.js';
import { calendarLines } from './calendar-words.js';
import { formatCountOf } from './figures.js';
import { wrap } from './lines.js';
import { unmeasuredWords } from './words.js';

const INDENT = 2;
const MINUTE_SECONDS = 60;

/** What the samples of an estate are and which days they show, for a terminal. */
export const samplesLines = ({
  bucketMinutes,
  granularities,
  machines,
  unmeasured,
  calendar,
}: SamplesSummary): readonly string[] => [
  'Samples',
  ...(bucketMinutes === undefined
    ? []
    : wrap(`rolled into buckets of ${formatCountOf(bucketMinutes, 'minute')}, not of 10`, INDENT, INDENT + 2)),
  ...granularities.flatMap((one) => wrap(granularityWords(one), INDENT, INDENT + 2)),
  ...(unmeasured.length === 0
    ? []
    : wrap(
        `never measured, of ${formatCountOf(machines, 'machine')} with samples: ${unmeasuredWords(unmeasured)}`,
        INDENT,
        INDENT + 2,
      )),
  '',
  ...calendarLines(calendar, INDENT),
];

const KIND_WORDS: Readonly<Record<GranularitySummary['kind'], string>> = {
  sample: 'samples',
  average: 'averages',
  maximum: 'maxima',
  summation: 'totals',
};

/** A total of at most a minute hides no more than a sample of it. */
function claimWords(kind: GranularitySummary['kind'], seconds: number): string {
  if (kind === 'maximum') return ', each the greatest that the source kept of its interval';
  const hides = kind === 'average' || (kind === 'summation' && seconds > MINUTE_SECONDS);
  return hides ? ', of which no peak is claimed' : '';
}

/** One granularity in a sentence without a full stop; averages are never called peaks. */
function granularityWords({
  intervalSeconds,
  kind,
  series,
  machines,
  shortfall,
  isOfSingleValues,
}: GranularitySummary): string {
  const of = `${formatCountOf(series, 'series', 'series')} of ${formatCountOf(machines, 'machine')}`;
  const what =
    isOfSingleValues === true
      ? `single values, which show no interval and are taken for averages of ${intervalSeconds} s`
      : `${KIND_WORDS[kind]} of ${intervalSeconds} s`;
  return `${what}${claimWords(kind, intervalSeconds)}: ${of}${shortfall === null ? '' : `; ${shortfall}`}`;
}
