import { badStamp } from '../problems.js';
import { countRow, placeOf, textIn } from '../row-reader.js';
import type { OpenedSamples } from '../open-samples.js';
import { MAX_SAMPLED_MACHINES } from '../sample-machines.js';
import type { MachineState } from '../sample-machines.js';
import { tooManyMachineNames } from '../problems.js';
import { countSkip, countStamp } from '../sample-tally.js';
import { createDialectReader } from './dialect-reader.js';
import type { DialectReader } from './dialect-reader.js';
import { planReading } from './plan-reading.js';
import type { PlannedMeaning } from './plan-reading.js';
import { pickCells } from './pick-cells.js';
import type { DialectContext, DialectRows, ReadingMeaning } from './sample-dialect.js';

/** One reading of every row, made of one or several columns. */
export interface ColumnReading {
  readonly machine: string;
  /** Its UUID; empty where the columns state none. */
  readonly machineId: string;
  readonly meaning: ReadingMeaning;
  /** Positions in the header, from 0. */
  readonly columns: readonly number[];
  /**
   * `sum` and `count`: of the columns filled in this row, so that a machine with fewer processors at that time has fewer.
   * `product`: of all of them. `first`: the first that is filled.
   */
  readonly combine: 'sum' | 'count' | 'product' | 'first';
}

/** A table of one row per stamp. */
export interface ColumnTable extends Omit<DialectRows, 'headerOf'> {
  readonly separator: string;
  readonly header: readonly string[];
  /** Position of the column of stamps. */
  readonly stamp: number;
  /** Called with the instant and line of every row. */
  readonly onStamp?: ((atMs: number, line: number) => void) | null;
  /** Allocations of a machine before what is measured in shares of them. */
  readonly readings: readonly ColumnReading[];
  /** For the summary. */
  readonly used: readonly string[];
  readonly ignored: readonly string[];
  /** How many columns those are, where one entry stands for several. */
  readonly ignoredCount?: number;
}

/** A reading whose columns are positions among the cells that are picked from each line. */
interface PlannedReading extends ColumnReading {
  readonly planned: PlannedMeaning;
  readonly owner: Owner;
}

/** A machine of the header, looked up when a row first has a value of it. */
interface Owner {
  readonly machine: string;
  readonly machineId: string;
  state: MachineState | null;
  /** The row in which it was counted last. */
  line: number;
}

/**
 * Reads a table of one row per stamp. Only the columns that readings need are cut out of a line, so that tens of thousands of
 * others cost no more than being passed over.
 */
export function openColumns(context: DialectContext, table: ColumnTable): OpenedSamples {
  const wanted = [...new Set([table.stamp, ...table.readings.flatMap(({ columns }) => columns)])].toSorted(
    (left, right) => left - right,
  );
  const positions = new Map(wanted.map((column, position) => [column, position] as const));
  const reader = createDialectReader(context, { ...table, headerOf: (index) => table.header[wanted[index]!] ?? '' });
  const owners = new Map<string, Owner>();
  const ownerOf = ({ machine, machineId }: ColumnReading): Owner => {
    const key = `${machine}\n${machineId}`;
    const owner = owners.get(key) ?? { machine, machineId, state: null, line: 0 };
    owners.set(key, owner);
    return owner;
  };
  const readings: PlannedReading[] = table.readings.map((one) => ({
    ...one,
    columns: one.columns.map((column) => positions.get(column)!),
    planned: planReading(one.meaning),
    owner: ownerOf(one),
  }));
  const stamp = positions.get(table.stamp)!;
  let previousMs: number | null = null;
  return {
    reader,
    width: table.header.length,
    used: table.used,
    ignored: table.ignored,
    ...(table.ignoredCount === undefined ? {} : { ignoredCount: table.ignoredCount }),
    split: (line) => pickCells(line, { separator: table.separator, wanted, width: table.header.length }),
    readRow: () => {
      const atMs = readRow(reader, { stamp, readings, previousMs });
      if (atMs === null) return;
      previousMs = atMs;
      table.onStamp?.(atMs, reader.row.line);
    },
  };
}

interface RowOfColumns {
  readonly stamp: number;
  readonly readings: readonly PlannedReading[];
  readonly previousMs: number | null;
}

/** The instant of the row; null where it has none. */
function readRow(reader: DialectReader, { stamp, readings, previousMs }: RowOfColumns): number | null {
  reader.begin();
  const text = textIn(reader, stamp);
  const atMs = reader.stamps.parse(text, previousMs);
  if (typeof atMs === 'string') {
    reader.log.tell(atMs, placeOf(reader, reader.headerOf(stamp)), (at) => badStamp(at, text, atMs));
    countSkip(reader.tally, 'no usable stamp');
    return null;
  }
  if (atMs === previousMs) reader.tally.repeatedStamps += 1;
  reader.row.atMs = atMs;
  for (const reading of readings) {
    const value = valueOf(reader, reading);
    if (Number.isNaN(value)) continue;
    const machine = machineOf(reader, reading.owner);
    if (machine !== null) reader.give(value, { machine, planned: reading.planned, index: reading.columns[0]! });
  }
  countRow(reader);
  return atMs;
}

function machineOf(reader: DialectReader, owner: Owner): MachineState | null {
  const { line, atMs } = reader.row;
  if (owner.line === line) return owner.state;
  owner.line = line;
  owner.state ??= reader.machines.find(owner.machine, owner.machineId);
  if (owner.state === null) {
    reader.row.faults += 1;
    reader.log.tell('too-many-machines', { file: reader.file, line }, (at) =>
      tooManyMachineNames(at, MAX_SAMPLED_MACHINES),
    );
    return null;
  }
  owner.state.previousMs = atMs;
  countStamp(reader.tally, owner.state, atMs, line);
  return owner.state;
}

/** `NaN` where nothing was measured, or where one of the cells is faulty: a part of a sum is no sum. */
function valueOf(reader: DialectReader, { columns, combine, planned }: PlannedReading): number {
  switch (combine) {
    case 'first':
      return firstOf(reader, columns, planned);
    case 'product':
      return productOf(reader, columns, planned);
    case 'count':
    case 'sum':
      return sumOf(reader, columns, { planned, isCount: combine === 'count' });
  }
}

function firstOf(reader: DialectReader, columns: readonly number[], planned: PlannedMeaning): number {
  for (const column of columns) {
    const value = reader.valueIn(column, planned);
    if (!Number.isNaN(value)) return value;
  }
  return Number.NaN;
}

/** The first column carries the unit; the others are factors. */
function productOf(reader: DialectReader, columns: readonly number[], planned: PlannedMeaning): number {
  let product = 1;
  for (const [order, column] of columns.entries()) product *= reader.valueIn(column, order === 0 ? planned : FACTOR);
  return product;
}

function sumOf(
  reader: DialectReader,
  columns: readonly number[],
  { planned, isCount }: { readonly planned: PlannedMeaning; readonly isCount: boolean },
): number {
  const faultsBefore = reader.row.faults;
  let sum = 0;
  let filled = 0;
  for (const column of columns) {
    const value = reader.valueIn(column, planned);
    if (Number.isNaN(value)) continue;
    sum += value;
    filled += 1;
  }
  if (filled === 0 || reader.row.faults > faultsBefore) return Number.NaN;
  return isCount ? filled : sum;
}

const FACTOR = planReading({ field: 'disk.readIops', unit: null, instance: '' });
