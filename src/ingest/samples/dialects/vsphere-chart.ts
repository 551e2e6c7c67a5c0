import type { OpenedSamples } from '../open-samples.js';
import { unitsOfField } from '../sample-fields.js';
import type { SampleField } from '../sample-fields.js';
import { stampsBelow, tableHeaderOf } from './foreign-table.js';
import type { TableHeader } from './foreign-table.js';
import { timeOfFile } from './local-stamps.js';
import type { LocalStamps } from './local-stamps.js';
import { openColumns } from './open-columns.js';
import type { ColumnReading } from './open-columns.js';
import { noCapacityKnown, noMachineOfLabels, usageOfUnknownKind } from './problems.js';
import type { DialectContext, DialectHead, DialectMatch, SampleDialect } from './sample-dialect.js';
import { unitOfVsphere } from './vsphere-metrics.js';

/**
 * An advanced performance chart of the vSphere Client that was exported as CSV: `Time`, then a column `LABEL for OBJECT` for each
 * line of the chart, without its unit. Labels are those of the counters in English; what else the client may print is not read.
 *
 * `Usage for web01` stands in charts of processor, memory, disk and network alike, in another unit each: it is read as processor use
 * where `Usage in MHz for web01` stands beside it, and otherwise not. Nothing tells a machine from a host. Where the object is a
 * disk or an adapter (`scsi0:0`, `4000`), the chart does not say of which machine: `# machine:` above the header does.
 *
 * Sources: no public copy of a file was found, but public code that reads real ones of 2020 and 2022: the columns `Time`,
 * `Usage in MHz for X`, `Usage for X`, `Consumed for X`, `Active for X`, `Granted for X`, `Read rate for X`, `Write rate for X`, `Data
 * receive rate for X`, `Data transmit rate for X`; stamps in ISO 8601 or as `Fri Sep 6 02:00:00 GMT+0200 2019`; commas or
 * semicolons between the cells and a decimal comma beside the latter; and the labels and units of counters in "Performance
 * Counters" of vSphere's documentation.
 */
export const VSPHERE_CHART: SampleDialect = { name: 'vsphere-chart', recognise };

const LABELS: ReadonlyMap<string, { readonly field: SampleField; readonly unit: string }> = new Map([
  ['usage', { field: 'cpu', unit: 'percent' }],
  ['usage in mhz', { field: 'cpu', unit: 'MHz' }],
  ['consumed', { field: 'memoryConsumed', unit: 'KB' }],
  ['active', { field: 'memoryActive', unit: 'KB' }],
  ['read rate', { field: 'disk.readThroughput', unit: 'KBps' }],
  ['write rate', { field: 'disk.writeThroughput', unit: 'KBps' }],
  ['average read requests per second', { field: 'disk.readIops', unit: 'perSecond' }],
  ['average write requests per second', { field: 'disk.writeIops', unit: 'perSecond' }],
  ['data receive rate', { field: 'nic.inThroughput', unit: 'KBps' }],
  ['data transmit rate', { field: 'nic.outThroughput', unit: 'KBps' }],
]);

/** One column of a chart. */
interface ChartColumn {
  readonly index: number;
  readonly label: string;
  readonly field: SampleField;
  readonly unit: string;
  /** As the chart names it: a machine, or a part of one. */
  readonly object: string;
}

const COLUMN = /^(.+?) for (.+?)(?:\s*\(([^()]{1,30})\))?$/i;

function columnOf(cell: string, index: number): ChartColumn | null {
  const [, label = '', object = '', printed] = COLUMN.exec(cell) ?? [];
  const known = LABELS.get(label.trim().toLowerCase());
  if (known === undefined) return null;
  const unit = printed === undefined ? known.unit : (unitOfVsphere(printed) ?? known.unit);
  // Brackets that hold no unit belong to the name.
  const isUnit = printed === undefined || unitOfVsphere(printed) !== null;
  const name = isUnit ? object : `${object} (${printed})`;
  return unitsOfField(known.field).includes(unit)
    ? { index, label: label.trim().toLowerCase(), field: known.field, unit, object: name.trim() }
    : null;
}

function recognise(head: DialectHead): DialectMatch | 'more' | null {
  const header = tableHeaderOf(head.lines);
  if (header?.cells[0]?.toLowerCase() !== 'time') return null;
  const columns = header.cells.map(columnOf).filter((column) => column !== null);
  if (columns.length === 0) return null;
  const stamps = stampsBelow(head, header, 0);
  if (stamps === 'more') return stamps;
  return {
    dialect: VSPHERE_CHART.name,
    by: 'Time and columns of a performance chart of the vSphere Client such as Usage in MHz for web01',
    separator: header.separator,
    headLines: header.index + 1,
    open: (context) => open(context, { header, columns, stamps }),
  };
}

interface Chart {
  readonly header: TableHeader;
  readonly columns: readonly ChartColumn[];
  readonly stamps: LocalStamps;
}

function open(context: DialectContext, { header, columns, stamps }: Chart): OpenedSamples | null {
  const time = timeOfFile(context, stamps);
  if (time === null) return null;
  const { cells, separator } = header;
  const readings = readable(context, columns, cells).flatMap((column) => readingOf(context, column, cells) ?? []);
  const used = new Set([0, ...readings.flatMap(({ columns: own }) => own)]);
  return openColumns(context, {
    ...{ separator, header: cells, stamp: 0, time, zone: null, readings, missing: ['-', '--', 'N/A', 'null'] },
    hasComma: separator !== ',',
    used: cells.filter((_, index) => used.has(index)),
    ignored: cells.filter((name, index) => name !== '' && !used.has(index)),
  });
}

/** Of processor use the percentage, which needs no capacity, and only where a column in MHz tells that it is of the processor. */
function readable(
  { file, line, log }: DialectContext,
  columns: readonly ChartColumn[],
  cells: readonly string[],
): readonly ChartColumn[] {
  const having = (label: string): ReadonlySet<string> =>
    new Set(columns.filter((column) => column.label === label).map(({ object }) => object));
  const inMhz = having('usage in mhz');
  const inPercent = having('usage');
  return columns.filter(({ label, object, index }) => {
    if (label !== 'usage' && label !== 'usage in mhz') return true;
    const at = { file, line, column: cells[index]! };
    if (label === 'usage' && !inMhz.has(object)) log.tell('usage-of-unknown-kind', at, usageOfUnknownKind);
    if (label === 'usage in mhz' && !inPercent.has(object)) log.tell('no-capacity', at, noCapacityKnown);
    return label === 'usage' && inMhz.has(object) && !/^\d{1,3}$/.test(object);
  });
}

/** A virtual disk by its address, or a virtual adapter by its key. */
const PART = /^(?:(?:scsi|sata|ide|nvme)\d+:\d+|4\d{3})$/i;

function readingOf(
  { file, line, log, comments }: DialectContext,
  { index, field, unit, object }: ChartColumn,
  cells: readonly string[],
): ColumnReading | null {
  const isPart = PART.test(object);
  const machine = isPart ? (comments.get('machine') ?? '') : object;
  if (machine === '') {
    const at = { file, line, column: cells[index]! };
    log.tell('no-machine', at, (where) => noMachineOfLabels(where, null));
    return null;
  }
  const meaning = { field, unit, instance: isPart ? object : '' };
  return { machine, machineId: '', meaning, columns: [index], combine: 'first' };
}
