import type { Instant } from '../../model/index.js';
import type { MachineState } from './sample-machines.js';
import type { SampleEdges, SkipReason } from './sample-summary.js';

/** The counts of one file while it is read. */
export interface SampleTally {
  rowsRead: number;
  rowsUsed: number;
  rowsEmpty: number;
  readings: number;
  repeatedStamps: number;
  firstMs: number;
  lastMs: number;
  /** The stamps and lines of the earliest and latest row that stated its line. */
  readonly firstLine: { atMs: number; line: number };
  readonly lastLine: { atMs: number; line: number };
  readonly skipped: Map<string, number>;
  /** Rows of counters that are not read, by the counter. */
  readonly ignoredCounters: Map<string, number>;
  readonly machines: Set<MachineState>;
  /** Every interval that the file states, in seconds. */
  readonly intervals: Set<number>;
}

export const emptyTally = (): SampleTally => ({
  rowsRead: 0,
  rowsUsed: 0,
  rowsEmpty: 0,
  readings: 0,
  repeatedStamps: 0,
  firstMs: Number.POSITIVE_INFINITY,
  lastMs: Number.NEGATIVE_INFINITY,
  firstLine: { atMs: Number.POSITIVE_INFINITY, line: 0 },
  lastLine: { atMs: Number.NEGATIVE_INFINITY, line: 0 },
  skipped: new Map(),
  ignoredCounters: new Map(),
  machines: new Set(),
  intervals: new Set(),
});

/** `because`: the words of a skip rule. */
export function countSkip(tally: SampleTally, reason: SkipReason | { readonly because: string }): void {
  const key = typeof reason === 'string' ? reason : reason.because;
  tally.skipped.set(key, (tally.skipped.get(key) ?? 0) + 1);
}

/** More counters than any tool has: a column of changing values taken for counters would fill the memory. */
const MAX_IGNORED_COUNTERS = 1000;
const OTHER_COUNTERS = 'other counters';

/** Counts a row that is skipped for its counter. */
export function countIgnored(tally: SampleTally, counter: string, reason: SkipReason): void {
  const { ignoredCounters } = tally;
  const isRoom = ignoredCounters.has(counter) || ignoredCounters.size < MAX_IGNORED_COUNTERS;
  const name = isRoom ? counter : OTHER_COUNTERS;
  ignoredCounters.set(name, (ignoredCounters.get(name) ?? 0) + 1);
  countSkip(tally, reason);
}

/** Counts the stamp of a row; `line` 0 where it is not known. */
export function countStamp(tally: SampleTally, machine: MachineState, atMs: Instant, line = 0): void {
  tally.machines.add(machine);
  if (atMs < tally.firstMs) {
    tally.firstMs = atMs;
    setPlace(tally.firstLine, atMs, line);
  }
  if (atMs > tally.lastMs) {
    tally.lastMs = atMs;
    setPlace(tally.lastLine, atMs, line);
  }
}

function setPlace(place: { atMs: number; line: number }, atMs: number, line: number): void {
  place.atMs = atMs;
  place.line = line;
}

/** The line of the earliest and of the latest stamp; undefined where it is not known. */
export const edgeLines = ({ firstMs, lastMs, firstLine, lastLine }: SampleTally): SampleEdges => [
  firstLine.line > 0 && firstLine.atMs === firstMs ? firstLine.line : undefined,
  lastLine.line > 0 && lastLine.atMs === lastMs ? lastLine.line : undefined,
];
