import type { OpenedSamples } from '../open-samples.js';
import { createTimeZone } from '../../../timeseries/index.js';
import type { CloudMetric, CloudStatistic } from './cloud-metrics.js';
import { meaningOfMetric, rankOfStatistic } from './cloud-metrics.js';
import type { TableHeader } from './foreign-table.js';
import { timeOfFile } from './local-stamps.js';
import type { LocalStamps } from './local-stamps.js';
import { openColumns } from './open-columns.js';
import type { ColumnReading } from './open-columns.js';
import { periodOfFile } from './period-of-stamps.js';
import { maximaOfAverages, noMachineOfLabels, sumWithoutPeriod, unusableStatistic } from './problems.js';
import type { DialectContext } from './sample-dialect.js';

/** What the label of one column of a chart says. */
export interface ColumnLabel {
  readonly metric: CloudMetric;
  readonly statistic: CloudStatistic;
  /** Empty where the label names none. */
  readonly machine: string;
}

/** A chart as a table: a time, then one column for each metric of each machine. */
export interface LabelledTable {
  readonly tool: string;
  readonly header: TableHeader;
  readonly stamp: number;
  readonly stamps: LocalStamps;
  /** Stamps of the first rows. */
  readonly firstStamps: readonly string[];
  readonly labels: readonly (ColumnLabel | null)[];
  /** The machine of labels that name none. */
  readonly machine: string;
  /** The name of a file that tells its machine; null where the name tells nothing. */
  readonly nameOfFile: string | null;
  readonly grainSeconds: number | null;
}

interface LabelledColumn extends ColumnLabel {
  readonly index: number;
  readonly owner: string;
}

/** Reads a chart that was exported as a table. */
export function openLabelled(context: DialectContext, table: LabelledTable): OpenedSamples | null {
  const { file, line, log, tally, comments } = context;
  const { header, stamp, labels } = table;
  const time = timeOfFile(context, table.stamps);
  if (time === null) return null;
  const seconds = periodOfFile(comments, table.firstStamps, time);
  if (seconds !== null) tally.intervals.add(seconds);
  const columns = labels.flatMap((label, index): LabelledColumn[] => {
    const owner = label?.machine === '' ? table.machine : (label?.machine ?? '');
    if (label !== null && owner === '') {
      log.tell('no-machine', { file, line, column: header.cells[index]! }, (at) =>
        noMachineOfLabels(at, table.nameOfFile),
      );
    }
    return label === null || owner === '' ? [] : [{ ...label, index, owner }];
  });
  const readings = best(columns).flatMap((column) => readingOf(context, column, { ...table, seconds }) ?? []);
  const used = new Set(readings.flatMap(({ columns: own }) => own));
  const zone = /\b(?:UTC|GMT)(?:[+-]\d{1,2}(?::?\d\d)?)?/i.exec(header.cells[stamp] ?? '')?.[0] ?? null;
  return openColumns(context, {
    ...{
      separator: header.separator,
      header: header.cells,
      stamp,
      time,
      readings,
      missing: ['-', 'null', 'NaN', 'n/a'],
    },
    zone: zone !== null && createTimeZone(zone) !== null ? zone : null,
    hasComma: header.separator !== ',',
    used: header.cells.filter((_, index) => index === stamp || used.has(index)),
    ignored: header.cells.filter((name, index) => name !== '' && index !== stamp && !used.has(index)),
  });
}

/** Of several statistics of one metric of a machine the one that says most. */
function best(columns: readonly LabelledColumn[]): readonly LabelledColumn[] {
  const chosen = new Map<string, LabelledColumn>();
  for (const column of columns) {
    const rank = rankOfStatistic(column.statistic);
    const key = [column.owner, column.metric.field, column.metric.instance].join('\n');
    const before = chosen.get(key);
    const isBetter = before === undefined || (rank >= 0 && rank < rankOfStatistic(before.statistic));
    if (isBetter || (rank >= 0 && rankOfStatistic(before.statistic) < 0)) chosen.set(key, column);
  }
  return [...chosen.values()];
}

function readingOf(
  { file, line, log }: DialectContext,
  { metric, statistic, owner, index }: LabelledColumn,
  { header, grainSeconds, seconds, tool }: LabelledTable & { readonly seconds: number | null },
): ColumnReading | null {
  const meaning = meaningOfMetric(metric, statistic, { seconds, grainSeconds });
  const at = { file, line, column: header.cells[index] ?? '' };
  if (meaning === 'noPeriod') log.tell('sum-without-period', at, sumWithoutPeriod);
  else if (meaning === 'unusable')
    log.tell('unusable-statistic', at, (where) => unusableStatistic(where, statistic ?? ''));
  else {
    if (statistic === 'maximum') log.tell('maxima', { file, line }, (where) => maximaOfAverages(where, tool));
    return { machine: owner, machineId: '', meaning, columns: [index], combine: 'first' };
  }
  return null;
}
