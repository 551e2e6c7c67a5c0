import { BYTES_PER_GIB } from '../model/index.js';
import type { DiskMarket } from './choose-disks.js';
import type { NearMiss } from './near-miss.js';
import type { DiskNeed, MachineNeed } from './need.js';
import { isTooLargeToBoot, osDiskLimitGiB } from './os-disk.js';
import type { DiskPolicy } from './policy.js';
import { LIMITS } from './size-choice.js';
import type { DiskChoice, Limit } from './size-choice.js';

interface NoMatch {
  readonly reason: string;
  readonly remedy: string;
  /** Azure Migrate's code for the same. */
  readonly code: string;
}

const ANSWERS: Readonly<Record<Limit, NoMatch>> = (() => {
  const noSize = 'NoSuitableVmSizeFound';
  const byPolicy = (what: string): NoMatch => ({
    reason: `every size left over is ${what}`,
    remedy: 'widen the policy for this machine',
    code: 'NoVmSizeInSelectedFamilyFound',
  });
  return {
    region: {
      reason: 'the region sells no size',
      remedy: 'choose another region',
      code: 'NoVmSizeForSelectedAzureLocation',
    },
    zone: byPolicy('not offered in the zones asked for'),
    series: byPolicy('of a series that the policy leaves out'),
    retirement: byPolicy('announced to retire'),
    architecture: byPolicy('of another processor architecture'),
    confidential: byPolicy('a confidential size'),
    accelerator: byPolicy('an accelerated size'),
    constrainedCores: byPolicy('a constrained-core size'),
    burstable: byPolicy('burstable'),
    temporaryDisk: byPolicy('one without a temporary disk'),
    credits: byPolicy('burstable, and its credits would run out'),
    diskController: byPolicy('one that attaches disks by NVMe only'),
    generation: {
      reason: 'no size that is large enough boots this generation of virtual machine',
      remedy: 'state the firmware of the machine, or convert it to UEFI before the move',
      code: 'BootTypeNotSupported',
    },
    disks: {
      reason: 'no allowed disk is large and fast enough',
      remedy: 'split the disk, stripe it over several, or allow another type of disk in the policy',
      code: 'OneOrMoreDisksNotSuitable',
    },
    premiumStorage: {
      reason: 'no size that is large enough can attach the disks it needs',
      remedy: 'allow another type of disk in the policy',
      code: noSize,
    },
    cores: { reason: 'no allowed size has as many cores', remedy: 'allow larger series, or scale out', code: noSize },
    memory: {
      reason: 'no allowed size with as many cores has as much memory',
      remedy: 'allow larger series such as M in the policy, or scale out',
      code: noSize,
    },
    dataDisks: {
      reason: 'no allowed size attaches as many data disks',
      remedy: 'merge or remove disks, or allow larger series',
      code: 'MoreDisksThanSupported',
    },
    nics: {
      reason: 'no allowed size has as many NICs',
      remedy: 'remove unused NICs',
      code: 'OneOrMoreAdaptersNotSuitable',
    },
    diskIops: {
      reason: 'no allowed size carries as many disk IOPS',
      remedy: 'spread the load over several machines, or allow storage-optimised series',
      code: 'NoVmSizeSupportsStoragePerformance',
    },
    diskThroughput: {
      reason: 'no allowed size carries as much disk throughput',
      remedy: 'spread the load over several machines, or allow storage-optimised series',
      code: 'NoVmSizeSupportsStoragePerformance',
    },
    network: {
      reason: 'no allowed size sends as much network traffic',
      remedy: 'spread the load over several machines',
      code: 'NoVmSizeSupportsNetworkPerformance',
    },
    price: {
      reason: 'no size that fits has a known price under these terms in this region',
      remedy: 'supply a price sheet, or choose other terms',
      code: 'NoVmSizeFoundForOfferCurrencyReservedInstance',
    },
  };
})();

/** The last limit, in the order tried, at which sizes fell: the one that emptied the list. */
const lastLimit = (byLimit: Readonly<Partial<Record<Limit, number>>>): Limit =>
  [...LIMITS].reverse().find((limit) => (byLimit[limit] ?? 0) > 0) ?? 'region';

/** What a person would do about each limit that can be changed. */
const CHANGES: Readonly<Partial<Record<Limit, string>>> = {
  zone: 'ask for fewer zones',
  series: 'allow its series',
  confidential: 'allow confidential sizes',
  accelerator: 'allow accelerated sizes',
  constrainedCores: 'allow constrained-core sizes',
  burstable: 'allow burstable sizes',
  temporaryDisk: 'do without a temporary disk',
  diskController: 'allow NVMe-only sizes, once the guest is known to boot so',
  retirement: 'allow retiring sizes',
  generation: 'convert the machine to UEFI, or state its firmware',
  premiumStorage: 'allow a type of disk that it can attach',
  price: 'supply its price in a price sheet',
};

function remedyOf({ name, limits }: NearMiss): string {
  return `${name} is large enough: ${limits.map((limit) => CHANGES[limit] ?? limit).join('; ')}`;
}

/** An OS disk beyond what Azure boots from: no type of disk helps. */
function describeBootDisk(disk: DiskNeed, generation: MachineNeed['generation'], policy: DiskPolicy): NoMatch {
  const size = Math.ceil(disk.sizeBytes / BYTES_PER_GIB);
  const kind = generation === null ? 'generation 1, as which an unknown firmware counts,' : `generation ${generation}`;
  return {
    reason: `the OS disk "${disk.name}" has ${size} GiB, and ${kind} boots from at most ${osDiskLimitGiB(disk, generation, policy)} GiB`,
    remedy: 'shrink the disk, or move its data to a data disk',
    code: ANSWERS.disks.code,
  };
}

/** Premium SSD v2 is allowed, and not to be had only because the machine has no zone. */
const isV2Withheld = ({ environment }: MachineNeed, { isV2Zonal, policy }: DiskMarket): boolean =>
  isV2Zonal && policy[environment].includes('PremiumSSDv2');

/**
 * Why a machine has no size, what would change it, and Azure Migrate's code for it. Where some size is large enough, its
 * first changeable limit is the reason and the remedy names it; else the last limit at which sizes fell.
 */
export function describeNoMatch({
  need,
  disks,
  byLimit,
  wouldDo,
  market,
}: {
  readonly need: MachineNeed;
  readonly disks: readonly (DiskChoice | null)[];
  readonly byLimit: Readonly<Partial<Record<Limit, number>>>;
  readonly wouldDo: NearMiss | null;
  readonly market: DiskMarket;
}): NoMatch & { readonly limit: Limit | null } {
  const without = need.disks.filter((_, index) => disks[index] === null).map((disk) => `"${disk.name}"`);
  const boot = need.disks.find((disk) => isTooLargeToBoot(disk, need.generation, market.policy));
  if (boot !== undefined) return { ...describeBootDisk(boot, need.generation, market.policy), limit: null };
  if (without.length > 0) {
    return {
      reason: `${ANSWERS.disks.reason} for ${without.join(', ')}`,
      remedy: isV2Withheld(need, market)
        ? `ask for a zone (sizes.zones), since Premium SSD v2 is for zonal machines here; or ${ANSWERS.disks.remedy}`
        : ANSWERS.disks.remedy,
      code: ANSWERS.disks.code,
      limit: null,
    };
  }
  const decisive = wouldDo?.limits[0];
  if (wouldDo === null || decisive === undefined) {
    const limit = lastLimit(byLimit);
    return { ...ANSWERS[limit], limit };
  }
  return { ...ANSWERS[decisive], remedy: remedyOf(wouldDo), limit: decisive };
}
