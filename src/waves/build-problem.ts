import type { AllowedWaves } from './allowed-waves.js';
import { earliness, earlyWavesOf, tenthsOf } from './count-cost.js';
import type { HardGroup } from './hard-groups.js';
import type { PlanTerms } from './plan-terms.js';
import type { WaveMix, WaveOrder, WaveProblem, WaveSpan, WaveTie, WaveUnit } from './problem.js';
import { loadsOf } from './wave-limits.js';

/** More than any plan costs that keeps its freezes: a wave within the first and last allowed ones that is none. */
const FORBIDDEN = 2 ** 36;

/** What the arithmetic needs beside the terms. */
export interface ProblemParts {
  readonly groups: readonly HardGroup[];
  readonly allowed: readonly AllowedWaves[];
  /** `limits[resource][wave]`; resources without any limit are left out of the problem. */
  readonly limits: readonly (readonly (number | null)[])[];
  readonly days: readonly number[];
  readonly earlyWaves: number;
  /** Freezes and pins are somebody else's business: every wave is open, and none is forbidden. */
  readonly isOpen?: boolean;
}

/** A limit where there is none: what all machines take together. */
const unlimited = (terms: PlanTerms, resource: number): number =>
  terms.machines.reduce((sum, machine) => sum + (loadsOf(machine)[resource] ?? 0), 0);

/** Waves that every member of a group may be in; never empty for a group that was joined. */
export function wavesOfGroup({ machines }: HardGroup, allowed: readonly AllowedWaves[]): readonly number[] {
  const [first, ...rest] = machines.map((machine) => allowed[machine]!.waves);
  const others = rest.map((waves) => new Set(waves));
  return (first ?? []).filter((wave) => others.every((waves) => waves.has(wave)));
}

/**
 * The arithmetic of a plan: each hard group a unit. Its cost is that of `countCost` but for the imbalance of waves, which no unit has
 * by itself.
 */
export function buildProblem(terms: PlanTerms, parts: ProblemParts): WaveProblem {
  const { groups, allowed, limits, days } = parts;
  const unitOf = new Int32Array(terms.machines.length);
  for (const [unit, { machines }] of groups.entries()) for (const machine of machines) unitOf[machine] = unit;
  const limited = limits.flatMap((ofWaves, resource) => (ofWaves.every((limit) => limit === null) ? [] : [resource]));
  const costs = costsOfMachines(terms, parts);
  return {
    days,
    units: groups.map((group): WaveUnit => {
      const waves = parts.isOpen === true ? days.map((_day, wave) => wave) : wavesOfGroup(group, allowed);
      const free = new Set(waves);
      return {
        loads: limited.map((resource) =>
          group.machines.reduce((sum, machine) => sum + (loadsOf(terms.machines[machine]!)[resource] ?? 0), 0),
        ),
        earliest: waves[0]!,
        latest: waves.at(-1)!,
        costs: days.map(
          (_day, wave) =>
            group.machines.reduce((sum, machine) => sum + costs[machine]![wave]!, 0) + (free.has(wave) ? 0 : FORBIDDEN),
        ),
      };
    }),
    ties: tiesOf(terms, unitOf),
    spans: spansOf(terms, unitOf),
    orders: ordersOf(terms, unitOf),
    mixes: mixesOf(terms, unitOf),
    limits: limited.map((resource) => {
      const all = unlimited(terms, resource);
      return limits[resource]!.map((limit) => limit ?? all);
    }),
  };
}

/** Whether a plan of the arithmetic uses a wave that a freeze takes. */
export const isForbidden = (problem: WaveProblem, waves: ArrayLike<number>): boolean =>
  problem.units.some(({ costs }, unit) => costs[waves[unit]!]! >= FORBIDDEN);

function costsOfMachines(terms: PlanTerms, { days, earlyWaves }: ProblemParts): readonly (readonly number[])[] {
  const { weights, machines, anchored } = terms;
  const early = earlyWavesOf(days.length, earlyWaves);
  const last = days.at(-1) ?? 0;
  const perDay = new Float64Array(machines.length);
  for (const { machine, isPriced, thousands, edge } of anchored) {
    if (!isPriced) continue;
    perDay[machine]! +=
      weights.dependencyPerDay +
      weights.thousandConnectionsPerDay * thousands +
      (edge.isStateful ? weights.statefulPerDay : 0);
  }
  return machines.map(({ criticality, complexity }, machine) =>
    days.map((day, wave) => {
      const times = earliness(wave, early);
      const critical = criticality === 'high' ? weights.criticalEarly * times : 0;
      const complex = weights.complexEarly * tenthsOf(complexity) * times;
      return critical + complex + weights.waitPerDay * day + perDay[machine]! * (last - day);
    }),
  );
}

function tiesOf({ edges, twoWay, weights, machines }: PlanTerms, unitOf: Int32Array): readonly WaveTie[] {
  const ties = new Map<
    number,
    { client: number; server: number; apart: number; perDay: number; serverLaterPerDay: number }
  >();
  const tieOf = (from: number, to: number): { apart: number; perDay: number; serverLaterPerDay: number } => {
    const [client, server] = [unitOf[from]!, unitOf[to]!];
    const key = client * machines.length + server;
    const known = ties.get(key);
    if (known !== undefined) return known;
    const tie = { client, server, apart: 0, perDay: 0, serverLaterPerDay: 0 };
    ties.set(key, tie);
    return tie;
  };
  for (const { client, server, thousands, edge } of edges) {
    if (unitOf[client] === unitOf[server]) continue;
    const tie = tieOf(client, server);
    tie.perDay +=
      weights.dependencyPerDay +
      weights.thousandConnectionsPerDay * thousands +
      (edge.isStateful ? weights.statefulPerDay : 0);
    tie.serverLaterPerDay += weights.serverLaterPerDay;
  }
  for (const [left, right] of twoWay) {
    if (unitOf[left] !== unitOf[right]) tieOf(left, right).apart += weights.twoWayApart;
  }
  return [...ties.values()];
}

const unitsOf = (machines: readonly number[], unitOf: Int32Array): readonly number[] => [
  ...new Set(machines.map((machine) => unitOf[machine]!)),
];

function spansOf({ applications, weights }: PlanTerms, unitOf: Int32Array): readonly WaveSpan[] {
  const perDay = weights.applicationSpreadPerDay;
  if (perDay === 0) return [];
  return applications
    .map(({ machines }) => ({ units: unitsOf(machines, unitOf), perDay }))
    .filter(({ units }) => units.length > 1);
}

function ordersOf({ orders, weights }: PlanTerms, unitOf: Int32Array): readonly WaveOrder[] {
  const perDay = weights.testAfterProductionPerDay;
  if (perDay === 0) return [];
  return orders.map(({ before, after }) => ({
    before: unitsOf(before, unitOf),
    after: unitsOf(after, unitOf),
    perDay,
  }));
}

function mixesOf({ production, nonProduction, weights }: PlanTerms, unitOf: Int32Array): readonly WaveMix[] {
  const perWave = weights.mixedEnvironments;
  if (perWave === 0 || production.length === 0 || nonProduction.length === 0) return [];
  return [{ left: unitsOf(production, unitOf), right: unitsOf(nonProduction, unitOf), perWave }];
}
