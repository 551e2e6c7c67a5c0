import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { RecoveryPlan } from '../../src/recovery/index.js';
import type { ReplicationPlan } from '../../src/replication/index.js';
import { visibleText } from '../../src/model/index.js';
import { recoveryTables, replicationTables, sheetOf } from '../../src/report/index.js';
import type { ReportTable } from '../../src/report/index.js';
import { hasLibreOffice, NEEDS_LIBREOFFICE, openWorkbook, shownWorkbook } from '../support/libreoffice.js';
import type { OpenedCell, OpenedSheets } from '../support/libreoffice.js';
import { temporaryFolder } from '../support/run-cli.js';
import { HOSTILE_NAMES, writePlans } from '../support/written-plans.js';

const BOOKS = {
  replication: (json: string) => replicationTables(JSON.parse(json) as ReplicationPlan),
  recovery: (json: string) => recoveryTables(JSON.parse(json) as RecoveryPlan),
} as const;
type Book = keyof typeof BOOKS;
type Cell = ReportTable['rows'][number][number];

/** A spreadsheet writes 15 digits, the last of them not rounded as we would. */
const DIGITS = 13;

/** What a spreadsheet is to hold of a cell: instants as dates to the second, numbers with the digits that are sure, texts as they are. */
function expected(value: Cell, kind: ReportTable['columns'][number]['kind']): OpenedCell {
  if (value === null || value === '') return null;
  if (typeof value === 'number') return Number(value.toPrecision(DIGITS));
  const isInstant = kind === 'instant' && !Number.isNaN(Date.parse(value));
  return isInstant ? { date: new Date(value).toISOString().slice(0, 19).replace('T', ' ') } : visibleText(value);
}

const found = (cell: OpenedCell): OpenedCell => (typeof cell === 'number' ? Number(cell.toPrecision(DIGITS)) : cell);

describe.skipIf(!hasLibreOffice)(`workbooks of plans in LibreOffice${NEEDS_LIBREOFFICE}`, () => {
  const sheets = new Map<Book, OpenedSheets>();
  const tables = new Map<Book, readonly ReportTable[]>();
  let folder: string;
  const made = temporaryFolder();

  beforeAll(async () => {
    folder = await writePlans(made, 'small');
    for (const book of ['replication', 'recovery'] as const) {
      sheets.set(book, openWorkbook(join(folder, `${book}.xlsx`)));
      tables.set(book, BOOKS[book](readFileSync(join(folder, `${book}.json`), 'utf8')));
    }
  });

  it.each(['replication', 'recovery'] as const)('hold every cell of every table of %s', (book) => {
    const opened = sheets.get(book)!;
    const all = tables.get(book)!;
    expect([...opened.keys()]).toEqual(all.map(({ title }) => title));
    for (const table of all) {
      const { title, columns, rows } = table;
      const [headings, ...cells] = opened.get(title)!;
      expect(headings, title).toEqual(sheetOf(table).columns.map(({ heading }) => heading));
      expect(
        cells.map((row) => row.map(found)),
        title,
      ).toEqual(rows.map((row) => row.map((cell, at) => expected(cell, columns[at]!.kind))));
    }
    expect(all.reduce((sum, { rows }) => sum + rows.length, 0)).toBeGreaterThan(60);
  });

  it('hold names that look like formulas as texts', () => {
    const names = sheets
      .get('replication')!
      .get('Machines')!
      .map(([name]) => name);
    for (const name of HOSTILE_NAMES) expect(names).toContain(visibleText(name));
  });

  it('show numbers by the decimals of their column, and instants to the minute', () => {
    const shown = shownWorkbook(join(folder, 'replication.xlsx'));
    const [headings, ...rows] = shown.get('Machines')!;
    const column = (title: string): readonly string[] =>
      rows.map((row) => row[headings!.indexOf(title)]!).filter((text) => text !== '');
    expect(column('P95 (MB/s)').length).toBeGreaterThan(1);
    for (const text of column('P95 (MB/s)')) expect(text).toMatch(/^[\d,]+\.\d\d$/);
    expect(column('Peak at (UTC)').length).toBeGreaterThan(1);
    for (const text of column('Peak at (UTC)')) expect(text).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d$/);
  });
});
