import { isOff } from '../assessment/index.js';
import { micros } from '../model/index.js';
import type { CellAnswer } from './cell-market.js';
import { findFrontier, findKnee } from './find-knee.js';
import type { CostPoint } from './find-knee.js';
import type { NeededMachine } from './needs.js';
import type { WhatIf, WhatIfCell } from './whatif.js';

/** A cell machine by machine. */
export interface CurveRow {
  /** Micros a month; `NaN` for machines that are off, have no size or an unknown price. */
  readonly costs: Float64Array;
  /** Overloaded buckets, and all that hold a sample; 0 for machines without samples. */
  readonly overloaded: Uint32Array;
  readonly buckets: Uint32Array;
}

/** What each machine of a cell costs, and in how many buckets its samples exceed the choice. */
export function curveRowOf(machines: readonly NeededMachine[], answers: readonly CellAnswer[]): CurveRow {
  const costs = new Float64Array(machines.length).fill(NaN);
  const overloaded = new Uint32Array(machines.length);
  const buckets = new Uint32Array(machines.length);
  machines.forEach(({ machine, load }, index) => {
    const { choice, cost } = answers[index]!;
    if (choice === null || cost === null || cost.unknownLines > 0 || isOff(machine)) return;
    costs[index] = cost.perMonth;
    if (load === null) return;
    overloaded[index] = load.overloadedBy(choice);
    buckets[index] = load.buckets;
  });
  return { costs, overloaded, buckets };
}

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

const NO_SAMPLES = 'no machine that every cell sizes was sampled, so nothing says what would be overloaded';

/** Cost against overload over the machines that all cells of the curve size at known prices, so that like is held to like. */
export function deriveCurve(rows: readonly CurveRow[]): Pick<
  WhatIf,
  'curveMachines' | 'frontier' | 'knee' | 'noKnee'
> & {
  readonly places: readonly WhatIfCell['curve'][];
  readonly reasons: readonly (string | null)[];
} {
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
    return `${counts[cell]!} running machines have a size at known prices, in the fullest cell ${fullest}`;
  });
  const points = places.flatMap((place, cell): readonly CostPoint[] =>
    place === null ? [] : [{ cell, cost: place.perMonth, overload: place.overload.overloaded }],
  );
  const frontier = findFrontier(points);
  const knee = findKnee(frontier);
  const straight = `${frontier.length} cells are on the frontier, and their lower hull has no corner between its ends`;
  return {
    curveMachines: common.length,
    places,
    reasons,
    frontier: frontier.map(({ cell }) => cell),
    knee,
    noKnee: knee !== null ? null : points.length === 0 ? NO_SAMPLES : straight,
  };
}
