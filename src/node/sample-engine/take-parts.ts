import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { countStamp } from '../../ingest/index.js';
import type { MachineState } from '../../ingest/index.js';
import type { Instant, MachineId } from '../../model/index.js';
import { stampRunsOf } from '../../timeseries/index.js';
import type { RecordSpool, RolledRows } from '../../timeseries/index.js';
import type { PartMachine, PartResult, PartTask } from './part.js';
import type { PartPool } from './part-pool.js';
import type { WideSource } from './read-wide-file.js';
import { unpackMachines } from './packed-machines.js';
import { addRows } from './filled-columns.js';
import { countEdges, decodeRow } from './wide-head.js';
import type { WideHead, WideRun } from './wide-head.js';

/**
 * Parts are large, since each names its machines anew, but several to a worker, so that none waits long for the other. Their
 * records are handed over as they come.
 */
export const LEAST_PART_BYTES = 33_554_432;
const MOST_PART_BYTES = 536_870_912;
const PARTS_A_WORKER = 3;
const LINE_FEED = 10;

/** The parts of a file, being read; results are to be taken in order. */
export interface StartedParts {
  readonly results: readonly Promise<SpooledPart>[];
}

type StampColumn = RolledRows['stamps'];

/** A part of which the records are in the spool: place, and machine and length of its runs, flat. */
export interface SpooledPart {
  readonly part: PartResult;
  readonly blobs: readonly { readonly at: number; readonly runs: readonly number[] }[];
}

/** Who reads parts, where their records go, and how large a part is at least. */
export interface PartReading {
  readonly pool: PartPool;
  readonly spool: RecordSpool;
  readonly partBytes: number;
}

/** Hands the rows of a file to workers. Records go to the spool as they come. */
export function startParts(
  source: WideSource,
  head: Pick<WideHead, 'form' | 'stamps' | 'bytes'>,
  { pool, spool, partBytes }: PartReading,
): StartedParts {
  // At most so many parts are read ahead of the one that is waited for.
  const ahead = pool.size + 1;
  const results: Promise<SpooledPart>[] = [];
  tasksOf(source, head, { workers: pool.size, partBytes }).forEach((task, index) => {
    const before = index < ahead ? Promise.resolve() : results[index - ahead]!.then(() => undefined);
    const result = before.then(() => scanInto(spool, task, pool));
    // Whoever waits for it is told; until then it must not end the process.
    result.catch(() => undefined);
    results.push(result);
  });
  return { results };
}

async function scanInto(spool: RecordSpool, task: PartTask, pool: PartPool): Promise<SpooledPart> {
  const blobs: { readonly at: number; readonly runs: readonly number[] }[] = [];
  const part = await pool.scan(task, ({ records, runs }) => {
    blobs.push({ at: spool.write(records), runs });
  });
  return { part, blobs };
}

function tasksOf(
  source: WideSource,
  { form, stamps, bytes }: Pick<WideHead, 'form' | 'stamps' | 'bytes'>,
  how: { readonly workers: number; readonly partBytes: number },
): PartTask[] {
  const { path, maxUnpackedBytes } = source;
  const task = { path, maxUnpackedBytes, form, stamps };
  if (source.head.isGzip) return [{ ...task, isGzip: true, from: 0, to: 0, skip: bytes }];
  const cuts = cutsOf(path, bytes, how);
  return cuts.slice(1).map((to, index) => ({ ...task, isGzip: false, from: cuts[index]!, to, skip: 0 }));
}

/** Where the parts of a file begin, on whole lines, and its end. */
function cutsOf(
  path: string,
  from: number,
  { workers, partBytes: least }: { readonly workers: number; readonly partBytes: number },
): number[] {
  const descriptor = openSync(path, 'r');
  try {
    const { size } = fstatSync(descriptor);
    const share = Math.ceil((size - from) / (workers * PARTS_A_WORKER));
    const partBytes = Math.min(MOST_PART_BYTES, Math.max(least, share));
    const cuts = [from];
    for (let at = from + partBytes; at < size; at = cuts.at(-1)! + partBytes) {
      const start = lineStartFrom(descriptor, at);
      if (start === null || start >= size) break;
      cuts.push(start);
    }
    return [...cuts, size];
  } finally {
    closeSync(descriptor);
  }
}

/** The first line start at or behind a place; null where none is near. */
function lineStartFrom(descriptor: number, at: number): number | null {
  const near = Buffer.alloc(1_048_576);
  const length = readSync(descriptor, near, 0, near.length, at - 1);
  const end = near.subarray(0, length).indexOf(LINE_FEED);
  return end < 0 ? null : at + end;
}

/**
 * Takes the results of a file's parts as the whole file's. `again`: nothing was taken, and the file must be read row after
 * row, since a stamp repeats over parts or its rows are odd.
 */
export async function takeParts(
  { results }: StartedParts,
  head: WideHead,
  wide: WideRun,
): Promise<'taken' | 'spread' | 'again'> {
  const rows: RolledRows[] = [];
  let lines = head.lines;
  let cutBy: string | undefined;
  for (const result of results) {
    const spooled = await result;
    const { part } = spooled;
    if (part.giveUp !== null) return part.giveUp === 'spread' ? 'spread' : 'again';
    const outcome = takePart(spooled, { head, wide, lines, rows });
    if (outcome !== 'taken') return outcome;
    lines += part.lines;
    cutBy = part.cutBy ?? cutBy;
  }
  const leftRows = rowsOfLeft(head);
  const all = [...rows, ...leftRows];
  if (hasTwins(head, rows, leftRows) || wide.sink.wouldRepeat(all)) return 'again';
  for (const one of all) addRows(wide.sink, one);
  head.tally.readings += all.reduce((sum, { readings }) => sum + readings, 0) - head.left.readings();
  head.reader.end(cutBy);
  return 'taken';
}

