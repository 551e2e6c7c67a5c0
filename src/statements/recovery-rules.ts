import { countOf } from '../model/index.js';
import type { Problem } from '../model/index.js';
import type { RecoveryPointLimits, ThinningStep } from './facts.js';
import { valuesOf } from './resolve.js';
import { retentionLimit } from './retention-limit.js';
import { contradiction } from './rule.js';
import type { ContradictionContext } from './rule.js';
import type {
  AppConsistentFrequencyStatement,
  RecoveryPointObjectiveStatement,
  ReplicationArchitectureStatement,
  RetentionStatement,
} from './statement.js';
import { placeOf, placesOf, timeOf } from './words.js';

const MINUTES_PER_HOUR = 60;
const HOURS_PER_DAY = 24;
const HOURS_PER_MONTH = 730;

/** Every pair of what counts of two topics. */
const pairs = <A, B>(left: readonly A[], right: readonly B[]): readonly (readonly [A, B])[] =>
  left.flatMap((one) => right.map((other) => [one, other] as const));

/** An objective is kept only by points that are made at least as often. */
export function rpoAgainstRecoveryPoints({ resolved, facts }: ContradictionContext): readonly Problem[] {
  const objectives = resolved.recoveryPointObjective.flatMap(valuesOf);
  const frequencies = resolved.appConsistentFrequency.flatMap(valuesOf);
  return [
    ...pairs(objectives, frequencies).flatMap(([objective, points]) =>
      rpoAgainstAppPoints(objective, points, facts.recoveryPoints),
    ),
    ...objectives.flatMap((objective) => rpoAgainstCrashPoints(objective, facts.recoveryPoints)),
  ];
}

function rpoAgainstAppPoints(
  objective: RecoveryPointObjectiveStatement,
  points: AppConsistentFrequencyStatement,
  { crashConsistentEveryMinutes: crash, appConsistentMinutes }: RecoveryPointLimits,
): readonly Problem[] {
  if (points.minutes <= objective.minutes || objective.consistency === 'crash') return [];
  const keptByCrash = crash <= objective.minutes ? `keep it` : 'do not keep it either';
  const question =
    objective.consistency === null
      ? 'ask the customer which consistency the objective is meant for, machine by machine where they differ'
      : `ask the customer whether crash-consistent points will do for it; app-consistent ones come at best every ${timeOf(appConsistentMinutes.min)}`;
  return [
    contradiction({
      code: 'statements/rpo-against-recovery-points',
      at: objective,
      message:
        `the recovery point objective is ${timeOf(objective.minutes)} in ${placeOf(objective)}, but app-consistent points are made ` +
        `every ${timeOf(points.minutes)} in ${placeOf(points)}: a recovery to one of them loses up to ${countOf(points.minutes, 'minute')}; ` +
        `crash-consistent points, every ${countOf(crash, 'minute')}, ${keptByCrash}`,
      question,
    }),
  ];
}

function rpoAgainstCrashPoints(
  objective: RecoveryPointObjectiveStatement,
  { crashConsistentEveryMinutes: crash }: RecoveryPointLimits,
): readonly Problem[] {
  if (objective.minutes >= crash) return [];
  return [
    contradiction({
      code: 'statements/rpo-against-recovery-points',
      at: objective,
      message:
        `the recovery point objective is ${timeOf(objective.minutes)} in ${placeOf(objective)}, but the most frequent points of Site ` +
        `Recovery, the crash-consistent ones, come every ${countOf(crash, 'minute')} and that cannot be changed`,
      question:
        'ask the customer whether it is met by replication within the application, such as that of the database',
    }),
  ];
}

/** App-consistent points come within the limits of the service, and before the first of them is pruned. */
export function appConsistentLimits({ resolved, facts }: ContradictionContext): readonly Problem[] {
  const { min, max } = facts.recoveryPoints.appConsistentMinutes;
  const frequencies = resolved.appConsistentFrequency.flatMap(valuesOf);
  const code = 'statements/app-consistent-frequency-limit';
  const outside = frequencies
    .filter(({ minutes }) => minutes < min || minutes > max)
    .map((points) =>
      contradiction({
        code,
        at: points,
        message: `app-consistent points are made every ${timeOf(points.minutes)} in ${placeOf(points)}, but Site Recovery makes them every ${timeOf(min)} to ${timeOf(max)}`,
        question: 'ask the customer what the points are needed for, and which time within the limits will do',
      }),
    );
  const late = pairs(frequencies, resolved.retention.flatMap(valuesOf))
    .filter(([points, { hours }]) => points.minutes >= hours * MINUTES_PER_HOUR)
    .map(([points, kept]) =>
      contradiction({
        code,
        at: points,
        message: `app-consistent points are made every ${timeOf(points.minutes)} in ${placeOf(points)}, but points are kept for ${keptFor(kept)} in ${placeOf(kept)}: at times there is none`,
        question: 'ask the customer to have points made more often or kept for longer',
      }),
    );
  return [...outside, ...late];
}

const keptFor = ({ hours }: RetentionStatement): string => timeOf(hours * MINUTES_PER_HOUR);

/** The longest time that an architecture keeps points, in hours. */
const mostHours = ({ architecture, storage }: ReplicationArchitectureStatement, limits: RecoveryPointLimits): number =>
  retentionLimit(limits, architecture === 'classic', storage).most;

