import { chartFacts, pointWords, unitWords } from './chart-facts.js';
import type { ChartFrame } from './chart-facts.js';
import type { ChartValues, LineValues, MachineChartValues } from './chart-values.js';
import { drawChart } from './draw-chart.js';
import { drawn } from './drawn.js';
import type { Drawn } from './drawn.js';
import type { Say } from './chart-words.js';

/** A line of a chart with its caption. */
export interface ChartFigure {
  readonly chart: ChartValues;
  readonly line: LineValues;
}

/** The figures of a machine: for each quantity the machine or the sum, then its disks or NICs. */
export const figuresOf = ({ charts }: MachineChartValues): readonly ChartFigure[] =>
  charts.flatMap((chart) => chart.lines.map((line) => ({ chart, line })));

/** What is drawn of a figure: its caption and the chart at a width. */
export function drawFigure({ chart, line }: ChartFigure, frame: ChartFrame): readonly [caption: Drawn, chart: Drawn] {
  const { title, facts } = chartFacts(chart, line, frame);
  return [
    drawn(
      'figcaption',
      {},
      drawn('b', {}, title),
      ` ${unitWords(chart.unit, frame.say)} `,
      drawn('span', {}, facts.join(' · ')),
    ),
    drawChart(chart, line, frame),
  ];
}

/** What the charts of a machine show and how they are read, once above or below them. */
export function chartsNote({ charts, fromMs, stepMs, bucketMs }: MachineChartValues, say: Say): string {
  const isOfAverages = charts.length > 0 && charts.every((chart) => chart.isOfAverages);
  return say('chartsNote', { what: pointWords({ isOfAverages }, { fromMs, stepMs, bucketMs, say }) });
}
