import type { Knee } from './whatif.js';

/** A cell as a point: both whole numbers. */
export interface CostPoint {
  readonly cell: number;
  readonly cost: number;
  readonly overload: number;
}

/** The cells that no other beats: dearer ones overload less. The cheapest first; of equal points the first cell alone. */
export function findFrontier(points: readonly CostPoint[]): readonly CostPoint[] {
  const sorted = [...points].sort(
    (left, right) => left.cost - right.cost || left.overload - right.overload || left.cell - right.cell,
  );
  let least = Infinity;
  return sorted.filter(({ overload }) => {
    const isBetter = overload < least;
    if (isBetter) least = overload;
    return isBetter;
  });
}

/** Twice the area of the triangle; above 0 where `point` lies below the line from one to the other. Whole and exact. */
const below = (point: CostPoint, from: CostPoint, to: CostPoint): bigint =>
  BigInt(to.overload - from.overload) * BigInt(point.cost - from.cost) -
  BigInt(point.overload - from.overload) * BigInt(to.cost - from.cost);

/** The lower convex hull of a frontier: its corners, the cheapest first. Source: Andrew (1979), monotone chain. */
function lowerHull(frontier: readonly CostPoint[]): readonly CostPoint[] {
  const hull: CostPoint[] = [];
  for (const point of frontier) {
    while (hull.length >= 2 && below(hull.at(-1)!, hull.at(-2)!, point) <= 0n) hull.pop();
    hull.push(point);
  }
  return hull;
}

const RULE =
  'of the corners of the lower convex hull of cost and overload, the one furthest below the straight line from the cheapest to the dearest; of two as far, the cheaper';

/**
 * The knee of a frontier: up to it money takes away much overload, after it little. See `RULE`; the units of neither axis
 * count, since both ends are fixed and distances from one line keep their order when an axis is stretched.
 *
 * Worked example: (0, 100), (10, 20), (50, 10), (100, 0). The line falls by 1 for each unit of cost. It is 90 at 10, so that
 * corner lies 70 below; 50 at 50, 40 below. The knee is (10, 20).
 *
 * @returns null where fewer than three corners are left: a straight line has no knee
 */
export function findKnee(frontier: readonly CostPoint[]): Knee | null {
  const hull = lowerHull(frontier);
  const [first, last] = [hull[0], hull.at(-1)];
  if (first === undefined || last === undefined || hull.length < 3) return null;
  let best = first;
  for (const corner of hull) if (below(corner, first, last) > below(best, first, last)) best = corner;
  return { cell: best.cell, rule: RULE };
}
