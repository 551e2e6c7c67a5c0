/**
 * The inner loop of the sample engine, in AssemblyScript: rows of a wide sample CSV, as bytes, become records of one machine
 * and one bucket each. Built by `npm run kernel` into `src/node/sample-engine/kernel-wasm.ts`; a test builds it again and
 * compares.
 *
 * It takes the plain rows only. Whatever it is not sure to read exactly as the row reader does (a quote, a blank, a sign, an
 * exponent, more than 16 digits, a value out of range, another form of stamp, a wrong number of cells) makes it stop in front
 * of the row, which the host then gives to the row reader. Nothing of such a row has been counted.
 *
 * All tables live in the host's memory; `configure` says where.
 */
@external("env", "lookup") declare function lookup(start: i32, end: i32): i32; // bytes of the key -> machine, or -1
@external("env", "day") declare function day(start: i32): f64; // ten bytes of a date -> its midnight in epoch ms, or NaN
@external("env", "breakRun") declare function breakRun(machine: i32, stampMs: f64): void; // the step between stamps changed
@external("env", "disorder") declare function disorder(machine: i32, stampMs: f64, mask: i64): i32; // not after the last
@external("env", "maskChange") declare function maskChange(machine: i32, low: i32, high: i32): void;
@external("env", "coresChange") declare function coresChange(machine: i32, stampMs: f64, cores: f64): void;
@external("env", "rest") declare function rest(record: i32, minute: i32): void; // REST holds what the pairs of sums could not
@external("env", "flush") declare function flush(): void; // the arena is full: take it and begin again

// Kinds of columns, and the bytes of a column: kind i32, slot i32, flags i32, values of a table i32, factor f64, greatest f64.
const NUMBER: i32 = 0, STAMP: i32 = 1, KEY: i32 = 2, SKIP: i32 = 3, INTERVAL: i32 = 4;
const COLUMN_BYTES: i32 = 32;
const POSITIVE: i32 = 1, REQUIRED: i32 = 2;
// Bytes of a machine: successor i32, key length i32, key offset i32, bucket i32, last f64, greatest stamp f64, step f64,
// run i32, gap, mask u64, cores f64, rows i32, readings i32, stamp of the cores f64, columns that all rows fill and those that
// any fills u64; one key may span two columns.
const MACHINE_BYTES: i32 = 96;
const NO_BUCKET: i32 = i32.MIN_VALUE;
const MOST_CELL_BYTES: i32 = 4096;
const QUOTE: i32 = 34;
/** Bits from here on are of values that only serve to compute others. */
const FIRST_TEMPORARY: i32 = 48;

// Forms of stamps.
const ISO: i32 = 0;

const POWERS: i32 = 1024; // 10^0 to 10^22
const SUFFIX: i32 = 1216; // what stands behind the seconds, 16 bytes
const DATE: i32 = 1232; // the date met last, 16 bytes
const STAMP_HEAD: i32 = 1248; // the date, hour and tens of minutes met last, 16 bytes
const WINDOW: i32 = 1264; // 16 bytes of zeros, then 16 of ones: read from n on, it keeps the last n of 16 bytes

let columns: i32 = 0, columnCount: i32 = 0, keyColumns: i32 = 0, separator: i32 = 44, decimalSign: i32 = 46;
let lowest: i32 = 46;
let slotCount: i32 = 0, baseMask: u64 = 0;
let values: i32 = 0, rests: i32 = 0;
let shares: i32 = 0, shareCount: i32 = 0;
let ceilings: i32 = 0, ceilingCount: i32 = 0, ceilingSlot: i32 = -1;
let sums: i32 = 0, sumCount: i32 = 0;
let minutes: i32 = 0, minuteSlotCount: i32 = 0;
let machines: i32 = 0, keys: i32 = 0, open: i32 = 0;
let recordBytes: i32 = 0, arena: i32 = 0, arenaEnd: i32 = 0, arenaAt: i32 = 0;
let bucketMs: f64 = 600000, minutesPerBucket: i32 = 10;
let stampForm: i32 = ISO, suffixLength: i32 = 0, coresSlot: i32 = -1;
let leastMs: f64 = 0, mostMs: f64 = 0;
let interval: f64 = NaN;
let dayMs: f64 = NaN, hasDay: bool = false;
let headMs: f64 = NaN, hasHead: bool = false; // of the stamp's head
let previous: i32 = -1;
let status: i32 = 0;
let rowCount: i32 = 0;
let lineBase: f64 = 0, firstMs: f64 = Infinity, firstLine: f64 = 0, lastMs: f64 = -Infinity, lastLine: f64 = 0;

