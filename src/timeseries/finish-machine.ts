import type { Instant, Milliseconds } from '../model/index.js';
import { columnsOf } from './bucket-accumulator.js';
import type { BucketAccumulator } from './bucket-accumulator.js';
import { compareKeys } from './compare-keys.js';
import { inferInterval } from './infer-interval.js';
import { stampsOfBases } from './add-rolled.js';
import { countRecords } from './count-records.js';
import { joinPending } from './join-pending.js';
import { DISK_PAIRS, seriesOf } from './machine-roll-up.js';
import type { MachineRollUp, ReadSeries } from './machine-roll-up.js';
import type { StampColumn } from './packed-column.js';
import type { RecordSpool } from './rolled-rows.js';
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
  const rolled = columnsOfRows(from);
  for (const series of [...from.series.values()].flatMap((instances) => [...instances.values()])) {
    const columns = [series.ledger.arrived, ...(rolled.get(series) ?? [])];
    intervals.set(series, intervalMs ?? inferInterval(columns));
    duplicates += series.ledger.repeated;
  }
  for (const rows of from.rows.values()) {
    countRecords(from, rows, spool);
    duplicates += rows.ledger.repeated;
  }
  const finished: (BucketSeries | null)[] = [];
  for (const [{ channel, instance, buckets }, interval] of intervals) {
    finished.push(finishSeries({ machine: from.machine, channel, instance }, buckets, interval));
  }
  for (const [channel, instances] of from.derived) {
    for (const [instance, buckets] of instances) {
      const parts = [...intervals].filter(([series]) => isPartOf(series, channel, instance));
      finished.push(finishSeries({ machine: from.machine, channel, instance }, buckets, longestOf(parts)));
    }
  }
  const series = finished.filter((one) => one !== null);
  return { series: series.sort((left, right) => compareKeys(left.key, right.key)), duplicates };
}

/** The stamps that rows give to the series of the source. */
function columnsOfRows(from: MachineRollUp): ReadonlyMap<ReadSeries, readonly StampColumn[]> {
  const columns = new Map<ReadSeries, StampColumn[]>();
  for (const rows of from.rows.values()) {
    for (const base of rows.layout.bases) {
      const series = seriesOf(from, base.channel, base.instance);
      columns.set(series, [...(columns.get(series) ?? []), stampsOfBases(rows, [base])]);
    }
  }
  return columns;
}

/** Whether a derived series was summed from this one. */
function isPartOf(series: ReadSeries, channel: Channel, instance: string): boolean {
  const pair = DISK_PAIRS.find(({ both }) => both === channel);
  const hasChannel =
    pair === undefined ? series.channel === channel : series.channel === pair.read || series.channel === pair.write;
  return hasChannel && (instance === ALL_INSTANCES || series.instance === instance);
}

/** A sum is no finer than its coarsest part. Parts of one stamp show no interval and do not count. */
function longestOf(parts: readonly (readonly [ReadSeries, number | null])[]): number | null {
  const known = parts.map(([, interval]) => interval).filter((interval) => interval !== null);
  return known.length === 0 ? null : Math.max(...known);
}

function finishSeries(key: SeriesKey, buckets: BucketAccumulator, interval: number | null): BucketSeries | null {
  // A source's own total has no buckets of its own: it went into the derived series of that name.
  const columns = columnsOf(buckets);
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
