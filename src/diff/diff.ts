import type { Catalogue, PriceSheet, RegionOffer } from '../catalog/index.js';
import type { Assessment } from '../assessment/index.js';
import type { MachineId, Micros } from '../model/index.js';

/** Why an answer differs, in the order in which causes are told. */
export const CAUSES = ['data', 'policy', 'price', 'catalogue', 'scope', 'unattributed'] as const;
/**
 * `data`: what the inputs say. `policy`: what was asked for, the region with it. `price`: the customer's price sheet, and list
 * prices of the same size and disks. `catalogue`: another release gives other sizes or disks. `scope`: machines of one side only.
 */
export type Cause = (typeof CAUSES)[number];

/** One of the two assessments, with what its lock says; null where it has none. */
export interface DiffSide {
  readonly assessment: Assessment;
  /** Equal texts: the same inputs, mapping, zone and day. */
  readonly dataFingerprint: string | null;
  readonly catalogueSha256: string | null;
  /** The price sheet that the assessment names; null where it names none or the sheet is not at hand. */
  readonly priceSheet: PriceSheet | null;
}

/** By what mixed causes are assessed again. */
export interface DiffWorld {
  readonly catalogue: Catalogue;
  readonly catalogueSha256: string;
  readonly engineVersion: string;
  /** List prices; throws nothing for the regions of both sides. */
  readonly offerOf: (region: string) => RegionOffer;
}

/** Figures of a machine or of many; a difference of them has signs. */
export interface DiffFigures {
  /** Micros of a US dollar a month: the known lines of the bills. */
  readonly perMonth: Micros;
  readonly vcpus: number;
  readonly memoryMiB: number;
  readonly storageGiB: number;
}

export interface DiffSideSummary {
  readonly asOf: string;
  readonly region: string;
  readonly policy: string;
  readonly engine: string;
  readonly catalogueDate: string;
  readonly priceSheet: string | null;
  readonly machines: number;
  readonly figures: DiffFigures;
}

/** What a side says of one machine. */
export interface DiffAnswer {
  readonly size: string | null;
  readonly disks: readonly string[];
  readonly readiness: string;
  readonly perMonth: Micros;
  /** Lines of the bill without a known price: they are in no sum. */
  readonly unknownLines: number;
}

export interface DiffMachine {
  readonly id: MachineId;
  readonly name: string;
  /** Null where the machine is not assessed on that side. */
  readonly before: DiffAnswer | null;
  readonly after: DiffAnswer | null;
  readonly change: DiffFigures;
  /** Adds up to `change`; causes without a share are left out. */
  readonly byCause: Readonly<Partial<Record<Cause, DiffFigures>>>;
  /** Why it stands on one side only, or why a share is unattributed; null otherwise. */
  readonly note: string | null;
}

export interface DiffCause {
  readonly cause: Cause;
  readonly change: DiffFigures;
  /** Machines with a share. */
  readonly machines: number;
}

/** One line of the policy, the region with it, that differs. */
export interface PolicyChange {
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

/** What could not be attributed, and what would help. */
export interface Unattributed {
  readonly reason: string;
  readonly remedy: string;
  readonly machines: number;
}

/** The change from one assessment to another, by cause. Every list of parts adds up exactly. */
export interface AssessmentDiff {
  readonly schemaVersion: 1;
  readonly before: DiffSideSummary;
  readonly after: DiffSideSummary;
  /** No machine has another size, disks, cost or readiness, and both sides have the same machines. */
  readonly isSame: boolean;
  readonly change: DiffFigures;
  /** All of `CAUSES`, in that order. */
  readonly causes: readonly DiffCause[];
  readonly policyChanges: readonly PolicyChange[];
  readonly unattributed: readonly Unattributed[];
  /** Those that changed, the largest change of cost first, ties by id. */
  readonly machines: readonly DiffMachine[];
}
