import type { Instant, Milliseconds } from '../model/index.js';
import { columnsOf } from './bucket-accumulator.js';
import type { BucketColumns } from './bucket-accumulator.js';
import { compareKeys } from './compare-keys.js';
import { inferInterval } from './infer-interval.js';
import { stampsOfBases, stepOfBase } from './add-rolled.js';
import { countRecords } from './count-records.js';
import { joinPending } from './join-pending.js';
import { DISK_PAIRS, seriesOf } from './machine-roll-up.js';
import type { MachineRollUp, ReadSeries, RowSeries } from './machine-roll-up.js';
import { rollRecords } from './roll-records.js';
import type { RecordSpool, RolledBase } from './rolled-rows.js';
import { ALL_INSTANCES, BUCKET_MS, MINUTE_MS } from './series.js';
import type { BucketSeries, Channel, Granularity, SeriesKey } from './series.js';

/** What a machine's readings became. */
export interface FinishedMachine {
  /** In the order of a `PeakSet`. */
  readonly series: readonly BucketSeries[];
  readonly duplicates: number;
}

/** Sums what still waits and closes every series of a machine. `intervalMs` null: inferred by series. */
export function finishMachine(from: MachineRollUp, intervalMs: number | null, spool: RecordSpool): FinishedMachine {
  joinPending(from, Infinity);
  const intervals = new Map<ReadSeries, number | null>();
  let duplicates = 0;
  const rolled = basesOfRows(from);
  for (const series of [...from.series.values()].flatMap((instances) => [...instances.values()])) {
    intervals.set(series, intervalMs ?? intervalOfSeries(series, rolled.get(series) ?? []));
    duplicates += series.ledger.repeated;
  }
  for (const rows of from.rows.values()) duplicates += rows.ledger.repeated;
  const finished = seriesOfRows(from, intervals, spool) ?? seriesOfBuckets(from, intervals, spool);
  return { series: finished.sort((left, right) => compareKeys(left.key, right.key)), duplicates };
}

/** By series of the source; null where it shows none. */
type Intervals = ReadonlyMap<ReadSeries, number | null>;

/** Of a machine of which rows of one form came, and nothing else; else null. */
function seriesOfRows(from: MachineRollUp, intervals: Intervals, spool: RecordSpool): BucketSeries[] | null {
  const [rows, ...others] = from.rows.values();
  const hasReadings = [...intervals.keys()].some(({ ledger }) => ledger.arrived.count > 0);
  if (rows === undefined || others.length > 0 || hasReadings) return null;
  const columns = rollRecords(rows, spool);
  return (
    columns?.flatMap((one, slot) =>
      rows.layout.targets[slot]!.flatMap(({ channel, instance }) => {
        const key = { machine: from.machine, channel, instance };
        return finishSeries(key, one, intervalOf(intervals, channel, instance)) ?? [];
      }),
    ) ?? null
  );
}

function seriesOfBuckets(from: MachineRollUp, intervals: Intervals, spool: RecordSpool): BucketSeries[] {
  for (const rows of from.rows.values()) countRecords(from, rows, spool);
  const finished: (BucketSeries | null)[] = [];
  for (const [{ channel, instance, buckets }, interval] of intervals) {
    finished.push(finishSeries({ machine: from.machine, channel, instance }, columnsOf(buckets), interval));
  }
  for (const [channel, instances] of from.derived) {
    for (const [instance, buckets] of instances) {
      const key = { machine: from.machine, channel, instance };
      finished.push(finishSeries(key, columnsOf(buckets), intervalOf(intervals, channel, instance)));
    }
  }
  return finished.filter((one) => one !== null);
}

/** Of a series that was summed, or read as it is. A sum is no finer than its coarsest part. */
function intervalOf(intervals: Intervals, channel: Channel, instance: string): number | null {
  return longestOf([...intervals].filter(([series]) => isPartOf(series, channel, instance)));
}

/** A column of some rows. */
interface ColumnOfRows {
  readonly rows: RowSeries;
  readonly base: RolledBase;
}

/** The columns that rows give to the series of the source. */
function basesOfRows(from: MachineRollUp): ReadonlyMap<ReadSeries, readonly ColumnOfRows[]> {
  const columns = new Map<ReadSeries, ColumnOfRows[]>();
  for (const rows of from.rows.values()) {
    for (const base of rows.layout.bases) {
      const series = seriesOf(from, base.channel, base.instance);
      const known = columns.get(series);
      if (known === undefined) columns.set(series, [{ rows, base }]);
      else known.push({ rows, base });
    }
  }
  return columns;
}

function intervalOfSeries({ ledger }: ReadSeries, columns: readonly ColumnOfRows[]): number | null {
  const [only, ...others] = columns;
  const isAlone = only !== undefined && others.length === 0 && ledger.arrived.count === 0;
  const step = isAlone ? stepOfBase(only.rows, only.base) : null;
  return step ?? inferInterval([ledger.arrived, ...columns.map(({ rows, base }) => stampsOfBases(rows, [base]))]);
}

/** Whether a derived series was summed from this one. */
function isPartOf(series: ReadSeries, channel: Channel, instance: string): boolean {
  const pair = DISK_PAIRS.find(({ both }) => both === channel);
  const hasChannel =
    pair === undefined ? series.channel === channel : series.channel === pair.read || series.channel === pair.write;
  return hasChannel && (instance === ALL_INSTANCES || series.instance === instance);
}

/** Parts of one stamp show no interval and do not count. */
function longestOf(parts: readonly (readonly [ReadSeries, number | null])[]): number | null {
  const known = parts.map(([, interval]) => interval).filter((interval) => interval !== null);
  return known.length === 0 ? null : Math.max(...known);
}

function finishSeries(key: SeriesKey, columns: BucketColumns | null, interval: number | null): BucketSeries | null {
  // A source's own total has no buckets of its own: it went into the derived series of that name.
  if (columns === null) return null;
  const { startMs, maxima, sums, counts, minuteValueSums } = columns;
  const granularity = granularityOf((interval ?? BUCKET_MS) as Milliseconds);
  const minuteSums = minuteValueSums?.map((sum) => (sum * granularity.intervalMs) / 1000) ?? null;
  return { key, granularity, startMs: startMs as Instant, maxima, sums, counts, minuteSums };
}

/** At most 60 s is a sample; a longer average hides the peaks within it and is never called one. */
export const granularityOf = (intervalMs: Milliseconds): Granularity => ({
  intervalMs,
  kind: intervalMs <= MINUTE_MS ? 'sample' : 'average',
});
