import type { DiskType, ProvisionedDisk, VmPrice, VmSize } from '../../src/catalog/index.js';
import type { DiskNeed } from '../../src/sizing/index.js';
import type { SmallMarket } from '../support/small-market.js';

/**
 * The answer to a small question by trying every size with every combination of disks, in exact whole numbers. It shares no
 * code with the choice or with the verifier, and knows no shortcut.
 */
export interface BruteAnswer {
  readonly size: string;
  readonly perMonth: bigint;
}

interface Buyable {
  readonly type: DiskType;
  readonly sizeGiB: number;
  readonly perMonth: bigint;
}

const GIB = 2 ** 30;
const MB = 1e6;

/** `numerator / denominator` to the nearest whole number, a half to the even one. */
function nearest(numerator: bigint, denominator: bigint): bigint {
  const whole = numerator / denominator;
  const twice = (numerator - whole * denominator) * 2n;
  return twice > denominator || (twice === denominator && whole % 2n === 1n) ? whole + 1n : whole;
}

const HOURS = 730n;

function computeOf(price: VmPrice, { policies: { cost }, need }: SmallMarket, withLicence: boolean): bigint | null {
  const discount = (applies: boolean): bigint => (applies ? 100n - BigInt(cost.discountPercent) : 100n);
  const month = (nanos: number, share: bigint): bigint => nearest(BigInt(nanos) * HOURS * share, 100_000n);
  const rate = cost.terms === 'payAsYouGo' ? price.base : price.reserved1Year;
  if (rate === null) return null;
  const compute = month(rate, discount(cost.terms === 'payAsYouGo'));
  const isFree = cost.hybridBenefit || (cost.devTestOffer && need.environment !== 'production');
  if (!need.isWindows || !withLicence || isFree) return compute;
  return price.windows === null || price.base === null
    ? null
    : compute + month(price.windows - price.base, discount(true));
}

/** Every way to buy a disk apart, over whole GiB, whole operations and whole MB/s; the cheapest that covers the need. */
function cheapestApart(disk: ProvisionedDisk, asked: DiskNeed, { offer, policies }: SmallMarket): Buyable[] {
  const inSteps = disk.type === 'UltraDisk' && policies.disks.ultraSizes === 'steps';
  const price = offer.provisionedDiskPrices.get(`${disk.type}/LRS`);
  let best: Buyable | null = null;
  for (let size = disk.minSizeGiB as number; price !== undefined && size <= disk.maxSizeGiB; size += 1) {
    if (inSteps && ![4, 8, 16, 32, 64, 128, 256, 512].includes(size) && size % 1024 !== 0) continue;
    const ofSize = size > disk.iopsPerGiBAboveGiB ? disk.iopsPerGiB * size : disk.freeIops;
    const most = Math.min(disk.maxIops, Math.max(disk.freeIops, ofSize));
    for (let operations = disk.minIops as number; operations <= most; operations += 1) {
      const fastest = Math.min(disk.maxBytesPerSecond, operations * disk.bytesPerSecondPerIops);
      for (let rate = disk.minBytesPerSecond as number; rate <= fastest; rate += MB) {
        if (size * GIB < asked.sizeBytes || operations < (asked.iops ?? 0) || rate < (asked.bytesPerSecond ?? 0))
          continue;
        const paidMB = Math.max(0, rate - disk.freeBytesPerSecond) / MB;
        const hourly =
          size * price.perGiBHour +
          Math.max(0, operations - disk.freeIops) * price.perIopsHour +
          paidMB * price.perMBpsHour;
        const perMonth = nearest(BigInt(hourly) * HOURS, 1000n);
        if (best === null || perMonth < best.perMonth) best = { type: disk.type, sizeGiB: size, perMonth };
      }
    }
  }
  return best === null ? [] : [best];
}

