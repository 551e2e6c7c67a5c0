import type { ReplicatedMachine } from '../replication/index.js';
import { DOCUMENTED_RECOVERY_POINT_LIMITS } from '../statements/index.js';
import { storageOfDisks } from './disk-storage.js';
import type { DiskStorage } from './disk-storage.js';
import type { RecoveryObjectives, StatedValue } from './objectives.js';
import type { PointPolicy } from './points.js';
import {
  isFrequencyAccepted,
  isRetentionAccepted,
  keptBands,
  MULTI_VM_FACTS,
  POINT_FACTS,
  policyLimits,
} from './retention.js';
import type { KeptBand, PointGeneration, PointStorage } from './retention.js';
import { RECOVERY_SOURCES } from './recovery-sources.js';

type Check = PointPolicy['checks'][number];

const LIMITS = DOCUMENTED_RECOVERY_POINT_LIMITS;
const HOURS_PER_DAY = 24;
const MODERNIZED_DAYS = LIMITS.modernizedHours / HOURS_PER_DAY;

/**
 * The policy that is asked for, with every rule that it was held against; what nobody states takes the documented default, told so.
 *
 * @param machines as they replicate: their disks limit what the classic generation keeps
 */
export function derivePolicy(objectives: RecoveryObjectives, machines: readonly ReplicatedMachine[] = []): PointPolicy {
  const generation = objectives.generation.value ?? 'modernized';
  const limits = policyLimits(generation, objectives.storage.value);
  const retentionHours =
    objectives.retentionHours.value ?? (objectives.retentionHours.contradiction === null ? limits.defaultHours : null);
  const asked = objectives.appConsistentMinutes.value;
  const appConsistentMinutes = asked === 0 ? null : asked;
  const policy = {
    generation,
    rpoThresholdMinutes: objectives.rpoMinutes.value,
    crashConsistentMinutes: limits.crashConsistent.minutes,
    appConsistentMinutes,
    retentionHours,
  };
  return {
    ...policy,
    checks: [
      ...contradictions(objectives),
      generationCheck(objectives),
      retentionCheck(policy, objectives, storageOfDisks(machines)),
      frequencyCheck(policy, objectives),
      crashCheck(policy),
      ...anyPointChecks(policy, objectives),
      thresholdCheck(policy),
      multiVmCheck(),
    ],
  };
}

function contradictions(objectives: RecoveryObjectives): readonly Check[] {
  const named: readonly (readonly [string, string, StatedValue<unknown>])[] = [
    ['generation', 'the generation', objectives.generation],
    ['storage', 'the storage of recovery points', objectives.storage],
    ['rpo', 'the recovery point objective', objectives.rpoMinutes],
    ['retention', 'the retention', objectives.retentionHours],
    ['app-frequency', 'the time between application-consistent points', objectives.appConsistentMinutes],
  ];
  return named.flatMap(([id, what, { contradiction }]) =>
    contradiction === null
      ? []
      : [
          {
            id: `${id}-contradicted`,
            state: 'unknown' as const,
            said: `${what} is contradicted: ${contradiction}; nobody chose`,
            remedies: [`ask the customer which of them holds, and write it into the statements as deciding`],
            source: 'the site file and the statements',
          },
        ],
  );
}

function generationCheck({ generation }: RecoveryObjectives): Check {
  if (generation.value === 'classic') {
    return {
      id: 'generation',
      state: 'broken',
      said: `classic, as in ${generation.from}: a configuration server is unsupported since 30 March 2026`,
      remedies: [
        'plan the modernized generation: a replication appliance and a new vault; enable replication there, test a failover, and only then take the configuration server away',
      ],
      source: RECOVERY_SOURCES.classicEnd,
    };
  }
  if (generation.value === null) {
    return {
      id: 'generation',
      state: 'unknown',
      said: 'no single generation is stated: the limits of the modernized one are taken, as an assumption',
      remedies: ['state the generation in the settings or the site file'],
      source: RECOVERY_SOURCES.own,
    };
  }
  return {
    id: 'generation',
    state: 'kept',
    said: `${generation.value}, as in ${generation.from}`,
    remedies: [],
    source: policyPage(generation.value),
  };
}

/** The page on the policy of a generation: each has its own. */
const policyPage = (generation: PointGeneration): string =>
  RECOVERY_SOURCES[
    ({ classic: 'policyClassic', modernized: 'modernized', azureToAzure: 'azureQuestions' } as const)[generation]
  ];

