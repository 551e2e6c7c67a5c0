import { sumOfMicros } from '../model/index.js';
import type { BackTestedMachine, BackTest, RuleTotal, TestedWeek } from './back-test.js';
import { METRICS } from './overload.js';
import type { Metric } from './overload.js';
import type { Rule } from './rules.js';
import { meanOfMicros } from './test-rule.js';

const PERCENT_DECIMALS = 10_000;

/** A share in percent, rounded to 4 decimals; null of nothing. */
const percentOf = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.round((part / whole) * 100 * PERCENT_DECIMALS) / PERCENT_DECIMALS;

const isComparable = ({ size, perMonth, any }: TestedWeek): boolean =>
  size !== null && perMonth !== null && (any?.buckets ?? 0) > 0;

/** The weeks of a machine that every rule gave a size and a price, and that hold a sample. */
function comparedWeeks({ rules }: BackTestedMachine): ReadonlySet<number> {
  const [first] = rules;
  const places = (first?.weeks ?? []).map((_, place) => place);
  return new Set(places.filter((place) => rules.every(({ weeks }) => isComparable(weeks[place]!))));
}

function totalOf(
  rule: Rule,
  place: number,
  machines: readonly { readonly machine: BackTestedMachine; readonly compared: ReadonlySet<number> }[],
): RuleTotal {
  const weeksByMachine = machines.map(({ machine, compared }) =>
    machine.rules[place]!.weeks.filter((_, index) => compared.has(index)),
  );
  const all = weeksByMachine.flat();
  const sum = (read: (week: TestedWeek) => number): number => all.reduce((total, week) => total + read(week), 0);
  const ofMetric = (metric: Metric): { readonly buckets: number; readonly overloaded: number } => ({
    buckets: sum(({ metrics }) => (metrics?.[metric].overloaded == null ? 0 : metrics[metric].buckets)),
    overloaded: sum(({ metrics }) => metrics?.[metric].overloaded ?? 0),
  });
  const buckets = sum(({ any }) => any?.buckets ?? 0);
  const overloaded = sum(({ any }) => any?.overloaded ?? 0);
  return {
    rule: rule.name,
    words: rule.words,
    buckets,
    overloaded,
    overloadedPercent: percentOf(overloaded, buckets),
    metrics: Object.fromEntries(METRICS.map((metric) => [metric, ofMetric(metric)])) as RuleTotal['metrics'],
    machines: weeksByMachine.length,
    machinesOverloaded: weeksByMachine.filter((weeks) => weeks.some(({ any }) => (any?.overloaded ?? 0) > 0)).length,
    perMonth: sumOfMicros(
      weeksByMachine.flatMap((weeks) => meanOfMicros(weeks.flatMap(({ perMonth }) => perMonth ?? [])) ?? []),
    ),
  };
}

/** Every rule over the same machine-weeks, so that money and overload compare. */
export function sumRules(
  rules: readonly Rule[],
  machines: readonly BackTestedMachine[],
): Pick<BackTest, 'machineWeeks' | 'totals'> {
  const paired = machines.map((machine) => ({ machine, compared: comparedWeeks(machine) }));
  const counted = paired.filter(({ compared }) => compared.size > 0);
  const compared = counted.reduce((sum, one) => sum + one.compared.size, 0);
  const tested = machines.reduce((sum, one) => sum + (one.rules[0]?.weeks.length ?? 0), 0);
  return {
    machineWeeks: { compared, leftOut: tested - compared },
    totals: rules.map((rule, place) => totalOf(rule, place, counted)),
  };
}
