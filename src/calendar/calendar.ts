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
   * How long it may slip, alone. What comes before a cutover: until that or any other cutover moves. A cutover: until the last one does, a new
   * window aside. What follows the cutovers: until the end of the whole plan does.
   */
  readonly slackHours: number;
}

/** The window of a wave's cutover and why it is there. */
export interface CutoverWindow {
  readonly wave: number;
  readonly from: string;
  readonly to: string;
  /** By whose clock people read it. */
  readonly zone: string;
  readonly localFrom: string;
  readonly localTo: string;
  /** Measured use in the window as a share of the mean of the week, in percent; null where nothing was measured. */
  readonly usePercent: number | null;
  readonly measuredMachines: number;
  /** Downtime of the longest machine, in minutes, and what it is made of. */
  readonly downtimeMinutes: number;
  readonly downtimeParts: readonly { readonly words: string; readonly minutes: number }[];
  /** Windows that were quieter, or as quiet and earlier, and why each was not taken; without measurements only earlier ones in the hours taken for quiet. */
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

/** The waves of a plan as dated windows. Plain data; no clock of the machine it runs on is read. */
export interface WaveCalendar {
  readonly schemaVersion: 1;
  readonly zone: string;
  readonly usersZone: string;
  readonly windows: readonly CutoverWindow[];
  readonly replication: readonly WaveReplication[];
  /** By begin, then by id. */
  readonly events: readonly CalendarEvent[];
  /** Ids of the longest chain that ends with the last cutover, in order: what delays one of them delays that. */
  readonly criticalPath: readonly string[];
  readonly assumptions: readonly string[];
  readonly problems: readonly Problem[];
}
