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
@external("env", "maskChange") declare function maskChange(machine: i32, stampMs: f64, mask: i64): void;
@external("env", "coresChange") declare function coresChange(machine: i32, stampMs: f64, cores: f64): void;
@external("env", "rest") declare function rest(record: i32, minute: i32): void; // REST holds what the pairs of sums could not
@external("env", "flush") declare function flush(): void; // the arena is full: take it and begin again

// Kinds of columns, and the bytes of a column: kind i32, slot i32, flags i32, gap, factor f64, greatest f64.
const NUMBER: i32 = 0, STAMP: i32 = 1, KEY: i32 = 2, SKIP: i32 = 3, INTERVAL: i32 = 4;
const COLUMN_BYTES: i32 = 32;
const POSITIVE: i32 = 1, REQUIRED: i32 = 2;
// Bytes of a machine: successor i32, key length i32, key offset i32, bucket i32, last f64, greatest stamp f64, step f64,
// run i32, gap, mask u64, cores f64, rows i32, readings i32, stamp of the cores f64; one key may span two columns.
const MACHINE_BYTES: i32 = 80;
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

let columns: i32 = 0, columnCount: i32 = 0, separator: i32 = 44, decimalSign: i32 = 46;
let decimalBytes: u64 = 0x1e1e1e1e1e1e1e1e, lowest: i32 = 46;
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
let previous: i32 = -1;
let status: i32 = 0;
let rowCount: i32 = 0;
let lineBase: f64 = 0, firstMs: f64 = Infinity, firstLine: f64 = 0, lastMs: f64 = -Infinity, lastLine: f64 = 0;

