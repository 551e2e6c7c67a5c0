import type { MachineId } from '../model/index.js';
import { nextCycleDelayHours } from './cycles.js';
import { changedBits, quarterOfWeek, QUARTER_MINUTES, QUARTERS_PER_WEEK } from './initial-churn.js';
import { MINUTE_MS } from './minute-bytes.js';
import type { ChangeWeek } from './initial-churn.js';
import type { CopyRun } from './initial-simulation.js';
import type { DatedWave } from './initial-waves.js';
import type { MinuteLink } from './minute-link.js';
import type { CycleRule } from './replication-settings.js';

const MINUTES_PER_WEEK = 10_080;
const MINUTES_PER_HOUR = 60;
const HOUR_MS = 3_600_000;

/** Cycles of changes of one machine from its first copy to its window. */
export interface CyclesToWindow {
  readonly cycles: number;
  /** Null: none begins before the window. */
  readonly lastCycleMinutes: number | null;
  /** Null as the last one. */
  readonly longestCycleMinutes: number | null;
  /** The last cycle still runs when the window begins: the shutdown waits for it. */
  readonly runsIntoWindow: boolean;
  /** Left to send when the source is shut down: what changed since the last cycle began, and what that still has to send. */
  readonly leftBits: number;
}

export interface CycleTerms {
  readonly startMs: number;
  readonly link: MinuteLink;
  /** Bits that the link has left beside the changes of all machines, summed up to each minute. */
  readonly leftBefore: Float64Array;
  readonly rule: CycleRule;
}

/**
 * What changes leave of the link, summed over minutes: each machine sends from the end of its copy to its window, spread over the quarter of
 * an hour in which it writes.
 */
export function deriveLeftBefore(
  { startMs, link, minutes }: { readonly startMs: number; readonly link: MinuteLink; readonly minutes: number },
  waves: readonly DatedWave[],
  { run, weeks }: { readonly run: CopyRun; readonly weeks: ReadonlyMap<MachineId, ChangeWeek> },
): Float64Array {
  const events = loadEvents(waves, { run, weeks });
  const load = new Float64Array(QUARTERS_PER_WEEK);
  const before = new Float64Array(minutes + 1);
  let next = 0;
  for (let minute = 0; minute < minutes; minute++) {
    const atMs = startMs + minute * MINUTE_MS;
    for (; next < events.length && events[next]!.atMs <= atMs; next++) {
      const { week, sign } = events[next]!;
      for (let quarter = 0; quarter < QUARTERS_PER_WEEK; quarter++) load[quarter]! += sign * week.bits[quarter]!;
    }
    const changes = load[quarterOfWeek(atMs)]! / QUARTER_MINUTES;
    before[minute + 1] = before[minute]! + Math.max(0, link.bits(minute) - changes);
  }
  return before;
}

interface LoadEvent {
  readonly atMs: number;
  readonly sign: 1 | -1;
  readonly week: ChangeWeek;
}

function loadEvents(
  waves: readonly DatedWave[],
  { run, weeks }: { readonly run: CopyRun; readonly weeks: ReadonlyMap<MachineId, ChangeWeek> },
): readonly LoadEvent[] {
  return waves
    .flatMap(({ task, machines }) =>
      machines.flatMap(({ id }): readonly LoadEvent[] => {
        const week = weeks.get(id);
        const toMs = run.machines.get(id)?.toMs ?? null;
        if (week === undefined || toMs === null) return [];
        const join: LoadEvent = { atMs: toMs, sign: 1, week };
        return task.leavesMs < toMs || task.leavesMs === Infinity
          ? [join]
          : [join, { atMs: task.leavesMs, sign: -1, week }];
      }),
    )
    .toSorted((left, right) => left.atMs - right.atMs || right.sign - left.sign);
}

/**
 * The cycles of one machine until its window. The first begins when the copy ends and carries what changed since that began; each later
 * one begins a wait behind the end of the one before, or when a blackout is over, and carries what changed since that began. A cycle has
 * what all changes leave of the link and the machine's own share: cycles go before first copies, in our model.
 */
