import type { CostLine } from './wave-plan.js';
import type { WaveWeights } from './wave-settings.js';
import type { PlanTerms } from './plan-terms.js';

/** Lines of a cost, one for each weight, in this order. */
const LINES: readonly (readonly [id: keyof WaveWeights, words: string])[] = [
  ['dependencyPerDay', 'days that dependencies cross the link'],
  ['thousandConnectionsPerDay', 'thousands of connections across the link, begun thousands of each dependency'],
  ['statefulPerDay', 'days that stateful dependencies cross the link'],
  ['serverLaterPerDay', 'days that a server follows later than its client'],
  ['twoWayApart', 'pairs of machines that ask each other and are in different waves'],
  ['applicationSpreadPerDay', 'days between the first and the last machine of an application'],
  [
    'testAfterProductionPerDay',
    'days that non-production is late for production, by application and once for the estate',
  ],
  ['mixedEnvironments', 'waves with production and non-production'],
  ['criticalEarly', 'machines of high criticality in early waves, by how early'],
  ['complexEarly', 'tenths of complexity in early waves, by how early'],
  ['imbalance', 'machines by which waves differ from the mean beyond a fifth of it'],
  ['waitPerDay', 'days that machines wait for their wave'],
];

/** How many waves from the first are early: the last one never is. */
export const earlyWavesOf = (waves: number, stated: number): number => Math.max(0, Math.min(stated, waves - 1));

/** How often a machine of this wave counts for being early: the first of two early waves twice, the second once. */
export const earliness = (wave: number, early: number): number => Math.max(0, early - wave);

/** Complexity counts in tenths of 100, rounded down. */
export const tenthsOf = (complexity: number): number => Math.floor(complexity / 10);

/** Machines by which waves differ from their mean beyond a fifth of it, each wave rounded down. */
export function imbalanceOf(sizes: readonly number[]): number {
  const waves = sizes.length;
  const all = sizes.reduce((sum, size) => sum + size, 0);
  return sizes.reduce(
    (sum, size) => sum + Math.max(0, Math.floor((5 * Math.abs(size * waves - all) - all) / (5 * waves))),
    0,
  );
}

/**
 * What a plan costs, line by line: the amount that each weight is for. `waves` holds the wave of each machine of the terms, from 0.
 * Days to what stays behind are counted until the last cutover.
 */
export function countCost(
  terms: PlanTerms,
  waves: ArrayLike<number>,
  plan: { readonly days: readonly number[]; readonly earlyWaves: number },
): { readonly total: number; readonly lines: readonly CostLine[] } {
  const amounts = amountsOf(terms, waves, plan);
  const lines = LINES.map(([id, words]): CostLine => {
    const weight = terms.weights[id];
    return { id, words, weight, amount: amounts[id], cost: weight * amounts[id] };
  });
  return { total: lines.reduce((sum, { cost }) => sum + cost, 0), lines };
}

function amountsOf(
  terms: PlanTerms,
  waves: ArrayLike<number>,
  { days, earlyWaves }: { readonly days: readonly number[]; readonly earlyWaves: number },
): Record<keyof WaveWeights, number> {
  const dayOf = (machine: number): number => days[waves[machine]!]!;
  const last = days.at(-1) ?? 0;
  const early = earlyWavesOf(days.length, earlyWaves);
  const amounts: Record<keyof WaveWeights, number> = {
    ...zeros(),
    ...amountsOfDependencies(terms, dayOf, last),
    twoWayApart: terms.twoWay.filter(([left, right]) => waves[left] !== waves[right]).length,
  };
  for (const { machines } of terms.applications) {
    const [first, latest] = rangeOf(machines, dayOf);
    amounts.applicationSpreadPerDay += latest - first;
  }
  for (const { before, after } of terms.orders) {
    const late = rangeOf(before, dayOf)[1] - rangeOf(after, dayOf)[0];
    amounts.testAfterProductionPerDay += Math.max(0, late);
  }
  const ofProduction = new Set(terms.production.map((machine) => waves[machine]));
  const mixed = new Set(terms.nonProduction.map((machine) => waves[machine]).filter((wave) => ofProduction.has(wave)));
  amounts.mixedEnvironments = mixed.size;
  const sizes = days.map(() => 0);
  for (const [index, { criticality, complexity }] of terms.machines.entries()) {
    const wave = waves[index]!;
    sizes[wave]! += 1;
    if (criticality === 'high') amounts.criticalEarly += earliness(wave, early);
    amounts.complexEarly += tenthsOf(complexity) * earliness(wave, early);
    amounts.waitPerDay += days[wave]!;
  }
  amounts.imbalance = imbalanceOf(sizes);
  return amounts;
}

const zeros = (): Record<keyof WaveWeights, number> =>
  Object.fromEntries(LINES.map(([id]) => [id, 0])) as Record<keyof WaveWeights, number>;

type OfDependencies = Pick<
  WaveWeights,
  'dependencyPerDay' | 'thousandConnectionsPerDay' | 'statefulPerDay' | 'serverLaterPerDay'
>;

function amountsOfDependencies(
  { edges, anchored }: PlanTerms,
  dayOf: (machine: number) => number,
  last: number,
): OfDependencies {
  let [dependency, thousand, stateful, later] = [0, 0, 0, 0];
  const add = (apart: number, thousands: number, isStateful: boolean): void => {
    dependency += apart;
    thousand += thousands * apart;
    if (isStateful) stateful += apart;
  };
  for (const { client, server, thousands, edge } of edges) {
    const gap = dayOf(server) - dayOf(client);
    add(Math.abs(gap), thousands, edge.isStateful);
    later += Math.max(0, gap);
  }
  for (const { machine, thousands, isPriced, edge } of anchored) {
    if (isPriced) add(last - dayOf(machine), thousands, edge.isStateful);
  }
  return {
    dependencyPerDay: dependency,
    thousandConnectionsPerDay: thousand,
    statefulPerDay: stateful,
    serverLaterPerDay: later,
  };
}

function rangeOf(machines: readonly number[], dayOf: (machine: number) => number): readonly [number, number] {
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const machine of machines) {
    const day = dayOf(machine);
    if (day < first) first = day;
    if (day > last) last = day;
  }
  return [first, last];
}
