import type { BackTest, BackTestedMachine, TestedWeek } from '../../backtest/index.js';
import type { ReportContents } from '../contents.js';
import { formatAmount, formatCountOf, formatMoney } from '../figures.js';
import type { Currency } from '../figures.js';
import { amountColumn, countColumn, textColumn } from '../tables/table.js';
import { barChart } from './bars.js';
import type { EstateChart, Json } from './chart.js';
import { barMoney, moneyCell } from './money.js';
import { PALETTE, SERIES_COLOURS } from './palette.js';
import { fewTicks, flatTitle, specOf } from './spec.js';

/** What each rule would have cost and risked, over all weeks and week by week. */
export function backTestCharts({ backTest, assessment: { catalogue } }: ReportContents): readonly EstateChart[] {
  if (backTest === null || backTest.machineWeeks.compared === 0) return [];
  return [ruleChart(backTest, catalogue), ...weekChart(backTest)];
}

const DECIMALS = 3;

function ruleChart({ totals, machineWeeks }: BackTest, currency: Currency): EstateChart {
  const unit = `${currency.currency} per month`;
  const [least] = [...totals].sort(
    (left, right) => left.overloaded - right.overloaded || left.perMonth - right.perMonth,
  );
  const [own] = totals;
  const wordsOf = ({ rule, overloadedPercent, perMonth }: BackTest['totals'][number]): string =>
    `${rule} was overloaded in ${overloadedPercent === null ? 'an unknown share' : `${formatAmount(overloadedPercent, DECIMALS)} %`} of the buckets at ${formatMoney(perMonth, currency)} a month`;
  const said =
    own === undefined || least === undefined
      ? 'No rule was tested.'
      : `In weeks that sizing had not seen, ${wordsOf(own)}${least === own ? ', the least' : `; the least overloaded, ${wordsOf(least)}`}. ${formatCountOf(machineWeeks.compared, 'machine-week')} compared, ${formatCountOf(machineWeeks.leftOut, 'machine-week')} left out.`;
  return barChart({
    chapter: 'backtest',
    table: {
      ...{ id: 'backtest-by-rule', title: 'Overload and cost of each rule', said },
      columns: [
        ...[
          textColumn('Rule'),
          amountColumn('Overloaded', '% of buckets', DECIMALS),
          countColumn('Overloaded buckets'),
        ],
        ...[countColumn('Buckets'), countColumn('Machines'), countColumn('Machines overloaded')],
        amountColumn('Cost', unit, 2),
      ],
      rows: totals.map((total) => [
        ...[total.rule, total.overloadedPercent, total.overloaded, total.buckets, total.machines],
        ...[total.machinesOverloaded, moneyCell(total.perMonth, currency)],
      ]),
    },
    bars: totals.map(({ rule, overloadedPercent, perMonth }) => ({
      name: rule,
      parts: [overloadedPercent],
      end: `${overloadedPercent === null ? 'unknown' : `${formatAmount(overloadedPercent, DECIMALS)} %`}, ${barMoney(perMonth, currency)} ${currency.currency}`,
    })),
    keys: [{ label: 'Overloaded', colour: 'c1' }],
    category: 'Rule',
    amount: 'Overloaded 10-minute buckets, %',
    isEssential: true,
  });
}

/** Overloaded and all buckets of one rule in one week, over the machine-weeks that every rule gave a size and a price. */
export interface RuleWeek {
  readonly rule: string;
  /** Place in `weeks`. */
  readonly week: number;
  readonly machines: number;
  readonly buckets: number;
  readonly overloaded: number;
}

const isComparable = (week: TestedWeek | undefined): boolean =>
  week?.size != null && week.perMonth !== null && (week.any?.buckets ?? 0) > 0;

/** The totals of a back-test, taken apart by week: their sums over weeks are those totals. */
export function ruleWeeksOf({ rules, machines }: BackTest): readonly RuleWeek[] {
  const weekOf = (machine: BackTestedMachine, rule: number, place: number): TestedWeek | undefined =>
    machine.rules[rule]?.weeks[place];
  const compared = machines.flatMap((machine) =>
    (machine.rules[0]?.weeks ?? []).flatMap((first, place) =>
      rules.every((_, rule) => isComparable(weekOf(machine, rule, place)))
        ? [{ machine, place, week: first.week }]
        : [],
    ),
  );
  const weeks = [...new Set(compared.map(({ week }) => week))].sort((left, right) => left - right);
  return rules.flatMap(({ name }, rule) =>
    weeks.map((week) => {
      const own = compared.filter((one) => one.week === week);
      const counts = own.map(({ machine, place }) => weekOf(machine, rule, place)?.any ?? null);
      return {
        ...{ rule: name, week, machines: own.length },
        buckets: counts.reduce((sum, count) => sum + (count?.buckets ?? 0), 0),
        overloaded: counts.reduce((sum, count) => sum + (count?.overloaded ?? 0), 0),
      };
    }),
  );
}

