import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readWorkbook } from '../../src/node/read-workbook.js';
import { judgeZip, ZIP_LIMITS } from '../../src/node/zip-guard.js';
import { aWorkbook, aZip, type ZipPart } from '../support/workbook.js';

const SHEETS = {
  vInfo: [
    ['VM', 'CPUs'],
    ['web01', 2],
    [null, null],
    ['db01', 4],
  ],
  other: [['x']],
};
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const codeOf = (content: Uint8Array): string => {
  const reading = readWorkbook(content, 'a.xlsx');
  return reading.kind === 'workbook' ? 'read' : reading.problem.code;
};

/** The least that is a workbook, from sheets written by hand. */
const byHand = (sheet: string, more: readonly ZipPart[] = []): Buffer =>
  aZip([
    {
      name: '[Content_Types].xml',
      content: bytesOf(
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>',
      ),
    },
    {
      name: '_rels/.rels',
      content: bytesOf(
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
      ),
    },
    {
      name: 'xl/workbook.xml',
      content: bytesOf(
        '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="vInfo" sheetId="1" r:id="rId1"/></sheets></workbook>',
      ),
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: bytesOf(
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
      ),
    },
    { name: 'xl/worksheets/sheet1.xml', content: bytesOf(sheet) },
    ...more,
  ]);

const CELLS = (prefix: string): string =>
  `<${prefix}sheetData><${prefix}row r="3"><${prefix}c r="A3" t="inlineStr"><${prefix}is><${prefix}t>VM</${prefix}t></${prefix}is></${prefix}c></${prefix}row><${prefix}row r="7"><${prefix}c r="B7"><${prefix}v>4</${prefix}v></${prefix}c></${prefix}row></${prefix}sheetData>`;
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

describe('a workbook', () => {
  it('is read with the true numbers of its rows', () => {
    const reading = readWorkbook(aWorkbook(SHEETS), 'a.xlsx');
    expect(reading).toMatchObject({
      kind: 'workbook',
      workbook: {
        sheets: [
          {
            name: 'vInfo',
            lastRow: 4,
            rows: [
              { row: 1, cells: ['VM', 'CPUs'] },
              { row: 2, cells: ['web01', 2] },
              { row: 4, cells: ['db01', 4] },
            ],
          },
          { name: 'other', rows: [{ row: 1, cells: ['x'] }] },
        ],
      },
    });
  });

  it.each([
    ['without a prefix', `<worksheet xmlns="${MAIN}">${CELLS('')}</worksheet>`],
    ['with a prefix', `<x:worksheet xmlns:x="${MAIN}">${CELLS('x:')}</x:worksheet>`],
  ])('is read %s and without a dimension', (_, sheet) => {
    const reading = readWorkbook(byHand(sheet), 'a.xlsx');
    expect(reading).toMatchObject({
      workbook: {
        sheets: [
          {
            name: 'vInfo',
            rows: [
              { row: 3, cells: ['VM'] },
              { row: 7, cells: [null, 4] },
            ],
          },
        ],
      },
    });
  });

  it('may number its rows and columns as wildly as it likes', () => {
    const wild = [
      '<row r="4000000000"><c r="A4000000000"><v>1</v></c></row>',
      '<row r="2"><c r="XFD2"><v>2</v></c></row>',
    ];
    const one = readWorkbook(
      byHand(`<worksheet xmlns="${MAIN}"><sheetData>${wild.join('')}</sheetData></worksheet>`),
      'a.xlsx',
    );
    expect(
      one.kind === 'workbook' && one.workbook.sheets[0]?.rows.map(({ row, cells }) => [row, cells.length]),
    ).toEqual([[2, 16_384]]);
    const rows = Array.from(
      { length: 3000 },
      (_, row) => `<row r="${row + 1}"><c r="XFD${row + 1}"><v>2</v></c></row>`,
    );
    const many = readWorkbook(
      byHand(`<worksheet xmlns="${MAIN}"><sheetData>${rows.join('')}</sheetData></worksheet>`),
      'a.xlsx',
    );
    expect(many).toMatchObject({ kind: 'refused', problem: { code: 'ingest/zip-bomb' } });
  });

  it('has null where a formula went wrong', () => {
    const sheet = `<worksheet xmlns="${MAIN}"><sheetData><row r="1"><c r="A1" t="e"><v>#N/A</v></c><c r="B1"><f>1+1</f><v>2</v></c></row></sheetData></worksheet>`;
    expect(readWorkbook(byHand(sheet), 'a.xlsx')).toMatchObject({
      workbook: { sheets: [{ rows: [{ cells: [null, 2] }] }] },
    });
  });
});

