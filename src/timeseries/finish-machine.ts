import { columnsOf } from './bucket-accumulator.js';
import { compareKeys } from './compare-keys.js';
import { finishRows } from './finish-rows.js';
import { channelsIn, finishSeries, granularityTogether } from './finish-series.js';
import type { Told } from './finish-series.js';
import { inferInterval } from './infer-interval.js';
import { stampsOfBases } from './add-rolled.js';
import { countRecords } from './count-records.js';
import { joinPending } from './join-pending.js';
import { seriesOf } from './machine-roll-up.js';
import type { MachineRollUp, ReadSeries, RowSeries } from './machine-roll-up.js';
import type { RecordSpool, RolledBase } from './rolled-rows.js';
import { ALL_INSTANCES } from './series.js';
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
  const told = new Map<ReadSeries, Told>();
  let duplicates = 0;
  const rolled = basesOfRows(from);
  for (const series of [...from.series.values()].flatMap((instances) => [...instances.values()])) {
    const columns = rolled.get(series) ?? [];
    const rollup = series.rollup === 'unread' || columns.length > 0 ? null : series.rollup;
    told.set(series, { intervalMs: intervalMs ?? intervalOfSeries(series, columns), rollup });
    duplicates += series.ledger.repeated;
  }
  for (const rows of from.rows.values()) duplicates += rows.ledger.repeated;
  const finished = seriesOfBuckets(from, told, spool);
  return { series: finished.sort((left, right) => compareKeys(left.key, right.key)), duplicates };
}

/** By series of the source. */
type ToldOf = ReadonlyMap<ReadSeries, Told>;

function seriesOfBuckets(from: MachineRollUp, told: ToldOf, spool: RecordSpool): BucketSeries[] {
  for (const rows of from.rows.values()) countRecords(from, rows, spool);
  const finished: (BucketSeries | null)[] = [];
  for (const [{ channel, instance, buckets }, one] of told) {
    const key = { machine: from.machine, channel, instance };
    finished.push(finishSeries(key, columnsOf(buckets), granularityTogether([one], from.bucketMs)));
  }
  for (const [channel, instances] of from.derived) {
    for (const [instance, buckets] of instances) {
      const key = { machine: from.machine, channel, instance };
      const parts = partsOf(from, channel, instance).map((series) => told.get(series)!);
      finished.push(finishSeries(key, columnsOf(buckets), granularityTogether(parts, from.bucketMs)));
    }
  }
  return finished.filter((one) => one !== null);
}

/** The series that one was summed from. */
function partsOf({ series }: MachineRollUp, channel: Channel, instance: string): readonly ReadSeries[] {
  return channelsIn(channel).flatMap((part) => {
    const instances = series.get(part);
    if (instance === ALL_INSTANCES) return [...(instances?.values() ?? [])];
    const one = instances?.get(instance);
    return one === undefined ? [] : [one];
  });
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
