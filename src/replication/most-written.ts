import { grown } from './growth.js';
import type { MachineChurn } from './churn.js';
import type { MinuteBytes } from './minute-bytes.js';
import { totalsOf } from './minute-bytes.js';
import { worstOverMean } from './snapshot-growth.js';

const MINUTES_PER_HOUR = 60;
const HOURS_PER_DAY = 24;

/** What a machine writes at most in a stretch of some hours, as far as samples show. */
export interface MostWritten {
  /** GB of 10^9 bytes after growth, neither folded nor compressed. */
  readonly gigabytes: number;
  /** Hours of samples, gaps taken off. Where they are fewer than those of the stretch, the mean stands for the rest, which bounds nothing. */
  readonly measuredHours: number;
}

export interface StretchTerms {
  readonly hours: number;
  readonly growthPercent: number;
  /** What the machine wrote by minute; null: its mean alone is known. */
  readonly written: MinuteBytes | null;
}

/** The worst stretch of so many hours that samples show, after growth. Null: nothing was measured. A minute without a sample counts as the mean. */
export function mostWritten(
  { gbPerDay }: Pick<MachineChurn, 'gbPerDay'>,
  { hours, growthPercent, written }: StretchTerms,
): MostWritten | null {
  if (gbPerDay === null) return null;
  const minutes = Math.ceil(hours * MINUTES_PER_HOUR);
  const worst = written === null ? 1 : worstOverMean(written.bytes, minutes);
  return {
    gigabytes: grown((gbPerDay * hours * worst) / HOURS_PER_DAY, growthPercent),
    measuredHours: written === null ? 0 : totalsOf(written.bytes).minutes / MINUTES_PER_HOUR,
  };
}
