import type { WaveBalance, WaveProblem } from './problem.js';
import { tieCost, tieRows } from './tie-rows.js';
import type { TieRows } from './tie-rows.js';
import { NOWHERE, WaveGroups } from './wave-groups.js';

/** How far a plan may break what it should keep; none of these ever shrinks by a unit more, so a part of a plan that exceeds one is given up. */
export interface WaveBudget {
  /** Units outside the waves they may be in. */
  readonly misplaced: number;
  /** Beyond what waves can bear, over all waves and resources. */
  readonly overload: number;
  /** Where given: moves away from a plan, each of its unit's weight, and how much they may weigh together. */
  readonly kept: { readonly waves: Int32Array; readonly weights: readonly number[]; readonly most: number } | null;
}

/** Parts of plans that are looked at before the search gives up its proof: a few seconds. */
const MOST_NODES = 2_000_000;

export const WITHIN_LIMITS: WaveBudget = { misplaced: 0, overload: 0, kept: null };

/** Of so many units the best plan is found with proof; trying all plans of that many is what people check it against. */
export const MOST_EXACT_UNITS = 12;

/**
 * The cheapest of all plans within a budget, by depth-first branch and bound with proof (Russian dolls: G. Verfaillie, M. Lemaître,
 * T. Schiex, 1996). Units are taken in one order; the problems of its last one, last two and so on are solved first, and what such a
 * rest costs by itself is added to what the units placed cost and to the least that each of the rest pays for its ties to them.
 * Spans, orders and mixes count in a rest only if all of their members are in it, so nothing is counted twice; of balance counts what
 * a rest alone is too much for a wave, and what waves lack once it is more than all units to come.
 *
 * @param known a plan within the budget, or null; only what is cheaper is looked for
 * @param mostNodes so many parts of plans are looked at before the proof is given up
 * @returns the cheapest plan, proven, null where none is within the budget; without proof the best that was met, null where none was
 */
export function solveExactly(
  problem: WaveProblem,
  budget: WaveBudget,
  known: Int32Array | null,
  mostNodes: number = MOST_NODES,
): ExactPlan {
  const order = branchingOrder(problem);
  if (order.length === 0) return { waves: new Int32Array(0), isProven: true };
  const rests = new Float64Array(order.length + 1);
  let best: Int32Array | null = known;
  let nodes = mostNodes;
  for (let first = order.length - 1; first >= 0; first -= 1) {
    const doll = new Doll(problem, { order, first, rests, budget, nodes });
    const plan = doll.solve(first === 0 ? known : null);
    nodes = doll.nodesLeft;
    if (nodes < 0) return { waves: first === 0 ? plan : known, isProven: false };
    // A rest that fits nowhere by itself: neither does the whole.
    if (plan === null) return { waves: null, isProven: true };
    rests[first] = doll.least;
    best = plan;
  }
  return { waves: best, isProven: true };
}

export interface ExactPlan {
  readonly waves: Int32Array | null;
  readonly isProven: boolean;
}

/** Units that are tied most first, and the largest of those that are tied to none. */
function branchingOrder(problem: WaveProblem): readonly number[] {
  const { units, ties, limits } = problem;
  const last = problem.days.at(-1) ?? 0;
  const weight = new Float64Array(units.length);
  for (const { client, server, apart, perDay, serverLaterPerDay } of ties) {
    if (client === server) continue;
    const worth = apart + (2 * perDay + serverLaterPerDay) * last;
    weight[client]! += worth;
    weight[server]! += worth;
  }
  const most = limits.map((ofWaves) => Math.max(1, ...ofWaves));
  const size = (unit: number): number =>
    units[unit]!.loads.reduce((sum, load, resource) => sum + load / most[resource]!, 0);
  return units
    .map((_unit, unit) => unit)
    .sort((left, right) => weight[right]! - weight[left]! || size(right) - size(left) || left - right);
}

interface Task {
  readonly order: readonly number[];
  /** Only units from this place of the order on. */
  readonly first: number;
  /** What the rest from each place on costs by itself. */
  readonly rests: Float64Array;
  readonly budget: WaveBudget;
  readonly nodes: number;
}

class Doll {
  /** Cost of the best plan found; after `solve` proven to be the least. */
  least = Number.POSITIVE_INFINITY;
  /** Below 0: given up. */
  nodesLeft: number;
  readonly #problem: WaveProblem;
  readonly #task: Task;
  readonly #rows: TieRows;
  readonly #groups: WaveGroups;
  readonly #place: Int32Array;
  readonly #waves: Int32Array;
  #best: Int32Array | null = null;
  /** `[unit * waves + wave]`: what the ties to units placed would cost there. */
  readonly #toPlaced: Float64Array;
  readonly #room: Float64Array[];
  /** `[place][resource]`: what all units from a place of the order on take. */
  readonly #ahead: readonly (readonly number[])[];
  readonly #balance: WaveBalance | null;
  #misplaced = 0;
  #overload = 0;
  #moved = 0;

