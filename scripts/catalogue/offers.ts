import { readFacts } from './fact-table.js';
import type { FactRow } from './fact-table.js';
import type { Column } from './file-text.js';
import { fileText, startsOf } from './file-text.js';
import type { DisksTables } from './disks.js';
import type { SizesTable } from './sizes.js';

const NANO_PLACES = 9;
const PRICES = [
  ['base', 'linux_payg'],
  ['windows', 'windows_payg'],
  ['reserved1Year', 'linux_ri1y'],
  ['reserved3Year', 'linux_ri3y'],
  ['savings1Year', 'linux_sp1y'],
  ['savings3Year', 'linux_sp3y'],
] as const;
const CHECKS = ['raw', 'below-windows', 'unverified', 'uplift-old', 'rejected'] as const;

/** The facts name the source of each price; that of the zones stands in their description alone. */
const ZONES_SOURCE = 'djtools-2026-08-01';

/** How many cells each source filled, over all regions, for the catalogue's list of sources. */
export interface PriceCounts {
  /** Key `<table>|<column>|<source>`. */
  readonly filled: ReadonlyMap<string, number>;
  /** Cells in all, key `<table>|<column>`. */
  readonly cells: ReadonlyMap<string, number>;
  /** Cells that hold a price of zero: the API's placeholder, taken as unknown. */
  readonly zeros: number;
}

export interface Offers {
  /** Region name to file text. */
  readonly files: ReadonlyMap<string, string>;
  readonly counts: PriceCounts;
  readonly regionNames: readonly string[];
  /** Regions whose disks are priced but of which no VM price is known: not part of the catalogue. */
  readonly disksOnly: readonly string[];
  /** Regions whose sizes are listed but not priced: not part of the catalogue. */
  readonly listedOnly: readonly string[];
}

/** One file per region with VM prices: prices and zones index-aligned with the sizes, disk prices with the disks. */
export function buildOffers(factsDir: string, sizes: SizesTable, disks: DisksTables): Offers {
  const tally: Tally = { filled: new Map(), cells: new Map(), zeros: 0 };
  const prices = groupByRegion(readFacts(factsDir, 'azure-vm-prices.csv'), 'name');
  const zones = groupByRegion(readFacts(factsDir, 'azure-vm-availability.csv'), 'name');
  const diskPrices = groupByRegion(readFacts(factsDir, 'azure-disk-prices.csv'), null);
  const regionNames = [...prices.keys()].sort();
  const files = new Map<string, string>();
  for (const region of regionNames) {
    const vm = vmColumns({
      sizes,
      prices: prices.get(region)!,
      zones: zones.get(region) ?? new Map<string, FactRow>(),
      tally,
    });
    const disk = diskColumns({ disks, prices: diskPrices.get(region) ?? new Map<string, FactRow>(), tally });
    const heads = {
      region,
      sizesFingerprint: sizes.fingerprint,
      priceDate: newestDate([...vm.sources, ...disk.sources]),
    };
    const tables = {
      sizes: { rows: sizes.rows, columns: vm.columns, ...(sizes.lineStarts && { lineStarts: sizes.lineStarts }) },
      diskTiers: { rows: disks.tiers.rows, columns: disk.tiers, lineStarts: startsOf(disks.tierKeys.map(kindOfKey)) },
      provisionedDisks: { rows: disks.provisioned.rows, columns: disk.provisioned },
    };
    files.set(region, fileText(heads, tables));
  }
  return {
    files,
    counts: tally,
    regionNames,
    disksOnly: [...diskPrices.keys()].filter((name) => !prices.has(name)).sort(),
    listedOnly: [...zones.keys()].filter((name) => !prices.has(name)).sort(),
  };
}

const kindOfKey = (key: string): string => key.slice(0, key.lastIndexOf('/'));

function groupByRegion(rows: readonly FactRow[], key: string | null): Map<string, Map<string, FactRow>> {
  const groups = new Map<string, Map<string, FactRow>>();
  for (const row of rows) {
    const region = row.knownText('region');
    const group = groups.get(region) ?? new Map<string, FactRow>();
    const name = key === null ? diskKey(row) : row.knownText(key);
    if (group.has(name)) row.fail('region', `has ${name} twice`);
    groups.set(region, group.set(name, row));
  }
  return groups;
}

function diskKey(row: FactRow): string {
  const kind = `${row.knownText('disk_type')}/${row.knownText('redundancy')}`;
  const tier = row.text('tier');
  return `${row.knownText('meter')}|${tier === null ? kind : `${kind}/${tier}`}`;
}

interface Tally {
  readonly filled: Map<string, number>;
  readonly cells: Map<string, number>;
  zeros: number;
}

/** Counts one column: how many cells it has, and how many each source filled. */
function count(tally: Tally, column: string, sources: readonly (string | null)[]): void {
  tally.cells.set(column, (tally.cells.get(column) ?? 0) + sources.length);
  for (const source of sources) {
    if (source === null) continue;
    const key = `${column}|${source}`;
    tally.filled.set(key, (tally.filled.get(key) ?? 0) + 1);
  }
}

interface VmInput {
  readonly sizes: SizesTable;
  readonly prices: ReadonlyMap<string, FactRow>;
  readonly zones: ReadonlyMap<string, FactRow>;
  readonly tally: Tally;
}