/**
 * Whether a row that the row reader read has the stamp of another row of its machine, or a first row that of the file before:
 * which rows follow each other only one that reads all of them knows.
 */
function hasTwins({ left, met }: WideHead, rows: readonly RolledRows[], leftRows: readonly RolledRows[]): boolean {
  const watched = new Map<MachineId, Set<number>>();
  const isTwin = (machine: MachineId, atMs: number): boolean => {
    const known = watched.get(machine) ?? new Set();
    watched.set(machine, known);
    return known.size === known.add(atMs).size;
  };
  for (const [{ id }, before] of met.before) if (before !== null) isTwin(id, before);
  const all = [...rows, ...leftRows];
  const ofLeft = new Set([...left.machines()].map(({ id }) => id));
  return (
    rows.some(({ machine, repeated }) => repeated > 0 && ofLeft.has(machine)) ||
    all.some(({ machine, stamps }) => watched.get(machine)?.has(stamps.firstMs) === true) ||
    leftRows.some(({ repeated }) => repeated > 0) ||
    left.passed().some(({ machine, atMs }) => isTwin(machine.id, atMs)) ||
    leftRows.some(({ machine, stamps }) => hasOneOf(stamps, watched.get(machine))) ||
    (left.passed().length > 0 && rows.some(({ machine, stamps }) => hasOneOf(stamps, watched.get(machine))))
  );
}

function hasOneOf(stamps: StampColumn, watched: ReadonlySet<number> | undefined): boolean {
  if (watched === undefined || stamps.count === 0) return false;
  const { firstMs, steps, lengths } = stampRunsOf(stamps);
  let at = firstMs;
  if (watched.has(at)) return true;
  for (const [index, step] of steps.entries()) {
    for (let left = lengths[index]!; left > 0; left--) {
      at += step;
      if (watched.has(at)) return true;
    }
  }
  return false;
}

interface Taking {
  readonly head: WideHead;
  readonly wide: WideRun;
  /** Lines before the part. */
  readonly lines: number;
  readonly rows: RolledRows[];
}

/** In the order of lines, so that machines and problems are met as if the file had been read in one go. */
function takePart({ part, blobs }: SpooledPart, { head, wide, lines, rows }: Taking): 'taken' | 'spread' | 'again' {
  const { tally, kernel, left, reader } = head;
  const states: MachineState[] = [];
  const machines = unpackMachines(part.machines);
  const meetUpTo = (line: number): boolean => {
    while (states.length < machines.length && machines[states.length]!.firstLine < line) {
      const { name, id } = machines[states.length]!;
      const state = wide.run.findMachine(name, id);
      if (state === null) return false;
      head.met.meet(state);
      states.push(state);
    }
    return true;
  };
  if (part.intervalSeconds !== null) kernel.setInterval(part.intervalSeconds);
  const isAllMet = meetUpTo(0);
  for (const { line, bytes } of part.left) {
    if (!meetUpTo(line)) return 'again';
    const { text, isGuessed } = decodeRow(bytes);
    const isTaken = left.take(() => {
      reader.readLine(text, lines + line, isGuessed);
    });
    if (!isTaken) return 'spread';
  }
  if (!isAllMet || !meetUpTo(Number.POSITIVE_INFINITY)) return 'again';
  countEdges(tally, { edges: part.edges, linesBefore: lines });
  // The worker took it from a row that the row reader refused.
  if (part.intervalSeconds !== null && !tally.intervals.has(part.intervalSeconds)) return 'again';
  tally.rowsRead += part.rows;
  tally.rowsUsed += part.rows;
  tally.repeatedStamps += part.repeatedNext;
  for (let index = 0; index < part.cores.length; index += 3) {
    states[part.cores[index]!]!.cores.add(part.cores[index + 1]!, part.cores[index + 2]!);
  }
  for (const one of rowsOfPart(blobs, { machines, states }, head)) rows.push(one);
  return 'taken';
}

function rowsOfPart(
  blobs: SpooledPart['blobs'],
  { machines, states }: { readonly machines: readonly PartMachine[]; readonly states: readonly MachineState[] },
  head: WideHead,
): RolledRows[] {
  const chunks: number[][] = machines.map(() => []);
  for (const { at: start, runs } of blobs) {
    let at = start;
    for (let index = 0; index < runs.length; index += 2) {
      chunks[runs[index]!]!.push(at, runs[index + 1]!);
      at += runs[index + 1]!;
    }
  }
  return machines.flatMap((machine, index) => {
    if (machine.rows === 0) return [];
    const state = states[index]!;
    countMachine(head, state, machine);
    return [{ ...machine, machine: state.id, layout: head.form.layout, chunks: chunks[index]! }];
  });
}

function countMachine({ tally }: WideHead, state: MachineState, { leastMs, greatestMs, lastMs }: PartMachine): void {
  countStamp(tally, state, leastMs as Instant);
  countStamp(tally, state, greatestMs as Instant);
  state.previousMs = lastMs;
}

/** The rows that the parts left and the row reader read. */
function rowsOfLeft({ kernel, machines, form }: WideHead): RolledRows[] {
  return kernel.finish().flatMap((one, index) => {
    const { ledger, leastMs, greatestMs, repeatedReadings, readings, masks, rests } = one;
    if (one.rows === 0) return [];
    const counted = { repeated: repeatedReadings, readings, masks, rests, chunks: machines.chunks[index]! };
    const span = { stamps: ledger.arrived, leastMs, greatestMs };
    return [{ machine: machines.states[index]!.id, layout: form.layout, ...span, ...counted }];
  });
}
