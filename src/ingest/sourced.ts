import { UNKNOWN_CONDITION, UNKNOWN_OF_DISK } from '../model/index.js';
import type {
  Condition,
  Disk,
  Machine,
  Nic,
  OperatingSystem,
  Origin,
  Partition,
  Placement,
  StatedUse,
} from '../model/index.js';

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

/** A value and the place it came from. */
export interface Found<T> {
  readonly value: T;
  readonly origin: Origin;
}

/** A record under construction with the origin of each of its values that is not null. */
export interface Sourced<T> {
  readonly values: Writable<T>;
  /** Keyed by the names of `values`; without a prototype. */
  readonly origins: Record<string, Origin>;
}

/** The values of a machine that belong to no group of their own. */
export type MachineCore = Omit<
  Machine,
  'id' | 'os' | 'placement' | 'condition' | 'statedUse' | 'disks' | 'partitions' | 'nics' | 'tags' | 'origins'
>;

/** A machine under construction: rows fill it, further inputs join it, and an id comes last. */
export interface MachineDraft {
  readonly core: Sourced<MachineCore>;
  os: Sourced<OperatingSystem>;
  readonly placement: Sourced<Placement>;
  readonly condition: Sourced<Condition>;
  readonly statedUse: Sourced<StatedUse>;
  disks: Sourced<Disk>[];
  partitions: Sourced<Partition>[];
  nics: Sourced<Nic>[];
  tags: Found<readonly [key: string, value: string]>[];
}

const noOrigins = (): Record<string, Origin> => Object.create(null) as Record<string, Origin>;

/** Starts a record from values whose origins are given per key. */
const sourced = <T>(values: T): Sourced<T> => ({ values: { ...values }, origins: noOrigins() });

/** Sets a value and its origin; a value that was not found changes nothing. */
export function put<T, Key extends keyof T & string>(target: Sourced<T>, key: Key, found: Found<T[Key]> | null): void {
  if (found === null) return;
  target.values[key] = found.value;
  target.origins[key] = found.origin;
}

/** As `put`, but only where no value is known yet. */
export function putIfUnknown<T, Key extends keyof T & string>(
  target: Sourced<T>,
  key: Key,
  found: Found<T[Key]> | null,
): void {
  if (target.values[key] === null) put(target, key, found);
}

/** The same place, for a value that was computed from what stands there. */
export const derivedFrom = (origin: Origin, note?: string): Origin => ({
  ...origin,
  how: 'derived',
  ...(note === undefined ? {} : { note }),
});

export const mapFound = <From, To>(found: Found<From> | null, change: (value: From) => To): Found<To> | null =>
  found === null ? null : { value: change(found.value), origin: found.origin };

/** A machine of which nothing is known but where it is described; the two assumed values say so. */
export function blankMachine(at: Origin): MachineDraft {
  const assumed = (note: string): Origin => ({ ...at, how: 'assumed', note });
  const core = sourced<MachineCore>({
    name: '',
    source: 'other',
    uuid: null,
    power: 'unknown',
    isTemplate: false,
    cores: null,
    memoryBytes: null,
    firmware: null,
    secureBoot: null,
    diskCount: null,
    storageBytes: null,
    storageUsedBytes: null,
    nicCount: null,
    addresses: [],
    environment: null,
    criticality: null,
    application: null,
    annotation: null,
  });
  core.origins['source'] = assumed('the input does not say which platform runs the machine');
  core.origins['power'] = assumed('the input does not state the power state');
  core.origins['isTemplate'] = assumed('the input does not mark templates');
  return {
    core,
    os: blankOs(at),
    placement: sourced({ manager: null, datacenter: null, cluster: null, host: null, folder: null, hostCpu: null }),
    condition: blankCondition(),
    statedUse: blankUse(),
    disks: [],
    partitions: [],
    nics: [],
    tags: [],
  };
}

function blankOs(at: Origin): Sourced<OperatingSystem> {
  const os = sourced<OperatingSystem>({
    name: null,
    family: 'unknown',
    product: null,
    version: null,
    edition: null,
    isOrLater: false,
    architecture: null,
    guestId: null,
  });
  const origin: Origin = { ...at, how: 'assumed', note: 'the input names no operating system' };
  os.origins['family'] = origin;
  os.origins['isOrLater'] = origin;
  return os;
}

const blankCondition = (): Sourced<Condition> => sourced(UNKNOWN_CONDITION);

const blankUse = (): Sourced<StatedUse> =>
  sourced({
    cpuPercent: null,
    memoryPercent: null,
    diskReadIops: null,
    diskWriteIops: null,
    diskReadBytesPerSecond: null,
    diskWriteBytesPerSecond: null,
    networkInBytesPerSecond: null,
    networkOutBytesPerSecond: null,
  });

/** A disk of which only the size is known. */
export function diskOfSize(
  name: Found<string>,
  size: Found<Disk['sizeBytes']>,
  basis: Disk['sizeBasis'],
): Sourced<Disk> {
  const disk = sourced<Disk>({
    name: name.value,
    sizeBytes: size.value,
    sizeBasis: basis,
    isOs: false,
    ...UNKNOWN_OF_DISK,
  });
  disk.origins['name'] = name.origin;
  disk.origins['sizeBytes'] = size.origin;
  disk.origins['sizeBasis'] = size.origin;
  disk.origins['isOs'] = derivedFrom(size.origin, 'not the boot disk');
  return disk;
}

/** A NIC of which only the name is known. */
export function nicNamed(name: Found<string>): Sourced<Nic> {
  const nic = sourced<Nic>({
    name: name.value,
    network: null,
    mac: null,
    adapter: null,
    isConnected: null,
    startsConnected: null,
    addresses: [],
    inBytesPerSecond: null,
    outBytesPerSecond: null,
  });
  nic.origins['name'] = name.origin;
  return nic;
}

export function partitionOfSize(name: Found<string>, capacity: Found<Partition['capacityBytes']>): Sourced<Partition> {
  const partition = sourced<Partition>({ name: name.value, capacityBytes: capacity.value, usedBytes: null });
  partition.origins['name'] = name.origin;
  partition.origins['capacityBytes'] = capacity.origin;
  return partition;
}