export function configureColumns(at: i32, count: i32, sign: i32, decimal: i32): void {
  columns = at; columnCount = count; separator = sign;
  decimalSign = decimal; lowest = decimal; keyColumns = 0;
  for (let i = 0; i < count; i++) if (load<i32>(at + i * COLUMN_BYTES) == KEY) keyColumns++;
  let power: f64 = 1;
  for (let i = 0; i < 23; i++) { store<f64>(POWERS + (i << 3), power); power *= 10; }
  v128.store(WINDOW, i8x16.splat(0)); v128.store(WINDOW + 16, i8x16.splat(-1));
}
/** Stamps lie in `[least, most)`. `form`: 0 for ISO 8601 with a suffix of so many bytes, else a number of digits. */
export function configureStamps(form: i32, suffix: i32, least: f64, most: f64): void {
  stampForm = form; suffixLength = suffix; leastMs = least; mostMs = most; hasDay = false; hasHead = false;
}
export function configureSlots(count: i32, base: i64, cores: i32): void {
  slotCount = count; baseMask = base as u64; coresSlot = cores;
}
export function configureValues(valuesAt: i32, restsAt: i32): void { values = valuesAt; rests = restsAt; }
export function configureShares(at: i32, count: i32): void { shares = at; shareCount = count; }
export function configureCeilings(at: i32, count: i32, slot: i32): void {
  ceilings = at; ceilingCount = count; ceilingSlot = slot;
}
export function configureSums(at: i32, count: i32, minutesAt: i32, minuteTotal: i32): void {
  sums = at; sumCount = count; minutes = minutesAt; minuteSlotCount = minuteTotal;
}
export function configureTables(machinesAt: i32, keysAt: i32, openAt: i32): void {
  machines = machinesAt; keys = keysAt; open = openAt;
}
export function configureArena(at: i32, end: i32, bytes: i32, bucket: f64): void {
  arena = at; arenaEnd = end; arenaAt = at; recordBytes = bytes; bucketMs = bucket;
  minutesPerBucket = (bucket / 60000) as i32;
}
export function getStatus(): i32 { return status; }
export function getArenaAt(): i32 { return arenaAt; }
export function emptyArena(): void { arenaAt = arena; }
/** Rows taken since the last call. */
export function takeRows(): i32 { const n = rowCount; rowCount = 0; return n; }
export function setInterval(seconds: f64): void { interval = seconds; }
export function getRows(): i32 { return rowCount; }
/** Lines before those that are scanned next. */
export function setLine(before: f64): void { lineBase = before; }
/** Earliest and latest stamp of the rows that were scanned, and their lines. */
export function getFirstMs(): f64 { return firstMs; }
export function getFirstLine(): f64 { return firstLine; }
export function getLastMs(): f64 { return lastMs; }
export function getLastLine(): f64 { return lastLine; }

/** Closes the open record of every machine. */
export function closeAll(machineCount: i32): void {
  for (let i = 0; i < machineCount; i++) {
    const machine = machines + i * MACHINE_BYTES;
    if (load<i32>(machine + 12) != NO_BUCKET) { closeRecord(i); store<i32>(machine + 12, NO_BUCKET); }
  }
}

/** Writes the open record of a machine to the arena, without what is 0: see `RolledLayout`. */
function closeRecord(machine: i32): void {
  // The bits of low halves are all that may come on top.
  if (arenaAt + recordBytes + 24 + (minuteSlotCount << 3) > arenaEnd) { flush(); arenaAt = arena; }
  const record = open + machine * recordBytes, start = arenaAt, slotBytes = slotCount << 3;
  v128.store(start, v128.load(record)); // machine, bucket, rows
  memory.copy(start + 24, record + 16, slotBytes); // maxima
  const highs = record + 16 + slotBytes, to = start + 24 + slotBytes;
  let at = to + slotBytes;
  let lows: u64 = 0;
  for (let slot = 0; slot < slotCount; slot++) {
    const place = slot << 3, low = settle(highs + place, highs + slotBytes + place, to + place);
    if (low != 0) { lows |= (<u64>1) << slot; store<f64>(at, low); at += 8; }
  }
  store<u64>(start, lows, 16);
  const missing = highs + slotBytes * 2;
  let hasMissing = false;
  for (let slot = 0; slot < slotCount; slot += 2) if (load<u64>(missing + (slot << 2)) != 0) hasMissing = true;
  if (hasMissing) { memory.copy(at, missing, slotCount << 2); at += slotCount << 2; }
  let section = missing + (slotCount << 2);
  for (let i = 0; i < minuteSlotCount; i++, section += 8 + (minutesPerBucket << 4)) at = closeMinutes(section, at);
  store<u32>(start, (((at - start) >> 3) as u32) | (hasMissing ? 0x80000000 : 0), 12);
  arenaAt = at;
}

