import { invariant } from '../model/index.js';
import { greatestCost } from './check-problem.js';
import { FlowNetwork } from './max-flow.js';
import { imbalanceCost } from './problem.js';
import type { WaveAssignment, WaveBalance, WaveProblem } from './problem.js';

/** A proof that no plan costs less. */
export interface WaveBound {
  /** No plan that can be carried out costs less than this. */
  readonly bound: number;
  /** Prices of a unit of each resource in each wave at which the bound was proven; whoever doubts it can price anew. */
  readonly prices: readonly (readonly number[])[];
  /** The plan that is cheapest at these prices; it may load waves beyond their limits. */
  readonly relaxed: WaveAssignment;
}

const FORBIDDEN = 2 ** 46;

/**
 * The cheapest plan at given prices for what waves can bear, and its cost less what the limits give back: for any prices of at
 * least 0 no plan within the limits costs less (Lagrangian duality); where waves should be balanced, each takes what is best for it
 * at the price, which may then be below 0. The cheapest plan itself is exact: waves are ordered, all
 * costs between units grow with the days between them, so one cut of a network finds it (H. Ishikawa, "Exact optimization for
 * Markov random fields with convex priors", 2003). What has no such form is bounded from below: being apart by its share of the
 * longest way, mixing by nothing.
 *
 * @param prices whole numbers of at least 0, of the resource that is balanced any, `prices[resource][wave]`, in parts of 1/`span` of the cost unit
 */
export function relaxWaves(
  problem: WaveProblem,
  prices: readonly (readonly number[])[],
): { readonly scaledBound: number; readonly scale: number; readonly relaxed: WaveAssignment } {
  const { days, units, ties, spans, orders, limits } = problem;
  const waves = days.length;
  const scale = Math.max(1, days[waves - 1]!);
  const steps = waves - 1;
  const usedSpans = spans.filter((span) => span.perDay > 0 && span.units.length > 1);
  const usedOrders = orders.filter((order) => order.perDay > 0 && order.before.length > 0 && order.after.length > 0);
  // Nodes: each unit, first and last of each span, last and first of each order.
  const chains = units.length + 2 * usedSpans.length + 2 * usedOrders.length;
  const source = chains * steps;
  const sink = source + 1;
  const network = new FlowNetwork(
    chains * steps + 2,
    2 * (chains * waves + steps * (ties.length * 2 + sumOfSizes(usedSpans, usedOrders))),
  );
  // Node of "in wave `wave` or later" of a chain; wave 0 always holds, and wave k never.
  const node = (chain: number, wave: number): number => {
    if (wave <= 0) return source;
    return wave >= waves ? sink : chain * steps + wave - 1;
  };
  const gapBefore = (wave: number): number => days[wave]! - days[wave - 1]!;
  /** Each day that `later` is after `earlier` costs. */
  const addWay = (later: number, earlier: number, perDay: number): void => {
    if (perDay <= 0) return;
    for (let wave = 1; wave < waves; wave += 1) {
      network.addArc(node(later, wave), node(earlier, wave), perDay * scale * gapBefore(wave));
    }
  };
  let constant = 0;
  const addChain = (chain: number, costs: readonly number[] | null): void => {
    const least = costs === null ? 0 : Math.min(...costs);
    constant += least;
    for (let wave = 0; wave < waves; wave += 1) {
      const cost = costs === null ? 0 : costs[wave]! - least;
      // Once later than a wave, always later: no way back.
      network.addArc(node(chain, wave), node(chain, wave + 1), cost, wave === 0 || wave === steps ? 0 : FORBIDDEN);
    }
  };
  units.forEach(({ loads, earliest, latest, costs }, unit) => {
    addChain(
      unit,
      costs.map((cost, wave) => {
        if (wave < earliest || wave > latest) return FORBIDDEN;
        return cost * scale + loads.reduce((sum, load, resource) => sum + load * prices[resource]![wave]!, 0);
      }),
    );
  });
  for (const { client, server, apart, perDay, serverLaterPerDay } of ties) {
    // Being apart costs at least its share of the longest way.
    const shared = perDay * scale + apart;
    for (let wave = 1; wave < waves; wave += 1) {
      const gap = gapBefore(wave);
      network.addArc(node(client, wave), node(server, wave), shared * gap, (shared + serverLaterPerDay * scale) * gap);
    }
  }
  let chain = units.length;
  for (const { units: members, perDay } of usedSpans) {
    const [first, last] = [chain, chain + 1];
    chain += 2;
    addChain(first, null);
    addChain(last, null);
    for (const unit of members) {
      for (let wave = 1; wave < waves; wave += 1) {
        network.addArc(node(first, wave), node(unit, wave), FORBIDDEN);
        network.addArc(node(unit, wave), node(last, wave), FORBIDDEN);
      }
    }
    addWay(last, first, perDay);
  }
  for (const { before, after, perDay } of usedOrders) {
    const [last, first] = [chain, chain + 1];
    chain += 2;
    addChain(last, null);
    addChain(first, null);
    for (let wave = 1; wave < waves; wave += 1) {
      for (const unit of before) network.addArc(node(unit, wave), node(last, wave), FORBIDDEN);
      for (const unit of after) network.addArc(node(first, wave), node(unit, wave), FORBIDDEN);
    }
    addWay(last, first, perDay);
  }
  const least = network.maximise(source, sink) + constant;
  const given = limits.reduce(
    (sum, ofWaves, resource) =>
      sum +
      ofWaves.reduce((part, limit, wave) => {
        const price = prices[resource]![wave]!;
        const balance = balanceOf(problem, resource);
        const [taken] = bestTaken(price, limit, balance, scale);
        return part + price * taken - (balance === null ? 0 : scale * imbalanceCost(balance, taken));
      }, 0),
    0,
  );
  const side = network.sourceSide(source);
  const relaxed = units.map((_unit, unit) => {
    let wave = 0;
    while (wave < steps && side[node(unit, wave + 1)] === 1) wave += 1;
    return wave;
  });
  return { scaledBound: least - given, scale, relaxed };
}

