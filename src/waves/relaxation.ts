import { FlowNetwork } from './max-flow.js';
import { imbalanceCost } from './problem.js';
import type { WaveAssignment, WaveBalance, WaveProblem } from './problem.js';

const FORBIDDEN = 2 ** 46;

/** The cheapest plan at given prices, and what it proves. */
export interface Relaxed {
  /** No plan within the limits costs less, in parts of 1/`scale` of the cost unit. */
  readonly scaledBound: number;
  readonly scale: number;
  readonly relaxed: WaveAssignment;
}

/**
 * The cheapest plan at given prices for what waves can bear, and its cost less what the limits give back: for any prices of at
 * least 0 no plan within the limits costs less (Lagrangian duality); where waves should be balanced, each takes what is best for it
 * at the price, which may then be below 0. The cheapest plan itself is exact: waves are ordered, all
 * costs between units grow with the days between them, so one cut of a network finds it (H. Ishikawa, "Exact optimization for
 * Markov random fields with convex priors", 2003). What has no such form is bounded from below: being apart by its share of the
 * longest way, mixing by nothing.
 *
 * The network is built once; other prices and units that are decided only change what units cost by themselves.
 */
export class Relaxation {
  readonly problem: WaveProblem;
  readonly scale: number;
  readonly #steps: number;
  readonly #source: number;
  readonly #sink: number;
  readonly #network: FlowNetwork;
  /** The first arc of each unit's chain; one for each wave, two numbers on. */
  readonly #arcs: Int32Array;

  constructor(problem: WaveProblem) {
    const { days, units, spans, orders, ties } = problem;
    const waves = days.length;
    this.problem = problem;
    this.scale = scaleOf(problem);
    this.#steps = waves - 1;
    const usedSpans = spans.filter((span) => span.perDay > 0 && span.units.length > 1);
    const usedOrders = orders.filter((order) => order.perDay > 0 && order.before.length > 0 && order.after.length > 0);
    // Nodes: each unit, first and last of each span, last and first of each order.
    const chains = units.length + 2 * usedSpans.length + 2 * usedOrders.length;
    this.#source = chains * this.#steps;
    this.#sink = this.#source + 1;
    this.#network = new FlowNetwork(
      chains * this.#steps + 2,
      2 * (chains * waves + this.#steps * (ties.length * 2 + sumOfSizes(usedSpans, usedOrders))),
    );
    this.#arcs = Int32Array.from(units, (_unit, unit) => this.#addChain(unit));
    this.#addTies();
    const next = this.#addSpans(usedSpans, units.length);
    this.#addOrders(usedOrders, next);
  }

