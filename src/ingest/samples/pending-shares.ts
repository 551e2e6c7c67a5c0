import type { Instant } from '../../model/index.js';
import type { MachineState } from './sample-machines.js';

/** A percentage of a machine's cores whose row does not say how many there are. */
export interface PendingShare {
  readonly machine: MachineState;
  readonly atMs: Instant;
  readonly percent: number;
  readonly line: number;
  /** Whether the row has nothing else to give. */
  readonly isAlone: boolean;
}

/** Percentages wait until the rows that may state the cores have been read, in any order. */
export interface PendingShares<Share = PendingShare> {
  readonly add: (share: Share) => void;
  readonly flush: () => void;
}

/** Some 60 MB; beyond it the older half is settled with the cores known by then. */
export const MAX_PENDING = 500_000;

/** @param settle `isEarly`: too many waited, and rows that are not read yet may still state what the share is of */
export function createPendingShares<Share>(settle: (share: Share, isEarly: boolean) => void): PendingShares<Share> {
  let waiting: Share[] = [];
  const settleFirst = (count: number, isEarly: boolean): void => {
    const first = waiting.slice(0, count);
    waiting = waiting.slice(count);
    for (const share of first) settle(share, isEarly);
  };
  return {
    add: (share) => {
      waiting.push(share);
      if (waiting.length >= MAX_PENDING) settleFirst(MAX_PENDING / 2, true);
    },
    flush: () => {
      settleFirst(waiting.length, false);
    },
  };
}
