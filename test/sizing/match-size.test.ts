import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_POLICY, PROFILES } from '../../src/assessment/index.js';
import type { Policy } from '../../src/assessment/index.js';
import type { Catalogue, RegionOffer, VmSize } from '../../src/catalog/index.js';
import { bytesOfGib, bytesPerSecondOfMb, cores, iops, nanos } from '../../src/model/index.js';
import { readCatalogue, readRegionOffer } from '../../src/node/index.js';
import { deriveSizeMarket, explainRefusals, LIMITS, matchSize } from '../../src/sizing/index.js';
import type { MachineNeed } from '../../src/sizing/index.js';
import { aNeed } from '../support/a-need.js';

let catalogue: Catalogue;
let offer: RegionOffer;
beforeAll(async () => {
  catalogue = await readCatalogue();
  offer = await readRegionOffer(catalogue, 'westeurope');
});

const needs = fc.record({
  cores: fc.double({ min: 0.1, max: 130, noNaN: true }).map(cores),
  memoryBytes: fc.double({ min: 0.5, max: 900, noNaN: true }).map((value) => bytesOfGib(value)),
  nicCount: fc.option(fc.integer({ min: 0, max: 9 })),
  totalIops: fc.option(fc.integer({ min: 0, max: 90_000 }).map(iops)),
  totalBytesPerSecond: fc.option(fc.integer({ min: 0, max: 2500 }).map(bytesPerSecondOfMb)),
  networkOutBytesPerSecond: fc.option(fc.integer({ min: 0, max: 3000 }).map(bytesPerSecondOfMb)),
  generation: fc.constantFrom(1 as const, 2 as const, null),
  isWindows: fc.boolean(),
  environment: fc.constantFrom('production' as const, 'nonProduction' as const),
  disks: fc.array(
    fc.record({
      name: fc.constant('disk'),
      isOs: fc.constant(false),
      sizeBytes: fc.integer({ min: 1, max: 40_000 }).map((value) => bytesOfGib(value)),
      sizeBasis: fc.constant('stated' as const),
      iops: fc.option(fc.integer({ min: 0, max: 21_000 }).map(iops)),
      bytesPerSecond: fc.option(fc.integer({ min: 0, max: 950 }).map(bytesPerSecondOfMb)),
    }),
    { maxLength: 20 },
  ),
});

const hourly = (size: VmSize, need: MachineNeed, policy: Policy): number | null => {
  const price = offer.prices[catalogue.sizes.indexOf(size)];
  const isCovered = offer.zones.some((zones) => zones !== null);
  if (price == null || (isCovered && offer.zones[catalogue.sizes.indexOf(size)] === null)) return null;
  const isFree = policy.cost.hybridBenefit || (policy.cost.devTestOffer && need.environment === 'nonProduction');
  return need.isWindows && !isFree ? (price.base === null ? null : price.windows) : price.base;
};

