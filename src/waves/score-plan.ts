import { countOf } from '../model/index.js';
import type { MachineId, Problem } from '../model/index.js';
import { assemblePlan } from './assemble-plan.js';
import type { GivenPlan } from './given-plan.js';
import type { Placement } from './placement.js';
import { derivePlanTerms } from './plan-terms.js';
import { frameOf, solveFrame } from './solve-frame.js';
import { daysBetween, deriveWaveDays } from './wave-days.js';
import type { WaveDays } from './wave-days.js';
import type { WaveInput } from './wave-input.js';
import type { WaveSettings } from './wave-settings.js';
import type { WavePlan } from './wave-plan.js';

/**
 * Judges any plan by the same report as our own: its cost and the bound of plans with the same waves and machines, every condition kept
 * or broken, what crosses the link. What is planned although it should not be breaks a condition; machines of the estate that the plan
 * does not name are `missing`. The order of its rows changes nothing.
 */
export function scorePlan(input: WaveInput, given: GivenPlan): WavePlan {
  const placement = placeGiven(input, given);
  const bound = solveFrame(placement)?.bound ?? null;
  return assemblePlan(placement, { made: 'scored', bound, problems: problemsOfGiven(input, given) });
}

/** The machines of a plan that somebody made in its waves. */
export function placeGiven(input: WaveInput, given: GivenPlan): Placement {
  const waveOf = new Map<MachineId, number>();
  for (const { id, wave } of given.machines) if (wave !== null) waveOf.set(id, wave - 1);
  const terms = derivePlanTerms(input, ({ id }) => waveOf.has(id));
  const days = daysOfGiven(given, input.settings);
  const names = given.waves.map(({ label, number }) => (label === '' ? `Wave ${number}` : label));
  const frame = frameOf(input, terms, given.waves.length, { ...days, names });
  return { ...frame, waves: Int32Array.from(terms.machines, ({ id }) => waveOf.get(id)!) };
}

/** The dates of the plan where it has all of them, else the days of the settings with the dates that it has. */
function daysOfGiven({ waves }: GivenPlan, settings: WaveSettings): WaveDays {
  const stated = waves.map(({ cutover }) => cutover);
  const dated = stated.filter((date) => date !== null);
  const [first] = dated;
  const isOrdered = dated.every((date, at) => at === 0 || date >= dated[at - 1]!);
  if (first !== undefined && dated.length === waves.length && isOrdered) {
    return { days: dated.map((date) => daysBetween(first, date)), dates: dated };
  }
  const own = deriveWaveDays(settings, waves.length);
  return { days: own.days, dates: own.dates.map((date, wave) => stated[wave] ?? date) };
}

/** What about a plan's file does not fit the estate; what its reader found stands first. */
export function problemsOfGiven(input: WaveInput, given: GivenPlan): readonly Problem[] {
  const { waves } = given;
  const undated = waves.filter(({ cutover }) => cutover === null);
  const isDated = input.settings.firstCutover !== null || input.settings.cutovers.length > 0;
  const known = new Set(input.machines.map(({ id }) => id));
  const named = new Set(given.machines.filter(({ wave }) => wave !== null).map(({ id }) => id));
  const missing = input.machines.filter(({ id, unplanned }) => unplanned === null && !named.has(id));
  const foreign = given.machines.filter(({ id }) => !known.has(id));
  const [first] = foreign;
  return [
    ...given.problems,
    ...(undated.length === 0
      ? []
      : [
          told(given, 'waves/undated', [
            `${undated.length} of ${countOf(waves.length, 'wave has', 'waves have')} no date, so days are counted by the settings`,
            isDated
              ? 'the settings have dates, which are taken; add the dates of the cutovers to the plan where it has others'
              : 'add the dates of the cutovers to the plan, or state firstCutover or cutovers in the settings',
          ]),
        ]),
    ...(missing.length === 0
      ? []
      : [
          told(given, 'waves/missing', [
            `${countOf(missing.length, 'machine')} that can move ${missing.length === 1 ? 'is' : 'are'} in no wave, the first is ${missing[0]!.name}`,
            'give each a wave, or pin it out of the plan with a reason',
          ]),
        ]),
    ...(first === undefined
      ? []
      : [
          told(given, 'waves/foreign', [
            `${countOf(foreign.length, 'machine')} of the plan ${foreign.length === 1 ? 'is none' : 'are none'} of this estate, the first is ${first.id}`,
            'judge the plan with the estate that it was made for',
          ]),
        ]),
  ];
}

const told = (
  { file }: GivenPlan,
  code: string,
  [message, remedy]: readonly [message: string, remedy: string],
): Problem => ({ code, severity: 'warning', at: { file }, message, remedy });