function closeMinutes(section: i32, start: i32): i32 {
  const filled = load<u64>(section), highs = start + 16;
  let lows: u64 = 0, at = highs + ((popcnt(filled) as i32) << 3), high = highs;
  for (let left = filled; left; left &= left - 1, high += 8) {
    const minute = ctz(left), pair = section + 8 + ((minute as i32) << 4), low = settle(pair, pair + 8, high);
    if (low != 0) { lows |= (<u64>1) << minute; store<f64>(at, low); at += 8; }
  }
  store<u64>(start, filled); store<u64>(start, lows, 8);
  return at;
}

/** Stores the rounded sum of two halves; returns what the rounding left. */
// @ts-ignore: decorator
@inline function settle(highAt: i32, lowAt: i32, to: i32): f64 {
  const high = load<f64>(highAt), low = load<f64>(lowAt), rounded = high + low;
  store<f64>(to, rounded);
  return low - (rounded - high);
}

// @ts-ignore: decorator
@inline function specialAt(q: i32): i64 { // a bit for each of 64 bytes that is below the decimal sign or above the digits
  const low = i8x16.splat(lowest as i8), high = i8x16.splat(0x39);
  const a = v128.load(q), b = v128.load(q, 16), c = v128.load(q, 32), d = v128.load(q, 48);
  const ma = i8x16.bitmask(v128.or(i8x16.lt_s(a, low), i8x16.gt_s(a, high)));
  const mb = i8x16.bitmask(v128.or(i8x16.lt_s(b, low), i8x16.gt_s(b, high)));
  const mc = i8x16.bitmask(v128.or(i8x16.lt_s(c, low), i8x16.gt_s(c, high)));
  const md = i8x16.bitmask(v128.or(i8x16.lt_s(d, low), i8x16.gt_s(d, high)));
  return (ma as i64) | ((mb as i64) << 16) | ((mc as i64) << 32) | ((md as i64) << 48);
}

/**
 * The number in `[s, e)`, correctly rounded, or NaN where it is not plain. Sixteen bytes at once, whatever its length: digits
 * to pairs, to fours, to eights; a branch for the length would be guessed wrong in every other cell.
 */
