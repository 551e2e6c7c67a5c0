import { invariant } from '../../../model/index.js';
import type { Instant } from '../../../model/index.js';
import { createCoreTimeline } from '../core-timeline.js';
import type { CoreTimeline } from '../core-timeline.js';
import { createStampParser } from '../parse-stamp.js';
import { createPendingShares, MAX_PENDING } from '../pending-shares.js';
import {
  aboveMemory,
  noAllocation,
  noCores,
  noCoresYet,
  notAMeasure,
  notAnAmount,
  overFull,
  unknownZone,
} from '../problems.js';
import { placeOf, take, textIn } from '../row-reader.js';
import type { RowReader } from '../row-reader.js';
import type { MachineState } from '../sample-machines.js';
import { parseSampleNumber } from '../sample-number.js';
import { countSkip } from '../sample-tally.js';
import { createTimeZone } from '../../../timeseries/index.js';
import type { PlannedMeaning } from './plan-reading.js';
import { noCapacityKnown, noMemoryKnown, noMemoryYet } from './problems.js';
import type { DialectContext, DialectRows, WaitingRow, WaitingValue } from './sample-dialect.js';

/** A row reader with what the rows of other tools need beside it. */
export interface DialectReader extends RowReader {
  /** The value in a cell, not negative; `NaN` where nothing was measured or what stands there is no number, which is told. */
  readonly valueIn: (index: number, planned: PlannedMeaning) => number;
  /** Gives the value of one machine, whose stamp has been counted, to the sink, or lets it wait for the cores or memory that it is a share of. */
  readonly give: (value: number, place: GivenPlace) => void;
  /** Begins a row: forgets what the row before it took. */
  readonly begin: () => void;
}

/** What a value is and whose. */
interface GivenPlace {
  readonly machine: MachineState;
  readonly planned: PlannedMeaning;
  /** The cell that problems name. */
  readonly index: number;
}

/** Makes the reader of the rows of one file in the form of another tool. */
export function createDialectReader(context: DialectContext, rows: DialectRows): DialectReader {
  const { file, log, tally, environment } = context;
  const missing = new Set(rows.missing);
  const memory = new WeakMap<MachineState, CoreTimeline>();
  const waiting = createPendingShares<WaitingValue>((value, isEarly) => {
    settle({ ...context, memory, isEarly }, value);
  });
  let row: WaitingRow = { waiting: 0, isUsed: false };
  const reader: DialectReader = {
    file,
    log,
    tally,
    sink: environment.sink,
    machines: environment.machines,
    pending: { add: never, flush: waiting.flush },
    stamps: stampsOf(context, rows),
    hasComma: rows.hasComma,
    fileMachine: null,
    headerOf: rows.headerOf,
    row: { cells: [], line: context.line, atMs: 0 as Instant, taken: 0, faults: 0 },
    begin: () => {
      row = { waiting: 0, isUsed: false };
    },
    valueIn: (index, planned) => valueIn(reader, index, { planned, missing }),
    give: (value, place) => {
      const { meaning, waitsFor } = place.planned;
      if (waitsFor === null) {
        giveNow(reader, value, place, memory);
        row.isUsed ||= reader.row.taken > 0;
        return;
      }
      if (value > 100 && meaning.isFree !== true) tellOverFull(reader, place);
      waiting.add({
        ...{ machine: place.machine, atMs: reader.row.atMs, line: reader.row.line, amount: value, row },
        ...{ channel: waitsFor, of: waitsFor === 'cpuUsedCores' ? 'cores' : 'memory' },
        rollup: meaning.rollup,
        ...{ isFree: meaning.isFree === true, column: reader.headerOf(place.index) },
      });
      row.waiting += 1;
      reader.row.taken += 1;
    },
  };
  return reader;
}

const never = (): never => {
  throw new Error('percentages of other tools wait in a queue of their own');
};

function stampsOf({ file, comments, log, environment }: DialectContext, { time, zone }: DialectRows) {
  const name = comments.get('zone') ?? zone ?? environment.zone;
  const found = name === null ? null : createTimeZone(name);
  if (name !== null && found === null)
    log.tell('unknown-zone', { file }, (at) =>
      unknownZone(at, name, comments.has('zone') || environment.zone === null ? 'the file' : 'the caller'),
    );
  const parser = createStampParser({ format: time, zone: found, latestMs: environment.latestMs });
  invariant(parser !== null, 'a dialect writes its patterns so that they can be compiled');
  return parser;
}

