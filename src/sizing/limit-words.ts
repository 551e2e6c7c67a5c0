import { BYTES_PER_GIB, BYTES_PER_MB, roundLimitDown, roundNeedUp } from '../model/index.js';
import type { CreditVerdict } from './credit-run.js';
import type { Limit } from './size-choice.js';
import type { SizeDemand } from './size-demand.js';
import type { OfferedSize } from './size-limits.js';

const BITS_PER_MEGABIT = 1e6;

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
