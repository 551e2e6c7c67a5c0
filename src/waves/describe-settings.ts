import { countOf } from '../model/index.js';
import { capacityInForce, weightsInForce } from './profiles.js';
import { listNames } from './plan-problems.js';
import type { WavePlan } from './wave-plan.js';
import type { NamedPart, WaveSettings, WaveWeights } from './wave-settings.js';

const STRATEGIES: Readonly<Record<WaveSettings['strategy'], string>> = {
  application:
    'Waves hold whole applications: who keeps state moves with its clients of the same application, and what others ask moves first.',
  tier: 'Waves follow the tiers: what keeps nothing first, then middleware and business APIs, data last; unity of applications, direction of calls and sizes of waves cost nothing, and every call that crosses the link is priced.',
};

const WEIGHT_WORDS: Readonly<Record<keyof WaveWeights, string>> = {
  dependencyPerDay: 'a day of a dependency across the link',
  thousandConnectionsPerDay: 'each begun thousand of its connections a day',
  statefulPerDay: 'a day of a stateful one in addition',
  serverLaterPerDay: 'a day that a server follows later than its client',
  twoWayApart: 'two machines that ask each other parted',
  applicationSpreadPerDay: 'a day between first and last machine of an application',
  testAfterProductionPerDay: 'a day that non-production is late for production',
  mixedEnvironments: 'a wave of both environments',
  criticalEarly: 'a machine of high criticality in the last early wave',
  complexEarly: 'a tenth of complexity in the last early wave',
  imbalance: 'a machine by which a wave differs from the mean beyond a fifth',
  waitPerDay: 'a day that a machine waits',
};

/** The settings in sentences, generated from the value itself, so that they cannot say anything else. */
export function describeWaveSettings(settings: WaveSettings, made: WavePlan['made'] = 'planned'): readonly string[] {
  return [
    `Profile ${settings.profile}. ${STRATEGIES[settings.strategy]}`,
    wordsOfCount(settings),
    wordsOfDays(settings),
    wordsOfCapacity(settings, made),
    `Effort is ${settings.hoursPerMachine} hours for a machine and ${settings.hoursPerFinding} for each finding that asks for work.`,
    `The first ${settings.earlyWaves} waves are early, the last one never.`,
    wordsOfWeights(settings),
    wordsOfLink(settings),
    ...(settings.keepNoise.length === 0 ? [] : [`Noise counts all the same: ${settings.keepNoise.join(', ')}.`]),
    ...settings.freezes.map(
      (freeze) => `No cutover of ${partInWords(freeze)} from ${freeze.from} to ${freeze.to}: ${freeze.why}.`,
    ),
    ...settings.pins.map(({ wave, who, why, ...part }) => {
      const where = wave === null ? 'stay out of the plan' : `go in wave ${wave}`;
      return `${partInWords(part)} ${where}: ${why} (${who}).`;
    }),
  ];
}

function partInWords({ machines, applications }: NamedPart): string {
  const parts = [
    ...(machines.length === 0 ? [] : [listNames(machines)]),
    ...(applications.length === 0 ? [] : [`the applications ${listNames(applications)}`]),
  ];
  return parts.length === 0 ? 'any machine' : parts.join(' and ');
}

function wordsOfCount({ waves, strategy, cutovers }: WaveSettings): string {
  if (waves !== null) return waves === 1 ? 'There is 1 wave, as stated.' : `There are ${waves} waves, as stated.`;
  if (cutovers.length > 0)
    return cutovers.length === 1
      ? 'There is 1 wave, for the stated cutover.'
      : `There are ${cutovers.length} waves, one for each stated cutover.`;
  return strategy === 'tier'
    ? 'There is one wave for each tier that the estate has, more only where capacities ask for them.'
    : 'There are as few waves as capacities allow, at least two where there is production and non-production.';
}

function wordsOfDays({ cutovers, firstCutover, daysBetweenWaves }: WaveSettings): string {
  if (cutovers.length > 0)
    return `Cutovers are on ${cutovers.join(', ')}; any further wave ${daysBetweenWaves} days later.`;
  const distance = `Waves are ${daysBetweenWaves} days apart`;
  return firstCutover === null
    ? `${distance}; no date is stated, so days count from the first cutover and freezes cannot be kept.`
    : `${distance}, the first on ${firstCutover}, each put off to the day after a freeze of everybody.`;
}

const BYTES_PER_GB = 1_000_000_000;

function wordsOfCapacity(settings: WaveSettings, made: WavePlan['made']): string {
  const inForce = capacityInForce(settings);
  const { machines, hours, transferBytes, replicating } = made === 'planned' ? inForce : settings.capacity;
  const isOurs = settings.capacity.machines === null;
  const parts = [
    machines === null
      ? null
      : `${countOf(machines, 'machine')}${isOurs ? ' (the example of Azure Migrate, as nobody stated a number)' : ''}`,
    hours === null ? null : `${hours} hours of people`,
    transferBytes === null ? null : `${Math.round(transferBytes / BYTES_PER_GB)} GB to copy`,
    replicating === null ? null : `${countOf(replicating, 'machine')} replicating`,
  ].filter((part) => part !== null);
  const own = settings.byWave.map(({ wave }) => wave);
  const differs = own.length === 0 ? '' : `; waves ${own.join(', ')} differ`;
  const told =
    parts.length === 0 ? `A wave has no limit${differs}.` : `A wave bears at most ${parts.join(', ')}${differs}.`;
  return machines === null && inForce.machines !== null
    ? `${told} No number of machines is stated, so none is a condition; the example of Azure Migrate, ${inForce.machines}, is an aim.`
    : told;
}

function wordsOfWeights(settings: WaveSettings): string {
  const inForce = weightsInForce(settings);
  const told = (Object.keys(WEIGHT_WORDS) as (keyof WaveWeights)[]).map((id) => `${WEIGHT_WORDS[id]} ${inForce[id]}`);
  return `What a plan costs, in points: ${told.join('; ')}.`;
}

const BITS_PER_MEGABIT = 1_000_000;

function wordsOfLink({ link }: WaveSettings): string {
  const trip = link.roundTripMs === null ? 'of unknown round trip' : `with a round trip of ${link.roundTripMs} ms`;
  const rate = link.bitsPerSecond === null ? 'unknown rate' : `${link.bitsPerSecond / BITS_PER_MEGABIT} Mb/s`;
  return `The link between the sites is one ${trip} and ${rate}.`;
}
