import type { Micros } from '../model/index.js';

/** One line of a machine's monthly bill. `null` is unknown and never counts as zero. */
export interface CostLine {
  readonly kind: 'compute' | 'windowsLicence' | 'disk' | 'backup' | 'siteRecovery' | 'defender';
  /** Such as `Standard_D4as_v5, 730 h` or `PremiumSSD LRS P10 for "Hard disk 1"`. */
  readonly label: string;
  readonly perMonth: Micros | null;
  /** The arithmetic in words: `0.172 USD/h x 730 h`. For an unknown: what is missing and how to supply it. */
  readonly working: string;
  /** Where the price comes from, such as `radar-2026-08-22`; null for an unknown. */
  readonly source: string | null;
}

/** What compute and the Windows licence would cost under other terms; disks and services stay as they are. */
export type PriceTerms =
  | 'payAsYouGo'
  | 'hybridBenefit'
  | 'reserved1Year'
  | 'reserved3Year'
  | 'savings1Year'
  | 'savings3Year'
  | 'reserved1YearHybrid'
  | 'reserved3YearHybrid'
  | 'savings1YearHybrid'
  | 'savings3YearHybrid';

/** Monthly cost of one machine, in micros of a US dollar. Sums count only known lines; `unknownLines` says how many are missing. */
export interface MachineCost {
  readonly terms: PriceTerms;
  readonly compute: Micros | null;
  readonly licence: Micros | null;
  readonly storage: Micros | null;
  readonly services: Micros | null;
  /** Sum of the known lines. */
  readonly perMonth: Micros;
  readonly unknownLines: number;
  readonly lines: readonly CostLine[];
  /** Compute and licence per month under every terms; null where a price is unknown. */
  readonly scenarios: Readonly<Record<PriceTerms, Micros | null>>;
}
