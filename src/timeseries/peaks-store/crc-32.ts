/** The polynomials with their bits reversed. */
const CASTAGNOLI = 0x82f63b78;
const IEEE = 0xedb88320;

/**
 * The CRC-32C of some bytes, as an unsigned 32-bit number. Finds every change of up to 32 neighbouring bits.
 *
 * Source: RFC 3720, appendix B.4 (with its test values).
 */
export const crc32c: (bytes: Uint8Array) => number = checksumOf(CASTAGNOLI);

/**
 * The CRC-32 of zlib, gzip and PNG, as an unsigned 32-bit number; finds what CRC-32C finds. Most platforms compute it several
 * times as fast as this code does, which is why columns carry it: see `StoreReading.crc32`.
 *
 * Source: RFC 1952, section 8.
 */
export const crc32: (bytes: Uint8Array) => number = checksumOf(IEEE);

/** Eight bytes a step, one table for each. Source: Kounavis & Berry (2005), "slicing-by-8". */
function checksumOf(polynomial: number): (bytes: Uint8Array) => number {
  const tables = tablesOf(polynomial);
  const [t0, t1, t2, t3, t4, t5, t6, t7] = tables as [Int32Array, ...Int32Array[]] & readonly Int32Array[];
  return (bytes) => {
    let rest = -1;
    const whole = bytes.length - (bytes.length % 8);
    for (let at = 0; at < whole; at += 8) {
      rest =
        t7![bytes[at]! ^ (rest & 0xff)]! ^
        t6![bytes[at + 1]! ^ ((rest >>> 8) & 0xff)]! ^
        t5![bytes[at + 2]! ^ ((rest >>> 16) & 0xff)]! ^
        t4![bytes[at + 3]! ^ (rest >>> 24)]! ^
        t3![bytes[at + 4]!]! ^
        t2![bytes[at + 5]!]! ^
        t1![bytes[at + 6]!]! ^
        t0[bytes[at + 7]!]!;
    }
    for (let at = whole; at < bytes.length; at++) rest = t0[(rest ^ bytes[at]!) & 0xff]! ^ (rest >>> 8);
    return ~rest >>> 0;
  };
}

function tablesOf(polynomial: number): readonly Int32Array[] {
  const first = Int32Array.from({ length: 256 }, (_, byte) => {
    let rest = byte;
    for (let bit = 0; bit < 8; bit++) rest = (rest >>> 1) ^ (rest & 1 ? polynomial : 0);
    return rest;
  });
  const tables = [first];
  while (tables.length < 8) {
    const before = tables.at(-1)!;
    tables.push(before.map((rest) => (rest >>> 8) ^ first[rest & 0xff]!));
  }
  return tables;
}
