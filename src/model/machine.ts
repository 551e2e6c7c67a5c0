import type { MachineDecisions } from './decided.js';
import type { SourceLocation } from './problem.js';
import type { Bytes, BytesPerSecond, Cores, Iops, Percent } from './units.js';

declare const machineId: unique symbol;
/** The source's UUID in lower case where known, else `<source>:<manager>/<name>` in lower case. */
export type MachineId = string & { readonly [machineId]: true };
export const toMachineId = (text: string): MachineId => text as MachineId;

export type MachineSource = 'vmware' | 'hyperv' | 'physical' | 'other';
export type PowerState = 'on' | 'off' | 'suspended' | 'unknown';
export type Firmware = 'bios' | 'efi';
export type Architecture = 'x64' | 'x86' | 'arm64';
export type OsFamily = 'windows' | 'linux' | 'other' | 'unknown';
export type Environment = 'production' | 'nonProduction';

/**
 * Where a value came from. `read`: it stands there. `derived`: computed from what stands there.
 * `assumed`: the input is silent and `note` says what was taken instead.
 */
export interface Origin extends SourceLocation {
  readonly how: 'read' | 'derived' | 'assumed';
  readonly note?: string;
}

/**
 * The origin of each value of a machine, keyed by its path: `cores`, `os.name`, `disks[0].sizeBytes`.
 * The map has no prototype, so a hostile key cannot reach one. Every value that is not null has an entry.
 */
export type Origins = Readonly<Record<string, Origin>>;

export interface OperatingSystem {
  /** As the source printed it; null where it printed nothing. */
  readonly name: string | null;
  readonly family: OsFamily;
  /** The `product` of the catalogue's table of operating systems, such as `windows-server` or `rhel`; null if not recognised. */
  readonly product: string | null;
  /** As the catalogue writes it: `2012-r2`, `8`, `22.04`; null where the source does not say. */
  readonly version: string | null;
  /** `Datacenter`, `Standard`, `Enterprise`…; null where the source does not say. */
  readonly edition: string | null;
  /** The name stands for this version or a later one, as in "2016 or later". */
  readonly isOrLater: boolean;
  readonly architecture: Architecture | null;
  /** The vSphere guest id, such as `windows9Server64Guest`. */
  readonly guestId: string | null;
}

export interface Disk {
  /** As the source names it, such as `Hard disk 1` or `scsi0:0`. */
  readonly name: string;
  /** Provisioned size. */
  readonly sizeBytes: Bytes;
  /** `stated` by the source, or `estimated` from partitions or totals; the origin's note says how. */
  readonly sizeBasis: 'stated' | 'estimated';
  /** The boot disk; the first disk where the source does not mark one. */
  readonly isOs: boolean;
  readonly usedBytes: Bytes | null;
  readonly controller: string | null;
  /** The place on its controllers, such as `scsi0:1` (`diskAddressOf`), by which samples may name it. */
  readonly address: string | null;
  /** The datastore that holds it, as the platform names it; on Hyper-V the volume in the path of its file, such as `D:\`. */
  readonly datastore: string | null;
  readonly isThin: boolean | null;
  readonly isRawDevice: boolean | null;
  /** Independent of snapshots: such a disk cannot be copied without an agent. */
  readonly isIndependent: boolean | null;
  /** Attached to several machines, or multi-writer. */
  readonly isShared: boolean | null;
  readonly isEncrypted: boolean | null;
  readonly readIops: Iops | null;
  readonly writeIops: Iops | null;
  readonly readBytesPerSecond: BytesPerSecond | null;
  readonly writeBytesPerSecond: BytesPerSecond | null;
}

/** What no source says of a disk until one does. */
export const UNKNOWN_OF_DISK: Omit<Disk, 'name' | 'sizeBytes' | 'sizeBasis' | 'isOs'> = {
  usedBytes: null,
  controller: null,
  address: null,
  datastore: null,
  isThin: null,
  isRawDevice: null,
  isIndependent: null,
  isShared: null,
  isEncrypted: null,
  readIops: null,
  writeIops: null,
  readBytesPerSecond: null,
  writeBytesPerSecond: null,
};

export interface Nic {
  readonly name: string;
  readonly network: string | null;
  readonly mac: string | null;
  readonly adapter: string | null;
  readonly isConnected: boolean | null;
  /** Whether it is connected when the machine starts. */
  readonly startsConnected: boolean | null;
  readonly addresses: readonly string[];
  readonly inBytesPerSecond: BytesPerSecond | null;
  readonly outBytesPerSecond: BytesPerSecond | null;
}

export interface Partition {
  /** Drive letter or mount point. */
  readonly name: string;
  readonly capacityBytes: Bytes;
  readonly usedBytes: Bytes | null;
}

/** Single figures that the input states for a whole machine; samples are a different thing and live elsewhere. */
export interface StatedUse {
  readonly cpuPercent: Percent | null;
  readonly memoryPercent: Percent | null;
  /** Totals over all disks, given where the input does not give each disk. */
  readonly diskReadIops: Iops | null;
  readonly diskWriteIops: Iops | null;
  readonly diskReadBytesPerSecond: BytesPerSecond | null;
  readonly diskWriteBytesPerSecond: BytesPerSecond | null;
  /** Totals over all NICs. */
  readonly networkInBytesPerSecond: BytesPerSecond | null;
  readonly networkOutBytesPerSecond: BytesPerSecond | null;
}

