import { stampsOfBases, stepOfBase } from './add-rolled.js';
import { compareKeys } from './compare-keys.js';
import { finishSeries, granularityTogether, isPartOf } from './finish-series.js';
import { inferInterval } from './infer-interval.js';
import type { MachineRollUp, RowSeries } from './machine-roll-up.js';
import { rollRecords } from './roll-records.js';
import type { RecordSpool, RolledLayout } from './rolled-rows.js';
import type { BucketSeries, Channel } from './series.js';

/** One series of a layout: its slot, and the columns that it is summed from, by their place among the bases. */
interface PlannedSeries {
  readonly slot: number;
  readonly channel: Channel;
  readonly instance: string;
  readonly parts: readonly number[];
}

/** The same for every machine of a file. In the order of a `PeakSet`. */
const plans = new WeakMap<RolledLayout, readonly PlannedSeries[]>();

/** Closes every series of a machine of which rows of one form came, and nothing else; else null. */
export function finishRows(
  { machine, rows: all, series: read }: MachineRollUp,
  intervalMs: number | null,
  spool: RecordSpool,
): { readonly series: readonly BucketSeries[]; readonly duplicates: number } | null {
  const [rows, ...others] = all.values();
  if (rows === undefined || others.length > 0 || read.size > 0) return null;
  const columns = rollRecords(rows, spool);
  if (columns === null) return null;
  const told = rows.layout.bases.map((_, index) => ({
    intervalMs: intervalMs ?? intervalOf(rows, index),
    rollup: null,
  }));
  const series: BucketSeries[] = [];
  for (const { slot, channel, instance, parts } of planOf(rows.layout)) {
    const granularity = granularityTogether(
      parts.map((index) => told[index]!),
      rows.layout.bucketMs,
    );
    const one = finishSeries({ machine, channel, instance }, columns[slot] ?? null, granularity);
    if (one !== null) series.push(one);
  }
  return { series, duplicates: rows.ledger.repeated };
}

function intervalOf(rows: RowSeries, index: number): number | null {
  const base = rows.layout.bases[index]!;
  return stepOfBase(rows, base) ?? inferInterval([stampsOfBases(rows, [base])]);
}

function planOf(layout: RolledLayout): readonly PlannedSeries[] {
  let plan = plans.get(layout);
  if (plan === undefined) {
    const machine = '' as MachineRollUp['machine'];
    plan = layout.targets
      .flatMap((targets, slot) => targets.map((target) => ({ slot, ...target, parts: partsOf(layout, target) })))
      .sort((left, right) => compareKeys({ machine, ...left }, { machine, ...right }));
    plans.set(layout, plan);
  }
  return plan;
}

const partsOf = (
  { bases }: RolledLayout,
  { channel, instance }: { readonly channel: Channel; readonly instance: string },
): readonly number[] => bases.flatMap((base, index) => (isPartOf(base, channel, instance) ? [index] : []));
