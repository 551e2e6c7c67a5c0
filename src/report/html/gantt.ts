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
  /** What the axis counts: `days, UTC`. */
  readonly axis?: string;
  /** Above the bars; left out: the tones need no words. */
  readonly legend?: readonly GanttLegend[];
}

const DAY_MS = 86_400_000;
/** Units between two lines of the grid: the first that leaves no more than `MOST_TICKS`. */
const STEPS = [1, 2, 4, 7, 14, 28, 91, 182, 364] as const;
const FIVE_MINUTES_MS = 300_000;
const SCALES = {
  days: { stepMs: DAY_MS, axis: 'days, UTC', text: (at: number): string => new Date(at).toISOString().slice(0, 10) },
  minutes: {
    stepMs: FIVE_MINUTES_MS,
    axis: 'minutes',
    text: (at: number): string => `${Math.round(at / 60_000)} min`,
  },
} as const;
const MOST_TICKS = 8;
/** Shorter than this, midnights may be none, or one: hours say where a bar stands. */
const SHORT_MS = 2 * DAY_MS;
const HOUR_MS = 3_600_000;
/** A date with its hour is twice as wide as a date. */
const MOST_HOURS = 4;
const HOURS = [1, 2, 3, 6, 12] as const;
/** Behind the last bar, so that a line at the end is not cut off. */
const TAIL = 0.02;

/**
 * Bars on one scale of time with a grid: midnights (UTC), hours where there are less than two days, or minutes from 0. Places are hundredths
 * of a percent, whole numbers within, so that the bytes are the same everywhere; labels stand above their bars where a screen is narrow. No
 * rows: nothing.
 */
export function gantt(rows: readonly GanttRow[], { spoken, scale = 'days', legend = [], axis }: GanttOptions): Html {
  if (rows.length === 0) return nothing;
  const ends = rows.flatMap(({ toMs, dueMs }) => (dueMs === null ? [toMs] : [toMs, dueMs]));
  const begin = rows.reduce((first, { fromMs }) => Math.min(first, fromMs), Number.POSITIVE_INFINITY);
  const last = ends.reduce((most, at) => Math.max(most, at), begin + 1);
  const end = last + (last - begin) * TAIL;
  const place = (at: number): number => Math.round((10_000 * (at - begin)) / (end - begin));
  const { ticks, text } = gridOf(begin, end, scale);
  return html`${legendOf(legend)}
    <div class="gantt" role="img" aria-label="${spoken}">
      <div class="axis">
        <span class="label">${axis ?? SCALES[scale].axis}</span>
        <span class="track">
          ${ticks.map((at, index) => html`<i class="${index % 2 === 0 ? 'tick' : 'tick minor'}" style="${left(place(at))}">${text(at)}</i>`)}
        </span>
      </div>
      ${rows.map((row) => rowOf(row, ticks, place))}
    </div>`;
}

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

interface Grid {
  readonly ticks: readonly number[];
  readonly text: (at: number) => string;
}

function gridOf(begin: number, end: number, scale: keyof typeof SCALES): Grid {
  const { stepMs, text } = SCALES[scale];
  if (scale === 'minutes' || end - begin >= SHORT_MS) return { ticks: ticksOf(begin, end, stepMs), text };
  const hours = (end - begin) / HOUR_MS;
  const step = HOURS.find((one) => hours / one <= MOST_HOURS) ?? HOURS[HOURS.length - 1]!;
  const ticks = ticksOf(begin, end, step * HOUR_MS);
  // Less than an hour may hold none: its middle says at least which day it is.
  return { ticks: ticks.length === 0 ? [(begin + end) / 2] : ticks, text: hourText };
}

/** `2026-11-15 06:00`, rounded down to a minute. */
const hourText = (at: number): string => new Date(at).toISOString().slice(0, 16).replace('T', ' ');

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
