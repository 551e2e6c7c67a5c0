import { compareText } from '../../src/model/index.js';
import type { Column, TableText } from './file-text.js';
import type { PriceCounts } from './offers.js';
import { dateOfSource } from './offers.js';

interface SourceEntry {
  readonly table: string;
  readonly columns: readonly string[];
  readonly source: string;
  readonly date: string | null;
  readonly licence: string;
  readonly note: string | null;
  /** Given where the cells of a column come from several sources; else counted from the table. */
  readonly filled?: number;
  readonly rows?: number;
}

const FLEXERA = { source: 'flexera-public/policy_templates', licence: 'MIT' };
const DOCS_COMPUTE = { source: 'MicrosoftDocs/azure-compute-docs', licence: 'CC BY 4.0 (numbers only)' };
const DOCS = { source: 'MicrosoftDocs/azure-docs', licence: 'CC BY 4.0 (numbers only)' };
const GOVMOMI = { source: 'vmware/govmomi', date: '2026-08-21', licence: 'Apache-2.0' };
const EOL = { source: 'endoflife-date/endoflife.date', date: '2026-08-22', licence: 'MIT' };
const REPOSITORIES: Readonly<Record<string, { readonly source: string; readonly licence: string }>> = {
  radar: { source: 'andy-diericks/azure-pricing-radar', licence: 'MIT' },
  djtools: { source: 'DarrenJohns/djtools-azure-vm-sku-locator', licence: 'MIT' },
  karpenter: { source: 'Azure/karpenter-provider-azure', licence: 'Apache-2.0' },
  azpx: { source: 'sstybel/azure-vm-price-importer', licence: 'Apache-2.0' },
  flexera: FLEXERA,
};

const SIZE_SOURCES: readonly SourceEntry[] = [
  {
    table: 'sizes',
    columns: [
      ...[
        'name',
        'vcpus',
        'vcpusAvailable',
        'vcpusPerCore',
        'parentSize',
        'memoryBytes',
        'architecture',
        'generations',
        'localTempBytes',
      ],
      ...[
        'maxDataDisks',
        'uncachedIops',
        'uncachedBytesPerSecond',
        'maxNics',
        'acceleratedNetworking',
        'premiumStorage',
      ],
      ...['rdma', 'encryptionAtHost'],
    ],
    ...FLEXERA,
    date: '2026-08-17',
    note: 'what the resourceSkus API says; an empty parentSize means that the size is no constrained-core size',
  },
  {
    table: 'sizes',
    columns: ['acu', 'ultraStorage', 'trustedLaunchDisabled', 'confidential', 'gpuCount'],
    ...FLEXERA,
    date: '2026-08-17',
    note: 'an empty cell means that the API is silent, not "no"',
  },
  {
    table: 'sizes',
    columns: ['diskControllers'],
    ...FLEXERA,
    date: '2026-08-17',
    note: 'an empty cell is read as SCSI and marked as inferred: sizes up to v5 know no other controller',
  },
  {
    table: 'sizes',
    columns: ['retirementDate'],
    ...FLEXERA,
    date: '2026-08-17',
    note: 'Av2 is inferred from the announcement that names it together with Amv2',
  },
  {
    table: 'sizes',
    columns: ['networkBitsPerSecond'],
    ...DOCS_COMPUTE,
    date: null,
    note: '42 pages of 2024 to 2026, typed in by hand; constrained-core sizes and many series are on none of them',
  },
  {
    table: 'sizes',
    columns: ['burstBaselineMilliPercent', 'burstInitialCredits', 'burstCreditsPerHour', 'burstMaxCredits'],
    ...DOCS,
    date: null,
    note: 'Bv1 page of 2025/2026, Bsv2 page of 2023; not found for Basv2 and Bpsv2. B4s_v2 prints 1150 credits where its sister prints 1152',
  },
];

