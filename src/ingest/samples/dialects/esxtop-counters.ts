import type { ColumnReading } from './open-columns.js';
import { plainName } from './pdh-header.js';
import type { CounterColumn } from './pdh-header.js';
import type { ReadingMeaning } from './sample-dialect.js';

const GROUP_CPU = 'group cpu';
const GROUP_MEMORY = 'group memory';
const VIRTUAL_PROCESSOR = 'vcpu';
const VIRTUAL_DISK = 'virtual disk';
const NETWORK_PORT = 'network port';

/** Whether the columns are those of `esxtop -b`. */
export const isEsxtop = (columns: readonly CounterColumn[]): boolean =>
  columns.some(({ object }) => [GROUP_CPU, VIRTUAL_PROCESSOR, GROUP_MEMORY].includes(plainName(object)));

/**
 * What `esxtop -b` records of the machines of a host:
 *
 * - `Group Cpu(1234:web01)\% Used`, which is 100 for each core used; else the `% Used` of its virtual processors summed, else
 *   `% Run`. `Members` counts worlds, of which a machine has several beside its virtual processors (Broadcom 382249, "esxtop
 *   statistics": MKS and VMX worlds), so it is not its cores. Those are counted from the worlds `vmx-vcpu-0`, `vmx-vcpu-1` of
 *   `Vcpu(1234:web01:5678:vmx-vcpu-0:web01)`, which esxtop records where the group is expanded; else the inventory says.
 * - `Group Memory`: `Memory Size MBytes`, `Memory Consumed Size MBytes`, `Touched MBytes`; binary.
 * - `Virtual Disk(web01:scsi0:0)`: reads, writes and MBytes, binary; `Virtual Disk(web01)` where its disks are not recorded.
 * - `Network Port(vSwitch0:5033:web01.eth0)`, `(vSwitch0:5033:1234:web01)` or both in one, `1234` being a world: MBits, decimal.
 *
 * Groups are also the host's own processes. A group is a machine if it has virtual processors, disks or ports.
 *
 * @param columns those of one host
 */
export function esxtopReadings(columns: readonly CounterColumn[]): readonly ColumnReading[] {
  const of = (object: string): readonly CounterColumn[] => columns.filter((one) => plainName(one.object) === object);
  const processors = of(VIRTUAL_PROCESSOR).flatMap((column) => processorOf(column) ?? []);
  const disks = of(VIRTUAL_DISK).map(diskOf);
  const groups = [...of(GROUP_CPU), ...of(GROUP_MEMORY)].flatMap((column) => groupOf(column) ?? []);
  const groupNames = new Set(groups.map(({ machine }) => machine));
  const ports = of(NETWORK_PORT).flatMap((column) => portOf(column, groupNames) ?? []);
  const machines = new Set([...processors, ...disks, ...ports].map(({ machine }) => machine));
  const isMachine = ({ machine }: Owned): boolean =>
    machines.size === 0 ? !HOST_GROUP.test(machine) : machines.has(machine);
  return [
    ...memoryReadings(groups.filter((one) => plainName(one.column.object) === GROUP_MEMORY && isMachine(one))),
    ...cpuReadings(
      groups.filter((one) => plainName(one.column.object) === GROUP_CPU && isMachine(one)),
      processors,
    ),
    ...diskReadings(disks),
    ...ports.flatMap((port) => readingOf(port, PORT_COUNTERS)),
  ];
}

/** A column and the machine it belongs to. */
interface Owned {
  readonly column: CounterColumn;
  readonly machine: string;
  readonly instance: string;
  /** The number of its group, where the path has it. */
  readonly group?: string;
}

/** The host's own groups, where nothing in the file tells machines from processes: `system`, `hostd.2098`. */
const HOST_GROUP =
  /^(?:host|idle|system|helper|drivers|ft|vmotion|init|user|vim|iofilters|vmkernel|console|[\w-]+\.\d+)$/i;

function groupOf(column: CounterColumn): Owned | null {
  const [, group, machine] = /^(\d+):(.+)$/s.exec(column.instance) ?? [];
  return group === undefined || machine === undefined ? null : { column, machine, instance: '', group };
}

/** `1234:web01:5678:vmx-vcpu-0:web01`, whose names may hold colons: the group is what stands before the world's number. */
function processorOf(column: CounterColumn): Owned | null {
  const [, group, machine] = /^(\d+):(.+):\d+:vmx-vcpu-\d+(?::.*)?$/s.exec(column.instance) ?? [];
  return group === undefined || machine === undefined ? null : { column, machine, instance: '', group };
}

function diskOf(column: CounterColumn): Owned {
  const [, machine, disk] = /^(.+):((?:scsi|ide|sata|nvme)\d+:\d+)$/is.exec(column.instance) ?? [];
  return { column, machine: machine ?? column.instance, instance: disk ?? '' };
}

