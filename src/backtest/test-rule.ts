import type { Machine, Micros } from '../model/index.js';
import { micros, roundHalfEven, sumOfMicros } from '../model/index.js';
import type { BucketSeries, Window } from '../timeseries/index.js';
import type { RuleOfMachine, TestedWeek, ToldCount, ToldHour } from './back-test.js';
import { countOverload, METRICS } from './overload.js';
import type { Metric, MetricSeries, OverloadCount, WorstHour } from './overload.js';
import { sizeOnPast } from './size-on-past.js';
import type { Sizer } from './size-on-past.js';

/** A machine with its samples and the weeks it is counted on. */
export interface MachineUnderTest {
  readonly machine: Machine;
  readonly series: readonly BucketSeries[];
  /** What overload is counted on, of the same series. */
  readonly counted: MetricSeries;
  /** Weeks with their place in the run, each behind the samples it is sized on. */
  readonly tested: readonly { readonly index: number; readonly window: Window }[];
}

const isoOf = (atMs: number): string => new Date(atMs).toISOString();

const SHARE_DECIMALS = 10_000;

const tellHour = (hour: WorstHour | null): ToldHour | null =>
  hour === null
    ? null
    : {
        from: isoOf(hour.fromMs),
        overloaded: hour.overloaded,
        highestShare: Math.round(hour.highestShare * SHARE_DECIMALS) / SHARE_DECIMALS,
      };

const tellCount = ({ buckets, overloaded, worstHour }: OverloadCount): ToldCount => ({
  buckets,
  overloaded,
  worstHour: tellHour(worstHour),
});

function testWeek(
  { machine, series, counted }: MachineUnderTest,
  sizer: Sizer,
  { index, window }: { readonly index: number; readonly window: Window },
): TestedWeek {
  const { assessed, offered, perMonth } = sizeOnPast(machine, sizer, { series, endMs: window.startMs });
  if (offered === null) {
    const unsized = assessed.unsized?.reason ?? 'no size was chosen';
    return { week: index, size: null, perMonth: null, unsized, any: null, metrics: null };
  }
  const { any, metrics } = countOverload(counted, offered, window);
  const told = Object.fromEntries(METRICS.map((metric) => [metric, tellCount(metrics[metric])]));
  return {
    week: index,
    size: assessed.size?.name ?? null,
    perMonth,
    unsized: null,
    any: tellCount(any),
    metrics: told as Record<Metric, ToldCount>,
  };
}

/** The mean of what is known; null where nothing is. */
export function meanOfMicros(amounts: readonly Micros[]): Micros | null {
  return amounts.length === 0 ? null : micros(roundHalfEven(sumOfMicros(amounts) / amounts.length));
}

/** The worse of two hours: more overloaded buckets, then a higher share; ties keep the earlier. */
const worse = (left: ToldHour | null, right: ToldHour | null): ToldHour | null => {
  if (left === null || right === null) return left ?? right;
  const order = right.overloaded - left.overloaded || right.highestShare - left.highestShare;
  return order > 0 ? right : left;
};

/** Sizes a machine before each of its weeks and counts what the week then overloads. */
export function testRule(under: MachineUnderTest, sizer: Sizer): RuleOfMachine {
  const weeks = under.tested.map((week) => testWeek(under, sizer, week));
  const sum = (read: (count: ToldCount) => number | null): number =>
    weeks.reduce((total, { any }) => total + (any === null ? 0 : (read(any) ?? 0)), 0);
  return {
    rule: sizer.rule.name,
    weeks,
    buckets: sum(({ buckets }) => buckets),
    overloaded: sum(({ overloaded }) => overloaded),
    worstHour: weeks.reduce<ToldHour | null>((worst, { any }) => worse(worst, any?.worstHour ?? null), null),
    perMonth: meanOfMicros(weeks.flatMap(({ perMonth }) => (perMonth === null ? [] : [perMonth]))),
  };
}

/** The stretch from the first week tested to the last: weeks follow each other without a gap. */
export const testedWindow = ({ tested }: MachineUnderTest): Window => ({
  startMs: tested[0]!.window.startMs,
  endMs: tested.at(-1)!.window.endMs,
});