  constructor(problem: WaveProblem, task: Task) {
    const { order, first } = task;
    this.#problem = problem;
    this.#task = task;
    this.nodesLeft = task.nodes;
    this.#balance = problem.balance ?? null;
    this.#rows = tieRows(problem);
    this.#place = new Int32Array(order.length);
    order.forEach((unit, place) => {
      this.#place[unit] = place;
    });
    const isInside = (members: readonly number[]): boolean => members.every((unit) => this.#place[unit]! >= first);
    const whole = {
      ...problem,
      spans: problem.spans.filter(({ units }) => isInside(units)),
      orders: problem.orders.filter(({ before, after }) => isInside(before) && isInside(after)),
      mixes: problem.mixes.filter(({ left, right }) => isInside(left) && isInside(right)),
    };
    this.#groups = new WaveGroups(whole, this.#place);
    this.#waves = new Int32Array(order.length).fill(NOWHERE);
    this.#toPlaced = new Float64Array(order.length * problem.days.length);
    this.#room = problem.limits.map((ofWaves) => Float64Array.from(ofWaves));
    this.#ahead = loadsAhead(problem, order);
  }

  solve(known: Int32Array | null): Int32Array | null {
    if (known !== null) {
      this.#best = known.slice();
      this.least = this.#costOf(known);
    }
    if (this.#fits(this.#task.first)) this.#branch(this.#task.first, 0);
    return this.#best;
  }

  #costOf(waves: Int32Array): number {
    let cost = 0;
    for (const unit of this.#task.order) {
      cost += this.#added(unit, waves[unit]!);
      this.#put(unit, waves[unit]!);
    }
    cost += this.#lacking(this.#task.order.length);
    for (const unit of this.#task.order) this.#lift(unit);
    return cost;
  }

  #branch(place: number, cost: number): void {
    const { order } = this.#task;
    this.nodesLeft -= 1;
    if (this.nodesLeft < 0) return;
    if (place === order.length) {
      // Whoever came here is cheaper: the bound of a whole plan is its cost.
      this.least = cost + this.#lacking(place);
      this.#best = this.#waves.slice();
      return;
    }
    const unit = order[place]!;
    const choices: { wave: number; added: number }[] = [];
    for (let wave = 0; wave < this.#problem.days.length; wave += 1) {
      if (this.#isBorne(unit, wave)) choices.push({ wave, added: this.#added(unit, wave) });
    }
    choices.sort((left, right) => left.added - right.added || left.wave - right.wave);
    for (const { wave, added } of choices) {
      if (cost + added + this.#task.rests[place + 1]! >= this.least) continue;
      this.#put(unit, wave);
      if (this.#fits(place + 1) && this.#bound(place + 1, cost + added) < this.least)
        this.#branch(place + 1, cost + added);
      this.#lift(unit);
    }
  }

  /** Whether all that is to be placed could find room or stay within the budget, were it poured. */
  #fits(place: number): boolean {
    let beyond = this.#overload;
    for (let resource = 0; resource < this.#room.length; resource += 1) {
      let room = 0;
      for (const free of this.#room[resource]!) room += Math.max(0, free);
      beyond += Math.max(0, this.#ahead[place]![resource]! - room);
    }
    return beyond <= this.#task.budget.overload;
  }

  /** No plan that goes on from here costs less: the rest by itself and its ties to what is placed, or each unit of it by itself. */
  #bound(place: number, cost: number): number {
    const { order, rests } = this.#task;
    let toPlaced = 0;
    let alone = 0;
    for (let at = place; at < order.length; at += 1) {
      const least = this.#leastOf(order[at]!, place);
      toPlaced += least.toPlaced;
      alone += least.alone;
    }
    return cost + this.#lacking(place) + Math.max(toPlaced + rests[place]!, alone);
  }

  /** What waves lack that are too small, and what no unit to come can fill: nothing of a rest, as others may fill it. */
  #lacking(place: number): number {
    const balance = this.#balance;
    if (balance === null || this.#task.first > 0) return 0;
    const { resource, from, perUnit } = balance;
    const limits = this.#problem.limits[resource]!;
    let lacking = 0;
    for (let wave = 0; wave < limits.length; wave += 1) {
      lacking += Math.max(0, from - (limits[wave]! - this.#room[resource]![wave]!));
    }
    return perUnit * Math.max(0, lacking - this.#ahead[place]![resource]!);
  }

  /** What the unit makes a wave too large by. */
  #crowding(unit: number, wave: number): number {
    const balance = this.#balance;
    if (balance === null) return 0;
    const { resource, to, perUnit } = balance;
    const load = this.#problem.units[unit]!.loads[resource]!;
    const taken = this.#problem.limits[resource]![wave]! - this.#room[resource]![wave]!;
    return perUnit * (Math.max(0, taken + load - to) - Math.max(0, taken - to));
  }

  /** The least that a unit costs for what is placed, without and with what it costs by itself; infinite where it fits nowhere. */
  #leastOf(unit: number, depth: number): { readonly toPlaced: number; readonly alone: number } {
    const waves = this.#problem.days.length;
    const { costs } = this.#problem.units[unit]!;
    const hasGroups = this.#groups.hasGroups(unit);
    let toPlaced = Number.POSITIVE_INFINITY;
    let alone = Number.POSITIVE_INFINITY;
    for (let wave = 0; wave < waves; wave += 1) {
      const ties = this.#toPlaced[unit * waves + wave]!;
      if (ties >= toPlaced && ties + costs[wave]! >= alone) continue;
      if (!this.#isBorne(unit, wave)) continue;
      const begun = hasGroups ? this.#groups.changeOwned(unit, wave, { depth, isBegun: true }) : 0;
      const owned = hasGroups ? this.#groups.changeOwned(unit, wave, { depth, isBegun: false }) : 0;
      toPlaced = Math.min(toPlaced, ties + begun);
      alone = Math.min(alone, ties + costs[wave]! + owned);
    }
    return { toPlaced, alone };
  }

  #added(unit: number, wave: number): number {
    return (
      this.#problem.units[unit]!.costs[wave]! +
      this.#toPlaced[unit * this.#problem.days.length + wave]! +
      this.#groups.change(unit, NOWHERE, wave) +
      this.#crowding(unit, wave)
    );
  }

  /** Whether the unit in the wave leaves the budget kept. */
  #isBorne(unit: number, wave: number): boolean {
    const { misplaced, overload, kept } = this.#task.budget;
    const { loads, earliest, latest } = this.#problem.units[unit]!;
    if ((wave < earliest || wave > latest) && this.#misplaced >= misplaced) return false;
    if (kept !== null && kept.waves[unit] !== wave && this.#moved + kept.weights[unit]! > kept.most) return false;
    let beyond = this.#overload;
    for (let resource = 0; resource < loads.length; resource += 1) {
      beyond += beyondRoom(loads[resource]!, this.#room[resource]![wave]!);
    }
    return beyond <= overload;
  }

  #put(unit: number, wave: number): void {
    this.#count(unit, wave, 1);
    const { loads } = this.#problem.units[unit]!;
    for (let resource = 0; resource < loads.length; resource += 1) {
      const room = this.#room[resource]!;
      this.#overload += beyondRoom(loads[resource]!, room[wave]!);
      room[wave]! -= loads[resource]!;
    }
    this.#groups.move(unit, NOWHERE, wave);
    this.#waves[unit] = wave;
    this.#price(unit, wave, 1);
  }

  #lift(unit: number): void {
    const wave = this.#waves[unit]!;
    this.#count(unit, wave, -1);
    const { loads } = this.#problem.units[unit]!;
    for (let resource = 0; resource < loads.length; resource += 1) {
      const room = this.#room[resource]!;
      room[wave]! += loads[resource]!;
      this.#overload -= beyondRoom(loads[resource]!, room[wave]!);
    }
    this.#groups.move(unit, wave, NOWHERE);
    this.#waves[unit] = NOWHERE;
    this.#price(unit, wave, -1);
  }

  #count(unit: number, wave: number, sign: 1 | -1): void {
    const { earliest, latest } = this.#problem.units[unit]!;
    const { kept } = this.#task.budget;
    if (wave < earliest || wave > latest) this.#misplaced += sign;
    if (kept !== null && kept.waves[unit] !== wave) this.#moved += sign * kept.weights[unit]!;
  }

  /** What units to be placed later pay for their ties to this one. */
  #price(unit: number, at: number, sign: 1 | -1): void {
    const { days } = this.#problem;
    const place = this.#place[unit]!;
    for (let index = this.#rows.begin[unit]!; index < this.#rows.begin[unit + 1]!; index += 1) {
      const other = this.#rows.other[index]!;
      if (this.#place[other]! <= place) continue;
      for (let wave = 0; wave < days.length; wave += 1) {
        const cost = tieCost(this.#rows, index, days[wave]! - days[at]!, wave !== at);
        this.#toPlaced[other * days.length + wave]! += sign * cost;
      }
    }
  }
}

function loadsAhead({ units, limits }: WaveProblem, order: readonly number[]): readonly (readonly number[])[] {
  const ahead: number[][] = [limits.map(() => 0)];
  for (const unit of order.toReversed()) {
    const { loads } = units[unit]!;
    ahead.push(ahead.at(-1)!.map((sum, resource) => sum + loads[resource]!));
  }
  return ahead.reverse();
}

const beyondRoom = (load: number, room: number): number => Math.max(0, load - Math.max(0, room));
