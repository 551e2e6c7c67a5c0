import type { Micros } from '../model/index.js';

/** One line of the cost of replication in one month. */
export interface ReplicationCostLine {
  readonly kind: 'instance' | 'cache' | 'seedDisk' | 'snapshot' | 'egress';
  /** `2026-12` */
  readonly month: string;
  /** Rounded to a thousandth; `perMonth` is the price of so many. */
  readonly quantity: number;
  /** Of months in a line: those of the month that passed while something was there. GB are 10^9 bytes. */
  readonly unit: string;
  /** Null: no price is known or given. */
  readonly perMonth: Micros | null;
  readonly said: string;
  readonly priceSource: string | null;
}

export interface ReplicationCost {
  /** By month, kind and unit. */
  readonly lines: readonly ReplicationCostLine[];
  /** By month the sum of the known lines, and which kinds are unknown. */
  readonly months: readonly {
    readonly month: string;
    readonly known: Micros;
    readonly unknown: readonly ReplicationCostLine['kind'][];
    /** Some machines are not in it, or not in whole, as `said` tells: the sum is a lower bound. */
    readonly isAtLeast: boolean;
  }[];
  /** Which months of protection there are and why; then machines whose cost is unknown or known in part, since nobody knows when their first copy begins or ends. */
  readonly said: readonly string[];
}