type Core = Pick<PointPolicy, 'retentionHours' | 'appConsistentMinutes' | 'rpoThresholdMinutes'> & {
  readonly generation: PointGeneration;
};

function retentionCheck(
  { generation, retentionHours }: Core,
  objectives: RecoveryObjectives,
  disks: DiskStorage,
): Check {
  const { retentionHours: stated } = objectives;
  const storage = limitingStorage(generation, objectives, disks);
  const { source, maxHours } = policyLimits(generation, storage);
  const { premium, standard } = LIMITS.classicHours;
  const about = { id: 'retention', source } as const;
  if (retentionHours === null) {
    return {
      ...about,
      state: 'unknown',
      said: 'how long points are kept is not known',
      remedies: ['state the retention'],
    };
  }
  const accepted = isRetentionAccepted(retentionHours, generation, storage);
  const from = stated.value === null ? 'the documented default' : stated.from;
  if (accepted === true) {
    return {
      ...about,
      state: 'kept',
      said: `points are kept ${retentionHours} h (${from}); at most ${maxHours ?? premium} h`,
      remedies: [],
    };
  }
  const most =
    generation === 'classic'
      ? `the classic generation keeps at most ${premium} h on premium and ${standard} h on standard storage${whatDisksAre(objectives, disks)}`
      : `at most ${maxHours} h (${(maxHours ?? 0) / HOURS_PER_DAY} days) are kept${storage === 'unmanaged' ? ` on unmanaged disks (${objectives.storage.from}), as documented for machines in Azure` : ''}`;
  const remedies = [
    ...(retentionHours <= LIMITS.modernizedHours ? longerWays(generation) : []),
    generation === 'classic' ? wayOutOfClassic(objectives, disks) : `keep points for ${maxHours} h, ${AND_BACKUP}`,
  ];
  const said = `points are to be kept ${retentionHours} h (${from}), but ${most}`;
  return accepted === false
    ? { ...about, state: 'broken', said, remedies }
    : { ...about, state: 'unknown', said: `${said}; which storage it is, is not known`, remedies };
}

/** What is stated hides no premium disk, and a premium disk no other limit than that of the classic generation. */
const limitingStorage = (
  generation: PointGeneration,
  { storage }: RecoveryObjectives,
  disks: DiskStorage,
): PointStorage | null =>
  generation === 'classic' && disks.storage === 'premium' ? 'premium' : (storage.value ?? disks.storage);

/** Empty where the disks are what is stated of them, or nothing is. */
const whatDisksAre = ({ storage: { value, from } }: RecoveryObjectives, disks: DiskStorage): string =>
  value === null || value === 'premium' || disks.storage !== 'premium'
    ? ''
    : `, and ${value} is stated (${from}), but ${disks.said}`;

/** How points could be kept for as long as is asked for. */
const longerWays = (generation: PointGeneration): readonly string[] => [
  generation === 'classic'
    ? `use the modernized generation, which keeps up to ${MODERNIZED_DAYS} days`
    : `replicate to managed disks, on which points are kept up to ${MODERNIZED_DAYS} days`,
];

const AND_BACKUP = 'and take what must reach further back from a backup';

/** The least that any of its disks is limited to: what is stated of the storage lets no premium disk keep more. */
function wayOutOfClassic({ storage: { value, from } }: RecoveryObjectives, disks: DiskStorage): string {
  const { premium, standard } = LIMITS.classicHours;
  if (disks.storage === 'premium') return `keep points for ${premium} h, since ${disks.said}, ${AND_BACKUP}`;
  if (value === 'premium' || value === 'standard')
    return `keep points for ${LIMITS.classicHours[value]} h (${value}, ${from}), ${AND_BACKUP}`;
  if (disks.storage === 'standard') return `keep points for ${standard} h, since ${disks.said}, ${AND_BACKUP}`;
  return `keep points for ${premium} h, or for ${standard} h where every disk is standard (which they are is not known), ${AND_BACKUP}`;
}

