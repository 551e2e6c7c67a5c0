import { aboveMemory, noAllocation, noCapacity, noMemory, notAnAmount, overFull } from './problems.js';
import type { CpuColumn, Measure, NumberColumn, RowPlan } from './row-plan.js';
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
import type { MachineState } from './sample-machines.js';
import { countSkip } from './sample-tally.js';

const MAX_CORES = 10_000;

/** Reads one row of many columns: one machine at one time. Its cells and line stand in `reader.row`. */
export function readWideRow(reader: RowReader, plan: RowPlan): void {
  const machine = machineOfRow(reader, plan);
  if (machine === null) return;
  const stamp = stampOfRow(reader, plan.stamp, machine);
  if (stamp === null) return;
  if (machine.previousMs === stamp) reader.tally.repeatedStamps += 1;
  machine.previousMs = stamp;
  const rule = plan.skips.find(({ index, equals }) => isEqual(textIn(reader, index), equals, reader.hasComma));
  if (rule !== undefined) {
    countSkip(reader.tally, rule);
    return;
  }
  readInterval(reader, plan.interval);
  const cores = readAllocation(reader, plan.cores);
  if (!Number.isNaN(cores)) {
    machine.cores.add(stamp, cores);
    take(reader, machine, { channel: 'allocatedCores', instance: '', value: cores });
  }
  const memory = readAllocation(reader, plan.memory);
  if (!Number.isNaN(memory)) take(reader, machine, { channel: 'allocatedMemoryBytes', instance: '', value: memory });
  for (const measure of plan.measures) {
    const value = numberIn(reader, measure);
    if (Number.isNaN(value)) continue;
    if (value > memory) tellAboveMemory(reader, measure);
    take(reader, machine, { channel: measure.channel, instance: measure.instance, value });
  }
  for (const share of plan.memoryShares) readMemoryShare(reader, { machine, share, memory });
  readCpu(reader, plan, { machine, cores });
  countRow(reader);
}

/** A number equals a number whatever its form, `0` and `0.0`; else the texts are compared. */
function isEqual(text: string, equals: string, hasComma: boolean): boolean {
  if (text === equals) return true;
  const number = hasComma ? text.replace(',', '.') : text;
  return number !== '' && equals !== '' && Number(number) === Number(equals);
}

/** Cores or memory of the machine at that time; none is not measured, whatever a zero was meant to say. */
function readAllocation(reader: RowReader, column: NumberColumn | null): number {
  const value = column === null ? Number.NaN : numberIn(reader, column);
  if (value !== 0 || column === null) return value;
  reader.row.faults += 1;
  reader.log.tell('no-allocation', placeOf(reader, column.header), noAllocation);
  return Number.NaN;
}

function tellAboveMemory(reader: RowReader, { field, header }: Measure): void {
  if (field.startsWith('memory')) reader.log.tell('above-memory', placeOf(reader, header), aboveMemory);
}

function readMemoryShare(
  reader: RowReader,
  { machine, share, memory }: { readonly machine: MachineState; readonly share: Measure; readonly memory: number },
): void {
  const percent = numberIn(reader, share);
  if (Number.isNaN(percent)) return;
  if (Number.isNaN(memory)) {
    reader.row.faults += 1;
    reader.log.tell('no-memory', placeOf(reader, share.header), noMemory);
    return;
  }
  if (percent > 100) tellAboveMemory(reader, share);
  take(reader, machine, { channel: share.channel, instance: '', value: (memory * percent) / 100 });
}

/** The first filled cell of processor use. */
function readCpu(
  reader: RowReader,
  plan: RowPlan,
  { machine, cores }: { readonly machine: MachineState; readonly cores: number },
): void {
  for (const column of plan.cpu) {
    const value = numberIn(reader, column);
    if (Number.isNaN(value)) continue;
    if (column.kind === 'percent') takeShare(reader, machine, { column, percent: value, cores });
    else {
      const used = column.kind === 'mhz' ? coresOfMhz(reader, plan, { column, mhz: value, cores }) : value;
      if (!Number.isNaN(used)) take(reader, machine, { channel: 'cpuUsedCores', instance: '', value: used });
    }
    return;
  }
}

/** MHz used over the MHz of one core at that time, so that a resized machine is right. */
function coresOfMhz(
  reader: RowReader,
  { capacity, mhzPerCore }: RowPlan,
  { column, mhz, cores }: { readonly column: CpuColumn; readonly mhz: number; readonly cores: number },
): number {
  const hasCapacity = capacity !== null && !Number.isNaN(cores);
  const perCore = hasCapacity ? numberIn(reader, capacity) / cores : (mhzPerCore ?? Number.NaN);
  const place = placeOf(reader, column.header);
  if (!(perCore > 0)) {
    reader.row.faults += 1;
    reader.log.tell('no-capacity', place, noCapacity);
    return Number.NaN;
  }
  const used = mhz / perCore;
  if (used > cores && used <= MAX_CORES) {
    reader.log.tell('over-100-percent', place, (at) => overFull(at, `${textIn(reader, column.index)} ${column.unit}`));
  }
  if (used <= MAX_CORES) return used;
  reader.row.faults += 1;
  reader.log.tell('out-of-range', place, (at) => notAnAmount(at, textIn(reader, column.index), MAX_CORES * perCore));
  return Number.NaN;
}
