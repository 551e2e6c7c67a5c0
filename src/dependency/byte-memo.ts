const TABLE_BITS = 19;
const MOST_ENTRIES = 2 ** (TABLE_BITS - 1);
const MOST_BYTES = 128 * 1_048_576;
/** A key is looked for in so many places and no more, so that bytes made to collide cost no more than others. */
const MOST_PROBES = 8;

/** A range of bytes; `end` is out. */
export interface ByteRange {
  readonly bytes: Uint8Array;
  readonly start: number;
  readonly end: number;
}

/** Finds again what was made of the same bytes before, without making a text of them. Bounded; what does not fit is not found. */
export interface ByteMemo<Value> {
  /** @returns null where the bytes are not known */
  readonly find: (range: ByteRange) => Value | null;
  readonly remember: (range: ByteRange, value: Value) => void;
}

export function createByteMemo<Value>(): ByteMemo<Value> {
  const slots = new Int32Array(2 ** TABLE_BITS);
  const hashes: number[] = [];
  const offsets: number[] = [0];
  const values: Value[] = [];
  let store = new Uint8Array(65_536);
  let used = 0;

  const isAt = (index: number, { bytes, start, end }: ByteRange): boolean => {
    const offset = offsets[index]!;
    if (offsets[index + 1]! - offset !== end - start) return false;
    // Rows differ at their ends more than at their beginnings.
    for (let at = end - start - 1; at >= 0; at -= 1) if (store[offset + at] !== bytes[start + at]) return false;
    return true;
  };
  return {
    find: (range) => {
      const hash = hashOf(range);
      for (let probe = 0; probe < MOST_PROBES; probe += 1) {
        const index = slots[(hash + probe) & (slots.length - 1)]! - 1;
        if (index < 0) return null;
        if (hashes[index] === hash && isAt(index, range)) return values[index]!;
      }
      return null;
    },
    remember: (range, value) => {
      const length = range.end - range.start;
      if (values.length >= MOST_ENTRIES || used + length > MOST_BYTES) return;
      const hash = hashOf(range);
      for (let probe = 0; probe < MOST_PROBES; probe += 1) {
        const slot = (hash + probe) & (slots.length - 1);
        if (slots[slot] !== 0) continue;
        if (used + length > store.length) {
          const larger = new Uint8Array(Math.max(store.length * 2, used + length));
          larger.set(store);
          store = larger;
        }
        store.set(range.bytes.subarray(range.start, range.end), used);
        used += length;
        offsets.push(used);
        hashes.push(hash);
        values.push(value);
        slots[slot] = values.length;
        return;
      }
    },
  };
}

/** Four bytes at a time, multiplied by the golden ratio of 32 bits; only speed depends on its quality. */
function hashOf({ bytes, start, end }: ByteRange): number {
  let hash = end - start;
  let at = start;
  for (; at + 3 < end; at += 4) {
    const word = bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24);
    hash = Math.imul(hash ^ word, 0x9e37_79b1);
    hash ^= hash >>> 15;
  }
  for (; at < end; at += 1) hash = Math.imul(hash ^ bytes[at]!, 0x9e37_79b1);
  return (hash ^ (hash >>> 13)) >>> 0;
}