function valueIn(
  reader: RowReader,
  index: number,
  { planned, missing }: { readonly planned: PlannedMeaning; readonly missing: ReadonlySet<string> },
): number {
  const text = textIn(reader, index);
  if (text === '' || missing.has(text)) return Number.NaN;
  const { factor, divisor, greatest } = planned;
  const value = (parseSampleNumber(text, reader.hasComma) * factor) / divisor;
  if (value >= 0 && value <= greatest) return value === 0 ? 0 : value; // -0 is 0
  reader.row.faults += 1;
  const place = placeOf(reader, reader.headerOf(index));
  if (Number.isNaN(value)) reader.log.tell('bad-number', place, (at) => notAMeasure(at, text));
  else reader.log.tell('out-of-range', place, (at) => notAnAmount(at, text, (greatest / factor) * divisor));
  return Number.NaN;
}

function tellOverFull(reader: RowReader, { planned, index }: GivenPlace): void {
  const place = placeOf(reader, reader.headerOf(index));
  if (planned.waitsFor !== 'cpuUsedCores') reader.log.tell('above-memory', place, aboveMemory);
  else reader.log.tell('over-100-percent', place, (at) => overFull(at, `${textIn(reader, index)} %`));
}

type Memory = WeakMap<MachineState, CoreTimeline>;

interface Settling extends DialectContext {
  readonly memory: Memory;
  /** See `createPendingShares`. */
  readonly isEarly: boolean;
}

function giveNow(reader: RowReader, value: number, { machine, planned, index }: GivenPlace, memory: Memory): void {
  const { channel, isAllocation, meaning } = planned;
  if (channel === null || (isAllocation && value === 0)) {
    reader.row.faults += 1;
    const place = placeOf(reader, reader.headerOf(index));
    if (channel === null) reader.log.tell('no-capacity', place, noCapacityKnown);
    else reader.log.tell('no-allocation', place, noAllocation);
    return;
  }
  if (channel === 'allocatedCores') machine.cores.add(reader.row.atMs, value);
  if (channel === 'allocatedMemoryBytes') timelineOf(memory, machine).add(reader.row.atMs, value);
  take(reader, machine, { channel, instance: meaning.instance, value, rollup: meaning.rollup });
}

function timelineOf(memory: Memory, machine: MachineState): CoreTimeline {
  const found = memory.get(machine) ?? createCoreTimeline();
  memory.set(machine, found);
  return found;
}

/** Turns a share that waited into an amount, by what the rows said of its time, else by the inventory. */
function settle(context: Settling, value: WaitingValue): void {
  const { tally, environment } = context;
  const { machine, atMs, channel, row, rollup } = value;
  const whole = value.of === 'cores' ? coresOf(context, value) : memoryOf(context, value);
  row.waiting -= 1;
  if (whole !== null) {
    const used = value.isFree ? Math.max(0, whole - value.amount) : (whole * value.amount) / 100;
    environment.sink.add({ machine: machine.id, atMs, channel, instance: '', value: used, rollup });
    tally.readings += 1;
    row.isUsed = true;
    return;
  }
  tellUnsettled(context, value);
  if (row.waiting > 0 || row.isUsed) return;
  tally.rowsUsed -= 1;
  countSkip(tally, 'no usable value');
}

/** Too early, rows below may still say it: that nothing does would be false. */
function tellUnsettled({ file, log, isEarly }: Settling, { of, machine, line, column }: WaitingValue): void {
  const { name } = machine;
  const at = of === 'cores' ? { file, line } : { file, line, column };
  const make = of === 'cores' ? noCores : noMemoryKnown;
  const makeYet = of === 'cores' ? noCoresYet : noMemoryYet;
  if (isEarly) log.tell(`no-${of}-yet`, at, (place) => makeYet(place, name, MAX_PENDING));
  else log.tell(`no-${of}`, at, (place) => make(place, name));
}

function coresOf({ environment }: DialectContext, { machine, atMs }: WaitingValue): number | null {
  const stated = machine.cores.at(atMs);
  if (stated === null && machine.candidate !== null) machine.usesCoresOfCandidate = true;
  return stated ?? environment.coresOf?.(machine.candidate ?? machine.id) ?? null;
}

function memoryOf(
  { environment, memory }: DialectContext & { readonly memory: Memory },
  { machine, atMs }: WaitingValue,
): number | null {
  return memory.get(machine)?.at(atMs) ?? environment.memoryOf?.(machine.candidate ?? machine.id) ?? null;
}
