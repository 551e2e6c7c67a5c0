import type { WorkbookSheet } from './sheet.js';
import { columnLetters } from './worksheet-xml.js';
import { cellText, escapeXml } from './xml-text.js';

/** What a workbook of ours says of itself, and by what a later run knows it. */
export const MAKER = 'Portolan';

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const SPREADSHEET = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const TYPE = 'application/vnd.openxmlformats-officedocument';

/** The file of a sheet in the package, sheets counted from 0. */
export const sheetFile = (index: number): string => `xl/worksheets/sheet${index + 1}.xml`;

/** A part of the package that is small enough to be held whole. */
export interface Part {
  readonly name: string;
  readonly text: string;
}

/** Every part of a workbook but its sheets, in the order in which they stand in the package (ECMA-376, parts 1 and 2). */
export const bookParts = (sheets: readonly WorkbookSheet[], title: string, styles: string): readonly Part[] =>
  [
    { name: '[Content_Types].xml', text: contentTypes(sheets.length) },
    { name: '_rels/.rels', text: rootRelations() },
    { name: 'docProps/core.xml', text: coreProperties(title) },
    { name: 'docProps/app.xml', text: appProperties() },
    { name: 'xl/workbook.xml', text: workbook(sheets) },
    { name: 'xl/_rels/workbook.xml.rels', text: workbookRelations(sheets.length) },
    { name: 'xl/styles.xml', text: styles },
  ].map(({ name, text }) => ({ name, text: `${XML}${text}` }));

const each = (count: number, write: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => write(index)).join('');

function contentTypes(sheets: number): string {
  const part = (name: string, type: string): string => `<Override PartName="/${name}" ContentType="${type}"/>`;
  return [
    `<Types xmlns="${PACKAGE}/content-types">`,
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
    '<Default Extension="xml" ContentType="application/xml"/>',
    part('docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'),
    part('docProps/app.xml', `${TYPE}.extended-properties+xml`),
    part('xl/workbook.xml', `${TYPE}.spreadsheetml.sheet.main+xml`),
    part('xl/styles.xml', `${TYPE}.spreadsheetml.styles+xml`),
    each(sheets, (index) => part(sheetFile(index), `${TYPE}.spreadsheetml.worksheet+xml`)),
    '</Types>',
  ].join('');
}

const relation = (id: string, type: string, target: string): string =>
  `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`;

const rootRelations = (): string =>
  [
    `<Relationships xmlns="${PACKAGE}/relationships">`,
    relation('rId1', `${OFFICE}/relationships/officeDocument`, 'xl/workbook.xml'),
    relation('rId2', `${PACKAGE}/relationships/metadata/core-properties`, 'docProps/core.xml'),
    relation('rId3', `${OFFICE}/relationships/extended-properties`, 'docProps/app.xml'),
    '</Relationships>',
  ].join('');

const workbookRelations = (sheets: number): string =>
  [
    `<Relationships xmlns="${PACKAGE}/relationships">`,
    each(sheets, (index) =>
      relation(`rId${index + 1}`, `${OFFICE}/relationships/worksheet`, sheetFile(index).replace('xl/', '')),
    ),
    relation(`rId${sheets + 1}`, `${OFFICE}/relationships/styles`, 'styles.xml'),
    '</Relationships>',
  ].join('');

const coreProperties = (title: string): string =>
  `<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escapeXml(cellText(title))}</dc:title></cp:coreProperties>`;

const appProperties = (): string =>
  `<Properties xmlns="${OFFICE}/extended-properties"><Application>${MAKER}</Application><Company>${MAKER}</Company></Properties>`;

/** Headings, and the columns that stay in sight, are printed again on each page; filters are told as LibreOffice and Excel tell their own. */
function namesOf({ title, columns, rows, frozenColumns = 0 }: WorkbookSheet, index: number): string {
  const sheet = escapeXml(`'${title.replaceAll("'", "''")}'`);
  const range = `$A$1:$${columnLetters(Math.max(0, columns.length - 1))}$${rows.length + 1}`;
  const across = frozenColumns === 0 ? '' : `${sheet}!$A:$${columnLetters(frozenColumns - 1)},`;
  return [
    columns.length === 0
      ? ''
      : `<definedName name="_xlnm._FilterDatabase" localSheetId="${index}" hidden="1">${sheet}!${range}</definedName>`,
    `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">${across}${sheet}!$1:$1</definedName>`,
  ].join('');
}

const workbook = (sheets: readonly WorkbookSheet[]): string =>
  [
    `<workbook xmlns="${SPREADSHEET}" xmlns:r="${OFFICE}/relationships"><bookViews><workbookView activeTab="0"/></bookViews><sheets>`,
    ...sheets.map(
      ({ title }, index) => `<sheet name="${escapeXml(title)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
    ),
    `</sheets><definedNames>${sheets.map(namesOf).join('')}</definedNames></workbook>`,
  ].join('');
