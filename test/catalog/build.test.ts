import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readFacts } from '../../scripts/catalogue/fact-table.js';
import { fileText, startsOf } from '../../scripts/catalogue/file-text.js';
import { knownTexts, openFile, openTable, quantities, texts } from '../../src/catalog/columns.js';

const folder = mkdtempSync(path.join(os.tmpdir(), 'facts-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const factOf = (cell: string) => {
  writeFileSync(path.join(folder, 'f.csv'), `name,cell\nfirst,1\nsecond,${cell}\n`);
  return readFacts(folder, 'f.csv')[1]!;
};

describe('reading facts', () => {
  it('takes an empty cell for unknown', () => {
    const row = factOf('');
    expect([row.text('cell'), row.scaled('cell', 9), row.flag('cell'), row.date('cell')]).toEqual([
      null,
      null,
      null,
      null,
    ]);
    expect(() => row.knownText('cell')).toThrow('f.csv:3 [cell]');
  });

  it.each(['-1', '1e3', 'n/a', '"1,5"', '0x1', ' 1', 'NaN'])('stops at the number %s, with file and line', (cell) => {
    expect(() => factOf(cell).scaled('cell', 9)).toThrow('f.csv:3 [cell]');
  });

  it('stops at anything else that is odd', () => {
    expect(() => factOf('yep').flag('cell')).toThrow('neither true nor false');
    expect(() => factOf('2026').date('cell')).toThrow('f.csv:3 [cell]');
    expect(() => factOf('V3').oneOf('cell', ['V1', 'V2'])).toThrow('V1, V2');
    expect(() => factOf('0.5').knownTimes('cell', 1)).toThrow('not a whole number');
    expect(() => factOf('1').text('other')).toThrow('no such column');
  });

  it('scales exactly', () => {
    expect(factOf('218.75').knownTimes('cell', 2 ** 30)).toBe(218.75 * 2 ** 30);
    expect(factOf('402.653').knownTimes('cell', 1_000_000)).toBe(402_653_000);
    expect(factOf('0.1').knownScaled('cell', 9)).toBe(100_000_000);
  });
});

describe('writing a file of the catalogue', () => {
  it('gives back every cell, whichever form a column takes', () => {
    const cells = ['b', 'a', null, 'b'];
    const text = fileText(
      { head: 'x' },
      {
        table: {
          rows: 4,
          lineStarts: startsOf(['p', 'p', 'q', 'q']),
          columns: [
            { name: 'plain', cells },
            { name: 'coded', cells, isCoded: true },
            { name: 'unknown', cells: [null, null, null, null] },
            { name: 'number', cells: [1, null, 0, 2] },
          ],
        },
      },
    );
    const table = openTable(openFile('a file', text), 'table', 'a file');
    expect(texts(table, 'plain')).toEqual(cells);
    expect(texts(table, 'coded')).toEqual(cells);
    expect(texts(table, 'unknown')).toEqual([null, null, null, null]);
    expect(quantities(table, 'number')).toEqual([1, null, 0, 2]);
    expect(() => knownTexts(table, 'coded')).toThrow('every cell of coded is known');
    expect(() => texts(table, 'missing')).toThrow('missing');
    expect(() => texts(table, 'toString')).toThrow('toString');
    expect(text).toContain('["b","a",\n null,"b"]');
  });
});