/** Signs of pressure and of things in the way of a migration, as far as the input knows them. */
export interface Condition {
  readonly snapshotCount: number | null;
  readonly snapshotBytes: Bytes | null;
  /** What people or products called them, in the order of the source. */
  readonly snapshotNames: readonly string[];
  /** The day of the oldest one, `YYYY-MM-DD`; null where no day is stated, or only in an order that could mean two days. */
  readonly snapshotOldest: string | null;
  /** The platform still has to merge files of snapshots that were deleted. */
  readonly consolidationNeeded: boolean | null;
  readonly toolsStatus: string | null;
  readonly toolsVersion: string | null;
  readonly changeTracking: boolean | null;
  /** vSphere's version of the virtual hardware: 13 of `vmx-13`. */
  readonly hardwareVersion: number | null;
  /** Whether the platform reaches the machine's files: `connected`, `inaccessible`, `orphaned`… */
  readonly connectionState: string | null;
  readonly guestState: string | null;
  readonly faultTolerance: boolean | null;
  readonly latencySensitivity: string | null;
  /** `disk.EnableUUID`: the guest sees the ids of its disks. */
  readonly diskUuidEnabled: boolean | null;
  readonly virtualTpm: boolean | null;
  readonly dynamicMemory: boolean | null;
  readonly cpuHotAdd: boolean | null;
  readonly memoryHotAdd: boolean | null;
  readonly cpuReadyPercent: Percent | null;
  /** What the platform lets the machine use at most, and what it could use on its host; -1 and "unlimited" are no limit and null. */
  readonly cpuLimitMhz: number | null;
  readonly cpuMaxMhz: number | null;
  readonly cpuReservationMhz: number | null;
  readonly memoryLimitBytes: Bytes | null;
  readonly memoryReservationBytes: Bytes | null;
  readonly balloonedBytes: Bytes | null;
  readonly swappedBytes: Bytes | null;
  readonly connectedMedia: readonly string[];
  readonly usbDevices: readonly string[];
  readonly healthMessages: readonly string[];
  /** What only the guest knows, and an inventory has where somebody asked it. The largest logical sector of its disks. */
  readonly logicalSectorBytes: Bytes | null;
  readonly usesStorageSpaces: boolean | null;
  readonly usesMultipath: boolean | null;
  readonly usesIscsi: boolean | null;
  readonly usesNicTeaming: boolean | null;
  /** BitLocker, dm-crypt or another encryption inside the guest. */
  readonly isGuestEncrypted: boolean | null;
  /** As `uname -r` prints it. */
  readonly kernel: string | null;
  /** What a licence is bound to, in words: a dongle, a MAC address, the processor of the host. */
  readonly licenceBoundTo: string | null;
  /** Servers of SQL Server that an inventory of its software found; 0 is an answer, null is that nobody looked. */
  readonly sqlServersFound: number | null;
  /** Whether such an inventory found a service of SQL Server. */
  readonly sqlServiceFound: boolean | null;
}

/** What no source says of a machine's condition until one does. */
export const UNKNOWN_CONDITION: Condition = {
  snapshotCount: null,
  snapshotBytes: null,
  snapshotNames: [],
  snapshotOldest: null,
  consolidationNeeded: null,
  toolsStatus: null,
  toolsVersion: null,
  changeTracking: null,
  hardwareVersion: null,
  connectionState: null,
  guestState: null,
  faultTolerance: null,
  latencySensitivity: null,
  diskUuidEnabled: null,
  virtualTpm: null,
  dynamicMemory: null,
  cpuHotAdd: null,
  memoryHotAdd: null,
  cpuReadyPercent: null,
  cpuLimitMhz: null,
  cpuMaxMhz: null,
  cpuReservationMhz: null,
  memoryLimitBytes: null,
  memoryReservationBytes: null,
  balloonedBytes: null,
  swappedBytes: null,
  connectedMedia: [],
  usbDevices: [],
  healthMessages: [],
  logicalSectorBytes: null,
  usesStorageSpaces: null,
  usesMultipath: null,
  usesIscsi: null,
  usesNicTeaming: null,
  isGuestEncrypted: null,
  kernel: null,
  licenceBoundTo: null,
  sqlServersFound: null,
  sqlServiceFound: null,
};

export interface Placement {
  /** The vCenter, the Hyper-V host or cluster that manages it. */
  readonly manager: string | null;
  readonly datacenter: string | null;
  readonly cluster: string | null;
  readonly host: string | null;
  readonly folder: string | null;
  /** The processor of the host, as printed. */
  readonly hostCpu: string | null;
}

/** One machine as its sources describe it. `null` means that no source says; nothing is guessed here. */
export interface Machine {
  readonly id: MachineId;
  readonly name: string;
  readonly source: MachineSource;
  /** Lower case; VMware's SMBIOS or instance UUID, Hyper-V's id. */
  readonly uuid: string | null;
  readonly power: PowerState;
  readonly isTemplate: boolean;
  readonly cores: Cores | null;
  readonly memoryBytes: Bytes | null;
  readonly os: OperatingSystem;
  readonly firmware: Firmware | null;
  readonly secureBoot: boolean | null;
  /** In the source's order. Empty where no source lists them; see `diskCount` and `storageBytes`. */
  readonly disks: readonly Disk[];
  /** What the source states as a number of disks, even where it lists none. */
  readonly diskCount: number | null;
  readonly storageBytes: Bytes | null;
  readonly storageUsedBytes: Bytes | null;
  readonly partitions: readonly Partition[];
  readonly nics: readonly Nic[];
  readonly nicCount: number | null;
  readonly addresses: readonly string[];
  readonly placement: Placement;
  readonly environment: Environment | null;
  readonly criticality: string | null;
  readonly application: string | null;
  readonly annotation: string | null;
  /** In the source's order; a pair of key and value, since keys are the customer's. */
  readonly tags: readonly (readonly [key: string, value: string])[];
  readonly statedUse: StatedUse | null;
  readonly condition: Condition;
  readonly origins: Origins;
  /** What people decided about it; absent: nothing. */
  readonly decided?: MachineDecisions;
}
