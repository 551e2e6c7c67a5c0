import type { DiskType, ProvisionedDisk, ProvisionedDiskPrice, VmSize } from '../catalog/index.js';
import type { CertifiedDisk, DiskNeed } from '../sizing/index.js';
import { toEven } from './monthly-cost.js';
import type { CertificateSubject } from './subject.js';

const GIB = 2 ** 30;
const MB = 1e6;
const BOOT_GIB = { 1: 2048, 2: 4095 };

/** The types that the policy allows for a disk. */
function typesFor(disk: DiskNeed, { need, policies: { disks } }: CertificateSubject): readonly DiskType[] {
  const allowed = need.environment === 'production' ? disks.production : disks.nonProduction;
  const bootable = allowed.filter(
    (type) => type !== 'PremiumSSDv2' && type !== 'UltraDisk' && (type !== 'StandardHDD' || disks.hddForOs),
  );
  const isUnknown = disk.iops === null && disk.bytesPerSecond === null;
  const isHdd = isUnknown && disks.missingPerformance === 'standardHdd' && (disks.hddForOs || !disk.isOs);
  if (isHdd) return ['StandardHDD'];
  if (isUnknown && disks.missingPerformance === 'standardSsd') return ['StandardSSD'];
  return disk.isOs ? bootable : allowed;
}

/** Whether a size takes a type of disk; null stands for a size that takes all. */
export function attaches(size: VmSize | null, type: DiskType): boolean {
  if (size === null || type === 'StandardHDD' || type === 'StandardSSD') return true;
  return type === 'UltraDisk' ? size.ultraStorage === true : size.premiumStorage;
}

/** The most GiB that an OS disk may have; infinite where no rule says. */
function bootLimit(disk: DiskNeed, { need, policies: { disks } }: CertificateSubject): number {
  const isRuled = disk.isOs && disks.osDiskSizeIsLimit && disk.sizeBasis !== 'estimated';
  return isRuled ? BOOT_GIB[need.generation ?? 1] : Infinity;
}

/** A disk of a tier as it would be bought for a need; cost null where it has none, and the disk null where it does not fit. */
function tierDisks(disk: DiskNeed, subject: CertificateSubject): readonly CertifiedDisk[] {
  const { policies, offer, catalogue, documentedTiers } = subject;
  const { redundancy, figures } = policies.disks;
  const tiers = (figures === 'catalogue' ? catalogue.diskTiers : (documentedTiers ?? [])).filter(
    (tier) => tier.redundancy === redundancy,
  );
  const most = bootLimit(disk, subject);
  return tiers.flatMap((tier) => {
    const price = offer.diskPrices.get(`${tier.type}/${redundancy}/${tier.tier}`);
    const smaller = tiers.filter((other) => other.type === tier.type && other.sizeGiB < tier.sizeGiB);
    const isTooLarge = smaller.some((other) => other.sizeGiB >= most) || disk.sizeBytes > most * GIB;
    const isEnough =
      tier.sizeGiB * GIB >= disk.sizeBytes &&
      tier.iops >= (disk.iops ?? 0) &&
      tier.bytesPerSecond >= (disk.bytesPerSecond ?? 0);
    if (price === undefined || isTooLarge || !isEnough) return [];
    const sizeGiB = Math.min(tier.sizeGiB, most) as CertifiedDisk['sizeGiB'];
    const perMonth = toEven(price / 1000) as CertifiedDisk['perMonth'];
    return [{ ...tier, sizeGiB, perMonth }];
  });
}

/** The most operations that so many GiB may be given. */
const operationsOf = (rules: ProvisionedDisk, sizeGiB: number): number =>
  Math.floor(
    Math.min(
      rules.maxIops,
      Math.max(rules.freeIops, sizeGiB > rules.iopsPerGiBAboveGiB ? rules.iopsPerGiB * sizeGiB : 0),
    ),
  );