const OTHER_SOURCES: readonly SourceEntry[] = [
  {
    table: 'diskTiers',
    columns: ['sizeGiB', 'iops', 'bytesPerSecond', 'maxShares'],
    ...REPOSITORIES['djtools']!,
    date: '2026-08-01',
    note: '67 of 67 equal to kubernetes-sigs/azuredisk-csi-driver',
  },
  {
    table: 'provisionedDisks',
    columns: [
      'minSizeGiB',
      'maxSizeGiB',
      'minIops',
      'freeIops',
      'iopsPerGiB',
      'maxIops',
      'bytesPerSecondPerIops',
      'maxBytesPerSecond',
    ],
    ...DOCS_COMPUTE,
    date: '2026-08-11',
    note: 'disks-types.md; the least of Premium SSD v2 is what its capacity includes, and nothing is free with Ultra',
  },
  {
    table: 'regions',
    columns: ['displayName', 'geography', 'pairedRegion', 'availabilityZones'],
    source: 'Azure/terraform-azurerm-avm-utl-regions',
    date: '2026-03-12',
    licence: 'MIT',
    note: 'no pair or zone is known of indiasouthcentral, and nothing but prices of swedensouth',
  },
  {
    table: 'operatingSystems',
    columns: ['releaseDate', 'activeSupportEnd', 'endOfLife', 'extendedSupportEnd', 'extendedSupportName'],
    ...EOL,
    note: '"never": the source says that there is no end',
  },
  {
    table: 'operatingSystems',
    columns: ['endorsedPublisher', 'imageNamed'],
    ...DOCS_COMPUTE,
    date: '2024-11-14',
    note: 'endorsed-distros.md; versions are named for Ubuntu, Debian and SLES only',
  },
  {
    table: 'operatingSystems',
    columns: ['migrateReadiness', 'migrateReason'],
    ...DOCS,
    date: '2025-02-06',
    note: "Azure Migrate's table of readiness; its Windows rows stop at Server 2016, so 2019, 2022, 2025 and Windows 11 are unknown",
  },
  {
    table: 'operatingSystems',
    columns: ['migratePreparation'],
    ...DOCS,
    date: null,
    note: 'the list found stops at RHEL 9, SLES 15 SP4, Ubuntu 22.04, Debian 11, Oracle 9; "not-listed" versions may be supported today',
  },
  { table: 'guestIds', columns: ['label', 'family', 'bits'], ...GOVMOMI, note: null },
  {
    table: 'guestIds',
    columns: ['product', 'version'],
    ...GOVMOMI,
    note: 'matched by label; SLES and Windows 10/11 to a major version only; windows8Server64Guest also covers 2012 R2',
  },
];

/** Every source of every column with what it fills, counted from the tables themselves. */
export function buildSources(tables: Readonly<Record<string, TableText>>, counts: PriceCounts): TableText {
  const entries = [...SIZE_SOURCES, ...OTHER_SOURCES].map((entry) => countedEntry(entry, tables[entry.table]!));
  const all = [...entries, ...priceEntries(counts)];
  const column = (name: string, read: (entry: SourceEntry) => Column['cells'][number]): Column => ({
    name,
    cells: all.map(read),
  });
  return {
    rows: all.length,
    lineStarts: new Set(all.keys()),
    columns: [
      column('table', (entry) => entry.table),
      column('columns', (entry) => entry.columns.join(' ')),
      column('source', (entry) => entry.source),
      column('date', (entry) => entry.date),
      column('licence', (entry) => entry.licence),
      column('filled', (entry) => entry.filled ?? 0),
      column('rows', (entry) => entry.rows ?? 0),
      column('note', (entry) => entry.note),
    ],
  };
}

function countedEntry(entry: SourceEntry, table: TableText): SourceEntry {
  const columns = entry.columns.map((name) => {
    const column = table.columns.find((candidate) => candidate.name === name);
    if (column === undefined) throw new Error(`the sources name ${entry.table}.${name}, which is no column`);
    return column;
  });
  const filled = columns.flatMap((column) => column.cells).filter((cell) => cell !== null).length;
  return { ...entry, filled, rows: table.rows * columns.length };
}

/** One entry per column and origin: prices of one column come from several places and dates. */
function priceEntries({ cells, filled, zeros }: PriceCounts): readonly SourceEntry[] {
  const notes: Readonly<Record<string, string>> = {
    base: 'see baseCheck for how far a price was tested',
    windows: `${zeros} cells of zero are the API's placeholder and taken as unknown`,
    zones: "44 of the 58 regions; zones are the publishing subscription's logical numbers",
    perMonth: 'meters for bursts, shared mounts and transactions are left out: they are known of five regions only',
    perGiBHour: "counts one meter of three; Ultra Disk's reservation per vCPU is left out",
  };
  return [...filled.keys()].sort(compareText).map((key) => {
    const [table, column, source] = key.split('|') as [string, string, string];
    return {
      ...{ table, columns: [column], ...repositoryOf(source), date: dateOfSource(source) },
      note: notes[column] ?? 'compute only, per hour of the term',
      filled: filled.get(key)!,
      rows: cells.get(`${table}|${column}`)!,
    };
  });
}

function repositoryOf(source: string): { readonly source: string; readonly licence: string } {
  const repository = REPOSITORIES[source.slice(0, source.indexOf('-'))];
  if (repository === undefined) throw new Error(`nothing is known of the source "${source}"`);
  return repository;
}
