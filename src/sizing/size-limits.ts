import { listedSizes } from '../catalog/index.js';
import type { Catalogue, RegionOffer, VmPrice, VmSize } from '../catalog/index.js';
import { BYTES_PER_GIB, BYTES_PER_MB, roundLimitDown, roundNeedUp } from '../model/index.js';
import type { CreditVerdict } from './credit-run.js';
import { CREDIT_DAYS } from './credits.js';
import type { MachineNeed } from './need.js';
import type { SizePolicy, SizingPolicy } from './policy.js';
import type { Limit } from './size-choice.js';

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

/** What a need asks of a size, reduced to plain numbers. */
export interface SizeDemand {
  readonly cores: number;
  readonly memoryBytes: number;
  /** Disks beside the OS disk. */
  readonly dataDisks: number;
  readonly nics: number;
  readonly iops: number;
  readonly bytesPerSecond: number;
  readonly networkBitsPerSecond: number;
  readonly architecture: 'x64' | 'arm64';
  /** Generations that the size must boot, all of them. */
  readonly generations: readonly (1 | 2)[];
  /** By the name of a burstable size; null where nothing may be proven. */
  readonly credits: ReadonlyMap<string, CreditVerdict> | null;
  /** Why not. */
  readonly unproven: string;
}

const BITS_PER_BYTE = 8;
const BITS_PER_MEGABIT = 1e6;
const MS_PER_DAY = 86_400_000;

/** An unknown firmware asks for both generations: only such a size boots whatever the machine turns out to be. */
export function demandOf(need: MachineNeed, policy: SizePolicy): SizeDemand {
  const either: readonly (1 | 2)[] = need.generation === null ? [1, 2] : [need.generation];
  return {
    cores: need.cores,
    memoryBytes: need.memoryBytes,
    dataDisks: Math.max(0, need.diskCount - 1),
    nics: need.nicCount ?? 0,
    iops: need.totalIops ?? 0,
    bytesPerSecond: need.totalBytesPerSecond ?? 0,
    networkBitsPerSecond: (need.networkOutBytesPerSecond ?? 0) * BITS_PER_BYTE,
    architecture: need.architecture,
    generations: policy.generationIsLimit ? either : [],
    ...provenCredits(need, policy),
  };
}

/** Burstable sizes are for non-production alone, and samples must say that they last. */
function provenCredits(
  { environment, credits }: MachineNeed,
  { burstable }: SizePolicy,
): Pick<SizeDemand, 'credits' | 'unproven'> {
  if (burstable === 'never') return { credits: null, unproven: 'the policy leaves it out' };
  if (environment === 'production') return { credits: null, unproven: 'the policy keeps it for non-production' };
  if (credits === undefined)
    return { credits: null, unproven: 'without samples nothing shows that its credits would last' };
  if (credits.verdicts.length > 0) {
    return { credits: new Map(credits.verdicts.map((verdict) => [verdict.size, verdict])), unproven: '' };
  }
  const days = Math.floor(((credits.toMs - credits.fromMs) / MS_PER_DAY) * 10) / 10;
  return { credits: null, unproven: `its credits are judged by ${CREDIT_DAYS} days of samples, and there are ${days}` };
}

/** The limits of region and policy that a size fails for this machine. */
export const standingOf = (offered: OfferedSize, { credits }: SizeDemand): readonly Limit[] =>
  offered.mustProve && credits?.has(offered.size.name) !== true ? offered.standingUnproven : offered.standing;

const isDry = ({ mustProve, size }: OfferedSize, { credits }: SizeDemand): boolean =>
  mustProve && credits?.get(size.name)?.isLasting !== true;

type DemandTest = readonly [limit: Limit, fails: (offered: OfferedSize, demand: SizeDemand) => boolean];

/** What a machine asks of a size, in the order of `LIMITS`. A network figure the catalogue does not know fails nothing. */
const DEMAND_TESTS: readonly DemandTest[] = [
  ['architecture', ({ size }, demand) => size.architecture !== demand.architecture],
  [
    'generation',
    ({ size }, demand) => !demand.generations.every((generation) => size.generations.includes(generation)),
  ],
  ['cores', ({ effectiveCores }, demand) => effectiveCores < demand.cores],
  ['memory', ({ size }, demand) => size.memoryBytes < demand.memoryBytes],
  ['dataDisks', ({ size }, demand) => size.maxDataDisks < demand.dataDisks],
  ['nics', ({ size }, demand) => size.maxNics < demand.nics],
  ['diskIops', ({ size }, demand) => size.uncachedIops < demand.iops],
  ['diskThroughput', ({ size }, demand) => size.uncachedBytesPerSecond < demand.bytesPerSecond],
  ['network', ({ size }, demand) => (size.networkBitsPerSecond ?? Infinity) < demand.networkBitsPerSecond],
  ['credits', isDry],
];

/**
 * The first limit, in the order of `LIMITS`, that a size fails for a demand; null where it fails none. Disks and price
 * are judged by the caller, since they depend on the choice of disks.
 */