// @ts-ignore: decorator
@inline function numberIn(s: i32, e: i32): f64 {
  const length = e - s;
  if (length > 16) return longNumberIn(s, e);
  let digits = v128.and(v128.xor(v128.load(e - 16), i8x16.splat(48)), v128.load(WINDOW + length)); // none before the cell
  const signs = i8x16.bitmask(i8x16.eq(digits, i8x16.splat((decimalSign ^ 48) as i8)));
  if (signs) {
    if (length == 1) return NaN; // a point alone
    const at = ctz(signs);
    const order = i8x16(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
    // What stands before the sign moves up by one.
    digits = i8x16.swizzle(digits, i8x16.add(order, i8x16.le_s(order, i8x16.splat(at as i8))));
    if (v128.any_true(i8x16.gt_u(digits, i8x16.splat(9)))) return NaN;
    // Fifteen digits and the power are exact, so the quotient is rounded once.
    return sixteenDigits(digits) / load<f64>(POWERS + ((15 - at) << 3));
  }
  if (v128.any_true(i8x16.gt_u(digits, i8x16.splat(9)))) return NaN;
  return sixteenDigits(digits);
}

// @ts-ignore: decorator
@inline function sixteenDigits(digits: v128): f64 { // one to a byte; the first eight times 10^8 are exact, the sum is rounded once
  const pairs = i16x8.add(i16x8.mul(v128.and(digits, i16x8.splat(255)), i16x8.splat(10)), i16x8.shr_u(digits, 8));
  const fours = i32x4.dot_i16x8_s(pairs, i16x8(100, 1, 100, 1, 100, 1, 100, 1));
  const halves = i32x4.dot_i16x8_s(i16x8.narrow_i32x4_u(fours, fours), i16x8(10000, 1, 10000, 1, 10000, 1, 10000, 1));
  const both = f64x2.convert_low_i32x4_s(halves);
  return f64x2.extract_lane(both, 0) * 1e8 + f64x2.extract_lane(both, 1);
}

function longNumberIn(s: i32, e: i32): f64 {
  if (e - s > 17) return NaN;
  let mantissa: u64 = 0, decimals = -1;
  for (let i = s; i < e; i++) {
    const digit = (load<u8>(i) as i32) - 48;
    if (<u32>digit < 10) { mantissa = mantissa * 10 + (digit as u64); if (decimals >= 0) decimals++; }
    else if (digit == decimalSign - 48 && decimals < 0) decimals = 0;
    else return NaN;
  }
  // Both are exact, so the quotient is rounded once.
  return mantissa > 9007199254740992 ? NaN : (mantissa as f64) / load<f64>(POWERS + ((decimals < 0 ? 0 : decimals) << 3));
}

// @ts-ignore: decorator
@inline function twoDigits(q: i32): i32 { // -1 where they are not digits
  const a = (load<u8>(q) as i32) - 48, b = (load<u8>(q, 1) as i32) - 48;
  return <u32>a < 10 && <u32>b < 10 ? a * 10 + b : -1;
}

/** The stamp at `q` in epoch ms, NaN where it is not plain. Its length is `stampLength`. */
// @ts-ignore: decorator
@inline function stampAt(q: i32): f64 {
  if (stampForm != ISO) return epochAt(q);
  // Mostly of the ten minutes of the row before.
  const isNear = hasHead && (i8x16.bitmask(i8x16.eq(v128.load(q), v128.load(STAMP_HEAD))) & 0x7fff) == 0x7fff;
  const rest = load<u32>(q + 15) ^ 0x30303a30; // minute, colon, two of seconds
  const minute = rest & 255, tens = (rest >> 16) & 255, ones = rest >> 24;
  if (!isNear || ((rest >> 8) & 255) != 0 || minute > 9 || tens > 5 || ones > 9 || !hasSuffix(q)) return farStampAt(q);
  return headMs + (minute * 60000 + (tens * 10 + ones) * 1000) as f64;
}

function hasSuffix(q: i32): bool {
  const mask = (1 << suffixLength) - 1;
  return (i8x16.bitmask(i8x16.eq(v128.load(q + 19), v128.load(SUFFIX))) & mask) == mask;
}

function farStampAt(q: i32): f64 {
  const date = v128.load(q);
  if (!hasDay || (i8x16.bitmask(i8x16.eq(date, v128.load(DATE))) & 0x7ff) != 0x7ff) {
    v128.store(DATE, date); hasDay = true;
    const sign = load<u8>(q, 10);
    dayMs = sign == 84 || sign == 32 ? day(q) : NaN; // 'T' or a blank
  }
  const hour = twoDigits(q + 11), minute = twoDigits(q + 14), second = twoDigits(q + 17);
  if (<u32>hour > 23 || <u32>minute > 59 || <u32>second > 59 || load<u8>(q, 13) != 58 || load<u8>(q, 16) != 58) return NaN;
  if (!hasSuffix(q)) return NaN;
  v128.store(STAMP_HEAD, date); hasHead = true;
  headMs = dayMs + ((hour * 3600 + (minute / 10) * 600) * 1000) as f64;
  return dayMs + ((hour * 3600 + minute * 60 + second) * 1000) as f64;
}

/** Ten digits of seconds or thirteen of milliseconds; the form is their number. */
function epochAt(q: i32): f64 {
  let n: i64 = 0;
  for (let i = 0; i < stampForm; i++) {
    const digit = (load<u8>(q + i) as i32) - 48;
    if (<u32>digit > 9) return NaN;
    n = n * 10 + (digit as i64);
  }
  return stampForm == 10 ? (n as f64) * 1000 : n as f64;
}

// @ts-ignore: decorator
@inline function cellEnd(p: i32): i32 { // where the next separator or line end stands
  const sign = i8x16.splat(separator as i8), feed = i8x16.splat(10);
  let found = 0;
  for (;; p += 16) {
    const bytes = v128.load(p);
    found = i8x16.bitmask(v128.or(i8x16.eq(bytes, sign), i8x16.eq(bytes, feed)));
    if (found) break;
  }
  return p + ctz(found);
}

/** Where the key that begins at `p` ends, if it is that of the machine that followed the machine before last time; else -1. */
// @ts-ignore: decorator
@inline function guessedEnd(p: i32): i32 {
  if (previous < 0) return -1;
  const entry = machines + load<i32>(machines + previous * MACHINE_BYTES) * MACHINE_BYTES;
  const length = load<i32>(entry, 4);
  return length > 0 && load<u8>(p + length) == separator && isSame(p, keys + load<i32>(entry, 8), length) ? p + length : -1;
}

/** The machine whose key is in `[s, e)`. */
function machineAt(s: i32, e: i32): i32 {
  const found = lookup(s, e);
  if (found >= 0 && previous >= 0) store<i32>(machines + previous * MACHINE_BYTES, found);
  return found;
}

// @ts-ignore: decorator
@inline function isSame(p: i32, q: i32, length: i32): bool {
  let i = 0;
  while (i + 16 <= length) {
    if (i8x16.bitmask(i8x16.eq(v128.load(p + i), v128.load(q + i))) != 0xffff) return false;
    i += 16;
  }
  const mask = (1 << (length - i)) - 1;
  return (i8x16.bitmask(i8x16.eq(v128.load(p + i), v128.load(q + i))) & mask) == mask;
}

/**
 * Reads the rows in `[p, limit)`, of which the last is whole.
 * @returns where it stopped: at `limit`, or in front of a row for the row reader. `getStatus`: 0 at the limit, 1 at such a
 * row, 2 at a row that repeats a stamp with other columns, so that samples are spread over rows
 */
export function scan(p: i32, limit: i32): i32 {
  status = 0;
  const stampLength = stampForm == ISO ? 19 + suffixLength : stampForm;
  const lastColumn = columnCount - 1;
  while (p < limit) {
    const row = p;
    let bits: i64 = 0, base = p; // special bytes from `base` on that were not passed yet; none: look again
    let mask: u64 = 0, stampMs: f64 = NaN, keyStart = -1, keyEnd = -1, machine = -1, isPlain = true;
    let column = columns;
    for (let i = 0; i <= lastColumn; i++, column += COLUMN_BYTES) {
      const kind = load<i32>(column);
      let e: i32;
      if (kind == NUMBER || kind == INTERVAL) {
        if (bits == 0) { base = p; bits = specialAt(p); if (bits == 0) { isPlain = false; break; } }
        e = base + (ctz(bits) as i32); bits &= bits - 1;
        let number: f64 = 0, isFilled = true, isQuoted = false;
        if (e > p) number = numberIn(p, e);
        else if (load<u8>(p) == QUOTE) {
          p++; isQuoted = true;
          if (bits == 0) { base = p; bits = specialAt(p); if (bits == 0) { isPlain = false; break; } }
          e = base + (ctz(bits) as i32); bits &= bits - 1;
          if (e > p) number = numberIn(p, e);
          else isFilled = false;
        } else isFilled = false;
        if (kind == INTERVAL) {
          if (!isFilled || !(number == interval)) { isPlain = false; break; }
        } else {
          const slot = load<i32>(column, 4), flags = load<i32>(column, 8);
          const value = number * load<f64>(column, 16); // 0 where there is none
          if (isFilled) {
            if (!(value <= load<f64>(column, 24)) || (value == 0 && (flags & POSITIVE) != 0)) { isPlain = false; break; }
            mask |= (<u64>1) << slot;
          } else if (flags & REQUIRED) { isPlain = false; break; }
          store<f64>(values + (slot << 3), value);
        }
        if (isQuoted) {
          if (load<u8>(e) != QUOTE) { isPlain = false; break; }
          e++;
          bits &= bits - 1; // of the separator, where it is in sight
        }
      } else {
        bits = 0;
        if (kind == STAMP) {
          const isQuoted = load<u8>(p) == QUOTE;
          if (isQuoted) p++;
          stampMs = stampAt(p);
          if (!(stampMs >= leastMs && stampMs < mostMs)) { isPlain = false; break; }
          e = p + stampLength;
          if (isQuoted) {
            if (load<u8>(e) != QUOTE) { isPlain = false; break; }
            e++;
          }
        } else {
          e = kind == KEY && keyStart < 0 && i + keyColumns <= lastColumn ? guessedEnd(p) : -1;
          if (e >= 0) {
            machine = load<i32>(machines + previous * MACHINE_BYTES);
            i += keyColumns - 1; column += (keyColumns - 1) * COLUMN_BYTES;
          } else {
            e = cellEnd(p);
            if (e - p > MOST_CELL_BYTES) { isPlain = false; break; }
            if (i == lastColumn && e > p && load<u8>(e - 1) == 13) e--;
            if (kind == KEY) {
              if (keyStart < 0) keyStart = p;
              keyEnd = e;
            } else if (isOdd(p, e)) { isPlain = false; break; }
          }
        }
      }
      const sign = load<u8>(e) as i32;
      if (i < lastColumn) {
        if (sign != separator) { isPlain = false; break; }
        p = e + 1;
      } else if (sign == 10) p = e + 1;
      else if (sign == 13 && load<u8>(e, 1) == 10) p = e + 2;
      else { isPlain = false; break; }
    }
    if (isPlain) isPlain = takeRow(machine, keyStart, keyEnd, stampMs, mask);
    if (!isPlain) { if (status == 0) status = 1; return row; }
  }
  return p;
}

/**
 * Takes the rows `[from, to)` of a table: by row the stamp in epoch ms and the number of the machine, and by column the values,
 * `NaN` where there is none. A machine that has no number yet is looked up by a negative one below -1, -1 is none at all.
 * @returns as `scan`, by row
 */
export function takeTable(from: i32, to: i32, stamps: i32, keysOfRows: i32): i32 {
  status = 0;
  for (let row = from; row < to; row++) {
    const stampMs = load<f64>(stamps + (row << 3)), machine = load<i32>(keysOfRows + (row << 2));
    if (machine == -1 || !(stampMs >= leastMs && stampMs < mostMs) || Math.floor(stampMs) != stampMs) { status = 1; return row; }
    let mask: u64 = 0, column = columns, isPlain = true;
    for (let i = 0; i < columnCount; i++, column += COLUMN_BYTES) {
      const kind = load<i32>(column);
      if (kind != NUMBER && kind != INTERVAL) continue;
      const number = load<f64>(load<i32>(column, 12) + (row << 3)), isFilled = number == number;
      if (kind == INTERVAL) {
        if (!(number == interval)) { isPlain = false; break; }
        continue;
      }
      const slot = load<i32>(column, 4), flags = load<i32>(column, 8);
      const value = isFilled ? number * load<f64>(column, 16) + 0 : 0; // no negative zero
      if (isFilled) {
        if (!(value >= 0 && value <= load<f64>(column, 24)) || (value == 0 && (flags & POSITIVE) != 0)) { isPlain = false; break; }
        mask |= (<u64>1) << slot;
      } else if (flags & REQUIRED) { isPlain = false; break; }
      store<f64>(values + (slot << 3), value);
    }
    if (!isPlain || !takeRow(machine, machine, machine, stampMs, mask)) { if (status == 0) status = 1; return row; }
  }
  return to;
}

/** Whether a cell that is not needed holds what may end it or the row elsewhere. */
function isOdd(start: i32, end: i32): bool {
  let s = start, e = end;
  if (e - s >= 2 && load<u8>(s) == QUOTE && load<u8>(e - 1) == QUOTE) { s++; e--; }
  for (let i = s; i < e; i++) {
    const c = load<u8>(i) as i32;
    if (c == QUOTE || c == 13 || c == 0) return true;
    if (c < 128) continue;
    const length = letterAt(i, c);
    if (length == 0 || i + length > e) return true; // another encoding, which the row reader tells
    i += length - 1;
  }
  return false;
}

/** Bytes of the letter of UTF-8 that begins with `c`, which is none of ASCII; 0 where it is not well-formed (RFC 3629). */
function letterAt(q: i32, c: i32): i32 {
  const next = load<u8>(q, 1) as i32;
  if (c < 0xc2 || c > 0xf4 || (next & 0xc0) != 0x80) return 0;
  if (c < 0xe0) return 2;
  if ((load<u8>(q, 2) & 0xc0) != 0x80) return 0;
  if (c < 0xf0) return (c == 0xe0 && next < 0xa0) || (c == 0xed && next > 0x9f) ? 0 : 3;
  if ((load<u8>(q, 3) & 0xc0) != 0x80) return 0;
  return (c == 0xf0 && next < 0x90) || (c == 0xf4 && next > 0x8f) ? 0 : 4;
}

/** Counts a row that was read; false where it is for the row reader. */
// @ts-ignore: decorator
@inline function takeRow(guess: i32, keyStart: i32, keyEnd: i32, stampMs: f64, all: u64): bool {
  let mask = all;
  for (let i = 0; i < shareCount; i++) { // target = whole * percent / 100
    const share = shares + i * 12, whole = load<i32>(share, 4), percent = load<i32>(share, 8), target = load<i32>(share);
    if (mask & ((<u64>1) << percent)) {
      if (!(mask & ((<u64>1) << whole))) return false;
      store<f64>(values + (target << 3), (load<f64>(values + (whole << 3)) * load<f64>(values + (percent << 3))) / 100);
      mask |= (<u64>1) << target;
    } else store<f64>(values + (target << 3), 0);
  }
  mask &= ((<u64>1) << FIRST_TEMPORARY) - 1;
  if (mask == 0) return false;
  if (ceilingSlot >= 0 && (mask & ((<u64>1) << ceilingSlot))) {
    const ceiling = load<f64>(values + (ceilingSlot << 3));
    for (let i = 0; i < ceilingCount; i++) {
      if (load<f64>(values + (load<i32>(ceilings + (i << 2)) << 3)) > ceiling) return false;
    }
  }
  const index = guess >= 0 ? guess : machineAt(keyStart, keyEnd);
  if (index < 0) return false;
  const line = lineBase + ((rowCount + 1) as f64);
  if (!takeValues(index, stampMs, mask)) return false;
  if (stampMs < firstMs) { firstMs = stampMs; firstLine = line; }
  if (stampMs > lastMs) { lastMs = stampMs; lastLine = line; }
  return true;
}

/** Counts the values of a row, which stand at `values`; false where the row spreads a sample: see `scan`. */
export function takeValues(index: i32, stampMs: f64, mask: u64): bool {
  const machine = machines + index * MACHINE_BYTES;
  const isLater = stampMs > load<f64>(machine, 24);
  let isRepeated = false;
  if (isLater) {
    if (stampMs - load<f64>(machine, 16) == load<f64>(machine, 32)) store<i32>(machine, load<i32>(machine, 40) + 1, 40);
    else breakRun(index, stampMs);
    store<f64>(machine, stampMs, 24);
  } else {
    const verdict = disorder(index, stampMs, mask as i64);
    if (verdict == 2) { status = 2; return false; }
    isRepeated = verdict == 1;
  }
  if (coresSlot >= 0 && (mask & ((<u64>1) << coresSlot))) {
    const cores = load<f64>(values + (coresSlot << 3));
    // Rows that rise in time and state one number need two statements: of the first of them and the last.
    if (!isLater || cores != load<f64>(machine, 56)) { coresChange(index, stampMs, cores); store<f64>(machine, cores, 56); }
    store<f64>(machine, stampMs, 72);
  }
  store<f64>(machine, stampMs, 16);
  previous = index;
  store<i32>(machine, load<i32>(machine, 68) + (popcnt(mask) as i32), 68);
  rowCount++;
  store<i32>(machine, load<i32>(machine, 64) + 1, 64);
  if (!isRepeated && mask != load<u64>(machine, 48)) {
    store<u64>(machine, mask, 48);
    store<u64>(machine, load<u64>(machine, 80) & mask, 80);
    store<u64>(machine, load<u64>(machine, 88) | mask, 88);
    maskChange(index, mask as i32, (mask >> 32) as i32);
  }
  count(index, machine, stampMs, addSums(mask), isRepeated);
  return true;
}

/** Forms the derived values; returns the mask with them. A sum: target, fallback or -1, number of parts, parts. */
// @ts-ignore: decorator
@inline function addSums(given: u64): u64 {
  let mask = given, at = sums;
  for (let i = 0; i < sumCount; i++) {
    const target = load<i32>(at), fallback = load<i32>(at, 4), parts = load<i32>(at, 8);
    at += 12;
    let sum: f64 = 0, has = false;
    for (let k = 0; k < parts; k++, at += 4) {
      const slot = load<i32>(at);
      if (mask & ((<u64>1) << slot)) { sum += load<f64>(values + (slot << 3)); has = true; }
    }
    if (!has && fallback >= 0 && (mask & ((<u64>1) << fallback))) { sum = load<f64>(values + (fallback << 3)); has = true; }
    store<f64>(values + (target << 3), sum);
    if (has) mask |= (<u64>1) << target;
  }
  return mask;
}

/** Adds the values to the record of the machine's bucket. */
// @ts-ignore: decorator
@inline function count(index: i32, machine: i32, stampMs: f64, mask: u64, isRepeated: bool): void {
  const record = open + index * recordBytes;
  let bucket = load<i32>(machine, 12), since = stampMs - (bucket as f64) * bucketMs;
  if (!(since >= 0 && since < bucketMs)) {
    if (bucket != NO_BUCKET) closeRecord(index);
    bucket = (stampMs / bucketMs) as i32; since = stampMs - (bucket as f64) * bucketMs;
    memory.fill(record, 0, recordBytes);
    store<i32>(record, index); store<i32>(record, bucket, 4);
    store<i32>(machine, bucket, 12);
  }
  const maxima = record + 16, slotBytes = slotCount << 3;
  if (isRepeated) { raise(maxima); return; }
  store<i32>(record, load<i32>(record, 8) + 1, 8);
  let highs = maxima + slotBytes, isExact = true;
  for (let at = 0; at < slotBytes; at += 16, highs += 16) {
    const value = v128.load(values + at);
    v128.store(maxima + at, f64x2.pmax(v128.load(maxima + at), value));
    // The two-sum of the high halves, two slots at a time; what it rounds off goes to the low halves, mostly without loss.
    const high = v128.load(highs), low = v128.load(highs + slotBytes);
    const sum = f64x2.add(high, value), fromValue = f64x2.sub(sum, high);
    const error = f64x2.add(f64x2.sub(high, f64x2.sub(sum, fromValue)), f64x2.sub(value, fromValue));
    const lower = f64x2.add(low, error);
    v128.store(highs, sum);
    v128.store(highs + slotBytes, lower);
    const loss = v128.or(f64x2.ne(f64x2.sub(lower, low), error), f64x2.ne(f64x2.sub(lower, error), low));
    if (v128.any_true(loss)) { keepLoss(rests + at, low, error); isExact = false; }
    else v128.store(rests + at, f64x2.splat(0));
  }
  const missing = ~mask & baseMask;
  if (missing) countMissing(record, missing);
  const minute = ((since as u32) / 60000) as i32;
  if (minuteSlotCount) {
    const bytes = 8 + (minutesPerBucket << 4);
    let section = maxima + slotBytes * 3 + (slotCount << 2);
    for (let i = 0; i < minuteSlotCount; i++, section += bytes) {
      const slot = load<i32>(minutes + (i << 2));
      store<f64>(rests + ((slotCount + i) << 3), 0);
      if (!(mask & ((<u64>1) << slot))) continue;
      store<i64>(section, load<i64>(section) | ((<i64>1) << minute));
      const left = addExactly(section + 8 + (minute << 4), load<f64>(values + (slot << 3)));
      store<f64>(rests + ((slotCount + i) << 3), left);
      if (left != 0) isExact = false;
    }
  }
  if (!isExact) rest(record, minute);
}

/** What is lost where `error` is added to `low`. */
function keepLoss(at: i32, low: v128, error: v128): void {
  const lower = f64x2.add(low, error), fromError = f64x2.sub(lower, low);
  v128.store(at, f64x2.add(f64x2.sub(low, f64x2.sub(lower, fromError)), f64x2.sub(error, fromError)));
}

function raise(maxima: i32): void {
  for (let at = 0; at < slotCount << 3; at += 16) {
    v128.store(maxima + at, f64x2.pmax(v128.load(maxima + at), v128.load(values + at)));
  }
}

function countMissing(record: i32, missing: u64): void {
  let left = missing;
  const counts = record + 16 + slotCount * 24;
  while (left) {
    const at = counts + ((ctz(left) as i32) << 2);
    store<i32>(at, load<i32>(at) + 1);
    left &= left - 1;
  }
}

/** Adds to the halves of a sum at `at`; returns what is lost. */
// @ts-ignore: decorator
@inline function addExactly(at: i32, value: f64): f64 {
  const high = load<f64>(at), low = load<f64>(at, 8);
  const sum = high + value, fromValue = sum - high;
  const error = high - (sum - fromValue) + (value - fromValue);
  const lower = low + error, fromError = lower - low;
  store<f64>(at, sum); store<f64>(at, lower, 8);
  return low - (lower - fromError) + (error - fromError);
}
