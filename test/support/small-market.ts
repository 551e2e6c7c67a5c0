import fc from 'fast-check';
import { DEFAULT_POLICY } from '../../src/assessment/index.js';
import type {
  Catalogue,
  DiskTier,
  ProvisionedDisk,
  ProvisionedDiskPrice,
  RegionOffer,
  VmPrice,
  VmSize,
} from '../../src/catalog/index.js';
import { bitsPerSecond, bytes, bytesPerSecond, cores, gib, iops, nanos } from '../../src/model/index.js';
import type { MachineNeed, MatchPolicies } from '../../src/sizing/index.js';
import { aNeed } from './a-need.js';

/** A question small enough to try every answer: a few sizes, a few disks, one policy, one machine. */
export interface SmallMarket {
  readonly catalogue: Catalogue;
  readonly offer: RegionOffer;
  readonly policies: MatchPolicies;
  readonly need: MachineNeed;
}

const GIB = 2 ** 30;
const MB = 1e6;
const small = (max: number): fc.Arbitrary<number> => fc.integer({ min: 0, max });
const rarely = <T>(usual: T, other: T): fc.Arbitrary<T> =>
  fc.oneof({ arbitrary: fc.constant(usual), weight: 9 }, { arbitrary: fc.constant(other), weight: 1 });
const mostly = rarely(true, false);
const seldom = rarely(false, true);

const size = fc
  .record({
    series: fc.constantFrom('Av1', 'Bv2', 'Cv3'),
    vcpus: fc.constantFrom(1, 2, 4, 8),
    halved: seldom,
    memory: fc.integer({ min: 1, max: 12 }),
    acu: fc.constantFrom(null, 105, 210),
    isArm: seldom,
    generations: fc.constantFrom([1] as const, [2] as const, [1, 2] as const, [1, 2] as const, [1, 2] as const),
    controllers: rarely<VmSize['diskControllers']>(['SCSI'], ['NVMe']),
    temporary: fc.constantFrom(null, 0, 20),
    dataDisks: fc.integer({ min: 1, max: 4 }),
    iops: fc.integer({ min: 4, max: 16 }),
    rate: fc.integer({ min: 4, max: 16 }),
    nics: fc.integer({ min: 1, max: 3 }),
    network: fc.constantFrom(null, 4, 8, 16),
    premium: mostly,
    ultra: fc.constantFrom(true, false, null),
    confidential: rarely(null, 'SNP' as const),
    gpu: rarely(null, 1),
    retires: seldom,
    burst: fc.oneof(
      { arbitrary: fc.constant(null), weight: 3 },
      {
        arbitrary: fc.constant({ baselinePercentOfVm: 20, initialCredits: 30, creditsPerHour: 12, maxCredits: 288 }),
        weight: 1,
      },
    ),
  })
  .map((given): Omit<VmSize, 'name'> => ({
    series: given.series,
    category: 'general',
    vcpus: given.vcpus,
    vcpusAvailable: given.halved && given.vcpus > 1 ? given.vcpus / 2 : given.vcpus,
    vcpusPerCore: 2,
    parentSize: null,
    memoryBytes: bytes(given.memory * GIB),
    acu: given.acu,
    architecture: given.isArm ? 'arm64' : 'x64',
    generations: given.generations,
    diskControllers: given.controllers,
    controllersInferred: false,
    localTempBytes: given.temporary === null ? null : bytes(given.temporary * GIB),
    maxDataDisks: given.dataDisks,
    uncachedIops: iops(given.iops),
    uncachedBytesPerSecond: bytesPerSecond(given.rate * MB),
    maxNics: given.nics,
    networkBitsPerSecond: given.network === null ? null : bitsPerSecond(given.network * 8 * MB),
    acceleratedNetworking: false,
    premiumStorage: given.premium,
    ultraStorage: given.ultra,
    trustedLaunchDisabled: null,
    confidential: given.confidential,
    gpuCount: given.gpu,
    rdma: false,
    encryptionAtHost: false,
    retirementDate: given.retires ? '2028-11-15' : null,
    retirementInferred: false,
    burst: given.burst,
  }));

const price = fc
  .record({
    base: rarely(1, 0),
    amount: fc.integer({ min: 1, max: 40 }),
    licence: fc.constantFrom(null, 0, 3, 9),
    is1Year: mostly,
  })
  .map(({ base, amount, licence, is1Year }): VmPrice => {
    const known = base === 0 ? null : nanos(amount * 5_000_001);
    return {
      base: known,
      windows: known === null || licence === null ? null : nanos(known + licence * 5_000_001),
      reserved1Year: known === null || !is1Year ? null : nanos(Math.round(known * 0.6)),
      reserved3Year: null,
      savings1Year: null,
      savings3Year: null,
      baseSource: 'test',
      windowsSource: 'test',
      commitmentSource: null,
      baseCheck: null,
    };
  });

const TYPES = ['StandardHDD', 'StandardSSD', 'PremiumSSD'] as const;

