import { bytes, bytesOfGib, bytesOfMib, UNKNOWN_CONDITION } from '../model/index.js';
import type { Condition, OperatingSystem } from '../model/index.js';
import type { ChosenSizeFacts, DiskFacts, PartitionFacts, ReadinessFacts } from './facts.js';

/** A plain operating system for examples: 64-bit, nothing else known but what is given. */
export const exampleOs = (overrides: Partial<OperatingSystem>): OperatingSystem => ({
  name: null,
  family: 'unknown',
  product: null,
  version: null,
  edition: null,
  isOrLater: false,
  architecture: 'x64',
  guestId: null,
  ...overrides,
});

export const windowsServer = (version: string | null, overrides: Partial<OperatingSystem> = {}): OperatingSystem =>
  exampleOs({
    name: `Windows Server ${version ?? ''}`.trim(),
    family: 'windows',
    product: 'windows-server',
    version,
    ...overrides,
  });

export const linux = (
  product: string | null,
  version: string | null,
  name: string = product ?? 'Linux',
): OperatingSystem => exampleOs({ name, family: 'linux', product, version });

/** An OS disk of 128 GiB of which everything is known and nothing is in the way. */
export const exampleDisk = (overrides: Partial<DiskFacts> = {}): DiskFacts => ({
  name: 'Hard disk 1',
  sizeBytes: bytesOfGib(128),
  isEstimated: false,
  isOs: true,
  isRawDevice: false,
  isIndependent: false,
  isShared: false,
  isEncrypted: false,
  controller: 'SCSI controller 0',
  ...overrides,
});

/** A condition of which everything is known and nothing is in the way. */
const exampleCondition = (overrides: Partial<Condition> = {}): Condition => ({
  ...UNKNOWN_CONDITION,
  snapshotCount: 0,
  consolidationNeeded: false,
  toolsStatus: 'toolsOk',
  changeTracking: true,
  hardwareVersion: 19,
  connectionState: 'connected',
  guestState: 'running',
  faultTolerance: false,
  latencySensitivity: 'normal',
  diskUuidEnabled: true,
  logicalSectorBytes: bytes(512),
  usesStorageSpaces: false,
  usesMultipath: false,
  usesIscsi: false,
  usesNicTeaming: false,
  isGuestEncrypted: false,
  ...overrides,
});

/** The easy case in a condition of its own. */
export const inCondition = (overrides: Partial<Condition>, more: Partial<ReadinessFacts> = {}): ReadinessFacts =>
  exampleFacts({ condition: exampleCondition(overrides), ...more });

/** A volume with so much room, in MiB. */
export const exampleVolume = (name: string, capacityMib: number, freeMib: number): PartitionFacts => ({
  name,
  capacityBytes: bytesOfMib(capacityMib),
  freeBytes: bytesOfMib(freeMib),
});

/** A size without a temporary disk. */
export const exampleSize = (overrides: Partial<ChosenSizeFacts> = {}): ChosenSizeFacts => ({
  vcpus: 4,
  memoryBytes: bytesOfGib(16),
  hasTemporaryDisk: false,
  ...overrides,
});

/** The easy case: a small VMware machine with Windows Server 2022 on BIOS, to which every rule says yes. */
export function exampleFacts(overrides: Partial<ReadinessFacts> = {}): ReadinessFacts {
  return {
    name: 'web01',
    source: 'vmware',
    fromImport: false,
    os: windowsServer('2022'),
    firmware: 'bios',
    secureBoot: false,
    power: 'on',
    isTemplate: false,
    notes: [],
    cores: 4,
    memoryBytes: bytesOfGib(16),
    disks: [exampleDisk()],
    diskCount: 1,
    nicCount: 1,
    nics: [{ name: 'Network adapter 1', adapter: 'Vmxnet3', isConnected: true, startsConnected: true }],
    addresses: ['10.0.0.1'],
    partitions: [exampleVolume('C:\\', 130_000, 60_000)],
    condition: exampleCondition(),
    allocatedMemoryBytes: bytesOfGib(16),
    memoryUsedPercent: 50,
    pressure: [],
    roles: [],
    namesakes: 0,
    chosen: exampleSize(),
    ...overrides,
  };
}
