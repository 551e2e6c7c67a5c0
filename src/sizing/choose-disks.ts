import {
  diskTierKey,
  DOCUMENTED_2019_DISK_TIERS,
  isSizeOnSale,
  isUsableAsOsDisk,
  provisionedDiskKey,
  sizeForIops,
} from '../catalog/index.js';
import type { Catalogue, DiskTier, DiskType, ProvisionedDisk, RegionOffer } from '../catalog/index.js';
import {
  bytesPerSecond,
  BYTES_PER_GIB,
  BYTES_PER_MB,
  gib,
  gibCovering,
  iops as toIops,
  micros,
  priceOf,
  roundHalfEven,
} from '../model/index.js';
import type { GiB, Micros, Nanos } from '../model/index.js';
import type { DiskNeed, MachineNeed } from './need.js';
import { isTooLargeToBoot, osDiskLimitGiB } from './os-disk.js';
import type { DiskPolicy, SizePolicy } from './policy.js';
import type { DiskChoice } from './size-choice.js';

/** What a VM size lets its disks be. Standard disks attach to every size. */
export interface DiskCapability {
  readonly premium: boolean;
  readonly ultra: boolean;
}

/** Everything the choice of a disk depends on beside its need. */
export interface DiskMarket {
  readonly tiers: readonly PricedTier[];
  readonly provisioned: readonly PricedProvisioned[];
  readonly policy: DiskPolicy;
  readonly hoursPerMonth: number;
  /** Premium SSD v2 is not to be had for a machine without a zone, since the region has zones. */
  readonly isV2Zonal: boolean;
  /** The machine has no zone, and the region may have some: what Ultra Disk asks of it then is in no source. */
  readonly isZoneless: boolean;
}

interface PricedTier {
  readonly tier: DiskTier;
  /** A disk of this tier is larger than so many GiB: the size of the tier below. */
  readonly aboveGiB: number;
  readonly perMonth: Micros;
  readonly source: string | null;
}

interface PricedProvisioned {
  readonly disk: ProvisionedDisk;
  readonly perGiBHour: Nanos;
  readonly perIopsHour: Nanos;
  readonly perMBpsHour: Nanos;
  readonly source: string | null;
}

/** The disks a region sells under the policy's redundancy, with monthly prices; what has no price is not offered. */
export function deriveDiskMarket(
  catalogue: Catalogue,
  offer: RegionOffer,
  {
    policy,
    hoursPerMonth,
    zones = null,
  }: {
    readonly policy: DiskPolicy;
    readonly hoursPerMonth: number;
    /** The machine's zones, empty for none; null or absent: nobody asks about zones. */
    readonly zones?: SizePolicy['zones'] | null;
  },
): DiskMarket {
  // "In most regions that support availability zones" it attaches to zonal machines only; which are not is not in the catalogue.
  // Source: learn.microsoft.com, disks-deploy-premium-v2, read 2026-11-21.
  const isZoneless = zones?.length === 0 && offer.region.availabilityZones !== 0;
  const isV2Zonal = zones?.length === 0 && (offer.region.availabilityZones ?? 0) > 0;
  const figures = policy.figures === 'documented2019' ? DOCUMENTED_2019_DISK_TIERS : catalogue.diskTiers;
  const tiers = figures.flatMap((tier) => {
    if (tier.redundancy !== policy.redundancy) return [];
    const key = diskTierKey(tier.type, tier.redundancy, tier.tier);
    const price = offer.diskPrices.get(key);
    const source = offer.diskPriceSources.get(key) ?? null;
    return price === undefined
      ? []
      : [{ tier, aboveGiB: sizeBelow(tier, figures), perMonth: priceOf(price, 1), source }];
  });
  const provisioned = catalogue.provisionedDisks.flatMap((disk) => {
    const key = provisionedDiskKey(disk.type, disk.redundancy);
    const price = offer.provisionedDiskPrices.get(key);
    const source = offer.diskPriceSources.get(key) ?? null;
    const isSold = price !== undefined && disk.redundancy === policy.redundancy;
    return isSold && !(isV2Zonal && disk.type === 'PremiumSSDv2') ? [{ disk, ...price, source }] : [];
  });
  return { tiers, provisioned, policy, hoursPerMonth, isV2Zonal, isZoneless };
}

