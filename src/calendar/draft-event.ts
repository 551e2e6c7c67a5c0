import type { EventKind } from './calendar.js';
import type { Activity } from './critical-path.js';
import { HOUR_MS } from './wall-clock.js';

/** The event before every wave. */
export const FOUNDATION = 'foundation';
/** To change the records of a wave. */
export const TTL_WORK_MS: number = HOUR_MS;

/** An event before its slack is known, as an activity of the network: `durationMs` is what it takes, `from` to `to` what it spans. */
export interface DraftEvent extends Activity {
  readonly kind: EventKind;
  readonly wave: number | null;
  readonly title: string;
  readonly fromMs: number;
  readonly toMs: number;
  readonly basis: readonly string[];
}

/** Instants of a wave's work before its window. */
export interface Preparation {
  readonly copyFromMs: number;
  readonly copyToMs: number;
  readonly testFromMs: number;
  readonly testToMs: number;
  /** Why the copy is not where its reserve alone would have it, in sentences. */
  readonly said: readonly string[];
  /** Of its reserve something is given up. */
  readonly isShort: boolean;
}
