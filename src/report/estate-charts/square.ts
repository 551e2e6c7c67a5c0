import { formatAmount, formatCount, formatCountOf } from '../figures.js';
import { amountColumn, countColumn } from '../tables/table.js';
import type { EstateChart, Json } from './chart.js';
import { PALETTE } from './palette.js';
import { flatTitle, specOf } from './spec.js';

export interface Square {
  readonly id: string;
  readonly title: string;
  readonly pairs: readonly { readonly from: number; readonly to: number }[];
  /** Of both axes; null where the titles say it. */
  readonly unit: string | null;
  readonly from: string;
  readonly to: string;
  /** What there is below the line, such as `less memory`. */
  readonly what: string;
  /** A sentence on what is not counted; empty for none. */
  readonly without: string;
}

const FRAME = { left: 46, right: 16, top: 24, bottom: 36 };
const HEIGHT = 260;
const SMALLEST_AREA = 26;
const LARGEST_AREA = 520;
const MOST_TICKS = 9;

/** Powers of two from at most `least` to at least `most`, every second one where they are many. */
function powersOfTwo(least: number, most: number): readonly number[] {
  const powers: number[] = [];
  let power = 1;
  while (power > least) power /= 2;
  while (power * 2 <= least) power *= 2;
  for (; power < most; power *= 2) powers.push(power);
  powers.push(power);
  const step = Math.ceil(powers.length / MOST_TICKS);
  return powers.filter((_, at) => at % step === 0);
}

/**
 * What machines have against what they get, on two scales of doublings: a circle for each pair of amounts, its area the number of machines, and
 * the line on which nothing changes. Nothing where there are no pairs.
 */
export function squareChart(square: Square): readonly EstateChart[] {
  const { id, title, unit, what, without } = square;
  const pairs = square.pairs.filter(({ from, to }) => from > 0 && to > 0);
  if (pairs.length === 0) return [];
  const points = countPairs(pairs);
  const less = pairs.filter(({ from, to }) => to < from).length;
  const more = pairs.filter(({ from, to }) => to > from).length;
  const said = `${formatCount(less)} of ${formatCountOf(pairs.length, 'machine')} get ${what} than they have, ${formatCount(pairs.length - less - more)} the same, ${formatCount(more)} more.${without}`;
  const table = {
    ...{ id, title, said },
    columns: [amountColumn(square.from, unit, 2), amountColumn(square.to, unit, 2), countColumn('Machines')],
    rows: points.map(({ from, to, machines }) => [formatAmount(from), to, machines]),
  };
  return [
    {
      chapter: 'sizes',
      table,
      keys: [],
      spec: specOf({ id, title, said, frame: FRAME, height: HEIGHT, layer: layersOf(square, points) }),
      frame: FRAME,
      isEssential: false,
    },
  ];
}

interface Point {
  readonly from: number;
  readonly to: number;
  readonly machines: number;
}

function countPairs(pairs: Square['pairs']): readonly Point[] {
  const counts = new Map<string, Point>();
  for (const { from, to } of pairs) {
    const key = `${from} ${to}`;
    counts.set(key, { from, to, machines: (counts.get(key)?.machines ?? 0) + 1 });
  }
  return [...counts.values()].sort((left, right) => left.from - right.from || left.to - right.to);
}

function layersOf({ from, to, unit }: Square, points: readonly Point[]): readonly Json[] {
  const amounts = points.flatMap((point) => [point.from, point.to]);
  const least = amounts.reduce((smallest, amount) => Math.min(smallest, amount));
  const most = amounts.reduce((largest, amount) => Math.max(largest, amount));
  const ticks = powersOfTwo(least, most);
  const low = Math.min(least, ticks[0]!) / 1.3;
  const high = Math.max(most, ticks.at(-1)!) * 1.3;
  const scale: Json = { type: 'log', base: 2, domain: [low, high], nice: false };
  const axis = { values: ticks, format: ',~f', labelOverlap: false };
  const titleOf = (text: string): string => (unit === null ? text : `${text}, ${unit}`);
  const x = (field: string): Json => ({ field, type: 'quantitative', scale, axis: { ...axis, title: titleOf(from) } });
  const y = (field: string): Json => ({
    ...{ field, type: 'quantitative', scale },
    axis: { ...axis, ...flatTitle(titleOf(to), FRAME) },
  });
  const busiest = points.reduce((largest, { machines }) => Math.max(largest, machines), 1);
  return [
    {
      data: {
        values: [
          { from: low, to: low },
          { from: high, to: high },
        ],
      },
      mark: { type: 'line', color: PALETTE.soft, strokeWidth: 1, strokeDash: [4, 3] },
      encoding: { x: x('from'), y: y('to') },
    },
    {
      data: { values: points.map(({ from: before, to: after, machines }) => ({ from: before, to: after, machines })) },
      mark: { type: 'circle', color: PALETTE.c1, opacity: 1, fillOpacity: 0.55, stroke: PALETTE.c1, strokeWidth: 1 },
      encoding: {
        x: x('from'),
        y: y('to'),
        size: {
          ...{ field: 'machines', type: 'quantitative', legend: null },
          scale: { domain: [1, Math.max(2, busiest)], range: [SMALLEST_AREA, LARGEST_AREA] },
        },
      },
    },
    {
      data: { values: [{ from: low, to: high }] },
      mark: {
        ...{ type: 'text', align: 'left', baseline: 'top', dx: 8, dy: 6, color: PALETTE.soft },
        text: 'Dashed: no change. Area: machines.',
      },
      encoding: { x: x('from'), y: y('to') },
    },
  ];
}
