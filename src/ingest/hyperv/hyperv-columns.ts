import { flagColumn, numberColumn, textColumn } from '../columns.js';
import type { ColumnSpecs } from '../columns.js';

/** What a table out of Hyper-V's cmdlets describes; each may come in a file of its own, or nested in the machines. */
export type HypervTableKind =
  'machines' | 'disks' | 'nics' | 'processors' | 'memory' | 'snapshots' | 'firmware' | 'security' | 'guests';

/** How a row says which machine it belongs to. */
export type HypervOwnerField = 'vmId' | 'vmName' | 'host' | 'checkpointId';

export type HypervMachineField =
  | HypervOwnerField
  | 'state'
  | 'cores'
  | 'memoryStartup'
  | 'memoryAssigned'
  | 'memoryMinimum'
  | 'memoryMaximum'
  | 'isDynamic'
  | 'generation'
  | 'cluster'
  | 'isClustered'
  | 'notes'
  | 'replication'
  | 'toolsState'
  | 'toolsVersion'
  | 'osName'
  | 'architecture'
  | 'addresses';

export type HypervDiskField =
  | HypervOwnerField
  | 'name'
  | 'path'
  | 'controllerType'
  | 'controllerNumber'
  | 'controllerLocation'
  | 'diskNumber'
  | 'isShared'
  | 'vhdFormat'
  | 'vhdType'
  | 'fileSize'
  | 'size'
  | 'parentPath'
  | 'dvd';

export type HypervNicField =
  HypervOwnerField | 'name' | 'switch' | 'mac' | 'addresses' | 'isConnected' | 'isLegacy' | 'isOfHost';
export type HypervProcessorField = HypervOwnerField | 'count';
export type HypervMemoryField = HypervOwnerField | 'startup' | 'minimum' | 'maximum' | 'isDynamic';
export type HypervSnapshotField = HypervOwnerField | 'name' | 'createdAt';
export type HypervFirmwareField = HypervOwnerField | 'secureBoot';
export type HypervSecurityField = HypervOwnerField | 'virtualTpm';
export type HypervGuestField = HypervOwnerField | 'osName' | 'architecture' | 'toolsVersion' | 'addresses' | 'items';

const OWNER: ColumnSpecs<HypervOwnerField> = {
  vmId: textColumn('VMId'),
  vmName: textColumn('VMName'),
  host: textColumn('ComputerName', 'HostName', 'PSComputerName'),
  checkpointId: textColumn('VMSnapshotId', 'VMCheckpointId'),
};

/** `Get-VM`; its `Name` and `VMName` are one, as are `Id` and `VMId`. */
export const HYPERV_MACHINE_COLUMNS: ColumnSpecs<HypervMachineField> = {
  ...OWNER,
  vmId: textColumn('VMId', 'Id'),
  vmName: textColumn('Name', 'VMName'),
  state: textColumn('State', 'VMState'),
  cores: numberColumn('ProcessorCount'),
  memoryStartup: numberColumn('MemoryStartup', 'MemoryStartupBytes'),
  memoryAssigned: numberColumn('MemoryAssigned'),
  memoryMinimum: numberColumn('MemoryMinimum', 'MemoryMinimumBytes'),
  memoryMaximum: numberColumn('MemoryMaximum', 'MemoryMaximumBytes'),
  isDynamic: flagColumn('DynamicMemoryEnabled'),
  generation: numberColumn('Generation'),
  cluster: textColumn('ClusterName', 'Cluster'),
  isClustered: flagColumn('IsClustered'),
  notes: textColumn('Notes'),
  replication: textColumn('ReplicationMode'),
  toolsState: textColumn('IntegrationServicesState'),
  toolsVersion: textColumn('IntegrationServicesVersion'),
  osName: textColumn('OSName', 'GuestOSName', 'GuestOS'),
  architecture: textColumn('ProcessorArchitecture', 'OSArchitecture'),
  addresses: textColumn('IPAddresses', 'IPAddress', 'NetworkAddressIPv4'),
};

/** `Get-VMHardDiskDrive` and `Get-VHD`, alone or side by side. */
export const HYPERV_DISK_COLUMNS: ColumnSpecs<HypervDiskField> = {
  ...OWNER,
  name: textColumn('Name'),
  path: textColumn('Path', 'VHDPath'),
  controllerType: textColumn('ControllerType'),
  controllerNumber: numberColumn('ControllerNumber'),
  controllerLocation: numberColumn('ControllerLocation'),
  diskNumber: numberColumn('DiskNumber'),
  isShared: flagColumn('SupportPersistentReservations'),
  vhdFormat: textColumn('VhdFormat'),
  vhdType: textColumn('VhdType'),
  fileSize: numberColumn('FileSize'),
  size: numberColumn('Size', 'MaxInternalSize'),
  parentPath: textColumn('ParentPath'),
  dvd: textColumn('DvdMediaType'),
};

/** `Get-VMNetworkAdapter`. */
export const HYPERV_NIC_COLUMNS: ColumnSpecs<HypervNicField> = {
  ...OWNER,
  name: textColumn('Name', 'AdapterName'),
  switch: textColumn('SwitchName'),
  mac: textColumn('MacAddress'),
  addresses: textColumn('IPAddresses', 'IPAddress'),
  isConnected: flagColumn('Connected'),
  isLegacy: flagColumn('IsLegacy'),
  isOfHost: flagColumn('IsManagementOs'),
};

/** `Get-VMProcessor`. */
export const HYPERV_PROCESSOR_COLUMNS: ColumnSpecs<HypervProcessorField> = { ...OWNER, count: numberColumn('Count') };

