import type { MachineId } from '../model/index.js';

/** Machines whose first copies run beside each other, for one wave. Instants are ISO 8601 in UTC. */
export interface CopyBatch {
  /** `wave-2/batch-1`; `no-wave/batch-1` of machines that are in no wave. */
  readonly id: string;
  /** From 1; 0: machines that are in no wave. */
  readonly wave: number;
  readonly machines: readonly MachineId[];
  /** Bytes that cross the link: used bytes less what compression saves. */
  readonly bytes: number;
  /** Null: it does not begin within `LONGEST_FIRST_COPIES_DAYS`. */
  readonly from: string | null;
  /** Null: it does not end within them. */
  readonly to: string | null;
  /** What limited it: the link, the appliance's disks at once, those of a host or of a datastore. */
  readonly boundBy: string;
}

/** When the copy of one machine runs, for the Gantt chart. */
export interface MachineCopy {
  readonly machine: MachineId;
  readonly batch: string;
  /** Null as of a batch. */
  readonly from: string | null;
  readonly to: string | null;
  readonly bytes: number;
  /** Cycles of changes behind it until the window; null where they are not cycles, or churn is unknown. */
  readonly cycles: number | null;
  readonly lastCycleMinutes: number | null;
  /** Of all of them; null as `cycles`, or where there is none. */
  readonly longestCycleMinutes: number | null;
  /** What is left to send when the source is shut down, at most. */
  readonly lastChangeBytes: number | null;
  /** Minutes of the downtime that these take, alone on the link of that hour, rounded up; null where unknown. */
  readonly lastSyncMinutes: number | null;
  /** It writes as fast as the link carries, or faster: no cycle ever catches up. Null: its churn is unknown. */
  readonly neverCatchesUp: boolean | null;
}

/**
 * Who dates the window of a wave. `refusedDay`: the day of the wave plan, though the calendar of waves finds no window that is allowed for it.
 */
export type WindowBy = 'calendar' | 'plannedDay' | 'refusedDay';

/** How a wave's copies stand against its window. */
export interface WaveFill {
  /** From 1; 0: machines that are in no wave. */
  readonly wave: number;
  /** Begin of the window that the waves own; null where they have no date. */
  readonly window: string | null;
  /** Null where there is no window; left out by plans that were made before it was told. */
  readonly windowBy?: WindowBy | null;
  /** The margin before the window by which copies have to end. */
  readonly due: string | null;
  readonly from: string | null;
  readonly to: string | null;
  /** `noWindow`: it is protected, which has nothing to be in time for; `unknown`: nobody dates it, or nothing of it is known. */
  readonly state: 'fits' | 'withinMargin' | 'slips' | 'noWindow' | 'unknown';
  /** Hours by which it ends before `due`; negative: after. */
  readonly spareHours: number | null;
  /**
   * Hours by which its copies may be done later at most, since cycles of changes that run already occupy disks at once too; 0 where none is in
   * their way. It is not in the other figures.
   */
  readonly slotDelayHours: number;
  /**
   * Whether the link carries in a week what its machines write then, and what replicates beside them at its window; false: what is left to
   * send grows until the cutover, so that a first copy in time helps nothing. Null: of some of them no churn is known.
   */
  readonly keepsUp: boolean | null;
  /** Machines of which nothing is known that could be copied; all else is a lower bound then. */
  readonly unknownMachines: number;
  /** Minutes of the downtime that the last changes of all its machines take on the link together, rounded up; null where unknown. */
  readonly lastSyncMinutes: number | null;
  readonly said: string;
  /** What the state does not say and nobody should miss beside it. */
  readonly warnings: readonly string[];
  readonly remedies: readonly string[];
}

/** First copies of all waves on one link, behind the changes of what is copied already. */
export interface InitialPlan {
  readonly batches: readonly CopyBatch[];
  readonly machines: readonly MachineCopy[];
  readonly waves: readonly WaveFill[];
  /** The same at half the bandwidth, throttles too; without remedies. */
  readonly wavesAtHalf: readonly WaveFill[];
  readonly unknownBytes: readonly MachineId[];
  readonly said: readonly string[];
}
