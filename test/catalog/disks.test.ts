import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  DOCUMENTED_2019_DISK_TIERS,
  DOCUMENTED_2019_SOURCE,
  isSizeOnSale,
  isUsableAsOsDisk,
  monthlyPriceOfTier,
  provisionedLimits,
  sizeForIops,
  smallestTierCovering,
  throughputOfIops,
  ultraIopsForThroughput,
} from '../../src/catalog/index.js';
import type { DiskTier, DiskType } from '../../src/catalog/index.js';
import { BYTES_PER_MB, gib, iops } from '../../src/model/index.js';
import { readCatalogue, readRegionOffer } from '../../src/node/read-catalogue.js';
import { hasTruth, TRUTH_FILE } from './outside.js';

const catalogue = await readCatalogue();
const premiumV2 = catalogue.provisionedDisks.find(({ type }) => type === 'PremiumSSDv2')!;
const ultra = catalogue.provisionedDisks.find(({ type }) => type === 'UltraDisk')!;

interface Case {
  readonly id: string;
  readonly area: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly expected: Readonly<Record<string, unknown>>;
}
const cases: readonly Case[] = hasTruth ? (JSON.parse(readFileSync(TRUTH_FILE, 'utf8')) as readonly Case[]) : [];
const casesOf = (area: string): readonly Case[] => cases.filter((one) => one.area === area);

const STORAGE_TYPES: Readonly<Record<string, DiskTier['type']>> = {
  Premium: 'PremiumSSD',
  StandardSSD: 'StandardSSD',
  Standard: 'StandardHDD',
};
const DISK_TYPES: Readonly<Record<string, DiskType>> = {
  ...STORAGE_TYPES,
  PremiumV2: 'PremiumSSDv2',
  Ultra: 'UltraDisk',
};

describe.skipIf(!hasTruth)('known answers about disks (skipped where the cases are absent)', () => {
  it('are there', () => {
    for (const area of ['disk-table', 'disk-ultra', 'disk-premiumv2', 'disk-osdisk']) {
      expect(casesOf(area).length).toBeGreaterThan(0);
    }
  });

  it.each(casesOf('disk-table'))('$id: the smallest documented tier for $input', ({ input, expected }) => {
    const storageType = input['storageType'] as string;
    const kind = { type: STORAGE_TYPES[storageType]!, redundancy: 'LRS' } as const;
    const tier = smallestTierCovering(DOCUMENTED_2019_DISK_TIERS, kind, gib(input['sizeGiB'] as number))!;
    expect({
      sku: `${storageType}_${tier.tier}`,
      skuGiB: tier.sizeGiB,
      maxIops: tier.iops,
      maxMBps: tier.bytesPerSecond / BYTES_PER_MB,
    }).toEqual(expected);
  });

  it.each(casesOf('disk-ultra'))('$id: Ultra Disk for $input', ({ input, expected }) => {
    if (typeof input['sizeGiB'] === 'number') {
      const { maxIops, maxBytesPerSecond } = provisionedLimits(ultra, gib(input['sizeGiB']));
      expect({ maxIops, maxMBps: maxBytesPerSecond / BYTES_PER_MB }).toEqual(expected);
    } else {
      expect({ iopsToProvision: ultraIopsForThroughput(input['sourceThroughputMBps'] as number) }).toEqual(expected);
    }
  });

  it.each(casesOf('disk-premiumv2'))('$id: Premium SSD v2 for $input', ({ input, expected }) => {
    const limits =
      typeof input['sizeGiB'] === 'number'
        ? provisionedLimits(premiumV2, gib(input['sizeGiB']))
        : { maxBytesPerSecond: throughputOfIops(premiumV2, iops(input['provisionedIops'] as number)) };
    const found = { ...limits, maxMBps: limits.maxBytesPerSecond / BYTES_PER_MB };
    expect(found).toMatchObject(expected);
  });

  it.each(casesOf('disk-osdisk'))('$id: booting from $input', ({ input, expected }) => {
    expect({ usableAsOsDisk: isUsableAsOsDisk(DISK_TYPES[input['diskType'] as string]!) }).toEqual(expected);
  });
});

