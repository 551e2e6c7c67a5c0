import {
  bytesOfGib,
  cores,
  toMachineId,
  UNKNOWN_CONDITION,
  type Condition,
  type Disk,
  type Machine,
  type Nic,
  type OperatingSystem,
  type Origin,
  type Placement,
  type StatedUse,
} from '../../src/model/index.js';
import { leafPaths } from './leaf-paths.js';

/** Windows Server 2019 Datacenter, 64-bit; a test states only what matters to it. */
export const anOperatingSystem = (overrides: Partial<OperatingSystem> = {}): OperatingSystem => ({
  name: 'Microsoft Windows Server 2019 Datacenter (64-bit)',
  family: 'windows',
  product: 'windows-server',
  version: '2019',
  edition: 'Datacenter',
  isOrLater: false,
  architecture: 'x64',
  guestId: null,
  ...overrides,
});

/** A data disk of 128 GiB as its source states it, without measurements. */
export const aDisk = (overrides: Partial<Disk> = {}): Disk => ({
  name: 'Hard disk 1',
  sizeBytes: bytesOfGib(128),
  sizeBasis: 'stated',
  isOs: false,
  usedBytes: null,
  controller: 'SCSI controller 0',
  address: null,
  datastore: null,
  isThin: true,
  isRawDevice: false,
  isIndependent: false,
  isShared: false,
  isEncrypted: null,
  readIops: null,
  writeIops: null,
  readBytesPerSecond: null,
  writeBytesPerSecond: null,
  ...overrides,
});

/** A connected NIC with one address, without measurements. */
export const aNic = (overrides: Partial<Nic> = {}): Nic => ({
  name: 'Network adapter 1',
  network: 'app-net',
  mac: '00:50:56:aa:00:01',
  adapter: 'Vmxnet3',
  isConnected: true,
  startsConnected: true,
  addresses: ['10.0.0.1'],
  inBytesPerSecond: null,
  outBytesPerSecond: null,
  ...overrides,
});

const aPlacement = (overrides: Partial<Placement> = {}): Placement => ({
  manager: 'vcenter.example',
  datacenter: 'dc1',
  cluster: 'cluster1',
  host: 'host1.example',
  folder: null,
  hostCpu: null,
  ...overrides,
});

/** A condition of which nothing is known. */
export const aCondition = (overrides: Partial<Condition> = {}): Condition => ({ ...UNKNOWN_CONDITION, ...overrides });

/** Stated use in which nothing is stated but what the test adds. */
export const aStatedUse = (overrides: Partial<StatedUse> = {}): StatedUse => ({
  cpuPercent: null,
  memoryPercent: null,
  diskReadIops: null,
  diskWriteIops: null,
  diskReadBytesPerSecond: null,
  diskWriteBytesPerSecond: null,
  networkInBytesPerSecond: null,
  networkOutBytesPerSecond: null,
  ...overrides,
});

/**
 * A running VMware machine with 4 cores, 16 GiB, one disk of 128 GiB for Windows Server 2019 and one NIC. The id and
 * the origins follow from the other values unless the test gives them.
 */
export function aMachine(overrides: Partial<Machine> = {}): Machine {
  const name = overrides.name ?? 'web01';
  const machine: Machine = {
    id: toMachineId(overrides.uuid?.toLowerCase() ?? `vmware:vcenter.example/${name.toLowerCase()}`),
    name,
    source: 'vmware',
    uuid: null,
    power: 'on',
    isTemplate: false,
    cores: cores(4),
    memoryBytes: bytesOfGib(16),
    os: anOperatingSystem(),
    firmware: 'efi',
    secureBoot: false,
    disks: [aDisk({ isOs: true })],
    diskCount: 1,
    storageBytes: bytesOfGib(128),
    storageUsedBytes: null,
    partitions: [],
    nics: [aNic()],
    nicCount: 1,
    addresses: ['10.0.0.1'],
    placement: aPlacement(),
    environment: null,
    criticality: null,
    application: null,
    annotation: null,
    tags: [],
    statedUse: null,
    condition: aCondition(),
    origins: {},
    ...overrides,
  };
  return overrides.origins === undefined ? { ...machine, origins: originsFor(machine) } : machine;
}

function originsFor(machine: Machine): Readonly<Record<string, Origin>> {
  const origins = Object.create(null) as Record<string, Origin>;
  for (const path of leafPaths(machine)) {
    origins[path] = { file: 'estate.xlsx', sheet: 'vInfo', line: 2, column: path, how: 'read' };
  }
  return origins;
}
