import type { GranularitySummary, SamplesSummary } from '../assessment/index.js';
import { calendarLines } from './calendar-words.js';
import { formatCountOf } from './figures.js';
import { wrap } from './lines.js';
import { unmeasuredWords } from './words.js';

const INDENT = 2;

/** What the samples of an estate are and which days they show, for a terminal. */
export const samplesLines = ({ granularities, machines, unmeasured, calendar }: SamplesSummary): readonly string[] => [
  'Samples',
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

/** One granularity in a sentence without a full stop; averages are never called peaks. */
function granularityWords({ intervalSeconds, kind, series, machines, shortfall }: GranularitySummary): string {
  const of = `${formatCountOf(series, 'series', 'series')} of ${formatCountOf(machines, 'machine')}`;
  const what =
    kind === 'sample'
      ? `samples of ${intervalSeconds} s`
      : `averages of ${intervalSeconds} s, of which no peak is claimed`;
  return `${what}: ${of}${shortfall === null ? '' : `; ${shortfall}`}`;
}
