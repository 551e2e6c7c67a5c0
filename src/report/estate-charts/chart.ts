import type { ReportTable } from '../tables/table.js';
import type { Colour } from './palette.js';

/** Plain data of JSON. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** A Vega-Lite specification, version 6, its data within. */
export type ChartSpec = Readonly<Record<string, Json>>;

/** The chapters that show charts. */
export type ChartChapter =
  'readiness' | 'sizes' | 'cost' | 'scenarios' | 'seen' | 'whatif' | 'backtest' | 'replication';

/** What a colour of a chart stands for. */
export interface ChartKey {
  readonly label: string;
  readonly colour: Colour;
}

/** Space around the plot, in pixels of the drawing. */
export interface ChartFrame {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** A chart of an estate: its title, sentence and figures are its table's; the spec draws the same figures. */
export interface EstateChart {
  readonly chapter: ChartChapter;
  /** All figures of the chart; `id` is that of the chart, `said` tells what it shows. */
  readonly table: ReportTable;
  /** Empty where colour means nothing. */
  readonly keys: readonly ChartKey[];
  /** Whole by itself: with a title and a legend, for other programs. */
  readonly spec: ChartSpec;
  /** For our drawing, whose title and legend are the page's. */
  readonly frame: ChartFrame;
  /** Whether paper shows the table too. */
  readonly isEssential: boolean;
  /** The same chart with its words said otherwise, and room made for them; absent where `say` can be asked for the words of the spec as it is. */
  readonly retold?: (say: Say) => EstateChart;
}

/** Says a text of a chart, which may be a name of the input, in another language. */
export type Say = (text: string) => string;

/** Drawings by the id of their chart: SVG that takes its colours from the page it stands in. */
export type EstateFigures = ReadonlyMap<string, string>;
