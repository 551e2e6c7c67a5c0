import { countStamp, splitCells } from '../../ingest/index.js';
import type { MachineState, SampleFileReader, SampleRun, SampleTally } from '../../ingest/index.js';
import { invariant } from '../../model/index.js';
import type { Instant } from '../../model/index.js';
import type { RecordSpool, RowSink } from '../../timeseries/index.js';
import { createLeftRows } from './left-rows.js';
import type { LeftRows } from './left-rows.js';
import { rowFormOf } from './row-form.js';
import type { RowForm } from './row-form.js';
import { createRowKernel } from './row-kernel.js';
import type { RowKernel } from './row-kernel.js';
import { stampFormOf } from './stamp-form.js';

/** What a run of bytes needs. */
export interface WideRun {
  readonly run: SampleRun;
  readonly sink: RowSink;
  readonly spool: RecordSpool;
}

/** The names of a file: its label in problems, and its own. */
export interface FileNames {
  readonly file: string;
  readonly fileName: string;
}

/**
 * A file of rows of many columns that is read as bytes. What it holds reaches the sink when it ends, all of it; a file that
 * is given up has changed nothing.
 */
export interface WideFile {
  /** The next bytes of the file, its beginning included; false where the file must be read by the row reader from the start. */
  readonly push: (bytes: Uint8Array) => boolean;
  /** Where a caller may put the next bytes itself, then `pushed`. */
  readonly space: () => Uint8Array;
  readonly pushed: (length: number) => boolean;
  /** Whether rows spread samples: then no file of the run may be read as bytes. */
  readonly isSpread: () => boolean;
  /** `cutBy`: why the file ended too early; its last line is then left out. False: as `push`. */
  readonly end: (cutBy: string | undefined) => boolean;
}

const LINE_FEED = 10;
const RETURN = 13;

/**
 * Opens a file by its first bytes, which hold its header and a row; null where the row reader must read it.
 *
 * Cost: the kernel takes some 10 million values a second and core; a row that it leaves costs some microseconds.
 */
export function openWideFile(head: Uint8Array, names: FileNames, wide: WideRun): WideFile | null {
  const opened = openHead(head, names, wide);
  return opened === null ? null : new OpenWideFile(opened, wide);
}

interface OpenedHead {
  readonly reader: SampleFileReader;
  readonly tally: SampleTally;
  readonly form: RowForm;
  readonly kernel: RowKernel;
  readonly left: LeftRows;
  readonly machines: KernelMachines;
  /** Bytes and lines of the header. */
  readonly bytes: number;
  readonly lines: number;
}

/** The machines of a file, numbered as the kernel numbers them. */
interface KernelMachines {
  readonly states: MachineState[];
  readonly numberOf: (machine: MachineState) => number;
  /** By number: where its records went; see `RolledRows`. */
  readonly chunks: number[][];
}

function createMachines(): KernelMachines {
  const states: MachineState[] = [];
  const chunks: number[][] = [];
  const numbers = new Map<MachineState, number>();
  const numberOf = (machine: MachineState): number => {
    const known = numbers.get(machine);
    if (known !== undefined) return known;
    numbers.set(machine, states.length);
    chunks.push([]);
    return states.push(machine) - 1;
  };
  return { states, numberOf, chunks };
}

function openHead(head: Uint8Array, { file, fileName }: FileNames, { run, sink, spool }: WideRun): OpenedHead | null {
  let left: LeftRows | null = null;
  const reader = run.openFile(file, fileName, {
    sink: {
      ...sink,
      add: (reading) => {
        (left?.sink ?? sink).add(reading);
      },
    },
    onMachine: (machine) => {
      left?.onMachine(machine);
    },
  });
  const header = pushHeader(head, reader);
  const rows = reader.wideRows();
  if (header === null || rows === null) return null;
  const form = rowFormOf(rows);
  const stamps = form === null ? null : stampFormOf(firstStamp(head, header.bytes, rows), rows.stamps);
  if (form === null || stamps === null) return null;
  const machines = createMachines();
  const { tally } = rows;
  const kernel = createRowKernel(form, stamps, {
    machineOf: (name, id) => {
      const found = run.findMachine(name, id);
      return found === null ? -1 : machines.numberOf(found);
    },
    takenBefore: (machine) => sink.rowLedger(machines.states[machine]!.id, form.layout.key),
    onCores: (machine, atMs, cores) => {
      machines.states[machine]!.cores.add(atMs, cores);
    },
    onRepeat: (_, isNext) => {
      // The row reader counts those of the rows it reads.
      if (isNext && left?.isTaking() !== true) tally.repeatedStamps += 1;
    },
    onRecords: (records, runs) => {
      let at = spool.write(records);
      for (const { machine, length } of runs) {
        machines.chunks[machine]!.push(at, length);
        at += length;
      }
    },
  });
  left = createLeftRows(form, kernel, { sink, numbers: machines });
  return { reader, tally, form, kernel, left, machines, ...header };
}

