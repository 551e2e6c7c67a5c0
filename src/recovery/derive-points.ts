import type { BandwidthPlan, DerivedChurn, MachineChurn, ReplicatedMachine } from '../replication/index.js';
import type { Site } from '../site/index.js';
import type { Statement } from '../statements/index.js';
import { deriveHyperVPolicy, keptOfHyperV } from './hyper-v-points.js';
import { deriveKeptPoints } from './kept-points.js';
import { deriveObjectives } from './objectives.js';
import type { RecoveryObjectives } from './objectives.js';
import { derivePolicy } from './point-policy.js';
import type { PointPolicy, PointsPart, PointsPlan, RpoOfKind } from './points.js';
import type { RecoverySettings } from './recovery-settings.js';

export interface PointsInput {
  readonly site: Site | null;
  readonly statements: readonly Statement[];
  readonly settings: RecoverySettings;
  /** What machines write, in any order; those without a measured figure have no estimate of storage. */
  readonly churn: readonly MachineChurn[];
  /** Tells how large the first, full copy is; absent: storage is told without it. */
  readonly machines?: readonly ReplicatedMachine[];
  /** Tells how far replication lags; absent or without a given bandwidth: unknown. */
  readonly bandwidth?: Pick<BandwidthPlan, 'given'> | null;
  /** Shows the worst stretch of each machine; absent: its mean alone is known, which bounds nothing. */
  readonly bytesByMinute?: DerivedChurn['bytesByMinute'];
  /** By how much churn is planned larger than measured; absent: not at all. */
  readonly growthPercent?: number;
}

/**
 * The policy of recovery points against what its generation can do, how old a point of each kind is at worst, and which points are kept
 * with what they need. Nothing is chosen where statements contradict each other: the value stays unknown, with both in words.
 */
export function derivePoints(input: PointsInput): PointsPlan {
  const { machines = [], churn } = input;
  const ofHyperV = machines.filter(({ generation }) => generation === 'hyperV');
  if (ofHyperV.length === 0) return partOfAgents(input);
  const ids = new Set(ofHyperV.map(({ id }) => id));
  const hyperV = partOfHyperV({
    ...{ ...input, machines: ofHyperV },
    churn: churn.filter(({ machine }) => ids.has(machine)),
  });
  if (ofHyperV.length === machines.length) return hyperV;
  const agents = partOfAgents({
    ...{ ...input, machines: machines.filter(({ id }) => !ids.has(id)) },
    churn: churn.filter(({ machine }) => !ids.has(machine)),
  });
  return { ...agents, hyperV };
}

function partOfAgents(input: PointsInput): PointsPart {
  const { site, statements, settings, machines = [], bandwidth, ...more } = input;
  const objectives = deriveObjectives({ site, statements, settings });
  const policy = derivePolicy(objectives, machines);
  return {
    policy,
    rpo: rpoOfPolicy(policy, objectives, bandwidth),
    kept: deriveKeptPoints(policy, { ...more, machines }),
  };
}

function partOfHyperV(input: PointsInput): PointsPart {
  const { site, statements, settings, machines = [], bandwidth, ...more } = input;
  const objectives = deriveObjectives({ site, statements, settings });
  const policy = deriveHyperVPolicy(objectives, machines.length);
  return {
    policy,
    rpo: rpoOfPolicy(policy, objectives, bandwidth),
    kept: keptOfHyperV(policy, { ...more, machines }),
  };
}

function rpoOfPolicy(
  policy: PointPolicy,
  objectives: RecoveryObjectives,
  bandwidth: PointsInput['bandwidth'],
): readonly RpoOfKind[] {
  const lagMinutes = bandwidth?.given?.worstRpoMinutes ?? null;
  return [crashRpo(policy, objectives, lagMinutes), appRpo(policy, objectives, lagMinutes)];
}

const lagWords = (lag: number | null): string =>
  lag === null
    ? 'how far replication lags is not known without a simulation at the given bandwidth'
    : `replication lags ${lag === 0 ? 'less than a minute' : `${lag} min`} at worst at the given bandwidth (our simulation; Site Recovery sends every write)`;

interface RpoParts {
  readonly kind: RpoOfKind['kind'];
  readonly generation: PointPolicy['generation'];
  readonly everyMinutes: number;
  readonly lagMinutes: number | null;
  readonly objectiveMinutes: number | null;
}

