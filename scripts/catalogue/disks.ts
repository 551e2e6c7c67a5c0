import { readFacts } from './fact-table.js';
import type { FactRow } from './fact-table.js';
import type { Column, TableText } from './file-text.js';
import { startsOf } from './file-text.js';

const BYTES_PER_MB = 1_000_000;
const PROVISIONED = ['PremiumSSDv2', 'UltraDisk'];

export interface DisksTables {
  readonly tiers: TableText;
  readonly provisioned: TableText;
  /** `<type>/<redundancy>/<tier>`, in the order of `tiers`. */
  readonly tierKeys: readonly string[];
  /** `<type>/<redundancy>`, in the order of `provisioned`. */
  readonly provisionedKeys: readonly string[];
}

/** The disks sold in steps, by type, redundancy and size as the facts list them, and the disks bought in parts. */
export function buildDisks(factsDir: string): DisksTables {
  const rows = readFacts(factsDir, 'azure-managed-disks.csv');
  const isProvisioned = (row: FactRow): boolean => PROVISIONED.includes(row.knownText('disk_type'));
  const tiers = rows.filter((row) => !isProvisioned(row));
  const provisioned = rows.filter(isProvisioned);
  return {
    tiers: tierTable(tiers),
    provisioned: provisionedTable(provisioned),
    tierKeys: tiers.map((row) => `${kindOf(row)}/${row.knownText('tier')}`),
    provisionedKeys: provisioned.map(kindOf),
  };
}

const kindOf = (row: FactRow): string => `${row.knownText('disk_type')}/${row.knownText('redundancy')}`;

function tierTable(rows: readonly FactRow[]): TableText {
  rows.forEach((row, index) => {
    const previous = rows[index - 1];
    if (previous === undefined || kindOf(previous) !== kindOf(row)) return;
    if (row.knownTimes('size_gib', 1) <= previous.knownTimes('size_gib', 1)) row.fail('size_gib', 'does not ascend');
  });
  const column = (name: string, read: (row: FactRow) => number | string): Column => ({ name, cells: rows.map(read) });
  return {
    rows: rows.length,
    lineStarts: startsOf(rows.map(kindOf)),
    columns: [
      { ...column('type', (row) => tierType(row)), isCoded: true },
      { ...column('redundancy', (row) => redundancy(row)), isCoded: true },
      column('tier', (row) => row.knownText('tier')),
      column('sizeGiB', (row) => row.knownTimes('size_gib', 1)),
      column('iops', (row) => row.knownTimes('iops', 1)),
      column('bytesPerSecond', (row) => row.knownTimes('mbps', BYTES_PER_MB)),
      column('maxShares', (row) => row.knownTimes('max_shares', 1)),
    ],
  };
}

/**
 * Three cells that the facts leave empty follow from the vendor's pricing rule: where part of the operations is included in
 * the capacity, no disk has fewer; where none is, all are paid for; where no size is named, every GiB counts.
 */
function provisionedTable(rows: readonly FactRow[]): TableText {
  const column = (name: string, read: (row: FactRow) => number | string): Column => ({ name, cells: rows.map(read) });
  return {
    rows: rows.length,
    lineStarts: startsOf(rows.map(kindOf)),
    columns: [
      column('type', (row) => row.knownText('disk_type')),
      column('redundancy', (row) => redundancy(row)),
      column('minSizeGiB', (row) => row.knownTimes('min_size_gib', 1)),
      column('maxSizeGiB', (row) => row.knownTimes('max_size_gib', 1)),
      column('minIops', (row) => row.times('iops_min', 1) ?? row.knownTimes('iops_baseline_free', 1)),
      column('freeIops', (row) => row.times('iops_baseline_free', 1) ?? 0),
      column('iopsPerGiB', (row) => row.knownTimes('iops_per_gib', 1)),
      column('iopsPerGiBAboveGiB', (row) => row.times('iops_per_gib_above_gib', 1) ?? 0),
      column('maxIops', (row) => row.knownTimes('iops_max', 1)),
      column(
        'minBytesPerSecond',
        (row) => row.times('mbps_min', BYTES_PER_MB) ?? row.knownTimes('mbps_baseline_free', BYTES_PER_MB),
      ),
      column('freeBytesPerSecond', (row) => row.times('mbps_baseline_free', BYTES_PER_MB) ?? 0),
      column('bytesPerSecondPerIops', (row) => row.knownTimes('mbps_per_iops', BYTES_PER_MB)),
      column('maxBytesPerSecond', (row) => row.knownTimes('mbps_max', BYTES_PER_MB)),
    ],
  };
}

const tierType = (row: FactRow): string =>
  row.oneOf('disk_type', ['StandardHDD', 'StandardSSD', 'PremiumSSD']) ?? row.fail('disk_type', 'is empty');
const redundancy = (row: FactRow): string =>
  row.oneOf('redundancy', ['LRS', 'ZRS']) ?? row.fail('redundancy', 'is empty');
