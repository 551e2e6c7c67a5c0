import type { ChartValues, LineValues } from './chart-values.js';
import { TITLE_WORDS } from './chart-words.js';
import type { Say } from './chart-words.js';
import type { ChartUnit } from './machine-charts.js';
import { groupDigits, shortUp } from './short-number.js';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

/** What the charts of one machine have in common where they are drawn. */
export interface ChartFrame {
  /** Epoch milliseconds: where the first span begins. */
  readonly fromMs: number;
  readonly stepMs: number;
  readonly bucketMs: number;
  /** Pixels. */
  readonly width: number;
  readonly say: Say;
}

/** A chart in words. */
export interface ChartFacts {
  readonly title: string;
  /** `highest 1.52`, `P95 0.539`, …: what is shown, without a full stop. */
  readonly facts: readonly string[];
  /** All of it in one sentence without a full stop. */
  readonly words: string;
}

export const unitWords = (unit: ChartUnit, say: Say): string => (unit === 'cores' ? say('chartCores') : unit);

/** What one point of a chart is. */
export function pointWords(
  { isOfAverages }: Pick<ChartValues, 'isOfAverages'>,
  frame: Omit<ChartFrame, 'width'>,
): string {
  const { stepMs, bucketMs, say } = frame;
  const values = { hours: stepMs / HOUR_MS, minutes: bucketMs / MINUTE_MS };
  if (stepMs === bucketMs) return say(isOfAverages ? 'chartAverages' : 'chartPeaks', values);
  return say(isOfAverages ? 'chartAveragesPer' : 'chartPeaksPer', values);
}

/** What a line shows, for those who cannot see it. */
export function chartFacts(chart: ChartValues, line: LineValues, frame: ChartFrame): ChartFacts {
  const { say, fromMs, stepMs } = frame;
  const quantity = say(TITLE_WORDS[chart.quantity]);
  const title = line.name === '' ? quantity : say('chartOfPart', { title: quantity, name: line.name });
  let highest = 0;
  let gaps = 0;
  for (const value of line.values) {
    if (Number.isNaN(value)) gaps += 1;
    else if (value > highest) highest = value;
  }
  const facts = [say('chartHighest', { value: groupDigits(shortUp(highest)) })];
  for (const { kind, label, value } of line.marks) {
    const told = { label, value: groupDigits(value) };
    if (kind === 'percentile') facts.push(say('chartPercentile', told));
    else facts.push(kind === 'need' ? say('chartNeed', told) : say('chartLimitOf', told));
  }
  if (gaps > 0) facts.push(say('chartGaps', { gaps: groupDigits(gaps), all: groupDigits(line.values.length) }));
  const minute = (ms: number): string => new Date(ms).toISOString().slice(0, 16).replace('T', ' ');
  const words = say('chartSummary', {
    ...{ title, unit: unitWords(chart.unit, say), what: pointWords(chart, frame), facts: facts.join(', ') },
    ...{ from: minute(fromMs), to: minute(fromMs + line.values.length * stepMs) },
  });
  return { title, facts, words };
}