const FRAME = { left: 52, right: 24, top: 24, bottom: 36 };
const HEIGHT = 200;
const PERCENT = 100;
const DASHES: readonly (readonly number[])[] = [
  [1, 0],
  [6, 2],
  [2, 2],
  [8, 2, 2, 2],
  [4, 4],
];

/** Nothing where a single week was tested. */
function weekChart(backTest: BackTest): readonly EstateChart[] {
  const all = ruleWeeksOf(backTest);
  const weeks = [...new Set(all.map(({ week }) => week))];
  if (weeks.length < 2) return [];
  const shown = backTest.rules.slice(0, SERIES_COLOURS.length).map(({ name }) => name);
  const dayOf = (week: number): string => backTest.weeks[week]?.from ?? '';
  const percentOf = ({ overloaded, buckets }: RuleWeek): number =>
    Math.round((overloaded / buckets) * PERCENT * 10_000) / 10_000;
  const worst = all.reduce<RuleWeek | null>(
    (most, one) => (one.rule !== shown[0] || (most !== null && percentOf(most) >= percentOf(one)) ? most : one),
    null,
  );
  const more = backTest.rules.length - shown.length;
  const said = `${worst === null ? '' : `The worst week of ${worst.rule} began on ${dayOf(worst.week)}, with ${formatAmount(percentOf(worst), DECIMALS)} % of its buckets overloaded.`}${more === 0 ? '' : ` ${formatCountOf(more, 'rule')} more ${more === 1 ? 'stands' : 'stand'} in the table alone.`}`;
  const table = {
    ...{ id: 'backtest-by-week', title: 'Overload week by week', said },
    columns: [
      ...[textColumn('Week from'), textColumn('Rule'), amountColumn('Overloaded', '% of buckets', DECIMALS)],
      ...[countColumn('Overloaded buckets'), countColumn('Buckets'), countColumn('Machines')],
    ],
    rows: weeks.flatMap((week) =>
      all
        .filter((one) => one.week === week)
        .map((one) => [dayOf(week), one.rule, percentOf(one), one.overloaded, one.buckets, one.machines]),
    ),
  };
  const values = all
    .filter(({ rule }) => shown.includes(rule))
    .map((one) => ({ week: dayOf(one.week), rule: one.rule, percent: percentOf(one) }));
  const x: Json = {
    ...{ field: 'week', type: 'ordinal', sort: null },
    axis: {
      labelAngle: 0,
      labelOverlap: false,
      grid: false,
      title: 'Week from (UTC)',
      values: labelledOf(weeks.map(dayOf)),
    },
  };
  const y: Json = {
    ...{ field: 'percent', type: 'quantitative', scale: { domainMin: 0, nice: true } },
    axis: { ...fewTicks(HEIGHT), ...flatTitle('Overloaded 10-minute buckets, %', FRAME) },
  };
  const range = shown.map((_, at) => PALETTE[SERIES_COLOURS[at]!]);
  const color: Json = { field: 'rule', type: 'nominal', scale: { domain: shown, range } };
  const strokeDash: Json = {
    field: 'rule',
    type: 'nominal',
    scale: { domain: shown, range: DASHES.slice(0, shown.length) },
  };
  const layer: readonly Json[] = [
    { data: { values }, mark: { type: 'line', strokeWidth: 2 }, encoding: { x, y, color, strokeDash } },
    { data: { values }, mark: { type: 'point', filled: true, opacity: 1, size: 30 }, encoding: { x, y, color } },
  ];
  const keys = shown.map((label, at) => ({ label, colour: SERIES_COLOURS[at]! }));
  const spec = specOf({ id: table.id, title: table.title, said, frame: FRAME, height: HEIGHT, layer });
  return [{ chapter: 'backtest', table, keys, spec, frame: FRAME, isEssential: false }];
}

const MOST_WEEKS = 5;
const labelledOf = (days: readonly string[]): readonly string[] => {
  const step = Math.ceil(days.length / MOST_WEEKS);
  return days.filter((_, at) => at % step === 0);
};
