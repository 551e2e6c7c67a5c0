import { badStamp } from '../problems.js';
import { countRow, placeOf, textIn } from '../row-reader.js';
import type { OpenedSamples } from '../open-samples.js';
import { MAX_SAMPLED_MACHINES } from '../sample-machines.js';
import type { MachineState } from '../sample-machines.js';
import { tooManyMachineNames } from '../problems.js';
import { countSkip } from '../sample-tally.js';
import { createDialectReader } from './dialect-reader.js';
import type { DialectReader } from './dialect-reader.js';
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
}

/** A reading whose columns are positions among the cells that are picked from each line. */
interface PlannedReading extends ColumnReading {
  state: MachineState | null;
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
  const readings: PlannedReading[] = table.readings.map((one) => ({
    ...one,
    columns: one.columns.map((column) => positions.get(column)!),
    state: null,
  }));
  const stamp = positions.get(table.stamp)!;
  let previousMs: number | null = null;
  return {
    reader,
    width: table.header.length,
    used: table.used,
    ignored: table.ignored,
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
    reading.state ??= machineOf(reader, reading);
    if (reading.state === null) continue;
    reading.state.previousMs = atMs;
    reader.give(value, { machine: reading.state, meaning: reading.meaning, index: reading.columns[0]! });
  }
  countRow(reader);
  return atMs;
}

function machineOf(reader: DialectReader, { machine, machineId }: ColumnReading): MachineState | null {
  const found = reader.machines.find(machine, machineId);
  if (found === null) {
    reader.row.faults += 1;
    reader.log.tell('too-many-machines', { file: reader.file, line: reader.row.line }, (at) =>
      tooManyMachineNames(at, MAX_SAMPLED_MACHINES),
    );
  }
  return found;
}

/** `NaN` where nothing was measured, or where one of the cells is faulty: a part of a sum is no sum. */
function valueOf(reader: DialectReader, { columns, combine, meaning }: ColumnReading): number {
  const { row } = reader;
  const faultsBefore = row.faults;
  let total = Number.NaN;
  for (const [order, column] of columns.entries()) {
    // Of a product the first column carries the unit; the others are factors.
    const part = reader.valueIn(column, combine === 'product' && order > 0 ? FACTOR : meaning);
    if (row.faults > faultsBefore) return Number.NaN;
    if (Number.isNaN(part)) {
      if (combine === 'product') return Number.NaN;
      continue;
    }
    if (combine === 'first') return part;
    const value = combine === 'count' ? 1 : part;
    if (Number.isNaN(total)) total = value;
    else total = combine === 'product' ? total * value : total + value;
  }
  return total;
}

const FACTOR: ReadingMeaning = { field: 'disk.readIops', unit: null, instance: '' };
