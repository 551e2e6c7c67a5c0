import { invariant } from '../model/index.js';
import type {
  Catalogue,
  ColumnSource,
  DiskTier,
  GuestId,
  OsVersion,
  ProvisionedDisk,
  Redundancy,
  Region,
} from './catalogue.js';
import type { Table } from './columns.js';
import {
  flags,
  knownFlags,
  knownQuantities,
  knownTexts,
  openFile,
  openTable,
  quantities,
  textOf,
  texts,
} from './columns.js';
import { parseSizes } from './parse-sizes.js';

const TIER_TYPES: readonly DiskTier['type'][] = ['StandardHDD', 'StandardSSD', 'PremiumSSD'];
const PROVISIONED_TYPES: readonly ProvisionedDisk['type'][] = ['PremiumSSDv2', 'UltraDisk'];
const REDUNDANCIES: readonly Redundancy[] = ['LRS', 'ZRS'];

/** The texts of the catalogue's files, as they lie in `datasets/catalogue/`. */
export interface CatalogueFiles {
  readonly sizes: string;
  readonly disks: string;
  readonly regions: string;
  readonly operatingSystems: string;
  readonly guestIds: string;
  readonly sources: string;
}

/**
 * Turns the catalogue's files into one value. Prices are apart, a file per region: see `parseRegionOffer`.
 * A fact that is null stays null: nothing is filled in but the disk controller (see `VmSize.controllersInferred`).
 *
 * @returns sizes by name in code-unit order; disks by type, redundancy and size; regions by name; operating systems as the
 * facts list them, by product with the newest version first; guest ids by id
 * @throws {InvariantError} a file is damaged: wrong schema version, columns of unequal length, a cell of the wrong kind, or
 * sizes that do not match their fingerprint. The files are part of the package, so this is a fault of the package.
 *
 * Cost: a few milliseconds for 1,501 sizes.
 */
export function parseCatalogue(files: CatalogueFiles): Catalogue {
  const disks = openFile('disks.json', files.disks);
  const sources = openFile('sources.json', files.sources);
  return {
    schemaVersion: 1,
    date: textOf(sources, 'date', 'sources.json'),
    sizes: parseSizes(files.sizes),
    diskTiers: diskTiersOf(openTable(disks, 'diskTiers', 'disks.json')),
    provisionedDisks: provisionedDisksOf(openTable(disks, 'provisionedDisks', 'disks.json')),
    regions: regionsOf(openTable(openFile('regions.json', files.regions), 'regions', 'regions.json')),
    osVersions: osVersionsOf(
      openTable(
        openFile('operating-systems.json', files.operatingSystems),
        'operatingSystems',
        'operating-systems.json',
      ),
    ),
    guestIds: guestIdsOf(openTable(openFile('guest-ids.json', files.guestIds), 'guestIds', 'guest-ids.json')),
    sources: sourcesOf(openTable(sources, 'sources', 'sources.json')),
  };
}

function diskTiersOf(table: Table): readonly DiskTier[] {
  const type = knownTexts(table, 'type');
  const redundancy = knownTexts(table, 'redundancy');
  const sizeGiB = knownQuantities<'GiB'>(table, 'sizeGiB');
  const iops = knownQuantities<'operations/s'>(table, 'iops');
  const bytesPerSecond = knownQuantities<'bytes/s'>(table, 'bytesPerSecond');
  const maxShares = knownQuantities(table, 'maxShares');
  return knownTexts(table, 'tier').map((tier, index) => ({
    type: oneOf(type[index], TIER_TYPES),
    redundancy: oneOf(redundancy[index], REDUNDANCIES),
    tier,
    sizeGiB: sizeGiB[index]!,
    iops: iops[index]!,
    bytesPerSecond: bytesPerSecond[index]!,
    maxShares: maxShares[index]!,
  }));
}

