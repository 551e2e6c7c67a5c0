import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { buildCatalogueFiles } from '../../scripts/catalogue/build.js';
import { diskTierKey, findSize, indexOfSize, provisionedDiskKey } from '../../src/catalog/index.js';
import { readCatalogue, readRegionOffer } from '../../src/node/read-catalogue.js';
import { CATALOGUE_DIR, FACTS_DIR, hasFacts } from './outside.js';

type Row = Readonly<Record<string, string>>;
const rowsOf = (file: string): readonly Row[] =>
  parse(readFileSync(path.join(FACTS_DIR, file)), { columns: true }) as unknown as readonly Row[];

/** The shortest decimal of an integer of nanos, by way of text alone: not the way the builder goes. */
function dollars(nanos: number | null): string {
  if (nanos === null) return '';
  const digits = String(nanos).padStart(10, '0');
  return `${digits.slice(0, -9)}.${digits.slice(-9)}`.replace(/\.?0+$/, '');
}
/** A cell without padding zeros; a price of zero is unknown, as an empty cell. */
const cellOf = (cell: string): string =>
  Number(cell) === 0 ? '' : cell.includes('.') ? cell.replace(/\.?0+$/, '') : cell;

const textOrNull = (cell: string): string | null => (cell === '' ? null : cell);

describe.skipIf(!hasFacts)('the catalogue against the facts it was built from (skipped where they are absent)', () => {
  it('is what the builder makes of them, byte for byte', () => {
    const { files } = buildCatalogueFiles(FACTS_DIR);
    const committed = readdirSync(CATALOGUE_DIR, { recursive: true, encoding: 'utf8' })
      .map((name) => name.replaceAll(path.sep, '/'))
      .filter((name) => name !== 'regions');
    expect(committed.sort()).toEqual([...files.keys()].sort());
    for (const [name, text] of files) {
      // Compared as a flag: a difference printed in full would be megabytes.
      const isSame = readFileSync(path.join(CATALOGUE_DIR, name), 'utf8') === text;
      expect({ name, isSame }).toEqual({ name, isSame: true });
    }
  });

  it('has the limits of every size', async () => {
    const catalogue = await readCatalogue();
    const rows = rowsOf('azure-vm-sizes.csv');
    expect(rows).toHaveLength(catalogue.sizes.length);
    const orNull = (cell: string, factor = 1): number | null =>
      cell === '' ? null : Math.round(Number(cell) * factor);
    for (const row of rows) {
      expect(findSize(catalogue, row['name']!)).toMatchObject({
        series: row['series'],
        category: row['category'],
        vcpus: Number(row['vcpus']),
        vcpusAvailable: Number(row['vcpus_available']),
        vcpusPerCore: orNull(row['vcpus_per_core']!),
        parentSize: textOrNull(row['parent_size']!),
        memoryBytes: Number(row['memory_gib']) * 2 ** 30,
        acu: orNull(row['acu']!),
        generations: row['hyperv_generations']!.split(';').map((text) => Number(text.slice(1))),
        localTempBytes: orNull(row['local_temp_gib']!, 2 ** 30),
        maxDataDisks: Number(row['max_data_disks']),
        uncachedIops: Number(row['uncached_iops']),
        uncachedBytesPerSecond: orNull(row['uncached_mbps']!, 1e6),
        maxNics: Number(row['max_nics']),
        networkBitsPerSecond: orNull(row['network_mbps']!, 1e6),
        premiumStorage: row['premium_io'] === 'true',
        ultraStorage: row['ultra_ssd'] === '' ? null : row['ultra_ssd'] === 'true',
        confidential: textOrNull(row['confidential_type']!),
        gpuCount: orNull(row['gpu_count']!),
      });
    }
  });

  it.each(['eastus', 'westeurope', 'polandcentral', 'newzealandnorth', 'malaysiawest', 'centralus', 'swedensouth'])(
    'has every price of %s exactly as its cell',
    async (region) => {
      const catalogue = await readCatalogue();
      const offer = await readRegionOffer(catalogue, region);
      const rows = rowsOf('azure-vm-prices.csv').filter((row) => row['region'] === region);
      const seen = new Set<number>();
      for (const row of rows) {
        const index = indexOfSize(catalogue, row['name']!)!;
        seen.add(index);
        const price = offer.prices[index];
        expect([
          ...[price?.base, price?.windows, price?.reserved1Year, price?.reserved3Year].map((cell) =>
            dollars(cell ?? null),
          ),
          ...[price?.savings1Year, price?.savings3Year].map((cell) => dollars(cell ?? null)),
        ]).toEqual(
          ['linux_payg', 'windows_payg', 'linux_ri1y', 'linux_ri3y', 'linux_sp1y', 'linux_sp3y'].map((column) =>
            cellOf(row[column]!),
          ),
        );
        if (price?.base != null) expect(price.baseSource).toBe(row['linux_source']);
        if (price != null) expect(price.baseCheck ?? '').toBe(row['linux_check']);
      }
      offer.prices.forEach((price, index) => {
        if (!seen.has(index)) expect(price?.base ?? null).toBeNull();
      });
      for (const row of rowsOf('azure-disk-prices.csv').filter(
        (disk) => disk['region'] === region && disk['meter'] === 'tier',
      )) {
        const key = diskTierKey(row['disk_type'] as 'PremiumSSD', row['redundancy'] as 'LRS', row['tier']!);
        expect(dollars(offer.diskPrices.get(key) ?? null)).toBe(cellOf(row['price_usd']!));
      }
    },
  );

  it('has the zones of every listed size of the sample', async () => {
    const catalogue = await readCatalogue();
    const offer = await readRegionOffer(catalogue, 'northeurope');
    const zones = new Map(
      rowsOf('azure-vm-availability.csv')
        .filter((row) => row['region'] === 'northeurope')
        .map((row) => [row['name']!, row['zones']!]),
    );
    catalogue.sizes.forEach(({ name }, index) => {
      expect(offer.zones[index]?.join(';') ?? null).toBe(zones.get(name) ?? null);
    });
  });

  it('has the price of every provisioned disk that is sold', async () => {
    const catalogue = await readCatalogue();
    for (const row of rowsOf('azure-disk-prices.csv').filter(({ meter }) => meter === 'iops')) {
      if (!catalogue.regions.some(({ name, hasPrices }) => hasPrices && name === row['region'])) continue;
      const offer = await readRegionOffer(catalogue, row['region']!);
      const key = provisionedDiskKey(row['disk_type'] as 'UltraDisk', row['redundancy'] as 'LRS');
      expect(dollars(offer.provisionedDiskPrices.get(key)?.perIopsHour ?? null)).toBe(cellOf(row['price_usd']!));
    }
  });
});
