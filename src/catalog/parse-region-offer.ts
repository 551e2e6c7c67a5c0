import { invariant } from '../model/index.js';
import type { Nanos } from '../model/index.js';
import { diskTierKey, provisionedDiskKey } from './catalogue.js';
import type { Catalogue, ProvisionedDiskPrice, RegionOffer, VmPrice } from './catalogue.js';
import type { Table } from './columns.js';
import { openFile, openTable, quantities, textOf, texts } from './columns.js';
import { fingerprintOf } from './fingerprint.js';

/**
 * Turns the file of one region into its offer: list prices in US dollars without tax, pay-as-you-go unless the field says
 * otherwise. The price of a size is null where the region neither lists it nor has a price for it; a price whose fields are
 * null is of a size that is listed but whose price no source knows. Neither may be taken for zero.
 *
 * @param text a file of `datasets/catalogue/regions/`
 * @param catalogue the catalogue it was built with; the fingerprint of the sizes is compared
 * @throws {InvariantError} the file is damaged or belongs to another catalogue
 */
export function parseRegionOffer(text: string, catalogue: Catalogue): RegionOffer {
  const file = openFile('region file', text);
  const name = textOf(file, 'region', 'region file');
  const label = `${name}.json`;
  const region = catalogue.regions.find((candidate) => candidate.name === name);
  invariant(region !== undefined, `${label} is of a region that the catalogue knows`);
  const fingerprint = fingerprintOf(catalogue.sizes.map((size) => size.name));
  invariant(textOf(file, 'sizesFingerprint', label) === fingerprint, `${label} was built with the catalogue's sizes`);
  const sizes = openTable(file, 'sizes', label);
  invariant(sizes.rows === catalogue.sizes.length, `${label} has a price for each size of the catalogue`);
  const zones = zonesOf(sizes);
  return {
    region,
    priceDate: textOf(file, 'priceDate', label),
    prices: pricesOf(sizes, zones),
    zones,
    ...diskPricesOf(file, catalogue, label),
  };
}

/** An empty text: offered in no zone of its own. Null: not listed, or no source lists this region. */
function zonesOf(table: Table): readonly (readonly number[] | null)[] {
  const lists = new Map<string, readonly number[]>();
  return texts(table, 'zones').map((text) => {
    if (text === null) return null;
    const known = lists.get(text);
    if (known !== undefined) return known;
    const list = text === '' ? [] : text.split(';').map(Number);
    lists.set(text, list);
    return list;
  });
}

function pricesOf(table: Table, zones: RegionOffer['zones']): readonly (VmPrice | null)[] {
  const base = quantities<'USD nanos'>(table, 'base');
  const windows = quantities<'USD nanos'>(table, 'windows');
  const reserved1Year = quantities<'USD nanos'>(table, 'reserved1Year');
  const reserved3Year = quantities<'USD nanos'>(table, 'reserved3Year');
  const savings1Year = quantities<'USD nanos'>(table, 'savings1Year');
  const savings3Year = quantities<'USD nanos'>(table, 'savings3Year');
  const baseSource = texts(table, 'baseSource');
  const windowsSource = texts(table, 'windowsSource');
  const commitmentSource = texts(table, 'commitmentSource');
  const baseCheck = texts(table, 'baseCheck');
  const columns = [base, windows, reserved1Year, reserved3Year, savings1Year, savings3Year];
  return zones.map((zone, index) => {
    if (zone === null && columns.every((column) => column[index] === null)) return null;
    return {
      base: base[index]!,
      windows: windows[index]!,
      reserved1Year: reserved1Year[index]!,
      reserved3Year: reserved3Year[index]!,
      savings1Year: savings1Year[index]!,
      savings3Year: savings3Year[index]!,
      baseSource: baseSource[index]!,
      windowsSource: windowsSource[index]!,
      commitmentSource: commitmentSource[index]!,
      baseCheck: baseCheck[index]!,
    };
  });
}

type DiskPrices = Pick<RegionOffer, 'diskPrices' | 'provisionedDiskPrices' | 'diskPriceSources'>;

function diskPricesOf(file: ReadonlyMap<string, unknown>, catalogue: Catalogue, label: string): DiskPrices {
  const tiers = openTable(file, 'diskTiers', label);
  const provisioned = openTable(file, 'provisionedDisks', label);
  invariant(
    tiers.rows === catalogue.diskTiers.length && provisioned.rows === catalogue.provisionedDisks.length,
    `${label} has a price for each disk of the catalogue`,
  );
  const diskPrices = new Map<string, Nanos>();
  const provisionedDiskPrices = new Map<string, ProvisionedDiskPrice>();
  const diskPriceSources = new Map<string, string>();
  const perMonth = quantities<'USD nanos'>(tiers, 'perMonth');
  const tierSource = texts(tiers, 'source');
  catalogue.diskTiers.forEach(({ type, redundancy, tier }, index) => {
    const price = perMonth[index] ?? null;
    if (price === null) return;
    diskPrices.set(diskTierKey(type, redundancy, tier), price);
    diskPriceSources.set(diskTierKey(type, redundancy, tier), tierSource[index] ?? 'unknown');
  });
  const [perGiBHour, perIopsHour, perMBpsHour] = ['perGiBHour', 'perIopsHour', 'perMBpsHour'].map((name) =>
    quantities<'USD nanos'>(provisioned, name),
  );
  const provisionedSource = texts(provisioned, 'source');
  catalogue.provisionedDisks.forEach(({ type, redundancy }, index) => {
    const [gib, operation, throughput] = [perGiBHour, perIopsHour, perMBpsHour].map(
      (column) => column?.[index] ?? null,
    );
    // A disk of which one part has no price cannot be priced at all.
    if (gib == null || operation == null || throughput == null) return;
    const price = { perGiBHour: gib, perIopsHour: operation, perMBpsHour: throughput };
    provisionedDiskPrices.set(provisionedDiskKey(type, redundancy), price);
    diskPriceSources.set(provisionedDiskKey(type, redundancy), provisionedSource[index] ?? 'unknown');
  });
  return { diskPrices, provisionedDiskPrices, diskPriceSources };
}
