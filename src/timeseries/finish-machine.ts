import type { Instant, Milliseconds } from '../model/index.js';
import { columnsOf } from './bucket-accumulator.js';
import type { BucketColumns } from './bucket-accumulator.js';
import { compareKeys } from './compare-keys.js';
import { combineGranularities, granularityOf } from './granularity.js';
import { inferInterval } from './infer-interval.js';
import { stampsOfBases } from './add-rolled.js';
import { countRecords } from './count-records.js';
import { joinPending } from './join-pending.js';
import { DISK_PAIRS, seriesOf } from './machine-roll-up.js';
import type { MachineRollUp, ReadSeries } from './machine-roll-up.js';
import type { StampColumn } from './packed-column.js';
import { rollRecords } from './roll-records.js';
import type { RecordSpool } from './rolled-rows.js';
import { ALL_INSTANCES, BUCKET_MS } from './series.js';
import type { BucketSeries, Channel, Granularity, Rollup, SeriesKey } from './series.js';

/** What a machine's readings became. */
export interface FinishedMachine {
  /** In the order of a `PeakSet`. */
  readonly series: readonly BucketSeries[];
  readonly duplicates: number;
}

/** Sums what still waits and closes every series of a machine. `intervalMs` null: inferred by series. */
export function finishMachine(from: MachineRollUp, intervalMs: number | null, spool: RecordSpool): FinishedMachine {
  joinPending(from, Infinity);
  const told = new Map<ReadSeries, Told>();
  let duplicates = 0;
  const rolled = columnsOfRows(from);
  for (const series of [...from.series.values()].flatMap((instances) => [...instances.values()])) {
    const columns = [series.ledger.arrived, ...(rolled.get(series) ?? [])];
    const rollup = series.rollup === 'unread' || rolled.has(series) ? null : series.rollup;
    told.set(series, { intervalMs: intervalMs ?? inferInterval(columns), rollup });
    duplicates += series.ledger.repeated;
  }
  for (const rows of from.rows.values()) duplicates += rows.ledger.repeated;
  const finished = seriesOfRows(from, told, spool) ?? seriesOfBuckets(from, told, spool);
  return { series: finished.sort((left, right) => compareKeys(left.key, right.key)), duplicates };
}

/** What is known of a series of the source. */
interface Told {
  /** Null where it shows none. */
  readonly intervalMs: number | null;
  readonly rollup: Rollup | null;
}

type ToldOf = ReadonlyMap<ReadSeries, Told>;

/** Of a machine of which rows of one form came, and nothing else; else null. */
function seriesOfRows(from: MachineRollUp, told: ToldOf, spool: RecordSpool): BucketSeries[] | null {
  const [rows, ...others] = from.rows.values();
  const hasReadings = [...told.keys()].some(({ ledger }) => ledger.arrived.count > 0);
  if (rows === undefined || others.length > 0 || hasReadings) return null;
  const columns = rollRecords(rows, spool);
  return (
    columns?.flatMap((one, slot) =>
      rows.layout.targets[slot]!.flatMap(({ channel, instance }) => {
        const key = { machine: from.machine, channel, instance };
        return finishSeries(key, one, granularityIn(told, channel, instance)) ?? [];
      }),
    ) ?? null
  );
}

function seriesOfBuckets(from: MachineRollUp, told: ToldOf, spool: RecordSpool): BucketSeries[] {
  for (const rows of from.rows.values()) countRecords(from, rows, spool);
  const finished: (BucketSeries | null)[] = [];
  for (const [{ channel, instance, buckets }, one] of told) {
    const key = { machine: from.machine, channel, instance };
    finished.push(finishSeries(key, columnsOf(buckets), granularityTogether([one])));
  }
  for (const [channel, instances] of from.derived) {
    for (const [instance, buckets] of instances) {
      const key = { machine: from.machine, channel, instance };
      finished.push(finishSeries(key, columnsOf(buckets), granularityIn(told, channel, instance)));
    }
  }
  return finished.filter((one) => one !== null);
}

/** Of a series that was summed, or read as it is. A sum is no finer than its coarsest part. */
const granularityIn = (told: ToldOf, channel: Channel, instance: string): Granularity =>
  granularityTogether([...told].flatMap(([series, one]) => (isPartOf(series, channel, instance) ? [one] : [])));

/** Parts of one stamp show no interval and do not count; where all are such, each value counts for one bucket. */
function granularityTogether(parts: readonly Told[]): Granularity {
  const known = parts.flatMap(({ intervalMs, rollup }) =>
    intervalMs === null ? [] : [granularityOf(intervalMs as Milliseconds, rollup)],
  );
  return known.length === 0 ? granularityOf(BUCKET_MS as Milliseconds) : combineGranularities(known);
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

function finishSeries(key: SeriesKey, columns: BucketColumns | null, granularity: Granularity): BucketSeries | null {
  // A source's own total has no buckets of its own: it went into the derived series of that name.
  if (columns === null) return null;
  const { startMs, maxima, sums, counts, minuteValueSums } = columns;
  const minuteSums = minuteValueSums?.map((sum) => (sum * granularity.intervalMs) / 1000) ?? null;
  return { key, granularity, startMs: startMs as Instant, maxima, sums, counts, minuteSums };
}