describe('disks sold in steps', () => {
  const kinds = [
    { type: 'StandardHDD', redundancy: 'LRS' },
    { type: 'StandardSSD', redundancy: 'LRS' },
    { type: 'StandardSSD', redundancy: 'ZRS' },
    { type: 'PremiumSSD', redundancy: 'LRS' },
    { type: 'PremiumSSD', redundancy: 'ZRS' },
  ] as const;

  it('have a documented tier for each tier of today, alike but for small Standard SSD', () => {
    const today = catalogue.diskTiers.filter(({ redundancy }) => redundancy === 'LRS');
    expect(DOCUMENTED_2019_DISK_TIERS.map(({ tier, sizeGiB }) => ({ tier, sizeGiB }))).toEqual(
      today.map(({ tier, sizeGiB }) => ({ tier, sizeGiB })),
    );
    const changed = today.filter((tier, index) => {
      const then = DOCUMENTED_2019_DISK_TIERS[index]!;
      return then.iops !== tier.iops || then.bytesPerSecond !== tier.bytesPerSecond;
    });
    expect(changed.map(({ tier }) => tier).join(' ')).toBe('E1 E2 E3 E4 E6 E10 E15 E20 E30 E40 E50');
    expect(DOCUMENTED_2019_SOURCE).toContain('disk-storage-standard-ssd-sizes.md');
  });

  it('cover the size asked for, and the next smaller one does not', () => {
    fc.assert(
      fc.property(fc.constantFrom(...kinds), fc.double({ min: 0, max: 40_000, noNaN: true }), (kind, sizeGiB) => {
        const same = catalogue.diskTiers.filter(
          (tier) => tier.type === kind.type && tier.redundancy === kind.redundancy,
        );
        const tier = smallestTierCovering(catalogue.diskTiers, kind, gib(sizeGiB));
        if (tier === null) {
          expect(sizeGiB).toBeGreaterThan(32_767);
          return;
        }
        expect(tier.sizeGiB).toBeGreaterThanOrEqual(sizeGiB);
        for (const other of same) if (other.sizeGiB < tier.sizeGiB) expect(other.sizeGiB).toBeLessThan(sizeGiB);
      }),
    );
  });

  it('are found whatever the order of the list', () => {
    const kind = { type: 'PremiumSSD', redundancy: 'LRS' } as const;
    expect(smallestTierCovering([...catalogue.diskTiers].reverse(), kind, gib(129))?.tier).toBe('P15');
    expect(smallestTierCovering(catalogue.diskTiers, { type: 'StandardHDD', redundancy: 'ZRS' }, gib(1))).toBeNull();
  });

  it('have a monthly price, or none where nobody knows it', async () => {
    const offer = await readRegionOffer(catalogue, 'eastus');
    expect(monthlyPriceOfTier(offer, { type: 'StandardHDD', redundancy: 'LRS', tier: 'S10' })).toBe(5_888_000_000);
    expect(monthlyPriceOfTier(offer, { type: 'StandardHDD', redundancy: 'ZRS', tier: 'S10' })).toBeNull();
  });

  it.each([
    ['StandardHDD', true],
    ['StandardSSD', true],
    ['PremiumSSD', true],
    ['PremiumSSDv2', false],
    ['UltraDisk', false],
  ] as const)('%s as the disk to boot from: %s', (type, usable) => {
    expect(isUsableAsOsDisk(type)).toBe(usable);
  });
});

describe('disks bought in parts', () => {
  // MicrosoftDocs/azure-compute-docs, disks-types.md, 2026-08-11.
  it.each([
    [premiumV2, 1, 3000, 750],
    [premiumV2, 6, 3000, 750],
    [premiumV2, 7, 3500, 875],
    [premiumV2, 16, 8000, 2000],
    [premiumV2, 160, 80_000, 2000],
    [premiumV2, 65_536, 80_000, 2000],
    [ultra, 4, 4000, 1000],
    [ultra, 16, 16_000, 4000],
    [ultra, 400, 400_000, 10_000],
    [ultra, 65_536, 400_000, 10_000],
  ])('$type of %s GiB: %s IOPS and %s MB/s', (disk, sizeGiB, maxIops, maxMBps) => {
    expect(provisionedLimits(disk, gib(sizeGiB))).toEqual({ maxIops, maxBytesPerSecond: maxMBps * BYTES_PER_MB });
  });

  it('give throughput for the operations that are bought, not for those that could be', () => {
    const size = gib(1024);
    expect(provisionedLimits(premiumV2, size, iops(4000)).maxBytesPerSecond).toBe(1000 * BYTES_PER_MB);
    expect(provisionedLimits(ultra, size, iops(100)).maxBytesPerSecond).toBe(25 * BYTES_PER_MB);
  });

  const disks = fc.constantFrom(premiumV2, ultra);
  const sizes = fc.integer({ min: 1, max: 65_536 });

  it('never give more than their caps, and never less for more capacity or operations', () => {
    fc.assert(
      fc.property(disks, sizes, sizes, fc.integer({ min: 0, max: 500_000 }), (disk, one, other, operations) => {
        const [small, large] = [gib(Math.min(one, other)), gib(Math.max(one, other))];
        const least = provisionedLimits(disk, small);
        const most = provisionedLimits(disk, large);
        expect(least.maxIops).toBeLessThanOrEqual(most.maxIops);
        expect(least.maxBytesPerSecond).toBeLessThanOrEqual(most.maxBytesPerSecond);
        expect(most.maxIops).toBeLessThanOrEqual(disk.maxIops);
        expect(most.maxBytesPerSecond).toBeLessThanOrEqual(disk.maxBytesPerSecond);
        const bought = provisionedLimits(disk, large, iops(operations));
        expect(bought.maxBytesPerSecond).toBeLessThanOrEqual(most.maxBytesPerSecond);
      }),
    );
  });

  it('have a smallest size for so many operations: it may be given them, and one GiB less may not', () => {
    fc.assert(
      fc.property(disks, fc.integer({ min: 0, max: 500_000 }), (disk, operations) => {
        const size = sizeForIops(disk, iops(operations));
        if (size === null) {
          expect(operations).toBeGreaterThan(disk.maxIops);
          return;
        }
        expect(isSizeOnSale(disk, size)).toBe(true);
        expect(provisionedLimits(disk, size).maxIops).toBeGreaterThanOrEqual(operations);
        if (size > disk.minSizeGiB) {
          expect(provisionedLimits(disk, gib(size - 1)).maxIops).toBeLessThan(operations);
        }
      }),
    );
  });

  it('are sold in whole GiB', () => {
    expect(isSizeOnSale(ultra, gib(4.5))).toBe(false);
    expect(isSizeOnSale(ultra, gib(3))).toBe(false);
    expect(isSizeOnSale(ultra, gib(4))).toBe(true);
    expect(isSizeOnSale(premiumV2, gib(65_537))).toBe(false);
  });

  it('turn throughput into four operations a MB/s', () => {
    expect(ultraIopsForThroughput(256)).toBe(1024);
    expect(ultraIopsForThroughput(0.3)).toBeCloseTo(1.2, 12);
  });
});
