import { chartFacts, pointWords, unitWords } from './chart-facts.js';
import type { ChartFrame } from './chart-facts.js';
import type { ChartMark, ChartQuantity } from './machine-charts.js';
import type { ChartValues, MachineChartValues } from './chart-values.js';
import { sayInEnglish } from './chart-words.js';
import type { Say } from './chart-words.js';

/** A Vega-Lite specification as plain data, ready for `JSON.stringify`. */
export type ChartSpec = Readonly<Record<string, unknown>>;

/** What a specification is made for. */
export interface ChartSpecOptions {
  /** Stands above the chart; absent: only what the chart shows. */
  readonly machine?: string;
  /** In the language of the reader; English unless given. */
  readonly say?: Say;
}

/** Colours of the report, told apart by people who see no red or no green, and by their dashes. */
const COLOURS = { line: '#1c5a77', percentile: '#14263a', need: '#c28a22', limit: '#a82c63' } as const;
const DASHES: Readonly<Record<ChartMark['kind'], readonly number[]>> = {
  percentile: [1.5, 3],
  need: [7, 3],
  limit: [],
};
const WIDTH = 720;
const HEIGHT = 200;

/**
 * One chart of a machine as a Vega-Lite 6 specification with its data in it: steps of the machine or the sum, a thin line for each disk or NIC, and
 * the marks as lines from side to side. A gap is a null, so that no line crosses it. A limit is drawn wherever it lies: who looks at a specification
 * can zoom.
 *
 * @param charts `unpackCharts` of the charts of a report, or values of every bucket
 * @returns null where the machine has no such chart
 */
export function machineChartSpec(
  charts: MachineChartValues,
  quantity: ChartQuantity,
  { machine, say = sayInEnglish }: ChartSpecOptions = {},
): ChartSpec | null {
  const chart = charts.charts.find((one) => one.quantity === quantity);
  const whole = chart?.lines[0];
  if (chart === undefined || whole === undefined) return null;
  const frame: ChartFrame = { ...charts, width: WIDTH, say };
  const { title, words } = chartFacts(chart, whole, frame);
  const unit = unitWords(chart.unit, say);
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    description: machine === undefined ? words : `${machine}: ${words}`,
    title: { text: machine === undefined ? title : `${machine}: ${title}`, subtitle: pointWords(chart, frame) },
    ...{ width: WIDTH, height: HEIGHT },
    layer: [linesLayer(chart, charts, { title, unit }), ...whole.marks.map((mark) => markLayer(mark, unit, say))],
    config: { view: { stroke: null }, axis: { domain: false, tickColor: '#d9dcd8', gridColor: '#d9dcd8' } },
  };
}

function linesLayer(
  { lines }: ChartValues,
  { fromMs, stepMs }: MachineChartValues,
  { title, unit }: { readonly title: string; readonly unit: string },
): ChartSpec {
  const values = lines.flatMap(({ name, values: of }) =>
    [...of].map((value, span) => ({
      at: new Date(fromMs + span * stepMs).toISOString(),
      value: Number.isNaN(value) ? null : value,
      of: name === '' ? title : name,
    })),
  );
  return {
    data: { values },
    mark: { type: 'line', interpolate: 'step-after', invalid: 'break-paths-show-path-domains', tooltip: true },
    encoding: {
      x: { field: 'at', type: 'temporal', scale: { type: 'utc' }, axis: { title: null, format: '%m-%d', grid: false } },
      y: { field: 'value', type: 'quantitative', title: unit, scale: { zero: true } },
      ...(lines.length === 1
        ? { color: { value: COLOURS.line } }
        : {
            color: { field: 'of', type: 'nominal', title: null, sort: null },
            strokeWidth: { condition: { test: { field: 'of', equal: title }, value: 2 }, value: 1 },
          }),
    },
  };
}

function markLayer({ kind, label, value }: ChartMark, unit: string, say: Say): ChartSpec {
  const key = ({ percentile: 'chartPercentile', need: 'chartNeed', limit: 'chartLimitOf' } as const)[kind];
  const y = { field: 'value', type: 'quantitative', title: unit };
  return {
    data: { values: [{ value, label: say(key, { label, value: String(value) }) }] },
    layer: [
      { mark: { type: 'rule', color: COLOURS[kind], strokeDash: DASHES[kind] }, encoding: { y } },
      {
        mark: { type: 'text', align: 'left', baseline: 'middle', dx: 6 },
        encoding: { x: { value: 'width' }, y, text: { field: 'label', type: 'nominal' } },
      },
    ],
  };
}
