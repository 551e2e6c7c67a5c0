import type { Reading } from '../../timeseries/index.js';

/** A kind of amount, which decides the units that a column of it may be in. */
type QuantityKind =
  'text' | 'time' | 'duration' | 'count' | 'cpu' | 'frequency' | 'size' | 'memoryUse' | 'operations' | 'rate';

/** What belongs to a disk or a NIC has an instance; the rest belongs to the machine. */
type FieldOwner = 'row' | 'machine' | 'disk' | 'nic';

interface FieldRule {
  readonly quantity: QuantityKind;
  readonly owner: FieldOwner;
  /** Where its readings go; null for what places a row or only serves another column. */
  readonly channel: Reading['channel'] | null;
  readonly meaning: string;
}

const rule = (
  quantity: QuantityKind,
  owner: FieldOwner,
  channel: Reading['channel'] | null,
  meaning: string,
): FieldRule => ({
  quantity,
  owner,
  channel,
  meaning,
});

/** Everything that a column of samples may say, in the words of a column mapping. */
export type SampleField =
  | 'timestamp'
  | 'machine'
  | 'machineId'
  | 'interval'
  | 'cores'
  | 'memory'
  | 'cpu'
  | 'cpuCapacity'
  | 'memoryUsed'
  | 'memoryConsumed'
  | 'memoryActive'
  | 'disk.readIops'
  | 'disk.writeIops'
  | 'disk.readThroughput'
  | 'disk.writeThroughput'
  | 'nic.inThroughput'
  | 'nic.outThroughput';

/** What each field means, whose it is, and which channel its readings go to. */
export const SAMPLE_FIELDS: Readonly<Record<SampleField, FieldRule>> = {
  timestamp: rule('time', 'row', null, 'when the sample was taken'),
  machine: rule('text', 'row', null, 'the name of the machine'),
  machineId: rule('text', 'row', null, 'its UUID or other id, which decides before the name'),
  interval: rule('duration', 'row', null, 'the time that one sample stands for'),
  cores: rule('count', 'machine', 'allocatedCores', 'cores the machine has at that time'),
  memory: rule('size', 'machine', 'allocatedMemoryBytes', 'memory the machine has at that time'),
  cpu: rule('cpu', 'machine', 'cpuUsedCores', 'processor use'),
  cpuCapacity: rule('frequency', 'machine', null, 'what all cores of the machine may use together'),
  memoryUsed: rule('memoryUse', 'machine', 'memoryGuestUsedBytes', 'memory that the guest uses'),
  memoryConsumed: rule('memoryUse', 'machine', 'memoryConsumedBytes', 'host memory that the machine occupies'),
  memoryActive: rule(
    'memoryUse',
    'machine',
    'memoryActiveBytes',
    'memory touched lately, as the hypervisor estimates it',
  ),
  'disk.readIops': rule('operations', 'disk', 'diskReadIops', 'read operations'),
  'disk.writeIops': rule('operations', 'disk', 'diskWriteIops', 'write operations'),
  'disk.readThroughput': rule('rate', 'disk', 'diskReadBytesPerSecond', 'data read'),
  'disk.writeThroughput': rule('rate', 'disk', 'diskWriteBytesPerSecond', 'data written'),
  'nic.inThroughput': rule('rate', 'nic', 'networkInBytesPerSecond', 'data received'),
  'nic.outThroughput': rule('rate', 'nic', 'networkOutBytesPerSecond', 'data sent'),
};

const KIB = 1024;
const MIB = KIB * 1024;
const GIB = MIB * 1024;
const SIZES = { bytes: 1, KB: KIB, KiB: KIB, MB: MIB, MiB: MIB, GB: GIB, GiB: GIB };

/**
 * What one unit is in the unit of the channel: bytes, bytes/s, operations/s, cores, MHz, seconds. Sizes of memory are binary
 * whatever they are called, since every tool counts them so. Of rates, `KB/s`, `KBps` and `MBps` are vSphere's, which are
 * binary; `kB/s`, `MB/s` and the bits are decimal.
 */
const UNITS: Readonly<Record<QuantityKind, Readonly<Record<string, number>>>> = {
  text: {},
  time: {},
  duration: { seconds: 1, milliseconds: 0.001, minutes: 60 },
  count: { count: 1 },
  cpu: { cores: 1, percent: 1, fraction: 100, percentSum: 0.01, MHz: 1, GHz: 1000 },
  frequency: { MHz: 1, GHz: 1000 },
  size: SIZES,
  memoryUse: { ...SIZES, percent: 1 },
  operations: { perSecond: 1 },
  rate: {
    ...{ 'bytes/s': 1, KBps: KIB, 'KB/s': KIB, 'KiB/s': KIB, 'kB/s': 1000 },
    ...{ MBps: MIB, 'MiB/s': MIB, 'MB/s': 1e6, 'kbit/s': 125, 'Mbit/s': 125_000, 'Gbit/s': 125_000_000 },
  },
};

/** The units that a field may be given in, the usual one first; empty where it has none. */
export const unitsOfField = (field: SampleField): readonly string[] =>
  Object.keys(UNITS[SAMPLE_FIELDS[field].quantity]);

/** One column: what it says, in which unit, and of which disk or NIC. */
export interface SampleColumn {
  readonly field: SampleField;
  /** One of `unitsOfField`; null where the field has none. */
  readonly unit: string | null;
  /** The disk or NIC; empty: all of them together, or the machine as a whole. */
  readonly instance: string;
}

/** How many units of the channel one unit of the column is. */
export function factorOf({ field, unit }: SampleColumn): number {
  const units = UNITS[SAMPLE_FIELDS[field].quantity];
  return unit !== null && Object.hasOwn(units, unit) ? units[unit]! : 1;
}

/** The greatest value, in the channel's unit, that may be real; anything above is a fault of the file. */
export function greatestOf({ field }: SampleColumn): number {
  return GREATEST[SAMPLE_FIELDS[field].quantity];
}

const GREATEST: Readonly<Record<QuantityKind, number>> = {
  text: 0,
  time: 0,
  duration: 31 * 86_400,
  count: 10_000,
  cpu: 10_000,
  frequency: 1e8,
  size: 2 ** 52,
  memoryUse: 2 ** 52,
  operations: 1e9,
  rate: 1e13,
};
