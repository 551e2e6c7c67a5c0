import { compareText } from '../model/index.js';
import type { MachineId } from '../model/index.js';
import type { CopyTask, TaskBatch } from './batches.js';
import type { ChangeWeek } from './initial-churn.js';
import { changedBits, quarterOfWeek, QUARTER_MINUTES, QUARTERS_PER_WEEK } from './initial-churn.js';
import { MINUTE_MS } from './minute-bytes.js';
import { createMinuteLink } from './minute-link.js';
import type { MinuteLink } from './minute-link.js';
import type { LinkSchedule } from './link-schedule.js';

/** First copies are followed for so long; one that is not done by then never is. */
export const LONGEST_FIRST_COPIES_DAYS = 730;
const MOST_MINUTES = LONGEST_FIRST_COPIES_DAYS * 24 * 60;

/** The batches of a wave, and from when and until when they run. */
export interface WaveTask {
  readonly wave: number;
  readonly releaseMs: number;
  /** By when they have to be done; `Infinity` where nobody says. */
  readonly dueMs: number;
  readonly batches: readonly TaskBatch[];
  /** From then on its machines send no more changes, since they run in Azure; `Infinity`: they send for good. */
  readonly leavesMs: number;
}

export interface SimulationTerms {
  /** A multiple of 60,000; no copy begins before. */
  readonly startMs: number;
  readonly waves: readonly WaveTask[];
  readonly link: LinkSchedule;
  /** By machine; one that is not in it sends no changes that anybody knows of. */
  readonly weeks: ReadonlyMap<MachineId, ChangeWeek>;
  /** Nothing behind this instant is asked for. */
  readonly untilMs?: number;
  /** Called for each minute with the bits that it carried; for tests. */
  readonly onMinute?: (minute: MinuteTrace) => void;
}

export interface MinuteTrace {
  readonly atMs: number;
  readonly capacity: number;
  readonly changes: number;
  readonly copies: number;
  readonly wave: number | null;
}

/** When something was copied; null: not within the time that was followed. */
export interface CopySpan {
  readonly fromMs: number;
  readonly toMs: number | null;
}

/** One batch as it ran. */
export interface BatchRun {
  readonly wave: number;
  readonly batch: TaskBatch;
  /** Null: it never began. */
  readonly span: CopySpan | null;
}

export interface CopyRun {
  /** In the order of begin; what never began is last. */
  readonly batches: readonly BatchRun[];
  readonly machines: ReadonlyMap<MachineId, CopySpan>;
}

/**
 * First copies on one link, minute by minute. In each minute the changes of what is copied already go first, then the batch that runs
 * takes what is left; its machines share that by their disks. Between batches the next is of the wave that is due first among those
 * that may begin; what runs is never displaced. Behind its copy a machine owes what changed during it at once, then what it writes.
 * In a blackout nothing begins, and nothing goes but a batch of cycles that runs already; it gets no more of the link then than it would
 * without the blackout, whose changes wait.
 *
 * Our own model. Deltas go before copies, although the gateway gives a waiting first copy its turn before a waiting delta: a cycle of
 * changes that has begun holds the link, and a plan that counts the changes last would promise too much.
 */
export function simulateCopies(terms: SimulationTerms): CopyRun {
  const state = createState(terms);
  const link = createMinuteLink(terms.link, terms.startMs);
  const last = lastMinute(terms);
  for (let minute = 0; minute < last && state.open > 0; minute++) stepMinute(state, { minute, link }, terms);
  return finishRun(state, terms);
}

const lastMinute = ({ startMs, untilMs = Infinity }: SimulationTerms): number =>
  Math.min(MOST_MINUTES, Math.ceil((untilMs - startMs) / MINUTE_MS));

/** A batch under way: machines by the share of the link that they need to be done, the least first. */
interface RunningBatch {
  readonly queue: WaveQueue;
  readonly batch: TaskBatch;
  readonly fromMs: number;
  readonly order: readonly CopyTask[];
  next: number;
  /** Disks of machines that are not done. */
  weight: number;
  /** Bits that each disk has sent so far. */
  perDisk: number;
}

interface WaveQueue {
  readonly wave: WaveTask;
  next: number;
}

interface State {
  readonly queues: readonly WaveQueue[];
  readonly batches: BatchRun[];
  readonly machines: Map<MachineId, CopySpan>;
  /** Whole bits of changes in each quarter of the week. */
  readonly load: Float64Array;
  readonly leaving: { readonly atMs: number; readonly week: ChangeWeek }[];
  running: RunningBatch | null;
  owed: number;
  nextLeaveMs: number;
  /** Batches that are not done. */
  open: number;
}

function createState({ waves }: SimulationTerms): State {
  const queues = waves
    .toSorted((left, right) => left.dueMs - right.dueMs || left.wave - right.wave)
    .map((wave): WaveQueue => ({ wave, next: 0 }));
  return {
    queues,
    batches: [],
    machines: new Map(),
    load: new Float64Array(QUARTERS_PER_WEEK),
    leaving: [],
    running: null,
    owed: 0,
    nextLeaveMs: Infinity,
    open: waves.reduce((sum, { batches }) => sum + batches.length, 0),
  };
}

