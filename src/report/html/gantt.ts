import { html, nothing } from '../html.js';
import type { Html } from '../html.js';

/** One row of a Gantt chart. Instants in epoch milliseconds; `tone` names a class of the style sheet, never a text of the input. */
export interface GanttRow {
  readonly label: string;
  readonly fromMs: number;
  readonly toMs: number;
  readonly tone: string;
  /** An instant that the bar has to keep before; null: none. */
  readonly dueMs: number | null;
}

/** What a tone of the rows means. */
interface GanttLegend {
  readonly tone: string;
  readonly text: string;
  /** Behind the text, unmarked. */
  readonly more: string;
}

interface GanttOptions {
  /** What it shows, for those who do not see it; a table beside it says the same. */
  readonly spoken: string;
  /** Left out: `days`. */
  readonly scale?: 'days' | 'minutes';
  /** Above the bars; left out: the tones need no words. */
  readonly legend?: readonly GanttLegend[];
  /** Names the frame as a region that the keyboard can scroll; left out: it is none. */
  readonly region?: string;
}

const DAY_MS = 86_400_000;
const WIDTH = 1000;
const ROW = 22;
const LABEL = 300;
const AXIS = 22;
const MOST_LABEL = 46;
/** Units between two lines of the grid: the first that leaves no more than `MOST_TICKS`. */
const STEPS = [1, 2, 7, 14, 28, 91, 182, 364] as const;
const FIVE_MINUTES_MS = 300_000;
const SCALES = {
  days: { stepMs: DAY_MS, text: (at: number): string => new Date(at).toISOString().slice(0, 10) },
  minutes: { stepMs: FIVE_MINUTES_MS, text: (at: number): string => `${Math.round(at / 60_000)} min` },
} as const;
const MOST_TICKS = 10;

/**
 * Bars on one scale of time with a grid, midnights (UTC) or minutes from 0, as an inline SVG. Whole numbers only, so that the bytes are the same everywhere. No rows: nothing.
 */
export function gantt(rows: readonly GanttRow[], { spoken, scale = 'days', legend = [], region }: GanttOptions): Html {
  if (rows.length === 0) return nothing;
  const ends = rows.flatMap(({ toMs, dueMs }) => (dueMs === null ? [toMs] : [toMs, dueMs]));
  const begin = rows.reduce((first, { fromMs }) => Math.min(first, fromMs), Number.POSITIVE_INFINITY);
  const end = ends.reduce((last, at) => Math.max(last, at), begin + 1);
  const place = (at: number): number => LABEL + Math.round(((WIDTH - LABEL) * (at - begin)) / (end - begin));
  const height = rows.length * ROW + AXIS;
  const frame = region === undefined ? nothing : html` tabindex="0" role="region" aria-label="${region}"`;
  return html`${legendOf(legend)}
    <div class="chart-frame" ${frame}>
      <svg class="gantt" viewBox="0 0 ${WIDTH} ${height}" width="100%" role="img" aria-label="${spoken}">
        ${ticksOf(begin, end, SCALES[scale].stepMs).map((at) => tick(SCALES[scale].text(at), place(at), height))}
        ${rows.map((row, index) => rowOf(row, AXIS + index * ROW, place))}
      </svg>
    </div>`;
}

const legendOf = (legend: readonly GanttLegend[]): Html =>
  legend.length === 0
    ? nothing
    : html`<p class="quiet legend">
        ${legend.map(({ tone, text, more }) => html`<span><b class="mark ${tone}">${text}</b>${more}</span>`)}
      </p>`;

function rowOf({ label, fromMs, toMs, tone, dueMs }: GanttRow, y: number, place: (at: number) => number): Html {
  const x = place(fromMs);
  const shown = label.length > MOST_LABEL ? `${label.slice(0, MOST_LABEL - 1)}…` : label;
  return html`<g>
    <text x="0" y="${y + 15}">${shown}</text>
    <rect class="${tone}" x="${x}" y="${y + 4}" width="${Math.max(2, place(toMs) - x)}" height="${ROW - 8}" />
    ${dueMs === null ? nothing : html`<path class="due" d="M${place(dueMs)} ${y + 1}v${ROW - 2}" />`}
  </g>`;
}

const tick = (text: string, x: number, height: number): Html =>
  html`<path class="grid" d="M${x} ${AXIS - 4}v${height - AXIS + 4}" />
    <text class="axis" x="${x}" y="12" text-anchor="middle">${text}</text>`;

/** Multiples of the step within a span, evenly apart and few enough to be read; none too near the ends for their labels. */
function ticksOf(begin: number, end: number, stepMs: number): readonly number[] {
  const units = (end - begin) / stepMs;
  const step = STEPS.find((one) => units / one <= MOST_TICKS) ?? Math.ceil(units / MOST_TICKS);
  const edge = (end - begin) / 20;
  const ticks: number[] = [];
  for (let at = Math.ceil(begin / stepMs) * stepMs; at <= end - edge; at += step * stepMs) {
    if (at >= begin + edge) ticks.push(at);
  }
  return ticks;
}
