import type { Rollup } from '../../../timeseries/index.js';
import type { SampleField } from '../sample-fields.js';
import type { ReadingMeaning } from './sample-dialect.js';

/** A metric of a cloud. */
export interface CloudMetric {
  readonly field: SampleField;
  /** `level`: a share, a rate or an amount at a time. `free`: as level, of memory that is free. `total`: what passed in a period. */
  readonly kind: 'level' | 'free' | 'total';
  readonly unit: string | null;
  readonly instance: string;
}

/** What a cloud made of the data points of a period; null where the file does not say. */
export type CloudStatistic = 'average' | 'maximum' | 'minimum' | 'sum' | 'count' | null;

const metric = (
  field: SampleField,
  kind: CloudMetric['kind'],
  { unit = null, instance = '' }: { readonly unit?: string | null; readonly instance?: string } = {},
): CloudMetric => ({ field, kind, unit, instance });

const EBS = { instance: 'EBS' };
const STORE = { instance: 'instance store' };

/**
 * Metrics of EC2 instances by their names without signs, in lower case. Disks of the host (`DiskReadBytes`) and volumes
 * (`EBSReadBytes`) are different disks. Memory comes from the CloudWatch agent.
 */
export const EC2_METRICS: ReadonlyMap<string, CloudMetric> = new Map([
  ['cpuutilization', metric('cpu', 'level', { unit: 'percent' })],
  ['memusedpercent', metric('memoryUsed', 'level', { unit: 'percent' })],
  ['memoryutilization', metric('memoryUsed', 'level', { unit: 'percent' })],
  ['networkin', metric('nic.inThroughput', 'total')],
  ['networkout', metric('nic.outThroughput', 'total')],
  ['diskreadbytes', metric('disk.readThroughput', 'total', STORE)],
  ['diskwritebytes', metric('disk.writeThroughput', 'total', STORE)],
  ['diskreadops', metric('disk.readIops', 'total', STORE)],
  ['diskwriteops', metric('disk.writeIops', 'total', STORE)],
  ['ebsreadbytes', metric('disk.readThroughput', 'total', EBS)],
  ['ebswritebytes', metric('disk.writeThroughput', 'total', EBS)],
  ['ebsreadops', metric('disk.readIops', 'total', EBS)],
  ['ebswriteops', metric('disk.writeIops', 'total', EBS)],
]);

/**
 * Metrics of `Microsoft.Compute/virtualMachines` as the portal prints them, in lower case. Bytes are totals of the time grain,
 * one minute; `/Sec` are rates.
 *
 * Source: "Supported metrics for Microsoft.Compute/virtualMachines"
 * (https://docs.azure.cn/en-us/azure-monitor/reference/supported-metrics/microsoft-compute-virtualmachines-metrics), stored copy.
 */
export const AZURE_METRICS: ReadonlyMap<string, CloudMetric> = new Map([
  ['percentage cpu', metric('cpu', 'level', { unit: 'percent' })],
  ['available memory bytes', metric('memoryUsed', 'free', { unit: 'bytes' })],
  ['available memory bytes (preview)', metric('memoryUsed', 'free', { unit: 'bytes' })],
  ['network in total', metric('nic.inThroughput', 'total')],
  ['network out total', metric('nic.outThroughput', 'total')],
  ['disk read bytes', metric('disk.readThroughput', 'total')],
  ['disk write bytes', metric('disk.writeThroughput', 'total')],
  ['disk read operations/sec', metric('disk.readIops', 'level')],
  ['disk write operations/sec', metric('disk.writeIops', 'level')],
]);

/** The time that values stand for. */
export interface CloudPeriod {
  /** Of the rows of the file; null where neither a column nor the stamps say. */
  readonly seconds: number | null;
  /** Of the data points that a statistic is made of; null where it differs between machines. */
  readonly grainSeconds: number | null;
}

/** `unusable`: nothing can be made of the statistic. `noPeriod`: a total of an unknown time. */
export type CloudMeaning = ReadingMeaning | 'unusable' | 'noPeriod';

/**
 * What a statistic of a metric means. Averages and maxima of levels are read. A total becomes a rate by the period where it is
 * a sum; an average or a maximum of totals is one of data points, so it needs their time and not that of the rows.
 */
export function meaningOfMetric(metric: CloudMetric, statistic: CloudStatistic, period: CloudPeriod): CloudMeaning {
  if (statistic === 'minimum' || statistic === 'count') return 'unusable';
  const meaning = metric.kind === 'total' ? ofTotal(metric, statistic, period) : ofLevel(metric, statistic);
  return typeof meaning === 'string' ? meaning : { ...meaning, rollup: rollupOf(statistic) };
}

function rollupOf(statistic: CloudStatistic): Rollup | undefined {
  if (statistic === 'maximum') return 'maximum';
  return statistic === 'sum' ? 'summation' : undefined;
}

function ofLevel({ field, kind, unit, instance }: CloudMetric, statistic: CloudStatistic): CloudMeaning {
  // The most memory that was free is the least that was used.
  if (statistic === 'sum' || (kind === 'free' && statistic === 'maximum')) return 'unusable';
  return kind === 'free' ? { field, unit, instance, isFree: true } : { field, unit, instance };
}

function ofTotal(
  { field, unit, instance }: CloudMetric,
  statistic: CloudStatistic,
  { seconds, grainSeconds }: CloudPeriod,
): CloudMeaning {
  const isOfPeriod = statistic === 'sum' || statistic === null;
  const time = isOfPeriod ? seconds : (grainSeconds ?? (seconds === 60 ? 60 : null));
  if (time === null) return isOfPeriod ? 'noPeriod' : 'unusable';
  return { field, unit, instance, perSeconds: time };
}

const STATISTICS: Readonly<Record<string, Exclude<CloudStatistic, null>>> = {
  ...{ avg: 'average', average: 'average', max: 'maximum', maximum: 'maximum', min: 'minimum', minimum: 'minimum' },
  ...{ sum: 'sum', total: 'sum', count: 'count', samplecount: 'count' },
};

/** The statistic of a word such as `Avg` or `Maximum`; null for any other. */
export const statisticOf = (word: string): CloudStatistic => STATISTICS[word.trim().toLowerCase()] ?? null;

/** Of two columns of one metric the better: the sum of a total, the maximum of a level, which hides less. */
export const rankOfStatistic = (statistic: CloudStatistic): number =>
  ['sum', 'maximum', null, 'average'].indexOf(statistic);