const ofPlatform = (generation: PointPolicy['generation']): string =>
  generation === 'hyperV' ? ' of Hyper-V machines' : '';

/** The interval alone breaks an objective below it, whatever the lag is. */
function rpoOf({ kind, generation, everyMinutes, lagMinutes, objectiveMinutes }: RpoParts): RpoOfKind {
  const worstMinutes = lagMinutes === null ? null : everyMinutes + lagMinutes;
  const least = worstMinutes ?? everyMinutes;
  const isMet =
    objectiveMinutes === null
      ? null
      : least > objectiveMinutes
        ? false
        : worstMinutes === null
          ? null
          : worstMinutes <= objectiveMinutes;
  const name = kind === 'crashConsistent' ? 'crash-consistent' : 'application-consistent';
  const held =
    objectiveMinutes === null
      ? ''
      : isMet === false
        ? everyMinutes > objectiveMinutes
          ? `; an objective of ${objectiveMinutes} min cannot hold for points that come every ${everyMinutes} min`
          : `; the objective of ${objectiveMinutes} min does not hold`
        : isMet === true
          ? `; the objective of ${objectiveMinutes} min holds`
          : `; whether the objective of ${objectiveMinutes} min holds is open`;
  return {
    ...{ kind, leastMinutes: everyMinutes, worstMinutes, objectiveMinutes, isMet },
    said: `${name} points${ofPlatform(generation)} are made every ${everyMinutes} min, and ${lagWords(lagMinutes)}: the newest is ${worstMinutes === null ? 'at least ' : ''}${least} min old at worst${held}`,
  };
}

const OFF = ', and the modernized generation has them off until somebody switches them on';
const OFF_BY_DEFAULT: Readonly<Record<PointPolicy['generation'], string>> = {
  ...{ modernized: OFF, classic: '', azureToAzure: '', hyperV: '' },
};

/** Nobody states the interval of application-consistent points, or two state different ones; 0 states that there are none. */
const isNobodyKnows = ({ appConsistentMinutes }: RecoveryObjectives): boolean => appConsistentMinutes.value === null;

function crashRpo(policy: PointPolicy, { rpoMinutes }: RecoveryObjectives, lagMinutes: number | null): RpoOfKind {
  return rpoOf({
    ...{ kind: 'crashConsistent', generation: policy.generation },
    everyMinutes: policy.crashConsistentMinutes,
    lagMinutes,
    objectiveMinutes: rpoMinutes.value,
  });
}

function appRpo(policy: PointPolicy, objectives: RecoveryObjectives, lagMinutes: number | null): RpoOfKind {
  const { value, contradiction } = objectives.rpoMinutes;
  // An objective that is stated for crash-consistent points asks nothing of the others.
  const objectiveMinutes = objectives.rpoConsistency === 'crash' ? null : value;
  if (policy.appConsistentMinutes === null && isNobodyKnows(objectives)) {
    const { contradiction: both } = objectives.appConsistentMinutes;
    return {
      ...{ kind: 'appConsistent', leastMinutes: null, worstMinutes: null, objectiveMinutes, isMet: null },
      said: `how often application-consistent points${ofPlatform(policy.generation)} are made is ${both === null ? `not stated${OFF_BY_DEFAULT[policy.generation]}` : `contradicted (${both})`}: state appConsistentMinutes, 0 for none`,
    };
  }
  if (policy.appConsistentMinutes === null) {
    return {
      kind: 'appConsistent',
      leastMinutes: null,
      worstMinutes: null,
      objectiveMinutes,
      isMet: objectiveMinutes === null ? null : false,
      said: `no application-consistent points${ofPlatform(policy.generation)} are made${objectiveMinutes === null ? '' : `, so no objective holds for them`}`,
    };
  }
  const found = rpoOf({
    ...{ kind: 'appConsistent', generation: policy.generation },
    everyMinutes: policy.appConsistentMinutes,
    lagMinutes,
    objectiveMinutes,
  });
  const asks =
    value !== null && objectives.rpoConsistency === null && contradiction === null && found.isMet === false
      ? ': ask the customer whether crash-consistent points, with the recovery of the database itself, will do'
      : '';
  return { ...found, said: `${found.said}${asks}` };
}
