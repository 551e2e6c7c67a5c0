import { beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_POLICY, findProfile } from '../../src/assessment/index.js';
import type { Policy } from '../../src/assessment/index.js';
import type { Catalogue, RegionOffer } from '../../src/catalog/index.js';
import { bytesOfGib, bytesPerSecondOfMb, cores, iops } from '../../src/model/index.js';
import { readCatalogue, readRegionOffer } from '../../src/node/index.js';
import { deriveCoreLicences, deriveSizeMarket, matchSize } from '../../src/sizing/index.js';
import type { DiskPolicy, MachineNeed, SizeChoice, SizePolicy } from '../../src/sizing/index.js';
import { aDiskNeed, aNeed } from '../support/a-need.js';

let catalogue: Catalogue;
let offer: RegionOffer;
beforeAll(async () => {
  catalogue = await readCatalogue();
  offer = await readRegionOffer(catalogue, 'westeurope');
});

interface Change {
  readonly sizes?: Partial<SizePolicy>;
  readonly disks?: Partial<DiskPolicy>;
  readonly base?: Policy;
}

const choose = (need: MachineNeed, { sizes, disks, base = DEFAULT_POLICY }: Change = {}): SizeChoice => {
  const policy = { ...base, sizes: { ...base.sizes, ...sizes }, disks: { ...base.disks, ...disks } };
  return matchSize(need, deriveSizeMarket(catalogue, offer, policy));
};
const sizeOf = (choice: SizeChoice): string | null => (choice.kind === 'match' ? choice.size.name : null);

describe('the size of an OS disk', () => {
  const boot = (sizeGiB: number, generation: MachineNeed['generation'], sizeBasis: 'stated' | 'estimated' = 'stated') =>
    aNeed({ generation, disks: [aDiskNeed({ name: 'os', isOs: true, sizeBytes: bytesOfGib(sizeGiB), sizeBasis })] });
  const tierOf = (choice: SizeChoice): string | null | undefined => choice.disks[0]?.tier;

  it('is at most 2,048 GiB under generation 1 and 4,095 GiB under generation 2', () => {
    expect(tierOf(choose(boot(2048, 1)))).toBe('P40');
    expect(choose(boot(2049, 1)).kind).toBe('noMatch');
    expect(choose(boot(2049, null)).kind).toBe('noMatch');
    expect(choose(boot(4096, 2)).kind).toBe('noMatch');
    expect(choose(boot(2049, 1))).toMatchObject({
      reason: 'the OS disk "os" has 2049 GiB, and generation 1 boots from at most 2048 GiB',
      code: 'OneOrMoreDisksNotSuitable',
    });
  });

  it('never exceeds the limit, though its tier would hold more', () => {
    const choice = choose(boot(3000, 2));
    expect(choice.disks[0]).toMatchObject({ tier: 'P50', sizeGiB: 4095 });
    expect(choice.disks[0]?.reason).toContain('made with 4095 GiB');
  });

  it('keeps tiers out that no disk of a bootable size may have', () => {
    // 12,000 operations are those of P60, which begins above 4,096 GiB.
    const os = aDiskNeed({ name: 'os', isOs: true, iops: iops(12_000), bytesPerSecond: bytesPerSecondOfMb(200) });
    expect(choose(aNeed({ generation: 2, disks: [os] })).kind).toBe('noMatch');
    expect(choose(aNeed({ generation: 2, disks: [{ ...os, isOs: false }] })).disks[0]?.tier).toBe('P60');
  });

  it('is no limit where it is only estimated, nor in the profile of a tool that does not ask', () => {
    expect(choose(boot(3000, 1, 'estimated')).kind).toBe('match');
    expect(choose(boot(3000, 1), { base: findProfile('azure-migrate')! }).kind).toBe('match');
  });
});

