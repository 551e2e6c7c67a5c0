import { listedSizes } from '../catalog/index.js';
import type { Catalogue, RegionOffer, VmPrice, VmSize } from '../catalog/index.js';
import type { SizePolicy, SizingPolicy } from './policy.js';
import type { Limit } from './size-choice.js';
import type { SizeDemand } from './size-demand.js';

/** One size as a region offers it. `price` is null where the region does not sell it. */
export interface OfferedSize {
  readonly size: VmSize;
  readonly price: VmPrice | null;
  /** The limits that fail for every machine alike, in order; retiring is judged apart. */
  readonly standing: readonly Limit[];
  /** Burstable, and asked to prove that its credits last. */
  readonly mustProve: boolean;
  /** `standing` for a machine that proves nothing of it. */
  readonly standingUnproven: readonly Limit[];
  readonly isRetiring: boolean;
  /** Cores the size counts for, weighed by its performance number where the policy says so. */
  readonly effectiveCores: number;
}

const matchesAny = (patterns: readonly RegExp[], text: string): boolean =>
  patterns.some((pattern) => pattern.test(text));

interface StandingRules {
  readonly included: readonly RegExp[];
  readonly excluded: readonly RegExp[];
  readonly policy: SizePolicy;
}

const isBurstable = (size: VmSize): boolean => size.burst !== null || size.category.includes('burstable');
const isAccelerated = (size: VmSize): boolean =>
  size.gpuCount !== null || size.rdma || /gpu|hpc|fpga/.test(size.category);
const isNvmeOnly = (size: VmSize): boolean => size.diskControllers.length > 0 && !size.diskControllers.includes('SCSI');

/** Every limit that the region and the policy set against a size, in the order of `LIMITS`. */
function standingLimits(
  size: VmSize,
  { price, zones }: { readonly price: VmPrice | null; readonly zones: readonly number[] },
  { included, excluded, policy, isProven }: StandingRules & { readonly isProven: boolean },
): readonly Limit[] {
  const isAllowedSeries = matchesAny(included, size.series) && !matchesAny(excluded, size.series);
  const failing: readonly (readonly [limit: Limit, fails: boolean])[] = [
    ['region', price === null],
    ['zone', !policy.zones.every((zone) => zones.includes(zone))],
    ['series', !isAllowedSeries],
    ['confidential', size.confidential !== null && !policy.confidential],
    ['accelerator', isAccelerated(size) && !policy.accelerated],
    ['constrainedCores', size.vcpusAvailable < size.vcpus && !policy.constrainedCores],
    ['burstable', isBurstable(size) && !isProven],
    ['temporaryDisk', policy.temporaryDisk === 'needed' && !((size.localTempBytes ?? 0) > 0)],
    ['diskController', isNvmeOnly(size) && policy.nvmeOnly === 'refused'],
  ];
  return failing.flatMap(([limit, fails]) => (fails ? [limit] : []));
}

/** As-is sizing counts cores alone: it compares what is configured, not what is done with it. */
const effectiveCoresOf = (size: VmSize, { performanceNumber, mode }: SizingPolicy): number =>
  mode === 'performance' && performanceNumber.kind === 'acu' && size.acu !== null
    ? (size.vcpusAvailable * size.acu) / performanceNumber.reference
    : size.vcpusAvailable;

/** Judges every size of the catalogue once for a region and a policy, so that a machine only meets what depends on it. */
export function offerSizes(
  catalogue: Catalogue,
  offer: RegionOffer,
  policies: { readonly sizes: SizePolicy; readonly sizing: SizingPolicy },
): readonly OfferedSize[] {
  const { burstable } = policies.sizes;
  const rules: StandingRules = {
    included: policies.sizes.series.map((pattern) => new RegExp(pattern)),
    excluded: policies.sizes.seriesExcluded.map((pattern) => new RegExp(pattern)),
    policy: policies.sizes,
  };
  // A price alone is no sale: where a source lists what a region sells, what it leaves out is not sold there.
  const listed = listedSizes(offer);
  return catalogue.sizes.map((size, index) => {
    const known = offer.prices[index] ?? null;
    // A customer's own price is reason enough to believe that the size is sold to her.
    const price = listed[index] === false && known?.baseCheck !== 'price-sheet' ? null : known;
    const sold = { price, zones: offer.zones[index] ?? [] };
    const mustProve = isBurstable(size) && size.burst !== null && burstable === 'provenNonProduction';
    return {
      size,
      price,
      mustProve,
      standing: standingLimits(size, sold, { ...rules, isProven: mustProve || burstable === 'allowed' }),
      standingUnproven: standingLimits(size, sold, { ...rules, isProven: burstable === 'allowed' }),
      isRetiring: size.retirementDate !== null,
      effectiveCores: effectiveCoresOf(size, policies.sizing),
    };
  });
}

/** The limits of region and policy that a size fails for this machine. */
export const standingOf = (offered: OfferedSize, { credits }: SizeDemand): readonly Limit[] =>
  offered.mustProve && credits?.has(offered.size.name) !== true ? offered.standingUnproven : offered.standing;
