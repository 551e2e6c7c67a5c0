import type { Milliseconds } from '../model/index.js';
import type { BucketColumns } from './bucket-accumulator.js';
import { minutesIn } from './bucket-length.js';
import { addExactly } from './exact-sum.js';
import type { RowSeries } from './machine-roll-up.js';
import {
  bucketAt,
  countAt,
  eachMinute,
  hasMissing,
  lowAt,
  maximaOf,
  minutesOf,
  nextMinutes,
  placesOf,
  recordsIn,
  rowsAt,
  sumsOf,
} from './records.js';
import type { Records } from './records.js';
import type { RecordSpool } from './rolled-rows.js';

/**
 * The finished columns of every slot of a machine that came in rows of one form alone: straight from its records, without
 * buckets that could still take readings. Null for a slot that was never filled, and instead of all where sums need more than
 * two halves, which `countRecords` keeps.
 */
export function rollRecords(rows: RowSeries, spool: RecordSpool): readonly (BucketColumns | null)[] | null {
  if (rows.rests.length > 0) return null;
  const { targets, minuteSlots, bucketMs } = rows.layout;
  const sorted = byBucket(gather(rows, spool));
  const columns = targets.map((series, slot) => (series.length === 0 ? null : emptyColumns(sorted, slot, bucketMs)));
  const sections = minuteSlots.length === 0 ? [] : sorted.places.map((at) => minutesOf(sorted, at));
  let isExact = true;
  columns.forEach((into, slot) => {
    if (into !== null && !fill(into, sorted, slot)) isExact = false;
  });
  for (const slot of minuteSlots) {
    const into = columns[slot] ?? null;
    if (into !== null && !fillMinutes(into, sorted, sections)) isExact = false;
    sections.forEach((section, index) => {
      sections[index] = nextMinutes(sorted, section);
    });
  }
  return isExact ? columns : null;
}

/** The records of a machine in one piece. */
function gather({ layout, chunks }: RowSeries, spool: RecordSpool): Records {
  const slotCount = layout.targets.length;
  if (chunks.length === 2) return recordsIn(spool.read(chunks[0]!, chunks[1]!), slotCount);
  let length = 0;
  for (let index = 1; index < chunks.length; index += 2) length += chunks[index]!;
  const numbers = new Float64Array(length);
  let at = 0;
  for (let index = 0; index < chunks.length; index += 2) {
    numbers.set(spool.read(chunks[index]!, chunks[index + 1]!), at);
    at += chunks[index + 1]!;
  }
  return recordsIn(numbers, slotCount);
}

interface SortedRecords extends Records {
  /** Where the records begin, ascending by bucket; those of one bucket as they came. */
  readonly places: readonly number[];
  /** The first record of each bucket, by its number among `places`; behind the last, their number. */
  readonly groups: readonly number[];
  /** By bucket: whether it has one record, with every slot in every row. */
  readonly isPlain: readonly boolean[];
}

function byBucket(records: Records): SortedRecords {
  const places = placesOf(records);
  const isRising = places.every(
    (at, index) => index === 0 || bucketAt(records, places[index - 1]!) <= bucketAt(records, at),
  );
  if (!isRising) places.sort((left, right) => bucketAt(records, left) - bucketAt(records, right) || left - right);
  const groups: number[] = [];
  const isPlain: boolean[] = [];
  places.forEach((at, index) => {
    if (index > 0 && bucketAt(records, places[index - 1]!) === bucketAt(records, at)) {
      isPlain[isPlain.length - 1] = false;
      return;
    }
    groups.push(index);
    isPlain.push(!hasMissing(records, at) && rowsAt(records, at) > 0);
  });
  return { ...records, places, groups: [...groups, places.length], isPlain };
}

type Columns = { -readonly [Key in keyof BucketColumns]: BucketColumns[Key] };