describe('disks whose parts are bought apart', () => {
  const disks = { production: ['PremiumSSDv2', 'UltraDisk'] } as const;
  const data = aNeed({
    generation: 2,
    disks: [aDiskNeed({ sizeBytes: bytesOfGib(500), iops: iops(10_000), bytesPerSecond: bytesPerSecondOfMb(200) })],
  });

  it('are Premium SSD v2 for a zonal machine, provisioned apart', () => {
    const choice = choose(data, { disks, sizes: { zones: [1] } });
    expect(choice.disks[0]).toMatchObject({ type: 'PremiumSSDv2', sizeGiB: 500, iops: 10_000, bytesPerSecond: 200e6 });
    // 500 GiB x 0.00013 + 7,000 IOPS x 0.000008 + 75 MB/s x 0.000065, an hour, for 730 hours.
    expect(choice.disks[0]?.perMonth).toBe(Math.round((500 * 0.00013 + 7000 * 0.000008 + 75 * 0.000065) * 730 * 1e6));
  });

  it('are not Premium SSD v2 for a machine without a zone in a region that has zones, and that is said', () => {
    const ultra = choose(data, { disks });
    expect(ultra).toMatchObject({ disks: [{ type: 'UltraDisk' }], unchecked: ['zone'] });
    const none = choose(data, { disks: { production: ['PremiumSSDv2'] } });
    expect(none.kind === 'noMatch' && none.remedy).toContain('sizes.zones');
  });

  it('never hold the operating system', () => {
    const os = aNeed({ generation: 2, disks: [aDiskNeed({ isOs: true })] });
    expect(choose(os, { disks, sizes: { zones: [1] } }).kind).toBe('noMatch');
  });

  it('attach to a size that takes Ultra Disk and no premium disk', () => {
    const choice = choose(data, { disks: { production: ['UltraDisk'] }, sizes: { series: ['^Dv5$'] } });
    expect(choice.kind === 'match' && choice.size).toMatchObject({ premiumStorage: false, ultraStorage: true });
  });
});

describe('kinds of sizes', () => {
  it('have a temporary disk only where the policy asks for one', () => {
    const plain = choose(aNeed());
    const asked = choose(aNeed(), { sizes: { temporaryDisk: 'needed' } });
    expect(plain.kind === 'match' && plain.size.localTempBytes).toBe(0);
    expect(asked.kind === 'match' && asked.size.localTempBytes).toBeGreaterThan(0);
    expect(asked.refused.byLimit.temporaryDisk).toBeGreaterThan(0);
    expect(plain.refused.byLimit.temporaryDisk).toBeUndefined();
  });

  it('show fewer cores than they have where the policy lets them, by the cores they show', () => {
    const need = aNeed({ cores: cores(2), memoryBytes: bytesOfGib(120), generation: 2 });
    const sizes = { constrainedCores: true, series: ['^Esv5$'] };
    expect(sizeOf(choose(need, { sizes }))).toBe('Standard_E16-4s_v5');
    expect(sizeOf(choose({ ...need, cores: cores(5) }, { sizes }))).toBe('Standard_E16-8s_v5');
    expect(sizeOf(choose(need, { sizes: { ...sizes, constrainedCores: false } }))).toBe('Standard_E16s_v5');
  });

  it('tell the core licences of a constrained-core size', () => {
    const { own, full } = deriveCoreLicences({ vcpus: 16, vcpusAvailable: 2 });
    expect(own).toEqual({ sqlServerCores: 4, oracleProcessors: 1, oracleProcessorsWithoutThreads: 2 });
    expect(full).toEqual({ sqlServerCores: 16, oracleProcessors: 8, oracleProcessorsWithoutThreads: 16 });
  });
});

describe('Ultra Disk', () => {
  it.each([
    [5, 8],
    [300, 512],
    [513, 1024],
    [2049, 3072],
  ])('of %i GiB is bought by the GiB, or in the step of %i GiB that older documents tell', (asked, step) => {
    const disk = aDiskNeed({ name: 'data', sizeBytes: bytesOfGib(asked), iops: iops(4000), isOs: false });
    const sizeWith = (ultraSizes: 'eachGib' | 'steps'): number | undefined => {
      const disks = { ...DEFAULT_POLICY.disks, production: ['UltraDisk'] as const, ultraSizes };
      return choose(aNeed({ disks: [disk] }), { disks }).disks[0]?.sizeGiB;
    };
    expect(sizeWith('eachGib')).toBe(asked);
    expect(sizeWith('steps')).toBe(step);
  });
});

describe("a size's limits on its disks", () => {
  it('are held against what the disks must carry together, not against what their tiers could', () => {
    // Two P30 could do 10,000 operations; the machine needs 3,000, and D4as_v5 carries 6,400.
    const disks = [1, 2].map((index) =>
      aDiskNeed({ name: `data ${index}`, sizeBytes: bytesOfGib(1024), iops: iops(1500) }),
    );
    const choice = choose(aNeed({ disks, totalIops: iops(3000) }));
    expect(sizeOf(choice)).toBe('Standard_D4as_v5');
    expect(choice.disks.reduce((sum, disk) => sum + (disk?.iops ?? 0), 0)).toBe(10_000);
    const busier = choose(aNeed({ disks, totalIops: iops(6401) }));
    expect(sizeOf(busier)).not.toBe('Standard_D4as_v5');
  });
});
