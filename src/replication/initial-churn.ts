import type { MachineId } from '../model/index.js';
import type { MachineChurn } from './churn.js';
import type { FoldedMinutes } from './folded-minutes.js';
import { MINUTE_MS } from './minute-bytes.js';

export const QUARTER_MINUTES = 15;
const QUARTER_MS = QUARTER_MINUTES * MINUTE_MS;
export const QUARTERS_PER_WEEK: number = 7 * 24 * 4;
const BITS_PER_BYTE = 8;
const BYTES_PER_MB = 1_000_000;
const SECONDS_PER_QUARTER = QUARTER_MS / 1000;

/** What is known of the changes of machines. */
export interface InitialChurn {
  readonly machines: readonly MachineChurn[];
  /** Bytes written in each minute from one on (a multiple of 60,000), NaN where nothing was measured; null: no minute was. */
  readonly bytesByMinute: (machine: MachineId) => { readonly startMs: number; readonly bytes: Float64Array } | null;
  /** Of machines that have shares of their own of what folds; null for all others. Absent: none has. */
  readonly foldedByMinute?: (machine: MachineId) => FoldedMinutes | null;
}

/**
 * What a machine sends in a week of changes, in whole bits for each quarter of an hour since Thursday 00:00 UTC (the first day of 1970).
 * Whole numbers, so that sums over machines are exact in any order and what was added can be taken away again.
 */
export interface ChangeWeek {
  readonly bits: Float64Array;
  /** Bits before each quarter of the week; the last entry is the whole week. */
  readonly before: Float64Array;
}

/**
 * The week of a machine. Samples lie in the past and the plan in the future: every quarter of an hour takes the mean of what the same
 * quarter of the week had over all weeks that samples show; one that they do not show takes the mean of the machine. Our own projection.
 *
 * @returns null where nothing of its churn is known
 */
export function deriveChangeWeek(
  { machine, averageMBps }: Pick<MachineChurn, 'machine' | 'averageMBps'>,
  { bytesByMinute }: Pick<InitialChurn, 'bytesByMinute'>,
  factor: number,
): ChangeWeek | null {
  const minutes = bytesByMinute(machine);
  const means = minutes === null ? null : quarterMeans(minutes.bytes, minutes.startMs);
  const mean = means?.mean ?? (averageMBps === null ? null : averageMBps * BYTES_PER_MB * SECONDS_PER_QUARTER);
  if (mean === null) return null;
  const bits = new Float64Array(QUARTERS_PER_WEEK);
  for (let quarter = 0; quarter < QUARTERS_PER_WEEK; quarter++) {
    const found = means?.quarters[quarter] ?? Number.NaN;
    bits[quarter] = Math.ceil((Number.isNaN(found) ? mean : found) * BITS_PER_BYTE * factor);
  }
  return weekOf(bits);
}

export function weekOf(bits: Float64Array): ChangeWeek {
  const before = new Float64Array(QUARTERS_PER_WEEK + 1);
  for (let quarter = 0; quarter < QUARTERS_PER_WEEK; quarter++) before[quarter + 1] = before[quarter]! + bits[quarter]!;
  return { bits, before };
}

/** Bytes of a mean quarter, over all minutes and for each quarter of the week, NaN where it has none. */
interface QuarterMeans {
  readonly mean: number;
  readonly quarters: Float64Array;
}

function quarterMeans(minutes: Float64Array, startMs: number): QuarterMeans | null {
  const sums = new Float64Array(QUARTERS_PER_WEEK);
  const counts = new Float64Array(QUARTERS_PER_WEEK);
  const first = Math.floor(startMs / MINUTE_MS);
  let quarter = quarterOfWeek(startMs);
  let end = QUARTER_MINUTES - (first % QUARTER_MINUTES);
  for (let index = 0; index < minutes.length; end += QUARTER_MINUTES) {
    let sum = 0;
    let count = 0;
    for (const last = Math.min(end, minutes.length); index < last; index++) {
      const bytes = minutes[index]!;
      if (bytes >= 0) {
        sum += bytes;
        count += 1;
      }
    }
    sums[quarter]! += sum;
    counts[quarter]! += count;
    quarter = quarter + 1 === QUARTERS_PER_WEEK ? 0 : quarter + 1;
  }
  const count = counts.reduce((all, one) => all + one, 0);
  if (count === 0) return null;
  return {
    mean: (sums.reduce((all, one) => all + one, 0) / count) * QUARTER_MINUTES,
    quarters: sums.map((bytes, index) => (bytes / counts[index]!) * QUARTER_MINUTES),
  };
}

/** The quarter of the week that an instant lies in. */
export const quarterOfWeek = (atMs: number): number => Math.floor(atMs / QUARTER_MS) % QUARTERS_PER_WEEK;

/** Bits of changes up to an instant since one common to all instants; only differences mean anything. */
function bitsBefore({ bits, before }: ChangeWeek, atMs: number): number {
  const quarters = Math.floor(atMs / QUARTER_MS);
  const quarter = quarters % QUARTERS_PER_WEEK;
  const weeks = (quarters - quarter) / QUARTERS_PER_WEEK;
  const share = (atMs - quarters * QUARTER_MS) / QUARTER_MS;
  return weeks * before[QUARTERS_PER_WEEK]! + before[quarter]! + share * bits[quarter]!;
}

/** Bits of changes between two instants. */
export const changedBits = (week: ChangeWeek, fromMs: number, toMs: number): number =>
  Math.max(0, bitsBefore(week, toMs) - bitsBefore(week, fromMs));
