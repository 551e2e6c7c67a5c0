import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findSize, indexOfSize, listedSizes, parseCatalogue, parseRegionOffer } from '../../src/catalog/index.js';
import type { CatalogueFiles } from '../../src/catalog/index.js';
import { InvariantError } from '../../src/model/index.js';
import { CATALOGUE_DIR } from './outside.js';

const textOf = (name: string): string => readFileSync(path.join(CATALOGUE_DIR, `${name}.json`), 'utf8');
const files: CatalogueFiles = {
  sizes: textOf('sizes'),
  disks: textOf('disks'),
  regions: textOf('regions'),
  operatingSystems: textOf('operating-systems'),
  guestIds: textOf('guest-ids'),
  sources: textOf('sources'),
};
const catalogue = parseCatalogue(files);
const regionNames = readdirSync(path.join(CATALOGUE_DIR, 'regions')).map((file) => file.replace(/\.json$/, ''));
const offerOf = (region: string) => parseRegionOffer(textOf(`regions/${region}`), catalogue);

describe('the catalogue', () => {
  it('holds every size, region, disk, operating system and guest id of the facts', () => {
    expect(catalogue.sizes).toHaveLength(1501);
    expect(catalogue.diskTiers).toHaveLength(67);
    expect(catalogue.provisionedDisks).toHaveLength(2);
    expect(catalogue.regions.filter(({ hasPrices }) => hasPrices)).toHaveLength(58);
    expect(catalogue.osVersions).toHaveLength(384);
    expect(catalogue.guestIds).toHaveLength(210);
    expect(catalogue.date).toBe('2026-08-22');
  });

  it('lists sizes in code-unit order of unique names', () => {
    const names = catalogue.sizes.map(({ name }) => name);
    expect(names).toEqual([...new Set(names)].sort());
  });

  it('gives a well-known size all of its limits, in base units', () => {
    expect(findSize(catalogue, 'Standard_D4as_v5')).toEqual({
      name: 'Standard_D4as_v5',
      series: 'Dasv5',
      category: 'general',
      vcpus: 4,
      vcpusAvailable: 4,
      vcpusPerCore: 2,
      parentSize: null,
      memoryBytes: 16 * 2 ** 30,
      acu: 230,
      architecture: 'x64',
      generations: [1, 2],
      diskControllers: ['SCSI'],
      controllersInferred: true,
      localTempBytes: 0,
      maxDataDisks: 8,
      uncachedIops: 6400,
      uncachedBytesPerSecond: 144e6,
      maxNics: 2,
      networkBitsPerSecond: 12_500e6,
      acceleratedNetworking: true,
      premiumStorage: true,
      ultraStorage: true,
      trustedLaunchDisabled: null,
      confidential: null,
      gpuCount: null,
      rdma: false,
      encryptionAtHost: true,
      retirementDate: null,
      retirementInferred: false,
      burst: null,
    });
  });

  it('keeps fractions of a GiB and of a MB/s exactly', () => {
    expect(findSize(catalogue, 'Standard_B1ls')?.memoryBytes).toBe(2 ** 29);
    const odd = catalogue.sizes.map(({ uncachedBytesPerSecond }) => Number(uncachedBytesPerSecond));
    expect(odd).toContain(402_653_000);
    expect(odd.every(Number.isSafeInteger)).toBe(true);
  });

  it('infers the retirement of Av2 from its sister series, and says so', () => {
    const dates = catalogue.sizes.filter(({ series }) => series === 'Av2');
    expect(dates).toHaveLength(4);
    expect(dates.every((size) => size.retirementDate === '2028-11-15' && size.retirementInferred)).toBe(true);
    const others = catalogue.sizes.filter(({ series, retirementDate }) => series !== 'Av2' && retirementDate !== null);
    expect(others).toHaveLength(94);
    expect(others.some(({ retirementInferred }) => retirementInferred)).toBe(false);
  });

  it('takes a size for SCSI where the API names no controller, and says so', () => {
    expect(catalogue.sizes.filter(({ controllersInferred }) => controllersInferred)).toHaveLength(778);
    for (const size of catalogue.sizes) if (size.controllersInferred) expect(size.diskControllers).toEqual(['SCSI']);
    expect(findSize(catalogue, 'Standard_D4s_v6')).toMatchObject({
      diskControllers: ['NVMe'],
      controllersInferred: false,
    });
  });

  it('keeps the credits of a burstable size as its page prints them', () => {
    expect(findSize(catalogue, 'Standard_B4ms')?.burst).toEqual({
      baselinePercentOfVm: 22.5,
      initialCredits: 120,
      creditsPerHour: 54,
      maxCredits: 1296,
    });
    expect(findSize(catalogue, 'Standard_B4s_v2')?.burst?.maxCredits).toBe(1150);
    expect(findSize(catalogue, 'Standard_B2as_v2')?.burst).toBeNull();
  });

  it('writes names of support programmes without markup', () => {
    for (const { extendedSupportName } of catalogue.osVersions) expect(extendedSupportName ?? '').not.toMatch(/[<>]/);
  });

  it('knows a source, and a date or a note, for every column', () => {
    for (const source of catalogue.sources) {
      expect(source.filled).toBeGreaterThan(0);
      expect(source.filled).toBeLessThanOrEqual(source.rows);
      expect(source.date ?? source.note).not.toBeNull();
    }
  });
});

