import type { WorkbookColumn, WorkbookSheet } from './sheet.js';

/** Places in the list of styles; the first is what a cell without one has. */
export const HEADING_STYLE = 1;
export const TEXT_STYLE = 2;
export const WRAPPED_STYLE = 3;
const FIRST_NUMBER_STYLE = 4;

/** Formats that every workbook has without saying so, by what they show (ECMA-376 part 1, 18.8.30). */
const BUILT_IN: ReadonlyMap<string, number> = new Map([
  ['#,##0', 3],
  ['#,##0.00', 4],
]);
/** From here on formats are a workbook's own. */
const FIRST_OWN_FORMAT = 164;
const DAY_FORMAT = 'yyyy-mm-dd';
const INSTANT_FORMAT = `${DAY_FORMAT} hh:mm`;

const numberFormat = (decimals: number): string => (decimals === 0 ? '#,##0' : `#,##0.${'0'.repeat(decimals)}`);

function formatOf({ kind, decimals, isOfDays = false }: WorkbookColumn): string {
  if (kind === 'instant') return isOfDays ? DAY_FORMAT : INSTANT_FORMAT;
  return numberFormat(kind === 'amount' ? decimals : 0);
}

/** The number formats of a workbook in the order in which its columns ask for them. */
export interface NumberStyles {
  readonly formats: readonly string[];
  /** The place in the list of styles of a number of this column. */
  readonly styleOf: (column: WorkbookColumn) => number;
}

export function numberStyles(sheets: readonly WorkbookSheet[]): NumberStyles {
  const formats = [...new Set(sheets.flatMap(({ columns }) => columns.map(formatOf)))];
  const places = new Map(formats.map((format, index) => [format, FIRST_NUMBER_STYLE + index]));
  return { formats, styleOf: (column) => places.get(formatOf(column))! };
}

const NAMESPACE = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const TOP = '<alignment vertical="top"/>';

/** `xl/styles.xml`: headings bold on grey and wrapped, texts, texts of several lines, and a style for each number format. */
export function stylesXml({ formats }: NumberStyles): string {
  const own = formats.filter((format) => !BUILT_IN.has(format));
  const idOf = (format: string): number => BUILT_IN.get(format) ?? FIRST_OWN_FORMAT + own.indexOf(format);
  const numbers = formats.map(
    (format) =>
      `<xf numFmtId="${idOf(format)}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1">${TOP}</xf>`,
  );
  const list = (name: string, items: readonly string[]): string =>
    items.length === 0 ? '' : `<${name} count="${items.length}">${items.join('')}</${name}>`;
  return `<styleSheet xmlns="${NAMESPACE}">${[
    list(
      'numFmts',
      own.map((format) => `<numFmt numFmtId="${idOf(format)}" formatCode="${format}"/>`),
    ),
    list('fonts', [
      '<font><sz val="11"/><name val="Calibri"/><family val="2"/></font>',
      '<font><b/><sz val="11"/><name val="Calibri"/><family val="2"/></font>',
    ]),
    list('fills', [
      '<fill><patternFill patternType="none"/></fill>',
      '<fill><patternFill patternType="gray125"/></fill>',
      '<fill><patternFill patternType="solid"><fgColor rgb="FFE7ECF1"/><bgColor indexed="64"/></patternFill></fill>',
    ]),
    list('borders', [
      '<border><left/><right/><top/><bottom/><diagonal/></border>',
      '<border><left/><right/><top/><bottom style="thin"><color rgb="FF5B6B7B"/></bottom><diagonal/></border>',
    ]),
    list('cellStyleXfs', ['<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>']),
    list('cellXfs', [
      '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>',
      '<xf numFmtId="0" fontId="1" fillId="2" borderId="1" xfId="0" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>',
      `<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1">${TOP}</xf>`,
      '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>',
      ...numbers,
    ]),
    list('cellStyles', ['<cellStyle name="Normal" xfId="0" builtinId="0"/>']),
  ].join('')}</styleSheet>`;
}