/** Everything that could hold one disk, whatever the size of the machine. */
function buyables(asked: DiskNeed, market: SmallMarket): readonly Buyable[] {
  const { catalogue, offer, policies, need } = market;
  const policy = policies.disks;
  const isRuled = asked.isOs && policy.osDiskSizeIsLimit && asked.sizeBasis === 'stated';
  const bootGiB = isRuled ? (need.generation === 2 ? 4095 : 2048) : Infinity;
  const ofTiers = catalogue.diskTiers.flatMap((tier): Buyable[] => {
    const price = offer.diskPrices.get(`${tier.type}/LRS/${tier.tier}`);
    // The smallest disk that is sold as this tier: one GiB more than the tier below holds.
    const below = catalogue.diskTiers.filter((one) => one.type === tier.type && one.sizeGiB < tier.sizeGiB);
    const smallest = Math.max(0, ...below.map((one) => one.sizeGiB)) + 1;
    const covers =
      tier.sizeGiB * GIB >= asked.sizeBytes &&
      tier.iops >= (asked.iops ?? 0) &&
      tier.bytesPerSecond >= (asked.bytesPerSecond ?? 0);
    if (price === undefined || !covers || smallest > bootGiB || asked.sizeBytes > bootGiB * GIB) return [];
    return [{ type: tier.type, sizeGiB: Math.min(tier.sizeGiB, bootGiB), perMonth: nearest(BigInt(price), 1000n) }];
  });
  const isZonal = policies.sizes.zones.length > 0;
  const apart = catalogue.provisionedDisks
    .filter(({ type }) => type === 'UltraDisk' || isZonal || (offer.region.availabilityZones ?? 0) === 0)
    .flatMap((disk) => cheapestApart(disk, asked, market));
  const isUnknown = asked.iops === null && asked.bytesPerSecond === null;
  const mayBeHdd = policy.hddForOs || !asked.isOs;
  const isHdd = isUnknown && mayBeHdd && policy.missingPerformance === 'standardHdd';
  const isSsd = isUnknown && !isHdd && policy.missingPerformance === 'standardSsd';
  const told: readonly DiskType[] = isSsd ? ['StandardSSD'] : policy[need.environment];
  const types: readonly DiskType[] = isHdd ? ['StandardHDD'] : told;
  return [...ofTiers, ...apart].filter(
    ({ type }) =>
      types.includes(type) &&
      (!asked.isOs || (type !== 'PremiumSSDv2' && type !== 'UltraDisk' && (type !== 'StandardHDD' || mayBeHdd))),
  );
}

const attaches = (size: VmSize, { type }: Buyable): boolean =>
  type === 'UltraDisk' ? size.ultraStorage === true : !type.startsWith('Premium') || size.premiumStorage;

/** Every combination of one disk each. */
function* combinations(choices: readonly (readonly Buyable[])[]): Generator<readonly Buyable[]> {
  const [first, ...rest] = choices;
  if (first === undefined) {
    yield [];
    return;
  }
  for (const disk of first) for (const others of combinations(rest)) yield [disk, ...others];
}

const ORDER: readonly DiskType[] = ['PremiumSSD', 'PremiumSSDv2', 'StandardSSD', 'StandardHDD', 'UltraDisk'];
const before = (left: Buyable, right: Buyable): number =>
  Number(left.perMonth - right.perMonth) ||
  ORDER.indexOf(left.type) - ORDER.indexOf(right.type) ||
  right.sizeGiB - left.sizeGiB;

