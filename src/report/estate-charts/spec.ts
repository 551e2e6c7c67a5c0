import { FONT_SIZE } from './labels.js';
import type { ChartFrame, ChartSpec, Json } from './chart.js';
import { PALETTE } from './palette.js';

/** Three of these stand beside each other on a wide page, one fills a phone. */
const CHART_WIDTH = 420;

const SCHEMA = 'https://vega.github.io/schema/vega-lite/v6.json';
const FONT = 'system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif';
const X_TITLE_PLACE = 33;
const Y_TITLE_PLACE = -10;

/** Hairlines, no boxes, no ticks; titles of axes lie flat, where they are read. */
const CONFIG: Json = {
  font: FONT,
  view: { stroke: null },
  axis: {
    domain: false,
    ticks: false,
    gridColor: PALETTE.line,
    labelColor: PALETTE.soft,
    labelFontSize: FONT_SIZE,
    labelLimit: 0,
    labelPadding: 6,
    titleColor: PALETTE.soft,
    titleFontSize: FONT_SIZE,
    titleFontWeight: 'normal',
  },
  axisX: { titleY: X_TITLE_PLACE, titleBaseline: 'bottom' },
  axisY: { titleAngle: 0, titleAlign: 'left', titleBaseline: 'bottom', titleY: Y_TITLE_PLACE },
  legend: { orient: 'top', title: null, labelColor: PALETTE.ink, labelFontSize: FONT_SIZE, labelLimit: 0 },
  text: { font: FONT, fontSize: FONT_SIZE, color: PALETTE.ink },
};

export interface SpecParts {
  /** Of the chart. */
  readonly id: string;
  readonly title: string;
  readonly said: string;
  readonly frame: ChartFrame;
  readonly height: number;
  readonly layer: readonly Json[];
}

/** A whole spec around its layers. */
export const specOf = ({ id, title, said, frame, height, layer }: SpecParts): ChartSpec => ({
  $schema: SCHEMA,
  // Whose file it is, for who writes it again.
  usermeta: { portolan: id },
  title: { text: title, anchor: 'start', color: PALETTE.ink, offset: 8 },
  description: said,
  width: plotWidth(frame),
  height,
  layer,
  config: CONFIG,
});

/** The title of a y axis begins where its labels do. */
export const flatTitle = (title: string, { left }: ChartFrame): Readonly<Record<string, Json>> => ({
  title,
  titleX: 4 - left,
});

/** Of an axis of numbers, between its titles and the next number. */
const TICK_WIDTH = 74;
const MOST_TICKS = 4;

/** Numbers along an axis of so many pixels: few, since the bars say them themselves. */
export const fewTicks = (length: number): Readonly<Record<string, Json>> => ({
  tickCount: Math.max(2, Math.min(MOST_TICKS, Math.floor(length / TICK_WIDTH))),
  format: ',~f',
  labelOverlap: false,
});

/** How wide the plot is within its frame. */
export const plotWidth = ({ left, right }: ChartFrame): number => CHART_WIDTH - left - right;
