import type { OpenedSamples } from '../open-samples.js';
import type { StampFormat } from '../parse-stamp.js';
import { splitCells } from '../split-cells.js';
import type { CloudMetric, CloudStatistic } from './cloud-metrics.js';
import { EC2_METRICS, meaningOfMetric, statisticOf } from './cloud-metrics.js';
import { stampsBelow, tableHeaderOf } from './foreign-table.js';
import type { TableHeader } from './foreign-table.js';
import { openLabelled } from './labelled-columns.js';
import type { ColumnLabel } from './labelled-columns.js';
import { timeOfFile } from './local-stamps.js';
import type { LocalStamps } from './local-stamps.js';
import { openMetrics } from './open-metrics.js';
import { periodOfFile } from './period-of-stamps.js';
import { maximaOfAverages, sumWithoutPeriod, unnamedMetric, unusableStatistic } from './problems.js';
import type { DialectContext, DialectHead, DialectMatch, ReadingMeaning, SampleDialect } from './sample-dialect.js';

/**
 * Metrics of EC2 instances from CloudWatch, in three forms:
 *
 * - the data points of `aws cloudwatch get-metric-statistics` as a table: `Timestamp`, one of `Average`, `Maximum`, `Sum`, and
 *   beside them `Unit`, `Label` or `SampleCount`. Metric and machine stand in columns (`Label`, `MetricName`, `InstanceId`), in the
 *   lines `# metric:` and `# machine:`, or in the name of the file;
 * - a column for each metric of each instance, whose header holds the metric's name: `CPUUtilization i-0abc… (Maximum)`;
 * - one series, `timestamp,value`, in a file named after its metric, as the Numenta Anomaly Benchmark has them:
 *   `ec2_cpu_utilization_825cc2.csv`.
 *
 * Bytes and operations are counts of a period: a sum becomes a rate by the period of its rows. An average of counts is one of
 * data points, which come every minute or every five; which, the file does not say, so that it is read at a period of one
 * minute only. The maximum of a percentage is the highest of the averages of those points, and told as such.
 *
 * Sources: https://awscli.amazonaws.com/v2/documentation/api/latest/reference/cloudwatch/get-metric-statistics.html (fields of a
 * data point, in no order of time); `../shared/data/README.md` on the benchmark's files. No public copy of the console's own
 * download could be found.
 */
export const CLOUDWATCH: SampleDialect = { name: 'cloudwatch', recognise };

const STAMPS = ['timestamp', 'time', 'date', 'datetime'] as const;
const VALUES = ['average', 'maximum', 'sum', 'minimum'] as const;
const MARKS = ['unit', 'label', 'samplecount', 'metricname', 'metric'] as const;

type Form = 'points' | 'labels' | 'series';

function recognise(head: DialectHead): DialectMatch | 'more' | null {
  const header = tableHeaderOf(head.lines);
  const stamp =
    header === null ? -1 : (STAMPS.map((name) => header.columns.get(name)).find((at) => at !== undefined) ?? -1);
  const form = header === null || stamp < 0 ? null : formOf(header, head.fileName);
  if (header === null || form === null) return null;
  const stamps = stampsBelow(head, header, stamp);
  const rows = head.lines.slice(header.index + 1);
  if (stamps === 'more' || (rows.length < ROWS_FOR_PERIOD && !head.isEnd)) return 'more';
  const firstStamps = rows.map((row) => (splitCells(row, header.separator).cells[stamp] ?? '').trim());
  return {
    dialect: CLOUDWATCH.name,
    by: KNOWN_BY[form],
    separator: header.separator,
    headLines: header.index + 1,
    open: (context) => open(context, { form, header, stamp, stamps, firstStamps }),
  };
}

/** Rows looked at for the time between two. */
const ROWS_FOR_PERIOD = 50;

const KNOWN_BY: Readonly<Record<Form, string>> = {
  points: 'the fields of data points of CloudWatch: a timestamp with Average, Maximum or Sum',
  labels: 'columns named after metrics of CloudWatch',
  series: 'a time and a value, in a file named after a metric of CloudWatch',
};

