import { Console } from 'node:console';
import { Writable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnsOf, padEndColumns, padStartColumns } from '../../src/model/index.js';

/** How wide Node draws a cell of its own tables: an account of widths of its own, from the data of ICU. */
function drawnColumns(text: string): number {
  let drawn = '';
  const stdout = new Writable({
    write(chunk: Buffer, _encoding, done): void {
      drawn += chunk.toString();
      done();
    },
  });
  // Under a heading of one column the cell alone decides.
  new Console({ stdout, colorMode: false }).table([{ a: text }]);
  const border = drawn.split('\n')[0]!;
  return border.slice(border.indexOf('┬') + 1, border.indexOf('┐')).length - "''".length - 2;
}

describe('columns of a terminal', () => {
  it.each([
    ['web01', 5],
    ['数据库', 6],
    ['データベース', 12],
    ['서버', 4],
    ['ＡＢＣ', 6],
    ['ﾃﾞｰﾀ', 4],
    ['e\u0301te\u0301', 3],
    ['größe', 5],
    ['🚀', 2],
    ['𠀋', 2],
    ['␛␊', 2],
    ['', 0],
  ])('%s takes %i', (text, columns) => {
    expect(columnsOf(text)).toBe(columns);
  });

  it('are those that Node draws, for letters, ideographs, kana and Hangul', () => {
    const ranges = [
      [0x21, 0x7e],
      [0xc0, 0x17f],
      [0x391, 0x3c9],
      [0x410, 0x44f],
      [0x3041, 0x3096],
      [0x30a1, 0x30fa],
      [0x4e00, 0x9fff],
      [0xac00, 0xd7a3],
      [0xff01, 0xff60],
      [0xff66, 0xff9d],
      [0x300, 0x36f],
      [0x20000, 0x2a6d6],
    ] as const;
    const character = fc
      .oneof(...ranges.map(([from, to]) => fc.integer({ min: from, max: to })))
      .map((code) => String.fromCodePoint(code))
      .filter((one) => one !== "'" && one !== '\\' && one !== '"' && one !== '`');
    fc.assert(
      fc.property(fc.array(character, { minLength: 1, maxLength: 12 }), (characters) => {
        // A mark at the start would join the quote that Node sets before it.
        const text = `x${characters.join('')}`;
        expect(columnsOf(text)).toBe(drawnColumns(text));
      }),
      { numRuns: 300 },
    );
  });

  it('are what padding fills up to', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 12 }), fc.nat(30), (text, columns) => {
        const width = Math.max(columnsOf(text), columns);
        for (const padded of [padEndColumns(text, columns), padStartColumns(text, columns)]) {
          expect(columnsOf(padded)).toBe(width);
          expect(padded.trim()).toBe(text.trim());
        }
      }),
    );
  });
});
