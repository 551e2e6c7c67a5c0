/** Records, one behind the other; see `RolledLayout` for what stands where. */
export interface Records {
  readonly numbers: Float64Array;
  /** The same bytes. */
  readonly whole: Uint32Array;
  readonly slotCount: number;
}

/** Numbers of 64 bits before the maxima. */
const HEAD_WORDS = 3;
const HAS_MISSING = 0x80000000;

export const recordsIn = (numbers: Float64Array, slotCount: number): Records => ({
  numbers,
  whole: new Uint32Array(numbers.buffer, numbers.byteOffset, numbers.length * 2),
  slotCount,
});

/** Where each record begins, as they stand. */
export function placesOf({ numbers, whole }: Records): number[] {
  const places: number[] = [];
  for (let at = 0; at < numbers.length; at += whole[2 * at + 3]! & ~HAS_MISSING) places.push(at);
  return places;
}

export const bucketAt = ({ whole }: Records, at: number): number => whole[2 * at + 1]!;
export const rowsAt = ({ whole }: Records, at: number): number => whole[2 * at + 2]!;
/** Whether a slot was empty in some row. */
export const hasMissing = ({ whole }: Records, at: number): boolean => (whole[2 * at + 3]! & HAS_MISSING) !== 0;

/** Where the maximum of the first slot stands; those of the others follow. */
export const maximaOf = (at: number): number => at + HEAD_WORDS;
/** The same for the rounded sums. */
export const sumsOf = ({ slotCount }: Records, at: number): number => at + HEAD_WORDS + slotCount;
const lowsOf = ({ slotCount }: Records, at: number): number => at + HEAD_WORDS + 2 * slotCount;

/** Rows in which a slot was filled. */
export function countAt(records: Records, at: number, slot: number): number {
  const rows = rowsAt(records, at);
  return hasMissing(records, at) ? rows - records.whole[2 * missingOf(records, at) + slot]! : rows;
}

/** What the rounding of a slot's sum left. */
export function lowAt(records: Records, at: number, slot: number): number {
  return lowIn(records, { bits: at + 2, values: lowsOf(records, at), index: slot });
}

/** A mask of 64 bits, and the values of those that are set, one behind the other. */
interface Sparse {
  readonly bits: number;
  readonly values: number;
  readonly index: number;
}

function lowIn({ numbers, whole }: Records, { bits, values, index }: Sparse): number {
  const word = whole[2 * bits + (index >> 5)]!;
  const bit = 1 << (index & 31);
  if ((word & bit) === 0) return 0;
  const before = (index < 32 ? 0 : bitCount(whole[2 * bits]!)) + bitCount(word & (bit - 1));
  return numbers[values + before]!;
}

const missingOf = (records: Records, at: number): number =>
  lowsOf(records, at) + bitCount(records.whole[2 * (at + 2)]!) + bitCount(records.whole[2 * (at + 2) + 1]!);

/** Where the minutes of a record begin: the sections of its minute slots, one behind the other. */
export const minutesOf = (records: Records, at: number): number =>
  missingOf(records, at) + (hasMissing(records, at) ? records.slotCount / 2 : 0);

/** Where the section behind one of minutes begins. */
export const nextMinutes = ({ whole }: Records, section: number): number =>
  section + 2 + minuteCount(whole, section) + minuteCount(whole, section + 1);

const minuteCount = (whole: Uint32Array, at: number): number => bitCount(whole[2 * at]!) + bitCount(whole[2 * at + 1]!);

/** Gives every minute of a section that has a value: its number in the bucket, its rounded sum and what the rounding left. */
export function eachMinute(
  records: Records,
  section: number,
  take: (minute: number, sum: number, low: number) => void,
): void {
  const { numbers, whole } = records;
  const lows = section + 2 + minuteCount(whole, section);
  let at = section + 2;
  for (let word = 0; word < 2; word++) {
    for (let left = whole[2 * section + word]!; left !== 0; left &= left - 1) {
      const minute = 32 * word + 31 - Math.clz32(left & -left);
      take(minute, numbers[at++]!, lowIn(records, { bits: section + 1, values: lows, index: minute }));
    }
  }
}

/** Bits that are set among 32. Source: Hacker's Delight, 5-1. */
function bitCount(word: number): number {
  let count = word - ((word >>> 1) & 0x55555555);
  count = (count & 0x33333333) + ((count >>> 2) & 0x33333333);
  return (((count + (count >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}