/** All that stands between a size and a machine, but for disks and price. */
function mayRun(size: VmSize, index: number, { offer, policies, need }: SmallMarket): boolean {
  const { sizes, sizing } = policies;
  const isListed = offer.zones.every((zones) => zones === null) || offer.zones[index] !== null;
  const verdict = need.credits?.verdicts.find((one) => one.size === size.name);
  const isProven = need.environment === 'nonProduction' && verdict?.isLasting === true && sizes.burstable !== 'never';
  const counted =
    sizing.performanceNumber.kind === 'acu' && size.acu !== null
      ? (size.vcpusAvailable * size.acu) / 210
      : size.vcpusAvailable;
  const generations = need.generation === null ? [1, 2] : [need.generation];
  return [
    isListed,
    sizes.zones.every((zone) => offer.zones[index]?.includes(zone) === true),
    !sizes.seriesExcluded.some((pattern) => new RegExp(pattern).test(size.series)),
    size.confidential === null || sizes.confidential,
    size.gpuCount === null || sizes.accelerated,
    size.vcpusAvailable === size.vcpus || sizes.constrainedCores,
    size.burst === null || sizes.burstable === 'allowed' || isProven,
    sizes.temporaryDisk === 'notNeeded' || (size.localTempBytes ?? 0) > 0,
    sizes.nvmeOnly === 'allowed' || size.diskControllers.includes('SCSI'),
    size.architecture === need.architecture,
    !sizes.generationIsLimit || generations.every((one) => size.generations.some((own) => own === one)),
    counted >= need.cores,
    size.memoryBytes >= need.memoryBytes,
    size.maxDataDisks + 1 >= need.diskCount,
    size.maxNics >= (need.nicCount ?? 0),
    size.uncachedIops >= (need.totalIops ?? 0),
    size.uncachedBytesPerSecond >= (need.totalBytesPerSecond ?? 0),
    size.networkBitsPerSecond === null || size.networkBitsPerSecond >= 8 * (need.networkOutBytesPerSecond ?? 0),
  ].every((holds) => holds);
}

interface Stage {
  readonly withLicence: boolean;
  readonly withRetiring: boolean;
}

/** The cheapest of all sizes and disks in one stage. */
function cheapestIn(market: SmallMarket, choices: readonly (readonly Buyable[])[], stage: Stage): BruteAnswer | null {
  const { catalogue, offer, policies } = market;
  let best: (BruteAnswer & { readonly of: VmSize }) | null = null;
  for (const [index, size] of catalogue.sizes.entries()) {
    const price = offer.prices[index];
    if (price == null || !mayRun(size, index, market)) continue;
    if (size.retirementDate !== null && !stage.withRetiring) continue;
    const compute = computeOf(price, market, stage.withLicence);
    if (compute === null) continue;
    const offered =
      policies.sizes.choice === 'joint' ? choices : choices.map((disks) => [...disks].sort(before).slice(0, 1));
    for (const disks of combinations(offered)) {
      if (!disks.every((disk) => attaches(size, disk))) continue;
      const perMonth = disks.reduce((sum, disk) => sum + disk.perMonth, compute);
      if (best === null || perMonth < best.perMonth || (perMonth === best.perMonth && isFirst(size, best.of))) {
        best = { size: size.name, perMonth, of: size };
      }
    }
  }
  return best === null ? null : { size: best.size, perMonth: best.perMonth };
}

function isFirst(left: VmSize, right: VmSize): boolean {
  if (left.vcpusAvailable !== right.vcpusAvailable) return left.vcpusAvailable < right.vcpusAvailable;
  if (left.memoryBytes !== right.memoryBytes) return left.memoryBytes < right.memoryBytes;
  // The series end in v1, v2, v3.
  const [own, other] = [left.series.at(-1)!, right.series.at(-1)!];
  return own === other ? left.name < right.name : own > other;
}

/** The answer: lasting sizes before retiring ones where the policy says so, a known licence before an unknown one. */
export function answerByBruteForce(market: SmallMarket): BruteAnswer | null {
  const choices = market.need.disks.map((disk) => buyables(disk, market));
  const { retiring } = market.policies.sizes;
  const retirings = retiring === 'last' ? [false, true] : [retiring === 'allowed'];
  for (const withLicence of market.need.isWindows ? [true, false] : [true]) {
    for (const withRetiring of retirings) {
      const answer = cheapestIn(market, choices, { withLicence, withRetiring });
      if (answer !== null) return answer;
    }
  }
  return null;
}
