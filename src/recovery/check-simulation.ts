import type { Problem } from '../model/index.js';
import type { AvailabilityOf, AvailabilityPlan } from './availability.js';
import { percentDown, plainNumber } from './availability-words.js';
import { faultAt } from './settings-problems.js';
import type { RecoveryPlaces, SettingsFault } from './settings-problems.js';

const DESIGNS: Readonly<Record<AvailabilityOf['design'], string>> = {
  present: 'as it is today',
  withPlan: 'with the plan',
};

/** What the closed form and the simulation say of one design, where they do not agree; null where they do, or there is one of them alone. */
export function disagreementWords({
  availability,
  simulation,
}: Pick<AvailabilityOf, 'availability' | 'simulation'>): string | null {
  if (simulation.agrees !== false) return null;
  const isSafe = simulation.availability > availability;
  const side = isSafe
    ? 'the closed form is the lower one: it reckons what is lost at most, and outages that follow on each other or overlap are one outage to the simulation'
    : 'the closed form is the higher one, which it never should be: do not count on it';
  return `the closed form says ${percentDown(availability)} and the simulation ${percentDown(simulation.availability)} give or take ${plainNumber(simulation.plusMinus * 100, 4)} % in ${simulation.years} years: they do not agree, and ${side}`;
}

/** Every design of every service whose closed form and simulation do not agree: a warning each, since no figure of it is known then. */
export const disagreements = (plans: readonly AvailabilityPlan[], places: RecoveryPlaces): readonly Problem[] =>
  plans.flatMap(({ service, present, withPlan }) =>
    [present, withPlan].flatMap((of) => {
      const words = disagreementWords(of);
      return words === null ? [] : [faultAt(faultOf(service, of, words), places.recovery('simulation'))];
    }),
  );

const faultOf = (service: string, { design }: AvailabilityOf, words: string): SettingsFault => ({
  ...{ code: 'simulation-disagrees', severity: 'warning' },
  message: `${service} ${DESIGNS[design]}: ${words}`,
  remedy:
    'take the lower of the two; look for figures that make outages overlap, such as repairs nearly as long as the time between faults; simulate more years, or with another seed, under simulation of the settings',
});
