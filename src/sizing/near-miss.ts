import { planFor } from './disk-plan.js';
import type { DiskPlans } from './disk-plan.js';
import type { SizePolicy } from './policy.js';
import type { Judgement } from './refusals.js';
import type { Limit } from './size-choice.js';
import { allFailingLimits } from './size-limits.js';
import type { SizeDemand } from './size-limits.js';
import type { PricedSize } from './size-market.js';

/** A size that is large enough, and everything else that stands against it. */
export interface NearMiss {
  readonly name: string;
  readonly limits: readonly Limit[];
}

/** What a person can change: the policy, the region, the firmware, the kinds of disk. Too few cores cannot be wished away. */
const CHANGEABLE: ReadonlySet<Limit> = new Set<Limit>([
  'zone',
  'series',
  'confidential',
  'accelerator',
  'constrainedCores',
  'burstable',
  'temporaryDisk',
  'diskController',
  'retirement',
  'generation',
  'premiumStorage',
  'price',
]);

function limitsAgainst(
  { offered, compute }: PricedSize,
  demand: SizeDemand,
  { plans, policy }: { readonly plans: DiskPlans; readonly policy: SizePolicy },
): readonly Limit[] {
  const limits = [...allFailingLimits(offered, demand, policy)];
  if (planFor(offered, plans, policy.choice) === null) limits.push('premiumStorage');
  return compute === null && offered.price !== null ? [...limits, 'price'] : limits;
}

/**
 * The size that would take the least change: fewest limits against it, all of a kind that can be changed; the cheapest
 * of equals. Null where every size is too small.
 */
export function findNearMiss({ sizes, demand }: Judgement, plans: DiskPlans, policy: SizePolicy): NearMiss | null {
  let best: NearMiss | null = null;
  for (const priced of sizes) {
    const limits = limitsAgainst(priced, demand, { plans, policy });
    const isChangeable = limits.every((limit) => CHANGEABLE.has(limit));
    if (isChangeable && (best === null || limits.length < best.limits.length)) {
      best = { name: priced.offered.size.name, limits };
    }
  }
  return best;
}
