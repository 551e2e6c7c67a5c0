import { flagColumn as flag, numberColumn as number, textColumn as text } from './columns.js';
import type { ColumnSpecs } from './columns.js';

/** The tabs of RVTools that are read. */
export const RVTOOLS_TABS = [
  'vInfo',
  'vCPU',
  'vMemory',
  'vDisk',
  'vPartition',
  'vNetwork',
  'vSnapshot',
  'vTools',
  'vCD',
  'vUSB',
  'vHealth',
  'vHost',
  'vDatastore',
] as const;
export type RvtoolsTab = (typeof RVTOOLS_TABS)[number];

/** Tabs that RVTools writes and that say nothing about a machine which Portolan uses. */
export const RVTOOLS_OTHER_TABS: readonly string[] = [
  ...['vFloppy', 'vSource', 'vRP', 'vCluster', 'vHBA', 'vNIC', 'vSwitch', 'vPort', 'dvSwitch', 'dvPort', 'vSC_VMK'],
  ...['vMultiPath', 'vLicense', 'vFileInfo', 'vMetaData', 'vSC+VMK', 'vVolume'],
];

export type OwnerField =
  | 'name'
  | 'power'
  | 'template'
  | 'placeholder'
  | 'uuid'
  | 'vmId'
  | 'manager'
  | 'datacenter'
  | 'cluster'
  | 'host'
  | 'folder'
  | 'osConfigured'
  | 'osTools'
  | 'annotation';
/** What tells which machine a row is about; in every tab that has machines. */
export const OWNER_COLUMNS: ColumnSpecs<OwnerField> = {
  name: text('VM', 'VM Name', 'Name'),
  power: text('Powerstate', 'Power state'),
  template: flag('Template'),
  placeholder: flag('SRM Placeholder'),
  uuid: text('VM UUID', 'VM Instance UUID', 'Instance UUID', 'InstanceUUID', 'SMBIOS UUID', 'UUID'),
  vmId: text('VM ID', 'Object ID'),
  manager: text('VI SDK Server', 'vCenter', 'VI SDK UUID'),
  datacenter: text('Datacenter'),
  cluster: text('Cluster'),
  host: text('Host'),
  folder: text('Folder', 'VM Folder'),
  osConfigured: text('OS according to the configuration file', 'OS', 'Guest OS'),
  osTools: text('OS according to the VMware Tools', 'OS according to the VMWare Tools'),
  annotation: text('Annotation', 'Notes'),
};

type AttributeField = 'environment' | 'application' | 'criticality';
/** Custom attributes of a customer's vCenter that are understood by their name; RVTools appends them to its own columns. */
const ATTRIBUTE_COLUMNS: ColumnSpecs<AttributeField> = {
  environment: text('Environment', 'Env', 'Stage', 'Umgebung'),
  application: text('Application', 'Application Name', 'App', 'Service', 'Anwendung'),
  criticality: text('Criticality', 'Business Criticality', 'Business Impact', 'Kritikalität'),
};

export type VInfoField =
  | OwnerField
  | AttributeField
  | 'cpus'
  | 'memory'
  | 'nics'
  | 'disks'
  | 'diskCapacity'
  | 'provisioned'
  | 'inUse'
  | 'cpuReady'
  | 'changeTracking'
  | 'address'
  | 'firmware'
  | 'secureBoot'
  | 'guestId'
  | 'consolidation'
  | 'hardwareVersion'
  | 'connectionState'
  | 'guestState'
  | 'faultTolerance'
  | 'latencySensitivity'
  | 'diskUuid'
  | 'path';
export const V_INFO_COLUMNS: ColumnSpecs<VInfoField> = {
  ...OWNER_COLUMNS,
  ...ATTRIBUTE_COLUMNS,
  cpus: number('CPUs', 'CPU', '# CPUs', 'vCPUs'),
  memory: number('Memory', 'Memory MB', 'Memory Size MB', 'Memory Size'),
  nics: number('NICs', '# NICs'),
  disks: number('Disks', '# Disks'),
  diskCapacity: number('Total disk capacity MB', 'Total disk capacity'),
  provisioned: number('Provisioned MB', 'Provisioned', 'Provisioned Space MB'),
  inUse: number('In Use MB', 'In Use', 'Used Space MB'),
  cpuReady: number('Overall Cpu Readiness', 'CPU ready %'),
  changeTracking: flag('CBT', 'Change Block Tracking', 'Changed Block Tracking'),
  address: text('Primary IP Address', 'IP Address', 'Primary IP'),
  firmware: text('Firmware', 'Boot firmware'),
  secureBoot: flag('EFI Secure boot', 'Secure boot'),
  guestId: text('Guest ID', 'Guest OS ID'),
  consolidation: flag('Consolidation Needed'),
  hardwareVersion: text('HW version', 'Hardware version'),
  connectionState: text('Connection state'),
  guestState: text('Guest state'),
  faultTolerance: text('FT State', 'Fault Tolerance State'),
  latencySensitivity: text('Latency Sensitivity'),
  diskUuid: flag('EnableUUID'),
  path: text('Path', 'VMX Path', 'VM Path'),
};

export type VCpuField = OwnerField | 'cpus' | 'cpuReady' | 'max' | 'limit' | 'reservation' | 'hotAdd';
export const V_CPU_COLUMNS: ColumnSpecs<VCpuField> = {
  ...OWNER_COLUMNS,
  cpus: number('CPUs', 'CPU', 'vCPUs'),
  cpuReady: number('CPU ready %', 'Overall Cpu Readiness', '% Ready'),
  max: number('Max'),
  limit: number('Limit'),
  reservation: number('Reservation'),
  hotAdd: flag('Hot Add'),
};