export function deriveCycles(
  { fromMs, toMs }: { readonly fromMs: number; readonly toMs: number },
  { week, windowMs }: { readonly week: ChangeWeek; readonly windowMs: number },
  terms: CycleTerms,
): CyclesToWindow {
  let cycles = 0;
  let sinceMs = fromMs;
  let lastMinutes: number | null = null;
  let longestMinutes: number | null = null;
  let stillToSend = 0;
  for (let beginMs = afterBlackout(toMs, terms); beginMs < windowMs;) {
    const bits = changedBits(week, sinceMs, beginMs);
    const endMs = cycleEnd({ bits, beginMs }, week, terms);
    cycles += 1;
    sinceMs = beginMs;
    lastMinutes = (endMs - beginMs) / MINUTE_MS;
    longestMinutes = Math.max(longestMinutes ?? 0, lastMinutes);
    if (endMs > windowMs) {
      stillToSend = Math.max(0, bits - sentBetween({ fromMs: beginMs, toMs: windowMs }, week, terms));
      break;
    }
    const waitMs =
      Math.ceil(nextCycleDelayHours(lastMinutes / MINUTES_PER_HOUR, terms.rule) * (HOUR_MS / MINUTE_MS)) * MINUTE_MS;
    beginMs = afterBlackout(endMs + waitMs, terms);
  }
  const leftBits = stillToSend + changedBits(week, sinceMs, windowMs);
  return {
    ...{ cycles, lastCycleMinutes: lastMinutes, longestCycleMinutes: longestMinutes },
    runsIntoWindow: stillToSend > 0,
    leftBits,
  };
}

const minuteOf = (atMs: number, { startMs }: CycleTerms): number => Math.floor((atMs - startMs) / MINUTE_MS);

function afterBlackout(atMs: number, terms: CycleTerms): number {
  let later = atMs;
  const most = terms.leftBefore.length - 1;
  while (minuteOf(later, terms) < most && terms.link.isBlackout(minuteOf(later, terms))) later += MINUTE_MS;
  return later;
}

/** Bits that the machine can send between two instants within the minutes that were reckoned. */
function sentBetween(
  { fromMs, toMs }: { readonly fromMs: number; readonly toMs: number },
  week: ChangeWeek,
  terms: CycleTerms,
): number {
  const { leftBefore } = terms;
  const last = leftBefore.length - 1;
  const from = Math.min(last, minuteOf(fromMs, terms));
  const to = Math.min(last, minuteOf(toMs, terms));
  return leftBefore[to]! - leftBefore[from]! + changedBits(week, fromMs, toMs);
}

/** The end of the first minute by which so much can be sent: doubled until it is enough, then halved. */
function cycleEnd(
  { bits, beginMs }: { readonly bits: number; readonly beginMs: number },
  week: ChangeWeek,
  terms: CycleTerms,
): number {
  const isEnough = (minutes: number): boolean =>
    sentBetween({ fromMs: beginMs, toMs: beginMs + minutes * MINUTE_MS }, week, terms) >= bits;
  const most = Math.max(1, terms.leftBefore.length - minuteOf(beginMs, terms));
  let enough = 1;
  while (enough < most && !isEnough(enough)) enough = Math.min(most, enough * 2);
  let short = Math.floor(enough / 2);
  while (enough - short > 1) {
    const middle = Math.floor((enough + short) / 2);
    if (isEnough(middle)) enough = middle;
    else short = middle;
  }
  return beginMs + enough * MINUTE_MS;
}

/** Bits that the link carries in the first week: all of them for cycles, which run on through a blackout, else those outside. */
export function bitsPerWeek(link: MinuteLink): (isCycled: boolean) => number {
  let all = 0;
  let outside = 0;
  for (let minute = 0; minute < MINUTES_PER_WEEK; minute++) {
    all += link.bits(minute);
    if (!link.isBlackout(minute)) outside += link.bits(minute);
  }
  return (isCycled) => (isCycled ? all : outside);
}

/** Minutes that bits take on the link from an instant on; null: more than a week. */
export function minutesFrom(
  bits: number,
  atMs: number,
  { startMs, link }: Pick<CycleTerms, 'startMs' | 'link'>,
): number | null {
  const first = Math.floor((atMs - startMs) / MINUTE_MS);
  let left = bits;
  for (let minute = 0; minute < MINUTES_PER_WEEK; minute++) {
    if (left <= 0) return minute;
    left -= link.bits(first + minute);
  }
  return null;
}
