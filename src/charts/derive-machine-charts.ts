import type { AssessedCalendar, AssessedMachine } from '../assessment/index.js';
import type { SeriesMaxima, Window } from '../timeseries/index.js';
import type { ChartValues, LineValues, MachineChartValues } from './chart-values.js';
import { bucketLengthOf, deriveChartValues, spansOf } from './derive-chart-values.js';
import { LEVEL_SIGNS } from './machine-charts.js';
import type { ChartDays, ChartLine, MachineChart, MachineCharts } from './machine-charts.js';
import { shortUp } from './short-number.js';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

/** Lengths of spans: divisors and multiples of the day, so that each day begins with a span. */
const SPAN_HOURS: readonly number[] = [1, 2, 3, 6, 12, 24, 48, 96, 168];
/** 30 days of 6 hours, and one span more where the window begins within one. */
const MOST_SPANS = 121;
/** As fine as a drawing of 130 pixels shows, and coarse enough that 10,000 machines fit into a page. */
const LEVELS = 32;

/** What charts of a machine are drawn of besides the machine. */
export interface ChartsContext {
  /** The window of the assessment. */
  readonly window: Window;
  readonly calendar: AssessedCalendar | null;
  /** Steps from nothing to the largest value; 32 unless named, at most 51. */
  readonly levels?: number;
}

/** Hours of a span: 6 for a window of 30 days, fewer or more for other windows, so that a chart has at most 121 spans. */
export function spanHoursOf(window: Window): number {
  const fits = (hours: number): boolean => spansOf({ window, stepMs: hours * HOUR_MS }).count <= MOST_SPANS;
  return SPAN_HOURS.find(fits) ?? SPAN_HOURS.at(-1)!;
}

/**
 * The charts of one machine, small enough for a page of 10,000: for each quantity the largest value of each span of 6 hours, in 32 steps, rounded
 * up. CPU in cores used, memory in GiB, reads plus writes of all disks, what goes out of all NICs: as the need is formed.
 *
 * About 350 bytes in a page, packed with 99 others. Each disk and NIC alone would take as much again and is left to the page of one machine.
 *
 * @param series of this machine, in any order; whatever is not charted is passed over
 * @returns null where no quantity has a value in the window
 */
export function deriveMachineCharts(
  series: readonly SeriesMaxima[],
  machine: AssessedMachine,
  { window, calendar, levels = LEVELS }: ChartsContext,
): MachineCharts | null {
  const hoursPerPoint = spanHoursOf(window);
  const spans = { window, stepMs: hoursPerPoint * HOUR_MS, withParts: false };
  const charts = deriveChartValues(series, machine, spans);
  if (charts.length === 0) return null;
  return {
    from: new Date(spansOf(spans).fromMs).toISOString(),
    hoursPerPoint,
    bucketMinutes: bucketLengthOf(series) / MINUTE_MS,
    levels,
    charts: charts.map((chart) => packChart(chart, levels)),
    days: daysOf(machine, calendar),
  };
}

/** Which days of a machine were seen, as its charts tell it. */
const daysOf = ({ coverage }: AssessedMachine, calendar: AssessedCalendar | null): ChartDays | null =>
  coverage === null || calendar === null ? null : { from: calendar.from, zone: calendar.zone, signs: coverage.days };

const packChart = ({ lines, ...chart }: ChartValues, levels: number): MachineChart => ({
  ...chart,
  marks: lines[0]?.marks ?? [],
  lines: lines.map((line) => packLine(line, levels)),
});

function packLine({ name, values }: LineValues, levels: number): ChartLine {
  let largest = 0;
  for (const value of values) if (value > largest) largest = value;
  const scale = shortUp(largest);
  let points = '';
  for (const value of values) points += Number.isNaN(value) ? ' ' : LEVEL_SIGNS[levelOf(value, scale, levels)]!;
  return { name, scale, points };
}

/** The least level that is not below the value, whatever a division makes of it. */
function levelOf(value: number, scale: number, levels: number): number {
  if (!(value > 0)) return 0;
  const level = Math.min(levels, Math.ceil((value / scale) * levels));
  return level < levels && (scale * level) / levels < value ? level + 1 : level;
}

/**
 * The same with every bucket of the window as it is, in no steps, and with a line for each disk and NIC: for a page of one machine.
 *
 * @param series of this machine, in any order
 * @returns null where no quantity has a value in the window
 */
export function deriveMachineChartValues(
  series: readonly SeriesMaxima[],
  machine: AssessedMachine,
  { window, calendar }: Omit<ChartsContext, 'levels'>,
): MachineChartValues | null {
  const bucketMs = bucketLengthOf(series);
  const spans = { window, stepMs: bucketMs, withParts: true };
  const charts = deriveChartValues(series, machine, spans);
  if (charts.length === 0) return null;
  return { fromMs: spansOf(spans).fromMs, stepMs: bucketMs, bucketMs, charts, days: daysOf(machine, calendar) };
}
