import type { Nanos } from '../model/index.js';

/**
 * A customer's own prices (EA, MCA, reservations), laid over the list prices of the catalogue. Every price here is in nanos of
 * a US dollar already; `currency` and `usdToCurrency` say what the sheet was written in.
 */
export interface PriceSheet {
  readonly name: string;
  /** `YYYY-MM-DD`. */
  readonly date: string;
  /** ISO 4217, such as `AUD`. */
  readonly currency: string;
  /** How many units of `currency` one US dollar buys; 1 for US dollars. */
  readonly usdToCurrency: number;
  readonly vm: readonly PriceSheetVm[];
  readonly disks: readonly PriceSheetDisk[];
  readonly defenderPerServerMonth: Nanos | null;
}

/** Per hour; a field left out keeps the catalogue's price. */
export interface PriceSheetVm {
  readonly size: string;
  /** Null: every region. */
  readonly region: string | null;
  readonly base: Nanos | null;
  readonly windows: Nanos | null;
  readonly reserved1Year: Nanos | null;
  readonly reserved3Year: Nanos | null;
  readonly savings1Year: Nanos | null;
  readonly savings3Year: Nanos | null;
}

export interface PriceSheetDisk {
  /** As in `PremiumSSD/LRS/P10`. */
  readonly tier: string;
  /** Null: every region. */
  readonly region: string | null;
  readonly perMonth: Nanos;
}
