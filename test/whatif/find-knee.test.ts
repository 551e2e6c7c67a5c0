import { describe, expect, it } from 'vitest';
import { findFrontier, findKnee } from '../../src/whatif/index.js';
import type { CostPoint } from '../../src/whatif/index.js';

const points = (...pairs: readonly (readonly [cost: number, overload: number])[]): readonly CostPoint[] =>
  pairs.map(([cost, overload], cell) => ({ cell, cost, overload }));

describe('the frontier', () => {
  it('leaves out what another beats, and names equal points once', () => {
    const all = points([10, 20], [12, 20], [0, 100], [10, 20], [11, 30], [100, 0]);
    expect(findFrontier(all).map(({ cell }) => cell)).toEqual([2, 0, 5]);
  });
});

describe('the knee', () => {
  it('is the corner furthest below the line between the ends', () => {
    expect(findKnee(points([0, 100], [10, 20], [50, 10], [100, 0]))?.cell).toBe(1);
    expect(findKnee(points([0, 100], [10, 80], [40, 15], [100, 0]))?.cell).toBe(2);
  });

  it('does not move when an axis is stretched', () => {
    expect(findKnee(points([0, 100], [10_000_000, 80], [40_000_000, 15], [100_000_000, 0]))?.cell).toBe(2);
    expect(findKnee(points([0, 7], [10, 5], [40, 1], [100, 0]))?.cell).toBe(2);
  });

  it('is the cheaper of two corners that lie as far', () => {
    expect(findKnee(points([0, 100], [10, 30], [30, 10], [100, 0]))?.cell).toBe(1);
  });

  it('is not a point above the hull, though it is on the frontier', () => {
    expect(findKnee(points([0, 100], [5, 95], [10, 20], [60, 19], [100, 0]))?.cell).toBe(2);
  });

  it('is missing on a straight line, between two points and without any', () => {
    expect(findKnee(points([0, 100], [50, 50], [100, 0]))).toBeNull();
    expect(findKnee(points([0, 100], [100, 0]))).toBeNull();
    expect(findKnee(points([0, 100], [60, 60], [100, 0]))).toBeNull();
    expect(findKnee([])).toBeNull();
  });
});
