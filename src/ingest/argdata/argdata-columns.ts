import { flagColumn, numberColumn, numbersColumn, textColumn } from '../columns.js';
import type { ColumnSpec, ColumnSpecs } from '../columns.js';
import { normaliseHeader } from '../table.js';

/** The values of a machine that stand once in a row. */
type ArgdataMachineField =
  | 'name'
  | 'resourceType'
  | 'armId'
  | 'uuid'
  | 'isDeleted'
  | 'power'
  | 'cores'
  | 'memoryMib'
  | 'guestOs'
  | 'guestOsVersion'
  | 'guestArchitecture'
  | 'os'
  | 'osVersion'
  | 'architecture'
  | 'firmware'
  | 'secureBoot'
  | 'diskCount'
  | 'storageGib'
  | 'addresses'
  | 'manager'
  | 'datacenter'
  | 'cluster'
  | 'host'
  | 'hostCpu'
  | 'annotation'
  | 'tags'
  | 'toolsStatus'
  | 'snapshots'
  | 'changeTracking';

const MACHINE_COLUMNS: ColumnSpecs<ArgdataMachineField> = {
  name: textColumn('properties.displayName', 'displayName', 'resourceName'),
  resourceType: textColumn('resourceType', 'type'),
  armId: textColumn('armId', 'id'),
  uuid: textColumn('properties.biosGuid', 'properties.instanceUuid'),
  isDeleted: flagColumn('properties.isDeleted'),
  power: textColumn('properties.powerStatus', 'powerOnStatus'),
  cores: numberColumn('properties.numberOfProcessorCore', 'cores'),
  memoryMib: numberColumn('properties.allocatedMemoryInMB', 'memoryInMB'),
  guestOs: textColumn('properties.guestOSDetails.osName'),
  guestOsVersion: textColumn('properties.guestOSDetails.osVersion'),
  guestArchitecture: textColumn('properties.guestOSDetails.osArchitecture'),
  os: textColumn('properties.operatingSystemDetails.osName', 'osName'),
  osVersion: textColumn('properties.operatingSystemDetails.osVersion'),
  architecture: textColumn('properties.operatingSystemDetails.osArchitecture'),
  firmware: textColumn('properties.firmware'),
  secureBoot: flagColumn('properties.secureBootEnabled'),
  diskCount: numberColumn('diskCount', 'properties.diskCount'),
  storageGib: numberColumn('properties.totalDiskSizeInGB', 'totalSizeInGB'),
  addresses: textColumn('properties.ipAddresses', 'ipAddressList'),
  manager: textColumn('properties.vCenterFQDN'),
  datacenter: textColumn('properties.dataCenterScope'),
  cluster: textColumn('properties.clusterName', 'properties.clusterFqdn'),
  host: textColumn('properties.hostName', 'properties.hostFqdn'),
  hostCpu: textColumn('properties.hostProcessorInfo.name'),
  annotation: textColumn('properties.description'),
  tags: textColumn('tags', 'properties.tags', 'resourceTags'),
  toolsStatus: textColumn('properties.vMwareToolsStatus'),
  snapshots: numberColumn('properties.numberOfSnapshots'),
  changeTracking: flagColumn('properties.changeTrackingEnabled'),
};

/** What one numbered column says of its disk, by the name of the property. */
type DiskPart =
  | 'name'
  | 'label'
  | 'maxSizeInBytes'
  | 'usedSpaceInBytes'
  | 'isOSDisk'
  | 'diskMode'
  | 'diskType'
  | 'diskProvisioningPolicy'
  | 'controllerType';

const DISK_PARTS: Readonly<Record<DiskPart, ColumnSpec['kind']>> = {
  name: 'text',
  label: 'text',
  maxSizeInBytes: 'number',
  usedSpaceInBytes: 'number',
  isOSDisk: 'flag',
  diskMode: 'text',
  diskType: 'text',
  diskProvisioningPolicy: 'text',
  controllerType: 'text',
};

type NicPart = 'label' | 'macAddress' | 'ipAddressList' | 'networkName' | 'adapterType';

const NIC_PARTS: Readonly<Record<NicPart, ColumnSpec['kind']>> = {
  label: 'text',
  macAddress: 'text',
  ipAddressList: 'text',
  networkName: 'text',
  adapterType: 'text',
};

export type ArgdataDiskField = `disk ${number} ${DiskPart}`;
export type ArgdataNicField = `nic ${number} ${NicPart}`;
export type ArgdataField = ArgdataMachineField | ArgdataDiskField | ArgdataNicField;

/** Whether a header has the properties of machines as Resource Graph flattens them; names as of `normaliseHeader`. */
export function isArgdataHeader(header: ReadonlySet<string>): boolean {
  const has = (name: string): boolean => header.has(normaliseHeader(`properties.${name}`));
  const signs = [
    'numberOfProcessorCore',
    'allocatedMemoryInMB',
    'operatingSystemDetails.osName',
    'disks[0].maxSizeInBytes',
  ];
  return (has('displayName') || header.has('resourcename')) && signs.some(has);
}

/** The columns of one header: the known ones, and those of as many disks and adapters as it numbers. */
export interface ArgdataColumns {
  readonly specs: Readonly<Record<ArgdataField, ColumnSpec>>;
  /** The numbers of the disks, as printed, in order. */
  readonly disks: readonly number[];
  readonly nics: readonly number[];
}

/** Binds the numbered columns that a header has, such as `properties.disks[12].label`; a machine has no thousand of them. */
export function argdataColumnsOf(header: readonly string[]): ArgdataColumns {
  const specs: Record<string, ColumnSpec> = { ...MACHINE_COLUMNS };
  const disks = new Set<number>();
  const nics = new Set<number>();
  for (const printed of header) {
    const found = /^properties(disks|networkadapters)(\d{1,3})(\D+)$/.exec(normaliseHeader(printed));
    if (found === null) continue;
    const [, list, digits, part = ''] = found;
    const number = Number(digits);
    const isDisk = list === 'disks';
    const known = partOf(isDisk ? DISK_PARTS : NIC_PARTS, part);
    if (known === null) continue;
    (isDisk ? disks : nics).add(number);
    specs[`${isDisk ? 'disk' : 'nic'} ${number} ${known.name}`] ??= COLUMN_OF_KIND[known.kind](printed);
  }
  return { specs: specs as Record<ArgdataField, ColumnSpec>, disks: sorted(disks), nics: sorted(nics) };
}

const COLUMN_OF_KIND = { text: textColumn, number: numberColumn, numbers: numbersColumn, flag: flagColumn } as const;

const sorted = (numbers: ReadonlySet<number>): number[] => [...numbers].toSorted((left, right) => left - right);

function partOf(
  parts: Readonly<Record<string, ColumnSpec['kind']>>,
  normal: string,
): { readonly name: string; readonly kind: ColumnSpec['kind'] } | null {
  const found = Object.entries(parts).find(([name]) => normaliseHeader(name) === normal);
  return found === undefined ? null : { name: found[0], kind: found[1] };
}
