import { imbalanceOf } from './count-cost.js';
import type { WaveProblem } from './problem.js';
import { WaveState } from './wave-state.js';

/** What may be moved, and what that weighs. */
export interface Walkable {
  readonly problem: WaveProblem;
  /** The wave of each unit of the plan that is kept. */
  readonly start: Int32Array;
  /** Machines of each unit: what a move of it counts. */
  readonly sizes: readonly number[];
  /** Waves that each unit may be moved to. */
  readonly free: readonly ReadonlySet<number>[];
  /** Points for each machine by which waves differ too much. */
  readonly imbalance: number;
}

/** A plan that was met on a walk. */
export interface MetPlan {
  readonly waves: Int32Array;
  /** Of the cost, against the kept plan; never above 0. */
  readonly change: number;
  readonly moved: number;
}

/** Beyond so many units no exchanges are looked for: they take the square of their number. */
const MOST_EXCHANGED = 600;

interface Step {
  readonly unit: number;
  readonly wave: number;
}

/** A walk from the kept plan, with what it has changed so far. */
class Walk {
  readonly state: WaveState;
  readonly #given: Walkable;
  readonly #counts: number[];
  /** Of the cost since the start. */
  change = 0;
  /** Machines that are elsewhere than at the start. */
  moved = 0;
  /** By how much limits are exceeded more, or less, than at the start. */
  overload = 0;

  constructor(given: Walkable) {
    this.#given = given;
    this.state = new WaveState(given.problem, given.start);
    this.#counts = given.problem.days.map(() => 0);
    for (const [unit, size] of given.sizes.entries()) this.#counts[given.start[unit]!]! += size;
  }