  /** Node of "in wave `wave` or later" of a chain; wave 0 always holds, and wave k never. */
  #node(chain: number, wave: number): number {
    if (wave <= 0) return this.#source;
    return wave > this.#steps ? this.#sink : chain * this.#steps + wave - 1;
  }

  #gapBefore(wave: number): number {
    return this.problem.days[wave]! - this.problem.days[wave - 1]!;
  }

  /** Once later than a wave, always later: no way back. */
  #addChain(chain: number): number {
    let first = -1;
    for (let wave = 0; wave <= this.#steps; wave += 1) {
      const back = wave === 0 || wave === this.#steps ? 0 : FORBIDDEN;
      const arc = this.#network.addArc(this.#node(chain, wave), this.#node(chain, wave + 1), 0, back);
      if (wave === 0) first = arc;
    }
    return first;
  }

  #addTies(): void {
    for (const { client, server, apart, perDay, serverLaterPerDay } of this.problem.ties) {
      // Being apart costs at least its share of the longest way.
      const shared = perDay * this.scale + apart;
      for (let wave = 1; wave <= this.#steps; wave += 1) {
        const gap = this.#gapBefore(wave);
        this.#network.addArc(
          this.#node(client, wave),
          this.#node(server, wave),
          shared * gap,
          (shared + serverLaterPerDay * this.scale) * gap,
        );
      }
    }
  }

  /** Each day that `later` is after `earlier` costs. */
  #addWay(later: number, earlier: number, perDay: number): void {
    for (let wave = 1; wave <= this.#steps; wave += 1) {
      const capacity = perDay * this.scale * this.#gapBefore(wave);
      this.#network.addArc(this.#node(later, wave), this.#node(earlier, wave), capacity);
    }
  }

  /** `later` is never before `earlier`. */
  #addRule(earlier: number, later: number): void {
    for (let wave = 1; wave <= this.#steps; wave += 1) {
      this.#network.addArc(this.#node(earlier, wave), this.#node(later, wave), FORBIDDEN);
    }
  }

  #addSpans(spans: WaveProblem['spans'], chain: number): number {
    let next = chain;
    for (const { units, perDay } of spans) {
      const [first, last] = [next, next + 1];
      next += 2;
      this.#addChain(first);
      this.#addChain(last);
      for (const unit of units) {
        this.#addRule(first, unit);
        this.#addRule(unit, last);
      }
      this.#addWay(last, first, perDay);
    }
    return next;
  }

  #addOrders(orders: WaveProblem['orders'], chain: number): void {
    let next = chain;
    for (const { before, after, perDay } of orders) {
      const [last, first] = [next, next + 1];
      next += 2;
      this.#addChain(last);
      this.#addChain(first);
      for (const unit of before) this.#addRule(unit, last);
      for (const unit of after) this.#addRule(first, unit);
      this.#addWay(last, first, perDay);
    }
  }

  /**
   * @param prices whole numbers of at least 0, of the resource that is balanced any, `prices[resource][wave]`, in parts of 1/`scale` of
   *   the cost unit
   * @param decided the wave of each unit that may be in no other; -1: any that it may be in
   */
  at(prices: readonly (readonly number[])[], decided: Int32Array | null): Relaxed {
    const { units } = this.problem;
    this.#network.clear();
    let constant = 0;
    for (let unit = 0; unit < units.length; unit += 1) constant += this.#price(unit, prices, decided?.[unit] ?? -1);
    const least = this.#network.maximise(this.#source, this.#sink) + constant;
    const side = this.#network.sourceSide(this.#source);
    const relaxed = units.map((_unit, unit) => {
      let wave = 0;
      while (wave < this.#steps && side[this.#node(unit, wave + 1)] === 1) wave += 1;
      return wave;
    });
    return { scaledBound: least - givenBack(this.problem, prices, this.scale), scale: this.scale, relaxed };
  }

  /** What the unit costs in each wave beyond the least, which is returned. */
  #price(unit: number, prices: readonly (readonly number[])[], decided: number): number {
    const { loads, earliest, latest, costs } = this.problem.units[unit]!;
    const [from, to] = decided === -1 ? [earliest, latest] : [decided, decided];
    const priced = costs.map((cost, wave) => {
      if (wave < from || wave > to) return FORBIDDEN;
      let sum = cost * this.scale;
      for (let resource = 0; resource < loads.length; resource += 1) sum += loads[resource]! * prices[resource]![wave]!;
      return sum;
    });
    const least = Math.min(...priced);
    for (let wave = 0; wave <= this.#steps; wave += 1) {
      this.#network.widen(this.#arcs[unit]! + 2 * wave, priced[wave]! - least);
    }
    return least;
  }
}

/** Parts of the cost unit that prices are in. */
export const scaleOf = ({ days }: WaveProblem): number => Math.max(1, days.at(-1)!);

/** What limits give back of the prices. */
function givenBack(problem: WaveProblem, prices: readonly (readonly number[])[], scale: number): number {
  return problem.limits.reduce((sum, ofWaves, resource) => {
    const balance = balanceOf(problem, resource);
    return ofWaves.reduce((part, limit, wave) => {
      const price = prices[resource]![wave]!;
      const [taken] = bestTaken(price, limit, balance, scale);
      return part + price * taken - (balance === null ? 0 : scale * imbalanceCost(balance, taken));
    }, sum);
  }, 0);
}

export const balanceOf = ({ balance }: WaveProblem, resource: number): WaveBalance | null =>
  balance?.resource === resource && balance.perUnit > 0 ? balance : null;

/** From least to most, what of a resource is best for a wave to take that is paid its price and pays for being out of balance. */
export function bestTaken(
  price: number,
  limit: number,
  balance: WaveBalance | null,
  scale: number,
): readonly [least: number, most: number] {
  if (balance === null) return price > 0 ? [limit, limit] : [0, limit];
  const edge = balance.perUnit * scale;
  const [from, to] = [Math.min(balance.from, limit), Math.min(balance.to, limit)];
  if (price > edge) return [limit, limit];
  if (price < -edge) return [0, 0];
  const least = price === -edge ? 0 : price > 0 ? to : from;
  const most = price === edge ? limit : price < 0 ? from : to;
  return [least, most];
}

const sumOfSizes = (spans: WaveProblem['spans'], orders: WaveProblem['orders']): number =>
  spans.reduce((sum, { units }) => sum + 2 * units.length + 1, 0) +
  orders.reduce((sum, { before, after }) => sum + before.length + after.length + 1, 0);
