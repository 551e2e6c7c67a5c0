import { NO_CHANGE, addKeys, comparePlans, keyChange } from './plan-key.js';
import type { WaveProblem } from './problem.js';
import type { Reach, Replan } from './replan.js';
import { WaveState } from './wave-state.js';

/** Beyond so many differences only the goal itself is a candidate: the walk takes the square of their number. */
const MOST_STEPS = 1000;

/**
 * Plans on the way from the one that is kept to a good one made afresh, each step that which brings most (path relinking: F. Glover,
 * 1998). Goal and way do not depend on how far may be moved; only where the walk is left off does.
 */
export function replansTowards(
  problem: WaveProblem,
  { start, weights, most }: Reach,
  goal: Int32Array,
): readonly Replan[] {
  const state = new WaveState(problem, start);
  const left = [...start.keys()].filter((unit) => start[unit] !== goal[unit]);
  const isWalked = left.length <= MOST_STEPS;
  const met: Replan[] = [];
  let change = NO_CHANGE;
  let moved = 0;
  while (left.length > 0) {
    const best = isWalked ? nextStep(state, left, goal) : 0;
    const [unit] = left.splice(best, 1);
    moved += weights[unit!]!;
    if (moved > most) return met;
    change = addKeys(change, keyChange(state, unit!, goal[unit!]!));
    state.move(unit!, goal[unit!]!);
    if (isWalked || left.length === 0) met.push({ waves: state.waves.slice(), moved, change });
  }
  return met;
}

function nextStep(state: WaveState, left: readonly number[], goal: Int32Array): number {
  let best = 0;
  let least = keyChange(state, left[0]!, goal[left[0]!]!);
  for (let at = 1; at < left.length; at += 1) {
    const change = keyChange(state, left[at]!, goal[left[at]!]!);
    if (comparePlans(change, least) < 0) [best, least] = [at, change];
  }
  return best;
}
