import { chartFacts, pointWords, unitWords } from './chart-facts.js';
import type { ChartFrame } from './chart-facts.js';
import { CHART_QUANTITIES } from './machine-charts.js';
import type { ChartMark, ChartQuantity } from './machine-charts.js';
import type { ChartValues, LineValues, MachineChartValues } from './chart-values.js';
import { placeLabels } from './axis.js';
import { markWords } from './draw-chart.js';
import { at } from './drawn.js';
import { topOf } from './top-of.js';
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

const SCHEMA = 'https://vega.github.io/schema/vega-lite/v6.json';
/** Whose file it is, for who writes it again: the two first keys of a specification. */
const HEAD = { $schema: SCHEMA, usermeta: { portolan: 'machine' } } as const;
const CONFIG = { view: { stroke: null }, axis: { domain: false, tickColor: '#d9dcd8', gridColor: '#d9dcd8' } } as const;

/** Colours of the report, told apart by people who see no red or no green, and by their dashes. */
const COLOURS = { line: '#1c5a77', percentile: '#14263a', need: '#c28a22', limit: '#a82c63' } as const;
const DASHES: Readonly<Record<ChartMark['kind'], readonly number[]>> = {
  percentile: [1.5, 3],
  need: [7, 3],
  limit: [],
};
const WIDTH = 720;
const HEIGHT = 200;
const LABEL_APART = 14;

/**
 * One chart of a machine as a Vega-Lite 6 specification with its data in it: steps of the machine or the sum, a thin line for each disk or NIC, and
 * the marks as lines from side to side, as the report draws them: a limit far above is named and not drawn. A gap is a null, so that no line crosses
 * it.
 *
 * @param charts `unpackCharts` of the charts of a report, or values of every bucket
 * @returns null where the machine has no such chart
 */
export function machineChartSpec(
  charts: MachineChartValues,
  quantity: ChartQuantity,
  options: ChartSpecOptions = {},
): ChartSpec | null {
  const view = viewOf(charts, quantity, options);
  return view === null ? null : { ...HEAD, ...view, config: CONFIG };
}

/** All charts of a machine in one specification, one below the other; null where it has none. */
export function machineChartsSpec(charts: MachineChartValues, options: ChartSpecOptions = {}): ChartSpec | null {
  const { machine, ...unnamed } = options;
  const views = CHART_QUANTITIES.map((quantity) => viewOf(charts, quantity, unnamed)).filter((view) => view !== null);
  if (views.length === 0) return null;
  const words = views.map((view) => String(view['description'])).join('; ');
  return {
    ...HEAD,
    description: machine === undefined ? words : `${machine}: ${words}`,
    ...(machine === undefined ? {} : { title: { text: machine, anchor: 'start' } }),
    vconcat: views,
    // The lines of one chart are not those of another, though both may be called by the same disk.
    resolve: { scale: { color: 'independent' } },
    config: CONFIG,
  };
}

/** One chart without what stands around all of a specification. */
function viewOf(
  charts: MachineChartValues,
  quantity: ChartQuantity,
  { machine, say = sayInEnglish }: ChartSpecOptions,
): ChartSpec | null {
  const chart = charts.charts.find((one) => one.quantity === quantity);
  const whole = chart?.lines[0];
  if (chart === undefined || whole === undefined) return null;
  const frame: ChartFrame = { ...charts, width: WIDTH, say };
  const { title, words } = chartFacts(chart, whole, frame);
  const unit = unitWords(chart.unit, say);
  return {
    description: machine === undefined ? words : `${machine}: ${words}`,
    title: { text: machine === undefined ? title : `${machine}: ${title}`, subtitle: pointWords(chart, frame) },
    ...{ width: WIDTH, height: HEIGHT },
    layer: [linesLayer(chart, charts, { title, unit, top: topOf(whole) }), ...markLayers(whole, { unit, say })],
  };
}

function linesLayer(
  { lines }: ChartValues,
  charts: MachineChartValues,
  { title, unit, top }: { readonly title: string; readonly unit: string; readonly top: number },
): ChartSpec {
  const scale = { domain: [0, top], nice: false };
  return {
    data: { values: lines.flatMap((line) => rowsOf(line, charts, line.name === '' ? title : line.name)) },
    mark: { type: 'line', interpolate: 'step-after', invalid: 'break-paths-show-path-domains', tooltip: true },
    encoding: {
      x: { field: 'at', type: 'temporal', scale: { type: 'utc' }, axis: { title: null, format: '%m-%d', grid: false } },
      y: { field: 'value', type: 'quantitative', title: unit, scale },
      ...(lines.length === 1
        ? { color: { value: COLOURS.line } }
        : {
            color: { field: 'of', type: 'nominal', title: null, sort: null },
            strokeWidth: { condition: { test: { field: 'of', equal: title }, value: 2 }, value: 1 },
          }),
    },
  };
}

interface SpecRow {
  readonly at: string;
  readonly value: number | null;
  readonly of: string;
}

/** A row for each span where it begins, one where a stretch ends, and a null within each gap. */
function rowsOf({ values }: LineValues, { fromMs, stepMs }: MachineChartValues, of: string): readonly SpecRow[] {
  const row = (span: number, value: number | null): SpecRow => ({
    ...{ at: new Date(fromMs + span * stepMs).toISOString(), value, of },
  });
  return Array.from(values).flatMap((value, span) => {
    if (Number.isNaN(value)) return [row(span + 0.5, null)];
    const isLast = Number.isNaN(values[span + 1] ?? NaN);
    return isLast ? [row(span, value), row(span + 1, value)] : [row(span, value)];
  });
}

/** Marks as lines with their words behind the right edge, none over another. */
function markLayers(
  line: LineValues,
  { unit, say }: { readonly unit: string; readonly say: Say },
): readonly ChartSpec[] {
  const top = topOf(line);
  const heights = line.marks.map(({ value }) => HEIGHT * (1 - Math.min(value, top) / top));
  const places = placeLabels(heights, { apart: LABEL_APART, least: 0, most: HEIGHT });
  return line.marks.flatMap((mark, index): readonly ChartSpec[] => {
    const { kind, value } = mark;
    const isAbove = value > top;
    const data = { values: [{ value, label: markWords(mark, isAbove, say) }] };
    const rule: ChartSpec = {
      data,
      mark: { type: 'rule', color: COLOURS[kind], strokeDash: DASHES[kind] },
      encoding: { y: { field: 'value', type: 'quantitative', title: unit } },
    };
    const text: ChartSpec = {
      data,
      mark: { type: 'text', align: 'left', baseline: 'middle', dx: 6 },
      encoding: { x: { value: 'width' }, y: { value: at(places[index]!) }, text: { field: 'label', type: 'nominal' } },
    };
    return isAbove ? [text] : [rule, text];
  });
}
