import { isOff } from '../assessment/index.js';
import { compareText, micros } from '../model/index.js';
import type { MachineCost } from '../cost/index.js';
import type { CellAnswer } from './cell-market.js';
import { findFrontier, findKnee } from './find-knee.js';
import type { CostPoint } from './find-knee.js';
import type { NeededMachine } from './needs.js';
import type { WhatIf, WhatIfCell } from './whatif.js';

/** A cell machine by machine. */
export interface CurveRow {
  /** Micros a month, the known lines; `NaN` for machines that are off or have no size. */
  readonly costs: Float64Array;
  /** By machine, the kinds of the lines without a known price; absent where all are known. */
  readonly unknown: ReadonlyMap<number, string>;
  /** Overloaded buckets, and all that hold a sample; 0 for machines without samples. */
  readonly overloaded: Uint32Array;
  readonly buckets: Uint32Array;
}

/** What each machine of a cell costs, and in how many buckets its samples exceed the choice. */
export function curveRowOf(machines: readonly NeededMachine[], answers: readonly CellAnswer[]): CurveRow {
  const costs = new Float64Array(machines.length).fill(NaN);
  const unknown = new Map<number, string>();
  const overloaded = new Uint32Array(machines.length);
  const buckets = new Uint32Array(machines.length);
  machines.forEach(({ machine, load }, index) => {
    const { choice, cost } = answers[index]!;
    if (choice === null || cost === null || isOff(machine)) return;
    costs[index] = cost.perMonth;
    if (cost.unknownLines > 0) unknown.set(index, unknownKinds(cost));
    if (load === null) return;
    overloaded[index] = load.overloadedBy(choice);
    buckets[index] = load.buckets;
  });
  return { costs, unknown, overloaded, buckets };
}

const unknownKinds = ({ lines }: MachineCost): string =>
  lines
    .filter(({ perMonth }) => perMonth === null)
    .map(({ kind }) => kind)
    .sort(compareText)
    .join(' ');

/**
 * The rows, each without the costs of machines that it prices less completely than another does. What is unknown in every cell
 * alike, such as the licence of a machine whose operating system nobody stated, is in none of the sums.
 */
function likeForLike(rows: readonly CurveRow[]): readonly CurveRow[] {
  const fullest = new Map<number, string>();
  const partly = new Set(rows.flatMap(({ unknown }) => [...unknown.keys()]));
  for (const machine of partly) {
    const kinds = rows.flatMap(({ costs, unknown }) =>
      Number.isNaN(costs[machine]) ? [] : [unknown.get(machine) ?? ''],
    );
    fullest.set(
      machine,
      kinds.reduce((least, one) => (countOf(one) < countOf(least) ? one : least)),
    );
  }
  return rows.map((row) => ({
    ...row,
    costs: row.costs.map((cost, machine) =>
      partly.has(machine) && (row.unknown.get(machine) ?? '') !== fullest.get(machine) ? NaN : cost,
    ),
  }));
}

const countOf = (kinds: string): number => (kinds === '' ? 0 : kinds.split(' ').length);

/** A cell that sizes and prices less than nine tenths of what the fullest does would leave too little to compare. */
const LEAST_SHARE = 0.9;

const countKnown = ({ costs }: CurveRow): number =>
  costs.reduce((count, cost) => count + (Number.isNaN(cost) ? 0 : 1), 0);

/** The machines that each of these cells sizes at known prices. */
function commonOf(rows: readonly CurveRow[], machines: number): readonly number[] {
  return Array.from({ length: machines }, (_, index) => index).filter((index) =>
    rows.every(({ costs }) => !Number.isNaN(costs[index])),
  );
}

function placeOf({ costs, overloaded, buckets }: CurveRow, common: readonly number[]): WhatIfCell['curve'] {
  const sum = (column: Float64Array | Uint32Array): number =>
    common.reduce((total, index) => total + column[index]!, 0);
  const machines = common.filter((index) => overloaded[index]! > 0).length;
  const overload = { buckets: sum(buckets), overloaded: sum(overloaded), machines };
  return overload.buckets === 0 ? null : { perMonth: micros(sum(costs)), overload };
}

const NO_PRICES = 'no cell sizes a running machine at a known price';
const NO_SAMPLES = 'no machine that every cell sizes was sampled, so nothing says what would be overloaded';

/** Cost against overload over the machines that all cells of the curve size at known prices, so that like is held to like. */
export function deriveCurve(worked: readonly CurveRow[]): Pick<
  WhatIf,
  'curveMachines' | 'partlyPriced' | 'frontier' | 'knee' | 'noKnee'
> & {
  readonly places: readonly WhatIfCell['curve'][];
  readonly reasons: readonly (string | null)[];
} {
  const rows = likeForLike(worked);
  const counts = rows.map(countKnown);
  const fullest = Math.max(...counts);
  const isOn = counts.map((count) => count > 0 && count >= LEAST_SHARE * fullest);
  const common = commonOf(
    rows.filter((_, cell) => isOn[cell]),
    rows[0]!.costs.length,
  );
  const places = rows.map((row, cell) => (isOn[cell] === true ? placeOf(row, common) : null));
  const reasons = places.map((place, cell) => {
    if (place !== null) return null;
    if (isOn[cell] === true) return NO_SAMPLES;
    const known = counts[cell]!;
    return `${known} running ${known === 1 ? 'machine has' : 'machines have'} a size at known prices, in the fullest cell ${fullest}`;
  });
  const points = places.flatMap((place, cell): readonly CostPoint[] =>
    place === null ? [] : [{ cell, cost: place.perMonth, overload: place.overload.overloaded }],
  );
  const frontier = findFrontier(points);
  const knee = findKnee(frontier);
  const straight =
    frontier.length === 1
      ? '1 cell is on the frontier: no other overloads less, and none as little for less money'
      : `${frontier.length} cells are on the frontier, and their lower hull has no corner between its ends`;
  return {
    curveMachines: common.length,
    partlyPriced: common.filter((machine) => rows[isOn.indexOf(true)]!.unknown.has(machine)).length,
    places,
    reasons,
    frontier: frontier.map(({ cell }) => cell),
    knee,
    noKnee: knee !== null ? null : points.length > 0 ? straight : isOn.includes(true) ? NO_SAMPLES : NO_PRICES,
  };
}
