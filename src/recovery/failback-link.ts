import type { FailbackCondition } from './failback.js';
import { condition } from './failback-condition.js';
import { RECOVERY_SOURCES } from './recovery-sources.js';

/** What machines write while they wait to come home, and the link that has to carry it. */
export interface LinkLoad {
  /** What those write a day of which it is known; the others may write more. */
  readonly measuredBytesPerDay: number;
  /** Of all of them; null: of some nobody knows what they write. */
  readonly changedBytesPerDay: number | null;
  /** Of the link home; null: nobody states it. */
  readonly mbps: number | null;
}

const BITS_PER_MEGABIT = 1e6;
const BITS_PER_BYTE = 8;
const SECONDS_PER_DAY = 86_400;
const BYTES_PER_GB = 1e9;

export const LINK_CONDITION = 'the link home carries more than is written';

const carriedPerDay = (mbps: number): number => (mbps * BITS_PER_MEGABIT * SECONDS_PER_DAY) / BITS_PER_BYTE;

/**
 * Why no last part ever comes that is small: changes grow as fast as they cross, or faster. Known as soon as those that are measured write
 * that much; null: they do not. With the least that would do, in whole Mb/s.
 */
export function overloadOf({ measuredBytesPerDay, changedBytesPerDay, mbps }: LinkLoad): string | null {
  if (mbps === null || measuredBytesPerDay === 0 || measuredBytesPerDay < carriedPerDay(mbps)) return null;
  const least = Math.floor(measuredBytesPerDay / carriedPerDay(1)) + 1;
  const written = `${gigabytes(measuredBytesPerDay)} GB a day${changedBytesPerDay === null ? ' and more' : ''}`;
  return `changes never catch up at ${mbps} Mb/s: ${written} are written, and ${gigabytes(carriedPerDay(mbps))} GB a day cross; at least ${least} Mb/s are needed`;
}

/** Who replicates home while the business goes on has to catch up with it; ours. */
export function linkCondition(load: LinkLoad): FailbackCondition {
  const { changedBytesPerDay, mbps } = load;
  const { own } = RECOVERY_SOURCES;
  const overload = overloadOf(load);
  if (overload !== null) return condition(LINK_CONDITION, false, overload, own);
  if (mbps === null) return condition(LINK_CONDITION, null, 'nobody states the bandwidth of the link home', own);
  if (changedBytesPerDay === null) {
    return condition(LINK_CONDITION, null, 'what the machines write is not known of all of them', own);
  }
  const said = `${gigabytes(changedBytesPerDay)} GB a day are written, and ${gigabytes(carriedPerDay(mbps))} GB a day cross at ${mbps} Mb/s`;
  return condition(LINK_CONDITION, true, said, own);
}

const gigabytes = (bytes: number): string => (bytes / BYTES_PER_GB).toFixed(1);
