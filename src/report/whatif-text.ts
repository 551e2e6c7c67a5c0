import { formatAmount, formatCount, formatCountOf, formatMoney, formatShare } from './figures.js';
import { isCostUnknown, knownPerMonth } from './known-cost.js';
import { alignRows, joinLines, wrap } from './lines.js';
import type { WhatIf, WhatIfCell } from '../whatif/index.js';

const INDENT = 2;
/** How many cells are listed unless all are asked for. */
const TOLD_CELLS = 30;
const USD = { currency: 'USD', usdToCurrency: 1 };
const HEADINGS = [
  'cell',
  'a month',
  'overload',
  'vCPU',
  'no size',
  'P',
  'comfort',
  'days',
  'terms',
  'series',
  'region',
  '',
];

/** The cell of the frontier that costs and overloads exactly as much as this one, which comes later; null where there is none. */
function tieOf({ cells, frontier }: WhatIf, index: number): number | null {
  const { curve, isOnFrontier } = cells[index]!;
  if (curve === null || isOnFrontier) return null;
  const equal = frontier.find((cell) => {
    const other = cells[cell]!.curve;
    return other?.perMonth === curve.perMonth && other.overload.overloaded === curve.overload.overloaded;
  });
  return equal ?? null;
}

function markOf(whatIf: WhatIf, index: number): string {
  const { knee, cells } = whatIf;
  const tie = tieOf(whatIf, index);
  const marks = [
    ...(index === 0 ? ['the policy'] : []),
    ...(knee?.cell === index ? ['knee'] : cells[index]!.isOnFrontier ? ['frontier'] : []),
    ...(tie === null ? [] : [`tie with ${tie}`]),
  ];
  return marks.join(', ');
}

function rowOf(whatIf: WhatIf, index: number): readonly string[] {
  const { totals, curve, percentile, comfort, historyDays, terms, series, region } = whatIf.cells[index]!;
  return [
    String(index),
    formatMoney(knownPerMonth(totals.running), USD),
    curve === null ? 'unknown' : formatShare(curve.overload.overloaded, curve.overload.buckets),
    formatCount(totals.running.vcpus),
    formatCount(totals.running.machinesUnsized),
    String(percentile),
    comfort === null ? 'several' : formatAmount(comfort),
    String(historyDays),
    terms,
    series,
    region,
    markOf(whatIf, index),
  ];
}

/** Nothing where every line of every bill has a price. */
const partlyPricedLines = ({ partlyPriced }: WhatIf): readonly string[] =>
  partlyPriced === 0
    ? []
    : wrap(
        `Of ${formatCountOf(partlyPriced, 'machine')} of the curve some line of the bill has no known price in any cell, such as the licence where the operating system is not stated: it is in none of these sums, and cells compare all the same`,
        0,
        INDENT,
      );

function kneeLines({ knee, noKnee, cells, curveMachines }: WhatIf): readonly string[] {
  if (knee === null) return wrap(`No knee: ${noKnee ?? ''}`, 0, INDENT);
  const { curve } = cells[knee.cell]!;
  const own = cells[0]!.curve;
  const against =
    own === null || curve === null
      ? ''
      : `; the policy itself: ${formatMoney(own.perMonth, USD)} and ${formatCountOf(own.overload.overloaded, 'overloaded bucket')}`;
  const told =
    curve === null
      ? ''
      : `${formatMoney(curve.perMonth, USD)} and ${formatCountOf(curve.overload.overloaded, 'overloaded bucket')}`;
  return [
    ...wrap(
      `Knee: cell ${knee.cell}, ${told} over the ${formatCountOf(curveMachines, 'machine')} of the curve${against}`,
      0,
      INDENT,
    ),
    ...wrap(knee.rule, INDENT),
  ];
}

/**
 * Why a cell has no cost. Terms change nothing but prices: where a cell of other terms, alike in all else, has sizes, only a price can
 * be missing.
 */
function whyNoCost(cell: WhatIfCell, cells: readonly WhatIfCell[]): string {
  const { percentile, comfort, historyDays, terms, series, region, totals } = cell;
  const isAlike = (other: WhatIfCell): boolean =>
    other.percentile === percentile &&
    other.comfort === comfort &&
    other.historyDays === historyDays &&
    other.series === series &&
    other.region === region;
  const isPriced = cells.some((other) => isAlike(other) && !isCostUnknown(other.totals.running));
  const none = `none of ${formatCountOf(totals.running.machines, 'running machine')} has a known cost`;
  return isPriced
    ? `${none}, since no size that fits has a known price under these terms (${terms}) in this region (${region}): supply a price sheet, or choose other terms`
    : `${none}, since none has a size: portolan explain MACHINE under such a policy says why`;
}

const noCostLines = ({ cells }: WhatIf): readonly string[] =>
  cells
    .flatMap((cell, index) =>
      isCostUnknown(cell.totals.running) ? [`cell ${index}: the cost is unknown; ${whyNoCost(cell, cells)}`] : [],
    )
    .slice(0, TOLD_CELLS)
    .flatMap((text) => wrap(text, 0, INDENT));

/** Each reason once, with all cells that it keeps off the curve. */
function offCurveLines(cells: readonly WhatIfCell[]): readonly string[] {
  const byReason = new Map<string, number[]>();
  cells.forEach(({ offCurve }, index) => {
    if (offCurve !== null) byReason.set(offCurve, [...(byReason.get(offCurve) ?? []), index]);
  });
  return [...byReason].flatMap(([reason, indices]) => {
    const which = indices.length === 1 ? `cell ${indices[0]!} is` : `cells ${indices.join(', ')} are`;
    return wrap(`${which} not on the curve: ${reason}`, 0, INDENT);
  });
}

const windowWords = ({ window, measuredMachines, machines }: WhatIf): string =>
  window === null
    ? 'No samples: nothing says what would be overloaded.'
    : `Overload: of the 10-minute buckets of ${window.from} to ${window.to} that hold a sample, those whose maximum exceeds what the chosen size or a disk offers; ${formatCount(measuredMachines)} of ${formatCountOf(machines.length, 'machine')} sampled. In-sample: these are the weeks that sizing looked at, and later ones may be worse.`;

/** A grid of policies for the terminal: the cheapest first where not all are told. */
export function renderWhatIfText(whatIf: WhatIf, { all }: { readonly all: boolean }): string {
  const indices = whatIf.cells.map((_, index) => index);
  const isShort = !all && indices.length > TOLD_CELLS;
  const told = isShort ? [...new Set([0, ...whatIf.frontier])] : indices;
  const rest = indices.length - told.length;
  return joinLines([
    ...wrap(windowWords(whatIf), 0, INDENT),
    '',
    ...alignRows([HEADINGS, ...told.map((index) => rowOf(whatIf, index))], 0, [0, 1, 2, 3, 4, 5, 6, 7]),
    ...(rest === 0
      ? []
      : wrap(`and ${formatCountOf(rest, 'cell')} that others beat: --all lists them, --json has them`)),
    '',
    ...kneeLines(whatIf),
    ...partlyPricedLines(whatIf),
    ...noCostLines(whatIf),
    ...offCurveLines(whatIf.cells),
  ]);
}
