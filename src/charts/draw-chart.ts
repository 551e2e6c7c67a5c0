import { dayTicks, placeLabels, valueTicks } from './axis.js';
import { chartFacts, unitWords } from './chart-facts.js';
import type { ChartFrame } from './chart-facts.js';
import type { ChartValues, LineValues } from './chart-values.js';
import { at, drawn } from './drawn.js';
import type { Drawn } from './drawn.js';
import type { ChartMark } from './machine-charts.js';
import { groupDigits } from './short-number.js';
import { topOf } from './top-of.js';

const HEIGHT = 196;
/** Room for the unit. */
const TOP = 20;
const BOTTOM = 24;
const LEFT = 46;
/** Room for `limit 12,800 ↑`. */
const RIGHT = 98;
const LABEL_APART = 14;
const MOST_TICKS = 4;
const DATE_WIDTH = 46;
/** From values and times to pixels. */
interface Scales {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly x: (atMs: number) => number;
  readonly y: (value: number) => number;
}

function scalesOf(line: LineValues, frame: ChartFrame): Scales {
  const top = topOf(line);
  const [right, bottom] = [frame.width - RIGHT, HEIGHT - BOTTOM];
  const lengthMs = Math.max(1, line.values.length) * frame.stepMs;
  return {
    ...{ top, right, bottom },
    x: (atMs) => LEFT + ((atMs - frame.fromMs) / lengthMs) * (right - LEFT),
    y: (value) => bottom - (value / top) * (bottom - TOP),
  };
}

/**
 * One line of a chart as an SVG: a step for each span from the floor of zero, what was not sampled hatched, and the marks as lines from side to
 * side with their values beside them. A limit far above is an arrow with its value. All texts stand in the SVG as texts; what it shows is told in
 * words in its label.
 */
export function drawChart(chart: ChartValues, line: LineValues, frame: ChartFrame): Drawn {
  const { marks } = line;
  const scales = scalesOf(line, frame);
  const { title, words } = chartFacts(chart, line, frame);
  return drawn(
    'svg',
    {
      ...{ role: 'img', viewBox: `0 0 ${frame.width} ${HEIGHT}`, width: frame.width, height: HEIGHT },
      ...{ class: 'machine-chart', 'aria-label': words },
    },
    drawn('title', {}, title),
    ...valueAxis(chart, scales, frame),
    ...timeAxis(line, scales, frame),
    ...gaps(line, scales, frame),
    ...steps(line, scales, frame),
    ...markLines(marks, scales, frame),
  );
}

function valueAxis({ unit }: ChartValues, { top, right, y }: Scales, { say }: ChartFrame): readonly Drawn[] {
  return [
    drawn('text', { x: LEFT - 6, y: TOP - 9, 'text-anchor': 'end' }, unitWords(unit, say)),
    ...valueTicks(top, MOST_TICKS).map((value) =>
      drawn(
        'g',
        { class: value === 0 ? 'floor' : 'tick' },
        drawn('path', { d: `M${LEFT} ${at(y(value))}H${at(right)}` }),
        drawn('text', { x: LEFT - 6, y: at(y(value)) + 4, 'text-anchor': 'end' }, groupDigits(value)),
      ),
    ),
  ];
}

function timeAxis({ values }: LineValues, { x, right, bottom }: Scales, frame: ChartFrame): readonly Drawn[] {
  const toMs = frame.fromMs + values.length * frame.stepMs;
  const mostLabels = Math.max(1, Math.floor((right - LEFT) / DATE_WIDTH));
  const ticks = dayTicks(frame.fromMs, toMs, mostLabels);
  const marks = ticks.map(({ atMs, label }) => `M${at(x(atMs))} ${bottom}v${label === null ? 3 : 6}`).join('');
  return [
    drawn('path', { d: marks, class: 'days' }),
    ...ticks.flatMap(({ atMs, label }) =>
      label === null ? [] : [drawn('text', { x: at(x(atMs)), y: HEIGHT - 5, 'text-anchor': 'middle' }, label)],
    ),
  ];
}

