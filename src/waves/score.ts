import { imbalanceCost } from './problem.js';
import type { WaveAssignment, WaveProblem } from './problem.js';

/** What a plan costs, by what costs it, and by how much it exceeds what waves can bear. */
export interface WaveScore {
  readonly units: number;
  readonly apart: number;
  readonly days: number;
  readonly serverLater: number;
  readonly spans: number;
  readonly orders: number;
  readonly mixes: number;
  readonly balance: number;
  readonly total: number;
  /** Over all waves and resources; 0 where the plan can be carried out. */
  readonly overload: number;
  /** Units outside the waves they may be in. */
  readonly misplaced: number;
}

const sumOf = <T>(items: readonly T[], of: (item: T, index: number) => number): number =>
  items.reduce((sum, item, index) => sum + of(item, index), 0);

const lastOf = (days: readonly number[]): number =>
  days.reduce((last, day) => Math.max(last, day), Number.NEGATIVE_INFINITY);
const firstOf = (days: readonly number[]): number =>
  days.reduce((first, day) => Math.min(first, day), Number.POSITIVE_INFINITY);

/** The cost of any plan, from its definition: the slow and plain twin of what the search counts in steps. */
export function scoreWaves(problem: WaveProblem, waves: WaveAssignment): WaveScore {
  const { days } = problem;
  const dayOf = (unit: number): number => days[waves[unit]!]!;
  const load = problem.limits.map((limits, resource) =>
    limits.map((_limit, wave) =>
      sumOf(problem.units, ({ loads }, unit) => (waves[unit] === wave ? loads[resource]! : 0)),
    ),
  );
  const { balance } = problem;
  const parts = {
    units: sumOf(problem.units, ({ costs }, unit) => costs[waves[unit]!]!),
    apart: sumOf(problem.ties, ({ client, server, apart }) => (waves[client] === waves[server] ? 0 : apart)),
    days: sumOf(problem.ties, ({ client, server, perDay }) => perDay * Math.abs(dayOf(client) - dayOf(server))),
    serverLater: sumOf(
      problem.ties,
      ({ client, server, serverLaterPerDay }) => serverLaterPerDay * Math.max(0, dayOf(server) - dayOf(client)),
    ),
    spans: sumOf(problem.spans, ({ units, perDay }) =>
      units.length === 0 ? 0 : perDay * (lastOf(units.map(dayOf)) - firstOf(units.map(dayOf))),
    ),
    orders: sumOf(problem.orders, ({ before, after, perDay }) =>
      before.length === 0 || after.length === 0
        ? 0
        : perDay * Math.max(0, lastOf(before.map(dayOf)) - firstOf(after.map(dayOf))),
    ),
    mixes: sumOf(problem.mixes, ({ left, right, perWave }) => {
      const ofLeft = new Set(left.map((unit) => waves[unit]));
      return perWave * new Set(right.map((unit) => waves[unit]).filter((wave) => ofLeft.has(wave))).size;
    }),
    balance: balance === undefined ? 0 : sumOf(load[balance.resource]!, (amount) => imbalanceCost(balance, amount)),
  };
  return {
    ...parts,
    total: sumOf(Object.values(parts), (part) => part),
    overload: sumOf(load, (ofWaves, resource) =>
      sumOf(ofWaves, (amount, wave) => Math.max(0, amount - problem.limits[resource]![wave]!)),
    ),
    misplaced: problem.units.filter(({ earliest, latest }, unit) => waves[unit]! < earliest || waves[unit]! > latest)
      .length,
  };
}
