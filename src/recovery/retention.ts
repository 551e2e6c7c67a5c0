import { DOCUMENTED_RECOVERY_POINT_LIMITS, retentionLimit } from '../statements/index.js';
import type { PointStorage } from '../statements/index.js';
import type { PointPolicy } from './points.js';
import { RECOVERY_SOURCES } from './recovery-sources.js';

/** Of machines with an agent, whose policies differ; that of Hyper-V is one of its own. */
export type PointGeneration = Exclude<PointPolicy['generation'], 'hyperV'>;
export type { PointStorage } from '../statements/index.js';

const LIMITS = DOCUMENTED_RECOVERY_POINT_LIMITS;
const HOURS_PER_DAY = 24;

/** What a new policy of a generation holds, and what can be set. Hours; null: not documented, or not to be set. */
export interface PolicyLimits {
  /** Null: it depends on the storage, and that is not known. */
  readonly maxHours: number | null;
  /** Null: no default is documented. */
  readonly defaultHours: number | null;
  /** `disabled`: a new policy makes no application-consistent points; null: not documented. */
  readonly appConsistentDefault: 'disabled' | null;
  readonly appConsistentMinutes: { readonly min: number; readonly max: number };
  readonly crashConsistent: { readonly minutes: number; readonly isEditable: false };
  readonly source: string;
}

/** The documented limits of a policy: how long by `retentionLimit`, which the site check and the statements hold to as well. */
export function policyLimits(generation: PointGeneration, storage: PointStorage | null): PolicyLimits {
  const isClassic = generation === 'classic';
  const { least, most } = retentionLimit(LIMITS, isClassic, storage);
  return {
    maxHours: least === most ? most : null,
    defaultHours: generation === 'modernized' ? HOURS_PER_DAY : null,
    appConsistentDefault: generation === 'modernized' ? 'disabled' : null,
    appConsistentMinutes: LIMITS.appConsistentMinutes,
    crashConsistent: { minutes: LIMITS.crashConsistentEveryMinutes, isEditable: false },
    source: isClassic
      ? RECOVERY_SOURCES.policyClassic
      : generation === 'modernized'
        ? RECOVERY_SOURCES.modernized
        : RECOVERY_SOURCES.azureQuestions,
  };
}

/** Whether a generation keeps points for so long; null where the storage decides and is not known. */
export function isRetentionAccepted(
  hours: number,
  generation: PointGeneration,
  storage: PointStorage | null,
): boolean | null {
  if (hours < 0) return false;
  const { least, most } = retentionLimit(LIMITS, generation === 'classic', storage);
  if (hours > most) return false;
  return hours <= least ? true : null;
}

/** Whether application-consistent points may come so often: within the documented frequencies, and before the first is pruned. */
export function isFrequencyAccepted(minutes: number, retentionHours: number | null): boolean | null {
  const { min, max } = LIMITS.appConsistentMinutes;
  if (minutes < min || minutes > max) return false;
  return retentionHours === null ? null : minutes < retentionHours * 60;
}

/**
 * A stretch of ages of which points are kept in one density. An age on the border belongs to the younger stretch: the page keeps every point up
 * to 2 hours and thins what is beyond, and one in 2 hours up to day 7.
 */
export interface KeptBand {
  readonly fromHours: number;
  readonly toHours: number;
  /** One point in so many hours; null: every point. */
  readonly spacingHours: number | null;
}

/**
 * The documented table of pruning, cut at the retention. Empty where nothing is kept but the latest point.
 *
 * Source: the common questions about machines in Azure (04/28/2022); no page gives the table for VMware.
 */
export function keptBands(retentionHours: number): readonly KeptBand[] {
  if (retentionHours <= 0) return [];
  const { thinning, everyPointHours } = LIMITS;
  const row = thinning.find(({ keptDaysUpTo }) => retentionHours <= keptDaysUpTo * HOURS_PER_DAY) ?? thinning.at(-1);
  const steps = row?.steps ?? [];
  const bands = [
    { fromHours: 0, toHours: everyPointHours, spacingHours: null },
    ...steps.map(({ fromHours, everyHours }, index) => ({
      fromHours,
      toHours: steps[index + 1]?.fromHours ?? retentionHours,
      spacingHours: everyHours,
    })),
  ];
  return bands
    .filter(({ fromHours }) => fromHours < retentionHours)
    .map((band) => ({ ...band, toHours: Math.min(band.toHours, retentionHours) }));
}

/**
 * How far apart points of one age are kept. `all`: every point is there. `latestOnly`: nothing is kept but the latest point. `none`: the age is
 * past the retention.
 */
export type KeptSpacing =
  { readonly kind: 'all' | 'latestOnly' | 'none' } | { readonly kind: 'oneIn'; readonly hours: number };

export function keptSpacing(retentionHours: number, ageHours: number): KeptSpacing {
  if (retentionHours <= 0) return { kind: 'latestOnly' };
  const band = keptBands(retentionHours).find(({ toHours }) => ageHours <= toHours);
  if (band === undefined) return { kind: 'none' };
  return band.spacingHours === null ? { kind: 'all' } : { kind: 'oneIn', hours: band.spacingHours };
}

/** What is documented of points beside the table of pruning. */
export const POINT_FACTS = {
  firstPoint: 'complete copy',
  laterPoints: 'delta',
  withoutNewPoints: 'kept until new ones are generated',
  thresholdEffect: 'event and optional e-mail when current RPO exceeds it',
  doesThresholdAffectReplication: false,
  /** Made with the policy of the way out, and not to be changed. */
  classicFailbackPolicy: {
    rpoThresholdMinutes: 15,
    retentionHours: 24,
    appConsistentMinutes: 60,
    isEditable: false,
    createdWith: 'forward policy',
  },
  /** Finer than this is not advised even for databases. */
  finestAdvisedAppConsistentMinutes: 60,
} as const;

/** What is documented of points that several machines share. */
export const MULTI_VM_FACTS = {
  mostMachines: 16,
  tcpPort: 20004,
  canFailOverAlone: false,
  canAddReplicating: false,
  canMixFamiliesInClassicReprotect: false,
  classicReprotectOnlyThrough: 'recovery plan',
  classicMasterTarget: 'same for the whole group',
  latestAppConsistent: {
    groupMachines: 'latest common multi-VM app-consistent point',
    others: 'their latest app-consistent point',
  },
  latestProcessed: {
    groupMachines: 'latest common multi-VM point',
    others: 'their latest processed point',
  },
} as const;
