import { html, nameOrWords, nothing } from '../html.js';
import type { Html } from '../html.js';

/** A stretch of time. Instants in epoch milliseconds. */
interface GanttSpan {
  readonly fromMs: number;
  readonly toMs: number;
}

/** One row of a Gantt chart. `tone` names a class of the style sheet, never a text of the input. */
export interface GanttRow extends GanttSpan {
  readonly label: string;
  readonly tone: string;
  /** An instant that the bar has to keep before; null: none. */
  readonly dueMs: number | null;
  /** Small behind the label; left out: nothing. */
  readonly note?: string;
  /** Bars in place of one from begin to end, in order; left out: one. */
  readonly spans?: readonly GanttSpan[];
}

/** What a tone of the rows means. */
export interface GanttLegend {
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
  /** What the axis counts: `days, UTC`. */
  readonly axis?: string;
  /** Above the bars; left out: the tones need no words. */
  readonly legend?: readonly GanttLegend[];
}

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
/** Units between two lines of the grid: the first that leaves no more than `MOST_TICKS`. */
const STEPS = [1, 2, 4, 7, 14, 28, 91, 182, 364] as const;
const FIVE_MINUTES_MS = 300_000;
const SCALES = {
  days: { stepMs: DAY_MS, axis: 'days, UTC', text: (at: number): string => new Date(at).toISOString().slice(0, 10) },
  hours: {
    stepMs: HOUR_MS,
    axis: 'hours, UTC',
    /** `2026-11-15 06:00`, rounded down to a minute. */
    text: (at: number): string => new Date(at).toISOString().slice(0, 16).replace('T', ' '),
  },
  minutes: {
    stepMs: FIVE_MINUTES_MS,
    axis: 'minutes',
    text: (at: number): string => `${Math.round(at / 60_000)} min`,
  },
} as const;
const MOST_TICKS = 8;
/** Shorter than this, midnights may be none, or one: hours say where a bar stands. */
const SHORT_MS = 2 * DAY_MS;
/** A date with its hour is twice as wide as a date. */
const MOST_HOURS = 4;
const HOURS = [1, 2, 3, 6, 12] as const;
/** Behind the last bar, so that a line at the end is not cut off. */
const TAIL = 0.02;

/**
 * Bars on one scale of time with a grid: midnights (UTC), hours where there are less than two days, or minutes from 0. The scale begins at the
 * midnight, hour or 5 minutes at or before the first bar, so that its first label says where bars begin. Places are hundredths of a percent, whole numbers within, so that the bytes are the same everywhere; labels stand above their bars where a screen is narrow. No
 * rows: nothing.
 */
export function gantt(rows: readonly GanttRow[], { spoken, scale = 'days', legend = [], axis }: GanttOptions): Html {
  if (rows.length === 0) return nothing;
  const ends = rows.flatMap(({ toMs, dueMs }) => (dueMs === null ? [toMs] : [toMs, dueMs]));
  const first = rows.reduce((least, { fromMs }) => Math.min(least, fromMs), Number.POSITIVE_INFINITY);
  const last = ends.reduce((most, at) => Math.max(most, at), first + 1);
  const unit = scale === 'days' && last - first < SHORT_MS ? 'hours' : scale;
  const { stepMs, text, axis: axisText } = SCALES[unit];
  const begin = Math.floor(first / stepMs) * stepMs;
  const end = last + (last - begin) * TAIL;
  const place = (at: number): number => Math.round((10_000 * (at - begin)) / (end - begin));
  const ticks = ticksOf(begin, end, unit);
  return html`${legendOf(legend)}
    <div class="gantt" role="img" aria-label="${spoken}">
      <div class="axis">
        <span class="label">${axis ?? axisText}</span>
        <span class="track">
          ${ticks.map((at, index) => html`<i class="${tickClass(index)}" style="${left(place(at))}">${text(at)}</i>`)}
        </span>
      </div>
      ${rows.map((row) => rowOf(row, ticks, place))}
    </div>`;
}

/** The first stands at the edge and goes right from it; where a screen is narrow, and on paper, every other one is left out. */
const tickClass = (index: number): string => (index === 0 ? 'tick first' : index % 2 === 0 ? 'tick' : 'tick minor');

const percent = (hundredths: number): string =>
  `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}%`;
const left = (hundredths: number): string => `left:${percent(hundredths)}`;

const legendOf = (legend: readonly GanttLegend[]): Html =>
  legend.length === 0
    ? nothing
    : html`<p class="quiet legend">
        ${legend.map(({ tone, text, more }) => html`<span><b class="mark ${tone}">${text}</b>${more}</span>`)}
      </p>`;

function rowOf(row: GanttRow, ticks: readonly number[], place: (at: number) => number): Html {
  const { label, note, tone, dueMs, spans = [row] } = row;
  return html`<div class="row">
    <span class="label"
      ><bdi>${nameOrWords(label)}</bdi>${note === undefined ? nothing : html` <small>${note}</small>`}</span
    >
    <span class="track">
      ${ticks.map((at) => html`<i class="line" style="${left(place(at))}"></i>`)}
      ${spans.map(({ fromMs, toMs }) => html`<i class="bar ${tone}" style="${left(place(fromMs))};width:${percent(place(toMs) - place(fromMs))}"></i>`)}
      ${dueMs === null ? nothing : html`<i class="due" style="${left(place(dueMs))}"></i>`}
    </span>
  </div>`;
}

/** From the begin in multiples of a step that leaves few enough to be read; none so near the end that its label is cut off. */
function ticksOf(begin: number, end: number, unit: keyof typeof SCALES): readonly number[] {
  const { stepMs } = SCALES[unit];
  const [steps, most] = unit === 'hours' ? [HOURS, MOST_HOURS] : [STEPS, MOST_TICKS];
  const units = (end - begin) / stepMs;
  const step = steps.find((one) => units / one <= most) ?? Math.ceil(units / most);
  const edge = (end - begin) / 20;
  const ticks: number[] = [begin];
  for (let at = begin + step * stepMs; at <= end - edge; at += step * stepMs) ticks.push(at);
  return ticks;
}