describe('the offers of the regions', () => {
  it('exist for exactly the regions that are said to have prices', () => {
    expect(regionNames).toEqual(catalogue.regions.filter(({ hasPrices }) => hasPrices).map(({ name }) => name));
  });

  it.each(regionNames)('%s: prices are positive integers, and each has its source', (region) => {
    const offer = offerOf(region);
    expect(offer.prices).toHaveLength(1501);
    expect(offer.zones).toHaveLength(1501);
    for (const price of offer.prices) {
      if (price === null) continue;
      const { base, windows, baseSource, windowsSource, commitmentSource } = price;
      const commitments = [price.reserved1Year, price.reserved3Year, price.savings1Year, price.savings3Year];
      for (const nanos of [base, windows, ...commitments]) {
        if (nanos !== null) expect(Number.isSafeInteger(nanos) && nanos > 0).toBe(true);
      }
      expect(baseSource === null).toBe(base === null);
      expect(windowsSource === null).toBe(windows === null);
      if (commitments.some((nanos) => nanos !== null)) expect(commitmentSource).not.toBeNull();
    }
    expect([...offer.diskPriceSources.keys()]).toEqual([
      ...offer.diskPrices.keys(),
      ...offer.provisionedDiskPrices.keys(),
    ]);
  });

  it('give the prices of East US in billionths of a dollar', () => {
    const offer = offerOf('eastus');
    expect(offer.prices[indexOfSize(catalogue, 'Standard_D4as_v5')!]).toMatchObject({
      base: 172_000_000,
      windows: 356_000_000,
      reserved1Year: null,
      baseSource: 'djtools-2026-08-01',
      baseCheck: 'below-windows',
    });
    expect(offer.zones[indexOfSize(catalogue, 'Standard_D4as_v5')!]).toEqual([1, 2, 3]);
    expect(offer.diskPrices.get('PremiumSSD/LRS/P10')).toBe(19_710_000_000);
    expect(offer.provisionedDiskPrices.get('UltraDisk/LRS')).toEqual({
      perGiBHour: 164_000,
      perIopsHour: 68_000,
      perMBpsHour: 479_000,
    });
  });

  it('take a price of zero for unknown: it is a placeholder', () => {
    const offer = offerOf('malaysiawest');
    expect(offer.prices[indexOfSize(catalogue, 'Standard_E8as_v6')!]).toMatchObject({
      base: null,
      windows: null,
      windowsSource: null,
      baseCheck: 'rejected',
    });
  });

  it('tell a size that is not listed from one whose listing is unknown', () => {
    const covered = listedSizes(offerOf('eastus'));
    expect(covered).toContain(true);
    expect(covered).toContain(false);
    expect(covered).not.toContain(null);
    expect(new Set(listedSizes(offerOf('swedensouth')))).toEqual(new Set([null]));
  });
});

describe('a damaged catalogue', () => {
  type Json = { [key: string]: Json } | Json[] | string | number | null;
  const table = (text: string, key: string): Record<string, Json> =>
    (JSON.parse(text) as Record<string, { columns: Record<string, Json> }>)[key]!.columns;
  const withColumn = (name: string, change: (column: Json) => Json): CatalogueFiles => {
    const file = JSON.parse(files.sizes) as { sizes: { columns: Record<string, Json> } };
    file.sizes.columns[name] = change(file.sizes.columns[name]!);
    return { ...files, sizes: JSON.stringify(file) };
  };

  it('is refused when any column is one cell short', () => {
    const names = Object.keys(table(files.sizes, 'sizes'));
    fc.assert(
      fc.property(fc.constantFrom(...names), (name) => {
        const cut = withColumn(name, (column) => {
          if (Array.isArray(column)) return column.slice(1);
          const { dictionary, codes } = column as { dictionary: Json; codes: Json[] };
          return { dictionary, codes: codes.slice(1) };
        });
        expect(() => parseCatalogue(cut)).toThrow(InvariantError);
      }),
      { numRuns: names.length },
    );
  });

  it.each([
    ['a limit below zero', 'maxNics', -1],
    ['a limit that is a text', 'maxNics', '2'],
    ['a limit that every size has, unknown', 'memoryBytes', null],
    ['another name', 'name', 'Standard_A1_v2x'],
    ['a flag that is neither', 'rdma', 2],
  ])('is refused for %s', (_, name, cell) => {
    const damaged = withColumn(name, (column) => (column as Json[]).map((old, index) => (index === 0 ? cell : old)));
    expect(() => parseCatalogue(damaged)).toThrow(InvariantError);
  });

  it('is refused for a code outside the dictionary', () => {
    const damaged = withColumn('series', (column) => {
      const { dictionary, codes } = column as { dictionary: Json; codes: Json[] };
      return { dictionary, codes: [9999, ...codes.slice(1)] };
    });
    expect(() => parseCatalogue(damaged)).toThrow(InvariantError);
  });

  it('is refused for another schema version', () => {
    const newer = files.sizes.replace('"schemaVersion": 1', '"schemaVersion": 2');
    expect(() => parseCatalogue({ ...files, sizes: newer })).toThrow(/schema version 1/);
  });

  it('is refused when prices belong to other sizes', () => {
    const text = textOf('regions/eastus').replace(/"sizesFingerprint": "[^"]*"/, '"sizesFingerprint": "00000000"');
    expect(() => parseRegionOffer(text, catalogue)).toThrow(InvariantError);
  });
});
