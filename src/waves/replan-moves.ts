import { NO_CHANGE, addKeys, comparePlans, keyChange } from './plan-key.js';
import type { PlanKey } from './plan-key.js';
import type { WaveProblem } from './problem.js';
import type { Reach, Replan } from './replan.js';
import { WaveState } from './wave-state.js';

/** Layers that are gone on from; what lies further is reached from a plan made afresh. */
const MOST_LAYERS = 256;
/** Single moves of a plan that are tried as the first half of an exchange. */
const MOST_FIRST_HALVES = 400;

/** Plans kept in each layer. */
const widthFor = (units: number): number => {
  if (units <= 400) return 8;
  return units <= 2000 ? 3 : 1;
};

interface Layer {
  readonly plans: Replan[];
  readonly names: Set<string>;
}

/**
 * Plans a few moves away from the one that is kept (beam search): of what is moved in all, the best few plans of each sum are gone on
 * from, by one more unit moved or by two that change places. Sums are taken in ascending order, so that what is met up to one sum
 * does not depend on how far the walk goes on.
 */
export function replansByMoves(problem: WaveProblem, reach: Reach): Replan[] {
  const width = widthFor(problem.units.length);
  const layers = new Map<number, Layer>();
  const state = new WaveState(problem, reach.start);
  const met: Replan[] = [];
  const add = (plan: Replan): void => {
    const layer = layers.get(plan.moved) ?? { plans: [], names: new Set() };
    layers.set(plan.moved, layer);
    insert(layer, plan, width);
  };
  add({ waves: reach.start, moved: 0, change: NO_CHANGE });
  let gone = 0;
  for (let moved = 0; moved <= reach.most && gone < MOST_LAYERS; moved += 1) {
    const layer = layers.get(moved);
    layers.delete(moved);
    if (layer === undefined) continue;
    gone += 1;
    for (const given of layer.plans) {
      goTo(state, given.waves);
      const plan = settle(state, given, reach.start);
      met.push(plan);
      goOn(state, { plan, reach, add });
    }
    if (layers.size === 0) break;
  }
  return met;
}

function insert({ plans, names }: Layer, plan: Replan, width: number): void {
  const worst = plans.at(-1);
  if (plans.length >= width && comparePlans(plan.change, worst!.change) >= 0) return;
  const name = plan.waves.join(' ');
  if (names.has(name)) return;
  names.add(name);
  let at = plans.length;
  while (at > 0 && comparePlans(plan.change, plans[at - 1]!.change) < 0) at -= 1;
  plans.splice(at, 0, plan);
  if (plans.length > width) plans.pop();
}

function goTo(state: WaveState, waves: Int32Array): void {
  for (let unit = 0; unit < waves.length; unit += 1) state.move(unit, waves[unit]!);
}

/** Units that have moved already may go elsewhere at no further move. */
function settle(state: WaveState, plan: Replan, start: Int32Array): Replan {
  const waves = state.problem.days.length;
  let { change } = plan;
  for (let isBetter = true; isBetter;) {
    isBetter = false;
    for (let unit = 0; unit < start.length; unit += 1) {
      if (state.waves[unit] === start[unit]) continue;
      for (let wave = 0; wave < waves; wave += 1) {
        if (wave === start[unit]) continue;
        const step = keyChange(state, unit, wave);
        if (comparePlans(step, NO_CHANGE) >= 0) continue;
        state.move(unit, wave);
        change = addKeys(change, step);
        isBetter = true;
      }
    }
  }
  return { ...plan, waves: state.waves.slice(), change };
}

interface GoingOn {
  readonly plan: Replan;
  readonly reach: Reach;
  readonly add: (plan: Replan) => void;
}

interface Step {
  readonly unit: number;
  readonly wave: number;
  readonly change: PlanKey;
}

function goOn(state: WaveState, { plan, reach, add }: GoingOn): void {
  const steps = stepsFrom(state, reach.start);
  const taken = (change: PlanKey, units: readonly number[], waves: readonly number[]): void => {
    const moved = units.reduce((sum, unit) => sum + reach.weights[unit]!, plan.moved);
    if (moved > reach.most) return;
    const next = plan.waves.slice();
    units.forEach((unit, at) => {
      next[unit] = waves[at]!;
    });
    add({ waves: next, moved, change: addKeys(plan.change, change) });
  };
  for (const { unit, wave, change } of steps.slice(0, MOST_FIRST_HALVES)) taken(change, [unit], [wave]);
  // Exchanges are judged by cost alone at first: the overload of the first half goes with the second.
  const halves = [...steps].sort((left, right) => left.change.cost - right.change.cost || left.unit - right.unit);
  for (const { unit, wave, change } of halves.slice(0, MOST_FIRST_HALVES)) {
    const back = state.waves[unit]!;
    state.move(unit, wave);
    const best = bestReturn(state, { unit, wave, back, start: reach.start });
    if (best !== null) taken(addKeys(change, best.change), [unit, best.unit], [wave, back]);
    state.move(unit, back);
  }
}

/** Every move of a unit that has not moved yet, the best first. */
function stepsFrom(state: WaveState, start: Int32Array): readonly Step[] {
  const steps: Step[] = [];
  for (let unit = 0; unit < start.length; unit += 1) {
    if (state.waves[unit] !== start[unit]) continue;
    for (let wave = 0; wave < state.problem.days.length; wave += 1) {
      if (wave !== start[unit] && state.allows(unit, wave))
        steps.push({ unit, wave, change: keyChange(state, unit, wave) });
    }
  }
  return steps.sort(
    (left, right) => comparePlans(left.change, right.change) || left.unit - right.unit || left.wave - right.wave,
  );
}

/** Who of the wave best comes back in exchange. */
function bestReturn(
  state: WaveState,
  {
    unit,
    wave,
    back,
    start,
  }: { readonly unit: number; readonly wave: number; readonly back: number; readonly start: Int32Array },
): Step | null {
  let best: Step | null = null;
  for (let other = 0; other < start.length; other += 1) {
    if (other === unit || state.waves[other] !== wave || start[other] !== wave || !state.allows(other, back)) continue;
    const change = keyChange(state, other, back);
    if (best === null || comparePlans(change, best.change) < 0) best = { unit: other, wave: back, change };
  }
  return best;
}
