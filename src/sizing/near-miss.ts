import type { VmSize } from '../catalog/index.js';
import { compareText } from '../model/index.js';
import { planFor } from './disk-plan.js';
import type { Judgement } from './judge-sizes.js';
import type { SizePolicy } from './policy.js';
import type { Limit } from './size-choice.js';
import { codeOf, failingLimits, failsAny } from './size-columns.js';
import { standingOf } from './size-limits.js';

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

/** What a machine asks that nobody can change, as codes: most sizes fail one of them, and are not looked at further. */
const UNCHANGEABLE: readonly number[] = (
  ['cores', 'memory', 'dataDisks', 'nics', 'diskIops', 'diskThroughput', 'network'] as const
).map(codeOf);

/** Every limit against one size, in the order they are tried. */
function limitsAgainst(
  { sizes, columns, demand, plans }: Judgement,
  index: number,
  policy: SizePolicy,
): readonly Limit[] {
  const { offered, compute } = sizes[index]!;
  const limits: Limit[] = [...standingOf(offered, demand)];
  if (offered.isRetiring && policy.retiring === 'refused') limits.push('retirement');
  limits.push(...failingLimits(columns, index, demand));
  if (planFor(offered, plans, policy.choice) === null) limits.push('premiumStorage');
  return compute === null && offered.price !== null ? [...limits, 'price'] : limits;
}

/** Fewer vCPUs, less memory, the name: where no price ranks sizes, the smallest comes nearest to the cheapest. */
const compareExtent = (left: VmSize, right: VmSize): number =>
  left.vcpusAvailable - right.vcpusAvailable ||
  left.memoryBytes - right.memoryBytes ||
  compareText(left.name, right.name);

/**
 * The size that would take the least change: fewest limits against it, all of a kind that can be changed; of equals the cheapest,
 * and the smallest of those without a price. Null where every size is too small.
 */
export function findNearMiss(judgement: Judgement, policy: SizePolicy): NearMiss | null {
  let best: (NearMiss & { readonly index: number }) | null = null;
  const isSmallerUnpriced = (index: number, than: number): boolean => {
    const [one, other] = [judgement.sizes[index]!, judgement.sizes[than]!];
    return one.compute === null && other.compute === null && compareExtent(one.offered.size, other.offered.size) < 0;
  };
  const { columns, demand } = judgement;
  for (let index = 0; index < judgement.sizes.length; index += 1) {
    if (failsAny(columns, index, { demand, codes: UNCHANGEABLE })) continue;
    const limits = limitsAgainst(judgement, index, policy);
    const isChangeable = limits.every((limit) => CHANGEABLE.has(limit));
    if (!isChangeable) continue;
    const isNearer =
      best === null ||
      limits.length < best.limits.length ||
      (limits.length === best.limits.length && isSmallerUnpriced(index, best.index));
    if (isNearer) best = { name: columns.names[index]!, limits, index };
  }
  return best === null ? null : { name: best.name, limits: best.limits };
}