export function failingLimit(offered: OfferedSize, demand: SizeDemand): Limit | null {
  for (const [limit, fails] of DEMAND_TESTS) if (fails(offered, demand)) return limit;
  return null;
}

/** Every limit against a size, standing ones and those of the demand, but for disks and price. */
export const allFailingLimits = (offered: OfferedSize, demand: SizeDemand, policy: SizePolicy): readonly Limit[] => [
  ...standingOf(offered, demand),
  ...(offered.isRetiring && policy.retiring === 'refused' ? ['retirement' as const] : []),
  ...DEMAND_TESTS.flatMap(([limit, fails]) => (fails(offered, demand) ? [limit] : [])),
];

/** What is needed is rounded up and what a size has down: a need that exceeds it never reads as met. */
const DECIMALS = 3;
const showNeed = (value: number): string => String(roundNeedUp(value, DECIMALS));
const showLimit = (value: number): string => String(roundLimitDown(value, DECIMALS));

const against = (needs: string, has: string): string => `needs ${needs}, has ${has}`;

/** A need and what a size has, in the same unit. */
const compare = (
  needs: number,
  has: number,
  { per = 1, unit }: { readonly per?: number; readonly unit: string },
): string => against(`${showNeed(needs / per)} ${unit}`, `${showLimit(has / per)} ${unit}`);

const utcMinute = (atMs: number): string => `${new Date(atMs).toISOString().slice(0, 16).replace('T', ' ')} UTC`;

function describeDryness(verdict: CreditVerdict | undefined): string {
  if (verdict === undefined) return 'no samples say whether its credits would last';
  const { netPerHour, creditsPerHour, leastCredits, leastAtMs, startCredits } = verdict;
  return netPerHour < 0
    ? `spends more than the ${creditsPerHour} credits an hour that it earns, by ${-netPerHour}`
    : `its credits fall to ${leastCredits} at ${utcMinute(leastAtMs)}, from ${startCredits} at the start`;
}

/** How each limit is told, given the size that fails it. */
const REFUSALS: Readonly<Record<Limit, (offered: OfferedSize, demand: SizeDemand) => string>> = {
  region: () => 'not sold in this region',
  zone: () => 'not offered in every zone that the policy asks for, as far as the catalogue knows',
  series: ({ size }) => `series ${size.series} is not among those the policy allows`,
  confidential: () => 'a confidential size, which the policy leaves out',
  accelerator: () => 'has accelerators, which the policy leaves out',
  constrainedCores: () => 'a constrained-core size, which the policy leaves out',
  burstable: (_, { credits, unproven }) =>
    `burstable: ${credits === null ? unproven : 'no source gives its credit terms'}`,
  temporaryDisk: () => 'no temporary disk, and the policy asks for one (local NVMe disks do not count)',
  diskController: () => 'attaches disks by NVMe only, and no source says that the guest can boot so',
  retirement: ({ size }) =>
    `retires on ${size.retirementDate ?? 'an unknown date'}${size.retirementInferred ? ' (inferred)' : ''}`,
  architecture: ({ size }, demand) => against(demand.architecture, size.architecture),
  generation: ({ size }, demand) =>
    against(`generation ${demand.generations.join(' and ')}`, `generation ${size.generations.join(' and ')}`),
  cores: ({ effectiveCores }, demand) => against(`${showNeed(demand.cores)} cores`, showLimit(effectiveCores)),
  memory: ({ size }, demand) => compare(demand.memoryBytes, size.memoryBytes, { per: BYTES_PER_GIB, unit: 'GiB' }),
  dataDisks: ({ size }, demand) => against(`${demand.dataDisks} data disks`, String(size.maxDataDisks)),
  nics: ({ size }, demand) => against(`${demand.nics} NICs`, String(size.maxNics)),
  diskIops: ({ size }, demand) => against(`${showNeed(demand.iops)} IOPS`, String(size.uncachedIops)),
  diskThroughput: ({ size }, demand) =>
    compare(demand.bytesPerSecond, size.uncachedBytesPerSecond, { per: BYTES_PER_MB, unit: 'MB/s' }),
  network: ({ size }, demand) =>
    against(
      `${showNeed(demand.networkBitsPerSecond / BITS_PER_MEGABIT)} Mb/s out`,
      `${showLimit((size.networkBitsPerSecond ?? 0) / BITS_PER_MEGABIT)} Mb/s`,
    ),
  credits: ({ size }, { credits }) => describeDryness(credits?.get(size.name)),
  disks: () => 'no allowed disk is large and fast enough for one of its disks',
  premiumStorage: () => 'cannot attach the disks that this machine needs',
  price: () => 'no price is known for it under these terms',
};

/** The failing limit in words, with what is needed and what the size has. */
export const describeRefusal = (offered: OfferedSize, limit: Limit, demand: SizeDemand): string =>
  REFUSALS[limit](offered, demand);