/** From the first bucket in which the slot was filled to the last; null where there is none. */
function emptyColumns(records: SortedRecords, slot: number, bucketMs: Milliseconds): Columns | null {
  const { places } = records;
  const isFilled = (at: number): boolean => countAt(records, at, slot) > 0;
  const first = places.find(isFilled);
  const last = places.findLast(isFilled);
  if (first === undefined || last === undefined) return null;
  const start = bucketAt(records, first);
  const length = bucketAt(records, last) - start + 1;
  // One piece of memory for all three: an estate has many short series.
  const memory = new ArrayBuffer(length * 20);
  return {
    bucketMs,
    startMs: start * bucketMs,
    maxima: new Float64Array(memory, 0, length).fill(NaN),
    sums: new Float64Array(memory, length * 8, length).fill(NaN),
    counts: new Uint32Array(memory, length * 16, length),
    minuteValueSums: null,
  };
}

/** False where a sum of several records needs more than two halves. */
function fill({ bucketMs, startMs, maxima, sums, counts }: Columns, records: SortedRecords, slot: number): boolean {
  const { numbers, whole, places, groups, isPlain } = records;
  const start = startMs / bucketMs;
  const toMaximum = maximaOf(0) + slot;
  const toSum = sumsOf(records, 0) + slot;
  let isExact = true;
  for (let group = 0; group < isPlain.length; group++) {
    const at = places[groups[group]!]!;
    const bucket = whole[2 * at + 1]! - start;
    if (isPlain[group] === true) {
      maxima[bucket] = numbers[at + toMaximum]!;
      sums[bucket] = numbers[at + toSum]!;
      counts[bucket] = whole[2 * at + 2]!;
      continue;
    }
    const [from, to] = [groups[group]!, groups[group + 1]!];
    const count = countOf(records, slot, from, to);
    if (count === 0) continue;
    counts[bucket] = count;
    maxima[bucket] = greatest(records, slot, from, to);
    sums[bucket] = sumOf(records, slot, from, to);
    if (Number.isNaN(sums[bucket])) isExact = false;
  }
  return isExact;
}

function countOf(records: SortedRecords, slot: number, from: number, to: number): number {
  let count = 0;
  for (let index = from; index < to; index++) count += countAt(records, records.places[index]!, slot);
  return count;
}

function greatest({ numbers, places }: SortedRecords, slot: number, from: number, to: number): number {
  let maximum = 0;
  for (let index = from; index < to; index++) maximum = Math.max(maximum, numbers[maximaOf(places[index]!) + slot]!);
  return maximum;
}

/** The rounded sum of several records of one bucket; `NaN` where something was left over. */
function sumOf(records: SortedRecords, slot: number, from: number, to: number): number {
  if (to === from + 1) return records.numbers[sumsOf(records, records.places[from]!) + slot]!;
  const pair = new Float64Array(2);
  for (let index = from; index < to; index++) {
    const at = records.places[index]!;
    for (const half of [records.numbers[sumsOf(records, at) + slot]!, lowAt(records, at, slot)]) {
      if (addExactly(pair, 0, half) !== 0) return NaN;
    }
  }
  return pair[0]!;
}

/** Sums by minute; `sections`: where those of the slot begin, by record. False where something was left over. */
function fillMinutes(into: Columns, records: SortedRecords, sections: readonly number[]): boolean {
  const { bucketMs, startMs, counts } = into;
  const minutesABucket = minutesIn(bucketMs);
  const sums = new Float64Array(counts.length * minutesABucket).fill(NaN);
  /** Of the minutes of a bucket of several records. */
  const lows = new Map<number, number>();
  const pair = new Float64Array(2);
  let isExact = true;
  into.minuteValueSums = sums;
  records.places.forEach((at, index) => {
    const first = (bucketAt(records, at) - startMs / bucketMs) * minutesABucket;
    eachMinute(records, sections[index]!, (minute, sum, low) => {
      const to = first + minute;
      if (Number.isNaN(sums[to])) {
        sums[to] = sum;
        if (low !== 0) lows.set(to, low);
        return;
      }
      pair[0] = sums[to]!;
      pair[1] = lows.get(to) ?? 0;
      if (addExactly(pair, 0, sum) !== 0 || addExactly(pair, 0, low) !== 0) isExact = false;
      sums[to] = pair[0];
      lows.set(to, pair[1]);
    });
  });
  return isExact;
}
