import { damaged } from './parquet-table.js';

/** A stretch of bytes. */
export interface Stretch {
  readonly bytes: Uint8Array;
  readonly start: number;
  readonly end: number;
}

/**
 * Fills an array from runs of equal numbers and packed groups of eight, each number of `width` bits. No more is written than the
 * array takes, whatever length a run states.
 *
 * Source: "Encodings", Run Length Encoding / Bit-Packing Hybrid (https://parquet.apache.org/docs/file-format/data-pages/encodings/).
 *
 * @throws {ParquetFault} the bytes end before the array is full
 */
export function readRuns({ bytes, start, end }: Stretch, width: number, target: Uint8Array | Uint32Array): void {
  if (width > 32) throw damaged(`a page states numbers of ${width} bits`);
  const runBytes = Math.ceil(width / 8);
  let at = start;
  let filled = 0;
  while (filled < target.length) {
    let header = 0;
    for (let shift = 0; ; shift += 7) {
      if (at >= end || shift > 28) throw damaged('a page ends within its levels or indexes');
      const byte = bytes[at]!;
      at += 1;
      header += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) break;
    }
    const count = Math.floor(header / 2);
    if (header % 2 === 0) {
      if (at + runBytes > end) throw damaged('a page ends within its levels or indexes');
      target.fill(bitsAt(bytes, at * 8, width), filled, Math.min(target.length, filled + count));
      at += runBytes;
      filled += count;
      continue;
    }
    const taken = Math.min(count * 8, target.length - filled);
    if (at + Math.ceil((taken * width) / 8) > end) throw damaged('a page ends within its levels or indexes');
    for (let index = 0; index < taken; index += 1)
      target[filled + index] = bitsAt(bytes, at * 8 + index * width, width);
    at += count * width;
    filled += taken;
  }
}

/** A number of so many bits, the lowest first. */
function bitsAt(bytes: Uint8Array, bit: number, width: number): number {
  let value = 0;
  for (let taken = 0; taken < width;) {
    const place = bit + taken;
    const shift = place % 8;
    const count = Math.min(8 - shift, width - taken);
    value += ((bytes[Math.floor(place / 8)]! >>> shift) & ((1 << count) - 1)) * 2 ** taken;
    taken += count;
  }
  return value;
}
