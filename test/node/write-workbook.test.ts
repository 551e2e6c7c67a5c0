import { read, utils } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { writeWorkbook } from '../../src/node/index.js';
import type { WorkbookSheet } from '../../src/node/write-workbook.js';

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
});
