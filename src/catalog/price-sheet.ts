import type { Nanos } from '../model/index.js';

/**
 * A customer's own prices (EA, MCA, reservations), laid over the list prices of the catalogue.
 * Prices are in `currency`; `exchangeRate` says how many units of it one US dollar buys.
 */
export interface PriceSheet {
  readonly name: string;
  /** `YYYY-MM-DD`. */
  readonly date: string;
  /** ISO 4217, such as `AUD`. */
  readonly currency: string;
  readonly usdToCurrency: number;
  readonly vm: readonly PriceSheetVm[];
  readonly disks: readonly PriceSheetDisk[];
  readonly defenderPerServerMonth: Nanos | null;
}

/** Per hour; a field left out keeps the catalogue's price. */
export interface PriceSheetVm {
  readonly size: string;
  /** Absent: every region. */
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
  readonly region: string | null;
  readonly perMonth: Nanos;
}
