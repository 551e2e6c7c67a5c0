import type { Micros } from '../model/index.js';

/** How often another choice of the same days would have led to another size. */
export interface FlipRate {
  readonly draws: number;
  readonly seed: number;
  /** Whole UTC days with a sample of use, from which each draw takes as many, with replacement. */
  readonly days: number;
  readonly size: string;
  /** Draws that lead to another size, or to none. */
  readonly flips: number;
  /** The other size that most draws lead to, ties by name; null where every draw agrees. */
  readonly nearest: { readonly size: string; readonly draws: number; readonly perMonth: Micros | null } | null;
  /** In words that the coverage study allows. */
  readonly words: string;
}