/** Gives the reader the lines up to the header; null where they are not plain. */
function pushHeader(head: Uint8Array, reader: SampleFileReader): Pick<OpenedHead, 'bytes' | 'lines'> | null {
  let at = isMarked(head) ? 3 : 0;
  let lines = 0;
  while (reader.wideRows() === null && !reader.isRefused()) {
    const end = head.indexOf(LINE_FEED, at);
    const text = end < 0 ? null : textOf(head.subarray(at, end));
    if (text === null || /[\0\r]./.test(text)) return null;
    reader.push(`${text}\n`);
    at = end + 1;
    lines += 1;
  }
  return { bytes: at, lines };
}

const isMarked = (head: Uint8Array): boolean => head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf;

function textOf(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null; // another encoding
  }
}

/** The stamp of the first row, as printed; empty where there is none in sight. */
function firstStamp(
  head: Uint8Array,
  from: number,
  { plan, separator }: { plan: { stamp: number }; separator: string },
): string {
  const end = head.indexOf(LINE_FEED, from);
  const text = textOf(head.subarray(from, end < 0 ? head.length : end)) ?? '';
  return (splitCells(text, separator).cells[plan.stamp] ?? '').trim();
}

class OpenWideFile implements WideFile {
  private readonly opened: OpenedHead;
  private readonly wide: WideRun;
  private lines: number;
  private hasSpread = false;
  private skip: number;

  constructor(opened: OpenedHead, wide: WideRun) {
    this.opened = opened;
    this.wide = wide;
    this.lines = opened.lines;
    this.skip = opened.bytes;
  }

  push(bytes: Uint8Array): boolean {
    for (let at = 0; at < bytes.length;) {
      const space = this.space();
      const length = Math.min(space.length, bytes.length - at);
      if (length === 0) return false;
      space.set(bytes.subarray(at, at + length));
      if (!this.pushed(length)) return false;
      at += length;
    }
    return true;
  }

  space(): Uint8Array {
    return this.opened.kernel.space();
  }

  pushed(length: number): boolean {
    const skipped = Math.min(this.skip, length);
    this.skip -= skipped;
    this.opened.kernel.fill(length, { skip: skipped, isLast: false });
    return this.takeRows();
  }

  isSpread(): boolean {
    return this.hasSpread;
  }

  end(cutBy: string | undefined): boolean {
    const { kernel, reader, tally, left } = this.opened;
    if (cutBy === undefined) {
      kernel.fill(0, { skip: 0, isLast: true });
      if (!this.takeRows()) return false;
    }
    let readings = 0;
    kernel.finish().forEach((machine, index) => {
      if (machine.rows === 0) return;
      readings += machine.readings;
      this.give(index, machine);
    });
    tally.readings += readings - left.readings();
    reader.end(cutBy);
    return true;
  }

  private takeRows(): boolean {
    const { kernel, tally, left, reader } = this.opened;
    for (;;) {
      const stop = kernel.scan();
      const rows = kernel.takeRows();
      this.lines += rows;
      tally.rowsRead += rows;
      tally.rowsUsed += rows;
      if (stop === 'end') return true;
      if (stop === 'spread') return this.giveUpOnRows();
      const bytes = kernel.takeLine();
      // Returns within a line end lines of their own, which the row reader knows.
      if (bytes === null || bytes.includes(RETURN)) return false;
      this.lines += 1;
      const text = textOf(bytes);
      const line = text ?? new TextDecoder('windows-1252').decode(bytes);
      const isTaken = left.take(() => {
        reader.readLine(line, this.lines, text === null);
      });
      if (!isTaken) return this.giveUpOnRows();
      const [seconds, ...others] = tally.intervals;
      if (seconds !== undefined && others.length === 0) kernel.setInterval(seconds);
    }
  }

  private giveUpOnRows(): boolean {
    this.hasSpread = true;
    return false;
  }

  private give(index: number, machine: ReturnType<RowKernel['finish']>[number]): void {
    const { machines, form, tally, kernel } = this.opened;
    const state = machines.states[index]!;
    const { ledger, leastMs, greatestMs, repeatedReadings, readings, masks, rests } = machine;
    countStamp(tally, state, leastMs as Instant);
    countStamp(tally, state, greatestMs as Instant);
    state.previousMs = kernel.lastStampOf(index);
    const cores = kernel.coresOf(index);
    if (cores > 0) state.cores.add(state.previousMs, cores);
    const isTaken = this.wide.sink.addRolled({
      machine: state.id,
      layout: form.layout,
      stamps: ledger.arrived,
      leastMs,
      greatestMs,
      repeated: repeatedReadings,
      readings,
      masks,
      chunks: machines.chunks[index]!,
      rests,
    });
    invariant(isTaken, 'the kernel knows the stamps that were taken before');
  }
}
