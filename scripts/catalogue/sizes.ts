import { fingerprintOf } from '../../src/catalog/fingerprint.js';
import { compareText } from '../../src/model/index.js';
import type { FactRow } from './fact-table.js';
import { readFacts } from './fact-table.js';
import type { Column, TableText } from './file-text.js';
import { startsOf } from './file-text.js';

const BYTES_PER_GIB = 1_073_741_824;
const BYTES_PER_MB = 1_000_000;
const BITS_PER_MEGABIT = 1_000_000;
/** Announced together with Amv2, which the API dates; see "Reading hints" of the facts. */
const INFERRED_RETIREMENT: ReadonlyMap<string, string> = new Map([['Av2', '2028-11-15']]);

export interface SizesTable extends TableText {
  /** In code-unit order: the index of everything that is priced per size. */
  readonly names: readonly string[];
  readonly fingerprint: string;
}

/** All VM sizes, in code-unit order of their names, joined with the credit terms of burstable sizes. */
export function buildSizes(factsDir: string): SizesTable {
  const rows = [...readFacts(factsDir, 'azure-vm-sizes.csv')].sort((left, right) =>
    compareText(left.knownText('name'), right.knownText('name')),
  );
  const names = rows.map((row) => row.knownText('name'));
  rows.forEach((row, index) => {
    if (index > 0 && names[index] === names[index - 1]) row.fail('name', 'stands there twice');
  });
  return {
    rows: rows.length,
    names,
    fingerprint: fingerprintOf(names),
    lineStarts: sizeLineStarts(names),
    columns: [...identityColumns(rows, names), ...limitColumns(rows), ...burstColumns(factsDir, names)],
  };
}

/** A new line for each group such as `Standard_D4`: a size that is added touches the line of its relatives only. */
function sizeLineStarts(names: readonly string[]): ReadonlySet<number> {
  return startsOf(names.map((name) => /^[^_]+_[A-Z]+\d*/.exec(name)?.[0] ?? name));
}

function identityColumns(rows: readonly FactRow[], names: readonly string[]): Column[] {
  const retirements = rows.map((row) => row.date('retirement_date'));
  const inferred = rows.map((row, index) =>
    retirements[index] === null ? (INFERRED_RETIREMENT.get(row.knownText('series')) ?? null) : null,
  );
  return [
    { name: 'name', cells: names },
    coded('series', rows, (row) => row.knownText('series')),
    coded('category', rows, (row) => row.knownText('category')),
    plain('vcpus', rows, (row) => row.knownTimes('vcpus', 1)),
    plain('vcpusAvailable', rows, (row) => availableVcpus(row)),
    plain('vcpusPerCore', rows, (row) => row.times('vcpus_per_core', 1)),
    coded('parentSize', rows, (row) => row.text('parent_size')),
    plain('memoryBytes', rows, (row) => row.knownTimes('memory_gib', BYTES_PER_GIB)),
    plain('acu', rows, (row) => row.times('acu', 1)),
    coded('architecture', rows, (row) => (architecture(row) === 'Arm64' ? 'arm64' : 'x64')),
    coded(
      'generations',
      rows,
      (row) => row.oneOf('hyperv_generations', ['V1', 'V2', 'V1;V2'])?.replaceAll('V', '') ?? null,
    ),
    // Sorted, since the API names the same pair in either order.
    coded(
      'diskControllers',
      rows,
      (row) => row.text('disk_controller_types')?.split(';').sort(compareText).join(';') ?? null,
    ),
    coded('confidential', rows, (row) => row.oneOf('confidential_type', ['SNP', 'TDX'])),
    plain('gpuCount', rows, (row) => row.times('gpu_count', 1)),
    { name: 'retirementDate', cells: retirements.map((date, index) => date ?? inferred[index] ?? null), isCoded: true },
    { name: 'retirementInferred', cells: inferred.map((date) => date !== null) },
  ];
}

function limitColumns(rows: readonly FactRow[]): Column[] {
  return [
    plain('localTempBytes', rows, (row) => row.times('local_temp_gib', BYTES_PER_GIB)),
    plain('maxDataDisks', rows, (row) => row.knownTimes('max_data_disks', 1)),
    plain('uncachedIops', rows, (row) => row.knownTimes('uncached_iops', 1)),
    plain('uncachedBytesPerSecond', rows, (row) => row.knownTimes('uncached_mbps', BYTES_PER_MB)),
    plain('maxNics', rows, (row) => row.knownTimes('max_nics', 1)),
    plain('networkBitsPerSecond', rows, (row) => row.times('network_mbps', BITS_PER_MEGABIT)),
    plain('acceleratedNetworking', rows, (row) => row.knownFlag('accelerated_networking')),
    plain('premiumStorage', rows, (row) => row.knownFlag('premium_io')),
    plain('ultraStorage', rows, (row) => row.flag('ultra_ssd')),
    plain('trustedLaunchDisabled', rows, (row) => row.flag('trusted_launch_disabled')),
    plain('rdma', rows, (row) => row.knownFlag('rdma')),
    plain('encryptionAtHost', rows, (row) => row.knownFlag('encryption_at_host')),
  ];
}

/** The baseline is kept in thousandths of a percent: an integer, as every number of the files. */
function burstColumns(factsDir: string, names: readonly string[]): Column[] {
  const byName = new Map(readFacts(factsDir, 'azure-burstable.csv').map((row) => [row.knownText('name'), row]));
  for (const [name, row] of byName) if (!names.includes(name)) row.fail('name', 'is no known size');
  const rows = names.map((name) => byName.get(name) ?? null);
  const column = (name: string, read: (row: FactRow) => number): Column => ({
    name,
    cells: rows.map((row) => (row === null ? null : read(row))),
  });
  return [
    column('burstBaselineMilliPercent', (row) => row.knownScaled('base_cpu_pct_of_vm', 3)),
    column('burstInitialCredits', (row) => row.knownTimes('initial_credits', 1)),
    column('burstCreditsPerHour', (row) => row.knownTimes('credits_banked_per_hour', 1)),
    column('burstMaxCredits', (row) => row.knownTimes('max_banked_credits', 1)),
  ];
}

function availableVcpus(row: FactRow): number {
  const available = row.knownTimes('vcpus_available', 1);
  if (available < 1 || available > row.knownTimes('vcpus', 1))
    row.fail('vcpus_available', 'is not between 1 and vcpus');
  return available;
}

const architecture = (row: FactRow): 'x64' | 'Arm64' =>
  row.oneOf('cpu_architecture', ['x64', 'Arm64']) ?? row.fail('cpu_architecture', 'is empty');
const plain = (name: string, rows: readonly FactRow[], read: (row: FactRow) => Column['cells'][number]): Column => ({
  name,
  cells: rows.map(read),
});
const coded = (name: string, rows: readonly FactRow[], read: (row: FactRow) => string | null): Column => ({
  name,
  cells: rows.map(read),
  isCoded: true,
});
