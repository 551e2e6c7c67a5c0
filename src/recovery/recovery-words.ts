import { DEFAULT_RECOVERY_SETTINGS } from './recovery-defaults.js';
import type { ElementFigures, Figure, RecoverySettings } from './recovery-settings.js';

/** The settings of recovery in sentences: each says whether people changed it. */
export function describeRecovery(settings: RecoverySettings): readonly string[] {
  const { minutes, simulation, drills, elements, actions, startAtOnce } = settings;
  const { start, ...steps } = minutes;
  const { start: baseStart, ...base } = DEFAULT_RECOVERY_SETTINGS.minutes;
  const changed = <K extends string>(of: Readonly<Record<K, number>>, own: Readonly<Record<K, number>>): string =>
    (Object.keys(own) as K[])
      .map((key) => `${key} ${own[key]}${own[key] === of[key] ? '' : ' (the settings)'}`)
      .join(', ');
  return [
    `Minutes of the steps of recovery: ${changed(base, steps)}; of a start by tier: ${changed(baseStart, start)}.`,
    `Machines of a group start ${startAtOnce === null ? 'all beside each other' : `${startAtOnce} at a time`}.`,
    `Exercises are due after ${drills.monthsPerMachine} months for a machine and ${drills.monthsPerApplication} for an application.`,
    `The simulation runs ${simulation.years} years from the seed ${simulation.seed}.`,
    `${actions.length === 0 ? 'No steps beside the planned ones are' : `${actions.length} steps beside the planned ones are`} stated.`,
    ...(elements.length === 0
      ? ['No figures of failure and repair are stated: all of them are ours.']
      : elements.map(wordsOfElement)),
  ];
}

function wordsOfElement({ name, mtbfHours, mttrHours, availabilityPercent, needed }: ElementFigures): string {
  const said = (words: string, figure: Figure | null | undefined): readonly string[] =>
    figure === null || figure === undefined ? [] : [`${words} ${figure.value} (${figure.basis})`];
  const figures = [
    ...said('hours between failures', mtbfHours),
    ...said('hours to repair', mttrHours),
    ...said('available in percent', availabilityPercent),
    ...said('needed', needed),
  ];
  return `${name}: ${figures.length === 0 ? 'nothing is stated' : figures.join(', ')}.`;
}
