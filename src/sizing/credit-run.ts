import type { CpuMeans } from './cpu-means.js';
import type { CreditTerms } from './credit-terms.js';

/** How the credits of one size fare under the load of one machine. */
export interface CreditVerdict {
  readonly size: string;
  /** The balance is never below zero, however the load lies within its steps and however often the series repeats. */
  readonly isLasting: boolean;
  /** Earned an hour, before what is used. */
  readonly creditsPerHour: number;
  readonly startCredits: number;
  /** The least balance; where it falls below zero, the first that does, and the run ends there. */
  readonly leastCredits: number;
  /** Start of the step in which that is. */
  readonly leastAtMs: number;
  /** Earned less spent, over the mean hour. Below zero no stock of credits lasts. */
  readonly netPerHour: number;
}

const MINUTES_PER_HOUR = 60;
const MS_PER_MINUTE = 60_000;
/** What floats add to a balance of zero: a billionth of a credit below it is still zero. */
const NOISE = 1e-9;
/** Thousandths of a credit, rounded down: a balance never reads better than it is. */
const roundDown = (credits: number): number => Math.floor((credits + NOISE) * 1000) / 1000;

/**
 * Runs the credits of a burstable size over the CPU means of a machine.
 *
 * Within a step only the mean is known, so the worst order counts. The balance is lowest where the whole work of the step
 * comes first, on all vCPUs: `work x (1 - rate / vcpus)` below its start. It ends lowest where the work comes last, after
 * a full bank could take no more: `min(start + earned - work, most banked - work x (1 - rate / vcpus))`. Both bounds are
 * reached, and both rise with the balance at the start, so step after step they bound every order there is.
 *
 * The series is run twice. Where it earns at least what it spends, the second run starts where every later one does: a
 * balance that survives both survives any number of repeats.
 *
 * Worked example: 2 vCPU earning 24 an hour, a step of 10 minutes at 0.5 cores. It earns 4 and spends 5; at worst it dips
 * by 5 x (1 - 0.4 / 2) = 4.
 */
export function runCredits(means: CpuMeans, terms: CreditTerms): CreditVerdict {
  const { stepMinutes, cores } = means;
  const rate = terms.creditsPerHour / MINUTES_PER_HOUR;
  const shareLost = Math.max(0, 1 - rate / terms.vcpus);
  const earned = rate * stepMinutes;
  let balance = terms.startCredits;
  let least = balance;
  let leastStep = 0;
  for (let at = 0; at < 2 * cores.length && least >= -NOISE; at += 1) {
    const step = at % cores.length;
    const work = cores[step]! * stepMinutes;
    const lowest = balance - work * shareLost;
    const end = Math.min(balance + earned - work, terms.maxCredits - work * shareLost);
    const low = Math.min(lowest, end);
    if (low < least) {
      least = low;
      leastStep = step;
    }
    balance = end;
  }
  const netPerHour = roundDown(terms.creditsPerHour - means.mean * MINUTES_PER_HOUR);
  const leastCredits = roundDown(least);
  return {
    size: terms.size,
    isLasting: leastCredits >= 0 && netPerHour >= 0,
    creditsPerHour: terms.creditsPerHour,
    startCredits: terms.startCredits,
    leastCredits,
    leastAtMs: means.startMs + leastStep * stepMinutes * MS_PER_MINUTE,
    netPerHour,
  };
}
