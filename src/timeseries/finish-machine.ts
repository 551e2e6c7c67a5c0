import { columnsOf } from './bucket-accumulator.js';
import { compareKeys } from './compare-keys.js';
import { finishRows } from './finish-rows.js';
import { finishSeries, isPartOf, longestOf } from './finish-series.js';
import { inferInterval } from './infer-interval.js';
import { stampsOfBases } from './add-rolled.js';
import { countRecords } from './count-records.js';
import { joinPending } from './join-pending.js';
import { seriesOf } from './machine-roll-up.js';
import type { MachineRollUp, ReadSeries, RowSeries } from './machine-roll-up.js';
import type { RecordSpool, RolledBase } from './rolled-rows.js';
import type { BucketSeries, Channel } from './series.js';

/** What a machine's readings became. */
export interface FinishedMachine {
  /** In the order of a `PeakSet`. */
  readonly series: readonly BucketSeries[];
  readonly duplicates: number;
}

/** Sums what still waits and closes every series of a machine. `intervalMs` null: inferred by series. */
export function finishMachine(from: MachineRollUp, intervalMs: number | null, spool: RecordSpool): FinishedMachine {
  return finishRows(from, intervalMs, spool) ?? finishBuckets(from, intervalMs, spool);
}

function finishBuckets(from: MachineRollUp, intervalMs: number | null, spool: RecordSpool): FinishedMachine {
  joinPending(from, Infinity);
  const intervals = new Map<ReadSeries, number | null>();
  let duplicates = 0;
  const rolled = basesOfRows(from);
  for (const series of [...from.series.values()].flatMap((instances) => [...instances.values()])) {
    intervals.set(series, intervalMs ?? intervalOfSeries(series, rolled.get(series) ?? []));
    duplicates += series.ledger.repeated;
  }
  for (const rows of from.rows.values()) duplicates += rows.ledger.repeated;
  const finished = seriesOfBuckets(from, intervals, spool);
  return { series: finished.sort((left, right) => compareKeys(left.key, right.key)), duplicates };
}

/** By series of the source; null where it shows none. */
type Intervals = ReadonlyMap<ReadSeries, number | null>;

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
  return longestOf(
    [...intervals].flatMap(([series, interval]) => (isPartOf(series, channel, instance) ? [interval] : [])),
  );
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

const intervalOfSeries = ({ ledger }: ReadSeries, columns: readonly ColumnOfRows[]): number | null =>
  inferInterval([ledger.arrived, ...columns.map(({ rows, base }) => stampsOfBases(rows, [base]))]);
