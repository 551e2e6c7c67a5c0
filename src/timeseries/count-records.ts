import { accumulateBucket, accumulateMinute, accumulateRest, emptyAccumulator } from './bucket-accumulator.js';
import type { BucketAccumulator, RolledBucket } from './bucket-accumulator.js';
import { hasMinutes, instancesOf, seriesOf } from './machine-roll-up.js';
import type { MachineRollUp, RowSeries } from './machine-roll-up.js';
import { minutesIn } from './bucket-length.js';
import {
  bucketAt,
  countAt,
  eachMinute,
  lowAt,
  maximaOf,
  minutesOf,
  nextMinutes,
  placesOf,
  recordsIn,
  sumsOf,
} from './records.js';
import type { Records } from './records.js';
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
      else accumulateMinute(buckets, bucket * minutesIn(layout.bucketMs) + minute, [rest]);
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
    buckets = emptyAccumulator(hasMinutes(channel), into.bucketMs);
    instances.set(instance, buckets);
  }
  return buckets;
}

type Slots = readonly (readonly BucketAccumulator[])[];

function countChunk(layout: RolledLayout, slots: Slots, numbers: Float64Array): void {
  const records = recordsIn(numbers, slots.length);
  const one: RolledBucket = { bucket: 0, maximum: 0, high: 0, low: 0, count: 0 };
  for (const at of placesOf(records)) {
    one.bucket = bucketAt(records, at);
    for (let slot = 0; slot < slots.length; slot++) {
      one.maximum = numbers[maximaOf(at) + slot]!;
      one.high = numbers[sumsOf(records, at) + slot]!;
      one.low = lowAt(records, at, slot);
      one.count = countAt(records, at, slot);
      if (one.count === 0 && one.maximum === 0) continue;
      for (const buckets of slots[slot]!) accumulateBucket(buckets, one);
    }
    countMinutes(layout, slots, records, at);
  }
}

function countMinutes({ minuteSlots, bucketMs }: RolledLayout, slots: Slots, records: Records, at: number): void {
  const first = bucketAt(records, at) * minutesIn(bucketMs);
  let section = minutesOf(records, at);
  for (const slot of minuteSlots) {
    eachMinute(records, section, (minute, sum, low) => {
      for (const buckets of slots[slot]!) accumulateMinute(buckets, first + minute, [sum, low]);
    });
    section = nextMinutes(records, section);
  }
}
