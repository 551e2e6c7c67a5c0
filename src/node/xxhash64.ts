/** The hash of what passes by, as Zstandard keeps it of the content of a frame. */
export interface ContentHasher {
  readonly update: (bytes: Uint8Array) => void;
  /** The lower 32 bits; the hasher takes no more then. */
  readonly low32: () => number;
}

const STRIPE_BYTES = 32;
const LANES = 4;
const MASK = (1n << 64n) - 1n;
const P1 = 0x9e37_79b1_85eb_ca87n;
const P2 = 0xc2b2_ae3d_27d4_eb4fn;
const P3 = 0x1656_67b1_9e37_79f9n;
const P4 = 0x85eb_ca77_c2b2_ae63n;
const P5 = 0x27d4_eb2f_1656_67c5n;
const highOf = (value: bigint): number => Number(value >> 32n) | 0;
const lowOf = (value: bigint): number => Number(value & 0xffff_ffffn) | 0;
const [P1_HIGH, P1_LOW, P2_HIGH, P2_LOW] = [highOf(P1), lowOf(P1), highOf(P2), lowOf(P2)];

/**
 * XXH64 with the seed 0. Stripes of 32 bytes, which are nearly all, are hashed in halves of 32 bits, since numbers of 64 bits are
 * twenty times as slow; the rest, once for each content, is written as it is specified.
 *
 * Source: "xxHash fast digest algorithm", XXH64 (https://github.com/Cyan4973/xxHash/blob/dev/doc/xxhash_spec.md).
 */
export function createContentHasher(): ContentHasher {
  const high = new Int32Array(LANES);
  const low = new Int32Array(LANES);
  for (const [lane, start] of [(P1 + P2) & MASK, P2, 0n, -P1 & MASK].entries()) {
    high[lane] = highOf(start);
    low[lane] = lowOf(start);
  }
  const held = new Uint8Array(STRIPE_BYTES);
  let heldBytes = 0;
  let total = 0;
  return {
    update: (bytes) => {
      total += bytes.length;
      let at = 0;
      if (heldBytes > 0) {
        at = Math.min(STRIPE_BYTES - heldBytes, bytes.length);
        held.set(bytes.subarray(0, at), heldBytes);
        heldBytes += at;
        if (heldBytes < STRIPE_BYTES) return;
        hashStripes(high, low, held);
        heldBytes = 0;
      }
      const end = at + Math.floor((bytes.length - at) / STRIPE_BYTES) * STRIPE_BYTES;
      hashStripes(high, low, bytes.subarray(at, end));
      held.set(bytes.subarray(end));
      heldBytes = bytes.length - end;
    },
    low32: () => {
      const lanes = Array.from(high, (word, lane) => (BigInt(word >>> 0) << 32n) | BigInt(low[lane]! >>> 0));
      const rest = Buffer.from(held.subarray(0, heldBytes));
      return Number(finish(total < STRIPE_BYTES ? P5 : merged(lanes), total, rest) & 0xffff_ffffn);
    },
  };
}

/** Adds each lane of 8 bytes times P2 to its sum, turns it by 31 bits and multiplies it by P1. */
function hashStripes(high: Int32Array, low: Int32Array, bytes: Uint8Array): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at < bytes.length; at += 8) {
    const lane = (at >> 3) & (LANES - 1);
    const wordLow = view.getInt32(at, true);
    const wordHigh = view.getInt32(at + 4, true);
    const addLow = Math.imul(wordLow, P2_LOW);
    const addHigh = highProduct(wordLow, P2_LOW) + Math.imul(wordHigh, P2_LOW) + Math.imul(wordLow, P2_HIGH);
    const sumLow = (low[lane]! + addLow) | 0;
    const carry = sumLow >>> 0 < addLow >>> 0 ? 1 : 0;
    const sumHigh = (high[lane]! + addHigh + carry) | 0;
    const turnedHigh = (sumHigh << 31) | (sumLow >>> 1);
    const turnedLow = (sumLow << 31) | (sumHigh >>> 1);
    low[lane] = Math.imul(turnedLow, P1_LOW);
    high[lane] = highProduct(turnedLow, P1_LOW) + Math.imul(turnedHigh, P1_LOW) + Math.imul(turnedLow, P1_HIGH);
  }
}

/** The upper 32 bits of the product of two numbers of 32 bits. */
function highProduct(left: number, right: number): number {
  const leftLow = left & 0xffff;
  const leftHigh = left >>> 16;
  const rightLow = right & 0xffff;
  const rightHigh = right >>> 16;
  const middle = leftHigh * rightLow + ((leftLow * rightLow) >>> 16);
  const other = leftLow * rightHigh + (middle & 0xffff);
  return (leftHigh * rightHigh + (middle >>> 16) + (other >>> 16)) | 0;
}

const turned = (value: bigint, bits: bigint): bigint => ((value << bits) | (value >> (64n - bits))) & MASK;
const product = (left: bigint, right: bigint): bigint => (left * right) & MASK;
const round = (sum: bigint, lane: bigint): bigint => product(turned((sum + lane * P2) & MASK, 31n), P1);

function merged(lanes: readonly bigint[]): bigint {
  const turns = [1n, 7n, 12n, 18n];
  let hash = lanes.reduce((sum, lane, index) => (sum + turned(lane, turns[index]!)) & MASK, 0n);
  for (const lane of lanes) hash = (product(hash ^ round(0n, lane), P1) + P4) & MASK;
  return hash;
}

function finish(start: bigint, total: number, rest: Buffer): bigint {
  let hash = (start + BigInt(total)) & MASK;
  let at = 0;
  for (; at + 8 <= rest.length; at += 8) {
    hash = (product(turned(hash ^ round(0n, rest.readBigUInt64LE(at)), 27n), P1) + P4) & MASK;
  }
  for (; at + 4 <= rest.length; at += 4) {
    hash = (product(turned(hash ^ product(BigInt(rest.readUInt32LE(at)), P1), 23n), P2) + P3) & MASK;
  }
  for (; at < rest.length; at += 1) hash = product(turned(hash ^ product(BigInt(rest[at]!), P5), 11n), P1);
  hash = product(hash ^ (hash >> 33n), P2);
  hash = product(hash ^ (hash >> 29n), P3);
  return hash ^ (hash >> 32n);
}
