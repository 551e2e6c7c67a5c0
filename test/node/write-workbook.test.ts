import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { read, utils, write } from '@e965/xlsx';
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { writeWorkbook } from '../../src/node/index.js';
import { partsOf } from '../../src/node/workbook/sheet.js';
import { isOwnWorkbook } from '../../src/node/write-workbook.js';
import type { WorkbookSheet } from '../../src/node/write-workbook.js';
import { hasLibreOffice, NEEDS_LIBREOFFICE, openWorkbook, shownWorkbook } from '../support/libreoffice.js';
import { temporaryFolder } from '../support/run-cli.js';

const SHEET: WorkbookSheet = {
  title: 'Machines',
  columns: [
    { heading: 'Machine', kind: 'text', decimals: 0, width: 24 },
    { heading: 'Disks', kind: 'count', decimals: 0, width: 12 },
    { heading: 'Written (GB a day)', kind: 'amount', decimals: 2, width: 12 },
    { heading: 'Begins (UTC)', kind: 'instant', decimals: 0, width: 18 },
  ],
  rows: [
    ['db01', 3, 86.4, '2026-12-05T04:00:00Z'],
    ['=HYPERLINK("http://x","y")', null, 0, null],
    ['</script><b>', 2, 'of the host', '2026-12-05T04:30:00Z'],
  ],
};

const readBack = (bytes: Uint8Array) =>
  read(bytes, { type: 'array', cellFormula: true, cellNF: true }).Sheets['Machines']!;

