import { WHOLE_MACHINE } from '../../timeseries/index.js';
import type { Reading } from '../../timeseries/index.js';
import { badInstance, noAllocation, unknownCounter } from './problems.js';
import { GREATEST_PERCENT } from './row-plan.js';
import type { NumberColumn } from './row-plan.js';
import {
  countRow,
  machineOfRow,
  numberIn,
  placeOf,
  readInterval,
  stampOfRow,
  take,
  takeShare,
  textIn,
} from './row-reader.js';
import type { RowReader } from './row-reader.js';
import { columnOfHeader, instanceOf, LONG_CSV_COLUMNS, nearestColumns } from './sample-csv-columns.js';
import { factorOf, greatestOf, SAMPLE_FIELDS } from './sample-fields.js';
import type { MachineState } from './sample-machines.js';
import { countSkip } from './sample-tally.js';

/** How the value of one counter is read. */
interface Counter extends NumberColumn {
  readonly channel: Reading['channel'];
  readonly hasInstance: boolean;
  readonly isShare: boolean;
}

/** Which cell of a row of the long form says what, and the counters met so far; null: no counter of ours. */
export interface LongPlan {
  readonly width: number;
  readonly stamp: number;
  readonly machine: number;
  readonly machineId: number;
  readonly counter: number;
  readonly instance: number;
  readonly interval: NumberColumn | null;
  readonly value: number;
  readonly counters: Map<string, Counter | null>;
  readonly used: readonly string[];
  readonly ignored: readonly string[];
}

const LONG_COLUMNS = ['timestamp', 'machine', 'machineid', 'intervalseconds', ...LONG_CSV_COLUMNS];
/** Counters remembered; a file with more distinct texts in that column has no counters in it. */
const MAX_COUNTERS = 1000;

export function planLongRows(header: readonly string[]): LongPlan {
  const names = header.map((name) => name.toLowerCase());
  const interval = names.indexOf('intervalseconds');
  return {
    width: header.length,
    stamp: names.indexOf('timestamp'),
    machine: names.indexOf('machine'),
    machineId: names.indexOf('machineid'),
    counter: names.indexOf('counter'),
    instance: names.indexOf('instance'),
    value: names.indexOf('value'),
    interval:
      interval < 0 ? null : { index: interval, header: header[interval]!, factor: 1, greatest: greatestOf(INTERVAL) },
    counters: new Map(),
    used: header.filter((_, index) => LONG_COLUMNS.includes(names[index]!)),
    ignored: header.filter((name, index) => name !== '' && !LONG_COLUMNS.includes(names[index]!)),
  };
}

const INTERVAL = { field: 'interval', unit: 'seconds', instance: '' } as const;

/** Reads one row of one value. Its cells and line stand in `reader.row`. */
export function readLongRow(reader: RowReader, plan: LongPlan): void {
  const machine = machineOfRow(reader, plan);
  if (machine === null) return;
  const stamp = stampOfRow(reader, plan.stamp, machine);
  if (stamp === null) return;
  machine.previousMs = stamp;
  const counter = counterOf(reader, plan);
  if (counter === null) return;
  readInterval(reader, plan.interval);
  const instance = instanceOf(textIn(reader, plan.instance));
  if (instance !== WHOLE_MACHINE && !counter.hasInstance) {
    reader.row.faults += 1;
    reader.log.tell('bad-instance', placeOf(reader, reader.headerOf(plan.instance)), (at) => badInstance(at, instance));
  } else readValue(reader, machine, { counter, instance });
  countRow(reader);
}

function counterOf(reader: RowReader, { counter, value, counters }: LongPlan): Counter | null {
  const text = textIn(reader, counter);
  let found = counters.get(text);
  if (found === undefined) {
    found = makeCounter(text, { index: value, header: reader.headerOf(value) });
    if (counters.size < MAX_COUNTERS) counters.set(text, found);
  }
  if (found !== null) return found;
  reader.log.tell('unknown-counter', placeOf(reader, reader.headerOf(counter)), (at) =>
    unknownCounter(at, text, nearestColumns(text)),
  );
  countSkip(reader.tally, 'unknown counter');
  return null;
}

function makeCounter(text: string, value: { readonly index: number; readonly header: string }): Counter | null {
  const column = text.includes('[') ? null : columnOfHeader(text);
  if (column === null) return null;
  const { channel, owner } = SAMPLE_FIELDS[column.field];
  if (channel === null) return null;
  const isShare = column.unit === 'percent';
  return {
    ...value,
    factor: factorOf(column),
    greatest: isShare ? GREATEST_PERCENT : greatestOf(column),
    channel,
    hasInstance: owner === 'disk' || owner === 'nic',
    isShare,
  };
}

function readValue(
  reader: RowReader,
  machine: MachineState,
  { counter, instance }: { readonly counter: Counter; readonly instance: string },
): void {
  const value = numberIn(reader, counter);
  if (Number.isNaN(value)) return;
  if (counter.isShare) {
    // The row that states the cores of this time may still come.
    takeShare(reader, machine, { column: counter, percent: value, cores: Number.NaN });
    return;
  }
  if (value === 0 && counter.channel.startsWith('allocated')) {
    reader.row.faults += 1;
    reader.log.tell('no-allocation', placeOf(reader, counter.header), noAllocation);
    return;
  }
  if (counter.channel === 'allocatedCores') machine.cores.add(reader.row.atMs, value);
  take(reader, machine, { channel: counter.channel, instance, value });
}
