import type { CostPolicy } from '../cost/index.js';
import type { DiskPolicy, SizePolicy, SizingPolicy } from '../sizing/index.js';
import { bucketLength, bucketWord } from '../timeseries/index.js';
import type { Policy, ScopePolicy } from './policy.js';
import { DISK_TYPE_WORDS } from './disk-type-words.js';

/** How a percentile is taken, where there are samples to take it of. */
function percentileWords(sizing: SizingPolicy): string {
  const method = sizing.percentileMethod === 'nearestRank' ? 'by nearest rank' : 'interpolated';
  const order = sizing.readsAndWrites === 'perSample' ? 'added sample by sample' : 'ranked apart and then added';
  return `Samples are rolled into ${bucketWord(bucketLength(sizing.bucketMinutes))} peaks, averages longer than a minute into maxima that are not called peaks; of those of the last ${sizing.windowDays} days the percentile P${sizing.percentile} counts (P${sizing.percentileOfDatabases} where a tag says database or directory), ${method}; reads and writes of a disk are ${order}.`;
}

/** What a machine that was held back is given. */
const pressureWords = ({ mode, pressureForbidsDownsizing }: SizingPolicy): string[] => {
  if (mode === 'asIs') return [];
  return pressureForbidsDownsizing
    ? [
        'A machine that was held back (ballooned, swapped, waiting for a processor, or limited below what it is given) is not given less of that than it has.',
      ]
    : ['What a machine used counts even where the platform held it back.'];
};

function sizingWords(sizing: SizingPolicy): string[] {
  const { mode, comfort, comfortOnAsIs, comfortOnFallback, fallback, floors, performanceNumber } = sizing;
  const factors = `CPU ${comfort.cpu}, memory ${comfort.memory}, disk IOPS and throughput ${comfort.diskPerformance}, network ${comfort.network}, disk size ${comfort.diskSize}`;
  const first =
    mode === 'asIs'
      ? `Every machine is sized as it is configured${comfortOnAsIs ? `, times the comfort factors (${factors})` : ''}.`
      : `A machine whose use is known is sized on what it uses, times a comfort factor: ${factors}.`;
  const missing =
    mode === 'asIs'
      ? []
      : [
          fallback === 'both'
            ? 'Where CPU or memory use is missing, both are taken as configured.'
            : 'Where CPU or memory use is missing, that one is taken as configured.',
          comfortOnFallback
            ? 'The comfort factor also applies to what is taken as configured.'
            : 'No comfort factor applies to what is taken as configured.',
        ];
  const hasFloor = floors.vcpus > 0 || floors.memoryGiBWindows > 0 || floors.memoryGiBLinux > 0;
  const floor = hasFloor
    ? `No machine is sized under ${floors.vcpus} vCPU, nor under ${floors.memoryGiBWindows} GiB for Windows and ${floors.memoryGiBLinux} GiB for other systems.`
    : 'There is no floor under cores or memory.';
  const cpu =
    performanceNumber.kind === 'acu'
      ? [
          `A vCPU counts as its performance number (ACU) over ${performanceNumber.reference}; sizes without one count as 1.`,
        ]
      : ['A vCPU counts as one core of the source, whatever its processor.'];
  const percentile = mode === 'asIs' ? [] : [percentileWords(sizing)];
  return [first, ...percentile, ...missing, ...pressureWords(sizing), floor, ...cpu];
}

function sizeWords(policy: SizePolicy): string[] {
  const excluded = policy.seriesExcluded.length > 0 ? ` except ${policy.seriesExcluded.join(', ')}` : '';
  const kinds = [
    policy.constrainedCores ? null : 'constrained-core',
    policy.confidential ? null : 'confidential',
    policy.accelerated ? null : 'GPU, FPGA and HPC',
    policy.nvmeOnly === 'refused' ? 'NVMe-only' : null,
  ].filter((kind) => kind !== null);
  const burst = {
    never: 'Burstable sizes are never chosen.',
    provenNonProduction:
      'Burstable sizes are chosen for non-production only, and only where samples prove that the credits last.',
    allowed: 'Burstable sizes are chosen like any other; their credits are not checked.',
  }[policy.burstable];
  const retiring = {
    refused: 'Sizes with a retirement date are refused.',
    last: 'Sizes with a retirement date are chosen only where nothing else fits.',
    allowed: 'Sizes with a retirement date are chosen like any other.',
  }[policy.retiring];
  return [
    `Series that match ${policy.series.join(', ')}${excluded} may be chosen.`,
    ...(kinds.length > 0 ? [`Left out: ${kinds.join(', ')} sizes.`] : []),
    ...(policy.zones.length > 0 ? [`A size must be offered in zone ${policy.zones.join(' and ')}.`] : []),
    burst,
    retiring,
    ...(policy.temporaryDisk === 'needed' ? ['A size must have a temporary disk.'] : []),
    policy.generationIsLimit
      ? 'A size must boot the generation of the machine (BIOS 1, UEFI 2), or both where the firmware is unknown.'
      : 'The boot generation is not a limit.',
    policy.choice === 'joint'
      ? 'Size and disks are chosen together for the least monthly sum.'
      : 'Each disk is chosen first, then the cheapest size that can attach them.',
  ];
}

