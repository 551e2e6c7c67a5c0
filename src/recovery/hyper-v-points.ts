import { HYPER_V_POLICY } from '../replication/index.js';
import type { RecoveryObjectives } from './objectives.js';
import { storageOfPoints } from './kept-points.js';
import type { KeptInput } from './kept-points.js';
import type { KeptPoints, PointPolicy } from './points.js';
import { RECOVERY_SOURCES } from './recovery-sources.js';

type Check = PointPolicy['checks'][number];

const MOST_HOURS = HYPER_V_POLICY.mostRetentionHours;
const MINUTES_PER_HOUR = 60;
const AND_BACKUP = 'and take what must reach further back from a backup';
const AS_PHYSICAL =
  'or protect them as physical machines, with an agent in each and a replication appliance, which keeps points up to 15 days';

/**
 * The policy of machines that their Hyper-V hosts replicate, which is one of its own: no agent makes their points, and their retention ends
 * at a day. What nobody states takes the defaults that the documentation has.
 *
 * @param count how many of these machines there are
 */
export function deriveHyperVPolicy(objectives: RecoveryObjectives, count: number): PointPolicy {
  const { retentionHours, appConsistentMinutes: asked } = objectives;
  const value = asked.value ?? (asked.contradiction === null ? HYPER_V_POLICY.defaultAppConsistentMinutes : null);
  const policy = {
    generation: 'hyperV' as const,
    rpoThresholdMinutes: objectives.rpoMinutes.value,
    crashConsistentMinutes: HYPER_V_POLICY.defaultCopyMinutes,
    appConsistentMinutes: value === 0 ? null : value,
    retentionHours:
      retentionHours.value ?? (retentionHours.contradiction === null ? HYPER_V_POLICY.defaultRetentionHours : null),
  };
  return {
    ...policy,
    checks: [
      {
        ...{ id: 'generation', state: 'kept', remedies: [], source: RECOVERY_SOURCES.hyperVPolicy },
        said: `${count} machine${count === 1 ? '' : 's'} replicated by Hyper-V hosts: a generation that is stated holds for machines with an agent`,
      },
      retentionCheck(policy, objectives),
      frequencyCheck(policy, objectives),
      {
        ...{ id: 'crash-frequency', state: 'kept', remedies: [], source: RECOVERY_SOURCES.hyperVQuestions },
        said: `changes of Hyper-V machines are copied every ${HYPER_V_POLICY.defaultCopyMinutes} min (the default); ${HYPER_V_POLICY.leastCopySeconds} seconds can be chosen, but not for premium storage`,
      },
      ...anyPointChecks(policy, objectives),
      multiVmCheck(),
    ],
  };
}

type Core = Pick<PointPolicy, 'retentionHours' | 'appConsistentMinutes'>;

function retentionCheck({ retentionHours }: Core, { retentionHours: stated }: RecoveryObjectives): Check {
  const about = { id: 'retention', source: RECOVERY_SOURCES.hyperVPolicy } as const;
  if (retentionHours === null) {
    const said = 'how long points of Hyper-V machines are kept is not known';
    return { ...about, state: 'unknown', said, remedies: ['state the retention'] };
  }
  const from = stated.value === null ? 'the documented default' : stated.from;
  if (isRetentionOfHyperV(retentionHours)) {
    const said = `points of Hyper-V machines are kept ${retentionHours} h (${from}); at most ${MOST_HOURS} h`;
    return { ...about, state: 'kept', said, remedies: [] };
  }
  return {
    ...about,
    state: 'broken',
    said: `points are to be kept ${retentionHours} h (${from}), but those of Hyper-V machines are kept at most ${MOST_HOURS} h`,
    remedies: [`keep points of Hyper-V machines for ${MOST_HOURS} h, ${AND_BACKUP}`, AS_PHYSICAL],
  };
}

/** Whether points of Hyper-V machines can be kept for so long. */
export const isRetentionOfHyperV = (hours: number): boolean => hours >= 0 && hours <= MOST_HOURS;

