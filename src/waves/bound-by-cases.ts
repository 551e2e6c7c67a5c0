import { checkRelaxable, raiseBound } from './lower-bound.js';
import type { WaveBound } from './lower-bound.js';
import type { WaveProblem } from './problem.js';
import { Relaxation } from './relaxation.js';

/** How long a bound is raised: in rounds and cases, never in seconds. */
export interface BoundEffort {
  /** Rounds of prices for the whole problem. */
  readonly rounds: number;
  /** How many cases are split further; 0: none. */
  readonly cases: number;
  readonly roundsPerCase: number;
}

/** Units times waves of the largest network that is cut: a larger one takes more than 1 GB. */
const LARGEST_NETWORK = 500_000;

/** Less for large problems, of which each round takes longer. */
export function boundEffortFor({ units, days }: WaveProblem): BoundEffort {
  const size = units.length * days.length;
  return {
    rounds: size <= 10_000 ? 40 : size <= LARGEST_NETWORK ? 4 : 0,
    cases: size <= 4000 ? Math.floor(160_000 / Math.max(160, size)) : 0,
    roundsPerCase: 8,
  };
}

/** After so many cases the bound must have risen by a thousandth of the best plan's cost, or no more cases are split. */
const CASES_PER_LOOK = 40;

/** A proof that no plan costs less, by cases. */
export interface CaseBound {
  /** No plan within the limits costs less; never more than the plan that is known. */
  readonly bound: number;
  /** Whether the known plan is proven to be the cheapest. */
  readonly isOptimal: boolean;
  /** Cases that were split. */
  readonly cases: number;
}

interface Case {
  /** The wave of each unit that has been decided; -1: open. */
  readonly decided: Int32Array;
  readonly prices: WaveBound['prices'];
  readonly bound: number;
}

/**
 * Bounds every plan from below by cases: wherever the dearest unit goes, one case for each of its waves; of the case with the lowest
 * bound again the next unit. The least bound of all cases left open bounds the whole (best-first branch and bound: A. H. Land,
 * A. G. Doig, 1960; bounds of cases by prices: M. L. Fisher, 1981). One cut bounds nothing where waves are alike and none is
 * favoured, since a mixture of plans that put everything into one wave then costs nothing; deciding the wave of a few units that
 * much hangs on ends that.
 *
 * @param best the cost of a plan within the limits, the best that is known
 */
export function boundByCases(problem: WaveProblem, best: number, effort: BoundEffort): CaseBound {
  checkRelaxable(problem);
  if (effort.rounds === 0) return { bound: Math.min(best, 0), isOptimal: false, cases: 0 };
  const relaxation = new Relaxation(problem);
  const root = raiseBound(relaxation, best, { rounds: effort.rounds });
  const order = unitsByWorth(problem);
  const open: Case[] = [
    { decided: new Int32Array(problem.units.length).fill(-1), prices: root.prices, bound: root.bound },
  ];
  let least = best;
  let cases = 0;
  let seen = root.bound;
  while (open.length > 0 && cases < effort.cases) {
    if (cases > 0 && cases % CASES_PER_LOOK === 0) {
      const reached = Math.min(least, open.at(-1)!.bound);
      if (1000 * (reached - seen) < best) break;
      seen = reached;
    }
    const lowest = open.pop()!;
    if (lowest.bound >= best) continue;
    const unit = order.find((candidate) => lowest.decided[candidate] === -1);
    if (unit === undefined) {
      least = Math.min(least, lowest.bound);
      continue;
    }
    cases += 1;
    for (const next of casesOf(relaxation, lowest, { unit, best, rounds: effort.roundsPerCase })) insert(open, next);
  }
  const bound = open.reduce((lowest, { bound: of }) => Math.min(lowest, of), least);
  return { bound: Math.min(best, bound), isOptimal: bound >= best, cases };
}

/** Units that cost most when they stand apart and take most of a wave: whoever has no tie decides nothing. */
function unitsByWorth({ units, ties, limits }: WaveProblem): readonly number[] {
  const weights = new Float64Array(units.length);
  for (const { client, server, apart, perDay, serverLaterPerDay } of ties) {
    if (client === server) continue;
    const weight = apart + 2 * perDay + serverLaterPerDay;
    weights[client]! += weight;
    weights[server]! += weight;
  }
  const most = limits.map((ofWaves) => Math.max(1, ...ofWaves));
  const worth = units.map(
    ({ loads }, unit) => weights[unit]! * Math.max(0, ...loads.map((load, resource) => load / most[resource]!)),
  );
  return [...units.keys()]
    .filter((unit) => worth[unit]! > 0)
    .sort((left, right) => worth[right]! - worth[left]! || left - right);
}

function casesOf(
  relaxation: Relaxation,
  parent: Case,
  { unit, best, rounds }: { readonly unit: number; readonly best: number; readonly rounds: number },
): readonly Case[] {
  const { problem } = relaxation;
  const cases: Case[] = [];
  const { earliest, latest } = problem.units[unit]!;
  for (let wave = earliest; wave <= latest; wave += 1) {
    const decided = parent.decided.slice();
    decided[unit] = wave;
    if (!isWithinLimits(problem, decided, wave)) continue;
    const found = raiseBound(relaxation, best, { rounds, from: parent.prices, decided });
    const bound = Math.max(parent.bound, found.bound);
    if (bound < best) cases.push({ decided, prices: found.prices, bound });
  }
  return cases;
}

const isWithinLimits = ({ units, limits }: WaveProblem, decided: Int32Array, wave: number): boolean =>
  limits.every(
    (ofWaves, resource) =>
      units.reduce((sum, { loads }, unit) => sum + (decided[unit] === wave ? loads[resource]! : 0), 0) <=
      ofWaves[wave]!,
  );

/** The lowest bound last; of equal ones the case that was found first. */
function insert(open: Case[], next: Case): void {
  let low = 0;
  let high = open.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (open[middle]!.bound >= next.bound) low = middle + 1;
    else high = middle;
  }
  open.splice(low, 0, next);
}
