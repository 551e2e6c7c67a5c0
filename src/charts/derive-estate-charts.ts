import type { Assessment } from '../assessment/index.js';
import type { Instant, MachineId } from '../model/index.js';
import { ALL_INSTANCES, WHOLE_MACHINE, windowOf } from '../timeseries/index.js';
import type { PeakSet, SampledSpan, SeriesKey, SeriesMaxima, Window } from '../timeseries/index.js';
import { CHARTED_CHANNELS } from './derive-chart-values.js';
import { deriveMachineCharts } from './derive-machine-charts.js';
import type { MachineCharts } from './machine-charts.js';

const DAY_MS = 86_400_000;

/** The window that an assessment looked at, to the bucket: of its own peaks, or of the store that it left. Null where nothing was sampled. */
export function windowOfAssessment(
  peaks: SampledSpan,
  { asOf, policy }: Pick<Assessment, 'asOf' | 'policy'>,
): Window | null {
  const midnightMs = Date.parse(asOf) + DAY_MS;
  const isCut = peaks.spanMs !== null && midnightMs < peaks.spanMs[1];
  return windowOf(peaks, { days: policy.sizing.windowDays, endMs: isCut ? (midnightMs as Instant) : null });
}

/** Whether a chart of the report reads a series: the machine as a whole and the sums over disks and NICs. */
export const isChartedSum = ({ channel, instance }: SeriesKey): boolean =>
  CHARTED_CHANNELS.has(channel) && (instance === WHOLE_MACHINE || instance === ALL_INSTANCES);

/** Gathers the charts of an assessment machine by machine, in whatever order their series come. */
export interface ChartCollector {
  /** All charted series of one machine; one that the assessment does not have is passed over. */
  readonly add: (series: readonly SeriesMaxima[]) => void;
  /** By machine, in the order of the assessment; machines without a value in the window are left out. */
  readonly charts: () => ReadonlyMap<MachineId, MachineCharts>;
}

export function collectCharts(assessment: Assessment, window: Window): ChartCollector {
  const { machines, calendar } = assessment;
  const byId = new Map(machines.map((machine) => [machine.id, machine]));
  const found = new Map<MachineId, MachineCharts>();
  return {
    add: (series) => {
      const machine = byId.get(series[0]?.key.machine ?? ('' as MachineId));
      const charts = machine === undefined ? null : deriveMachineCharts(series, machine, { window, calendar });
      if (machine !== undefined && charts !== null) found.set(machine.id, charts);
    },
    charts: () =>
      new Map(
        machines.flatMap(({ id }) => {
          const charts = found.get(id);
          return charts === undefined ? [] : [[id, charts]];
        }),
      ),
  };
}

/** The charts of all machines of an assessment, from the peaks that it was made of; null where there are none. */
export function deriveEstateCharts(
  peaks: PeakSet | null,
  assessment: Assessment,
): ReadonlyMap<MachineId, MachineCharts> | null {
  const window = peaks === null ? null : windowOfAssessment(peaks, assessment);
  if (peaks === null || window === null) return null;
  const byMachine = new Map<MachineId, SeriesMaxima[]>();
  for (const series of peaks.series) {
    if (!isChartedSum(series.key)) continue;
    const held = byMachine.get(series.key.machine);
    if (held === undefined) byMachine.set(series.key.machine, [series]);
    else held.push(series);
  }
  const collector = collectCharts(assessment, window);
  for (const series of byMachine.values()) collector.add(series);
  return collector.charts();
}