  /** What the cost changes by a step, balance and all. */
  changeBy({ unit, wave }: Step): number {
    const own = this.state.change(unit, wave);
    if (this.#given.imbalance === 0) return own;
    const [from, size] = [this.state.waves[unit]!, this.#given.sizes[unit]!];
    const before = imbalanceOf(this.#counts);
    this.#counts[from]! -= size;
    this.#counts[wave]! += size;
    const after = imbalanceOf(this.#counts);
    this.#counts[from]! += size;
    this.#counts[wave]! -= size;
    return own + this.#given.imbalance * (after - before);
  }

  /** What cost and overload change where two units change places; the first is only tried. */
  exchangeBy(unit: number, other: number): { readonly change: number; readonly overload: number } {
    const [from, to] = [this.state.waves[unit]!, this.state.waves[other]!];
    const size = this.#given.sizes[unit]!;
    const first = { change: this.changeBy({ unit, wave: to }), overload: this.state.overloadChange(unit, to) };
    this.#counts[from]! -= size;
    this.#counts[to]! += size;
    this.state.try(unit, to);
    const change = first.change + this.changeBy({ unit: other, wave: from });
    const overload = first.overload + this.state.overloadChange(other, from);
    this.state.dropTried();
    this.#counts[from]! += size;
    this.#counts[to]! -= size;
    return { change, overload };
  }

  make(step: Step): void {
    const { unit, wave } = step;
    const { start, sizes } = this.#given;
    const [from, size] = [this.state.waves[unit]!, sizes[unit]!];
    this.change += this.changeBy(step);
    this.overload += this.state.overloadChange(unit, wave);
    this.moved += (from === start[unit] ? size : 0) - (wave === start[unit] ? size : 0);
    this.#counts[from]! -= size;
    this.#counts[wave]! += size;
    this.state.move(unit, wave);
  }
}

/** Steps that are weighed together: of a few that cost the same, the one that repairs and moves less. */
interface Weighed {
  readonly steps: readonly Step[];
  readonly change: number;
  readonly repairs: boolean;
  readonly size: number;
}

const isBetter = (one: Weighed, than: Weighed | null): boolean =>
  than === null ||
  one.change < than.change ||
  (one.change === than.change && (one.size < than.size || (one.size === than.size && one.repairs && !than.repairs)));

/** Is worth making: it is cheaper, or mends a hard condition for nothing. */
const isWorth = ({ change, repairs }: Weighed): boolean => change < 0 || (change === 0 && repairs);

function bestMove(walk: Walk, { sizes, free, problem }: Walkable, most: number): Weighed | null {
  const { state } = walk;
  let best: Weighed | null = null;
  for (const [unit, size] of sizes.entries()) {
    if (size > most) continue;
    const from = state.waves[unit]!;
    const isAstray = !free[unit]!.has(from);
    for (let wave = 0; wave < problem.days.length; wave += 1) {
      if (wave === from || !free[unit]!.has(wave)) continue;
      const overload = state.overloadChange(unit, wave);
      if (overload > 0) continue;
      const step = { unit, wave };
      const one = { steps: [step], change: walk.changeBy(step), repairs: isAstray || overload < 0, size };
      if (isWorth(one) && isBetter(one, best)) best = one;
    }
  }
  return best;
}

function bestExchange(walk: Walk, { sizes, free }: Walkable, most: number): Weighed | null {
  const { state } = walk;
  if (sizes.length > MOST_EXCHANGED) return null;
  let best: Weighed | null = null;
  for (let unit = 0; unit < sizes.length; unit += 1) {
    const from = state.waves[unit]!;
    for (let other = unit + 1; other < sizes.length; other += 1) {
      const wave = state.waves[other]!;
      const size = sizes[unit]! + sizes[other]!;
      if (wave === from || size > most || !free[unit]!.has(wave) || !free[other]!.has(from)) continue;
      const steps = [
        { unit, wave },
        { unit: other, wave: from },
      ];
      const { change, overload } = walk.exchangeBy(unit, other);
      const one = { steps, change, repairs: overload < 0, size };
      if (overload <= 0 && isWorth(one) && isBetter(one, best)) best = one;
    }
  }
  return best;
}

/** Remembers the cheapest plan within the budget, of those the one with fewest moves. */
function keepBest(walk: Walk, best: MetPlan): MetPlan {
  const { change, moved, overload, state } = walk;
  if (overload > 0 || change > best.change || (change === best.change && moved >= best.moved)) return best;
  return { waves: state.waves.slice(), change, moved };
}

/**
 * The cheapest plan that some walks from the kept plan meet before they have moved more than `most` machines. Where a walk goes does
 * not depend on `most`, only where it ends: whatever a smaller budget reaches a larger one reaches too, so the cost never rises
 * with the budget. One walk takes the best move each time, one each with units of at most 1, 2, 4… machines; one goes towards a plan
 * that was made without regard to the kept one.
 */
export function walkPlans(given: Walkable, goal: Int32Array | null, most: number): MetPlan {
  let best: MetPlan = { waves: given.start.slice(), change: 0, moved: 0 };
  if (most <= 0) return best;
  const largest = given.sizes.reduce((kept, size) => Math.max(kept, size), 1);
  for (let bound = 1; ; bound *= 2) {
    best = walkDown(given, bound, { most, best });
    if (bound >= largest) break;
  }
  return goal === null ? best : walkTowards(given, goal, { most, best });
}

interface Budget {
  readonly most: number;
  readonly best: MetPlan;
}

function walkDown(given: Walkable, bound: number, { most, best }: Budget): MetPlan {
  const walk = new Walk(given);
  let kept = best;
  // Each step lowers the cost or mends something; the number of steps is bounded all the same.
  for (let turn = 0; turn < 4 * given.sizes.length; turn += 1) {
    const next = bestMove(walk, given, bound) ?? bestExchange(walk, given, bound);
    if (next === null) break;
    for (const step of next.steps) walk.make(step);
    if (walk.moved > most) break;
    kept = keepBest(walk, kept);
  }
  return kept;
}

function walkTowards(given: Walkable, goal: Int32Array, { most, best }: Budget): MetPlan {
  const walk = new Walk(given);
  let kept = best;
  const left = new Set(
    [...given.start.keys()].filter((unit) => given.start[unit] !== goal[unit] && given.free[unit]!.has(goal[unit]!)),
  );
  while (left.size > 0 && walk.moved <= most) {
    let next: Step | null = null;
    let least = Number.POSITIVE_INFINITY;
    for (const unit of left) {
      const step = { unit, wave: goal[unit]! };
      const change = walk.changeBy(step) / given.sizes[unit]!;
      if (change < least) [next, least] = [step, change];
    }
    if (next === null) break;
    left.delete(next.unit);
    walk.make(next);
    if (walk.moved <= most) kept = keepBest(walk, kept);
  }
  return kept;
}
