import { hidesPeaks } from '../timeseries/index.js';
import type { AssessedCoverage } from './assessment.js';
import type { SampledMachine } from './sampled-machines.js';
import { signsOfDays } from './summarize-calendar.js';
import { summarizeGranularities } from './summarize-samples.js';
import { deriveUnmeasured } from './unmeasured.js';

const HOUR_MS = 3_600_000;
const twoDecimals = (value: number): number => Math.round(value * 100) / 100;
const iso = (atMs: number): string => new Date(atMs).toISOString();

/** The coverage of one machine as an assessment tells it: plain values, the coarsest granularity of its series. */
export function summarizeCoverage({ series, coverage, calendar, days }: SampledMachine): AssessedCoverage {
  const measured = series.filter(({ key }) => !key.channel.startsWith('allocated'));
  // Cores and memory may be stated as seldom as they change: they say nothing of how use was measured, unless nothing else does.
  const told = measured.length > 0 ? measured : series;
  const intervals = told.map(({ granularity }) => granularity.intervalMs / 1000);
  return {
    percent: twoDecimals(coverage.percent),
    stars: coverage.stars,
    presentPoints: coverage.presentPoints,
    expectedPoints: coverage.expectedPoints,
    sampledFrom: coverage.sampledMs === null ? null : iso(coverage.sampledMs[0]),
    sampledTo: coverage.sampledMs === null ? null : iso(coverage.sampledMs[1]),
    longestGapHours: twoDecimals(coverage.longestGapMs / HOUR_MS),
    intervalSeconds: Math.max(...intervals),
    isOfAverages: told.some(({ granularity }) => hidesPeaks(granularity)),
    granularities: summarizeGranularities(series).map(({ intervalSeconds, kind, series: count, isOfSingleValues }) => ({
      intervalSeconds,
      kind,
      series: count,
      ...(isOfSingleValues === undefined ? {} : { isOfSingleValues }),
    })),
    notMeasured: deriveUnmeasured(series),
    days: signsOfDays(days, calendar),
    weekendsSeen: calendar.weekendsSeen,
    monthEnds: calendar.monthEnds.map(({ date, isQuarterEnd, isSeen }) => ({ date, isQuarterEnd, isSeen })),
  };
}
