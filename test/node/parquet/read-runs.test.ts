import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { endOfThrift } from '../../../src/node/parquet/check-thrift.js';
import { ParquetFault } from '../../../src/node/parquet/parquet-table.js';
import { readRuns } from '../../../src/node/parquet/read-runs.js';

function read(hex: string, width: number, count: number): readonly number[] {
  const bytes = Buffer.from(hex, 'hex');
  const target = new Uint32Array(count);
  readRuns({ bytes, start: 0, end: bytes.length }, width, target);
  return [...target];
}

describe('runs of numbers', () => {
  it('are equal numbers, or groups of eight that are packed', () => {
    // The example of the format: 0 to 7 in three bits each are 88 C6 FA.
    expect(read('0388c6fa', 3, 8)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect(read('0a05', 3, 5)).toEqual([5, 5, 5, 5, 5]);
    expect(read('04010388c6fa', 3, 7)).toEqual([1, 1, 0, 1, 2, 3, 4]);
    expect(read('02ffffffff', 32, 1)).toEqual([0xffffffff]);
  });

  it('take no more than is asked for, whatever length they state', () => {
    expect(read('feffffff0f01', 1, 3)).toEqual([1, 1, 1]);
  });

  it('that end too early are a fault of the file', () => {
    for (const [hex, width, count] of [
      ['', 1, 1],
      ['02', 8, 1],
      ['03ff', 8, 8],
      ['ffffffffffff', 1, 1],
      ['0205', 8, 2],
      ['02', 33, 1],
    ] as const) {
      expect(() => read(hex, width, count)).toThrow(ParquetFault);
    }
  });
});

describe('a description', () => {
  it('ends where it says, or is a fault of the file', () => {
    // An integer, a text, a list of two integers, a struct within.
    const sound = Buffer.from('1504180361626319250204' + '1c150200' + '00', 'hex');
    expect(endOfThrift(sound, 0)).toBe(sound.length);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        try {
          expect(endOfThrift(bytes, 0)).toBeLessThanOrEqual(bytes.length);
        } catch (cause) {
          expect(cause).toBeInstanceOf(ParquetFault);
        }
      }),
      { seed: 3, numRuns: 2000 },
    );
    for (let length = 0; length < sound.length; length += 1) {
      expect(() => endOfThrift(sound.subarray(0, length), 0)).toThrow(ParquetFault);
    }
  });
});
