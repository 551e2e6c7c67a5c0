/**
 * SHA-256 of bytes, in lower-case hexadecimal. The pure core may not ask the platform for one, and an evidence record must be verifiable
 * where there is none.
 *
 * Source: FIPS 180-4, sections 4.1.2, 4.2.2, 5.1.1, 5.3.3 and 6.2. Cost: O(bytes).
 */
export function sha256(bytes: Uint8Array): string {
  const state = Int32Array.from(INITIAL);
  const schedule = new Int32Array(64);
  const padded = pad(bytes);
  const words = new DataView(padded.buffer);
  for (let block = 0; block < padded.length; block += 64) {
    for (let at = 0; at < 16; at += 1) schedule[at] = words.getInt32(block + at * 4);
    for (let at = 16; at < 64; at += 1) {
      const near = schedule[at - 2]!;
      const far = schedule[at - 15]!;
      const nearMix = rotate(near, 17) ^ rotate(near, 19) ^ (near >>> 10);
      const farMix = rotate(far, 7) ^ rotate(far, 18) ^ (far >>> 3);
      schedule[at] = (schedule[at - 16]! + farMix + schedule[at - 7]! + nearMix) | 0;
    }
    compress(state, schedule);
  }
  return [...state].map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
}

const rotate = (word: number, by: number): number => (word >>> by) | (word << (32 - by));

/** A one bit, zeros, and the length in bits as 64 bits, to whole blocks of 64 bytes. */
function pad(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const length = Math.ceil((bytes.length + 9) / 64) * 64;
  const padded = new Uint8Array(length);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(length - 8, Math.floor(bytes.length / 0x2000_0000));
  view.setUint32(length - 4, (bytes.length << 3) >>> 0);
  return padded;
}

function compress(state: Int32Array, schedule: Int32Array): void {
  let [a, b, c, d, e, f, g, h] = [...state] as [number, number, number, number, number, number, number, number];
  for (let at = 0; at < 64; at += 1) {
    const choice = (e & f) ^ (~e & g);
    const first = (h + (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) + choice + ROUNDS[at]! + schedule[at]!) | 0;
    const majority = (a & b) ^ (a & c) ^ (b & c);
    const second = ((rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + majority) | 0;
    [a, b, c, d, e, f, g, h] = [(first + second) | 0, a, b, c, (d + first) | 0, e, f, g];
  }
  [a, b, c, d, e, f, g, h].forEach((word, at) => {
    state[at] = (state[at]! + word) | 0;
  });
}

/** The first primes, of which the standard takes the fractional bits of roots. */
const PRIMES: readonly number[] = primes(64);

function primes(count: number): readonly number[] {
  const found: number[] = [];
  for (let candidate = 2; found.length < count; candidate += 1) {
    if (found.every((prime) => candidate % prime !== 0)) found.push(candidate);
  }
  return found;
}

/**
 * The first 32 bits behind the point of a root of a whole number, by whole numbers alone: floating roots may differ by machine.
 */
function fraction(of: number, degree: 2n | 3n): number {
  const target = BigInt(of) << (32n * degree);
  let low = 0n;
  let high = 1n << 40n;
  while (high - low > 1n) {
    const middle = (low + high) / 2n;
    if (middle ** degree <= target) low = middle;
    else high = middle;
  }
  return Number(low & 0xffff_ffffn);
}

const INITIAL: readonly number[] = PRIMES.slice(0, 8).map((prime) => fraction(prime, 2n));
const ROUNDS: Int32Array = Int32Array.from(PRIMES.map((prime) => fraction(prime, 3n)));
