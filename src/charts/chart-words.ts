import type { ChartQuantity } from './machine-charts.js';

/** What charts of machines say; `{…}` is filled in. */
export const CHART_WORDS = {
  chartCpu: 'CPU',
  chartMemory: 'Memory',
  chartDiskIops: 'Disk operations',
  chartDiskThroughput: 'Disk throughput',
  chartNetwork: 'Network out',
  chartCores: 'cores',
  chartOfPart: '{title} of {name}',
  chartPeaksPer: 'maximum per {hours} h of {minutes}-minute peaks, rounded up',
  chartAveragesPer: 'maximum per {hours} h of {minutes}-minute averages, which hide peaks, rounded up',
  chartPeaks: 'every {minutes}-minute peak',
  chartAverages: 'every {minutes}-minute maximum of averages, which hide peaks',
  chartHighest: 'highest {value}',
  chartPercentile: '{label} {value}',
  chartNeed: 'need {value}',
  chartLimit: 'limit {value}',
  chartLimitAbove: 'limit {value} ↑',
  chartLimitOf: '{label} has {value}',
  chartGaps: '{gaps} of {all} spans without samples',
  chartSummary: '{title} in {unit}, {what}, from {from} to {to} UTC: {facts}',
  chartsNote:
    'Drawn: {what}; hatched: not sampled. Dates stand at midnight UTC. Labels at the right: the percentile that was taken, the need with comfort and floors, and what the size has, in at most four digits, needs rounded up.',
  chartsMore: 'portolan explain MACHINE DIR --html draws every value, disk and NIC; DIR is the folder of this report.',
  chartDays: 'Share of each day that holds samples ({zone})',
  chartWeek: 'Week of',
  chartDaySeen: '{date}: about {percent} % seen',
  chartWeekdays: 'Mo Tu We Th Fr Sa Su',
} as const;

/** A word of a chart by its key. */
export type ChartWord = keyof typeof CHART_WORDS;

/** Gives a word with what stands in braces filled in, in the language of the page. */
export type Say = (key: ChartWord, values?: Readonly<Record<string, string | number>>) => string;

/** The words as they stand here. */
export const sayInEnglish: Say = (key, values = {}) =>
  CHART_WORDS[key].replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));

export const TITLE_WORDS: Readonly<Record<ChartQuantity, ChartWord>> = {
  cpu: 'chartCpu',
  memory: 'chartMemory',
  diskIops: 'chartDiskIops',
  diskThroughput: 'chartDiskThroughput',
  network: 'chartNetwork',
};
