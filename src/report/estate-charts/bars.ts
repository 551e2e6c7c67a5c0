import { countColumn } from '../tables/table.js';
import type { ReportTable } from '../tables/table.js';
import type { ChartChapter, ChartKey, EstateChart, Json, Say } from './chart.js';
import { distinctLabels, textWidth } from './labels.js';
import { PALETTE } from './palette.js';
import { fewTicks, flatTitle, plotWidth, specOf } from './spec.js';

/** One bar: a part for each key, in their order. */
interface Bar {
  readonly name: string;
  /** Nothing is drawn of what is unknown; the text at the end of the bar says so. */
  readonly parts: readonly (number | null)[];
  /** At its end. */
  readonly end: string;
  /** Where a tick stands across it, to compare with; absent: none. */
  readonly against?: number | null;
}

export interface BarChart {
  readonly chapter: ChartChapter;
  readonly table: ReportTable;
  readonly bars: readonly Bar[];
  /** At least one; a single one is no legend, but beside a tick. */
  readonly keys: readonly ChartKey[];
  /** What the bars are, such as `Application`. */
  readonly category: string;
  /** Quantity and unit, such as `USD per month`. */
  readonly amount: string;
  /** What the tick stands for. */
  readonly against?: string;
  readonly isEssential?: boolean;
}

const ROW = 23;
const BAR = 14;
/** Room for the longest names of systems and terms that are common, and for as much of a bar. */
export const WIDEST_LABEL = 220;
const LAST_KEY_FIT = 14;

/** Where the text at the end of a bar begins: behind the tick too. */
const endOf = (bar: Bar): number => Math.max(sumOf(bar), bar.against ?? 0);

const sumOf = ({ parts }: Bar): number => parts.reduce<number>((sum, part) => sum + (part ?? 0), 0);

/** The same with every word said otherwise. Figures and names are left alone by whoever says them. */
const retold = (chart: BarChart, say: Say): BarChart => ({
  ...chart,
  bars: chart.bars.map((bar) => ({ ...bar, name: say(bar.name), end: say(bar.end) })),
  keys: chart.keys.map(({ label, colour }) => ({ label: say(label), colour })),
  category: say(chart.category),
  amount: say(chart.amount),
  ...(chart.against === undefined ? {} : { against: say(chart.against) }),
});

/** Bars that lie, longest names readable, each with its amount at its end. */
export function barChart(chart: BarChart): EstateChart {
  const { chapter, table, bars, keys, category, amount } = chart;
  const labels = distinctLabels(
    bars.map(({ name }) => name),
    WIDEST_LABEL,
  );
  const widest = Math.max(textWidth(category), ...labels.map(textWidth));
  const end = Math.max(...bars.map((bar) => textWidth(bar.end)));
  const frame = { left: Math.ceil(widest) + 10, right: Math.ceil(end) + LAST_KEY_FIT, top: 24, bottom: 36 };
  const y: Json = {
    field: 'name',
    type: 'nominal',
    sort: null,
    scale: { domain: labels, paddingInner: 0, paddingOuter: 0 },
    axis: flatTitle(category, frame),
  };
  const values = bars.flatMap((bar, at) =>
    keys.flatMap(({ label }, order) => {
      const part = bar.parts[order] ?? null;
      return part === null || part === 0 ? [] : [{ name: labels[at]!, part: label, amount: part, order }];
    }),
  );
  const ends = bars.map((bar, at) => ({ name: labels[at]!, amount: endOf(bar), end: bar.end }));
  const x: Json = { field: 'amount', type: 'quantitative', title: amount };
  const layer: Json[] = [
    {
      data: { values },
      mark: { type: 'bar', height: BAR, stroke: PALETTE.paper, strokeWidth: 1 },
      encoding: {
        y,
        x: { ...x, stack: 'zero', scale: { domainMin: 0, nice: false }, axis: fewTicks(plotWidth(frame)) },
        color: {
          field: 'part',
          type: 'nominal',
          scale: { domain: keys.map(({ label }) => label), range: keys.map(({ colour }) => PALETTE[colour]) },
          ...(keys.length === 1 ? { legend: null } : {}),
        },
        order: { field: 'order', type: 'quantitative' },
      },
    },
    ...againstLayer(bars, labels, x),
    {
      data: { values: ends },
      mark: { type: 'text', align: 'left', baseline: 'middle', dx: 5 },
      encoding: { y: { field: 'name', type: 'nominal', sort: null }, x, text: { field: 'end', type: 'nominal' } },
    },
  ];
  const height = ROW * bars.length;
  const shownKeys = keys.length === 1 && chart.against === undefined ? [] : keys;
  const tick: readonly ChartKey[] = chart.against === undefined ? [] : [{ label: chart.against, colour: 'c3' }];
  const spec = specOf({ id: table.id, title: table.title, said: table.said, frame, height, layer });
  return {
    ...{ chapter, table, keys: [...shownKeys, ...tick], spec, frame, isEssential: chart.isEssential === true },
    retold: (say) => barChart(retold(chart, say)),
  };
}

function againstLayer(bars: readonly Bar[], labels: readonly string[], x: Json): readonly Json[] {
  const values = bars.flatMap(({ against }, at) => (against == null ? [] : [{ name: labels[at]!, amount: against }]));
  if (values.length === 0) return [];
  const mark: Json = { type: 'tick', orient: 'vertical', size: ROW - 3, thickness: 3, color: PALETTE.c3 };
  return [{ data: { values }, mark, encoding: { y: { field: 'name', type: 'nominal', sort: null }, x } }];
}

/** A count for each name, the commonest first unless they have an order of their own. */
export interface CountChart {
  readonly chapter: ChartChapter;
  readonly table: Pick<ReportTable, 'id' | 'title' | 'said' | 'columns'>;
  readonly counts: readonly { readonly name: string; readonly count: number }[];
  readonly amount: string;
}

/** Bars of one colour that count, and the table that says the same. */
export function countChart({ chapter, table, counts, amount }: CountChart): EstateChart {
  const [category] = table.columns;
  return barChart({
    chapter,
    table: {
      ...table,
      columns: [...table.columns, countColumn(amount)],
      rows: [
        ...counts.map(({ name, count }) => [name, count]),
        ['Sum', counts.reduce((sum, { count }) => sum + count, 0)],
      ],
    },
    bars: counts.map(({ name, count }) => ({ name, parts: [count], end: String(count) })),
    keys: [{ label: amount, colour: 'c1' }],
    category: category?.title ?? '',
    amount,
  });
}