/** `Get-VMMemory`; bytes. */
export const HYPERV_MEMORY_COLUMNS: ColumnSpecs<HypervMemoryField> = {
  ...OWNER,
  startup: numberColumn('Startup'),
  minimum: numberColumn('Minimum'),
  maximum: numberColumn('Maximum'),
  isDynamic: flagColumn('DynamicMemoryEnabled'),
};

/** `Get-VMSnapshot`, `Get-VMCheckpoint`. */
export const HYPERV_SNAPSHOT_COLUMNS: ColumnSpecs<HypervSnapshotField> = {
  ...OWNER,
  name: textColumn('Name'),
  createdAt: textColumn('CreationTime'),
};

/** `Get-VMFirmware`; machines of generation 2 only. */
export const HYPERV_FIRMWARE_COLUMNS: ColumnSpecs<HypervFirmwareField> = {
  ...OWNER,
  secureBoot: textColumn('SecureBoot'),
};

/** `Get-VMSecurity`; machines of generation 2 only. */
export const HYPERV_SECURITY_COLUMNS: ColumnSpecs<HypervSecurityField> = {
  ...OWNER,
  virtualTpm: flagColumn('TpmEnabled'),
};

/** What the guest tells of itself: the pairs of the key-value exchange, as columns or as `Msvm_KvpExchangeComponent` holds them. */
export const HYPERV_GUEST_COLUMNS: ColumnSpecs<HypervGuestField> = {
  ...OWNER,
  vmId: textColumn('VMId', 'SystemName'),
  osName: textColumn('OSName', 'GuestOSName'),
  architecture: textColumn('ProcessorArchitecture', 'OSArchitecture'),
  toolsVersion: textColumn('IntegrationServicesVersion'),
  addresses: textColumn('NetworkAddressIPv4', 'IPAddresses'),
  items: textColumn('GuestIntrinsicExchangeItems'),
};

type Header = ReadonlySet<string>;

const hasAny = (header: Header, names: readonly string[]): boolean => names.some((name) => header.has(name));
const hasOwner = (header: Header): boolean => hasAny(header, ['vmid', 'vmname']);

/** Properties that `Get-VM` alone has; one of the first four is needed, and one more of all. */
const MACHINE_SIGNS = [
  ...['processorcount', 'memorystartup', 'memoryassigned', 'dynamicmemoryenabled'],
  ...['memoryminimum', 'memorymaximum', 'generation', 'state', 'uptime', 'isclustered', 'integrationservicesstate'],
  ...['integrationservicesversion', 'automaticstartaction', 'smartpagingfilepath', 'replicationmode'],
];
const STRONG_MACHINE_SIGNS = MACHINE_SIGNS.slice(0, 4);

const isMachines = (header: Header): boolean =>
  hasAny(header, ['name', 'vmname']) &&
  hasAny(header, STRONG_MACHINE_SIGNS) &&
  MACHINE_SIGNS.filter((name) => header.has(name)).length > 1;

const PROCESSOR_SIGNS = ['relativeweight', 'reserve', 'compatibilityformigrationenabled', 'hwthreadcountpercore'];
const GUEST_SIGNS = ['osversion', 'osplatformid', 'fullyqualifieddomainname', 'integrationservicesversion'];

/** The first that fits decides: a checkpoint has the properties of a machine, a machine's memory has a name of its own. */
const RULES: readonly (readonly [kind: HypervTableKind, fits: (header: Header) => boolean])[] = [
  ['snapshots', (header) => header.has('snapshottype') && hasOwner(header)],
  ['disks', (header) => header.has('path') && hasAny(header, ['vhdtype', 'vhdformat', 'controllerlocation'])],
  ['disks', (header) => header.has('vhdpath') && hasAny(header, ['vhdtype', 'vhdformat', 'controllerlocation'])],
  ['memory', (header) => header.has('startup') && hasOwner(header) && hasAny(header, ['minimum', 'maximum'])],
  ['machines', isMachines],
  ['processors', (header) => header.has('count') && hasOwner(header) && hasAny(header, PROCESSOR_SIGNS)],
  ['nics', (header) => hasOwner(header) && hasAny(header, ['macaddress', 'switchname'])],
  ['firmware', (header) => hasOwner(header) && header.has('secureboot')],
  ['security', (header) => hasOwner(header) && header.has('tpmenabled')],
  ['guests', (header) => hasOwner(header) && header.has('osname') && hasAny(header, GUEST_SIGNS)],
  ['guests', (header) => hasAny(header, ['vmid', 'vmname', 'systemname']) && header.has('guestintrinsicexchangeitems')],
];

/** Which of Hyper-V's cmdlets wrote a header, or null. The names are those of `normaliseHeader`. */
export const hypervKindOf = (header: ReadonlySet<string>): HypervTableKind | null =>
  RULES.find(([, fits]) => fits(header))?.[0] ?? null;

/** What a person calls the cmdlet behind each kind. */
export const HYPERV_CMDLETS: Readonly<Record<HypervTableKind, string>> = {
  machines: 'Get-VM',
  disks: 'Get-VMHardDiskDrive or Get-VHD',
  nics: 'Get-VMNetworkAdapter',
  processors: 'Get-VMProcessor',
  memory: 'Get-VMMemory',
  snapshots: 'Get-VMSnapshot',
  firmware: 'Get-VMFirmware',
  security: 'Get-VMSecurity',
  guests: 'the key-value exchange with the guest',
};