function frequencyCheck(
  { generation, appConsistentMinutes, retentionHours }: Core,
  { appConsistentMinutes: stated }: RecoveryObjectives,
): Check {
  const { min, max } = LIMITS.appConsistentMinutes;
  const about = {
    id: 'app-frequency',
    source: `${policyPage(generation)}; ${RECOVERY_SOURCES.azureQuestions}`,
  } as const;
  if (appConsistentMinutes === null) {
    const off =
      stated.value === 0 ? 'switched off' : 'stated by nobody, and off by default in the modernized generation';
    return {
      ...about,
      state: stated.contradiction === null && generation !== 'classic' ? 'kept' : 'unknown',
      said: `application-consistent points are ${off}: only crash-consistent ones are made`,
      remedies: ['switch them on for databases, every 1 to 12 hours'],
    };
  }
  const accepted = isFrequencyAccepted(appConsistentMinutes, retentionHours);
  const said = `application-consistent points are made every ${appConsistentMinutes} min (${stated.from})`;
  if (accepted === true) return { ...about, state: 'kept', said, remedies: [] };
  if (accepted === null)
    return { ...about, state: 'unknown', said: `${said}; the retention is not known`, remedies: [] };
  const isOutside = appConsistentMinutes < min || appConsistentMinutes > max;
  return {
    ...about,
    state: 'broken',
    said: isOutside
      ? `${said}, but the policy takes ${min} to ${max} min`
      : `${said}, but points are kept ${retentionHours ?? 0} h only: at times there is none`,
    remedies: [
      `set them between 1 and 12 hours and below the retention; finer than hourly is not advised even for databases`,
    ],
  };
}

const crashCheck = ({ generation }: Core): Check => ({
  id: 'crash-frequency',
  state: 'kept',
  said: `crash-consistent points are made every ${LIMITS.crashConsistentEveryMinutes} min, and that cannot be changed`,
  remedies: [],
  source: policyPage(generation),
});

const bandWords = ({ fromHours, toHours, spacingHours }: KeptBand): string =>
  spacingHours === null
    ? `all of the last ${toHours} h are kept`
    : `of those older than ${fromHours} h one for each ${spacingHours === 1 ? 'hour' : `${spacingHours} hours`}`;

/** Somebody expects any moment, and points are not kept so long, or thinned. */
function anyPointChecks(
  { retentionHours }: Core,
  { anyPointHours, anyPointFrom, retentionHours: stated }: RecoveryObjectives,
): readonly Check[] {
  if (anyPointHours === null) return [];
  const isTooShort = retentionHours !== null && retentionHours < anyPointHours;
  if (!isTooShort && anyPointHours <= LIMITS.everyPointHours) return [];
  const bands = keptBands(Math.min(anyPointHours, retentionHours ?? anyPointHours));
  const thinned = `points are thinned: ${bands.map(bandWords).join(', ')}`;
  const isThinned = bands.some(({ spacingHours }) => spacingHours !== null);
  const asked = `any moment within ${anyPointHours} h is expected`;
  return [
    {
      id: 'any-point',
      state: 'broken',
      said: isTooShort
        ? `contradicted: ${asked} (${anyPointFrom}), but points are kept ${retentionHours} h (${stated.value === null ? 'the documented default' : stated.from}): nothing older is there${isThinned ? `; and within them ${thinned}` : ''}`
        : `${asked}, but ${thinned}`,
      remedies: [
        ...(isTooShort
          ? [
              `ask the customer which of the two holds: keep points for ${anyPointHours} h where the generation can, or agree on ${retentionHours} h`,
            ]
          : []),
        'take a finer moment from the logs of the database or a backup, and tell the customer which points there are',
      ],
      source: RECOVERY_SOURCES.azureQuestions,
    },
  ];
}

const thresholdCheck = ({ generation, rpoThresholdMinutes }: Core): Check => ({
  id: 'rpo-threshold',
  state: rpoThresholdMinutes === null ? 'unknown' : 'kept',
  said: `the RPO threshold${rpoThresholdMinutes === null ? ' is not stated; it' : ` of ${rpoThresholdMinutes} min`} is an alarm and no control: ${POINT_FACTS.thresholdEffect}`,
  remedies: [],
  source: policyPage(generation),
});

const multiVmCheck = (): Check => ({
  id: 'multi-vm',
  state: 'unknown',
  said: `points of several machines fall on one moment only where multi-VM consistency is switched on: at most ${MULTI_VM_FACTS.mostMachines} machines, TCP port ${MULTI_VM_FACTS.tcpPort} between them; such a machine cannot be failed over alone, and none that replicates already can be added`,
  remedies: [
    'group only what must share one moment, such as the parts of one database, before replication is enabled; it costs processor time',
  ],
  source: `${RECOVERY_SOURCES.questions}; ${RECOVERY_SOURCES.azureQuestions}`,
});
