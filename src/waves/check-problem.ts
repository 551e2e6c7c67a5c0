import { invariant } from '../model/index.js';
import type { WaveProblem } from './problem.js';

/**
 * What the arithmetic rests on: whole numbers, as many of each as there are waves and resources, and no sum of costs or loads that
 * could leave the whole numbers that a double holds.
 *
 * @throws {InvariantError} something of it does not hold
 */
export function checkWaveProblem(problem: WaveProblem): void {
  const { days, units, limits } = problem;
  invariant(days.length > 0 && days[0] === 0, 'there is a wave, and the first cuts over on day 0');
  invariant(
    days.every((day, wave) => Number.isSafeInteger(day) && (wave === 0 || day >= days[wave - 1]!)),
    'days of waves are whole numbers that do not fall',
  );
  for (const ofWaves of limits) {
    invariant(
      ofWaves.length === days.length && ofWaves.every(isAmount),
      'each resource has a whole limit of at least 0 for each wave',
    );
  }
  for (const { loads, earliest, latest, costs } of units) {
    invariant(
      loads.length === limits.length && loads.every(isAmount),
      'each unit takes a whole amount of each resource',
    );
    invariant(earliest >= 0 && earliest <= latest && latest < days.length, 'each unit has waves it may be in');
    invariant(
      costs.length === days.length && costs.every(Number.isSafeInteger),
      'each unit has a whole cost in each wave',
    );
  }
  checkMembers(problem);
  const { balance } = problem;
  invariant(
    balance === undefined ||
      (balance.resource in limits &&
        [balance.from, balance.to, balance.perUnit].every(isAmount) &&
        balance.from <= balance.to),
    'waves are balanced by a resource, between whole amounts, at a whole amount of at least 0',
  );
  invariant(greatestCost(problem) <= Number.MAX_SAFE_INTEGER, 'no plan costs more than 2^53: choose smaller weights');
  limits.forEach((ofWaves, resource) => {
    const sum =
      units.reduce((part, { loads }) => part + loads[resource]!, 0) + ofWaves.reduce((part, limit) => part + limit, 0);
    invariant(sum <= Number.MAX_SAFE_INTEGER, 'no sum of loads or limits exceeds 2^53: count in a larger unit');
  });
}

const isAmount = (value: number): boolean => Number.isSafeInteger(value) && value >= 0;

function checkMembers({ units, ties, spans, orders, mixes }: WaveProblem): void {
  const isUnit = (unit: number): boolean => Number.isSafeInteger(unit) && unit >= 0 && unit < units.length;
  for (const { client, server, apart, perDay, serverLaterPerDay } of ties) {
    invariant(isUnit(client) && isUnit(server), 'ties are between units');
    invariant([apart, perDay, serverLaterPerDay].every(isAmount), 'ties cost whole amounts of at least 0');
  }
  const groups = [
    ...spans.map(({ units: members, perDay }) => ({ members, price: perDay })),
    ...orders.map(({ before, after, perDay }) => ({ members: [...before, ...after], price: perDay })),
    ...mixes.map(({ left, right, perWave }) => ({ members: [...left, ...right], price: perWave })),
  ];
  for (const { members, price } of groups) {
    invariant(
      members.every(isUnit) && isAmount(price),
      'spans, orders and mixes are of units, at whole amounts of at least 0',
    );
  }
}

/** No plan costs more, with either sign. */
export function greatestCost({ days, units, ties, spans, orders, mixes, balance }: WaveProblem): number {
  const last = days.at(-1)!;
  const load = balance === undefined ? 0 : units.reduce((sum, { loads }) => sum + loads[balance.resource]!, 0);
  return (
    units.reduce((sum, { costs }) => sum + costs.reduce((most, cost) => Math.max(most, Math.abs(cost)), 0), 0) +
    ties.reduce((sum, { apart, perDay, serverLaterPerDay }) => sum + apart + (perDay + serverLaterPerDay) * last, 0) +
    [...spans, ...orders].reduce((sum, { perDay }) => sum + perDay * last, 0) +
    mixes.reduce((sum, { perWave }) => sum + perWave * days.length, 0) +
    (balance === undefined ? 0 : balance.perUnit * (load + balance.from * days.length))
  );
}