/** Stretches of spans with or without values, in order. */
function stretches(values: Float64Array, isGap: boolean): readonly { readonly start: number; readonly end: number }[] {
  const found: { start: number; end: number }[] = [];
  values.forEach((value, index) => {
    if (Number.isNaN(value) !== isGap) return;
    const last = found.at(-1);
    if (last?.end === index) last.end = index + 1;
    else found.push({ start: index, end: index + 1 });
  });
  return found;
}

const HATCH_APART = 8;

/** Hatched by strokes of one path each: a pattern would be a reference, and a page of ours has none. */
function gaps({ values }: LineValues, { x, bottom }: Scales, frame: ChartFrame): readonly Drawn[] {
  const rise = bottom - TOP;
  return stretches(values, true).map(({ start, end }) => {
    const [from, to] = [x(frame.fromMs + start * frame.stepMs), x(frame.fromMs + end * frame.stepMs)];
    let path = '';
    for (let foot = Math.floor((from - rise) / HATCH_APART) * HATCH_APART; foot < to; foot += HATCH_APART) {
      const [low, high] = [Math.max(0, from - foot), Math.min(rise, to - foot)];
      if (low < high) path += `M${at(foot + low)} ${at(bottom - low)}L${at(foot + high)} ${at(bottom - high)}`;
    }
    return drawn('path', { d: path, class: 'gap' });
  });
}

/** Spans narrower than this have one path for floor and line: a path of each bucket of a month is long. */
const NARROW = 2;

function steps({ values }: LineValues, { x, y, right, bottom }: Scales, frame: ChartFrame): readonly Drawn[] {
  const areas: string[] = [];
  const lines: string[] = [];
  const xOf = (span: number): number => at(x(frame.fromMs + span * frame.stepMs));
  for (const { start, end } of stretches(values, false)) {
    let path = '';
    for (let span = start; span < end; span += 1) {
      if (span === start || values[span] !== values[span - 1]) path += `V${at(y(values[span]!))}`;
      if (span + 1 === end || values[span] !== values[span + 1]) path += `H${xOf(span + 1)}`;
    }
    areas.push(`M${xOf(start)} ${bottom}${path}V${bottom}Z`);
    lines.push(`M${xOf(start)} ${at(y(values[start]!))}${path}`);
  }
  const area = areas.join('');
  if ((right - LEFT) / values.length < NARROW) return [drawn('path', { d: area, class: 'narrow' })];
  return [drawn('path', { d: area, class: 'area' }), drawn('path', { d: lines.join(''), class: 'line' })];
}

function markLines(
  marks: readonly ChartMark[],
  { top, right, bottom, y }: Scales,
  { say }: ChartFrame,
): readonly Drawn[] {
  const heights = marks.map(({ value }) => (value > top ? TOP : y(value)));
  const places = placeLabels(heights, { apart: LABEL_APART, least: TOP, most: bottom });
  return marks.map((mark, index) => {
    const [from, to] = [at(heights[index]!), at(places[index]!)];
    const leader = `M${at(right)} ${from}L${at(right + 8)} ${to}h6`;
    return drawn(
      'g',
      { class: `mark-line of-${mark.kind}` },
      drawn('path', { d: mark.value > top ? `M${at(right + 8)} ${to}h6` : `M${LEFT} ${from}H${at(right)}${leader}` }),
      drawn('text', { x: at(right + 18), y: to + 4 }, markWords(mark, mark.value > top, say)),
    );
  });
}

/** A mark in words at the end of its line, without the unit. */
export function markWords({ kind, label, value }: ChartMark, isAbove: boolean, say: ChartFrame['say']): string {
  const told = { label, value: groupDigits(value) };
  if (kind === 'percentile') return say('chartPercentile', told);
  if (kind === 'need') return say('chartNeed', told);
  return say(isAbove ? 'chartLimitAbove' : 'chartLimit', told);
}
