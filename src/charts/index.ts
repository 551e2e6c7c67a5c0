// The samples of a machine as drawings of a few hundred bytes, and how they are drawn. Whoever shows them stands above.
export { CHART_WORDS, sayInEnglish } from './chart-words.js';
export { chartFacts } from './chart-facts.js';
export { drawDays } from './draw-days.js';
export { chartsNote, drawFigure, figuresOf } from './draw-figures.js';
export type { ChartFigure } from './draw-figures.js';
export type { Drawn } from './drawn.js';
export { unpackCharts } from './chart-values.js';
export type { ChartValues, LineValues, MachineChartValues } from './chart-values.js';
export { deriveDiskMarks, deriveMarks } from './derive-marks.js';
export { CHARTED_CHANNELS } from './derive-chart-values.js';
export { machineChartsSpec, machineChartSpec } from './machine-chart-spec.js';
export type { ChartSpec, ChartSpecOptions } from './machine-chart-spec.js';
export { collectCharts, deriveEstateCharts, isChartedSum, windowOfAssessment } from './derive-estate-charts.js';
export { deriveMachineCharts, deriveMachineChartValues } from './derive-machine-charts.js';
export type { ChartsContext } from './derive-machine-charts.js';
export { LEVEL_SIGNS } from './machine-charts.js';
export type {
  ChartDays,
  ChartLine,
  ChartMark,
  ChartQuantity,
  ChartUnit,
  MachineChart,
  MachineCharts,
} from './machine-charts.js';