/** The size of the next smaller tier of its kind: a disk as large as that is sold as that. */
const sizeBelow = ({ type, redundancy, sizeGiB }: DiskTier, tiers: readonly DiskTier[]): number =>
  Math.max(
    0,
    ...tiers.flatMap((other) =>
      other.type === type && other.redundancy === redundancy && other.sizeGiB < sizeGiB ? [other.sizeGiB] : [],
    ),
  );

const needsPremium = (type: DiskType): boolean => type === 'PremiumSSD' || type === 'PremiumSSDv2';

function isAttachable(type: DiskType, capability: DiskCapability): boolean {
  if (type === 'UltraDisk') return capability.ultra;
  return !needsPremium(type) || capability.premium;
}

function allowedTypes(need: DiskNeed, market: DiskMarket, isProduction: boolean): readonly DiskType[] {
  const { policy } = market;
  const types = isProduction ? policy.production : policy.nonProduction;
  const isUnmeasured = need.iops === null && need.bytesPerSecond === null;
  const mayBeHdd = !need.isOs || policy.hddForOs;
  if (isUnmeasured && mayBeHdd && policy.missingPerformance === 'standardHdd') return ['StandardHDD'];
  if (isUnmeasured && policy.missingPerformance === 'standardSsd') return ['StandardSSD'];
  if (!need.isOs) return types;
  return types.filter((type) => isUsableAsOsDisk(type) && (mayBeHdd || type !== 'StandardHDD'));
}

function describeNeed(need: DiskNeed): string {
  const size = `${Math.ceil(need.sizeBytes / BYTES_PER_GIB)} GiB`;
  const operations = need.iops === null ? '' : `, ${Math.ceil(need.iops)} IOPS`;
  const rate = need.bytesPerSecond === null ? '' : `, ${Math.ceil(need.bytesPerSecond / BYTES_PER_MB)} MB/s`;
  return `${size}${operations}${rate}`;
}

const fits = (tier: DiskTier, need: DiskNeed): boolean =>
  tier.sizeGiB * BYTES_PER_GIB >= need.sizeBytes &&
  tier.iops >= (need.iops ?? 0) &&
  tier.bytesPerSecond >= (need.bytesPerSecond ?? 0);

/** An OS disk is never made larger than it may be, though its tier would hold more. */
function tierChoice({ tier, perMonth, source }: PricedTier, need: DiskNeed, osLimitGiB: number): DiskChoice {
  const isCut = tier.sizeGiB > osLimitGiB;
  return {
    name: need.name,
    isOs: need.isOs,
    type: tier.type,
    redundancy: tier.redundancy,
    tier: tier.tier,
    sizeGiB: isCut ? gib(osLimitGiB) : tier.sizeGiB,
    iops: tier.iops,
    bytesPerSecond: tier.bytesPerSecond,
    perMonth,
    priceSource: source,
    reason: `cheapest allowed disk for ${describeNeed(need)}${isCut ? `, made with ${osLimitGiB} GiB, the most for an OS disk` : ''}`,
  };
}

/**
 * The least provisioning that covers a need. Throughput asks for operations and operations ask for capacity, each
 * monotonically, so raising each in that order to its bound is the cheapest answer.
 */
