import type { EstateZone } from './site-clock.js';

/** Over a day and a week, how busy: people at desks, shoppers, machines that never rest, a nightly run, nothing at all. */
export type Rhythm = 'office' | 'shop' | 'roundTheClock' | 'nightly' | 'idle';

/** A half-open span of time, epoch milliseconds. */
export interface Span {
  readonly startMs: number;
  readonly endMs: number;
}

/** What a machine does, from which every one of its samples follows. Amounts are those of a busy hour, between bursts. */
export interface LoadShape {
  /** Of the machine alone: two machines of one shape differ by it. */
  readonly seed: number;
  readonly rhythm: Rhythm;
  /** The zone whose day it follows: of the users, not of the site. */
  readonly zone: EstateZone;
  /** Whether the books are closed on it: much more work at the turn of the month, and into the night. */
  readonly hasMonthEnd: boolean;
  /** The mean over 10 minutes. */
  readonly cpuPercent: number;
  /** Bursts: in how many of a thousand 10-minute spans, and how many times what is usual. */
  readonly burst: { readonly perMille: number; readonly factor: number };
  /** In percent of the memory: by night and at the busiest. */
  readonly memoryPercent: { readonly least: number; readonly greatest: number };
  /** Days from reboot to reboot of a machine that never gives memory back; null for all others. */
  readonly leakDays: number | null;
  readonly iops: number;
  /** Of a thousand operations. */
  readonly readsPerMille: number;
  readonly bytesPerOperation: number;
  readonly networkKiB: { readonly in: number; readonly out: number };
  /** Every 10 minutes peak at exactly this percent, but for rare bursts; null for all others. */
  readonly exactPeakPercent: number | null;
  /** Until then it had another number of cores. */
  readonly resized: { readonly atMs: number; readonly coresBefore: number } | null;
  /** Spans without samples: before it was made, while its host or the collector was down. */
  readonly gaps: readonly Span[];
  /** Whether the nightly backup and the weekly scan for viruses read its disks. */
  readonly isScanned: boolean;
}
