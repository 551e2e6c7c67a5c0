import type { MachineId, Problem } from '../model/index.js';

/** What a dated piece of work of a wave is. */
export type EventKind =
  | 'extendFoundation'
  | 'lowerTtl'
  | 'initialReplication'
  | 'deltaReplication'
  | 'testMigration'
  | 'freeze'
  | 'cutover'
  | 'watch'
  | 'raiseTtl'
  | 'decommission';

/** One piece of work with its time. Instants are ISO 8601 in UTC, `2026-12-05T04:00:00Z`. */
export interface CalendarEvent {
  /** Stable over runs: `wave-2/cutover`. */
  readonly id: string;
  readonly kind: EventKind;
  /** From 1; null for what comes before every wave. */
  readonly wave: number | null;
  readonly title: string;
  readonly from: string;
  readonly to: string;
  /** Where its length and its moment come from, in words. */
  readonly basis: readonly string[];
  /** Ids of events that must end first. */
  readonly after: readonly string[];
  /**
   * How long it may slip, alone. What comes before a cutover: until a cutover of its wave, or of a later one that waits for it over the
   * link, loses its window. A cutover: 0 where the plan decided its day, else until the next night with an allowed window, where the wave
   * behind it keeps its date and its distance; 0 where it would not. What comes behind a cutover: until the last event of all moves.
   */
  readonly slackHours: number;
}

/** Machines of a wave that are cut over beside each other. */
export interface CutoverBatch {
  /** From 1 within its wave. */
  readonly number: number;
  /** In the order in which they start; members of one set of replicas are in one batch where it holds them. */
  readonly machines: readonly MachineId[];
  readonly from: string;
  /** When its machines are checked in Azure, by plan. */
  readonly to: string;
  /** Downtime of each of its machines. */
  readonly minutes: number;
}

/** The window of a wave's cutover and why it is there. */
export interface CutoverWindow {
  readonly wave: number;
  /** The plan's own day, `YYYY-MM-DD`, which `localFrom` keeps where nothing stands in the way; null where it has none. */
  readonly planned: string | null;
  readonly from: string;
  readonly to: string;
  /** By whose clock people read it: that of the users of this wave. */
  readonly zone: string;
  readonly localFrom: string;
  readonly localTo: string;
  /** Measured use in the window as a share of the mean of the week, in percent; null where nothing was measured. */
  readonly usePercent: number | null;
  readonly measuredMachines: number;
  /** Downtime of the longest machine, in minutes, and what it is made of. */
  readonly downtimeMinutes: number;
  readonly downtimeParts: readonly { readonly words: string; readonly minutes: number }[];
  /** Every machine of the wave once, one batch behind the other from the begin of the window; what is left behind the last is margin. */
  readonly batches: readonly CutoverBatch[];
  /** From the first machine that stops to the last that is checked, in minutes: the downtime of what is in all batches. */
  readonly outageMinutes: number;
  /** Windows that were quieter, or as quiet and earlier, and why each was not taken; without measured use earlier ones, or those more within `assumedQuietHours`. */
  readonly refused: readonly { readonly from: string; readonly why: string }[];
}

/** What replication of one wave takes. */
export interface WaveReplication {
  readonly wave: number;
  readonly bytes: number;
  readonly machinesWithUnknownBytes: readonly MachineId[];
  readonly changePerDayBytes: number | null;
  readonly machinesWithUnknownChange: number;
  readonly initialHours: number | null;
  readonly deltaHours: number | null;
  readonly said: readonly string[];
}

/** Machines that replicate at one time. */
export interface ReplicatingLoad {
  readonly most: number;
  /** The first span with so many; null where nothing replicates. */
  readonly from: string | null;
  readonly to: string | null;
  /**
   * What the appliances bear then: the plan's capacity, by wave where it differs and of several waves the smallest, else 300 of one
   * appliance. Of a calendar in which a limit is passed, the span is the one that passes it by the most; else the one with the most machines.
   */
  readonly limit: number;
}

/** The waves of a plan as dated windows. Plain data; no clock of the machine it runs on is read. */
export interface WaveCalendar {
  readonly schemaVersion: 1;
  /** What tells events of this project from those of another: 16 hexadecimal digits. */
  readonly project: string;
  readonly zone: string;
  readonly usersZone: string;
  readonly windows: readonly CutoverWindow[];
  readonly replication: readonly WaveReplication[];
  /** The day of each cutover as dated here, counted from the first one, by the clock of each wave's users; a wave without a date is left out. */
  readonly days: readonly number[];
  /** The most machines that are in their first copy or in cycles of changes at one time, over all waves. */
  readonly replicating: ReplicatingLoad;
  /** By begin, then by id. */
  readonly events: readonly CalendarEvent[];
  /**
   * Ids of the chain that decides when the last cutover is, in order: from each event back to the one that it waits for the longest, to the
   * first day or to a cutover whose day people decided. Reserves lie on it: its events may have slack.
   */
  readonly criticalPath: readonly string[];
  readonly assumptions: readonly string[];
  readonly problems: readonly Problem[];
}