/** The fewest GiB, at least so many, that may be given so many operations; halving, since more GiB never allow fewer. */
function sizeFor(rules: ProvisionedDisk, leastGiB: number, operations: number): number | null {
  let [low, high] = [Math.max(leastGiB, rules.minSizeGiB), rules.maxSizeGiB as number];
  if (low > high || operationsOf(rules, high) < operations) return null;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (operationsOf(rules, middle) >= operations) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Where Ultra Disk is sold in steps, the first of them that is no smaller. */
function soldAs({ type }: ProvisionedDisk, sizeGiB: number, sizes: 'eachGib' | 'steps'): number {
  if (type !== 'UltraDisk' || sizes === 'eachGib') return sizeGiB;
  const small = [4, 8, 16, 32, 64, 128, 256, 512].find((step) => step >= sizeGiB);
  return small ?? sizeGiB + ((1024 - (sizeGiB % 1024)) % 1024);
}

const provisionedCost = (
  rules: ProvisionedDisk,
  price: ProvisionedDiskPrice,
  { sizeGiB, operations, rateMB, hours }: { sizeGiB: number; operations: number; rateMB: number; hours: number },
): number => {
  const paidOperations = Math.max(0, operations - rules.freeIops);
  const paidMB = Math.max(0, rateMB - rules.freeBytesPerSecond / MB);
  const perHour = sizeGiB * price.perGiBHour + paidOperations * price.perIopsHour + paidMB * price.perMBpsHour;
  return toEven((perHour * hours) / 1000);
};

/** Premium SSD v2 goes to zonal machines only, in a region that has zones. */
const isWithheld = (type: DiskType, { offer, policies }: CertificateSubject): boolean =>
  type === 'PremiumSSDv2' && policies.sizes.zones.length === 0 && (offer.region.availabilityZones ?? 0) > 0;

function provisionedDisks(disk: DiskNeed, subject: CertificateSubject): readonly CertifiedDisk[] {
  const { catalogue, offer, policies } = subject;
  return catalogue.provisionedDisks.flatMap((rules) => {
    const price = offer.provisionedDiskPrices.get(`${rules.type}/${rules.redundancy}`);
    if (price === undefined || rules.redundancy !== policies.disks.redundancy || isWithheld(rules.type, subject))
      return [];
    const leastRate = Math.max(disk.bytesPerSecond ?? 0, rules.minBytesPerSecond, rules.freeBytesPerSecond);
    const rateMB = Math.ceil(leastRate / MB);
    const forRate = (rateMB * MB) / rules.bytesPerSecondPerIops;
    const operations = Math.ceil(Math.max(disk.iops ?? 0, rules.minIops, rules.freeIops, forRate));
    const fewest = sizeFor(rules, Math.ceil(disk.sizeBytes / GIB), operations);
    const sizeGiB = fewest === null ? null : soldAs(rules, fewest, policies.disks.ultraSizes);
    if (sizeGiB === null || sizeGiB > rules.maxSizeGiB || rateMB * MB > rules.maxBytesPerSecond) return [];
    const perMonth = provisionedCost(rules, price, {
      sizeGiB,
      operations,
      rateMB,
      hours: policies.cost.hoursPerMonth,
    });
    return [
      {
        type: rules.type,
        redundancy: rules.redundancy,
        tier: null,
        sizeGiB: sizeGiB as CertifiedDisk['sizeGiB'],
        iops: operations as CertifiedDisk['iops'],
        bytesPerSecond: (rateMB * MB) as CertifiedDisk['bytesPerSecond'],
        perMonth: perMonth as CertifiedDisk['perMonth'],
      },
    ];
  });
}

/** Every disk that could be bought for a need on a size, or on a size that takes all where none is named. */
export function disksFor(disk: DiskNeed, size: VmSize | null, subject: CertificateSubject): readonly CertifiedDisk[] {
  const types = typesFor(disk, subject);
  return [...tierDisks(disk, subject), ...provisionedDisks(disk, subject)].filter(
    ({ type }) => types.includes(type) && attaches(size, type),
  );
}

/** The least that a disk costs; null where none fits. */
export const leastCost = (options: readonly CertifiedDisk[]): number | null =>
  options.length === 0 ? null : Math.min(...options.map(({ perMonth }) => perMonth));