/** A twin that shares no code with the match: for each size, each disk by itself over every tier sold. */
function cheapestByBruteForce(need: MachineNeed, policy: Policy): number | null {
  const types = need.environment === 'production' ? policy.disks.production : policy.disks.nonProduction;
  const priceOfDisk = (disk: MachineNeed['disks'][number], premium: boolean): number => {
    const prices = catalogue.diskTiers.flatMap((tier) => {
      const price = offer.diskPrices.get(`${tier.type}/LRS/${tier.tier}`);
      const isAllowed =
        tier.redundancy === policy.disks.redundancy &&
        types.includes(tier.type) &&
        (premium || tier.type !== 'PremiumSSD') &&
        (!disk.isOs || policy.disks.hddForOs || tier.type !== 'StandardHDD');
      const covers =
        tier.sizeGiB * 2 ** 30 >= disk.sizeBytes &&
        tier.iops >= (disk.iops ?? 0) &&
        tier.bytesPerSecond >= (disk.bytesPerSecond ?? 0);
      return price !== undefined && isAllowed && covers ? [price] : [];
    });
    return Math.min(Infinity, ...prices);
  };
  const generations = need.generation === null ? [1, 2] : [need.generation];
  const fits = (size: VmSize): boolean =>
    policy.sizes.series.some((pattern) => new RegExp(pattern).test(size.series)) &&
    size.confidential === null &&
    size.gpuCount === null &&
    !size.rdma &&
    !/gpu|hpc|fpga|burstable/.test(size.category) &&
    size.vcpus === size.vcpusAvailable &&
    size.diskControllers.includes('SCSI') &&
    size.architecture === 'x64' &&
    generations.every((generation) => size.generations.some((own) => own === generation)) &&
    size.vcpus >= need.cores &&
    size.memoryBytes >= need.memoryBytes &&
    size.maxDataDisks >= need.disks.length - 1 &&
    size.maxNics >= (need.nicCount ?? 0) &&
    size.uncachedIops >= (need.totalIops ?? 0) &&
    size.uncachedBytesPerSecond >= (need.totalBytesPerSecond ?? 0) &&
    (size.networkBitsPerSecond ?? Infinity) >= 8 * (need.networkOutBytesPerSecond ?? 0);
  const costs = (sizes: readonly VmSize[]): number[] =>
    sizes.flatMap((size) => {
      const perHour = hourly(size, need, policy);
      if (perHour === null || !fits(size)) return [];
      const disks = need.disks.reduce((sum, disk) => sum + priceOfDisk(disk, size.premiumStorage), 0);
      return Number.isFinite(disks) ? [perHour * policy.cost.hoursPerMonth + disks] : [];
    });
  const lasting = costs(catalogue.sizes.filter((size) => size.retirementDate === null));
  const all = lasting.length > 0 ? lasting : costs(catalogue.sizes);
  return all.length > 0 ? Math.min(...all) : null;
}