function vmColumns({ sizes, prices, zones, tally }: VmInput): { columns: Column[]; sources: string[] } {
  for (const [name, row] of [...prices, ...zones])
    if (!sizes.names.includes(name)) row.fail('name', 'is no known size');
  const rows = sizes.names.map((name) => prices.get(name) ?? null);
  const cells = PRICES.map(([name, column]) => ({ name, cells: rows.map((row) => priceCell(row, column, tally)) }));
  const sourceCells = {
    base: rows.map((row) => sourceCell(row, 'linux_payg', 'linux_source')),
    windows: rows.map((row) => sourceCell(row, 'windows_payg', 'windows_source')),
    commitment: rows.map(commitmentSourceCell),
  };
  cells.forEach((column, index) => {
    const sources = [sourceCells.base, sourceCells.windows][index] ?? sourceCells.commitment;
    const used = column.cells.map((cell, row) =>
      cell === null ? null : (sources[row] ?? rows[row]!.fail(PRICES[index]![1], 'has no source')),
    );
    count(tally, `prices|${column.name}`, used);
  });
  const zoneCells = sizes.names.map((name) => zoneCell(zones.get(name)));
  count(
    tally,
    'zones|zones',
    zoneCells.map((cell) => (cell === null ? null : ZONES_SOURCE)),
  );
  return {
    sources: Object.values(sourceCells)
      .flat()
      .filter((source) => source !== null),
    columns: [
      ...cells,
      { name: 'baseSource', cells: sourceCells.base, isCoded: true },
      { name: 'windowsSource', cells: sourceCells.windows, isCoded: true },
      { name: 'commitmentSource', cells: sourceCells.commitment, isCoded: true },
      { name: 'baseCheck', cells: rows.map((row) => row?.oneOf('linux_check', CHECKS) ?? null), isCoded: true },
      // An empty text: offered, in no zone. Null: not listed, or the region's list is unknown.
      { name: 'zones', cells: zoneCells, isCoded: true },
    ],
  };
}

/** Nanos of a US dollar per hour. Zero is the API's placeholder for a price that it does not know. */
function priceCell(row: FactRow | null, column: string, tally: Tally): number | null {
  const cell = row?.scaled(column, NANO_PLACES) ?? null;
  if (cell !== 0) return cell;
  tally.zeros++;
  return null;
}

function sourceCell(row: FactRow | null, priceColumn: string, sourceColumn: string): string | null {
  const price = row?.scaled(priceColumn, NANO_PLACES) ?? null;
  return price === null || price === 0 ? null : row!.knownText(sourceColumn);
}

/** A savings-plan price from radar's price API came in one item with the base price, and its own source cell is empty. */
function commitmentSourceCell(row: FactRow | null): string | null {
  if (row === null) return null;
  const own = row.text('commit_source');
  if (own !== null || row.text('linux_sp1y') === null) return own;
  const source = row.knownText('linux_source');
  return source.startsWith('radar-') ? source : row.fail('commit_source', 'is empty for a price that is not of radar');
}

function zoneCell(row: FactRow | undefined): string | null {
  if (row === undefined) return null;
  const zones = row.text('zones') ?? '';
  return /^$|^[123](;[123])*$/.test(zones) ? zones : row.fail('zones', 'is no list of zones 1 to 3');
}

interface DiskInput {
  readonly disks: DisksTables;
  readonly prices: ReadonlyMap<string, FactRow>;
  readonly tally: Tally;
}

function diskColumns({ disks, prices, tally }: DiskInput): {
  tiers: Column[];
  provisioned: Column[];
  sources: string[];
} {
  const tierRows = disks.tierKeys.map((key) => prices.get(`tier|${key}`) ?? null);
  const meters = ['capacity', 'iops', 'throughput'].map((meter) =>
    disks.provisionedKeys.map((key) => prices.get(`${meter}|${key}`) ?? null),
  );
  const [capacity, iops, throughput] = meters as [typeof tierRows, typeof tierRows, typeof tierRows];
  const price =
    (unit: string) =>
    (row: FactRow | null): number | null => {
      if (row === null) return null;
      if (row.knownText('unit') !== unit) row.fail('unit', `is not ${unit}`);
      return row.knownScaled('price_usd', NANO_PLACES) || row.fail('price_usd', 'is a price of zero');
    };
  const source = (row: FactRow | null): string | null => row?.knownText('source') ?? null;
  count(tally, 'diskPrices|perMonth', tierRows.map(source));
  count(tally, 'provisionedDiskPrices|perGiBHour', capacity.map(source));
  return {
    sources: [...tierRows, ...capacity].map(source).filter((text) => text !== null),
    tiers: [
      { name: 'perMonth', cells: tierRows.map(price('1/Month')) },
      { name: 'source', cells: tierRows.map(source), isCoded: true },
    ],
    provisioned: [
      { name: 'perGiBHour', cells: capacity.map(price('1 GiB/Hour')) },
      { name: 'perIopsHour', cells: iops.map(price('1/Hour')) },
      { name: 'perMBpsHour', cells: throughput.map(price('1/Hour')) },
      { name: 'source', cells: capacity.map(source), isCoded: true },
    ],
  };
}

/** Sources end in their date, such as `radar-2026-08-22`. */
export const dateOfSource = (source: string): string => {
  const date = /\d{4}-\d{2}-\d{2}$/.exec(source)?.[0];
  if (date === undefined) throw new Error(`the source "${source}" does not end in a date`);
  return date;
};

const newestDate = (sources: readonly string[]): string => sources.map(dateOfSource).sort().at(-1)!;
