import { compareText } from '../../src/model/index.js';
import { readFacts } from './fact-table.js';
import type { Column, TableText } from './file-text.js';
import { startsOf } from './file-text.js';

/** Regions of the facts, and those that are priced only: of these nothing but the name is known. By name. */
export function buildRegions(factsDir: string, pricedNames: readonly string[]): TableText {
  const rows = new Map(readFacts(factsDir, 'azure-regions.csv').map((row) => [row.knownText('name'), row]));
  const names = [...new Set([...rows.keys(), ...pricedNames])].sort(compareText);
  const column = (
    name: string,
    read: (row: NonNullable<ReturnType<typeof rows.get>>) => string | number | null,
  ): Column => ({
    name,
    cells: names.map((region) => (rows.has(region) ? read(rows.get(region)!) : null)),
  });
  return {
    rows: names.length,
    lineStarts: startsOf(names.map((name) => name[0]!)),
    columns: [
      { name: 'name', cells: names },
      column('displayName', (row) => row.knownText('display_name')),
      column('geography', (row) => row.text('geography')),
      column('pairedRegion', (row) => row.text('paired_region')),
      column('availabilityZones', (row) => row.times('availability_zones', 1)),
      { name: 'hasPrices', cells: names.map((name) => pricedNames.includes(name)) },
    ],
  };
}

/** Operating systems, in the order of the facts: by product, the newest version first. */
export function buildOperatingSystems(factsDir: string): TableText {
  const rows = readFacts(factsDir, 'os-support.csv');
  const seen = new Set<string>();
  for (const row of rows) {
    const key = `${row.knownText('product')}/${row.knownText('version')}`;
    if (seen.has(key)) row.fail('version', 'stands there twice');
    seen.add(key);
  }
  const text = (name: string, column: string, isCoded: boolean): Column => ({
    name,
    cells: rows.map((row) => row.text(column)),
    isCoded,
  });
  const dates = (name: string, column: string): Column => ({ name, cells: rows.map((row) => row.date(column)) });
  const flags = (name: string, column: string): Column => ({ name, cells: rows.map((row) => row.flag(column)) });
  return {
    rows: rows.length,
    lineStarts: startsOf(rows.map((row) => row.knownText('product'))),
    columns: [
      text('product', 'product', true),
      text('family', 'family', true),
      text('name', 'os_name', true),
      text('version', 'version', false),
      text('label', 'label', false),
      dates('releaseDate', 'release_date'),
      dates('activeSupportEnd', 'active_support_end'),
      dates('endOfLife', 'eol_date'),
      dates('extendedSupportEnd', 'extended_support_end'),
      // The source writes some names as HTML.
      {
        name: 'extendedSupportName',
        cells: rows.map((row) => row.text('extended_support_name')?.replace(/<[^>]*>/g, '') ?? null),
        isCoded: true,
      },
      flags('endorsedPublisher', 'azure_endorsed_publisher'),
      flags('imageNamed', 'azure_image_named'),
      text('migrateReadiness', 'azure_migrate_readiness', true),
      text('migrateReason', 'readiness_reason', true),
      text('migratePreparation', 'azure_migrate_prep', true),
    ],
  };
}

/** vSphere guest ids, by id. */
export function buildGuestIds(factsDir: string): TableText {
  const rows = [...readFacts(factsDir, 'vsphere-guest-ids.csv')].sort((left, right) =>
    compareText(left.knownText('guest_id'), right.knownText('guest_id')),
  );
  return {
    rows: rows.length,
    lineStarts: startsOf(rows.map((row) => row.knownText('guest_id')[0]!)),
    columns: [
      { name: 'id', cells: rows.map((row) => row.knownText('guest_id')) },
      { name: 'label', cells: rows.map((row) => row.knownText('label')) },
      { name: 'family', cells: rows.map((row) => row.knownText('family')), isCoded: true },
      { name: 'bits', cells: rows.map((row) => row.times('bits', 1)) },
      { name: 'product', cells: rows.map((row) => row.text('os_product')), isCoded: true },
      { name: 'version', cells: rows.map((row) => row.text('os_version')), isCoded: true },
    ],
  };
}
