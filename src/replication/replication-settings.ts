import type { SourceLocation } from '../model/index.js';
import type { Generation, Throttle } from '../site/index.js';

/** What replication is for: to move machines for good, or to have them a second time. */
export type ReplicationPurpose = 'migrate' | 'protect';

/**
 * Which rule tells the wait between two cycles of agentless migration: `concept2025` is `min[max[1 h, previous / 2], 12 h]`, `faq2023` the
 * same without the ceiling. Two pages of one vendor; the newer one holds unless somebody asks for the older.
 */
export type CycleRule = 'concept2025' | 'faq2023';

/** A disk that people leave out of the replication, and how its data gets across instead. */
export interface LeftOutDisk {
  /** Machine and disk by name, as the inventory prints them. */
  readonly machine: string;
  readonly disk: string;
  /** Where its data goes or how it is copied: `backup and restore`, `scratch, made anew`. */
  readonly instead: string;
  readonly who: string;
  readonly at: SourceLocation;
}

/** A share as `foldPercent`, stated of one machine or one of its disks; what was measured goes before it. */
export interface StatedFold {
  /** Machine and disk by name, as the inventory prints them. */
  readonly machine: string;
  /** Null: all disks of the machine that have no share of their own. */
  readonly disk: string | null;
  /** Above 0 and at most 100. */
  readonly percent: number;
  readonly who: string;
  readonly at: SourceLocation;
}

/** Everything that shapes a plan of replication but estate, samples, waves and site; one visible value, shown with the plan. */
export interface ReplicationSettings {
  /** Null: what the site file's scenario says, else `migrate`. */
  readonly purpose: ReplicationPurpose | null;
  /** By source; null: by the method that the assessment chose for each machine and by what the site file states. */
  readonly generation: {
    readonly vmware: Generation | null;
    readonly hyperv: Generation | null;
    readonly physical: Generation | null;
  };
  /** The recovery point objective in minutes; null: the site file's threshold, else 15. */
  readonly rpoMinutes: number | null;
  readonly link: {
    /** Mb/s of 10^6 bits that replication may use while nothing is throttled; null: the site file's, else unknown. */
    readonly mbps: number | null;
    /** The named zone by whose clock throttles and blackouts are meant; null: UTC, told as an assumption. */
    readonly zone: string | null;
    /** Null: those of the site file. The lowest that holds at a minute counts. */
    readonly throttles: readonly Throttle[] | null;
    /** `Monday;7:00;7h`; null: those of the site file. Nothing starts within one; what runs, finishes. */
    readonly blackouts: readonly string[] | null;
    /** Mb/s that one appliance, process server or Hyper-V host sends at most, as measured; null: unknown, and the link alone bounds. */
    readonly applianceMbps: number | null;
  };
  /** Churn is planned larger by so much. */
  readonly growthPercent: number;
  /** Of the bytes, what compression keeps off the link. */
  readonly compressionPercent: number;
  /**
   * Of the bytes written, the share that is still different when a cycle is taken, since a block that is written twice crosses once. Null:
   * nobody measured it, and all that is written counts, an upper bound, told as one.
   */
  readonly foldPercent: number | null;
  /** The same of single machines and disks, in place of that of all. */
  readonly folds: readonly StatedFold[];
  /** Days between the end of a first copy and the window it is for. */
  readonly marginDays: number;
  readonly cycleRule: CycleRule;
  /** I/O size in KB of disks of which no operations were measured; null: the lowest documented row, told as an assumption. */
  readonly ioKB: number | null;
  readonly leftOut: readonly LeftOutDisk[];
  /** The option for more churn is wanted; it is documented for machines that run in Azure alone, and refused elsewhere. Null: the site file's. */
  readonly highChurn: boolean | null;
  /** US dollars where people know them; null: the catalogue's where it has one, else unknown. */
  readonly prices: {
    readonly instancePerMonth: number | null;
    readonly cacheGBPerMonth: number | null;
    readonly seedGBPerMonth: number | null;
    readonly snapshotGBPerMonth: number | null;
    /** Of a GB that goes into Azure over the link, by whoever charges for it. */
    readonly linkGBIn: number | null;
    /** Of a GB that leaves Azure; nothing of a plan of replication does. */
    readonly linkGBOut: number | null;
  };
}

/**
 * What holds where nobody says otherwise.
 *
 * - `growthPercent` 30: the Deployment Planner's default growth factor (site-recovery-vmware-deployment-planner-analyze-report).
 * - `compressionPercent` 30: Microsoft's common questions on migration reckon a first copy as size x 0.7 / bandwidth.
 * - `marginDays` 3: the same page lets the first copy end 3 to 4 days before the window.
 * - `cycleRule`: the newer of two pages that contradict each other.
 */
export const DEFAULT_REPLICATION_SETTINGS: ReplicationSettings = {
  purpose: null,
  generation: { vmware: null, hyperv: null, physical: null },
  rpoMinutes: null,
  link: { mbps: null, zone: null, throttles: null, blackouts: null, applianceMbps: null },
  growthPercent: 30,
  compressionPercent: 30,
  foldPercent: null,
  folds: [],
  marginDays: 3,
  cycleRule: 'concept2025',
  ioKB: null,
  leftOut: [],
  highChurn: null,
  prices: {
    instancePerMonth: null,
    cacheGBPerMonth: null,
    seedGBPerMonth: null,
    snapshotGBPerMonth: null,
    linkGBIn: null,
    linkGBOut: null,
  },
};