function provisionedDisksOf(table: Table): readonly ProvisionedDisk[] {
  const redundancy = knownTexts(table, 'redundancy');
  const sizes = (name: string) => knownQuantities<'GiB'>(table, name);
  const operations = (name: string) => knownQuantities<'operations/s'>(table, name);
  const throughputs = (name: string) => knownQuantities<'bytes/s'>(table, name);
  const [minSizeGiB, maxSizeGiB, aboveGiB] = [sizes('minSizeGiB'), sizes('maxSizeGiB'), sizes('iopsPerGiBAboveGiB')];
  const [minIops, freeIops, maxIops] = [operations('minIops'), operations('freeIops'), operations('maxIops')];
  const iopsPerGiB = knownQuantities(table, 'iopsPerGiB');
  const [least, free, most] = ['min', 'free', 'max'].map((name) => throughputs(`${name}BytesPerSecond`));
  const perIops = throughputs('bytesPerSecondPerIops');
  return knownTexts(table, 'type').map((type, index) => ({
    type: oneOf(type, PROVISIONED_TYPES),
    redundancy: oneOf(redundancy[index], REDUNDANCIES),
    minSizeGiB: minSizeGiB[index]!,
    maxSizeGiB: maxSizeGiB[index]!,
    minIops: minIops[index]!,
    freeIops: freeIops[index]!,
    iopsPerGiB: iopsPerGiB[index]!,
    iopsPerGiBAboveGiB: aboveGiB[index]!,
    maxIops: maxIops[index]!,
    minBytesPerSecond: least![index]!,
    freeBytesPerSecond: free![index]!,
    bytesPerSecondPerIops: perIops[index]!,
    maxBytesPerSecond: most![index]!,
  }));
}

function regionsOf(table: Table): readonly Region[] {
  const displayName = texts(table, 'displayName');
  const geography = texts(table, 'geography');
  const pairedRegion = texts(table, 'pairedRegion');
  const availabilityZones = quantities(table, 'availabilityZones');
  const hasPrices = knownFlags(table, 'hasPrices');
  return knownTexts(table, 'name').map((name, index) => ({
    name,
    displayName: displayName[index] ?? name,
    geography: geography[index]!,
    pairedRegion: pairedRegion[index]!,
    availabilityZones: availabilityZones[index]!,
    hasPrices: hasPrices[index]!,
  }));
}

function osVersionsOf(table: Table): readonly OsVersion[] {
  const [product, family, name, label] = ['product', 'family', 'name', 'label'].map((column) =>
    knownTexts(table, column),
  );
  const maybe = (column: string) => texts(table, column);
  const [releaseDate, activeSupportEnd] = [maybe('releaseDate'), maybe('activeSupportEnd')];
  const [endOfLife, extendedSupportEnd] = [maybe('endOfLife'), maybe('extendedSupportEnd')];
  const [extendedSupportName, migratePreparation] = [maybe('extendedSupportName'), maybe('migratePreparation')];
  const [migrateReadiness, migrateReason] = [maybe('migrateReadiness'), maybe('migrateReason')];
  const [endorsedPublisher, imageNamed] = [flags(table, 'endorsedPublisher'), flags(table, 'imageNamed')];
  return knownTexts(table, 'version').map((version, index) => ({
    product: product![index]!,
    family: family![index]!,
    name: name![index]!,
    version,
    label: label![index]!,
    releaseDate: releaseDate[index]!,
    activeSupportEnd: activeSupportEnd[index]!,
    endOfLife: endOfLife[index]!,
    extendedSupportEnd: extendedSupportEnd[index]!,
    extendedSupportName: extendedSupportName[index]!,
    endorsedPublisher: endorsedPublisher[index]!,
    imageNamed: imageNamed[index]!,
    migrateReadiness: migrateReadiness[index]!,
    migrateReason: migrateReason[index]!,
    migratePreparation: migratePreparation[index]!,
  }));
}

function guestIdsOf(table: Table): readonly GuestId[] {
  const label = knownTexts(table, 'label');
  const family = knownTexts(table, 'family');
  const bits = quantities(table, 'bits');
  const product = texts(table, 'product');
  const version = texts(table, 'version');
  return knownTexts(table, 'id').map((id, index) => ({
    id,
    label: label[index]!,
    family: family[index]!,
    bits: bits[index] === null ? null : bits[index] === 32 ? 32 : 64,
    product: product[index]!,
    version: version[index]!,
  }));
}

function sourcesOf(table: Table): readonly ColumnSource[] {
  const columns = knownTexts(table, 'columns');
  const source = knownTexts(table, 'source');
  const date = texts(table, 'date');
  const licence = knownTexts(table, 'licence');
  const filled = knownQuantities(table, 'filled');
  const rows = knownQuantities(table, 'rows');
  const note = texts(table, 'note');
  return knownTexts(table, 'table').map((name, index) => ({
    table: name,
    columns: columns[index]!.split(' '),
    source: source[index]!,
    date: date[index]!,
    licence: licence[index]!,
    filled: filled[index]!,
    rows: rows[index]!,
    note: note[index]!,
  }));
}

function oneOf<T extends string>(text: string | undefined, allowed: readonly T[]): T {
  const value = allowed.find((candidate) => candidate === text);
  invariant(value !== undefined, `disks.json: "${text ?? ''}" is one of ${allowed.join(', ')}`);
  return value;
}
