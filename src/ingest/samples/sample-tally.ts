import type { Instant } from '../../model/index.js';
import type { MachineState } from './sample-machines.js';
import type { SkipReason } from './sample-summary.js';

/** The counts of one file while it is read. */
export interface SampleTally {
  rowsRead: number;
  rowsUsed: number;
  rowsEmpty: number;
  readings: number;
  repeatedStamps: number;
  firstMs: number;
  lastMs: number;
  readonly skipped: Map<string, number>;
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
  skipped: new Map(),
  machines: new Set(),
  intervals: new Set(),
});

/** `because`: the words of a skip rule. */
export function countSkip(tally: SampleTally, reason: SkipReason | { readonly because: string }): void {
  const key = typeof reason === 'string' ? reason : reason.because;
  tally.skipped.set(key, (tally.skipped.get(key) ?? 0) + 1);
}

export function countStamp(tally: SampleTally, machine: MachineState, atMs: Instant): void {
  tally.machines.add(machine);
  if (atMs < tally.firstMs) tally.firstMs = atMs;
  if (atMs > tally.lastMs) tally.lastMs = atMs;
}