describe('a workbook', () => {
  it('holds typed cells, and nothing where nothing is known', async () => {
    const sheet = readBack(await writeWorkbook([SHEET], 'Plan'));
    expect(sheet['A2']).toMatchObject({ t: 's', v: 'db01' });
    expect(sheet['B2']).toMatchObject({ t: 'n', v: 3 });
    expect(sheet['C2']).toMatchObject({ t: 'n', v: 86.4 });
    // Days since 1899-12-30: 2026-12-05 is the 46361st.
    expect(sheet['D2']).toMatchObject({ t: 'n', v: 46_361 + 4 / 24 });
    expect([sheet['B3'], sheet['D3']]).toEqual([undefined, undefined]);
    expect(sheet['C3']).toMatchObject({ t: 'n', v: 0 });
    expect(sheet['C4']).toMatchObject({ t: 's', v: 'of the host' });
  });

  it('holds a day as a date without a time, and words in its place as words', async () => {
    const columns = [{ heading: 'Cutover', kind: 'day', decimals: 0, width: 12 }] as const;
    const sheet = readBack(
      await writeWorkbook([{ title: 'Machines', columns, rows: [['2026-12-05'], [null], ['day 14']] }], 'Plan'),
    );
    expect(sheet['A2']).toMatchObject({ t: 'n', v: 46_361, z: 'yyyy-mm-dd' });
    expect(sheet['A3']).toBeUndefined();
    expect(sheet['A4']).toMatchObject({ t: 's', v: 'day 14' });
  });

  it('keeps a text that looks like a formula a text', async () => {
    const sheet = readBack(await writeWorkbook([SHEET], 'Plan'));
    expect(sheet['A3']).toMatchObject({ t: 's', v: '=HYPERLINK("http://x","y")' });
    expect(Object.values(sheet).filter((cell) => typeof cell === 'object' && 'f' in (cell as object))).toEqual([]);
    expect((sheet['A4'] as { v: unknown }).v).toBe('</script><b>');
  });

  it('has its headings in the first row, and a filter over them', async () => {
    const sheet = readBack(await writeWorkbook([SHEET], 'Plan'));
    expect(utils.sheet_to_json(sheet, { header: 1 })[0]).toEqual(SHEET.columns.map(({ heading }) => heading));
    expect(sheet['!autofilter']).toEqual({ ref: 'A1:D4' });
  });

  it('is the same, byte by byte, for the same sheets', async () => {
    expect(await writeWorkbook([SHEET], 'Plan')).toEqual(await writeWorkbook([SHEET], 'Plan'));
  });

  it('is the same in every zone and after other workbooks were read', async () => {
    const bytes = await writeWorkbook([SHEET], 'Plan');
    const other = utils.book_new();
    utils.book_append_sheet(other, { '!ref': 'A1', A1: { t: 'n', v: 1, z: '0.000000' } }, 'Other');
    read(write(other, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer, { cellNF: true });
    const zone = process.env['TZ'];
    try {
      for (const other of ['Asia/Tokyo', 'Pacific/Chatham', 'America/St_Johns']) {
        process.env['TZ'] = other;
        expect(await writeWorkbook([SHEET], 'Plan')).toEqual(bytes);
      }
    } finally {
      if (zone === undefined) delete process.env['TZ'];
      else process.env['TZ'] = zone;
    }
  });

  it('shows numbers by the formats of their columns', async () => {
    const columns = [0, 2, 3].map((decimals) => ({ heading: 'x', kind: 'amount', decimals, width: 8 }) as const);
    const sheet = readBack(await writeWorkbook([{ ...SHEET, columns, rows: [[1234.5, 1234.5, 1234.5]] }], 'Plan'));
    expect(['A2', 'B2', 'C2'].map((place) => (sheet[place] as { z: string }).z)).toEqual([
      '#,##0',
      '#,##0.00',
      '#,##0.000',
    ]);
  });

  it('keeps its headings in sight, and the columns asked for', async () => {
    const headings = await partIn([SHEET], 'xl/worksheets/sheet1.xml');
    expect(headings).toContain('<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>');
    const both = await partIn([{ ...SHEET, frozenColumns: 2 }], 'xl/worksheets/sheet1.xml');
    expect(both).toContain('<pane xSplit="2" ySplit="1" topLeftCell="C2" activePane="bottomRight" state="frozen"/>');
    expect(await partIn([SHEET], 'xl/workbook.xml')).toContain(`'Machines'!$1:$1`);
  });

  it('prints a wide sheet on pages beside each other, with the columns that stay in sight on each', async () => {
    const width = async (columns: number): Promise<string> => {
      const wide = Array.from({ length: columns }, (_, at) => ({
        ...SHEET.columns[1]!,
        heading: String(at),
        width: 24,
      }));
      const sheet = await partIn([{ ...SHEET, columns: wide, rows: [] }], 'xl/worksheets/sheet1.xml');
      return /fitToWidth="(\d+)" fitToHeight="0"/.exec(sheet)![1]!;
    };
    expect([await width(4), await width(10), await width(59)]).toEqual(['1', '1', '6']);
    const book = await partIn([{ ...SHEET, frozenColumns: 1 }], 'xl/workbook.xml');
    expect(book).toContain(`'Machines'!$A:$A,'Machines'!$1:$1`);
  });

  it('shows days without a time', async () => {
    const column = { heading: 'Last seen', kind: 'day', decimals: 0, width: 12 } as const;
    const sheet = readBack(await writeWorkbook([{ ...SHEET, columns: [column], rows: [['2026-12-05']] }], 'Plan'));
    expect(sheet['A2']).toMatchObject({ t: 'n', v: 46_361, z: 'yyyy-mm-dd' });
  });

  it('has bold wrapped headings', async () => {
    const sheet = await partIn([SHEET], 'xl/worksheets/sheet1.xml');
    expect(sheet).toContain('<c r="A1" s="1" t="inlineStr">');
    const styles = await partIn([SHEET], 'xl/styles.xml');
    const [, heading] = /<cellXfs count="\d+">(.*)<\/cellXfs>/.exec(styles)![1]!.match(/<xf .*?(?:\/>|<\/xf>)/g)!;
    expect(heading).toContain('fontId="1"');
    expect(heading).toContain('wrapText="1"');
    expect(/<fonts.*?<\/fonts>/.exec(styles)![0].split('<font>')[2]).toContain('<b/>');
  });

  it('is known again as a workbook of ours, and others are not', async () => {
    const path = join(temporaryFolder(), 'own.xlsx');
    writeFileSync(path, await writeWorkbook([SHEET], 'Plan'));
    expect(await isOwnWorkbook(path)).toBe(true);
    const other = utils.book_new();
    utils.book_append_sheet(other, { '!ref': 'A1', A1: { t: 's', v: 'Portolan' } }, 'Portolan');
    writeFileSync(path, new Uint8Array(write(other, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer));
    expect(await isOwnWorkbook(path)).toBe(false);
  });

  it('takes only titles that spreadsheets take', async () => {
    for (const title of ['', 'x'.repeat(32), 'a/b', "'a", 'a?']) {
      await expect(writeWorkbook([{ ...SHEET, title }], 'Plan'), title).rejects.toThrow('title');
    }
    await expect(writeWorkbook([SHEET, { ...SHEET, title: 'MACHINES' }], 'Plan')).rejects.toThrow('one title');
  });

  it('goes on in another sheet where one is full', () => {
    const rows = [[1], [2], [3], [4], [5]];
    const parts = partsOf({ ...SHEET, title: 'Problems that were met in the input'.slice(0, 31), rows }, 3);
    expect(parts.map(({ title, rows: own }) => [title, own])).toEqual([
      ['Problems that were met in the i', [[1], [2]]],
      ['Problems that were met in t (2)', [[3], [4]]],
      ['Problems that were met in t (3)', [[5]]],
    ]);
    expect(parts.every(({ columns }) => columns === SHEET.columns)).toBe(true);
    expect(partsOf({ ...SHEET, rows }, 6)).toEqual([{ ...SHEET, rows }]);
  });
});

/** One part of the package as it was written. */
async function partIn(sheets: readonly WorkbookSheet[], name: string): Promise<string> {
  return strFromU8(unzipSync(await writeWorkbook(sheets, 'Plan'))[name]!);
}

const BEYOND = 100_000;
/** What was given, and what a spreadsheet has to hold of it. */
const HOSTILE: readonly (readonly [given: string, held: string])[] = [
  ...[
    '=HYPERLINK("http://x","y")',
    '+1',
    '-1',
    '@x',
    '=1+1',
    "'=1",
    '1',
    '2026-01-01',
    'TRUE',
    '#N/A',
    '1e5',
    '00012',
  ].map((text): readonly [string, string] => [text, text]),
  ['  two spaces  ', '  two spaces  '],
  ['<b>&amp;"\'', '<b>&amp;"\''],
  ['_x0041_ and _x000d_', '_x0041_ and _x000d_'],
  ['first\r\nsecond\rthird\tx', 'first\nsecond\nthird\tx'],
  ['\u0000\u0007\u001b[31m\u007f\u0085', '␀␇␛[31m␡\ufffd'],
  ['\u202egpj.exe', '\ufffdgpj.exe'],
  ['half \ud83d of a pair', 'half \ufffd of a pair'],
  ['no \ufffe or \uffff', 'no \ufffd or \ufffd'],
  ['👩‍🚀 漢字 ÄÖ', '👩‍🚀 漢字 ÄÖ'],
  ['a'.repeat(BEYOND), `${'a'.repeat(32_766)}…`],
  [`b${'😀'.repeat(BEYOND)}`, `b${'😀'.repeat(16_382)}…`],
  ['__proto__', '__proto__'],
];

const hostileSheet: WorkbookSheet = {
  ...SHEET,
  columns: [SHEET.columns[0]!, SHEET.columns[1]!],
  rows: HOSTILE.map(([given], index) => [given, index]),
};

describe('hostile cells', () => {
  it('are texts, and nothing of them is lost or run', async () => {
    const sheet = readBack(await writeWorkbook([hostileSheet], '</title>=1'));
    for (const [index, [, held]] of HOSTILE.entries()) {
      expect(sheet[`A${index + 2}`], held.slice(0, 40)).toMatchObject({ t: 's', v: held });
      expect(sheet[`A${index + 2}`]).not.toHaveProperty('f');
    }
  });

  it('are never a formula, whatever they hold', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: 'binary', maxLength: 40 }), { minLength: 1, maxLength: 20 }),
        async (texts) => {
          const xml = await partIn(
            [{ ...SHEET, columns: [SHEET.columns[0]!], rows: texts.map((text) => [text]) }],
            'xl/worksheets/sheet1.xml',
          );
          expect(xml).not.toMatch(/<f[ >]/);
          expect(xml.match(/<c /g)).toHaveLength(texts.length + 1);
          expect(xml).not.toMatch(/[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/);
        },
      ),
      { numRuns: 60 },
    );
  });

  it.runIf(hasLibreOffice)(
    `are the same cells in LibreOffice${NEEDS_LIBREOFFICE}`,
    async () => {
      const path = join(temporaryFolder(), 'hostile.xlsx');
      writeFileSync(path, await writeWorkbook([hostileSheet, { ...SHEET, title: 'Plan' }], 'Plan'));
      const opened = openWorkbook(path);
      expect(opened.get('Machines')!.slice(1)).toEqual(HOSTILE.map(([, held], index) => [held, index]));
      expect(opened.get('Plan')).toEqual([
        SHEET.columns.map(({ heading }) => heading),
        ['db01', 3, 86.4, { date: expect.stringContaining('2026-12-05') as unknown }],
        ['=HYPERLINK("http://x","y")', null, 0, null],
        ['</script><b>', 2, 'of the host', { date: expect.stringContaining('2026-12-05') as unknown }],
      ]);
      expect(shownWorkbook(path).get('Plan')![1]).toEqual(['db01', '3', '86.40', '2026-12-05 04:00']);
    },
    120_000,
  );
});
