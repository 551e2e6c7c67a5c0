import type { BucketColumns } from './bucket-accumulator.js';
import { addExactly } from './exact-sum.js';
import type { RowSeries } from './machine-roll-up.js';
import { MINUTES_A_BUCKET } from './rolled-rows.js';
import type { RecordSpool } from './rolled-rows.js';
import { BUCKET_MS } from './series.js';

/** The records of one machine, all in one piece. */
interface Records {
  readonly numbers: Float64Array;
  /** The same bytes. */
  readonly whole: Uint32Array;
  /** Numbers of 64 bits to a record. */
  readonly stride: number;
  readonly slots: number;
}

/**
 * The finished columns of every slot of a machine that came in rows of one form alone: straight from its records, without
 * buckets that could still take readings. Null for a slot that was never filled, and instead of all where sums need more than
 * two halves, which `countRecords` keeps.
 */
export function rollRecords(rows: RowSeries, spool: RecordSpool): readonly (BucketColumns | null)[] | null {
  if (rows.rests.length > 0) return null;
  const records = gather(rows, spool);
  const order = byBucket(records);
  const slots = rows.layout.targets.map((_, slot) => emptySlot(records, order, slot));
  let hasRest = false;
  for (const index of order) if (!addRecord(slots, records, index)) hasRest = true;
  rows.layout.minuteSlots.forEach((slot, section) => {
    const into = slots[slot] ?? null;
    if (into === null) return;
    into.minutes = emptyMinutes(into.counts.length);
    for (const index of order) {
      if (!addMinutes(into.minutes, records, { index, section, start: into.start })) hasRest = true;
    }
  });
  return hasRest ? null : slots.map(columnsOfSlot);
}

function gather({ layout, chunks }: RowSeries, spool: RecordSpool): Records {
  let length = 0;
  for (let index = 1; index < chunks.length; index += 2) length += chunks[index]!;
  const numbers = new Float64Array(length);
  let at = 0;
  for (let index = 0; index < chunks.length; index += 2) {
    numbers.set(spool.read(chunks[index]!, chunks[index + 1]!), at);
    at += chunks[index + 1]!;
  }
  const whole = new Uint32Array(numbers.buffer);
  return { numbers, whole, stride: layout.recordBytes / 8, slots: layout.targets.length };
}

const bucketAt = ({ whole, stride }: Records, index: number): number => whole[2 * index * stride + 1]!;

/** The numbers of the records, ascending by bucket: mostly as they came. */
function byBucket(records: Records): Uint32Array {
  const order = Uint32Array.from({ length: records.numbers.length / records.stride }, (_, index) => index);
  const isRising = order.every((index) => index === 0 || bucketAt(records, index - 1) <= bucketAt(records, index));
  return isRising
    ? order
    : order.sort((left, right) => bucketAt(records, left) - bucketAt(records, right) || left - right);
}

/** One slot while its records are added up; sums as the two halves of the exact sum. */
interface Slot {
  readonly slot: number;
  /** The first bucket, since the epoch. */
  readonly start: number;
  readonly maxima: Float64Array;
  readonly highs: Float64Array;
  readonly lows: Float64Array;
  readonly counts: Uint32Array;
  /** By minute: the two halves; `NaN` where no sample fell. */
  minutes: Float64Array | null;
}

const countAt = ({ whole, stride, slots }: Records, index: number, slot: number): number =>
  whole[2 * index * stride + 2]! - whole[2 * (index * stride + 2 + 3 * slots) + slot]!;

function emptySlot(records: Records, order: Uint32Array, slot: number): Slot | null {
  const isFilled = (index: number): boolean => countAt(records, index, slot) > 0;
  const first = order.find(isFilled);
  const last = order.findLast(isFilled);
  if (first === undefined || last === undefined) return null;
  const start = bucketAt(records, first);
  const length = bucketAt(records, last) - start + 1;
  return {
    slot,
    start,
    maxima: new Float64Array(length),
    highs: new Float64Array(length),
    lows: new Float64Array(length),
    counts: new Uint32Array(length),
    minutes: null,
  };
}

/** False where something was left over. */
function addRecord(slots: readonly (Slot | null)[], records: Records, index: number): boolean {
  let isExact = true;
  const { numbers, stride } = records;
  const bucket = bucketAt(records, index);
  const maxima = index * stride + 2;
  const highs = maxima + slots.length;
  const lows = highs + slots.length;
  for (let one = 0; one < slots.length; one++) {
    const slot = slots[one];
    if (slot === null || slot === undefined) continue;
    const at = bucket - slot.start;
    if (at < 0 || at >= slot.counts.length) continue;
    if (numbers[maxima + one]! > slot.maxima[at]!) slot.maxima[at] = numbers[maxima + one]!;
    const count = countAt(records, index, one);
    if (count === 0) continue;
    if (slot.counts[at] === 0) {
      slot.highs[at] = numbers[highs + one]!;
      slot.lows[at] = numbers[lows + one]!;
    } else if (!addHalves(slot, at, [numbers[highs + one]!, numbers[lows + one]!])) isExact = false;
    slot.counts[at]! += count;
  }
  return isExact;
}

function addHalves({ highs, lows }: Slot, at: number, halves: readonly number[]): boolean {
  const pair = Float64Array.of(highs[at]!, lows[at]!);
  const isExact = halves.every((half) => addExactly(pair, 0, half) === 0);
  [highs[at], lows[at]] = [pair[0]!, pair[1]!];
  return isExact;
}

const emptyMinutes = (buckets: number): Float64Array => new Float64Array(2 * MINUTES_A_BUCKET * buckets).fill(NaN);

function addMinutes(
  minutes: Float64Array,
  { numbers, whole, stride, slots }: Records,
  { index, section, start }: { readonly index: number; readonly section: number; readonly start: number },
): boolean {
  let isExact = true;
  const at = index * stride + 2 + 3 * slots + slots / 2 + section * (1 + 2 * MINUTES_A_BUCKET);
  const first = 2 * MINUTES_A_BUCKET * (whole[2 * index * stride + 1]! - start);
  for (let filled = whole[2 * at]!, minute = 0; filled !== 0; filled >>>= 1, minute++) {
    if ((filled & 1) === 0) continue;
    const from = at + 1 + 2 * minute;
    const to = first + 2 * minute;
    if (Number.isNaN(minutes[to])) {
      minutes[to] = numbers[from]!;
      minutes[to + 1] = numbers[from + 1]!;
      continue;
    }
    for (const half of [numbers[from]!, numbers[from + 1]!]) if (addExactly(minutes, to, half) !== 0) isExact = false;
  }
  return isExact;
}

/** The high half is the sum, rounded once. */
function columnsOfSlot(slot: Slot | null): BucketColumns | null {
  if (slot === null) return null;
  const { start, maxima, highs, counts, minutes } = slot;
  counts.forEach((count, at) => {
    if (count === 0) maxima[at] = highs[at] = NaN;
  });
  const minuteValueSums = minutes?.filter((_, half) => half % 2 === 0) ?? null;
  return { startMs: start * BUCKET_MS, maxima, sums: highs, counts, minuteValueSums };
}