function frequencyCheck(
  { appConsistentMinutes, retentionHours }: Core,
  { appConsistentMinutes: stated }: RecoveryObjectives,
): Check {
  const about = {
    id: 'app-frequency',
    source: `${RECOVERY_SOURCES.hyperVDefaults}; ${RECOVERY_SOURCES.hyperVSteps}`,
  } as const;
  if (appConsistentMinutes === null) {
    const off = stated.contradiction === null ? 'switched off' : 'contradicted';
    return {
      ...about,
      state: stated.contradiction === null ? 'kept' : 'unknown',
      said: `application-consistent points of Hyper-V machines are ${off}`,
      remedies: ['switch them on for databases, every 1 to 12 hours'],
    };
  }
  const from = stated.value === null ? 'the documented default' : stated.from;
  const said = `application-consistent points of Hyper-V machines are made every ${appConsistentMinutes} min (${from})`;
  const remedies = ['set them to whole hours, between 1 and 12 and below the retention'];
  const { min, max } = HYPER_V_POLICY.appConsistentMinutes;
  if (appConsistentMinutes < min || appConsistentMinutes > max || appConsistentMinutes % MINUTES_PER_HOUR !== 0) {
    return { ...about, state: 'broken', said: `${said}, but the policy takes whole hours from 1 to 12`, remedies };
  }
  if (retentionHours === null) {
    return { ...about, state: 'unknown', said: `${said}; the retention is not known`, remedies: [] };
  }
  const keptMinutes = Math.min(retentionHours, MOST_HOURS) * MINUTES_PER_HOUR;
  return appConsistentMinutes < keptMinutes
    ? { ...about, state: 'kept', said, remedies: [] }
    : { ...about, state: 'broken', said: `${said}, but points are kept no longer: at times there is none`, remedies };
}

/** Somebody expects any moment of a time that is longer than points of these machines are kept. */
function anyPointChecks(
  { retentionHours }: Core,
  { anyPointHours, anyPointFrom }: RecoveryObjectives,
): readonly Check[] {
  if (anyPointHours === null) return [];
  const about = { id: 'any-point', source: RECOVERY_SOURCES.hyperVSteps } as const;
  const keptHours = Math.min(retentionHours ?? MOST_HOURS, MOST_HOURS);
  const asked = `any moment within ${anyPointHours} h is expected (${anyPointFrom})`;
  const remedies = [
    'take a finer moment from the logs of the database or a backup, and tell the customer which points there are',
  ];
  return anyPointHours > keptHours
    ? [
        {
          ...about,
          state: 'broken',
          said: `${asked}, but points of Hyper-V machines are kept ${keptHours} h at most`,
          remedies,
        },
      ]
    : [
        {
          ...about,
          state: 'unknown',
          said: `${asked}; which points of Hyper-V machines are left within it is in no page`,
          remedies,
        },
      ];
}

const multiVmCheck = (): Check => ({
  id: 'multi-vm',
  state: 'unknown',
  said: 'points of several Hyper-V machines fall on one moment in no page: multi-VM consistency is that of an agent',
  remedies: [
    'let the replication of the database keep parts in step that must share one moment, or protect them as physical machines, with an agent in each',
  ],
  source: RECOVERY_SOURCES.questions,
});

/** What points of Hyper-V machines need, of the time for which they can be kept; which of them are left is in no page. */
export function keptOfHyperV({ retentionHours }: PointPolicy, input: KeptInput): KeptPoints {
  const hours = retentionHours === null ? null : Math.min(retentionHours, MOST_HOURS);
  return {
    rows: [],
    total: null,
    said: [
      hours === null
        ? 'how long points of Hyper-V machines are kept is not known, so neither is which are there'
        : `of Hyper-V machines any point of the last ${hours} h can be chosen; no page says how many there are, or which are thinned`,
      ...(retentionHours === hours
        ? []
        : [
            `of them ${retentionHours ?? 0} h are asked for, which are refused: what they need is reckoned for ${hours ?? 0} h`,
          ]),
    ],
    ...(hours === null ? { storage: [], inTotal: null } : storageOfPoints(null, hours, input)),
    source: `that any point of the retention can be chosen: ${RECOVERY_SOURCES.hyperVSteps}; the bytes: ${RECOVERY_SOURCES.own}`,
  };
}
