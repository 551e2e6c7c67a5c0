import type { Instant } from '../../model/index.js';
import type { Reading, SampleSink } from '../../timeseries/index.js';
import {
  badInterval,
  badStamp,
  noMachineName,
  notAMeasure,
  notAnAmount,
  overFull,
  tooManyMachineNames,
} from './problems.js';
import type { PendingShares } from './pending-shares.js';
import type { ProblemLog } from './problem-log.js';
import type { NumberColumn, RowPlan } from './row-plan.js';
import { MAX_SAMPLED_MACHINES } from './sample-machines.js';
import type { MachineRegistry, MachineState } from './sample-machines.js';
import { parseSampleNumber } from './sample-number.js';
import { countSkip, countStamp } from './sample-tally.js';
import type { SampleTally } from './sample-tally.js';
import type { StampParser } from './parse-stamp.js';

/** The row that is being read: one object for the whole file, since there may be a hundred million rows. */
interface CurrentRow {
  cells: readonly string[];
  line: number;
  atMs: Instant;
  /** Values given to the sink, or waiting for the machine's cores. */
  taken: number;
  faults: number;
}

/** What reading the rows of one file needs. */
export interface RowReader {
  readonly file: string;
  readonly log: ProblemLog;
  readonly tally: SampleTally;
  readonly sink: SampleSink;
  readonly machines: MachineRegistry;
  readonly pending: PendingShares;
  readonly stamps: StampParser;
  readonly hasComma: boolean;
  /** The machine that the name of the file tells; null where the rows tell it. */
  readonly fileMachine: string | null;
  readonly headerOf: (index: number) => string;
  readonly row: CurrentRow;
}

export const textIn = ({ row }: RowReader, index: number): string => (row.cells[index] ?? '').trim();

export const placeOf = ({ file, row }: RowReader, column: string): { file: string; line: number; column: string } => ({
  file,
  line: row.line,
  column,
});

/** The machine of the row, or null where it has none, which is told and counted. */
export function machineOfRow(
  reader: RowReader,
  { machine, machineId }: Pick<RowPlan, 'machine' | 'machineId'>,
): MachineState | null {
  return machineNamed(reader, reader.fileMachine ?? textIn(reader, machine), textIn(reader, machineId));
}

/** The machine of that name and id, or null where both are empty or there are too many, which is told and counted. */
export function machineNamed(reader: RowReader, name: string, id: string): MachineState | null {
  if (name === '' && id === '') {
    reader.log.tell('no-machine', { file: reader.file, line: reader.row.line }, noMachineName);
    countSkip(reader.tally, 'no machine');
    return null;
  }
  const found = reader.machines.find(name, id);
  if (found !== null) return found;
  reader.log.tell('too-many-machines', { file: reader.file, line: reader.row.line }, (at) =>
    tooManyMachineNames(at, MAX_SAMPLED_MACHINES),
  );
  countSkip(reader.tally, 'no machine');
  return null;
}

/** The stamp of the row, or null where it cannot be placed, which is told and counted. */
export function stampOfRow(reader: RowReader, index: number, machine: MachineState): Instant | null {
  const text = textIn(reader, index);
  const stamp = reader.stamps.parse(text, machine.previousMs);
  if (typeof stamp === 'string') {
    reader.log.tell(stamp, placeOf(reader, reader.headerOf(index)), (at) => badStamp(at, text, stamp));
    countSkip(reader.tally, 'no usable stamp');
    return null;
  }
  countStamp(reader.tally, machine, stamp, reader.row.line);
  reader.row.atMs = stamp;
  return stamp;
}

/** The number in a cell times its factor; `NaN` where it is empty or faulty, which is told. */
export function numberIn(reader: RowReader, { index, header, factor, greatest }: NumberColumn): number {
  const text = textIn(reader, index);
  if (text === '') return Number.NaN;
  const value = parseSampleNumber(text, reader.hasComma) * factor;
  if (value >= 0 && value <= greatest) return value === 0 ? 0 : value; // -0 is 0
  reader.row.faults += 1;
  if (Number.isNaN(value)) {
    reader.log.tell('bad-number', placeOf(reader, header), (at) => notAMeasure(at, text));
  } else {
    reader.log.tell('out-of-range', placeOf(reader, header), (at) => notAnAmount(at, text, greatest / factor));
  }
  return Number.NaN;
}

export function take(reader: RowReader, machine: MachineState, reading: Omit<Reading, 'machine' | 'atMs'>): void {
  const { channel, instance, value, rollup } = reading;
  reader.sink.add({ machine: machine.id, atMs: reader.row.atMs, channel, instance, value, rollup });
  reader.tally.readings += 1;
  reader.row.taken += 1;
}

/** Takes a percentage of the machine's cores: at once where the row states them, else when the file has been read. */
export function takeShare(
  reader: RowReader,
  machine: MachineState,
  { column, percent, cores }: { readonly column: NumberColumn; readonly percent: number; readonly cores: number },
): void {
  if (percent > 100) {
    reader.log.tell('over-100-percent', placeOf(reader, column.header), (at) =>
      overFull(at, `${textIn(reader, column.index)} %`),
    );
  }
  if (!Number.isNaN(cores)) {
    take(reader, machine, { channel: 'cpuUsedCores', instance: '', value: (cores * percent) / 100 });
    return;
  }
  const { atMs, line, taken } = reader.row;
  reader.pending.add({ machine, atMs, percent, line, isAlone: taken === 0 });
  reader.row.taken += 1;
}

/** Intervals that one file may state; more are a column of something else. */
const MAX_INTERVALS = 100;

/** Remembers what a sample of this row stands for. */
export function readInterval(reader: RowReader, column: NumberColumn | null): void {
  if (column === null) return;
  const seconds = numberIn(reader, column);
  if (seconds >= 1) {
    if (reader.tally.intervals.size < MAX_INTERVALS) reader.tally.intervals.add(seconds);
  } else if (!Number.isNaN(seconds)) {
    const text = textIn(reader, column.index);
    reader.log.tell('bad-interval', placeOf(reader, column.header), (at) => badInterval(at, text));
  }
}

/** Counts a row after its cells were read. */
export function countRow({ tally, row }: RowReader): void {
  if (row.taken > 0) tally.rowsUsed += 1;
  else countSkip(tally, row.faults > 0 ? 'no usable value' : 'nothing measured');
}