const balanceOf = ({ balance }: WaveProblem, resource: number): WaveBalance | null =>
  balance?.resource === resource && balance.perUnit > 0 ? balance : null;

/** From least to most, what of a resource is best for a wave to take that is paid its price and pays for being out of balance. */
function bestTaken(
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

/**
 * Raises the bound by pricing what is overloaded, a fixed number of times: the same problem gives the same bound everywhere.
 *
 * @param best the cost of the best plan known, which the steps aim at (B. T. Polyak, 1969)
 * @param from prices to begin with, such as those of a similar problem
 */
export function boundWaves(problem: WaveProblem, best: number, rounds: number, from?: WaveBound['prices']): WaveBound {
  const last = Math.max(1, problem.days.at(-1)!);
  invariant(
    greatestCost(problem) * last <= 2 ** 52,
    'costs times the days of the plan stay below 2^52: choose smaller weights',
  );
  let prices = from ?? problem.limits.map((ofWaves) => ofWaves.map(() => 0));
  let found: WaveBound | null = null;
  let reach = 1;
  let since = 0;
  const patience = Math.ceil(rounds / 8);
  for (let round = 0; round < rounds; round += 1) {
    const { scaledBound, scale, relaxed } = relaxWaves(problem, prices);
    const bound = Math.ceil(scaledBound / scale);
    if (found === null || bound > found.bound) {
      found = { bound, prices, relaxed };
      since = 0;
    } else {
      since += 1;
      if (since % patience === 0) reach /= 2;
    }
    if (bound >= best) break;
    const next = stepPrices(problem, { prices, relaxed }, reach * (best * scale - scaledBound));
    if (next === null) break;
    prices = next;
  }
  return found ?? { bound: Number.MIN_SAFE_INTEGER, prices, relaxed: [] };
}

/** Dearer where the relaxed plan is overloaded, cheaper where it has room; null where nothing is left to price. */
function stepPrices(
  problem: WaveProblem,
  { prices, relaxed }: Pick<WaveBound, 'prices' | 'relaxed'>,
  missing: number,
): WaveBound['prices'] | null {
  const scale = Math.max(1, problem.days.at(-1)!);
  const excess = loadsOf(problem, relaxed).map((ofWaves, resource) =>
    ofWaves.map((load, wave) => {
      // What has room at no price can get no cheaper and says nothing of the step.
      const limit = problem.limits[resource]![wave]!;
      const [least, most] = bestTaken(prices[resource]![wave]!, limit, balanceOf(problem, resource), scale);
      return load - Math.min(most, Math.max(least, load));
    }),
  );
  const norm = excess.reduce((sum, ofWaves) => sum + ofWaves.reduce((part, value) => part + value * value, 0), 0);
  if (norm === 0) return null;
  return prices.map((ofWaves, resource) =>
    ofWaves.map((price, wave) =>
      Math.max(
        balanceOf(problem, resource) === null ? 0 : Number.NEGATIVE_INFINITY,
        Math.round(price + (missing / norm) * excess[resource]![wave]!),
      ),
    ),
  );
}

function loadsOf(problem: WaveProblem, waves: WaveAssignment): readonly (readonly number[])[] {
  const load = problem.limits.map((ofWaves) => ofWaves.map(() => 0));
  problem.units.forEach(({ loads }, unit) => {
    loads.forEach((amount, resource) => {
      load[resource]![waves[unit]!]! += amount;
    });
  });
  return load;
}