const limitWords = ({ classicHours, modernizedHours }: RecoveryPointLimits): string =>
  `classic keeps points for at most ${countOf(classicHours.premium, 'hour')} on premium and ${countOf(classicHours.standard, 'hour')} on standard storage, ` +
  `modernized for at most ${timeOf(modernizedHours * MINUTES_PER_HOUR)}`;

/** Points are kept no longer than the architecture can; where nobody names one, than any can. */
export function retentionOverLimit({ resolved, facts }: ContradictionContext): readonly Problem[] {
  const limits = facts.recoveryPoints;
  const kept = resolved.retention.flatMap(valuesOf);
  const architectures = resolved.replicationArchitecture.flatMap(valuesOf);
  const code = 'statements/retention-over-limit';
  if (architectures.length === 0) {
    return kept
      .filter(({ hours }) => hours > limits.modernizedHours)
      .map((one) =>
        contradiction({
          code,
          at: one,
          message: `points are to be kept for ${keptFor(one)} in ${placeOf(one)}, but ${limitWords(limits)}`,
          question: 'ask the customer whether the older states are wanted for recovery or belong into a backup',
        }),
      );
  }
  return pairs(kept, architectures)
    .filter(([{ hours }, architecture]) => hours > mostHours(architecture, limits))
    .map(([one, architecture]) =>
      contradiction({
        code,
        at: one,
        message: `points are to be kept for ${keptFor(one)} in ${placeOf(one)}, but the architecture is ${architecture.architecture} in ${placeOf(architecture)}; ${limitWords(limits)}`,
        question: `ask the customer whether ${architecture.architecture === 'classic' ? 'the modernized architecture may be used' : 'a backup may hold the older states'} or fewer days will do`,
      }),
    );
}

/** The thinning of points that are kept so long: `one in 2 hours, from 7 days on one in 4 hours`. */
function thinningWords(hours: number, { thinning, everyPointHours }: RecoveryPointLimits): string {
  const row = thinning.find(({ keptDaysUpTo }) => hours <= keptDaysUpTo * HOURS_PER_DAY) ?? thinning.at(-1);
  const words = ({ fromHours, everyHours }: ThinningStep): string =>
    `${fromHours === everyPointHours ? 'then' : `from ${timeOf(fromHours * MINUTES_PER_HOUR)} on`} one for every ${countOf(everyHours, 'hour')}`;
  const steps = (row?.steps ?? []).filter(({ fromHours }) => fromHours < hours).map(words);
  return `every point of the last ${countOf(everyPointHours, 'hour')} is left, ${steps.join(', ')} (documented for machines in Azure)`;
}

/** Older points are thinned, so a time of days never holds any point. */
export function anyPointAgainstPruning({ resolved, facts }: ContradictionContext): readonly Problem[] {
  const limits = facts.recoveryPoints;
  const kept = resolved.retention.flatMap(({ statements }) => statements);
  const architectures = resolved.replicationArchitecture.flatMap(valuesOf);
  const seen = new Set<number>();
  return kept.flatMap((one) => {
    if (!one.isAnyPoint || one.hours <= limits.everyPointHours || seen.has(one.hours)) return [];
    seen.add(one.hours);
    const others = kept.filter((other) => other !== one && !other.isAnyPoint);
    const beside = others.length === 0 ? '' : `; points are kept as in ${placesOf(others)}`;
    const named =
      architectures.length === 0
        ? 'no statement names the replication architecture'
        : `the architecture is ${architectures.map((each) => `${each.architecture} in ${placeOf(each)}`).join(', but ')}`;
    return [
      contradiction({
        code: 'statements/any-point-against-pruning',
        at: one,
        message:
          `any point within ${keptFor(one)} is expected in ${placeOf(one)}${beside}, but points are pruned: ` +
          `${thinningWords(one.hours, limits)}; ${named}; ${limitWords(limits)}`,
        question: `ask the customer how fine the points must be after ${countOf(limits.everyPointHours, 'hour')}, a day and ${keptFor(one)}; finer ones need the logs of the database or a backup`,
      }),
    ];
  });
}

/** A promise of availability and something whose loss alone stops a service, which nothing stated removes. */
export function availabilityAgainstSinglePoints({ resolved }: ContradictionContext): readonly Problem[] {
  const promised = resolved.availability.flatMap(valuesOf).filter(({ phase }) => phase === 'after');
  const open = resolved.singlePointOfFailure.flatMap(valuesOf).filter(({ removedBy }) => removedBy === null);
  return pairs(promised, open).map(([target, point]) => {
    // Tenths, rounded: 100 less 99.95 is not 0.05 to the last bit.
    const minutes = Math.round((HOURS_PER_MONTH * MINUTES_PER_HOUR * (100 - target.percent)) / 10) / 10;
    return contradiction({
      code: 'statements/availability-against-single-point',
      at: target,
      message:
        `${target.percent} % are promised after the project in ${placeOf(target)}, at most ${countOf(minutes, 'minute')} of outage in a month, but ` +
        `"${point.what}" is a single point of failure in ${placeOf(point)}${point.effect === null ? '' : ` (its loss: ${point.effect})`} and nothing stated removes it`,
      question: `ask the customer what of the project removes "${point.what}", and how long its repair takes until then`,
    });
  });
}
