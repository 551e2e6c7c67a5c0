import type { ColumnReading } from './open-columns.js';
import type { CounterColumn } from './pdh-header.js';
import type { ReadingMeaning } from './sample-dialect.js';
import { windowsCounterOf, windowsObjectOf } from './windows-counter-names.js';
import type { WindowsCounter, WindowsObject } from './windows-counter-names.js';

/** A column of an object and counter that are known in its language. */
interface KnownColumn extends CounterColumn {
  readonly known: WindowsObject;
  readonly measures: WindowsCounter;
}

const TOTAL = /^_total$/i;
const PROCESSOR = /^\d+(?:,\d+)?$/;
/** Tunnels carry what another interface carries already. */
const TUNNEL = /^(?:isatap|teredo|6to4|loopback)/i;

/**
 * What a Windows machine measures of itself:
 *
 * - Processor: the share of the total over all processors, of `Processor Information` before `Processor`, since that one sees
 *   only the first 64; `% Processor Time` before `% Processor Utility`, which rises above 100 with the clock. Without a total the
 *   processors are summed. Their count, where they are recorded one by one, is the machine's cores.
 * - Memory: what is available; used is the machine's memory less that. How much it has is in `NUMA Node Memory`, else in the
 *   inventory.
 * - Disks one by one, or the total where only that is there; logical disks only where no physical one is, since the same bytes
 *   pass through both.
 * - Network interfaces but tunnels.
 *
 * @param columns those of one machine
 */
export function windowsReadings(columns: readonly CounterColumn[], machine: string): readonly ColumnReading[] {
  const known = columns.flatMap((column) => knownColumn(column) ?? []);
  return [...memoryReadings(known), ...cpuReadings(known), ...diskReadings(known), ...networkReadings(known)].map(
    (reading) => ({ ...reading, machine, machineId: '' }),
  );
}

type Unplaced = Omit<ColumnReading, 'machine' | 'machineId'>;

function knownColumn(column: CounterColumn): KnownColumn | null {
  const known = windowsObjectOf(column.object);
  const measures = windowsCounterOf(column.counter);
  return known === null || measures === null ? null : { ...column, known, measures };
}

const indices = (columns: readonly KnownColumn[]): number[] => columns.map(({ index }) => index);

function cpuReadings(columns: readonly KnownColumn[]): readonly Unplaced[] {
  const of = (object: WindowsObject, counter: WindowsCounter): readonly KnownColumn[] =>
    columns.filter(({ known, measures }) => known === object && measures === counter);
  const alternatives = [
    of('processorInformation', 'processorTime'),
    of('processor', 'processorTime'),
    of('processorInformation', 'processorUtility'),
  ];
  const single = alternatives
    .map((all) => all.filter(({ instance }) => PROCESSOR.test(instance)))
    .find((all) => all.length > 0);
  const totals = alternatives.flatMap((all) => indices(all.filter(({ instance }) => TOTAL.test(instance))));
  const readings: Unplaced[] = [];
  if (single !== undefined) {
    const meaning: ReadingMeaning = { field: 'cores', unit: null, instance: '' };
    readings.push({ meaning, columns: indices(single), combine: 'count' });
  }
  if (totals.length > 0) {
    readings.push({ meaning: { field: 'cpu', unit: 'percent', instance: '' }, columns: totals, combine: 'first' });
  } else if (single !== undefined) {
    const meaning: ReadingMeaning = { field: 'cpu', unit: 'percentSum', instance: '' };
    readings.push({ meaning, columns: indices(single), combine: 'sum' });
  }
  return readings;
}

const AVAILABLE: readonly (readonly [WindowsCounter, unit: string])[] = [
  ['availableBytes', 'bytes'],
  ['availableKBytes', 'KiB'],
  ['availableMBytes', 'MiB'],
];

function memoryReadings(columns: readonly KnownColumn[]): readonly Unplaced[] {
  const nodes = columns.filter(({ known, measures }) => known === 'numaNodeMemory' && measures === 'totalMBytes');
  const total = nodes.filter(({ instance }) => TOTAL.test(instance));
  const readings: Unplaced[] = [];
  if (nodes.length > 0) {
    const meaning: ReadingMeaning = { field: 'memory', unit: 'MiB', instance: '' };
    readings.push({ meaning, columns: indices(total.length > 0 ? total : nodes), combine: 'sum' });
  }
  for (const [counter, unit] of AVAILABLE) {
    const found = columns.find(({ known, measures }) => known === 'memory' && measures === counter);
    if (found === undefined) continue;
    const meaning: ReadingMeaning = { field: 'memoryUsed', unit, instance: '', isFree: true };
    return [...readings, { meaning, columns: [found.index], combine: 'first' }];
  }
  return readings;
}

const RATES: Readonly<Partial<Record<WindowsCounter, Omit<ReadingMeaning, 'instance'>>>> = {
  reads: { field: 'disk.readIops', unit: 'perSecond' },
  writes: { field: 'disk.writeIops', unit: 'perSecond' },
  readBytes: { field: 'disk.readThroughput', unit: 'bytes/s' },
  writeBytes: { field: 'disk.writeThroughput', unit: 'bytes/s' },
  received: { field: 'nic.inThroughput', unit: 'bytes/s' },
  sent: { field: 'nic.outThroughput', unit: 'bytes/s' },
};

function diskReadings(columns: readonly KnownColumn[]): readonly Unplaced[] {
  const physical = columns.filter(({ known }) => known === 'physicalDisk');
  const disks = physical.length > 0 ? physical : columns.filter(({ known }) => known === 'logicalDisk');
  return perInstance(disks);
}

const networkReadings = (columns: readonly KnownColumn[]): readonly Unplaced[] =>
  perInstance(columns.filter(({ known, instance }) => known === 'networkInterface' && !TUNNEL.test(instance)));

/** Each instance by itself; the total only of counters that are recorded in no other way. */
function perInstance(columns: readonly KnownColumn[]): readonly Unplaced[] {
  const single = new Set(columns.filter(({ instance }) => !TOTAL.test(instance)).map(({ measures }) => measures));
  return columns.flatMap(({ index, instance, measures }) => {
    const isTotal = TOTAL.test(instance);
    const meaning = isTotal && single.has(measures) ? undefined : RATES[measures];
    if (meaning === undefined) return [];
    const named = { ...meaning, instance: isTotal ? '' : instance };
    return [{ meaning: named, columns: [index], combine: 'first' as const }];
  });
}
