import { read as readSpreadsheet } from '@e965/xlsx';
import type { CellObject, WorkSheet } from '@e965/xlsx';
import type { Sheet, SheetCell as Cell } from '../ingest/index.js';
import type { Problem } from '../model/index.js';
import { judgeZip, ZIP_LIMITS } from './zip-guard.js';
import type { ZipLimits, ZipVerdict } from './zip-guard.js';

interface Workbook {
  readonly sheets: readonly Sheet[];
}

/** The sheets, or the one problem that kept them from being read. */
export type WorkbookReading =
  { readonly kind: 'workbook'; readonly workbook: Workbook } | { readonly kind: 'refused'; readonly problem: Problem };

/** Whether the bytes begin as a zip archive does. */
export const looksLikeZip = (content: Uint8Array): boolean =>
  content[0] === 0x50 && content[1] === 0x4b && (content[2] === 3 || content[2] === 5);

/** Whether the bytes begin as an OLE2 file does: an `.xls` of old, or an `.xlsx` under a password. */
export const looksLikeOle2 = (content: Uint8Array): boolean =>
  [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1].every((byte, index) => content[index] === byte);

/**
 * Reads an `.xlsx` workbook. The reader beneath is lenient and takes any bytes for something, so the archive is judged first:
 * it must be whole, a spreadsheet, and within the limits when unpacked. Values are taken as stored; formulas and markup are
 * left alone, and a cell with a formula's error is null.
 *
 * Codes: `ingest/truncated-workbook`, `ingest/zip-bomb`, `ingest/unsupported-workbook`, `ingest/not-a-workbook`,
 * `ingest/old-workbook`, `ingest/protected-workbook`.
 */
export function readWorkbook(content: Uint8Array, file: string, limits: ZipLimits = ZIP_LIMITS): WorkbookReading {
  if (looksLikeOle2(content)) return { kind: 'refused', problem: problemOfOle2(content, file) };
  const verdict = judgeZip(content, limits);
  const problem = problemOfVerdict(verdict, file);
  if (problem !== null) return { kind: 'refused', problem };
  try {
    const book = readSpreadsheet(content, { ...READ_OPTIONS });
    const places = book.SheetNames.reduce((sum, name) => sum + placesIn(book.Sheets[name]), 0);
    if (places > MAX_PLACES) return { kind: 'refused', problem: scattered(file, places) };
    return {
      kind: 'workbook',
      workbook: { sheets: book.SheetNames.map((name) => sheetOf(name, book.Sheets[name])) },
    };
  } catch (error) {
    const why = error instanceof Error ? error.message.slice(0, 200) : 'no reason given';
    return { kind: 'refused', problem: damagedWorkbook(file, `its sheets cannot be read (${why})`) };
  }
}

const READ_OPTIONS = {
  type: 'array',
  dense: true,
  cellHTML: false,
  cellFormula: false,
  cellText: false,
} as const;

/** No spreadsheet has more rows; a row beyond is no row. */
const MAX_ROWS = 1_048_576;
/** Places in rows up to their last cell, empty ones included; an export of 20,000 machines has about 12 million. */
const MAX_PLACES = 40_000_000;

type CellRow = readonly (CellObject | undefined)[];

/** The rows that have cells. A file may number its rows as it likes, so holes are never walked over. */
function rowsOf(sheet: WorkSheet | undefined): { readonly row: number; readonly cells: CellRow }[] {
  return Object.entries<CellRow>(sheet?.['!data'] ?? [])
    .map(([index, cells]) => ({ row: Number(index) + 1, cells }))
    .filter(({ row }) => row <= MAX_ROWS);
}

const placesIn = (sheet: WorkSheet | undefined): number =>
  rowsOf(sheet).reduce((sum, { cells }) => sum + cells.length, 0);

function sheetOf(name: string, sheet: WorkSheet | undefined): Sheet {
  const rows = rowsOf(sheet).map(({ row, cells }) => ({ row, cells: Array.from(cells, cellValue) }));
  const merged = (sheet?.['!merges'] ?? []).map(({ s, e }) => ({
    ...{ firstRow: s.r + 1, lastRow: e.r + 1, firstColumn: s.c, lastColumn: e.c },
  }));
  return {
    ...{ name, rows, lastRow: Math.max(rows.at(-1)?.row ?? 0, lastRowOf(sheet?.['!ref'])) },
    ...(merged.length === 0 ? {} : { merged }),
  };
}

/** `A1:N3504` -> 3504. */
const lastRowOf = (reference: string | undefined): number =>
  Math.min(MAX_ROWS, Number(/(\d+)$/.exec(reference ?? '')?.[1] ?? 0));

const scattered = (file: string, places: number): Problem =>
  error('zip-bomb', file, {
    message: `the workbook is refused: its cells are scattered over ${places} places, more than ${MAX_PLACES}`,
    remedy: 'export the inventory again; a real export fills its columns from the left',
  });

function cellValue(cell: CellObject | undefined): Cell {
  if (cell === undefined || cell.t === 'e') return null;
  const { v } = cell;
  if (typeof v === 'string' || typeof v === 'boolean' || typeof v === 'number') return v;
  return v instanceof Date ? v.toISOString() : null;
}

const error = (code: string, file: string, words: Pick<Problem, 'message' | 'remedy'>): Problem => ({
  code: `ingest/${code}`,
  severity: 'error',
  at: { file },
  ...words,
});

const damagedWorkbook = (file: string, found: string): Problem =>
  error('truncated-workbook', file, {
    message: `the workbook is cut off or damaged: ${found}`,
    remedy: 'copy or export the file again; nothing of it was read',
  });

function problemOfVerdict(verdict: ZipVerdict, file: string): Problem | null {
  switch (verdict.kind) {
    case 'sound':
      return isSpreadsheet(verdict.names) ? null : notAWorkbook(file, 'a zip archive without a spreadsheet in it');
    case 'notZip':
      return notAWorkbook(file, 'no zip archive, which every .xlsx is');
    case 'damaged':
      return damagedWorkbook(file, verdict.found);
    case 'bomb':
      return error('zip-bomb', file, {
        message: `the workbook is refused, since unpacking it could exhaust the memory: ${verdict.found}`,
        remedy: 'export the inventory again; a real export is far smaller',
      });
    case 'unsupported':
      return error('unsupported-workbook', file, {
        message: `the workbook cannot be read: ${verdict.found}`,
        remedy: 'open it in a spreadsheet program and save it as a plain .xlsx without a password',
      });
  }
}

const notAWorkbook = (file: string, found: string): Problem =>
  error('not-a-workbook', file, {
    message: `this is no workbook but ${found}`,
    remedy: 'give the .xlsx that RVTools wrote, or unpack the archive and give the CSV files in it',
  });

const isSpreadsheet = (names: readonly string[]): boolean =>
  names.includes('[Content_Types].xml') && names.some((name) => /^\/?xl\/workbook\.xml$/i.test(name));

/** A protected workbook has its parts under names in UTF-16 in the directory of the OLE2 file. */
function problemOfOle2(content: Uint8Array, file: string): Problem {
  const isProtected = Buffer.from(content.buffer, content.byteOffset, content.byteLength).includes(
    Buffer.from('EncryptedPackage', 'utf16le'),
  );
  if (isProtected) {
    return error('protected-workbook', file, {
      message: 'the workbook is protected by a password and cannot be read',
      remedy: 'open it and save it without the password',
    });
  }
  return error('old-workbook', file, {
    message: 'this is a workbook of the old .xls kind (OLE2), which is not read',
    remedy: 'open it and save it as .xlsx, or as CSV files',
  });
}
