import { readFile } from 'node:fs/promises';
import type { Zip } from 'fflate';
import { invariant } from '../model/index.js';
import { bookParts, MAKER, sheetFile } from './workbook/book-parts.js';
import { MOST_TITLE, partsOf } from './workbook/sheet.js';
import type { WorkbookSheet } from './workbook/sheet.js';
import { numberStyles, stylesXml } from './workbook/styles.js';
import { worksheetChunks } from './workbook/worksheet-xml.js';

export type { WorkbookSheet } from './workbook/sheet.js';

/** Quick, and a tenth larger than what packs best. */
const LEVEL = 3;

/**
 * Writes an `.xlsx` workbook: typed cells under headings that stay in sight, filters over them, widths and number formats. Texts are texts: no cell
 * is ever a formula. Lines within a cell end in a line feed. The same sheets give the same bytes on every machine, in every zone. A cell of more than
 * 32,767 characters, which no spreadsheet takes, ends in `…`; rows beyond the 1,048,576th go on in a sheet behind, `Problems (2)`.
 *
 * Beside the result it holds no more than some rows at a time.
 *
 * @throws {InvariantError} no sheet, or titles that spreadsheets refuse
 */
export async function writeWorkbook(sheets: readonly WorkbookSheet[], title: string): Promise<Uint8Array> {
  const parts = sheets.flatMap((sheet) => partsOf(sheet));
  checkTitles(parts);
  const { strToU8, Zip: ZipFile, ZipDeflate } = await import('fflate');
  const styles = numberStyles(parts);
  const written: Uint8Array[] = [];
  const zip: Zip = new ZipFile((error, bytes) => {
    if (error !== null) throw error;
    written.push(bytes);
  });
  const add = (name: string, chunks: Iterable<string>): void => {
    // Zips state local times: midday of their first day is the same there in every zone.
    const file = Object.assign(new ZipDeflate(name, { level: LEVEL }), { mtime: new Date(1980, 0, 1, 12) });
    zip.add(file);
    for (const chunk of chunks) file.push(strToU8(chunk));
    file.push(new Uint8Array(0), true);
  };
  for (const { name, text } of bookParts(parts, title, stylesXml(styles))) add(name, [text]);
  for (const [index, sheet] of parts.entries()) add(sheetFile(index), worksheetChunks(sheet, styles, index === 0));
  zip.end();
  return new Uint8Array(Buffer.concat(written));
}

const REFUSED = /[[\]:*?/\\\u0000-\u001f]|^'|'$/;

function checkTitles(sheets: readonly WorkbookSheet[]): void {
  invariant(sheets.length > 0, 'a workbook should have a sheet');
  for (const { title } of sheets) {
    const isTaken = title.length > 0 && title.length <= MOST_TITLE && !REFUSED.test(title);
    invariant(isTaken, `a sheet should have a title that spreadsheets take, not "${title}"`);
  }
  const titles = new Set(sheets.map(({ title }) => title.toLowerCase()));
  invariant(titles.size === sheets.length, 'no two sheets should have one title');
}

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