describe('matchSize', () => {
  it('costs exactly what a brute-force search over every size and disk finds', () => {
    const market = deriveSizeMarket(catalogue, offer, DEFAULT_POLICY);
    fc.assert(
      fc.property(needs, (parts) => {
        const need = aNeed(parts);
        const choice = matchSize(need, market);
        const best = cheapestByBruteForce(need, DEFAULT_POLICY);
        if (choice.kind === 'noMatch') return best === null;
        // Each line is rounded to micros once; the twin rounds nothing.
        return best !== null && Math.abs(choice.perMonth * 1000 - best) <= 500 * (need.disks.length + 2);
      }),
      { numRuns: 1500 },
    );
  });

  it('covers the need and refuses every other size of the catalogue for a reason, or finds it dearer', () => {
    for (const policy of PROFILES) {
      const market = deriveSizeMarket(catalogue, offer, policy);
      fc.assert(
        fc.property(needs, (parts) => {
          const need = aNeed(parts);
          const choice = matchSize(need, market);
          const counted = Object.values(choice.refused.byLimit).reduce((sum, count) => sum + count, 0);
          expect(counted).toBe(explainRefusals(need, market).length);
          expect(counted).toBeLessThanOrEqual(catalogue.sizes.length);
          if (choice.kind === 'noMatch') return;
          expect(choice.size.memoryBytes).toBeGreaterThanOrEqual(need.memoryBytes);
          expect(choice.size.maxNics).toBeGreaterThanOrEqual(need.nicCount ?? 0);
          expect(choice.disks).toHaveLength(need.disks.length);
          choice.disks.forEach((disk, index) => {
            expect(disk.sizeGiB * 2 ** 30).toBeGreaterThanOrEqual(need.disks[index]!.sizeBytes);
          });
        }),
        { numRuns: 100 },
      );
    }
  });

  it('never gets dearer when a size is put on sale', () => {
    fc.assert(
      fc.property(needs, fc.nat(), (parts, at) => {
        const need = aNeed(parts);
        const index = at % catalogue.sizes.length;
        const without: RegionOffer = { ...offer, prices: offer.prices.with(index, null) };
        const before = matchSize(need, deriveSizeMarket(catalogue, without, DEFAULT_POLICY));
        const after = matchSize(need, deriveSizeMarket(catalogue, offer, DEFAULT_POLICY));
        if (before.kind === 'noMatch') return true;
        // A size on sale can also end the search among retiring ones, which is dearer but asked for.
        return after.kind === 'match' && (after.perMonth <= before.perMonth || before.size.retirementDate !== null);
      }),
      { numRuns: 60 },
    );
  });

  it('takes 8 vCPU for 16 cores at 20 % with comfort 2, and 4 without', () => {
    const market = deriveSizeMarket(catalogue, offer, DEFAULT_POLICY);
    const vcpus = (needed: number): number | null => {
      const choice = matchSize(aNeed({ cores: cores(needed), memoryBytes: bytesOfGib(8) }), market);
      return choice.kind === 'match' ? choice.size.vcpusAvailable : null;
    };
    expect(vcpus(16 * 0.2)).toBe(4);
    expect(vcpus(16 * 0.2 * 2)).toBe(8);
  });

  it('asks for a size that boots both generations where the firmware is unknown', () => {
    const market = deriveSizeMarket(catalogue, offer, DEFAULT_POLICY);
    const choice = matchSize(aNeed({ generation: null }), market);
    expect(choice.kind === 'match' && choice.size.generations).toEqual([1, 2]);
  });

  it('takes only sizes that every zone asked for offers', () => {
    const zones = [1, 2, 3] as const;
    const policy: Policy = { ...DEFAULT_POLICY, sizes: { ...DEFAULT_POLICY.sizes, zones } };
    const zonal = matchSize(aNeed(), deriveSizeMarket(catalogue, offer, policy));
    const index = catalogue.sizes.findIndex(({ name }) => zonal.kind === 'match' && name === zonal.size.name);
    expect(offer.zones[index]).toEqual([1, 2, 3]);
    const oneZone: RegionOffer = { ...offer, zones: offer.zones.with(index, [1]) };
    const moved = matchSize(aNeed(), deriveSizeMarket(catalogue, oneZone, policy));
    expect(moved.kind === 'match' && moved.size.name).not.toBe(zonal.kind === 'match' && zonal.size.name);
    expect(moved.refused.byLimit.zone).toBeGreaterThan(zonal.refused.byLimit.zone ?? 0);
  });

  it('counts the disks that a source states even where it lists none', () => {
    const market = deriveSizeMarket(catalogue, offer, DEFAULT_POLICY);
    const choice = matchSize(aNeed({ disks: [], diskCount: 30 }), market);
    expect(choice.kind === 'match' && choice.size.maxDataDisks).toBeGreaterThanOrEqual(29);
  });

  it('says which limit emptied the list and what would change it', () => {
    const market = deriveSizeMarket(catalogue, offer, DEFAULT_POLICY);
    const choice = matchSize(aNeed({ memoryBytes: bytesOfGib(6000) }), market);
    expect(choice).toMatchObject({ kind: 'noMatch', limit: 'series', code: 'NoVmSizeInSelectedFamilyFound' });
    expect(choice.kind === 'noMatch' && choice.remedy).toMatch(/^Standard_M\w+ is large enough: allow its series/);
    const hopeless = matchSize(aNeed({ memoryBytes: bytesOfGib(60_000) }), market);
    expect(hopeless).toMatchObject({ kind: 'noMatch', code: 'NoSuitableVmSizeFound' });
  });

  it('names the smallest of the sizes that only a price keeps out', () => {
    const unpriced: RegionOffer = {
      ...offer,
      prices: offer.prices.map((price) => (price === null ? null : { ...price, base: null })),
    };
    const market = deriveSizeMarket(catalogue, unpriced, DEFAULT_POLICY);
    const need = aNeed({ isWindows: false });
    const byPriceAlone = new Set(
      explainRefusals(need, market)
        .filter(({ limit }) => limit === 'price')
        .map(({ name }) => name),
    );
    const [smallest] = catalogue.sizes
      .filter(({ name }) => byPriceAlone.has(name))
      .toSorted(
        (left, right) =>
          left.vcpusAvailable - right.vcpusAvailable ||
          left.memoryBytes - right.memoryBytes ||
          (left.name < right.name ? -1 : 1),
      );
    expect(byPriceAlone.size).toBeGreaterThan(1);
    expect(matchSize(need, market)).toMatchObject({
      limit: 'price',
      remedy: `${smallest!.name} is large enough: supply its price in a price sheet`,
    });
  });

  it('names the firmware where that alone stands against a size that is large enough', () => {
    const sizes = { ...DEFAULT_POLICY.sizes, series: ['^[DEF][a-z]*v[5-9]$', '^M[a-z]*v[0-9]$'] };
    const market = deriveSizeMarket(catalogue, offer, { ...DEFAULT_POLICY, sizes });
    const choice = matchSize(aNeed({ cores: cores(96), memoryBytes: bytesOfGib(3072), generation: 1 }), market);
    expect(choice).toMatchObject({ kind: 'noMatch', limit: 'generation' });
    expect(choice.kind === 'noMatch' && choice.remedy).toContain('UEFI');
  });

  it('names the disk that has no target', () => {
    const market = deriveSizeMarket(catalogue, offer, DEFAULT_POLICY);
    const disks = [
      {
        name: 'archive',
        isOs: false,
        sizeBytes: bytesOfGib(40_000),
        sizeBasis: 'stated' as const,
        iops: null,
        bytesPerSecond: null,
      },
    ];
    const choice = matchSize(aNeed({ disks }), market);
    expect(choice).toMatchObject({ kind: 'noMatch', code: 'OneOrMoreDisksNotSuitable' });
    expect(choice.refused.byLimit.disks).toBeGreaterThan(0);
    expect(choice.refused.byLimit.premiumStorage).toBeUndefined();
    const rows = explainRefusals(aNeed({ disks }), market).filter(({ why }) => why.includes('no allowed disk'));
    expect(rows).toHaveLength(choice.refused.byLimit.disks!);
  });

  it('does not choose a size whose price is unknown, however small it is', () => {
    const index = catalogue.sizes.findIndex(({ name }) => name === 'Standard_D4as_v5');
    const price = offer.prices[index]!;
    const unknown = { ...offer, prices: offer.prices.with(index, { ...price, base: null }) };
    const free = { ...offer, prices: offer.prices.with(index, { ...price, base: nanos(1) }) };
    const nameIn = (given: RegionOffer): string | null => {
      const choice = matchSize(aNeed(), deriveSizeMarket(catalogue, given, DEFAULT_POLICY));
      return choice.kind === 'match' ? choice.size.name : null;
    };
    expect(nameIn(free)).toBe('Standard_D4as_v5');
    expect(nameIn(unknown)).not.toBe('Standard_D4as_v5');
  });

  it('never rounds a need onto the limit that it exceeds', () => {
    const market = deriveSizeMarket(catalogue, offer, DEFAULT_POLICY);
    const whyNot = (size: string, need: MachineNeed): string | undefined =>
      explainRefusals(need, market).find(({ name }) => name === size)?.why;
    expect(whyNot('Standard_D8as_v5', aNeed({ cores: cores(8.00002) }))).toBe('needs 8.001 cores, has 8');
    expect(whyNot('Standard_D8as_v5', aNeed({ memoryBytes: bytesOfGib(32.0001) }))).toBe(
      'needs 32.001 GiB, has 32 GiB',
    );
  });

  it('says that a need which passes either limit takes the next size up', () => {
    const choice = matchSize(aNeed(), deriveSizeMarket(catalogue, offer, DEFAULT_POLICY));
    expect(choice.kind === 'match' && choice.nextUp?.distance).toBe('taken once the need passes 4 cores or 16 GiB');
    expect(choice.kind === 'match' && choice.nextDown?.distance).toBe('would do if the need fell to 2 cores and 8 GiB');
  });

  it('names the first failing limit of every refused size, cheapest first', () => {
    const market = deriveSizeMarket(catalogue, offer, DEFAULT_POLICY);
    const refusals = explainRefusals(aNeed(), market);
    const prices = refusals.map(({ perMonth }) => perMonth ?? Infinity);
    expect(prices).toEqual([...prices].sort((left, right) => left - right));
    expect(refusals.every(({ limit, why }) => LIMITS.includes(limit) && why.length > 5)).toBe(true);
  });
});
