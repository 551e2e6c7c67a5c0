import type { GranularitySummary } from '../assessment/index.js';
import type { Environment, MachineId, Micros } from '../model/index.js';
import type { FlipRate } from './flip-rate.js';
import type { METRICS, Metric } from './overload.js';

/** The clock hour with the most overloaded buckets; see `overload.ts`. */
export interface ToldHour {
  /** ISO 8601, UTC. */
  readonly from: string;
  readonly overloaded: number;
  readonly highestShare: number;
}

/** Overloaded 10-minute buckets of those that hold a value; null where nothing was measured or the limit is unknown. */
export interface ToldCount {
  readonly buckets: number;
  readonly overloaded: number | null;
  readonly worstHour: ToldHour | null;
}

/** What one rule chose on the past, and how that did in the week behind it. */
export interface TestedWeek {
  /** Place in `BackTest.weeks`, from 0. */
  readonly week: number;
  readonly size: string | null;
  /** Of size, disks and services, in micros of a US dollar; null without a size or a price. */
  readonly perMonth: Micros | null;
  /** Why there is no size. */
  readonly unsized: string | null;
  /** Null without a size. */
  readonly any: ToldCount | null;
  readonly metrics: Readonly<Record<(typeof METRICS)[number], ToldCount>> | null;
}

/** One rule on one machine over all its weeks. */
export interface RuleOfMachine {
  readonly rule: string;
  readonly weeks: readonly TestedWeek[];
  /** Over the weeks with a size. */
  readonly buckets: number;
  readonly overloaded: number;
  readonly worstHour: ToldHour | null;
  /** Mean of the weeks with a price, rounded half-even; null where none has one. */
  readonly perMonth: Micros | null;
}

/** A size with its cost and its overload over the weeks tested. */
export interface SizeWithOverload {
  readonly name: string;
  readonly perMonth: Micros | null;
  readonly buckets: number;
  readonly overloaded: number;
}

/** The cheapest size that would have stayed within the target over the weeks tested, and what it trades. */
export interface TargetAnswer {
  readonly targetPercent: number;
  /** Null where none stays within it; then `unsized` says why. */
  readonly size: SizeWithOverload | null;
  readonly unsized: string | null;
  /** What the policy takes at the end of the samples, held against the same weeks. */
  readonly policy: SizeWithOverload | null;
  /** The least overloaded of the sizes that would have cost less; null where the answer is the cheapest that fits at all. */
  readonly nextCheaper: SizeWithOverload | null;
  /** Sized in the same way on the past alone: weeks tested, and in how many of them the target was kept. */
  readonly ahead: { readonly weeks: number; readonly kept: number };
  /** In words. */
  readonly trade: string;
}

export interface BackTestedMachine {
  readonly id: MachineId;
  readonly name: string;
  readonly environment: Environment;
  /** Its values stand for more than a minute: shorter peaks are not seen, and minutes have no upper bound. */
  readonly isOfAverages: boolean;
  /** Such as `300 s averages`. */
  readonly values: string;
  /** Never measured: nothing is counted of these. */
  readonly notMeasured: readonly Metric[];
  readonly rules: readonly RuleOfMachine[];
  readonly target: TargetAnswer | null;
  readonly flips: FlipRate | null;
}

export interface RefusedMachine {
  readonly id: MachineId;
  readonly name: string;
  readonly reason: string;
  readonly remedy: string;
}

/** One rule over all machine-weeks that every rule gave a size and a price: only these compare. */
export interface RuleTotal {
  readonly rule: string;
  readonly words: string;
  readonly buckets: number;
  readonly overloaded: number;
  /** Share of `buckets` in percent, rounded to 4 decimals; null where there is none. */
  readonly overloadedPercent: number | null;
  readonly metrics: Readonly<Record<Metric, { readonly buckets: number; readonly overloaded: number }>>;
  readonly machines: number;
  /** Of these machines, how many were overloaded at all. */
  readonly machinesOverloaded: number;
  /** Sum over machines of the mean of their weeks. */
  readonly perMonth: Micros;
}

/** Whole weeks, the first two of which are only sized on. */
export interface ToldWeek {
  /** First day and last day, UTC. */
  readonly from: string;
  readonly to: string;
}

/** What each rule would have chosen week after week, and what the week behind it then brought. */
export interface BackTest {
  readonly schemaVersion: 1;
  readonly engine: { readonly name: 'portolan'; readonly version: string };
  /** SHA-256 of the assessment that it was made from, as `assess` writes it; in what stands in an output folder. */
  readonly assessmentSha256?: string;
  /** Labels of the inputs of that assessment, in reading order; in what stands in an output folder. */
  readonly assessmentInputs?: readonly string[];
  readonly region: { readonly name: string; readonly isAssumed: boolean };
  readonly policy: string;
  readonly weeks: readonly ToldWeek[];
  readonly granularities: readonly GranularitySummary[];
  /** What every reader of the figures must know. */
  readonly notes: readonly string[];
  readonly rules: readonly { readonly name: string; readonly words: string; readonly targetPercent: number | null }[];
  /** Machine-weeks counted in `totals`, and those left out because some rule had no size or no price. */
  readonly machineWeeks: { readonly compared: number; readonly leftOut: number };
  readonly totals: readonly RuleTotal[];
  readonly machines: readonly BackTestedMachine[];
  readonly refused: readonly RefusedMachine[];
  readonly outOfScope: number;
}
