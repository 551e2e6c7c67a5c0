import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { countStamp } from '../../ingest/index.js';
import type { MachineState } from '../../ingest/index.js';
import type { Instant } from '../../model/index.js';
import type { RolledRows } from '../../timeseries/index.js';
import type { FileSpool } from './file-spool.js';
import type { PartMachine, PartResult, PartTask } from './part.js';
import type { PartPool } from './part-pool.js';
import type { WideSource } from './read-wide-file.js';
import { unpackMachines } from './packed-machines.js';
import { addRows } from './filled-columns.js';
import { countEdges } from './wide-head.js';
import type { WideHead, WideRun } from './wide-head.js';

/** Parts are as large as can be, since each names its machines anew: one to a worker. */
export const LEAST_PART_BYTES = 33_554_432;
const LINE_FEED = 10;

/** The parts of a file, being read; results are to be taken in order. */
export interface StartedParts {
  readonly results: readonly Promise<SpooledPart>[];
  /** The file will be read otherwise: no part of it is wanted any more. */
  readonly giveUp: () => void;
}

/** A part of which the records are in the spool, from `base` on. */
export interface SpooledPart {
  readonly part: PartResult;
  readonly base: number;
}

/** Who reads parts, where their records go, and how large a part is at least. */
export interface PartReading {
  readonly pool: PartPool;
  readonly spool: FileSpool;
  readonly partBytes: number;
}

/** Hands the rows of a file to workers. Their records go to files of the spool. */
export function startParts(
  source: WideSource,
  head: Pick<WideHead, 'form' | 'stamps' | 'bytes'>,
  { pool, spool, partBytes }: PartReading,
): StartedParts {
  const onBytes = source.watch?.count ?? (() => undefined);
  const stop = new Int32Array(new SharedArrayBuffer(4));
  const results = tasksOf(source, head, { workers: pool.size, partBytes }).map(async (task) => {
    const { path, base } = spool.reserve();
    return { part: await pool.scan({ ...task, recordsPath: path, stop }, onBytes), base };
  });
  // Whoever waits for one is told; until then it must not end the process.
  for (const result of results) result.catch(() => undefined);
  return { results, giveUp: () => Atomics.store(stop, 0, 1) };
}

function tasksOf(
  source: WideSource,
  { form, stamps, bytes }: Pick<WideHead, 'form' | 'stamps' | 'bytes'>,
  how: { readonly workers: number; readonly partBytes: number },
): Omit<PartTask, 'recordsPath'>[] {
  const { path, maxUnpackedBytes } = source;
  const task = { path, maxUnpackedBytes, form, stamps };
  if (source.head.packing !== null) return [{ ...task, isPacked: true, from: 0, to: 0, skip: bytes }];
  const cuts = cutsOf(path, bytes, how);
  return cuts.slice(1).map((to, index) => ({ ...task, isPacked: false, from: cuts[index]!, to, skip: 0 }));
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
    const partBytes = Math.max(least, Math.ceil((size - from) / workers));
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
  { results, giveUp }: StartedParts,
  head: WideHead,
  wide: WideRun,
): Promise<'taken' | 'spread' | 'again'> {
  const outcome = await takeAll(results, head, wide);
  if (outcome !== 'taken') giveUp();
  return outcome;
}

async function takeAll(
  results: StartedParts['results'],
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
  if (followsOn(head, rows) || wide.sink.wouldRepeat(rows)) return 'again';
  for (const one of rows) addRows(wide.sink, one);
  head.tally.readings += rows.reduce((sum, { readings }) => sum + readings, 0);
  head.reader.end(cutBy);
  return 'taken';
}

/** Whether the first row of a machine has the stamp of its last row before the file: only one reader of both counts it. */
function followsOn({ met }: WideHead, rows: readonly RolledRows[]): boolean {
  const last = new Map([...met.before].map(([{ id }, before]) => [id, before]));
  return rows.some(({ machine, stamps }) => last.get(machine) === stamps.firstMs);
}

interface Taking {
  readonly head: WideHead;
  readonly wide: WideRun;
  /** Lines before the part. */
  readonly lines: number;
  readonly rows: RolledRows[];
}

/** In the order of lines, so that machines are met as if the file had been read in one go. */
function takePart({ part, base }: SpooledPart, { head, wide, lines, rows }: Taking): 'taken' | 'again' {
  const { tally } = head;
  const states: MachineState[] = [];
  const machines = unpackMachines(part.machines);
  for (const { name, id } of machines) {
    const state = wide.run.findMachine(name, id);
    if (state === null) return 'again';
    head.met.meet(state);
    states.push(state);
  }
  countEdges(tally, { edges: part.edges, linesBefore: lines });
  tally.rowsRead += part.rows;
  tally.rowsUsed += part.rows;
  tally.repeatedStamps += part.repeatedNext;
  for (let index = 0; index < part.cores.length; index += 3) {
    states[part.cores[index]!]!.cores.add(part.cores[index + 1]!, part.cores[index + 2]!);
  }
  for (const one of rowsOfPart(base, { machines, states }, head)) rows.push(one);
  return 'taken';
}

function rowsOfPart(
  base: number,
  { machines, states }: { readonly machines: readonly PartMachine[]; readonly states: readonly MachineState[] },
  head: WideHead,
): RolledRows[] {
  return machines.flatMap((machine, index) => {
    if (machine.rows === 0) return [];
    const state = states[index]!;
    countMachine(head, state, machine);
    const chunks = machine.chunks.map((one, half) => (half % 2 === 0 ? base + one : one));
    return [{ ...machine, machine: state.id, layout: head.form.layout, chunks }];
  });
}

function countMachine({ tally }: WideHead, state: MachineState, { leastMs, greatestMs, lastMs }: PartMachine): void {
  countStamp(tally, state, leastMs as Instant);
  countStamp(tally, state, greatestMs as Instant);
  state.previousMs = lastMs;
}
