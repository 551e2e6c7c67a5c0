import type { WhatIf } from '../../whatif/index.js';
import type { ReportContents } from '../contents.js';
import { formatAmount, formatCount, formatCountOf, formatMoney, formatShare } from '../figures.js';
import type { Currency } from '../figures.js';
import { amountColumn, countColumn, textColumn } from '../tables/table.js';
import { TERMS_WORDS } from '../words.js';
import type { EstateChart, Json } from './chart.js';
import { amountIn, moneyCell } from './money.js';
import { PALETTE } from './palette.js';
import { fewTicks, flatTitle, plotWidth, specOf } from './spec.js';

const FRAME = { left: 62, right: 74, top: 24, bottom: 36 };
const HEIGHT = 250;
const PERCENT_DECIMALS = 4;
const PERCENT = 100;

/** Cost against overload of every policy tried, the ones that no other beats, the knee and the policy itself. */
export function whatIfCharts({ whatIf, assessment: { catalogue } }: ReportContents): readonly EstateChart[] {
  if (whatIf === null) return [];
  const points = pointsOf(whatIf, catalogue);
  if (points.length < 2) return [];
  const said = saidOf(whatIf, catalogue);
  const unit = `${catalogue.currency} per month`;
  const table = {
    ...{ id: 'whatif-frontier', title: 'Cost against overload', said },
    columns: [
      countColumn('Cell'),
      ...[countColumn('Percentile'), textColumn('Comfort'), countColumn('Days')],
      ...[textColumn('Terms'), textColumn('Series'), textColumn('Region')],
      ...[
        amountColumn('Cost of the curve', unit, 2),
        amountColumn('Overloaded', '% of buckets', 3),
        textColumn('Mark'),
      ],
    ],
    rows: whatIf.cells.map((cell, at) => [
      ...[
        formatCount(at),
        cell.percentile,
        cell.comfort === null ? 'several' : formatAmount(cell.comfort),
        cell.historyDays,
      ],
      ...[TERMS_WORDS[cell.terms], cell.series, cell.region],
      ...[moneyCell(cell.curve?.perMonth ?? null, catalogue), percentOf(cell.curve?.overload), marksOf(whatIf, at)],
    ]),
  };
  const spec = specOf({
    id: table.id,
    title: table.title,
    said,
    frame: FRAME,
    height: HEIGHT,
    layer: layersOf(points, unit),
  });
  const keys = [
    { label: 'A policy tried', colour: 'soft' },
    { label: 'No other is cheaper and as little overloaded', colour: 'c1' },
  ] as const;
  return [{ chapter: 'whatif', table, keys, spec, frame: FRAME, isEssential: true }];
}

const percentOf = (overload: { readonly buckets: number; readonly overloaded: number } | undefined): number | null =>
  overload === undefined || overload.buckets === 0
    ? null
    : Math.round((overload.overloaded / overload.buckets) * PERCENT * 10 ** PERCENT_DECIMALS) / 10 ** PERCENT_DECIMALS;

function marksOf({ knee, cells }: WhatIf, at: number): string {
  const marks = [
    ...(at === 0 ? ['the policy'] : []),
    ...(knee?.cell === at ? ['knee'] : []),
    ...(cells[at]!.isOnFrontier ? ['frontier'] : []),
    ...(cells[at]!.curve === null ? ['not on the curve'] : []),
  ];
  return marks.join(', ');
}

function saidOf({ knee, noKnee, cells, curveMachines }: WhatIf, currency: Currency): string {
  const own = cells[0]?.curve ?? null;
  const best = knee === null ? null : (cells[knee.cell]?.curve ?? null);
  const placeOf = (curve: NonNullable<typeof own>): string =>
    `${formatMoney(curve.perMonth, currency)} a month with ${formatShare(curve.overload.overloaded, curve.overload.buckets)} of the buckets overloaded`;
  const policy = own === null ? 'The policy itself has no place on it.' : `The policy stands at ${placeOf(own)}.`;
  const turn =
    best === null
      ? `There is no knee: ${noKnee ?? 'nothing says why'}.`
      : `At the knee, after which money buys less: ${placeOf(best)}.`;
  return `Over the ${formatCountOf(curveMachines, 'machine')} that every policy here sizes at known prices. ${policy} ${turn} In-sample: later weeks may be worse.`;
}

interface Point {
  readonly cell: number;
  readonly overload: number;
  readonly cost: number;
  readonly onFrontier: boolean;
  readonly mark: string;
}

function pointsOf(whatIf: WhatIf, currency: Currency): readonly Point[] {
  return whatIf.cells.flatMap(({ curve, isOnFrontier }, cell) => {
    const overload = percentOf(curve?.overload);
    const cost = amountIn(curve?.perMonth ?? null, currency);
    if (overload === null || cost === null) return [];
    const isKnee = whatIf.knee?.cell === cell;
    const mark = [...(isKnee ? ['knee'] : []), ...(cell === 0 ? ['the policy'] : [])].join(', ');
    return [{ cell, overload, cost, onFrontier: isOnFrontier, mark }];
  });
}

const textLayer = (points: readonly Point[], [x, y]: readonly [Json, Json], isKnee: boolean): Json => ({
  data: { values: points.map(({ overload, cost, mark }) => ({ overload, cost, mark })) },
  // The frontier falls to the right: below its points nothing stands, and above them nothing that matters.
  mark: {
    type: 'text',
    align: isKnee ? 'right' : 'left',
    dx: isKnee ? -8 : 9,
    dy: isKnee ? 11 : -9,
    fontWeight: 'bold',
  },
  encoding: { x, y, text: { field: 'mark', type: 'nominal' } },
});

function layersOf(points: readonly Point[], unit: string): readonly Json[] {
  const x: Json = {
    ...{ field: 'overload', type: 'quantitative', scale: { domainMin: 0, nice: false } },
    axis: { ...fewTicks(plotWidth(FRAME)), title: 'Overloaded 10-minute buckets, %' },
  };
  const y: Json = {
    ...{ field: 'cost', type: 'quantitative', scale: { zero: false, nice: true } },
    axis: { ...fewTicks(HEIGHT), ...flatTitle(unit, FRAME) },
  };
  const values = points.map(({ cell, overload, cost }) => ({ cell, overload, cost }));
  const frontier = points.filter(({ onFrontier }) => onFrontier);
  const line = frontier.map(({ cell, overload, cost }) => ({ cell, overload, cost }));
  const marked = points.filter(({ mark }) => mark !== '');
  const knees = marked.filter(({ mark }) => mark === 'knee');
  return [
    {
      data: { values },
      mark: { type: 'point', shape: 'circle', filled: true, opacity: 1, color: PALETTE.soft, size: 34 },
      encoding: { x, y },
    },
    {
      data: { values: line },
      mark: { type: 'line', color: PALETTE.c1, strokeWidth: 1.5 },
      encoding: { x, y, order: { field: 'cost', type: 'quantitative' } },
    },
    {
      data: { values: line },
      mark: { type: 'point', shape: 'circle', filled: true, opacity: 1, color: PALETTE.c1, size: 48 },
      encoding: { x, y },
    },
    {
      data: { values: marked.map(({ overload, cost, mark }) => ({ overload, cost, mark })) },
      mark: {
        type: 'point',
        shape: 'circle',
        filled: false,
        opacity: 1,
        color: PALETTE.ink,
        strokeWidth: 1.5,
        size: 130,
      },
      encoding: { x, y },
    },
    textLayer(knees, [x, y], true),
    textLayer(
      marked.filter(({ mark }) => mark !== 'knee'),
      [x, y],
      false,
    ),
  ];
}