function formOf({ columns, cells }: TableHeader, fileName: string): Form | null {
  const has = (names: readonly string[]): boolean => names.some((name) => columns.has(name));
  if (has(VALUES)) return has(MARKS) ? 'points' : null;
  if (cells.length === 2 && columns.get('value') === 1) return metricIn(fileName) === null ? null : 'series';
  return cells.some((cell) => /^\W*\w*[A-Z]/.test(cell) && metricIn(cell)?.isCamel === true) ? 'labels' : null;
}

const METRIC =
  /(?<![a-z])(?:cpu_?utilization|mem_used_percent|memory_?utilization|network_?(?:in|out)|(?:disk|ebs)_?(?:read|write)_?(?:bytes|ops))(?![a-z])/i;
const CAMEL = /^(?:[A-Z]|mem_)/;
const INSTANCE = /\bi-[0-9a-f]{8,17}\b/i;
const STATISTIC = /(?<![a-z])(?:average|avg|maximum|max|minimum|min|sum|samplecount)(?![a-z])/i;

/** The metric that a text names, and what else it says. */
function metricIn(text: string): (ColumnLabel & { readonly isCamel: boolean }) | null {
  const name = METRIC.exec(text)?.[0];
  const metric = name === undefined ? undefined : EC2_METRICS.get(name.replaceAll('_', '').toLowerCase());
  if (name === undefined || metric === undefined) return null;
  const rest = text.replace(name, ' ');
  const word = STATISTIC.exec(rest)?.[0] ?? '';
  const machine = INSTANCE.exec(rest)?.[0] ?? plainRest(word === '' ? rest : rest.replace(word, ' '));
  return { metric, statistic: statisticOf(word), machine, isCamel: CAMEL.test(name) };
}