function portOf(column: CounterColumn, groups: ReadonlySet<string>): Owned | null {
  const [, port, owner] = /^.+?:(\d+):(.+)$/s.exec(column.instance) ?? [];
  if (port === undefined || owner === undefined) return null;
  const [, machine, nic] = /^(.+)\.(eth\d+)$/is.exec(owner) ?? [];
  if (machine !== undefined && nic !== undefined) {
    const named = groups.has(machine) ? machine : machine.replace(/^\d+:(?=.)/s, '');
    return { column, machine: named, instance: nic };
  }
  const grouped = /^\d+:(.+)$/s.exec(owner)?.[1];
  // A bare owner may be the host's own port, such as Management or vmk0.
  const name = grouped ?? (groups.has(owner) ? owner : undefined);
  return name === undefined ? null : { column, machine: name, instance: port };
}

type Counters = ReadonlyMap<string, Omit<ReadingMeaning, 'instance'>>;

const MEMORY_COUNTERS: Counters = new Map([
  ['memory size mbytes', { field: 'memory', unit: 'MiB' }],
  ['memory consumed size mbytes', { field: 'memoryConsumed', unit: 'MiB' }],
  ['touched mbytes', { field: 'memoryActive', unit: 'MiB' }],
]);

const DISK_COUNTERS: Counters = new Map([
  ['reads/sec', { field: 'disk.readIops', unit: 'perSecond' }],
  ['writes/sec', { field: 'disk.writeIops', unit: 'perSecond' }],
  ['mbytes read/sec', { field: 'disk.readThroughput', unit: 'MiB/s' }],
  ['mbytes written/sec', { field: 'disk.writeThroughput', unit: 'MiB/s' }],
]);

const PORT_COUNTERS: Counters = new Map([
  ['mbits received/sec', { field: 'nic.inThroughput', unit: 'Mbit/s' }],
  ['mbits transmitted/sec', { field: 'nic.outThroughput', unit: 'Mbit/s' }],
]);

function readingOf({ column, machine, instance }: Owned, counters: Counters): ColumnReading[] {
  const meaning = counters.get(plainName(column.counter));
  if (meaning === undefined) return [];
  return [{ machine, machineId: '', meaning: { ...meaning, instance }, columns: [column.index], combine: 'first' }];
}

const memoryReadings = (groups: readonly Owned[]): readonly ColumnReading[] => {
  const all = groups.flatMap((group) => readingOf(group, MEMORY_COUNTERS));
  return all.toSorted(
    (left, right) => Number(right.meaning.field === 'memory') - Number(left.meaning.field === 'memory'),
  );
};

function diskReadings(disks: readonly Owned[]): readonly ColumnReading[] {
  const single = new Set(
    disks
      .filter(({ instance }) => instance !== '')
      .map(({ machine, column }) => `${machine}\n${plainName(column.counter)}`),
  );
  return disks
    .filter(
      ({ machine, instance, column }) => instance !== '' || !single.has(`${machine}\n${plainName(column.counter)}`),
    )
    .flatMap((disk) => readingOf(disk, DISK_COUNTERS));
}

interface CpuColumns {
  readonly machine: string;
  readonly group: Owned[];
  readonly worlds: Owned[];
}

/** By group, since two machines of a host may have one name. */
function cpuReadings(groups: readonly Owned[], processors: readonly Owned[]): readonly ColumnReading[] {
  const byGroup = new Map<string, CpuColumns>();
  const entryOf = ({ machine, group = '' }: Owned): CpuColumns => {
    const found = byGroup.get(group) ?? { machine, group: [], worlds: [] };
    byGroup.set(group, found);
    return found;
  };
  for (const one of groups) entryOf(one).group.push(one);
  for (const one of processors) entryOf(one).worlds.push(one);
  return [...byGroup.values()].flatMap(cpuOfMachine);
}

function cpuOfMachine({ machine, group, worlds }: CpuColumns): readonly ColumnReading[] {
  const pick = (all: readonly Owned[], counter: string): number[] =>
    all.filter(({ column }) => plainName(column.counter) === counter).map(({ column }) => column.index);
  const alternatives = [pick(group, '% used'), pick(worlds, '% used'), pick(group, '% run'), pick(worlds, '% run')];
  const used = alternatives.find((columns) => columns.length > 0);
  const counted = [pick(worlds, '% used'), pick(worlds, '% run')].find((columns) => columns.length > 0);
  const readings: ColumnReading[] = [];
  const shared = { machine, machineId: '' };
  if (counted !== undefined) {
    const meaning: ReadingMeaning = { field: 'cores', unit: null, instance: '' };
    readings.push({ ...shared, meaning, columns: counted, combine: 'count' });
  }
  if (used !== undefined) {
    const meaning: ReadingMeaning = { field: 'cpu', unit: 'percentSum', instance: '' };
    readings.push({ ...shared, meaning, columns: used, combine: 'sum' });
  }
  return readings;
}
