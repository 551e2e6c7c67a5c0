import fc from 'fast-check';
import { xxhash64 } from 'hyparquet/src/xxhash.js';
import { describe, expect, it } from 'vitest';
import { createContentHasher } from '../../src/node/xxhash64.js';

function hashOf(...pieces: readonly Uint8Array[]): number {
  const hasher = createContentHasher();
  for (const piece of pieces) hasher.update(piece);
  return hasher.low32();
}

describe('the hash of a content', () => {
  it('is XXH64 of the seed 0, by its published values', () => {
    // XXH64 of "", "a" and "abc": ef46db3751d8e999, d24ec4f1a98c6e5b, 44bc2cf5ad770999.
    expect(hashOf()).toBe(0x51d8e999);
    expect(hashOf(Buffer.from('a'))).toBe(0xa98c6e5b);
    expect(hashOf(Buffer.from('abc'))).toBe(0xad770999);
  });

  it('is what another implementation gives, in whatever pieces it comes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.nat(300), fc.nat(300), (bytes, first, second) => {
        const cuts = [Math.min(first, second, bytes.length), Math.min(Math.max(first, second), bytes.length)];
        const pieces = [bytes.subarray(0, cuts[0]), bytes.subarray(cuts[0], cuts[1]), bytes.subarray(cuts[1])];
        expect(BigInt(hashOf(...pieces))).toBe(xxhash64(bytes) & 0xffff_ffffn);
      }),
      { seed: 5, numRuns: 500 },
    );
  });
});
