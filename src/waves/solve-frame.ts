import { deriveAllowedWaves } from './allowed-waves.js';
import { buildProblem, isForbidden, wavesOfGroup } from './build-problem.js';
import { countCost, imbalanceOf } from './count-cost.js';
import { deriveHardGroups } from './hard-groups.js';
import type { Placement } from './placement.js';
import type { PlanTerms } from './plan-terms.js';
import type { WaveProblem } from './problem.js';
import { boundProblem, solveProblem } from './solve-problem.js';
import type { SolvedBound } from './solve-problem.js';
import type { SolvedWaves } from './solve.js';
import { deriveWaveDays } from './wave-days.js';
import type { WaveDays } from './wave-days.js';
import type { WaveInput } from './wave-input.js';
import { deriveWaveLimits } from './wave-limits.js';

/** What the waves of a plan are, before any machine is in one. */
export type Frame = Omit<Placement, 'waves'>;

/** A plan of a frame with the bound of all its plans. */
export interface SolvedFrame {
  readonly placement: Placement;
  readonly bound: SolvedBound;
}

/**
 * So many waves with what each machine and each group may do in them.
 *
 * @param given days and names of a plan that somebody made; absent: those of the settings
 */
export function frameOf(
  input: WaveInput,
  terms: PlanTerms,
  count: number,
  given?: WaveDays & { readonly names: readonly string[] },
): Frame {
  const { settings } = input;
  const { days, dates } = given ?? deriveWaveDays(settings, count);
  const allowed = deriveAllowedWaves(terms.machines, settings, { days, dates });
  const limits = deriveWaveLimits(settings, count);
  const names = given?.names ?? days.map((_day, wave) => `Wave ${wave + 1}`);
  return { input, terms, days, dates, names, allowed, limits, ...deriveHardGroups(input, terms, { allowed, limits }) };
}

/** The cheapest plan of these waves that is found, and the bound of all of them; null where none keeps the hard conditions. */
export function solveFrame(frame: Frame): SolvedFrame | null {
  const { terms, groups, days, input, allowed } = frame;
  if (days.length === 0 || groups.some((group) => wavesOfGroup(group, allowed).length === 0)) return null;
  const problem = buildProblem(terms, { ...frame, earlyWaves: input.settings.earlyWaves });
  const plain = solveProblem(problem);
  if (plain === null || isForbidden(problem, plain.waves)) return null;
  const found = [plain, ...balancedToo(problem, frame, plain)].map(({ waves: units }) => {
    const waves = new Int32Array(terms.machines.length);
    for (const [unit, { machines }] of groups.entries()) for (const machine of machines) waves[machine] = units[unit]!;
    return { waves, ...countCost(terms, waves, { days, earlyWaves: input.settings.earlyWaves }) };
  });
  const best = found.reduce((kept, one) => (one.total < kept.total ? one : kept));
  return { placement: { ...frame, waves: best.waves }, bound: boundProblem(problem, plain) };
}

/**
 * The arithmetic knows no balance, since no unit is out of balance by itself; where the plan costs any, another is made of waves that
 * are too small to, and the cheaper of both is taken.
 */
function balancedToo(problem: WaveProblem, { terms, limits, days }: Frame, plain: SolvedWaves): readonly SolvedWaves[] {
  const isLimited = (limits[0] ?? []).some((limit) => limit !== null);
  if (terms.weights.imbalance === 0 || !isLimited || days.length < 2) return [];
  const sizes = days.map(() => 0);
  for (const [unit, { loads }] of problem.units.entries()) sizes[plain.waves[unit]!]! += loads[0]!;
  if (imbalanceOf(sizes) === 0) return [];
  const most = Math.floor((6 * terms.machines.length) / (5 * days.length));
  const [machines = [], ...others] = problem.limits;
  const balanced = solveProblem({ ...problem, limits: [machines.map((limit) => Math.min(limit, most)), ...others] });
  return balanced === null || isForbidden(problem, balanced.waves) ? [] : [balanced];
}
