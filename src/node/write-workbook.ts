import { readFile } from 'node:fs/promises';
import type { CellObject, utils, WorkSheet } from '@e965/xlsx';
import { visibleText } from '../model/index.js';

/** A sheet of a workbook of ours: typed cells under one row of headings. */
export interface WorkbookSheet {
  /** At most 31 characters. */
  readonly title: string;
  readonly columns: readonly {
    readonly heading: string;
    /** `count` and `amount` are numbers, the second with `decimals`; `instant` is ISO 8601 in UTC, shown to the minute. */
    readonly kind: 'text' | 'count' | 'amount' | 'instant';
    readonly decimals: number;
    readonly width: number;
  }[];
  /** `null` is unknown and an empty cell. */
  readonly rows: readonly (readonly (string | number | null)[])[];
}

/** What a workbook of ours says of itself, and by what a later run knows it. */
const MAKER = 'Portolan';
const MOST_CELL = 32_767;
const DAY_MS = 86_400_000;
/** Day 0 of spreadsheets, as they count since 1900. */
const EPOCH_MS = Date.UTC(1899, 11, 30);

/**
 * Writes an `.xlsx` workbook: typed cells, filters over the headings, widths and number formats. Texts are texts: no cell is ever a formula. The same
 * sheets give the same bytes. A cell of more than 32,767 characters, which no spreadsheet takes, ends in `…`.
 */
export async function writeWorkbook(sheets: readonly WorkbookSheet[], title: string): Promise<Uint8Array> {
  // The library takes as long to load as the catalogue: only who asks for a workbook pays for it.
  const library = await import('@e965/xlsx');
  const { utils: tools, write } = library;
  const book = tools.book_new();
  book.Props = { Title: title, Application: MAKER, Company: MAKER };
  for (const sheet of sheets) tools.book_append_sheet(book, worksheetOf(sheet, tools), sheet.title);
  const bytes = withOwnFormats(
    library.SSF as NumberFormats,
    () => write(book, { type: 'array', bookType: 'xlsx', bookSST: true, compression: true }) as ArrayBuffer,
  );
  return new Uint8Array(bytes);
}

/** The library's table of number formats, which its types leave open. */
interface NumberFormats {
  readonly get_table: () => Record<number, string>;
}

/** Formats that every workbook has without saying so; from 164 on they are a workbook's own. */
const isBuiltIn = (id: number): boolean => id <= 22 || (id >= 37 && id <= 40) || (id >= 45 && id <= 49);

/**
 * The library keeps number formats in one table for all workbooks, and what was read before would number ours otherwise: the same sheets would
 * be other bytes. Written with the built-in ones alone; what was there is put back.
 */
function withOwnFormats<T>(formats: NumberFormats, run: () => T): T {
  const table = formats.get_table();
  const before = Object.entries(table);
  const keep = (isKept: (id: number) => boolean): void => {
    for (const id of Object.keys(table).map(Number)) if (!isKept(id)) Reflect.deleteProperty(table, id);
  };
  keep(isBuiltIn);
  try {
    return run();
  } finally {
    keep(() => false);
    for (const [id, format] of before) table[Number(id)] = format;
  }
}

type Places = Pick<typeof utils, 'encode_cell' | 'encode_range'>;

function worksheetOf({ columns, rows }: WorkbookSheet, places: Places): WorkSheet {
  const sheet: WorkSheet = {};
  columns.forEach(({ heading }, c) => {
    sheet[places.encode_cell({ c, r: 0 })] = { t: 's', v: heading } satisfies CellObject;
  });
  rows.forEach((cells, row) => {
    columns.forEach((column, c) => {
      const cell = cellOf(cells[c] ?? null, column);
      if (cell !== null) sheet[places.encode_cell({ c, r: row + 1 })] = cell;
    });
  });
  const range = places.encode_range({ s: { c: 0, r: 0 }, e: { c: Math.max(0, columns.length - 1), r: rows.length } });
  return {
    ...sheet,
    '!ref': range,
    '!autofilter': { ref: range },
    '!cols': columns.map(({ width, heading }) => ({ wch: Math.max(width, Math.min(heading.length + 2, 30)) })),
  };
}

function cellOf(
  value: string | number | null,
  { kind, decimals }: WorkbookSheet['columns'][number],
): CellObject | null {
  if (value === null) return null;
  if (typeof value === 'number') {
    return Number.isFinite(value) ? { t: 'n', v: value, z: kind === 'count' ? '#,##0' : numberFormat(decimals) } : null;
  }
  const instant = kind === 'instant' ? Date.parse(value) : Number.NaN;
  if (!Number.isNaN(instant)) return { t: 'n', v: (instant - EPOCH_MS) / DAY_MS, z: 'yyyy-mm-dd hh:mm' };
  const text = visibleText(value);
  return { t: 's', v: text.length > MOST_CELL ? `${text.slice(0, MOST_CELL - 1)}…` : text };
}

const numberFormat = (decimals: number): string => (decimals === 0 ? '#,##0' : `#,##0.${'0'.repeat(decimals)}`);

/** Whether a file is a workbook that `writeWorkbook` made; a file that cannot be read is none. */
export async function isOwnWorkbook(path: string): Promise<boolean> {
  try {
    const { read } = await import('@e965/xlsx');
    const { Props } = read(await readFile(path), { bookProps: true });
    return Props?.Company === MAKER;
  } catch {
    return false;
  }
}
