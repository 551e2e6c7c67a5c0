import type { BackTest, BackTestedMachine, RuleOfMachine, RuleTotal, ToldHour } from '../backtest/index.js';
import type { Micros } from '../model/index.js';
import { formatMicros } from '../model/index.js';
import { formatAmount, formatCount, formatCountOf } from './figures.js';
import { alignRows, joinLines, wrap } from './lines.js';

const PERCENT_DECIMALS = 3;

const moneyWords = (amount: Micros | null): string => (amount === null ? 'unknown' : formatMicros(amount));

function shareWords(overloaded: number, buckets: number): string {
  return buckets === 0 ? '-' : `${formatAmount((overloaded / buckets) * 100, PERCENT_DECIMALS)} %`;
}

/** `2026-03-04 14:00 (6 of 6, up to 131 %)`. */
function hourWords(hour: ToldHour | null): string {
  if (hour === null) return '-';
  const percent = formatAmount(hour.highestShare * 100, 1);
  return `${hour.from.slice(0, 16).replace('T', ' ')} (${hour.overloaded} of 6, up to ${percent} %)`;
}

const METRIC_WORDS: Readonly<Record<keyof RuleTotal['metrics'], string>> = {
  cores: 'cores',
  memory: 'memory',
  diskIops: 'IOPS',
  diskThroughput: 'MB/s',
  network: 'network',
};

/** What a count stands for, beside the count: averages must never pass for peaks. */
function valuesWords(machines: readonly BackTestedMachine[]): string {
  const kinds = [...new Set(machines.map(({ values }) => values))].sort();
  return kinds.join(', ');
}

function metricCells({ metrics }: RuleTotal): readonly string[] {
  return Object.values(metrics).map(({ buckets, overloaded }) => (buckets === 0 ? '-' : formatCount(overloaded)));
}

function totalLines({ totals, machines }: BackTest): readonly string[] {
  const header = ['rule', 'USD a month', 'overloaded', 'share', 'machines', ...Object.values(METRIC_WORDS)];
  const rows = totals.map((total) => [
    total.rule,
    formatMicros(total.perMonth),
    formatCount(total.overloaded),
    shareWords(total.overloaded, total.buckets),
    formatCount(total.machinesOverloaded),
    ...metricCells(total),
  ]);
  const numbers = header.map((_, column) => column).slice(1);
  return [
    ...wrap(
      `Overloaded 10-minute buckets, of ${formatCount(totals[0]?.buckets ?? 0)} in the weeks compared and ${formatCountOf(totals[0]?.machines ?? 0, 'machine')}, counted on ${valuesWords(machines)}:`,
    ),
    '',
    ...alignRows([header, ...rows], 2, numbers),
  ];
}

/** The sizes of the weeks, each once and in order: `Standard_D2as_v5 -> Standard_D4as_v5`. */
const sizesOf = ({ weeks }: RuleOfMachine): string =>
  weeks
    .map(({ size }) => size ?? 'no size')
    .filter((size, index, all) => size !== all[index - 1])
    .join(' -> ');

/** Rules that chose and met the same stand in one row. */
function ruleRows({ rules }: BackTestedMachine): readonly (readonly string[])[] {
  const groups = new Map<string, { readonly names: string[]; readonly cells: readonly string[] }>();
  for (const rule of rules) {
    const cells = [
      moneyWords(rule.perMonth),
      formatCount(rule.overloaded),
      shareWords(rule.overloaded, rule.buckets),
      `${sizesOf(rule)}${rule.worstHour === null ? '' : `; worst hour ${hourWords(rule.worstHour)}`}`,
    ];
    const group = groups.get(cells.join('\n'));
    if (group === undefined) groups.set(cells.join('\n'), { names: [rule.rule], cells });
    else group.names.push(rule.rule);
  }
  return [...groups.values()].map(({ names, cells }) => [
    names.length === rules.length ? 'every rule' : names.join(', '),
    ...cells,
  ]);
}

function machineLines(machine: BackTestedMachine): readonly string[] {
  const { target, flips } = machine;
  const kept =
    target === null
      ? ''
      : ` Sized so on the past alone, it kept the target in ${target.ahead.kept} of ${formatCountOf(target.ahead.weeks, 'week')}.`;
  return [
    ...wrap(
      `${machine.name}: ${formatCountOf(machine.rules[0]?.weeks.length ?? 0, 'week')} tested, ${machine.values}${machine.notMeasured.length === 0 ? '' : `; not measured: ${machine.notMeasured.map((metric) => METRIC_WORDS[metric]).join(', ')}`}`,
    ),
    ...alignRows(ruleRows(machine), 2, [1, 2, 3]),
    ...(target === null ? [] : wrap(`Target ${target.targetPercent} %: ${target.trade}.${kept}`, 2)),
    ...(flips === null ? [] : wrap(`Flips: ${flips.words}.`, 2)),
    '',
  ];
}

/** A back-test for the terminal: the rules side by side, then every machine, then what was refused and what to know. */
export function renderBackTestText(test: BackTest, written: readonly string[]): string {
  const { weeks, machineWeeks, machines, refused, region } = test;
  const span = `${weeks[0]!.from} to ${weeks.at(-1)!.to}`;
  return joinLines([
    ...wrap(
      `Back-test over ${formatCountOf(weeks.length, 'whole week')} (${span}, UTC), the first two only sized on; ${region.name}${region.isAssumed ? ' (assumed)' : ''}`,
    ),
    ...wrap(
      `${formatCountOf(machines.length, 'machine')} tested, ${formatCount(refused.length)} refused, ${formatCount(test.outOfScope)} out of scope; ${formatCountOf(machineWeeks.compared, 'machine-week')} compared, ${formatCount(machineWeeks.leftOut)} left out for want of a size, a price or a sample`,
    ),
    '',
    ...totalLines(test),
    '',
    ...test.rules.flatMap(({ name, words }) => wrap(`${name}: ${words}`, 2, 4)),
    '',
    ...machines.flatMap(machineLines),
    ...refused.flatMap(({ name, reason, remedy }) => wrap(`${name} is refused: ${reason}; ${remedy}`, 0, 2)),
    ...test.notes.flatMap((note) => wrap(`Note: ${note}`, 0, 2)),
    ...(written.length === 0 ? [] : [`Written: ${written.join(', ')}`]),
  ]);
}
