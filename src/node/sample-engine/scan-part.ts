import { closeSync, openSync, readSync } from 'node:fs';
import type { TimeZone } from '../../ingest/index.js';
import { unpackedStream } from '../unpack-gzip.js';
import { OF_NO_ROWS } from './filled-columns.js';
import { dayStartsOf } from './day-starts.js';
import { createRecordFile } from './file-spool.js';
import type { RecordFile } from './file-spool.js';
import type { PartMachine, PartResult, PartTask } from './part.js';
import { packMachines } from './packed-machines.js';
import { createRowKernel } from './row-kernel.js';
import type { KernelMachine, RowKernel } from './row-kernel.js';

/**
 * Takes the rows of a part, all of them plain: where one is for the row reader, the part is given up. What only the whole run
 * can decide goes into the result; the records go into a file.
 *
 * @param onBytes is told how many bytes of the file were read
 */
export async function scanPart(
  task: PartTask,
  onBytes: (count: number) => void = () => undefined,
): Promise<PartResult> {
  const records = createRecordFile(task.recordsPath);
  try {
    const scan = createScan(task, records, await zoneOf(task.stamps.zone));
    const cutBy = task.isPacked ? await scanPacked(task, scan, onBytes) : scanPlain(task, scan, onBytes);
    return scan.finish(cutBy);
  } finally {
    records.close();
  }
}

/** Only what needs a zone loads what knows them: a thread starts in half the time without. */
async function zoneOf(name: string | null): Promise<TimeZone | null> {
  if (name === null) return null;
  const { createTimeZone } = await import('../../ingest/index.js');
  return createTimeZone(name);
}

interface Scan {
  readonly kernel: RowKernel;
  /** Takes what was put into the kernel's space; false where the part is given up. */
  readonly take: (length: number, how: { readonly skip: number; readonly isLast: boolean }) => boolean;
  /** Gives the part up: no row has so long a line. */
  readonly abandon: () => null;
  readonly finish: (cutBy: string | null) => PartResult;
}

function createScan({ form, stamps }: PartTask, file: RecordFile, zone: TimeZone | null): Scan {
  const machines: Pick<PartMachine, 'name' | 'id' | 'firstLine' | 'chunks'>[] = [];
  const numbers = new Map<string, number>();
  const cores: number[] = [];
  let giveUp: PartResult['giveUp'] = null;
  let lines = 0;
  let rows = 0;
  let repeatedNext = 0;
  const kernel: RowKernel = createRowKernel(form, stamps, {
    dayOf: dayStartsOf(stamps, zone),
    machineOf: (name, id) => {
      const key = JSON.stringify([name, id]);
      const known = numbers.get(key);
      if (known !== undefined) return known;
      numbers.set(key, machines.length);
      return machines.push({ name, id, firstLine: lines + kernel.rowsSoFar() + 1, chunks: [] }) - 1;
    },
    takenBefore: () => null,
    filledBefore: () => OF_NO_ROWS,
    lastBefore: () => null,
    onCores: (machine, atMs, count) => {
      cores.push(machine, atMs, count);
    },
    onRepeat: () => {
      repeatedNext += 1;
    },
    onRecords: (records, runs) => {
      let at = file.write(records);
      for (let index = 0; index < runs.length; index += 2) {
        machines[runs[index]!]!.chunks.push(at, runs[index + 1]!);
        at += runs[index + 1]!;
      }
    },
  });

  const take: Scan['take'] = (length, how) => {
    kernel.fill(length, how);
    const stop = kernel.scan(lines);
    const taken = kernel.takeRows();
    lines += taken;
    rows += taken;
    if (stop === 'end') return true;
    giveUp = stop;
    return false;
  };

  const finish: Scan['finish'] = (cutBy) => {
    const finished = kernel.finish();
    const all = finished.map((one, index) => partMachine(machines[index]!, one, kernel.lastStampOf(index)));
    return {
      giveUp,
      lines,
      rows,
      repeatedNext,
      cutBy,
      machines: packMachines(all),
      edges: kernel.edges(),
      cores,
    };
  };
  const abandon = (): null => {
    giveUp = 'odd';
    return null;
  };
  return { kernel, take, abandon, finish };
}

function partMachine(
  named: Pick<PartMachine, 'name' | 'id' | 'firstLine' | 'chunks'>,
  { ledger, leastMs, greatestMs, rows, readings, repeatedReadings, masks, rests }: KernelMachine,
  lastMs: number,
): PartMachine {
  const counted = { rows, readings, repeated: repeatedReadings };
  return { ...named, lastMs, ...counted, stamps: ledger.arrived, leastMs, greatestMs, masks, rests };
}

const isUnwanted = (stop: Int32Array | undefined): boolean => stop !== undefined && Atomics.load(stop, 0) === 1;

function scanPlain(
  { path, from, to, stop }: PartTask,
  { kernel, take, abandon }: Scan,
  onBytes: (count: number) => void,
): null {
  const descriptor = openSync(path, 'r');
  try {
    for (let at = from; at < to;) {
      if (isUnwanted(stop)) return abandon();
      const space = kernel.space();
      const length = readSync(descriptor, space, 0, Math.min(space.length, to - at), at);
      // No space: a line that no row has. No bytes: the file shrank, which the whole run will see.
      if (length === 0) return abandon();
      at += length;
      onBytes(length);
      if (!take(length, { skip: 0, isLast: at >= to })) return null;
    }
    return null;
  } finally {
    closeSync(descriptor);
  }
}

/** Returns why the file ended too early, null where it did not. */
async function scanPacked(
  { path, skip, maxUnpackedBytes, stop }: PartTask,
  { kernel, take, abandon }: Scan,
  onBytes: (count: number) => void,
): Promise<string | null> {
  let bytes = 0;
  let toSkip = skip;
  try {
    for await (const chunk of unpackedStream(path, onBytes) as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (isUnwanted(stop)) return abandon();
      if (bytes > maxUnpackedBytes) return `more than ${maxUnpackedBytes} bytes inside`;
      for (let at = 0; at < chunk.length;) {
        const space = kernel.space();
        const length = Math.min(space.length, chunk.length - at);
        space.set(chunk.subarray(at, at + length));
        const skipped = Math.min(toSkip, length);
        toSkip -= skipped;
        if (length === 0) return abandon();
        if (!take(length, { skip: skipped, isLast: false })) return null;
        at += length;
      }
    }
    take(0, { skip: 0, isLast: true });
    return null;
  } catch (cause) {
    // Of the file or of its packing; all else is a fault of ours.
    if (cause instanceof Error && 'code' in cause) return cause.message;
    throw cause;
  }
}