describe('what is no sound workbook', () => {
  it('is told as cut off, wherever it ends', () => {
    const whole = aWorkbook(SHEETS);
    for (const part of [0.1, 0.5, 0.9, 0.999]) {
      expect(codeOf(whole.subarray(0, Math.floor(whole.length * part)))).toBe('ingest/truncated-workbook');
    }
    expect(codeOf(whole.subarray(0, whole.length - 1))).toBe('ingest/truncated-workbook');
  });

  it('is told as damaged where a part does not match its checksum', () => {
    const zip = byHand(`<worksheet xmlns="${MAIN}">${CELLS('')}</worksheet>`);
    const at = zip.indexOf('xl/worksheets/sheet1.xml') + 40;
    zip[at] = (zip[at] ?? 0) ^ 0xff;
    expect(codeOf(zip)).toBe('ingest/truncated-workbook');
  });

  it('is told by its kind', () => {
    const ole2 = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0];
    expect(codeOf(new Uint8Array(ole2))).toBe('ingest/old-workbook');
    expect(codeOf(new Uint8Array([...ole2, ...Buffer.from('EncryptedPackage', 'utf16le')]))).toBe(
      'ingest/protected-workbook',
    );
    expect(codeOf(bytesOf('VM,CPUs\n'))).toBe('ingest/not-a-workbook');
    expect(codeOf(aZip([{ name: 'readme.txt', content: bytesOf('hello') }]))).toBe('ingest/not-a-workbook');
    expect(codeOf(aZip([{ name: 'a', content: bytesOf('x'), claims: { flags: 1 } }]))).toBe(
      'ingest/unsupported-workbook',
    );
    expect(codeOf(aZip([{ name: 'a', content: bytesOf('x'), claims: { method: 12 } }]))).toBe(
      'ingest/unsupported-workbook',
    );
  });

  it('never makes reading throw, and never passes with a byte of its frame changed unnoticed', () => {
    const whole = aWorkbook(SHEETS);
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const copy = Uint8Array.from(whole);
        copy[at] = (copy[at] ?? 0) ^ change;
        expect(codeOf(copy)).toMatch(/^read$|^ingest\//);
      }),
    );
  });
});

describe('a zip bomb', () => {
  const limits = { totalBytes: 100_000, entryBytes: 60_000, entries: 5, elements: 1000 };
  const zeros = (length: number, name = 'a'): ZipPart => ({ name, content: new Uint8Array(length) });

  it('is refused by the size of one part, of all parts, and by their number', () => {
    expect(judgeZip(aZip([zeros(60_000)]), limits).kind).toBe('sound');
    expect(judgeZip(aZip([zeros(60_001)]), limits).kind).toBe('bomb');
    expect(judgeZip(aZip([zeros(50_000), zeros(50_000, 'b')]), limits).kind).toBe('sound');
    expect(judgeZip(aZip([zeros(50_000), zeros(50_001, 'b')]), limits).kind).toBe('bomb');
    expect(judgeZip(aZip(Array.from({ length: 6 }, (_, index) => zeros(1, String(index)))), limits).kind).toBe('bomb');
  });

  it('is refused by the number of its cells, which take more memory than the file tells', () => {
    const cells = (count: number) => aZip([{ name: 'a', content: bytesOf('<c><v>1</v></c>'.repeat(count)) }]);
    expect(judgeZip(cells(500), limits).kind).toBe('sound');
    expect(judgeZip(cells(501), limits).kind).toBe('bomb');
  });

  it('is not believed about its size', () => {
    const liar = { ...zeros(60_001), claims: { plainBytes: 10 } };
    expect(judgeZip(aZip([liar]), limits).kind).toBe('bomb');
    expect(judgeZip(aZip([{ ...zeros(100), claims: { plainBytes: 10 } }]), limits).kind).toBe('damaged');
  });

  it('is refused where its parts overlap', () => {
    const zip = aZip([zeros(10), zeros(10, 'b')]);
    const second = zip.lastIndexOf('PK\x01\x02');
    zip.writeUInt32LE(0, second + 42);
    expect(judgeZip(zip, limits)).toMatchObject({ kind: 'bomb' });
  });

  it('of a gibibyte of zeros is refused at the real limits, with the sizes found', () => {
    const block = deflateRawSync(new Uint8Array(ZIP_LIMITS.entryBytes + 1));
    const zip = aZip([
      { name: 'xl/worksheets/sheet1.xml', content: new Uint8Array(0), packed: block, claims: { plainBytes: 10 } },
    ]);
    const reading = readWorkbook(zip, 'bomb.xlsx');
    expect(reading).toMatchObject({ kind: 'refused', problem: { code: 'ingest/zip-bomb', at: { file: 'bomb.xlsx' } } });
    expect(reading.kind === 'refused' && reading.problem.message).toContain(String(ZIP_LIMITS.entryBytes));
  });
});
