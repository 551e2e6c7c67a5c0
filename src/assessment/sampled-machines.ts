import type { Instant, Machine, MachineId } from '../model/index.js';
import { deriveMeasuredUse } from '../sizing/index.js';
import type { ChosenPercentile, MeasuredUse, SizingPolicy } from '../sizing/index.js';
import { utcDay } from './sample-findings.js';
import { cutBefore } from './summarize-samples.js';
import { deriveCalendar, deriveCoverage, sliceWindow, windowOf } from '../timeseries/index.js';
import type {
  BucketSeries,
  Calendar,
  CalendarDay,
  CalendarZone,
  MachineCalendar,
  MachineCoverage,
  PeakSet,
  Window,
} from '../timeseries/index.js';

/** What samples say of one machine, within the window that the policy looks at. */
export interface SampledMachine {
  readonly series: readonly BucketSeries[];
  /** Totals that are known between bounds only, with the lower bounds; see `PeakSet`. */
  readonly leastTotals: readonly BucketSeries[];
  readonly measured: MeasuredUse;
  readonly percentile: ChosenPercentile;
  readonly coverage: MachineCoverage;
  readonly calendar: MachineCalendar;
  /** The days that `calendar` is about. */
  readonly days: readonly CalendarDay[];
}

/** All sampled machines of a run; null for a run without samples. */
export interface SampledMachines {
  readonly window: Window;
  readonly calendar: Calendar;
  /** Null where the machine has no sample in the window. */
  readonly of: (machine: Machine, sizing: SizingPolicy) => SampledMachine | null;
  /** The day of a machine's last sample where all of them lie before the window; null otherwise. */
  readonly lastDayBefore: (machine: Machine) => string | null;
}

/** Roles that wait for nothing: a tag `role` that says so raises the percentile. */
const HIGH_PERCENTILE_ROLES = /^(database|db|sql|directory|domain ?controller|dc)$/i;

/** The percentile of a machine: the policy's, or that of databases where a tag `role` names one. */
function percentileFor(machine: Machine, sizing: SizingPolicy): ChosenPercentile {
  const { percentile, percentileOfDatabases } = sizing;
  const role = machine.tags.find(([key]) => key.toLowerCase() === 'role')?.[1].trim() ?? '';
  if (percentileOfDatabases === percentile) {
    return { percent: percentile, reason: `the policy takes P${percentile} for every machine` };
  }
  return HIGH_PERCENTILE_ROLES.test(role)
    ? {
        percent: percentileOfDatabases,
        reason: `its tag "role" is "${role}", and the policy takes P${percentileOfDatabases} for databases and directories, P${percentile} for all others`,
      }
    : {
        percent: percentile,
        reason: `the policy takes P${percentile} but for machines whose tag "role" names a database or directory`,
      };
}

const expectedOf = (machine: Machine): { readonly disks: number; readonly nics: number } => ({
  disks: machine.disks.length > 0 ? machine.disks.length : (machine.diskCount ?? 0),
  nics: machine.nicCount ?? machine.nics.length,
});

/** Start of the last bucket with a sample, by machine. */
function lastSampleOf({ series }: PeakSet): ReadonlyMap<MachineId, number> {
  const last = new Map<MachineId, number>();
  for (const { key, bucketMs, startMs, counts } of series) {
    const index = counts.findLastIndex((count) => count > 0);
    if (index < 0) continue;
    last.set(key.machine, Math.max(last.get(key.machine) ?? 0, startMs + index * bucketMs));
  }
  return last;
}

/**
 * Cuts all series to the window, once, and says what each machine did in it.
 *
 * @param endMs where the window ends at the latest; null: behind the last sample
 * @param zone whose days the calendar has; null: UTC
 */
export function deriveSampledMachines(
  peaks: PeakSet,
  machines: readonly Machine[],
  {
    windowDays,
    endMs,
    zone,
  }: { readonly windowDays: number; readonly endMs: Instant | null; readonly zone: CalendarZone | null },
): SampledMachines | null {
  const window = windowOf(peaks, { days: windowDays, endMs: cutBefore(peaks, endMs) });
  if (window === null) return null;
  const byMachine = new Map<MachineId, BucketSeries[]>();
  for (const series of peaks.series) {
    const sliced = sliceWindow(series, window.startMs, window.endMs);
    const known = byMachine.get(series.key.machine);
    if (known === undefined) byMachine.set(series.key.machine, [sliced]);
    else known.push(sliced);
  }
  const leastTotals = (peaks.leastTotals ?? []).map((one) => sliceWindow(one, window.startMs, window.endMs));
  const expected = new Map(machines.map((machine) => [machine.id, expectedOf(machine)]));
  const coverage = new Map(deriveCoverage(peaks, window, expected).map((one) => [one.machine, one]));
  const calendar = deriveCalendar(peaks, window, zone ?? undefined);
  const calendars = new Map(calendar.machines.map((one) => [one.machine, one]));
  const lastMs = lastSampleOf(peaks);
  return {
    window,
    calendar,
    lastDayBefore: ({ id }) => {
      const last = lastMs.get(id);
      return last !== undefined && last < window.startMs ? utcDay(last) : null;
    },
    of: (machine, sizing) => {
      const series = byMachine.get(machine.id);
      const covered = coverage.get(machine.id);
      const seen = calendars.get(machine.id);
      if (series === undefined || covered === undefined || seen === undefined) return null;
      if (covered.presentPoints === 0) return null;
      const percentile = percentileFor(machine, sizing);
      const rule = {
        percent: percentile.percent,
        method: sizing.percentileMethod,
        readsAndWrites: sizing.readsAndWrites,
      };
      const measured = deriveMeasuredUse(series, rule);
      const least = leastTotals.filter(({ key }) => key.machine === machine.id);
      return {
        series,
        leastTotals: least,
        measured,
        percentile,
        coverage: covered,
        calendar: seen,
        days: calendar.days,
      };
    },
  };
}