/** Up to six tiers; two of one type differ in size, since a tier is what a size falls into. */
const tiers = fc
  .uniqueArray(
    fc.record({
      type: fc.constantFrom(...TYPES),
      size: fc.constantFrom(2, 4, 8, 16, 2048, 4096, 8192),
      iops: fc.integer({ min: 2, max: 10 }),
      rate: fc.integer({ min: 2, max: 10 }),
      price: fc.option(fc.integer({ min: 1, max: 30 }), { freq: 8 }),
    }),
    { minLength: 3, maxLength: 6, selector: ({ type, size: sizeGiB }) => `${type} ${sizeGiB}` },
  )
  .map((given) => given.map((one, index) => ({ ...one, tier: `T${index}` })));

const provisioned = (
  type: ProvisionedDisk['type'],
): fc.Arbitrary<{ disk: ProvisionedDisk; price: ProvisionedDiskPrice }> =>
  fc
    .record({
      minSize: fc.integer({ min: 1, max: 2 }),
      maxSize: fc.integer({ min: 3, max: 8 }),
      free: small(3),
      minIops: small(2),
      perGiB: fc.integer({ min: 1, max: 3 }),
      above: small(3),
      maxIops: fc.integer({ min: 3, max: 12 }),
      freeRate: small(2),
      minRate: small(2),
      ratePerIops: fc.constantFrom(0.5, 1, 2),
      maxRate: fc.integer({ min: 2, max: 9 }),
      prices: fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 })),
    })
    .map((given) => ({
      disk: {
        type,
        redundancy: 'LRS' as const,
        minSizeGiB: gib(given.minSize),
        maxSizeGiB: gib(given.maxSize),
        minIops: iops(Math.max(given.minIops, given.free)),
        freeIops: iops(given.free),
        iopsPerGiB: given.perGiB,
        iopsPerGiBAboveGiB: gib(given.above),
        maxIops: iops(given.maxIops),
        minBytesPerSecond: bytesPerSecond(Math.max(given.minRate, given.freeRate) * MB),
        freeBytesPerSecond: bytesPerSecond(given.freeRate * MB),
        bytesPerSecondPerIops: bytesPerSecond(given.ratePerIops * MB),
        maxBytesPerSecond: bytesPerSecond(given.maxRate * MB),
      },
      price: {
        perGiBHour: nanos(given.prices[0] * 300_001),
        perIopsHour: nanos(given.prices[1] * 100_001),
        perMBpsHour: nanos(given.prices[2] * 100_001),
      },
    }));

const ALL_TYPES = [...TYPES, 'PremiumSSDv2', 'UltraDisk'] as const;
const someTypes = fc.subarray([...ALL_TYPES], { minLength: 2 });

const policies = fc
  .record({
    excluded: rarely<readonly string[]>([], ['^B']),
    burstable: fc.constantFrom('never' as const, 'provenNonProduction' as const, 'allowed' as const),
    zones: rarely<readonly (1 | 2 | 3)[]>([], [1]),
    constrainedCores: fc.boolean(),
    temporaryDisk: rarely('notNeeded' as const, 'needed' as const),
    confidential: fc.boolean(),
    accelerated: fc.boolean(),
    nvmeOnly: fc.constantFrom('refused' as const, 'allowed' as const),
    generationIsLimit: fc.boolean(),
    retiring: fc.constantFrom('refused' as const, 'last' as const, 'allowed' as const),
    choice: rarely('joint' as const, 'disksFirst' as const),
    production: someTypes,
    nonProduction: someTypes,
    missingPerformance: fc.constantFrom(
      'bySize' as const,
      'bySize' as const,
      'standardHdd' as const,
      'standardSsd' as const,
    ),
    hddForOs: fc.boolean(),
    osDiskSizeIsLimit: fc.boolean(),
    ultraSizes: rarely('eachGib' as const, 'steps' as const),
    isWeighed: seldom,
    terms: rarely('payAsYouGo' as const, 'reserved1Year' as const),
    hybridBenefit: seldom,
    devTestOffer: seldom,
    discountPercent: fc.constantFrom(0, 0, 15),
  })
  .map((given): MatchPolicies => ({
    sizing: {
      ...DEFAULT_POLICY.sizing,
      performanceNumber: given.isWeighed ? { kind: 'acu', reference: 210 } : { kind: 'off' },
    },
    sizes: {
      series: ['^[A-C]v[0-9]$'],
      seriesExcluded: given.excluded,
      burstable: given.burstable,
      zones: given.zones,
      constrainedCores: given.constrainedCores,
      temporaryDisk: given.temporaryDisk,
      confidential: given.confidential,
      accelerated: given.accelerated,
      nvmeOnly: given.nvmeOnly,
      generationIsLimit: given.generationIsLimit,
      retiring: given.retiring,
      choice: given.choice,
    },
    disks: {
      ...DEFAULT_POLICY.disks,
      production: given.production,
      nonProduction: given.nonProduction,
      missingPerformance: given.missingPerformance,
      hddForOs: given.hddForOs,
      osDiskSizeIsLimit: given.osDiskSizeIsLimit,
      ultraSizes: given.ultraSizes,
    },
    cost: {
      ...DEFAULT_POLICY.cost,
      terms: given.terms,
      hybridBenefit: given.hybridBenefit,
      devTestOffer: given.devTestOffer,
      discountPercent: given.discountPercent,
    },
  }));

