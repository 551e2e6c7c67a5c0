import type { ReportContents } from '../contents.js';
import { backTestCharts } from './backtest-charts.js';
import type { EstateChart } from './chart.js';
import { costCharts } from './cost-charts.js';
import { readinessCharts } from './readiness-charts.js';
import { sampleCharts } from './sample-charts.js';
import { sizeCharts } from './size-charts.js';
import { termsCharts } from './terms-charts.js';
import { whatIfCharts } from './whatif-chart.js';

/**
 * The charts of an estate, at most about twenty, in the order in which a report shows them; those of what was not run are not there. Each is its
 * figures as a table and the same figures as a Vega-Lite spec. Cost: linear in machines, disks and tested weeks.
 */
export const estateChartsOf = (contents: ReportContents): readonly EstateChart[] => [
  ...costCharts(contents),
  ...termsCharts(contents),
  ...whatIfCharts(contents),
  ...backTestCharts(contents),
  ...readinessCharts(contents),
  ...sizeCharts(contents),
  ...sampleCharts(contents),
];

/** A chart as a file for other programs that read Vega-Lite. */
export interface SpecFile {
  /** `cost-by-application.vl.json` */
  readonly name: string;
  readonly text: string;
}

/** Every chart of an estate as a spec of its own, in the same order. */
export const estateChartSpecs = (contents: ReportContents): readonly SpecFile[] =>
  estateChartsOf(contents).map(({ table, spec }) => ({
    name: `${table.id}.vl.json`,
    text: `${JSON.stringify(spec, null, 2)}\n`,
  }));
