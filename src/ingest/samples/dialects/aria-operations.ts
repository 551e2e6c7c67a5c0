import type { OpenedSamples } from '../open-samples.js';
import { countRow, machineNamed, stampOfRow } from '../row-reader.js';
import { unitsOfField } from '../sample-fields.js';
import type { SampleField } from '../sample-fields.js';
import { splitCells } from '../split-cells.js';
import { createDialectReader } from './dialect-reader.js';
import { stampsBelow, tableHeaderOf } from './foreign-table.js';
import type { TableHeader } from './foreign-table.js';
import { numberFormOf, withoutGroups } from './grouped-numbers.js';
import type { NumberForm } from './grouped-numbers.js';
import { timeOfFile } from './local-stamps.js';
import type { LocalStamps } from './local-stamps.js';
import { planReading } from './plan-reading.js';
import type { PlannedMeaning } from './plan-reading.js';
import { ambiguousNumbers } from './problems.js';
import type { DialectContext, DialectHead, DialectMatch, ReadingMeaning, SampleDialect } from './sample-dialect.js';

/**
 * A view of VMware Aria Operations (vRealize Operations) that was exported as CSV with its times: one row for each object and
 * time, `Name`, `Time` (or `Timestamp`) and a column for each metric, whose name ends with its unit, `CPU|Usage (%)`. Labels of a
 * view can be changed by its author: only columns with the names below are read. Numbers are grouped as the user's country does,
 * `1,234.5` or `1.234,5`; `-` is not measured. Rows of a view are averages of five minutes at best, and their own distance says
 * which.
 *
 * A view without a column of times holds one value per object and is no series of samples; it is not recognised.
 *
 * Sources: metric names with their units as the product's metric keys are listed in public tools (`cpu|usage_average` is
 * "CPU|Usage (%)", `mem|usage_average` is "Memory|Usage (%)", `cpu|demandmhz` "CPU|Demand (MHz)"), "Network|Data Receive Rate (KBps)"
 * in published charts; on units and transformations of views
 * https://docs.vmware.com/en/vRealize-Operations/8.6/com.vmware.vcom.core.doc/GUID-FA44BAFA-0412-4D63-A889-BC606F9C1B59.html. No
 * public copy of a whole export could be found.
 */
export const ARIA_OPERATIONS: SampleDialect = { name: 'aria-operations', recognise };

const NAMES = ['name', 'object name', 'virtual machine', 'vm name', 'vm', 'object'] as const;
const TIMES = ['time', 'timestamp', 'interval breakdown', 'date', 'datetime'] as const;

function recognise(head: DialectHead): DialectMatch | 'more' | null {
  const header = tableHeaderOf(head.lines);
  if (header === null) return null;
  const name = NAMES.find((one) => header.columns.has(one));
  const time = TIMES.find((one) => header.columns.has(one));
  if (name === undefined || time === undefined || !header.cells.some((cell) => metricOf(cell) !== null)) return null;
  const stamp = header.columns.get(time)!;
  const stamps = stampsBelow(head, header, stamp);
  const rows = head.lines.slice(header.index + 1);
  if (stamps === 'more' || (rows.length < ROWS_FOR_NUMBERS && !head.isEnd)) return 'more';
  const measured = header.cells.flatMap((cell, index) => (metricOf(cell) === null ? [] : [index]));
  const numbers = rows.flatMap((row) => {
    const { cells } = splitCells(row, header.separator);
    return measured.map((index) => (cells[index] ?? '').trim());
  });
  const form = numberFormOf(numbers);
  const columns = { name: header.columns.get(name)!, stamp, measured };
  return {
    dialect: ARIA_OPERATIONS.name,
    by: 'a name, a time and metrics of Aria Operations such as CPU|Usage (%)',
    separator: header.separator,
    headLines: header.index + 1,
    open: (context) => open(context, { header, stamps, form, columns }),
  };
}

const ROWS_FOR_NUMBERS = 100;

