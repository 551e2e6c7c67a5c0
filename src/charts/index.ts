// The samples of a machine as drawings of a few hundred bytes: what a report draws. Whoever draws stands above.
export { LEVEL_SIGNS } from './machine-charts.js';
export type { ChartLine, ChartMark, ChartQuantity, ChartUnit, MachineChart, MachineCharts } from './machine-charts.js';
