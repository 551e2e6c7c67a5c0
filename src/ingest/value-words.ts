import { BYTES_PER_GIB, BYTES_PER_MB, BYTES_PER_MIB } from '../model/index.js';

/**
 * Two values of one field as a person writes them, and as different as they are: sizes in GiB or MiB, rates in MB/s. The
 * field is the path of the value in the model, such as `memoryBytes`; a value without a unit stays as it is.
 */
export function comparedInWords(field: string, one: string, other: string): readonly [string, string] {
  const fits = (value: string, { size }: Unit): boolean => Number(value) === 0 || Number(value) >= size;
  for (const unit of unitsOf(field).filter((candidate) => fits(one, candidate) && fits(other, candidate))) {
    const [left, right] = [inUnit(Number(one), unit), inUnit(Number(other), unit)];
    if (left !== right) return [left, right];
  }
  return [one, other];
}

/** A size in the largest unit of which it holds at least one, with two decimals at most. */
export const sizeInWords = (size: number): string => inUnit(size, SIZES.find((unit) => size >= unit.size) ?? BYTES);

interface Unit {
  readonly name: string;
  readonly size: number;
}

const BYTES: Unit = { name: ' bytes', size: 1 };
const SIZES: readonly Unit[] = [{ name: ' GiB', size: BYTES_PER_GIB }, { name: ' MiB', size: BYTES_PER_MIB }, BYTES];
const RATES: readonly Unit[] = [
  { name: ' MB/s', size: BYTES_PER_MB },
  { name: ' bytes/s', size: 1 },
];
const PERCENT: Unit = { name: ' %', size: 1 };

function unitsOf(field: string): readonly Unit[] {
  if (field.endsWith('BytesPerSecond')) return RATES;
  if (field.endsWith('Bytes')) return SIZES;
  return field.endsWith('Percent') ? [PERCENT] : [];
}

const inUnit = (value: number, { name, size }: Unit): string => `${Math.round((value / size) * 100) / 100}${name}`;

/** `memoryBytes` is "the memory", `disks[0].sizeBytes` "the size of disk 1"; what is no path of a value stays. */
export function nameInWords(field: string): string {
  const [, list, index] = /^(disk|partition|nic)s\[(\d+)\]/.exec(field) ?? [];
  const key = field.slice(field.lastIndexOf('.') + 1);
  const name = field === 'os.name' ? 'the operating system' : (NAMES.get(key) ?? key);
  if (list === undefined) return name;
  return `${name} of ${list === 'nic' ? 'network adapter' : list} ${Number(index) + 1}`;
}

const NAMES: ReadonlyMap<string, string> = new Map([
  ['source', 'the platform'],
  ['uuid', 'the UUID'],
  ['power', 'the power state'],
  ['isTemplate', 'the mark of a template'],
  ['cores', 'the number of cores'],
  ['memoryBytes', 'the memory'],
  ['firmware', 'the firmware'],
  ['secureBoot', 'Secure Boot'],
  ['diskCount', 'the number of disks'],
  ['storageBytes', 'the provisioned storage'],
  ['storageUsedBytes', 'the storage in use'],
  ['nicCount', 'the number of network adapters'],
  ['environment', 'the environment'],
  ['criticality', 'the criticality'],
  ['application', 'the application'],
  ['annotation', 'the annotation'],
  ['architecture', 'the architecture'],
  ['guestId', 'the guest id'],
  ['manager', 'the manager'],
  ['datacenter', 'the data centre'],
  ['cluster', 'the cluster'],
  ['host', 'the host'],
  ['folder', 'the folder'],
  ['hostCpu', 'the processor of the host'],
  ['snapshotCount', 'the number of snapshots'],
  ['snapshotBytes', 'the size of the snapshots'],
  ['snapshotNames', 'the names of the snapshots'],
  ['snapshotOldest', 'the day of the oldest snapshot'],
  ['consolidationNeeded', 'the mark of disks to consolidate'],
  ['toolsStatus', 'the state of VMware Tools'],
  ['toolsVersion', 'the version of VMware Tools'],
  ['hardwareVersion', 'the version of the virtual hardware'],
  ['connectionState', 'the state of the connection'],
  ['guestState', 'the state of the guest'],
  ['faultTolerance', 'fault tolerance'],
  ['latencySensitivity', 'latency sensitivity'],
  ['diskUuidEnabled', 'disk.EnableUUID'],
  ['virtualTpm', 'the virtual TPM'],
  ['dynamicMemory', 'dynamic memory'],
  ['cpuHotAdd', 'hot add of cores'],
  ['memoryHotAdd', 'hot add of memory'],
  ['cpuLimitMhz', 'the limit of its cores'],
  ['cpuMaxMhz', 'the most its cores could use'],
  ['cpuReservationMhz', 'the reservation of its cores'],
  ['memoryLimitBytes', 'the limit of its memory'],
  ['memoryReservationBytes', 'the reserved memory'],
  ['logicalSectorBytes', 'the logical sector of its disks'],
  ['usesStorageSpaces', 'Storage Spaces'],
  ['usesMultipath', 'multipath'],
  ['usesIscsi', 'iSCSI'],
  ['usesNicTeaming', 'teaming of network adapters'],
  ['isGuestEncrypted', 'encryption inside the guest'],
  ['kernel', 'the kernel'],
  ['licenceBoundTo', 'what its licence is bound to'],
  ['sqlServersFound', 'the number of SQL Servers found on it'],
  ['sqlServiceFound', 'whether a service of SQL Server was found on it'],
  ['changeTracking', 'changed block tracking'],
  ['cpuReadyPercent', 'the CPU ready time'],
  ['balloonedBytes', 'the ballooned memory'],
  ['swappedBytes', 'the swapped memory'],
  ['cpuPercent', 'the use of its cores'],
  ['memoryPercent', 'the use of its memory'],
  ['diskReadIops', 'the read operations per second'],
  ['diskWriteIops', 'the write operations per second'],
  ['diskReadBytesPerSecond', 'the read throughput'],
  ['diskWriteBytesPerSecond', 'the write throughput'],
  ['networkInBytesPerSecond', 'the received throughput'],
  ['networkOutBytesPerSecond', 'the sent throughput'],
  ['sizeBytes', 'the size'],
  ['capacityBytes', 'the capacity'],
  ['usedBytes', 'the used size'],
  ['controller', 'the controller'],
  ['address', 'the place on its controller'],
  ['datastore', 'the datastore'],
  ['isThin', 'thin provisioning'],
  ['isRawDevice', 'the mark of a raw device'],
  ['isIndependent', 'the mark of an independent disk'],
  ['isShared', 'the mark of a shared disk'],
  ['isEncrypted', 'encryption'],
  ['readIops', 'the read operations per second'],
  ['writeIops', 'the write operations per second'],
  ['readBytesPerSecond', 'the read throughput'],
  ['writeBytesPerSecond', 'the write throughput'],
  ['inBytesPerSecond', 'the received throughput'],
  ['outBytesPerSecond', 'the sent throughput'],
  ['network', 'the network'],
  ['mac', 'the MAC address'],
  ['adapter', 'the type'],
  ['isConnected', 'the connection'],
  ['startsConnected', 'the connection at the start'],
]);