const typeWords = (types: DiskPolicy['production']): string => types.map((type) => DISK_TYPE_WORDS[type]).join(', ');

function diskWords(policy: DiskPolicy): string[] {
  return [
    `Disks: ${typeWords(policy.production)} for production, ${typeWords(policy.nonProduction)} for non-production, ${policy.redundancy}.`,
    policy.figures === 'catalogue'
      ? "Disk limits are the catalogue's, without bursting."
      : "Disk limits are those of the vendor's tables of 2019 to 2023, without bursting.",
    {
      bySize: 'A disk whose load is unknown is chosen by size.',
      standardHdd: 'A disk whose load is unknown becomes a Standard HDD by size.',
      standardSsd: 'A disk whose load is unknown becomes a Standard SSD by size.',
    }[policy.missingPerformance],
    ...(policy.hddForOs ? [] : ['No OS disk is put on Standard HDD, which retires for that use on 2028-09-08.']),
    ...(policy.osDiskSizeIsLimit
      ? ['An OS disk has at most 2,048 GiB under generation 1 and 4,095 GiB under generation 2.']
      : []),
    ...(policy.ultraSizes === 'steps' ? ['Ultra Disk comes in steps: 4, 8 and so on to 512 GiB, then whole TiB.'] : []),
    ...(policy.oneDiskFromRvtools ? ['A machine read from RVTools counts as one disk of all its storage.'] : []),
  ];
}

/** Prices that are told beside constrained-core sizes; no bill counts them. */
function licenceWords({ sqlServerCorePerYear: sql, oracleProcessorPerYear: oracle }: CostPolicy): string[] {
  const prices = [
    ...(sql === null ? [] : [`${sql} USD for a core licence of SQL Server`]),
    ...(oracle === null ? [] : [`${oracle} USD for a processor licence of Oracle`]),
  ];
  return prices.length === 0 ? [] : [`Told of constrained-core sizes, a year: ${prices.join(' and ')}.`];
}

function costWords(policy: CostPolicy): string[] {
  const terms = {
    payAsYouGo: 'pay-as-you-go',
    reserved1Year: 'a one-year reservation',
    reserved3Year: 'a three-year reservation',
    savings1Year: 'a one-year savings plan',
    savings3Year: 'a three-year savings plan',
  }[policy.terms];
  const discount = policy.discountPercent > 0 ? ` less ${policy.discountPercent} % on compute and licences` : '';
  return [
    `Prices: ${terms}${discount}, ${policy.hoursPerMonth} hours a month, tax excluded.`,
    policy.hybridBenefit
      ? 'Windows licences are owned (Azure Hybrid Benefit).'
      : `Windows licences are paid by the hour${policy.devTestOffer ? ', but not for non-production (Dev/Test offer)' : ''}.`,
    ...(policy.backup ? ["Azure Backup is included for production by Azure Migrate's formula."] : []),
    policy.defender
      ? 'Defender for Servers is included where its price is known and it can watch the machine.'
      : 'Defender for Servers is not included.',
    ...(policy.siteRecovery ? ['Azure Site Recovery is included for production.'] : []),
    ...licenceWords(policy),
  ];
}

function scopeWords(policy: ScopePolicy): string[] {
  return [
    policy.poweredOff === 'include'
      ? 'Powered-off machines are assessed and summed apart.'
      : 'Powered-off machines are out of scope.',
    policy.templates === 'include' ? 'Templates are assessed.' : 'Templates are out of scope.',
    policy.appliances === 'include'
      ? 'Appliances of the source platform are assessed.'
      : 'Appliances of the source platform (vCLS, vCenter, NSX, replication, backup) are out of scope.',
    `A machine whose environment is unknown counts as ${policy.unknownEnvironment === 'production' ? 'production' : 'non-production'}.`,
  ];
}

/**
 * A policy in sentences, in the order in which an assessment applies it. Generated from the value alone, so that the
 * report cannot say one thing and the numbers another.
 */
export function describePolicy(policy: Policy): readonly string[] {
  return [
    ...scopeWords(policy.scope),
    ...sizingWords(policy.sizing),
    ...sizeWords(policy.sizes),
    ...diskWords(policy.disks),
    `Readiness follows Azure Migrate's checks as of ${policy.readiness.edition}; ${
      policy.readiness.computeLimits === 'page'
        ? 'its limits on cores and memory block'
        : 'whether a machine is too large for Azure is told by the sizes in the catalogue'
    }. Machines are moved ${
      policy.readiness.method === 'agentless'
        ? 'from snapshots of the platform, without an agent'
        : 'by an agent in the guest'
    }. A 32-bit Windows Server 2008 is ${policy.readiness.windows2008On32Bit === 'ready' ? 'ready' : 'ready with conditions'}.`,
    ...costWords(policy.cost),
  ];
}