/** Metrics by their names in lower case: the field, and of which disk or NIC `GROUP:INSTANCE|` may tell. */
const METRICS: ReadonlyMap<string, SampleField> = new Map([
  ['cpu|usage', 'cpu'],
  ['memory|usage', 'memoryUsed'],
  ['memory|consumed', 'memoryConsumed'],
  ['network|data receive rate', 'nic.inThroughput'],
  ['network|data transmit rate', 'nic.outThroughput'],
  ['virtual disk|read iops', 'disk.readIops'],
  ['virtual disk|write iops', 'disk.writeIops'],
  ['virtual disk|read throughput', 'disk.readThroughput'],
  ['virtual disk|write throughput', 'disk.writeThroughput'],
]);

const UNITS: Readonly<Record<string, string>> = {
  ...{ '%': 'percent', kb: 'KB', mb: 'MB', gb: 'GB', kbps: 'KBps', mbps: 'MBps', '': 'perSecond' },
};

const COLUMN = /^([^|:(]+)(?::([^|(]+))?\|(?:Aggregate of all instances\|)?([^|(]+?)\s*(?:\(([^()]*)\))?$/i;

/** `Virtual Disk:scsi0:0|Read IOPS`; null for any other metric. Processor use in MHz is left to the one in percent. */
function metricOf(cell: string): ReadingMeaning | null {
  const [, group, instance = '', name, printed = ''] = COLUMN.exec(cell) ?? [];
  const field = group === undefined ? undefined : METRICS.get(`${group.trim()}|${name!.trim()}`.toLowerCase());
  if (field === undefined) return null;
  const unit = UNITS[printed.trim().toLowerCase()] ?? '';
  const isTotal = instance === '' || /^aggregate of all instances$/i.test(instance.trim());
  return unitsOfField(field).includes(unit) ? { field, unit, instance: isTotal ? '' : instance.trim() } : null;
}

interface AriaFile {
  readonly header: TableHeader;
  readonly stamps: LocalStamps;
  readonly form: NumberForm;
  readonly columns: { readonly name: number; readonly stamp: number; readonly measured: readonly number[] };
}

function open(context: DialectContext, { header, stamps, form: found, columns }: AriaFile): OpenedSamples | null {
  const { file, line, log, comments } = context;
  const { cells, separator } = header;
  const time = timeOfFile(context, stamps);
  if (time === null) return null;
  const stated = comments.get('decimal') ?? '';
  const form = stated === 'point' || stated === 'comma' ? stated : found;
  if (form === 'ambiguous') {
    log.tell('ambiguous-numbers', { file, line }, ambiguousNumbers);
    return null;
  }
  const reader = createDialectReader(context, {
    ...{ time, zone: null, hasComma: form === 'comma', missing: ['-', '--', 'null', 'N/A'] },
    headerOf: (index) => cells[index] ?? '',
  });
  const readings = columns.measured.map((index) => [index, planReading(metricOf(cells[index]!)!)] as const);
  const used = new Set([columns.name, columns.stamp, ...columns.measured]);
  return {
    reader,
    width: cells.length,
    used: cells.filter((_, index) => used.has(index)),
    ignored: cells.filter((name, index) => name !== '' && !used.has(index)),
    split: (text) => {
      const { cells: row, isUnclosed } = splitCells(text, separator);
      const plain = row.map((cell, index) =>
        columns.measured.includes(index) ? withoutGroups(cell.trim(), form) : cell,
      );
      return { cells: plain, isUnclosed, count: row.length };
    },
    readRow: () => {
      readRow(reader, columns, readings);
    },
  };
}

function readRow(
  reader: ReturnType<typeof createDialectReader>,
  { name, stamp }: AriaFile['columns'],
  readings: readonly (readonly [index: number, planned: PlannedMeaning])[],
): void {
  reader.begin();
  const machine = machineNamed(reader, (reader.row.cells[name] ?? '').trim(), '');
  const atMs = machine === null ? null : stampOfRow(reader, stamp, machine);
  if (machine === null || atMs === null) return;
  if (machine.previousMs === atMs) reader.tally.repeatedStamps += 1;
  machine.previousMs = atMs;
  for (const [index, planned] of readings) {
    const value = reader.valueIn(index, planned);
    if (!Number.isNaN(value)) reader.give(value, { machine, planned, index });
  }
  countRow(reader);
}