function provision(
  { disk, ...price }: PricedProvisioned,
  need: DiskNeed,
  { hoursPerMonth, policy }: DiskMarket,
): DiskChoice | null {
  const rate = Math.max(need.bytesPerSecond ?? 0, disk.freeBytesPerSecond, disk.minBytesPerSecond);
  const rateMB = Math.ceil(rate / BYTES_PER_MB);
  const operations = Math.ceil(
    Math.max(need.iops ?? 0, disk.freeIops, disk.minIops, (rateMB * BYTES_PER_MB) / disk.bytesPerSecondPerIops),
  );
  const smallest = sizeForIops(disk, toIops(operations));
  if (smallest === null) return null;
  const least = gib(Math.max(gibCovering(need.sizeBytes), smallest));
  const size = disk.type === 'UltraDisk' && policy.ultraSizes === 'steps' ? ultraStep(least) : least;
  if (!isSizeOnSale(disk, size) || rateMB * BYTES_PER_MB > disk.maxBytesPerSecond) return null;
  const paidIops = Math.max(0, operations - disk.freeIops);
  const paidMB = Math.max(0, rateMB - disk.freeBytesPerSecond / BYTES_PER_MB);
  const perHour = size * price.perGiBHour + paidIops * price.perIopsHour + paidMB * price.perMBpsHour;
  return {
    name: need.name,
    isOs: need.isOs,
    type: disk.type,
    redundancy: disk.redundancy,
    tier: null,
    sizeGiB: size,
    iops: toIops(operations),
    bytesPerSecond: bytesPerSecond(rateMB * BYTES_PER_MB),
    perMonth: micros(roundHalfEven((perHour * hoursPerMonth) / 1000)),
    priceSource: price.source,
    reason: `cheapest allowed disk for ${describeNeed(need)}, provisioned as ${size} GiB, ${operations} IOPS, ${rateMB} MB/s`,
  };
}

const LARGEST_ULTRA_STEP = 512;
const GIB_PER_TIB = 1024;

/** The step that holds so many GiB: powers of two from 4 to 512, then whole TiB. Source: `spec` 3.2, older pages of Ultra Disk. */
function ultraStep(least: GiB): GiB {
  if (least > LARGEST_ULTRA_STEP) return gib(Math.ceil(least / GIB_PER_TIB) * GIB_PER_TIB);
  let step = 4;
  while (step < least) step *= 2;
  return gib(step);
}

const TYPE_ORDER: readonly DiskType[] = ['PremiumSSD', 'PremiumSSDv2', 'StandardSSD', 'StandardHDD', 'UltraDisk'];

/** Cheaper first; at one price the better type, then the larger disk. */
function compareChoices(left: DiskChoice, right: DiskChoice): number {
  return (
    (left.perMonth ?? Infinity) - (right.perMonth ?? Infinity) ||
    TYPE_ORDER.indexOf(left.type) - TYPE_ORDER.indexOf(right.type) ||
    right.sizeGiB - left.sizeGiB
  );
}

/** What the choice of a disk takes from its machine and from the size it hangs on. */
export interface DiskContext {
  readonly capability: DiskCapability;
  readonly isProduction: boolean;
  /** Absent or null where the firmware is unknown. */
  readonly generation?: MachineNeed['generation'];
}

/**
 * The cheapest disk that covers one need, among the types that the policy allows and a VM size of this capability can
 * attach. Null where none does. Limits are those without bursting. An OS disk also stays within what its generation boots.
 *
 * Source: Azure Migrate, assessment calculation (2025), "storage sizing"; disk rules of `disks-types` (2026-08-11).
 */
export function chooseDisk(
  need: DiskNeed,
  market: DiskMarket,
  { capability, isProduction, generation = null }: DiskContext,
): DiskChoice | null {
  if (isTooLargeToBoot(need, generation, market.policy)) return null;
  const osLimitGiB = osDiskLimitGiB(need, generation, market.policy) ?? Infinity;
  const types = allowedTypes(need, market, isProduction).filter((type) => isAttachable(type, capability));
  let best: DiskChoice | null = null;
  const consider = (choice: DiskChoice | null): void => {
    if (choice !== null && (best === null || compareChoices(choice, best) < 0)) best = choice;
  };
  for (const priced of market.tiers) {
    const isAllowed = types.includes(priced.tier.type) && priced.aboveGiB < osLimitGiB;
    if (isAllowed && fits(priced.tier, need)) consider(tierChoice(priced, need, osLimitGiB));
  }
  for (const priced of market.provisioned) {
    if (types.includes(priced.disk.type)) consider(provision(priced, need, market));
  }
  return best;
}
