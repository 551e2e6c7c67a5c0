import { flagColumn, numberColumn, numbersColumn, textColumn } from './columns.js';
import type { ColumnSpec } from './columns.js';

/** The values that a table with one row per machine may hold, whatever its columns are called. */
export type FlatField = TextField | NumberField | NumbersField | FlagField;
type TextField =
  | 'name'
  | 'uuid'
  | 'source'
  | 'serverType'
  | 'hypervisor'
  | 'power'
  | 'manager'
  | 'datacenter'
  | 'cluster'
  | 'host'
  | 'folder'
  | 'os'
  | 'osVersion'
  | 'architecture'
  | 'guestId'
  | 'firmware'
  | 'macs'
  | 'addresses'
  | 'environment'
  | 'application'
  | 'criticality'
  | 'annotation'
  | 'tags'
  | 'kernel'
  | 'licenceBoundTo';
type NumberField =
  | 'cores'
  | 'memoryMib'
  | 'diskCount'
  | 'storageGib'
  | 'storageMib'
  | 'storageUsedGib'
  | 'storageUsedMib'
  | 'nicCount'
  | 'cpuPercent'
  | 'memoryPercent'
  | 'diskReadIops'
  | 'diskWriteIops'
  | 'diskReadMbps'
  | 'diskWriteMbps'
  | 'networkInMbps'
  | 'networkOutMbps'
  | 'logicalSectorBytes'
  | 'sqlServers';
type NumbersField = 'disksPacked';
type FlagField =
  | 'template'
  | 'secureBoot'
  | 'changeTracking'
  | 'usesStorageSpaces'
  | 'usesMultipath'
  | 'usesIscsi'
  | 'usesNicTeaming'
  | 'isGuestEncrypted'
  | 'sqlService';

const FLAT_FIELDS: Readonly<
  Record<TextField, 'text'> &
    Record<NumberField, 'number'> &
    Record<NumbersField, 'numbers'> &
    Record<FlagField, 'flag'>
> = {
  name: 'text',
  uuid: 'text',
  source: 'text',
  serverType: 'text',
  hypervisor: 'text',
  power: 'text',
  template: 'flag',
  manager: 'text',
  datacenter: 'text',
  cluster: 'text',
  host: 'text',
  folder: 'text',
  cores: 'number',
  memoryMib: 'number',
  os: 'text',
  osVersion: 'text',
  architecture: 'text',
  guestId: 'text',
  firmware: 'text',
  secureBoot: 'flag',
  disksPacked: 'numbers',
  diskCount: 'number',
  storageGib: 'number',
  storageMib: 'number',
  storageUsedGib: 'number',
  storageUsedMib: 'number',
  nicCount: 'number',
  macs: 'text',
  addresses: 'text',
  environment: 'text',
  application: 'text',
  criticality: 'text',
  annotation: 'text',
  tags: 'text',
  changeTracking: 'flag',
  cpuPercent: 'number',
  memoryPercent: 'number',
  diskReadIops: 'number',
  diskWriteIops: 'number',
  diskReadMbps: 'number',
  diskWriteMbps: 'number',
  networkInMbps: 'number',
  networkOutMbps: 'number',
  logicalSectorBytes: 'number',
  usesStorageSpaces: 'flag',
  usesMultipath: 'flag',
  usesIscsi: 'flag',
  usesNicTeaming: 'flag',
  isGuestEncrypted: 'flag',
  kernel: 'text',
  licenceBoundTo: 'text',
  sqlServers: 'number',
  sqlService: 'flag',
};

/** What a numbered column says of its disk: GiB, operations/s, 10^6 bytes/s. */
export type DiskPart = 'size' | 'used' | 'readIops' | 'writeIops' | 'readMbps' | 'writeMbps';
export type DiskField = `disk ${number} ${DiskPart}`;
export type FlatColumn = FlatField | DiskField;

/** One documented column of a format. */
export interface FlatColumnRule {
  /** What the format's documentation calls it. */
  readonly field: string;
  /** All headers that mean it; the first is the one to write. */
  readonly headers: readonly string[];
  readonly maps: FlatField;
  /** Without it a machine cannot be sized, and a problem says so. */
  readonly mandatory: boolean;
  /** Null where any text or number is valid. Compared without case. */
  readonly validValues: readonly string[] | null;
  /** What it means, with its unit. */
  readonly meaning: string;
}

/** A format with one row per machine. */
export interface FlatFormat {
  readonly kind: string;
  readonly columns: readonly FlatColumnRule[];
  /** Which disk and which of its values a header means, or null; the header is normalised. */
  readonly diskColumn: (header: string) => { readonly disk: number; readonly part: DiskPart } | null;
  /** The column of the machine's name, for messages. */
  readonly nameColumn: string;
}

const COLUMN_OF_KIND = { text: textColumn, number: numberColumn, numbers: numbersColumn, flag: flagColumn } as const;

/** The column specs of a format for one header: the documented columns and the numbered ones that the header has. */
export function columnsOfFormat(
  format: FlatFormat,
  header: readonly { readonly printed: string; readonly normal: string }[],
): { readonly specs: Readonly<Record<FlatColumn, ColumnSpec>>; readonly disks: readonly number[] } {
  const specs: Record<string, ColumnSpec> = {};
  for (const { maps, headers } of format.columns) specs[maps] = COLUMN_OF_KIND[FLAT_FIELDS[maps]](...headers);
  const disks = new Set<number>();
  for (const { printed, normal } of header) {
    const found = format.diskColumn(normal);
    if (found === null) continue;
    disks.add(found.disk);
    specs[`disk ${found.disk} ${found.part}`] ??= numberColumn(printed);
  }
  return { specs: specs as Record<FlatColumn, ColumnSpec>, disks: [...disks].toSorted((left, right) => left - right) };
}
