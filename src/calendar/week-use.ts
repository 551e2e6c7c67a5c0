import type { MachineId } from '../model/index.js';
import { ALL_INSTANCES, WHOLE_MACHINE } from '../timeseries/index.js';
import type { BucketSeries, Channel, PeakSet, TimeZone } from '../timeseries/index.js';
import { hourOfWeekAt, MINUTE_MS } from './wall-clock.js';

const HOURS_PER_WEEK = 168;

/** What tells that a machine is used: processor, disks, and both ways of the network. */
const CHANNELS_OF_USE: ReadonlyMap<Channel, string> = new Map([
  ['cpuUsedCores', WHOLE_MACHINE],
  ['diskIops', ALL_INSTANCES],
  ['networkInBytesPerSecond', ALL_INSTANCES],
  ['networkOutBytesPerSecond', ALL_INSTANCES],
]);
/** An hour of the week counts as measured from so many minutes on, and where at least half of its buckets hold a sample. */
const LEAST_MINUTES = 30;

/** Use by hour of the week: 0 is Monday from midnight, 167 Sunday from 23:00, by the users' clock. */
export interface WeekUse {
  /** In percent of each machine's own mean of the week, averaged over machines; NaN: not measured, which is not quiet. */
  readonly percent: Float64Array;
  /** Machines with any sample. */
  readonly measuredMachines: number;
}

/** The same of every machine that has samples. */
export type MachineWeeks = ReadonlyMap<MachineId, Float64Array>;

/**
 * How much each machine is used in each hour of the week, from the peaks of its buckets. A bucket belongs to the hour that the
 * clocks show when it begins: the hour of the users on both sides of a change of clocks. Each series is set against its own mean over the
 * measured hours, and those of a machine are averaged, so that a busy disk does not outvote a processor.
 */
export function deriveMachineWeeks(peaks: PeakSet | null, zone: TimeZone): MachineWeeks {
  const hoursOf = hoursOfBuckets(zone);
  const sums = new Map<MachineId, { readonly sum: Float64Array; readonly count: Uint32Array }>();
  for (const series of peaks?.series ?? []) {
    if (CHANNELS_OF_USE.get(series.key.channel) !== series.key.instance) continue;
    const week = weekOfSeries(series, hoursOf(series));
    if (week === null) continue;
    let of = sums.get(series.key.machine);
    if (of === undefined) {
      of = { sum: new Float64Array(HOURS_PER_WEEK), count: new Uint32Array(HOURS_PER_WEEK) };
      sums.set(series.key.machine, of);
    }
    for (let hour = 0; hour < HOURS_PER_WEEK; hour++) {
      if (Number.isNaN(week[hour])) continue;
      of.sum[hour]! += week[hour]!;
      of.count[hour]! += 1;
    }
  }
  return new Map(
    [...sums].map(([machine, { sum, count }]) => [machine, sum.map((value, hour) => value / count[hour]!)]),
  );
}

/**
 * The mean over machines; an hour that less than half of the measured ones show is not measured.
 *
 * @param machines in any order; the sum is in theirs
 */
export function deriveWeekUse(weeks: MachineWeeks, machines: readonly MachineId[]): WeekUse {
  const known = machines.flatMap((machine) => weeks.get(machine) ?? []);
  const percent = Float64Array.from({ length: HOURS_PER_WEEK }, (_, hour) => {
    let sum = 0;
    let count = 0;
    for (const week of known) {
      if (Number.isNaN(week[hour])) continue;
      sum += week[hour]!;
      count += 1;
    }
    return count === 0 || 2 * count < known.length ? NaN : sum / count;
  });
  return { percent, measuredMachines: known.length };
}

/** Series of one run begin together: each frame of buckets is laid on the week once. */
function hoursOfBuckets(zone: TimeZone): (series: BucketSeries) => Uint8Array {
  const known = new Map<string, Uint8Array>();
  return ({ startMs, bucketMs, maxima }) => {
    const key = `${startMs} ${bucketMs} ${maxima.length}`;
    let hours = known.get(key);
    if (hours === undefined) {
      hours = Uint8Array.from(maxima, (_, bucket) => hourOfWeekAt(zone, startMs + bucket * bucketMs));
      known.set(key, hours);
    }
    return hours;
  };
}

/** Null where nothing was measured, or all of it is zero. */
function weekOfSeries({ bucketMs, maxima, counts }: BucketSeries, hours: Uint8Array): Float64Array | null {
  const sum = new Float64Array(HOURS_PER_WEEK);
  const seen = new Uint32Array(HOURS_PER_WEEK);
  const held = new Uint32Array(HOURS_PER_WEEK);
  for (let bucket = 0; bucket < maxima.length; bucket++) {
    const hour = hours[bucket]!;
    held[hour]! += 1;
    if (counts[bucket] === 0) continue;
    sum[hour]! += maxima[bucket]!;
    seen[hour]! += 1;
  }
  const week = sum.map((value, hour) => {
    const isMeasured = 2 * seen[hour]! >= held[hour]! && seen[hour]! * bucketMs >= LEAST_MINUTES * MINUTE_MS;
    return isMeasured ? value / seen[hour]! : NaN;
  });
  const measured = week.filter((value) => !Number.isNaN(value));
  const mean = measured.reduce((total, value) => total + value, 0) / measured.length;
  return mean > 0 ? week.map((value) => (100 * value) / mean) : null;
}
