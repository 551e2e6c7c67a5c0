import type { OpenedSamples } from '../open-samples.js';
import { stampsBelow, tableHeaderOf } from './foreign-table.js';
import type { TableHeader } from './foreign-table.js';
import { timeOfFile } from './local-stamps.js';
import type { LocalStamps } from './local-stamps.js';
import { openMetrics } from './open-metrics.js';
import { splitCells } from '../split-cells.js';
import type { DialectContext, DialectHead, DialectMatch, ReadingMeaning, SampleDialect } from './sample-dialect.js';
import { windowsCounterOf, windowsObjectOf } from './windows-counter-names.js';
import type { WindowsCounter, WindowsObject } from './windows-counter-names.js';

/**
 * The table `Perf` of a Log Analytics workspace as its export writes it: one row per value, with the columns `Computer`,
 * `ObjectName`, `CounterName`, `InstanceName`, `CounterValue` and `TimeGenerated [UTC]` among others. Counters are those of Windows,
 * and of Linux where its agent names them otherwise (`Logical Disk`, `% Used Memory`).
 *
 * - Processor: the total. `Processor Information` and `Processor` say the same; the one met first is read.
 * - Disks: physical or logical ones, whichever is met first, since the same bytes pass through both.
 *
 * Sources: the columns as a public prompt for queries lists them ("Perf with column names TenantId,Computer,ObjectName,CounterName,
 * InstanceName,Min,Max,SampleCount,CounterValue,TimeGenerated [UTC],…"); stamps `5/25/2023, 4:32:49.469 AM` in examples of exported
 * logs in Azure's documentation (communication services, GetRoom log).
 */
export const AZURE_PERF_TABLE: SampleDialect = { name: 'azure-perf-table', recognise };

const STAMPS = ['timegenerated [utc]', 'timegenerated'] as const;
const NEEDED = ['computer', 'objectname', 'countername', 'countervalue'] as const;

function recognise(head: DialectHead): DialectMatch | 'more' | null {
  const header = tableHeaderOf(head.lines);
  const stamp = header === null ? undefined : STAMPS.find((name) => header.columns.has(name));
  if (header === null || stamp === undefined || !NEEDED.every((name) => header.columns.has(name))) return null;
  const stamps = stampsBelow(head, header, header.columns.get(stamp)!);
  if (stamps === 'more') return stamps;
  return {
    dialect: AZURE_PERF_TABLE.name,
    by: 'the columns of the table Perf of Log Analytics',
    separator: header.separator,
    headLines: header.index + 1,
    open: (context) => open(context, { header, stamps, stamp }),
  };
}

interface PerfTable {
  readonly header: TableHeader;
  readonly stamps: LocalStamps;
  readonly stamp: string;
}

function open(context: DialectContext, { header, stamps, stamp }: PerfTable): OpenedSamples | null {
  const { cells, columns, separator } = header;
  const time = timeOfFile(context, stamps);
  if (time === null) return null;
  const names = ['computer', stamp, 'objectname', 'countername', 'instancename', 'countervalue'];
  const first = new Map<string, string>();
  return openMetrics(context, {
    ...{ tool: 'Log Analytics', separator, width: cells.length, time, missing: ['null'], hasComma: separator !== ',' },
    ...{ machine: 0, stamp: 1, unit: 2, metric: 3, instance: 4, value: 5 },
    zone: stamp.includes('utc') ? 'UTC' : null,
    headerOf: (index) => cells[columns.get(names[index]!) ?? -1] ?? '',
    used: cells.filter((name) => names.includes(name.toLowerCase())),
    ignored: cells.filter((name) => name !== '' && !names.includes(name.toLowerCase())),
    split: (line) => {
      const { cells: row, isUnclosed } = splitCells(line, separator);
      const count = row.length;
      const picked = names.map((name) => row[columns.get(name) ?? -1] ?? '');
      return { cells: count === cells.length ? picked : row, isUnclosed, count };
    },
    meaningOf: (counter, object, instance) => {
      const known = objectOf(object);
      const group = known === null ? undefined : GROUPS[known];
      if (known === null || (group !== undefined && (first.get(group) ?? known) !== known)) return 'notNeeded';
      const meaning = meaningOfCounter(known, counter, instance);
      if (group !== undefined && meaning !== null) first.set(group, known);
      return meaning ?? 'notNeeded';
    },
  });
}

/** Objects of which one is read where a file has both. */
const GROUPS: Readonly<Partial<Record<WindowsObject, string>>> = {
  ...{ processor: 'processor', processorInformation: 'processor', physicalDisk: 'disk', logicalDisk: 'disk' },
};

const LINUX_OBJECTS: ReadonlyMap<string, WindowsObject> = new Map([
  ['logical disk', 'logicalDisk'],
  ['physical disk', 'physicalDisk'],
]);

const objectOf = (object: string): WindowsObject | null =>
  windowsObjectOf(object) ?? LINUX_OBJECTS.get(object.toLowerCase()) ?? null;

const TOTAL = /^_total$/i;

type Meaning = Omit<ReadingMeaning, 'instance'>;

const PROCESSOR: Readonly<Partial<Record<WindowsCounter, Meaning>>> = {
  processorTime: { field: 'cpu', unit: 'percent' },
};
const RATES: Readonly<Partial<Record<WindowsCounter, Meaning>>> = {
  reads: { field: 'disk.readIops', unit: 'perSecond' },
  writes: { field: 'disk.writeIops', unit: 'perSecond' },
  readBytes: { field: 'disk.readThroughput', unit: 'bytes/s' },
  writeBytes: { field: 'disk.writeThroughput', unit: 'bytes/s' },
};
const TRAFFIC: Readonly<Partial<Record<WindowsCounter, Meaning>>> = {
  received: { field: 'nic.inThroughput', unit: 'bytes/s' },
  sent: { field: 'nic.outThroughput', unit: 'bytes/s' },
};
const MEMORY: Readonly<Partial<Record<WindowsCounter, Meaning>>> = {
  availableBytes: { field: 'memoryUsed', unit: 'bytes', isFree: true },
  availableKBytes: { field: 'memoryUsed', unit: 'KiB', isFree: true },
  availableMBytes: { field: 'memoryUsed', unit: 'MiB', isFree: true },
};
const LINUX_MEMORY: ReadonlyMap<string, Meaning> = new Map([
  ['available mbytes memory', { field: 'memoryUsed', unit: 'MiB', isFree: true }],
]);

/** What is read of each object; null for one that is not needed. */
const READ: Readonly<Record<WindowsObject, Readonly<Partial<Record<WindowsCounter, Meaning>>>>> = {
  processor: PROCESSOR,
  processorInformation: PROCESSOR,
  memory: MEMORY,
  numaNodeMemory: {},
  physicalDisk: RATES,
  logicalDisk: RATES,
  networkInterface: TRAFFIC,
};

function meaningOfCounter(object: WindowsObject, printed: string, instance: string): ReadingMeaning | null {
  const counter = windowsCounterOf(printed);
  const ofLinux = object === 'memory' ? LINUX_MEMORY.get(printed.toLowerCase()) : undefined;
  const meaning = counter === null ? ofLinux : READ[object][counter];
  if (meaning === undefined) return null;
  const isTotal = TOTAL.test(instance) || instance === '';
  if (GROUPS[object] === 'processor' && !isTotal) return null;
  return { ...meaning, instance: isTotal || object === 'memory' ? '' : instance };
}
