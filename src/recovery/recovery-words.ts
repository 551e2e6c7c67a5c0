import { DEFAULT_RECOVERY_SETTINGS } from './recovery-defaults.js';
import type { ElementFigures, Figure, RecoverySettings } from './recovery-settings.js';

const STEP_WORDS: Readonly<Record<Exclude<keyof RecoverySettings['minutes'], 'start'>, string>> = {
  detect: 'to notice the loss',
  decide: 'to decide',
  failOver: 'to make the machines',
  hydrate: 'to prepare those not ready for Azure',
  verify: 'to verify',
  dnsSwitch: 'to switch the names',
};

const START_WORDS: Readonly<Record<keyof RecoverySettings['minutes']['start'], string>> = {
  directory: 'directory',
  database: 'database',
  middleware: 'middleware',
  application: 'application',
  web: 'web',
  other: 'other',
};

/** The settings of recovery in sentences: each says whether people changed it. */
export function describeRecovery(settings: RecoverySettings): readonly string[] {
  const { minutes, simulation, drills, elements, actions, startAtOnce } = settings;
  const { start, ...steps } = minutes;
  const { start: baseStart, ...base } = DEFAULT_RECOVERY_SETTINGS.minutes;
  const changed = <K extends string>(
    of: Readonly<Record<K, number>>,
    own: Readonly<Record<K, number>>,
    words: Readonly<Record<K, string>>,
  ): string =>
    (Object.keys(own) as K[])
      .map((key) => `${words[key]} ${own[key]}${own[key] === of[key] ? '' : ' (the settings)'}`)
      .join(', ');
  return [
    `Minutes of the steps of recovery, the defaults unless said otherwise: ${changed(base, steps, STEP_WORDS)}.`,
    `Minutes until a machine works once it runs, by tier: ${changed(baseStart, start, START_WORDS)}.`,
    ...objectiveWords(settings),
    `Machines of a group start ${startAtOnce === null ? 'all beside each other' : `${startAtOnce} at a time`}.`,
    `Drills are due after ${drills.monthsPerMachine} months for a machine and ${drills.monthsPerApplication} for an application.`,
    `The simulation of availability runs ${simulation.years} years from the seed ${simulation.seed}.`,
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

/** Objectives that the settings state; what they leave open comes from the site file or statements, which the parts say themselves. */
function objectiveWords({
  rpoMinutes,
  rtoMinutes,
  availabilityPercent,
  retentionHours,
}: RecoverySettings): readonly string[] {
  const said = [
    ...(rpoMinutes === null ? [] : [`recovery point ${rpoMinutes} min`]),
    ...(rtoMinutes === null ? [] : [`recovery time ${rtoMinutes} min`]),
    ...(availabilityPercent === null ? [] : [`available ${availabilityPercent} %`]),
    ...(retentionHours === null ? [] : [`points kept ${retentionHours} h`]),
  ];
  return said.length === 0 ? [] : [`Objectives of the settings: ${said.join(', ')}.`];
}