const disk = fc.record({
  name: fc.constantFrom('one', 'two'),
  isOs: fc.oneof({ arbitrary: fc.constant(false), weight: 3 }, { arbitrary: fc.constant(true), weight: 1 }),
  sizeBytes: fc
    .oneof(
      { arbitrary: fc.integer({ min: 1, max: 8 }), weight: 12 },
      { arbitrary: fc.constantFrom(2047, 2049, 4095, 4096), weight: 1 },
    )
    .map((value) => bytes(value * GIB)),
  sizeBasis: rarely('stated' as const, 'estimated' as const),
  iops: fc.option(small(5).map(iops)),
  bytesPerSecond: fc.option(small(5).map((rate) => bytesPerSecond(rate * MB))),
});

const need = fc
  .record({
    cores: fc.double({ min: 0.1, max: 2.5, noNaN: true }).map(cores),
    memoryBytes: fc.double({ min: 0.5, max: 5, noNaN: true }).map((value) => bytes(Math.ceil(value * GIB))),
    disks: fc.array(disk, { maxLength: 3 }),
    nicCount: fc.option(fc.integer({ min: 1, max: 2 })),
    totalIops: fc.option(small(5).map(iops)),
    totalBytesPerSecond: fc.option(small(5).map((rate) => bytesPerSecond(rate * MB))),
    networkOutBytesPerSecond: fc.option(small(5).map((rate) => bytesPerSecond(rate * MB))),
    generation: fc.constantFrom(1 as const, 2 as const, null),
    architecture: rarely('x64' as const, 'arm64' as const),
    isWindows: fc.boolean(),
    environment: fc.constantFrom('production' as const, 'nonProduction' as const),
    credits: fc.option(fc.integer({ min: -20, max: 20 }), { freq: 2 }),
  })
  .map(({ credits, ...given }) => ({ need: aNeed(given), credits }));

const evidence = (sizes: readonly VmSize[], least: number): NonNullable<MachineNeed['credits']> => ({
  fromMs: 0,
  toMs: 7 * 86_400_000,
  stepMinutes: 10,
  steps: 1008,
  gaps: 0,
  gapCores: 1,
  meanCores: 0.1,
  comfort: 1,
  verdicts: sizes
    .filter(({ burst }) => burst !== null)
    .map(({ name }, index) => ({
      size: name,
      isLasting: least + index >= 0,
      creditsPerHour: 12,
      startCredits: 30,
      leastCredits: least + index,
      leastAtMs: 0,
      netPerHour: 1,
    })),
});

const zonesOf = fc.constantFrom<readonly number[] | null>(null, [], [1], [1, 2], [1, 2, 3], [1, 2, 3]);

/** Sizes, prices, disks, a policy and a machine, all small and all at odds with each other now and then. */
export const smallMarkets: fc.Arbitrary<SmallMarket> = fc
  .record({
    sizes: fc.array(fc.tuple(size, fc.option(price, { freq: 8 }), zonesOf), { minLength: 2, maxLength: 6 }),
    tiers,
    v2: fc.option(provisioned('PremiumSSDv2')),
    ultra: fc.option(provisioned('UltraDisk')),
    regionZones: fc.constantFrom(0, 3, null),
    policies,
    need,
  })
  .map((given): SmallMarket => {
    const sizes = given.sizes.map(([one], index): VmSize => ({ ...one, name: `Standard_S${index}` }));
    const bought = [given.v2, given.ultra].filter((one) => one !== null);
    const diskTiers = given.tiers.map((one): DiskTier => ({
      type: one.type,
      redundancy: 'LRS',
      tier: one.tier,
      sizeGiB: gib(one.size),
      iops: iops(one.iops),
      bytesPerSecond: bytesPerSecond(one.rate * MB),
      maxShares: 1,
    }));
    const region = {
      name: 'here',
      displayName: 'Here',
      geography: null,
      pairedRegion: null,
      availabilityZones: given.regionZones,
      hasPrices: true,
    };
    const prices = given.tiers.flatMap((one) =>
      one.price === null ? [] : [[`${one.type}/LRS/${one.tier}`, nanos(one.price * 1_000_000_001)] as const],
    );
    const { credits } = given.need;
    return {
      catalogue: {
        schemaVersion: 1,
        date: '2026-08-22',
        sizes,
        diskTiers,
        provisionedDisks: bought.map((one) => one.disk),
        regions: [region],
        osVersions: [],
        guestIds: [],
        sources: [],
      },
      offer: {
        region,
        priceDate: '2026-08-22',
        prices: given.sizes.map(([, known]) => known),
        zones: given.sizes.map(([, , zones]) => zones),
        diskPrices: new Map(prices),
        provisionedDiskPrices: new Map(bought.map((one) => [`${one.disk.type}/LRS`, one.price])),
        diskPriceSources: new Map(),
      },
      policies: given.policies,
      need: credits === null ? given.need.need : { ...given.need.need, credits: evidence(sizes, credits) },
    };
  });
