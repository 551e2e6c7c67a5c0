import type { WorkbookColumn, WorkbookSheet } from './sheet.js';
import { HEADING_STYLE, TEXT_STYLE, WRAPPED_STYLE } from './styles.js';
import type { NumberStyles } from './styles.js';
import { cellXml } from './xml-text.js';

const NAMESPACE = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const DAY_MS = 86_400_000;
/** Day 0 of spreadsheets, as they count since 1900. */
const EPOCH_MS = Date.UTC(1899, 11, 30);
/** Characters that a heading may widen its column to; a longer one wraps. */
const WIDE_HEADING = 30;
/** Characters across a page in landscape at which print is still read: about half the size of the screen's. */
const PAGE_CHARACTERS = 260;
/** Characters of XML that are handed on at a time. */
const CHUNK = 65_536;

/** `A` of 0, `Z` of 25, `AA` of 26. */
export function columnLetters(index: number): string {
  const rest = Math.floor(index / 26) - 1;
  return `${rest < 0 ? '' : columnLetters(rest)}${String.fromCharCode(65 + (index % 26))}`;
}

/** `A1:D4`: headings and rows. */
const rangeOf = ({ columns, rows }: WorkbookSheet): string =>
  `A1:${columnLetters(Math.max(0, columns.length - 1))}${rows.length + 1}`;

/** A sheet as XML, some rows at a time, so that no more of it is held than that. */
export function* worksheetChunks(
  sheet: WorkbookSheet,
  styles: NumberStyles,
  isFirst: boolean,
): Generator<string, void, undefined> {
  const cells = sheet.columns.map((column, index) => cellWriter(column, columnLetters(index), styles));
  let text = `${headOf(sheet, isFirst)}<sheetData>${headingRow(sheet)}`;
  for (const [index, row] of sheet.rows.entries()) {
    const number = String(index + 2);
    text += `<row r="${number}">`;
    for (const [place, write] of cells.entries()) text += write(row[place] ?? null, number);
    text += '</row>';
    if (text.length < CHUNK) continue;
    yield text;
    text = '';
  }
  yield `${text}</sheetData>${footOf(sheet)}`;
}

type CellWriter = (value: string | number | null, row: string) => string;

function cellWriter(column: WorkbookColumn, letters: string, styles: NumberStyles): CellWriter {
  const style = styles.styleOf(column);
  const textStyle = column.isWrapped === true ? WRAPPED_STYLE : TEXT_STYLE;
  const numberCell = (value: number, row: string): string =>
    Number.isFinite(value) ? `<c r="${letters}${row}" s="${style}"><v>${value}</v></c>` : '';
  return (value, row) => {
    if (value === null) return '';
    if (typeof value === 'number') return numberCell(value, row);
    const isDated = column.kind === 'instant' || column.kind === 'day';
    const instant = isDated ? Date.parse(value) : Number.NaN;
    if (!Number.isNaN(instant)) return numberCell((instant - EPOCH_MS) / DAY_MS, row);
    return textCell(`${letters}${row}`, value, textStyle);
  };
}

/** Text within the cell itself: a list of shared texts would have to be held whole. */
const textCell = (place: string, text: string, style: number): string =>
  `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${cellXml(text)}</t></is></c>`;

const headingRow = ({ columns }: WorkbookSheet): string =>
  `<row r="1">${columns.map(({ heading }, index) => textCell(`${columnLetters(index)}1`, heading, HEADING_STYLE)).join('')}</row>`;

const charactersOf = ({ heading, width }: WorkbookColumn): number =>
  Math.max(width, Math.min(heading.length + 2, WIDE_HEADING));

/** A sheet that is wider than one page can be read on takes as many beside each other as it needs. */
const pagesAcross = ({ columns }: WorkbookSheet): number =>
  Math.max(1, Math.ceil(columns.reduce((sum, column) => sum + charactersOf(column), 0) / PAGE_CHARACTERS));

function headOf(sheet: WorkbookSheet, isFirst: boolean): string {
  const widths = sheet.columns.map(
    (column, index) => `<col min="${index + 1}" max="${index + 1}" width="${charactersOf(column)}" customWidth="1"/>`,
  );
  return [
    `<worksheet xmlns="${NAMESPACE}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><dimension ref="${rangeOf(sheet)}"/>`,
    `<sheetViews><sheetView${isFirst ? ' tabSelected="1"' : ''} workbookViewId="0">${paneOf(sheet)}</sheetView></sheetViews>`,
    '<sheetFormatPr defaultRowHeight="15"/>',
    widths.length === 0 ? '' : `<cols>${widths.join('')}</cols>`,
  ].join('');
}

/** Headings, and the columns asked for, stay where they are while the rest moves. */
function paneOf({ frozenColumns = 0 }: WorkbookSheet): string {
  const corner = `${columnLetters(frozenColumns)}2`;
  const pane = frozenColumns === 0 ? 'bottomLeft' : 'bottomRight';
  const across = frozenColumns === 0 ? '' : `xSplit="${frozenColumns}" `;
  return `<pane ${across}ySplit="1" topLeftCell="${corner}" activePane="${pane}" state="frozen"/><selection pane="${pane}" activeCell="${corner}" sqref="${corner}"/>`;
}

const footOf = (sheet: WorkbookSheet): string =>
  [
    sheet.columns.length === 0 ? '' : `<autoFilter ref="${rangeOf(sheet)}"/>`,
    '<pageMargins left="0.4" right="0.4" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>',
    `<pageSetup orientation="landscape" fitToWidth="${pagesAcross(sheet)}" fitToHeight="0"/></worksheet>`,
  ].join('');