/** What is left of a name without its signs and the services in front. */
const plainRest = (text: string): string =>
  text
    .replace(/[()[\]{}",;:|/]+/g, ' ')
    .replace(/^[\s_.-]*(?:aws|ec2|rds|cloudwatch)(?![a-z\d])/i, ' ')
    .replace(/^[\s_.-]+|[\s_.-]+$/g, '')
    .replace(/\s+/g, ' ');

interface CloudWatchFile {
  readonly form: Form;
  readonly header: TableHeader;
  readonly stamp: number;
  readonly stamps: LocalStamps;
  readonly firstStamps: readonly string[];
}

function open(context: DialectContext, file: CloudWatchFile): OpenedSamples | null {
  const { header, form } = file;
  const named = metricIn(bareName(context.fileName));
  const machine = context.comments.get('machine') ?? named?.machine ?? '';
  if (form === 'points') return openPoints(context, file, { machine, metric: named?.metric ?? null });
  const labels =
    form === 'series'
      ? [null, named === null ? null : { ...named, machine }]
      : header.cells.map((cell, index) => (index === file.stamp ? null : metricIn(cell)));
  return openLabelled(context, {
    ...file,
    tool: 'CloudWatch',
    labels,
    machine,
    nameOfFile: 'web01.CPUUtilization.csv',
    grainSeconds: null,
  });
}

const bareName = (fileName: string): string => fileName.replace(/\.gz$/i, '').replace(/\.(?:csv|tsv|txt)$/i, '');

interface PointsOf {
  readonly machine: string;
  readonly metric: CloudMetric | null;
}

const MACHINES = ['instanceid', 'instance', 'resourceid', 'resource', 'machine'] as const;
const LABELS = ['metricname', 'metric', 'label'] as const;

/** Where the parts of a data point stand; -1 where no column has them. */
interface PointsPlan extends PointsOf {
  readonly header: TableHeader;
  readonly stamp: number;
  readonly machines: number;
  readonly labels: number;
  readonly periods: number;
  /** The time between rows; null where neither a comment nor the stamps say. */
  readonly seconds: number | null;
}

/** Rows of data points: which of their statistics is read depends on the metric. */
function openPoints(context: DialectContext, file: CloudWatchFile, given: PointsOf): OpenedSamples | null {
  const { header, stamp } = file;
  const { cells, separator } = header;
  const time = timeOfFile(context, file.stamps);
  const plan = time === null ? null : planPoints(context, file, { ...given, time });
  if (time === null || plan === null) return null;
  const { machines, labels, periods } = plan;
  return openMetrics(context, {
    ...{ tool: 'CloudWatch', separator, width: cells.length, time, zone: null, missing: ['null', 'None'] },
    ...{ machine: 0, stamp: 1, metric: 2, unit: 3, instance: 4, value: 5, hasComma: separator !== ',' },
    headerOf: (index) => [cells[machines], cells[stamp], cells[labels], 'statistic', 'period', 'value'][index] ?? '',
    used: cells.filter((_, index) => [machines, stamp, labels, periods].includes(index)),
    ignored: [],
    split: (text) => splitPoint(context, plan, text),
    meaningOf: (name, word, period) => meaningOfPoint(context, plan, [name, word, period]),
  });
}

function planPoints(
  { file, log, tally, comments }: DialectContext,
  { header, stamp, firstStamps }: CloudWatchFile,
  { machine, metric: named, time }: PointsOf & { readonly time: StampFormat },
): PointsPlan | null {
  const { columns } = header;
  const columnOf = (names: readonly string[]): number =>
    columns.get(names.find((name) => columns.has(name)) ?? '') ?? -1;
  const [machines, labels, periods] = [columnOf(MACHINES), columnOf(LABELS), columnOf(['period'])] as const;
  const metric = metricIn(comments.get('metric') ?? '')?.metric ?? named;
  const isUnnamed = labels < 0 && metric === null;
  if (isUnnamed || (machines < 0 && labels < 0 && machine === '')) {
    const what = isUnnamed ? 'of which metric' : 'of which machine';
    log.tell('unnamed-series', { file }, (at) => unnamedMetric(at, what));
    return null;
  }
  const seconds = periodOfFile(comments, firstStamps, time);
  if (periods < 0 && seconds !== null) tally.intervals.add(seconds);
  return { header, stamp, machines, labels, periods, seconds, machine, metric };
}

/** The cells of a row in the order machine, time, metric, statistic, period, value. */
function splitPoint(
  { tally }: DialectContext,
  { header, stamp, machines, labels, periods, machine, metric }: PointsPlan,
  text: string,
): ReturnType<NonNullable<OpenedSamples['split']>> {
  const { cells: row, isUnclosed } = splitCells(text, header.separator);
  const count = row.length;
  if (count !== header.cells.length) return { cells: row, isUnclosed, count };
  const cell = (index: number): string => (row[index] ?? '').trim();
  const period = Number(cell(periods));
  if (period >= 1 && tally.intervals.size < MAX_INTERVALS) tally.intervals.add(period);
  const label = metricIn(cell(labels));
  const chosen = chosenOf(label?.metric ?? metric, header.columns) ?? '';
  const owner = [cell(machines), machine, label?.machine ?? ''].find((name) => name !== '') ?? '';
  const value = cell(header.columns.get(chosen) ?? -1);
  const cells = [owner, cell(stamp), cell(labels), chosen, period >= 1 ? String(period) : '', value];
  return { cells, isUnclosed, count };
}

function meaningOfPoint(
  { file, line, log }: DialectContext,
  { metric: ofFile, seconds }: PointsPlan,
  [name, word, period]: readonly [name: string, word: string, period: string],
): ReadingMeaning | 'notNeeded' | null {
  const metric = name === '' ? ofFile : (metricIn(name)?.metric ?? ofFile);
  if (metric === null) return null;
  const statistic = statisticOf(word);
  const found = meaningOfMetric(metric, statistic, {
    seconds: period === '' ? seconds : Number(period),
    grainSeconds: null,
  });
  const at = { file, line, column: word };
  if (found === 'noPeriod') log.tell('sum-without-period', at, sumWithoutPeriod);
  else if (found === 'unusable') log.tell('unusable', at, (where) => unusableStatistic(where, word));
  else {
    if (statistic === 'maximum') log.tell('maxima', { file, line }, (where) => maximaOfAverages(where, 'CloudWatch'));
    return found;
  }
  return 'notNeeded';
}

const MAX_INTERVALS = 100;

/** The column to read of a data point: the sum of counts, the maximum of a percentage, else what is there. */
function chosenOf(
  metric: CloudMetric | null,
  columns: ReadonlyMap<string, number>,
): Exclude<CloudStatistic, null> | null {
  const order = metric?.kind === 'total' ? (['sum', 'average', 'maximum'] as const) : (['maximum', 'average'] as const);
  return order.find((name) => columns.has(name)) ?? null;
}
