const TABLE_BITS = 19;
const MOST_ENTRIES = 2 ** (TABLE_BITS - 1);
const MOST_BYTES = 128 * 1_048_576;
/** A key is looked for in so many places and no more, so that bytes made to collide cost no more than others. */
const MOST_PROBES = 8;
const WORD_BYTES = 4;

/** A range of bytes; `end` is out. */
export interface ByteRange {
  readonly bytes: Uint8Array;
  readonly start: number;
  readonly end: number;
}

/** Finds again what was made of the same bytes before, without making a text of them. Bounded; what does not fit is not found. */
export interface ByteMemo<Value> {
  /** @returns null where the bytes are not known */
  readonly find: (bytes: Uint8Array, start: number, end: number) => Value | null;
  readonly remember: (range: ByteRange, value: Value) => void;
}

const viewOf = ({ buffer, byteOffset, byteLength }: Uint8Array): DataView =>
  new DataView(buffer, byteOffset, byteLength);

export function createByteMemo<Value>(): ByteMemo<Value> {
  const slots = new Int32Array(2 ** TABLE_BITS);
  const hashes = new Int32Array(MOST_ENTRIES);
  const offsets = new Float64Array(MOST_ENTRIES + 1);
  const values: Value[] = [];
  let store = new Uint8Array(65_536);
  let stored = viewOf(store);
  // Lines come many from one piece; a view reads four bytes at once wherever they begin.
  let piece: Uint8Array = store;
  let view = stored;
  const look = (bytes: Uint8Array): void => {
    if (bytes === piece) return;
    piece = bytes;
    view = viewOf(bytes);
  };
  const isAt = (index: number, start: number, end: number): boolean => {
    const offset = offsets[index]!;
    if (offsets[index + 1]! - offset !== end - start) return false;
    const last = end - WORD_BYTES;
    const shift = offset - start;
    let at = start;
    for (; at <= last; at += WORD_BYTES) if (stored.getInt32(at + shift) !== view.getInt32(at)) return false;
    for (; at < end; at += 1) if (stored.getUint8(at + shift) !== view.getUint8(at)) return false;
    return true;
  };
  return {
    find: (bytes, start, end) => {
      look(bytes);
      const hash = hashOf(view, start, end);
      for (let probe = 0; probe < MOST_PROBES; probe += 1) {
        const index = slots[(hash + probe) & (slots.length - 1)]! - 1;
        if (index < 0) return null;
        if (hashes[index] === hash && isAt(index, start, end)) return values[index]!;
      }
      return null;
    },
    remember: ({ bytes, start, end }, value) => {
      const index = values.length;
      const used = offsets[index]!;
      const after = used + end - start;
      if (index >= MOST_ENTRIES || after > MOST_BYTES) return;
      look(bytes);
      const hash = hashOf(view, start, end);
      for (let probe = 0; probe < MOST_PROBES; probe += 1) {
        const slot = (hash + probe) & (slots.length - 1);
        if (slots[slot] !== 0) continue;
        if (after > store.length) {
          const larger = new Uint8Array(Math.max(store.length * 2, after));
          larger.set(store);
          store = larger;
          stored = viewOf(store);
        }
        store.set(bytes.subarray(start, end), used);
        offsets[index + 1] = after;
        hashes[index] = hash;
        values.push(value);
        slots[slot] = values.length;
        return;
      }
    },
  };
}

/** Four bytes at a time, multiplied by the golden ratio of 32 bits; only speed depends on its quality. */
function hashOf(view: DataView, start: number, end: number): number {
  let hash = end - start;
  let at = start;
  for (; at + WORD_BYTES <= end; at += WORD_BYTES) {
    hash = Math.imul(hash ^ view.getInt32(at), 0x9e37_79b1);
    hash ^= hash >>> 15;
  }
  for (; at < end; at += 1) hash = Math.imul(hash ^ view.getUint8(at), 0x9e37_79b1);
  return hash ^ (hash >>> 13);
}
