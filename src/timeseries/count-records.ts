import { accumulateBucket, accumulateMinute, accumulateRest, emptyAccumulator } from './bucket-accumulator.js';
import type { BucketAccumulator, RolledBucket } from './bucket-accumulator.js';
import { hasMinutes, instancesOf, seriesOf } from './machine-roll-up.js';
import type { MachineRollUp, RowSeries } from './machine-roll-up.js';
import { MINUTES_A_BUCKET } from './rolled-rows.js';
import type { RecordSpool, RolledLayout, RolledTarget } from './rolled-rows.js';
import { ALL_INSTANCES } from './series.js';

/** Adds the records of a machine's rows to its buckets. */
export function countRecords(into: MachineRollUp, rows: RowSeries, spool: RecordSpool): void {
  const { layout, chunks, rests } = rows;
  const slots = layout.targets.map((targets) => targets.map((target) => bucketsOf(into, target)));
  for (let index = 0; index < chunks.length; index += 2) {
    countChunk(layout, slots, spool.read(chunks[index]!, chunks[index + 1]!));
  }
  for (const { bucket, slot, minute, rest } of rests) {
    for (const buckets of slots[slot]!) {
      if (minute === null) accumulateRest(buckets, bucket, rest);
      else accumulateMinute(buckets, minute, [rest]);
    }
  }
}

/** Sums, and the totals of a source, have buckets but no readings of their own. */
function bucketsOf(into: MachineRollUp, { channel, instance }: RolledTarget): BucketAccumulator {
  const isRead = instance !== ALL_INSTANCES && channel !== 'diskIops' && channel !== 'diskBytesPerSecond';
  if (isRead) return seriesOf(into, channel, instance).buckets;
  const instances = instancesOf(into.derived, channel);
  let buckets = instances.get(instance);
  if (buckets === undefined) {
    buckets = emptyAccumulator(hasMinutes(channel));
    instances.set(instance, buckets);
  }
  return buckets;
}

type Slots = readonly (readonly BucketAccumulator[])[];

function countChunk(layout: RolledLayout, slots: Slots, records: Float64Array): void {
  const whole = new Uint32Array(records.buffer, records.byteOffset, records.length * 2);
  const stride = layout.recordBytes / 8;
  const one: RolledBucket = { bucket: 0, maximum: 0, high: 0, low: 0, count: 0 };
  for (let at = 0; at < records.length; at += stride) {
    one.bucket = whole[2 * at + 1]!;
    const rows = whole[2 * at + 2]!;
    const highs = at + 2 + slots.length;
    const missing = 2 * (highs + 2 * slots.length);
    for (let slot = 0; slot < slots.length; slot++) {
      one.maximum = records[at + 2 + slot]!;
      one.high = records[highs + slot]!;
      one.low = records[highs + slots.length + slot]!;
      one.count = rows - whole[missing + slot]!;
      if (one.count === 0 && one.maximum === 0) continue;
      for (const buckets of slots[slot]!) accumulateBucket(buckets, one);
    }
    countMinutes(layout, slots, { records, whole, bucket: one.bucket, at: (missing + slots.length) / 2 });
  }
}

interface MinuteSections {
  readonly records: Float64Array;
  readonly whole: Uint32Array;
  readonly bucket: number;
  readonly at: number;
}

function countMinutes(layout: RolledLayout, slots: Slots, { records, whole, bucket, at }: MinuteSections): void {
  layout.minuteSlots.forEach((slot, index) => {
    const section = at + index * (1 + 2 * MINUTES_A_BUCKET);
    const filled = whole[2 * section]!;
    for (let minute = 0; minute < MINUTES_A_BUCKET; minute++) {
      if ((filled & (1 << minute)) === 0) continue;
      const high = section + 1 + 2 * minute;
      const halves = [records[high]!, records[high + 1]!];
      for (const buckets of slots[slot]!) accumulateMinute(buckets, bucket * MINUTES_A_BUCKET + minute, halves);
    }
  });
}
