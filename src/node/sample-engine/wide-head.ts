import { splitCells } from '../../ingest/index.js';
import type { MachineState, SampleFileReader, SampleRun, SampleTally } from '../../ingest/index.js';
import type { RecordSpool, RowSink } from '../../timeseries/index.js';
import { filledColumnsOf } from './filled-columns.js';
import { createLeftRows } from './left-rows.js';
import type { LeftRows } from './left-rows.js';
import { rowFormOf } from './row-form.js';
import type { RowForm } from './row-form.js';
import { dayStartsOf } from './day-starts.js';
import type { StampForm } from './day-starts.js';
import { createRowKernel } from './row-kernel.js';
import type { KernelEdges, KernelHost, RowKernel } from './row-kernel.js';
import { stampFormOf, stampsOfTable } from './stamp-form.js';

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

const LINE_FEED = 10;

/** A file of which the header was read, ready for rows. */
export interface WideHead {
  readonly reader: SampleFileReader;
  readonly tally: SampleTally;
  readonly form: RowForm;
  readonly stamps: StampForm;
  readonly kernel: RowKernel;
  readonly left: LeftRows;
  readonly machines: KernelMachines;
  readonly met: MetMachines;
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

/** Machines whose state a file changes before it is taken, with their stamps before it. */
interface MetMachines {
  readonly meet: (machine: MachineState) => void;
  readonly hasAny: () => boolean;
  readonly before: ReadonlyMap<MachineState, number | null>;
  /** The file is read again from its start: no row of it was met. */
  readonly forget: () => void;
}

function createMetMachines(): MetMachines {
  const before = new Map<MachineState, number | null>();
  return {
    before,
    meet: (machine) => {
      if (!before.has(machine)) before.set(machine, machine.previousMs);
    },
    hasAny: () => before.size > 0,
    forget: () => {
      for (const [machine, previousMs] of before) machine.previousMs = previousMs;
    },
  };
}

/** A file of which nothing was read yet. */
interface Draft {
  readonly reader: SampleFileReader;
  readonly met: MetMachines;
  /** Opens a kernel for its rows once its header was read. */
  readonly open: (rows: Rows, stamps: StampForm, header: Pick<WideHead, 'bytes' | 'lines'>) => WideHead | null;
}

type Rows = NonNullable<ReturnType<SampleFileReader['wideRows']>>;

/** Opens a file by its first bytes; null where the row reader must read it. */
export function openWideHead(head: Uint8Array, names: FileNames, wide: WideRun): WideHead | null {
  const { reader, met, open } = draftOf(names, wide);
  const header = pushHeader(head, reader, met);
  const rows = reader.wideRows();
  if (header === null || rows === null) return null;
  const stamps = stampFormOf(firstStamp(head, header.bytes, rows), rows.stamps);
  return stamps === null ? null : open(rows, stamps, header);
}

/** Opens a table by its columns; null where the row reader must read it. `isPlain` judges how its rows are read. */
export function openWideTable(
  table: Parameters<SampleFileReader['openTable']>[0],
  isPlain: (form: RowForm) => boolean,
  { names, wide }: { readonly names: FileNames; readonly wide: WideRun },
): WideHead | null {
  const { reader, open } = draftOf(names, wide);
  reader.openTable(table);
  const rows = reader.wideRows();
  const head = rows === null ? null : open(rows, stampsOfTable(rows.stamps), { bytes: 0, lines: 0 });
  return head !== null && isPlain(head.form) ? head : null;
}

function draftOf({ file, fileName }: FileNames, wide: WideRun): Draft {
  let left: LeftRows | null = null;
  const met = createMetMachines();
  const reader = wide.run.openFile(file, fileName, {
    sink: {
      ...wide.sink,
      // Rows that are read with the header tell that the file is not for the kernel: they will be read again.
      add: (reading) => {
        left?.sink.add(reading);
      },
    },
    onMachine: (machine) => {
      met.meet(machine);
      left?.onMachine(machine);
    },
  });
  const open: Draft['open'] = (rows, stamps, header) => {
    const form = rowFormOf(rows, wide.sink.bucketMs);
    if (form === null) return null;
    const machines = createMachines();
    const { tally } = rows;
    const kernel = createRowKernel(form, stamps, {
      ...hostOf(form, machines, wide),
      dayOf: dayStartsOf(stamps, rows.stamps.zone),
      onRepeat: () => {
        // The row reader counts those of the rows it reads.
        if (left?.isTaking() !== true) tally.repeatedStamps += 1;
      },
    });
    left = createLeftRows(form, kernel, { sink: wide.sink, numbers: machines });
    return { reader, tally, form, stamps, kernel, left, machines, met, ...header };
  };
  return { reader, met, open };
}

function hostOf(
  { layout }: RowForm,
  machines: KernelMachines,
  { run, sink, spool }: WideRun,
): Omit<KernelHost, 'dayOf' | 'onRepeat'> {
  return {
    machineOf: (name, id) => {
      const found = run.findMachine(name, id);
      return found === null ? -1 : machines.numberOf(found);
    },
    takenBefore: (machine) => sink.rowLedger(machines.states[machine]!.id, layout.key),
    onCores: (machine, atMs, cores) => {
      machines.states[machine]!.cores.add(atMs, cores);
    },
    filledBefore: (machine) => filledColumnsOf(sink, machines.states[machine]!.id, layout.key),
    lastBefore: (machine) => machines.states[machine]!.previousMs,
    onRecords: (records, runs) => {
      let at = spool.write(records);
      for (let index = 0; index < runs.length; index += 2) {
        machines.chunks[runs[index]!]!.push(at, runs[index + 1]!);
        at += runs[index + 1]!;
      }
    },
  };
}

/** Gives the reader the lines up to the header; null where they are not plain, or a row came with them. */
function pushHeader(
  head: Uint8Array,
  reader: SampleFileReader,
  met: MetMachines,
): Pick<WideHead, 'bytes' | 'lines'> | null {
  let at = isMarked(head) ? 3 : 0;
  let lines = 0;
  while (reader.wideRows() === null && !reader.isRefused()) {
    const end = head.indexOf(LINE_FEED, at);
    const text = end < 0 ? null : textOf(head.subarray(at, end));
    // A return within a line ends one for the row reader, and a second return before the line feed does too.
    if (text === null || /\0|\r[^]/.test(text)) return null;
    reader.push(`${text}\n`);
    if (met.hasAny()) {
      met.forget();
      return null;
    }
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

/** Counts the outermost stamps of rows together with their lines, before those of machines, which know none. */
export function countEdges(
  tally: SampleTally,
  { edges, linesBefore }: { readonly edges: KernelEdges; readonly linesBefore: number },
): void {
  const { firstMs, firstLine, lastMs, lastLine } = edges;
  if (firstLine === 0) return;
  if (firstMs < tally.firstMs) tally.firstMs = firstMs;
  if (lastMs > tally.lastMs) tally.lastMs = lastMs;
  takePlace(tally.firstLine, { atMs: firstMs, line: linesBefore + firstLine }, firstMs < tally.firstLine.atMs);
  takePlace(tally.lastLine, { atMs: lastMs, line: linesBefore + lastLine }, lastMs > tally.lastLine.atMs);
}

/** Of rows with one stamp the first is told, whoever read it. */
function takePlace(
  place: SampleTally['firstLine'],
  { atMs, line }: Readonly<SampleTally['firstLine']>,
  isFurther: boolean,
): void {
  if (isFurther) {
    place.atMs = atMs;
    place.line = line;
  } else if (place.atMs === atMs && line < place.line) place.line = line;
}

/** The text of a row; what is not UTF-8 is read as Windows-1252, as the row reader does. */
export function decodeRow(bytes: Uint8Array): { readonly text: string; readonly isGuessed: boolean } {
  const text = textOf(bytes);
  return text === null
    ? { text: new TextDecoder('windows-1252').decode(bytes), isGuessed: true }
    : { text, isGuessed: false };
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
