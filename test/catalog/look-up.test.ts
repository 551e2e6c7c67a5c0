import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  describeCatalogue,
  findGuestId,
  findOsVersion,
  findRegion,
  findSize,
  hasEnded,
  indexOfSize,
  osProducts,
  osVersionsOf,
  osVersionsWithin,
} from '../../src/catalog/index.js';
import { nearestNames } from '../../src/model/index.js';
import { readCatalogue, readRegionOffer } from '../../src/node/read-catalogue.js';

const catalogue = await readCatalogue();

describe('looking up a size', () => {
  it('finds every size at its own index', () => {
    catalogue.sizes.forEach(({ name }, index) => {
      expect(indexOfSize(catalogue, name)).toBe(index);
    });
  });

  it.each(['Standard_D4as_v5', 'standard_d4AS_V5', 'D4as_v5', 'd4as_v5'])('takes %s as people write it', (name) => {
    expect(findSize(catalogue, name)?.name).toBe('Standard_D4as_v5');
  });

  it.each(['', 'Standard_', 'Standard_D4as_v55', '__proto__', 'constructor'])('knows no "%s"', (name) => {
    expect(findSize(catalogue, name)).toBeNull();
  });
});

describe('looking up a region', () => {
  it.each(['eastus', 'East US', 'east us', 'EAST-US', 'eastUS'])('takes %s as people write it', (name) => {
    expect(findRegion(catalogue, name)).toMatchObject({ kind: 'found', region: { name: 'eastus' } });
  });

  it('finds every region by its name and by its display name', () => {
    for (const region of catalogue.regions) {
      expect(findRegion(catalogue, region.name)).toEqual({ kind: 'found', region });
      expect(findRegion(catalogue, region.displayName)).toEqual({ kind: 'found', region });
    }
  });

  it('names the nearest regions that have prices', () => {
    expect(findRegion(catalogue, 'eastuss')).toMatchObject({
      kind: 'unknown',
      nearest: ['eastus (East US)', 'eastus2 (East US 2)'],
    });
    expect(findRegion(catalogue, 'west europ')).toMatchObject({
      nearest: expect.arrayContaining(['westeurope (West Europe)']) as unknown,
    });
    expect(findRegion(catalogue, 'the moon')).toEqual({ kind: 'unknown', nearest: [] });
    expect(findRegion(catalogue, '')).toEqual({ kind: 'unknown', nearest: [] });
  });
});

describe('the nearest names', () => {
  it('are names of the list, at most so many, and never throw', () => {
    const names = catalogue.regions.map(({ name }) => name);
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), fc.integer({ min: 0, max: 5 }), (text, count) => {
        const near = nearestNames(text, names, count);
        expect(near.length).toBeLessThanOrEqual(count);
        expect(names).toEqual(expect.arrayContaining([...near]));
      }),
    );
  });

  it('begin with the name itself, and with what is one slip away', () => {
    const names = catalogue.regions.map(({ name }) => name);
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.nat({ max: 20 }), (name, at) => {
        expect(nearestNames(name, names, 1)).toEqual([name]);
        const slipped = name.slice(0, at) + name.slice(at + 1);
        expect(nearestNames(slipped, names, names.length)).toContain(name);
      }),
    );
  });
});

describe('looking up an operating system', () => {
  it('finds a version as the catalogue writes it', () => {
    expect(findOsVersion(catalogue, 'windows-server', '2012-r2')).toMatchObject({
      endOfLife: '2023-10-10',
      extendedSupportEnd: '2026-10-13',
      migrateReadiness: 'ready',
    });
    expect(findOsVersion(catalogue, 'windows-server', '2022')?.migrateReadiness).toBeNull();
    expect(findOsVersion(catalogue, 'windows-server', '2012 R2')).toBeNull();
    expect(findOsVersion(catalogue, '__proto__', '8')).toBeNull();
  });

  it('finds all versions that a coarser name stands for, and no others', () => {
    expect(osVersionsWithin(catalogue, 'sles', '12').map(({ version }) => version)).toEqual([
      '12.5',
      '12.4',
      '12.3',
      '12.2',
      '12.1',
      '12.0',
    ]);
    expect(osVersionsWithin(catalogue, 'rhel', '8').map(({ version }) => version)).toEqual(['8']);
    expect(osVersionsWithin(catalogue, 'windows-server', '2008-r2').map(({ version }) => version)).toEqual([
      '2008-r2-sp1',
    ]);
    expect(osVersionsWithin(catalogue, 'sles', '1')).toEqual([]);
  });

  it('derives products and versions from the table', () => {
    expect(osProducts(catalogue)).toContain('windows-server');
    expect(osProducts(catalogue).flatMap((product) => osVersionsOf(catalogue, product))).toHaveLength(
      catalogue.osVersions.length,
    );
    expect(osVersionsOf(catalogue, 'multics')).toEqual([]);
  });

  it.each([
    [null, null],
    ['never', false],
    ['ended', true],
    ['2026-08-21', true],
    ['2026-08-22', false],
    ['2030-01-01', false],
  ])('support until %s has ended on 2026-08-22: %s', (end, expected) => {
    expect(hasEnded(end, '2026-08-22')).toBe(expected);
  });

  it('maps vSphere guest ids', () => {
    expect(findGuestId(catalogue, 'windows9Server64Guest')).toMatchObject({ product: 'windows-server', bits: 64 });
    expect(findGuestId(catalogue, 'noSuchGuest')).toBeNull();
  });
});

describe('describing the catalogue', () => {
  it('tells age, sources and how much of a region is known', async () => {
    const offer = await readRegionOffer(catalogue, 'eastus');
    const description = describeCatalogue(catalogue, offer, '2026-11-21');
    expect(description).toMatchObject({ date: '2026-08-22', ageDays: 91, sizeCount: 1501, regionsWithPrices: 58 });
    expect(description.region).toMatchObject({
      name: 'eastus',
      priceDate: '2026-08-01',
      ageDays: 112,
      basePrices: 1419,
      reservedPrices: 0,
    });
    expect(description.region?.baseChecks.map(([check]) => check)).toEqual([
      'below-windows',
      'rejected',
      'unverified',
      'uplift-old',
    ]);
    const network = description.rows.find(({ columns }) => columns === 'networkBitsPerSecond');
    expect(network).toMatchObject({ filled: 365, rows: 1501, date: null, ageDays: null });
    expect(
      description.rows.find(({ columns, source }) => columns === 'base' && source.includes('radar')),
    ).toMatchObject({ date: '2026-08-20', ageDays: 93 });
  });

  it('does without a region, and tells a fact newer than the day as of a negative age', () => {
    expect(describeCatalogue(catalogue, null, '2026-08-20')).toMatchObject({ region: null, ageDays: -2 });
  });
});
