import type { WaveState } from './wave-state.js';

/** What plans are compared by when limits may be broken: units misplaced first, then what exceeds limits, then cost. */
export interface PlanKey {
  readonly misplaced: number;
  readonly overload: number;
  readonly cost: number;
}

export const comparePlans = (left: PlanKey, right: PlanKey): number =>
  left.misplaced - right.misplaced || left.overload - right.overload || left.cost - right.cost;

/** What a move would change of the three. */
export const keyChange = (state: WaveState, unit: number, wave: number): PlanKey => ({
  misplaced: state.misplacedChange(unit, wave),
  overload: state.overloadChange(unit, wave),
  cost: state.change(unit, wave),
});

export const addKeys = (left: PlanKey, right: PlanKey): PlanKey => ({
  misplaced: left.misplaced + right.misplaced,
  overload: left.overload + right.overload,
  cost: left.cost + right.cost,
});

export const NO_CHANGE: PlanKey = { misplaced: 0, overload: 0, cost: 0 };