export function configureColumns(at: i32, count: i32, sign: i32, decimal: i32): void {
  columns = at; columnCount = count; separator = sign;
  decimalSign = decimal; lowest = decimal; decimalBytes = ((decimal ^ 48) as u64) * 0x0101010101010101;
  let power: f64 = 1;
  for (let i = 0; i < 23; i++) { store<f64>(POWERS + (i << 3), power); power *= 10; }
}
/** Stamps lie in `[least, most)`. `form`: 0 for ISO 8601 with a suffix of so many bytes, else a number of digits. */
export function configureStamps(form: i32, suffix: i32, least: f64, most: f64): void {
  stampForm = form; suffixLength = suffix; leastMs = least; mostMs = most; hasDay = false;
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

function closeRecord(machine: i32): void {
  if (arenaAt + recordBytes > arenaEnd) { flush(); arenaAt = arena; }
  memory.copy(arenaAt, open + machine * recordBytes, recordBytes);
  arenaAt += recordBytes;
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

/** The number in `[s, e)`, correctly rounded, or NaN where it is not plain. */
// @ts-ignore: decorator
@inline function numberIn(s: i32, e: i32): f64 {
  const length = e - s;
  if (length > 8 && length <= 15) {
    const low = load<u64>(e - 8) ^ 0x3030303030303030, shift = (16 - length) << 3;
    const high = ((load<u64>(e - 16) ^ 0x3030303030303030) >> shift) << shift;
    // Digits alone, the most common of long cells: two halves of eight.
    if (!(((high + 0x7676767676767676) | high | (low + 0x7676767676767676) | low) & 0x8080808080808080)) {
      return (eightDigits(high) * 100000000 + eightDigits(low)) as f64;
    }
  }
  if (length <= 8) {
    const shift = (8 - length) << 3;
    let t = ((load<u64>(e - 8) ^ 0x3030303030303030) >> shift) << shift; // bytes before the cell become the digit 0
    const y = t ^ decimalBytes;
    const dot = (y - 0x0101010101010101) & ~y & 0x8080808080808080;
    let decimals = 0;
    if (dot) {
      if (length == 1) return NaN; // a point alone
      const at = (ctz(dot) as i32) & 0x38; // 8 times its index
      decimals = (56 - at) >> 3;
      if (decimals) { const keep: u64 = (<u64>0xffffffffffffff00) << at; t = (t & keep) | ((t << 8) & ~keep); }
      else t = t << 8;
    }
    if (((t + 0x7676767676767676) | t) & 0x8080808080808080) return NaN;
    return (eightDigits(t) as f64) / load<f64>(POWERS + (decimals << 3));
  }
  return longNumberIn(s, e);
}

// @ts-ignore: decorator
@inline function eightDigits(digits: u64): u64 { // one to a byte, the first in the lowest
  let u = (digits * 2561) >> 8;
  u = ((u & 0x00ff00ff00ff00ff) * 6553601) >> 16;
  return ((u & 0x0000ffff0000ffff) * 42949672960001) >> 32;
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
function stampAt(q: i32): f64 {
  if (stampForm != ISO) return epochAt(q);
  const date = v128.load(q);
  if (!hasDay || (i8x16.bitmask(i8x16.eq(date, v128.load(DATE))) & 0x7ff) != 0x7ff) {
    v128.store(DATE, date); hasDay = true;
    const sign = load<u8>(q, 10);
    dayMs = sign == 84 || sign == 32 ? day(q) : NaN; // 'T' or a blank
  }
  const hour = twoDigits(q + 11), minute = twoDigits(q + 14), second = twoDigits(q + 17);
  if (<u32>hour > 23 || <u32>minute > 59 || <u32>second > 59 || load<u8>(q, 13) != 58 || load<u8>(q, 16) != 58) return NaN;
  if (suffixLength) {
    const mask = (1 << suffixLength) - 1;
    if ((i8x16.bitmask(i8x16.eq(v128.load(q + 19), v128.load(SUFFIX))) & mask) != mask) return NaN;
  }
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

/** The machine whose key is in `[s, e)`: mostly the one that followed the machine before last time. */
// @ts-ignore: decorator
@inline function machineAt(s: i32, e: i32): i32 {
  if (previous >= 0) {
    const guess = load<i32>(machines + previous * MACHINE_BYTES);
    const entry = machines + guess * MACHINE_BYTES;
    const length = load<i32>(entry + 4);
    if (length == e - s && isSame(s, keys + load<i32>(entry + 8), length)) return guess;
  }
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
    let bits: i64 = 0, base = p, isKnown = false; // bits of special bytes from `base`, where known
    let mask: u64 = 0, stampMs: f64 = NaN, keyStart = -1, keyEnd = -1, isPlain = true;
    let column = columns;
    for (let i = 0; i <= lastColumn; i++, column += COLUMN_BYTES) {
      const kind = load<i32>(column);
      let e: i32, isQuoted = false;
      if (kind == NUMBER || kind == INTERVAL) {
        if (!isKnown || bits == 0) { base = p; bits = specialAt(p); isKnown = true; if (bits == 0) { isPlain = false; break; } }
        e = base + (ctz(bits) as i32); bits &= bits - 1;
        if (e == p && load<u8>(p) == QUOTE) {
          p++; isQuoted = true;
          if (bits == 0) { base = p; bits = specialAt(p); if (bits == 0) { isPlain = false; break; } }
          e = base + (ctz(bits) as i32); bits &= bits - 1;
        }
        if (e > p) {
          const number = numberIn(p, e);
          if (kind == INTERVAL) {
            if (!(number == interval)) { isPlain = false; break; }
          } else {
            const value = number * load<f64>(column, 16);
            if (!(value <= load<f64>(column, 24)) || (value == 0 && (load<i32>(column, 8) & POSITIVE) != 0)) { isPlain = false; break; }
            const slot = load<i32>(column, 4);
            store<f64>(values + (slot << 3), value);
            mask |= (<u64>1) << slot;
          }
        } else if (kind == INTERVAL) { isPlain = false; break; }
        else if (load<i32>(column, 8) & REQUIRED) { isPlain = false; break; }
        else store<f64>(values + (load<i32>(column, 4) << 3), 0);
      } else {
        isKnown = false;
        if (kind == STAMP) {
          if (load<u8>(p) == QUOTE) { p++; isQuoted = true; }
          stampMs = stampAt(p);
          if (!(stampMs >= leastMs && stampMs < mostMs)) { isPlain = false; break; }
          e = p + stampLength;
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
      if (isQuoted) {
        if (load<u8>(e) != QUOTE) { isPlain = false; break; }
        e++;
        if (isKnown) { // the bit of the separator
          if (bits == 0) isKnown = false;
          else bits &= bits - 1;
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
    if (isPlain) isPlain = takeRow(keyStart, keyEnd, stampMs, mask);
    if (!isPlain) { if (status == 0) status = 1; return row; }
  }
  return p;
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
function takeRow(keyStart: i32, keyEnd: i32, stampMs: f64, all: u64): bool {
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
  const index = machineAt(keyStart, keyEnd);
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
  if (!isRepeated && mask != load<u64>(machine, 48)) { store<u64>(machine, mask, 48); maskChange(index, stampMs, mask as i64); }
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
  const bucket = (stampMs / bucketMs) as i32;
  const record = open + index * recordBytes;
  const current = load<i32>(machine, 12);
  if (bucket != current) {
    if (current != NO_BUCKET) closeRecord(index);
    memory.fill(record, 0, recordBytes);
    store<i32>(record, index); store<i32>(record, bucket, 4);
    store<i32>(machine, bucket, 12);
  }
  const maxima = record + 16, highs = maxima + (slotCount << 3), lows = highs + (slotCount << 3);
  if (isRepeated) { raise(maxima); return; }
  store<i32>(record, load<i32>(record, 8) + 1, 8);
  let over = i32x4.splat(0);
  for (let at = 0; at < slotCount << 3; at += 16) {
    const value = v128.load(values + at);
    v128.store(maxima + at, f64x2.pmax(v128.load(maxima + at), value));
    // The two-sums of `addExactly`, two slots at a time.
    const high = v128.load(highs + at), low = v128.load(lows + at);
    const sum = f64x2.add(high, value), fromValue = f64x2.sub(sum, high);
    const error = f64x2.add(f64x2.sub(high, f64x2.sub(sum, fromValue)), f64x2.sub(value, fromValue));
    const lower = f64x2.add(low, error), fromError = f64x2.sub(lower, low);
    const left = f64x2.add(f64x2.sub(low, f64x2.sub(lower, fromError)), f64x2.sub(error, fromError));
    const rounded = f64x2.add(sum, lower);
    v128.store(highs + at, rounded);
    v128.store(lows + at, f64x2.sub(lower, f64x2.sub(rounded, sum)));
    v128.store(rests + at, left);
    over = v128.or(over, f64x2.ne(left, f64x2.splat(0)));
  }
  const missing = ~mask & baseMask;
  if (missing) countMissing(record, missing);
  let minuteRest: f64 = 0;
  const minute = ((stampMs - (bucket as f64) * bucketMs) / 60000) as i32;
  if (minuteSlotCount) {
    const bytes = 8 + (minutesPerBucket << 4);
    let section = lows + (slotCount << 3) + (slotCount << 2);
    for (let i = 0; i < minuteSlotCount; i++, section += bytes) {
      const slot = load<i32>(minutes + (i << 2));
      store<f64>(rests + ((slotCount + i) << 3), 0);
      if (!(mask & ((<u64>1) << slot))) continue;
      store<i64>(section, load<i64>(section) | ((<i64>1) << minute));
      const left = addExactly(section + 8 + (minute << 4), load<f64>(values + (slot << 3)));
      store<f64>(rests + ((slotCount + i) << 3), left);
      minuteRest += abs(left);
    }
  }
  if (v128.any_true(over) || minuteRest > 0) rest(record, minute);
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

function addExactly(at: i32, value: f64): f64 {
  const high = load<f64>(at), low = load<f64>(at, 8);
  const sum = high + value, fromValue = sum - high;
  const error = high - (sum - fromValue) + (value - fromValue);
  const lower = low + error, fromError = lower - low;
  const left = low - (lower - fromError) + (error - fromError);
  const rounded = sum + lower;
  store<f64>(at, rounded); store<f64>(at, lower - (rounded - sum), 8);
  return left;
}
