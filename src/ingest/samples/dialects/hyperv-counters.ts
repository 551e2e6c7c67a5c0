import type { ColumnReading } from './open-columns.js';
import { plainName } from './pdh-header.js';
import type { CounterColumn } from './pdh-header.js';
import type { ReadingMeaning } from './sample-dialect.js';

/** What a Hyper-V host measures of its machines, and the disks of which the machine could not be told. */
export interface HyperVReadings {
  readonly readings: readonly ColumnReading[];
  readonly unplaced: readonly string[];
}

const PROCESSOR_OBJECT = 'hyper-v hypervisor virtual processor';
const MEMORY_OBJECT = 'hyper-v dynamic memory vm';
const STORAGE_OBJECT = 'hyper-v virtual storage device';
const NETWORK_OBJECT = 'hyper-v virtual network adapter';
const OBJECTS: ReadonlySet<string> = new Set([PROCESSOR_OBJECT, MEMORY_OBJECT, STORAGE_OBJECT, NETWORK_OBJECT]);

/**
 * Whether the column is one that only a Hyper-V host has. The host's own processor and memory then tell of its root partition,
 * not of a machine. A guest has `Hyper-V Dynamic Memory Integration Service`, which is none of these.
 */
export function isOfHyperVHost({ object }: CounterColumn): boolean {
  const name = plainName(object);
  return OBJECTS.has(name) || name.startsWith('hyper-v hypervisor ');
}

/**
 * The counters that Azure Migrate takes too (discovered-metadata.md):
 *
 * - `% Guest Run Time` of `web01:Hv VP 0`, summed over the virtual processors; `% Total Run Time` where the former is not
 *   recorded. How many of them have a value is the machine's cores at that time.
 * - `Current Pressure` x `Guest Visible Physical Memory` / 100, which exists for machines with dynamic memory.
 * - Disks: bytes and operations. Their instance is the path of the file with `-` for every backslash, such as
 *   `D:-VMs-web01-web01.vhdx`, which names no machine; see `machineOfPath`.
 * - Adapters: `web01_Network Adapter_<GUID>--<GUID>`.
 *
 * @param columns those of one host
 */
export function hyperVReadings(columns: readonly CounterColumn[]): HyperVReadings {
  const ours = columns.filter(
    ({ object, instance }) => OBJECTS.has(plainName(object)) && plainName(instance) !== '_total',
  );
  const of = (object: string): readonly CounterColumn[] => ours.filter((one) => plainName(one.object) === object);
  const processors = processorReadings(of(PROCESSOR_OBJECT));
  const memory = memoryReadings(of(MEMORY_OBJECT));
  const names = [...new Set([...processors, ...memory].map(({ machine }) => machine))];
  const network = networkReadings(of(NETWORK_OBJECT), names);
  const machines = [...new Set([...names, ...network.map(({ machine }) => machine)])];
  const unplaced = new Set<string>();
  const storage = storageReadings(of(STORAGE_OBJECT), machines, (instance) => unplaced.add(instance));
  return { readings: [...memory, ...processors, ...storage, ...network], unplaced: [...unplaced] };
}

const VIRTUAL_PROCESSOR = /^(.+):Hv VP \d+$/i;

function processorReadings(columns: readonly CounterColumn[]): readonly ColumnReading[] {
  const byMachine = new Map<string, { guest: number[]; total: number[] }>();
  for (const { instance, counter, index } of columns) {
    const machine = VIRTUAL_PROCESSOR.exec(instance)?.[1];
    const name = plainName(counter);
    if (machine === undefined || !(name === '% guest run time' || name === '% total run time')) continue;
    const found = byMachine.get(machine) ?? { guest: [], total: [] };
    byMachine.set(machine, found);
    (name === '% guest run time' ? found.guest : found.total).push(index);
  }
  return [...byMachine].flatMap(([machine, { guest, total }]): ColumnReading[] => {
    const shared = { machine, machineId: '', columns: guest.length > 0 ? guest : total };
    return [
      { ...shared, meaning: { field: 'cores', unit: null, instance: '' }, combine: 'count' },
      { ...shared, meaning: { field: 'cpu', unit: 'percentSum', instance: '' }, combine: 'sum' },
    ];
  });
}

function memoryReadings(columns: readonly CounterColumn[]): readonly ColumnReading[] {
  const byMachine = new Map<string, Map<string, number>>();
  for (const { instance, counter, index } of columns) {
    const found = byMachine.get(instance) ?? new Map<string, number>();
    byMachine.set(instance, found);
    if (!found.has(plainName(counter))) found.set(plainName(counter), index);
  }
  return [...byMachine].flatMap(([machine, counters]): ColumnReading[] => {
    const visible = counters.get('guest visible physical memory');
    const pressure = counters.get('current pressure');
    if (visible === undefined) return [];
    const memory: ReadingMeaning = { field: 'memory', unit: 'MiB', instance: '' };
    const readings: ColumnReading[] = [
      { machine, machineId: '', meaning: memory, columns: [visible], combine: 'first' },
    ];
    if (pressure !== undefined) {
      const used: ReadingMeaning = { field: 'memoryUsed', unit: 'MiB', instance: '', scale: 0.01 };
      readings.push({ machine, machineId: '', meaning: used, columns: [visible, pressure], combine: 'product' });
    }
    return readings;
  });
}