export type VMemoryField = OwnerField | 'memory' | 'ballooned' | 'swapped' | 'limit' | 'reservation' | 'hotAdd';
export const V_MEMORY_COLUMNS: ColumnSpecs<VMemoryField> = {
  ...OWNER_COLUMNS,
  memory: number('Size MB', 'Size', 'Memory'),
  ballooned: number('Ballooned', 'Ballooned MB'),
  swapped: number('Swapped', 'Swapped MB'),
  limit: number('Limit'),
  reservation: number('Reservation'),
  hotAdd: flag('Hot Add'),
};

export type VDiskField =
  | OwnerField
  | 'disk'
  | 'diskKey'
  | 'capacity'
  | 'isRaw'
  | 'mode'
  | 'sharing'
  | 'sharedBus'
  | 'isThin'
  | 'isEncrypted'
  | 'controller'
  | 'unit'
  | 'rawLun'
  | 'path';
export const V_DISK_COLUMNS: ColumnSpecs<VDiskField> = {
  ...OWNER_COLUMNS,
  disk: text('Disk', 'Disk label', 'Label'),
  diskKey: text('Disk Key'),
  capacity: number('Capacity MB', 'Capacity'),
  isRaw: flag('Raw', 'RDM'),
  mode: text('Disk Mode', 'Mode'),
  sharing: text('Sharing mode'),
  sharedBus: text('Shared Bus', 'Bus sharing'),
  isThin: flag('Thin', 'Thin provisioned'),
  isEncrypted: flag('Encrypted'),
  controller: text('Controller', 'SCSI Controller'),
  unit: number('Unit #', 'SCSI Unit #', 'Unit'),
  rawLun: text('Raw LUN ID'),
  path: text('Path', 'Disk Path'),
};

export type VPartitionField = OwnerField | 'disk' | 'diskKey' | 'capacity' | 'consumed' | 'free';
export const V_PARTITION_COLUMNS: ColumnSpecs<VPartitionField> = {
  ...OWNER_COLUMNS,
  disk: text('Disk', 'Partition', 'Drive'),
  diskKey: text('Disk Key'),
  capacity: number('Capacity MB', 'Capacity'),
  consumed: number('Consumed MB', 'Consumed'),
  free: number('Free MB', 'Free'),
};

export type VNetworkField =
  OwnerField | 'label' | 'adapter' | 'network' | 'isConnected' | 'startsConnected' | 'mac' | 'addresses' | 'addresses6';
export const V_NETWORK_COLUMNS: ColumnSpecs<VNetworkField> = {
  ...OWNER_COLUMNS,
  label: text('NIC label', 'Network adapter', 'NIC'),
  adapter: text('Adapter', 'Adapter type'),
  network: text('Network', 'Portgroup', 'Port Group'),
  isConnected: flag('Connected'),
  startsConnected: flag('Starts Connected'),
  mac: text('Mac Address', 'MAC'),
  addresses: text('IPv4 Address', 'IP Address', 'IP Addresses', 'IPv4'),
  addresses6: text('IPv6 Address', 'IPv6'),
};

export type VSnapshotField = OwnerField | 'size' | 'title' | 'createdAt';
export const V_SNAPSHOT_COLUMNS: ColumnSpecs<VSnapshotField> = {
  ...OWNER_COLUMNS,
  size: number('Size MB (total)', 'Size MB (vmsn)', 'Size MB', 'Size'),
  // The machine's own columns come first, so a tab without a column "VM" keeps "Name" for the machine.
  title: text('Name', 'Snapshot', 'Snapshot name'),
  createdAt: text('Date / time', 'Date', 'Created'),
};

export type VToolsField = OwnerField | 'status' | 'version';
export const V_TOOLS_COLUMNS: ColumnSpecs<VToolsField> = {
  ...OWNER_COLUMNS,
  status: text('Tools', 'Tools status', 'VMware Tools'),
  version: text('Tools Version'),
};

export type VDeviceField = OwnerField | 'device' | 'deviceType' | 'isConnected';
/** vCD and vUSB. */
export const V_DEVICE_COLUMNS: ColumnSpecs<VDeviceField> = {
  ...OWNER_COLUMNS,
  device: text('Device Node', 'Device'),
  deviceType: text('Device Type', 'Type'),
  isConnected: flag('Connected'),
};

export type VHealthField = OwnerField | 'message' | 'messageType';
export const V_HEALTH_COLUMNS: ColumnSpecs<VHealthField> = {
  ...OWNER_COLUMNS,
  message: text('Message'),
  messageType: text('Message type', 'Type'),
};

export type VHostField =
  'host' | 'cpuModel' | 'processors' | 'coresPerProcessor' | 'cores' | 'datacenter' | 'cluster' | 'manager';
export const V_HOST_COLUMNS: ColumnSpecs<VHostField> = {
  host: text('Host', 'Host name', 'Name'),
  cpuModel: text('CPU Model', 'CPU Type', 'Processor'),
  processors: number('# CPU', 'Num CPU'),
  coresPerProcessor: number('Cores per CPU'),
  cores: number('# Cores', 'Num Cores'),
  datacenter: text('Datacenter'),
  cluster: text('Cluster'),
  manager: text('VI SDK Server', 'vCenter', 'VI SDK UUID'),
};

export type VDatastoreField = 'name' | 'type' | 'capacity' | 'provisioned' | 'used' | 'free' | 'manager';
export const V_DATASTORE_COLUMNS: ColumnSpecs<VDatastoreField> = {
  name: text('Name', 'Datastore'),
  type: text('Type'),
  capacity: number('Capacity MB', 'Capacity'),
  provisioned: number('Provisioned MB', 'Provisioned'),
  used: number('In Use MB', 'In Use'),
  free: number('Free MB', 'Free'),
  manager: text('VI SDK Server', 'vCenter', 'VI SDK UUID'),
};
