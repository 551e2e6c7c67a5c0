import { deriveAllowedWaves } from './allowed-waves.js';
import { buildProblem, isForbidden, wavesOfGroup } from './build-problem.js';
import { deriveHardGroups } from './hard-groups.js';
import type { Placement } from './placement.js';
import type { PlanTerms } from './plan-terms.js';
import type { WaveProblem } from './problem.js';
import { boundProblem, solveProblem } from './solve-problem.js';
import type { SolvedBound } from './solve-problem.js';
import { deriveWaveDays } from './wave-days.js';
import type { WaveDays } from './wave-days.js';
import type { WaveInput } from './wave-input.js';
import { deriveStatedLimits, deriveWaveLimits } from './wave-limits.js';

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
 * @param given days and names of a plan that somebody made; absent: those of the settings. Its waves are limited by what is stated alone;
 *   groups that a wave of ours would not bear are not held together in it either
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
  const limits = given === undefined ? deriveWaveLimits(settings, count) : deriveStatedLimits(settings, count);
  const held = deriveHardGroups(input, terms, { allowed, limits: deriveWaveLimits(settings, count) });
  const names = given?.names ?? days.map((_day, wave) => `Wave ${wave + 1}`);
  return { input, terms, days, dates, names, allowed, limits, ...held };
}

/** The cheapest plan of these waves that is found, and the bound of all of them; null where none keeps the hard conditions. */
export function solveFrame(frame: Frame): SolvedFrame | null {
  const { terms, groups, days, input, allowed } = frame;
  if (days.length === 0 || groups.some((group) => wavesOfGroup(group, allowed).length === 0)) return null;
  const problem = balanced(buildProblem(terms, { ...frame, earlyWaves: input.settings.earlyWaves }), frame);
  const solved = solveProblem(problem);
  if (solved === null || isForbidden(problem, solved.waves)) return null;
  const waves = new Int32Array(terms.machines.length);
  for (const [unit, { machines }] of groups.entries())
    for (const machine of machines) waves[machine] = solved.waves[unit]!;
  return { placement: { ...frame, waves }, bound: boundProblem(problem, solved) };
}

/**
 * The problem with what `imbalanceOf` counts: whole machines by which a wave differs from the mean beyond a fifth of it. Machines are
 * its first resource where waves are limited in them, and otherwise one more without a limit.
 */
function balanced(problem: WaveProblem, { terms, groups, limits, days }: Frame): WaveProblem {
  const perUnit = terms.weights.imbalance;
  if (perUnit === 0 || days.length < 2) return problem;
  const all = terms.machines.length;
  const [from, to] = [Math.floor((4 * all) / (5 * days.length)), Math.ceil((6 * all) / (5 * days.length))];
  const isCounted = (limits[0] ?? []).some((limit) => limit !== null);
  if (isCounted) return { ...problem, balance: { resource: 0, from, to, perUnit } };
  return {
    ...problem,
    units: problem.units.map((unit, index) => ({ ...unit, loads: [...unit.loads, groups[index]!.machines.length] })),
    limits: [...problem.limits, days.map(() => all)],
    balance: { resource: problem.limits.length, from, to, perUnit },
  };
}