const STORAGE: ReadonlyMap<string, Omit<ReadingMeaning, 'instance'>> = new Map([
  ['read bytes/sec', { field: 'disk.readThroughput', unit: 'bytes/s' }],
  ['write bytes/sec', { field: 'disk.writeThroughput', unit: 'bytes/s' }],
  ['read operations/sec', { field: 'disk.readIops', unit: 'perSecond' }],
  ['write operations/sec', { field: 'disk.writeIops', unit: 'perSecond' }],
]);

/** More machines than a host may run (1,024); among more names, paths are not told apart. */
const MAX_MACHINES_OF_HOST = 2000;

function storageReadings(
  columns: readonly CounterColumn[],
  machines: readonly string[],
  onUnplaced: (instance: string) => void,
): readonly ColumnReading[] {
  const known = machines.length > MAX_MACHINES_OF_HOST ? [] : machines;
  const owners = new Map<string, string | null>();
  return columns.flatMap(({ instance, counter, index }): ColumnReading[] => {
    const meaning = STORAGE.get(plainName(counter));
    if (meaning === undefined) return [];
    const machine = owners.has(instance) ? owners.get(instance)! : machineOfPath(instance, known);
    owners.set(instance, machine);
    if (machine === null) {
      onUnplaced(instance);
      return [];
    }
    return [{ machine, machineId: '', meaning: { ...meaning, instance }, columns: [index], combine: 'first' }];
  });
}

/** What a checkpoint appends to the name of the disk: `_` and a GUID. */
const CHECKPOINT = /_[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * The machine whose disk has this path, of the machines that the file names elsewhere: the one after which the file is named;
 * else the only one that a folder, or the beginning of the file's name, is called after. Of names within each other, `web` and
 * `web-01`, the longer. Where two different machines would do, or none, it is not guessed.
 */
export function machineOfPath(instance: string, machines: readonly string[]): string | null {
  const path = instance
    .toLowerCase()
    .replace(/\.[a-z]{2,6}$/, '')
    .replace(CHECKPOINT, '');
  const isFile = (name: string): boolean => path === name || path.endsWith(`-${name}`);
  const isPart = (name: string): boolean => isPartOf(path, name);
  const longest = (fits: (name: string) => boolean): readonly string[] => {
    const found = machines.filter((machine) => fits(machine.toLowerCase()));
    return found.filter(
      (one) => !found.some((other) => other !== one && other.toLowerCase().includes(one.toLowerCase())),
    );
  };
  const files = longest(isFile);
  const found = files.length > 0 ? files : longest(isPart);
  return found.length === 1 ? found[0]! : null;
}

/** Whether a name stands between a dash or the beginning and a dash, underscore, point or the end. */
function isPartOf(path: string, name: string): boolean {
  for (let at = path.indexOf(name); at >= 0; at = path.indexOf(name, at + 1)) {
    const [before, after] = [path[at - 1] ?? '-', path[at + name.length] ?? '-'];
    if (before === '-' && '-_.'.includes(after)) return true;
  }
  return false;
}

const NETWORK: ReadonlyMap<string, Omit<ReadingMeaning, 'instance'>> = new Map([
  ['bytes received/sec', { field: 'nic.inThroughput', unit: 'bytes/s' }],
  ['bytes sent/sec', { field: 'nic.outThroughput', unit: 'bytes/s' }],
]);

const GUIDS =
  /^(.+)_([^_]+)_[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}--[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The host's own adapters have instances of another form and are left out. */
function networkReadings(columns: readonly CounterColumn[], machines: readonly string[]): readonly ColumnReading[] {
  const known = new Set(machines.map((machine) => machine.toLowerCase()));
  return columns.flatMap(({ instance, counter, index }): ColumnReading[] => {
    const meaning = NETWORK.get(plainName(counter));
    if (meaning === undefined) return [];
    const length = lengthOfKnown(instance.toLowerCase(), known) ?? GUIDS.exec(instance)?.[1]?.length ?? null;
    if (length === null) return [];
    const machine = instance.slice(0, length);
    const nic = instance.slice(length + 1);
    return [{ machine, machineId: '', meaning: { ...meaning, instance: nic }, columns: [index], combine: 'first' }];
  });
}

/** The longest known machine that an instance begins with, before an underscore. */
function lengthOfKnown(instance: string, known: ReadonlySet<string>): number | null {
  for (let end = instance.lastIndexOf('_'); end > 0; end = instance.lastIndexOf('_', end - 1)) {
    if (known.has(instance.slice(0, end))) return end;
  }
  return null;
}