interface Minute {
  readonly minute: number;
  readonly link: MinuteLink;
}

function stepMinute(state: State, { minute, link }: Minute, terms: SimulationTerms): void {
  const atMs = terms.startMs + minute * MINUTE_MS;
  if (atMs >= state.nextLeaveMs) letLeave(state, atMs);
  const isBlackout = link.isBlackout(minute);
  const capacity = link.bits(minute);
  state.owed += state.load[quarterOfWeek(atMs)]! / QUARTER_MINUTES;
  const waiting = Math.min(state.owed, capacity);
  const changes = isBlackout ? 0 : waiting;
  state.owed -= changes;
  if (state.running === null && !isBlackout) startNext(state, atMs);
  const { running } = state;
  const mayRun = running !== null && (!isBlackout || running.batch.isCycled);
  const copies = mayRun ? serve(state, running, { left: capacity - waiting, atMs }, terms) : 0;
  terms.onMinute?.({ atMs, capacity, changes, copies, wave: running?.queue.wave.wave ?? null });
}

function letLeave(state: State, atMs: number): void {
  const { leaving, load } = state;
  state.nextLeaveMs = Infinity;
  for (let index = leaving.length - 1; index >= 0; index--) {
    const one = leaving[index]!;
    if (one.atMs > atMs) {
      state.nextLeaveMs = Math.min(state.nextLeaveMs, one.atMs);
      continue;
    }
    for (let quarter = 0; quarter < QUARTERS_PER_WEEK; quarter++) load[quarter]! -= one.week.bits[quarter]!;
    leaving.splice(index, 1);
  }
}

/** Of the waves that may begin, the one that is due first. */
function startNext(state: State, atMs: number): void {
  const queue = state.queues.find(({ wave, next }) => next < wave.batches.length && wave.releaseMs <= atMs);
  if (queue === undefined) return;
  const batch = queue.wave.batches[queue.next]!;
  queue.next += 1;
  const order = batch.tasks.toSorted(
    (left, right) =>
      left.bits / left.disks - right.bits / right.disks || compareText(left.machine.id, right.machine.id),
  );
  const weight = order.reduce((sum, { disks }) => sum + disks, 0);
  state.running = { queue, batch, fromMs: atMs, order, next: 0, weight, perDisk: 0 };
}

/** Shares what a minute has left among the machines of the batch; returns the bits that they took. */
function serve(
  state: State,
  running: RunningBatch,
  { left, atMs }: { readonly left: number; readonly atMs: number },
  terms: SimulationTerms,
): number {
  const most = Math.min(left, running.batch.mostBitsPerMinute ?? Infinity);
  let rest = most;
  for (; running.next < running.order.length; running.next++) {
    const task = running.order[running.next]!;
    const needed = Math.max(0, (task.bits / task.disks - running.perDisk) * running.weight);
    if (needed > rest) {
      running.perDisk += rest / running.weight;
      return most;
    }
    rest -= needed;
    running.perDisk = task.bits / task.disks;
    running.weight -= task.disks;
    finishCopy(state, { running, task, toMs: atMs + MINUTE_MS }, terms);
  }
  const { queue, batch, fromMs } = running;
  state.batches.push({ wave: queue.wave.wave, batch, span: { fromMs, toMs: atMs + MINUTE_MS } });
  state.running = null;
  state.open -= 1;
  return most - rest;
}

interface Finished {
  readonly running: RunningBatch;
  readonly task: CopyTask;
  readonly toMs: number;
}

function finishCopy(state: State, { running, task, toMs }: Finished, { weeks }: SimulationTerms): void {
  const { id } = task.machine;
  state.machines.set(id, { fromMs: running.fromMs, toMs });
  const week = weeks.get(id);
  if (week === undefined) return;
  state.owed += changedBits(week, running.fromMs, toMs);
  for (let quarter = 0; quarter < QUARTERS_PER_WEEK; quarter++) state.load[quarter]! += week.bits[quarter]!;
  const { leavesMs } = running.queue.wave;
  // A machine that is late keeps sending: its cutover has to wait for it.
  if (leavesMs < toMs || leavesMs === Infinity) return;
  state.leaving.push({ atMs: leavesMs, week });
  state.nextLeaveMs = Math.min(state.nextLeaveMs, leavesMs);
}

function finishRun(state: State, { startMs }: SimulationTerms): CopyRun {
  const { running, queues, batches, machines } = state;
  if (running !== null) {
    batches.push({ wave: running.queue.wave.wave, batch: running.batch, span: { fromMs: running.fromMs, toMs: null } });
    for (const { machine } of running.order.slice(running.next)) {
      machines.set(machine.id, { fromMs: running.fromMs, toMs: null });
    }
  }
  const never = queues.flatMap(({ wave, next }) =>
    wave.batches.slice(next).map((batch): BatchRun => ({ wave: wave.wave, batch, span: null })),
  );
  const begin = ({ span }: BatchRun): number => span?.fromMs ?? startMs;
  return { batches: [...batches.toSorted((left, right) => begin(left) - begin(right)), ...never], machines };
}
