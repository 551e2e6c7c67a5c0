import { EXPORT_COLUMNS } from './export-peaks.js';

/** Enough for the header of an export. */
export const EXPORT_HEAD_BYTES = 512;

/** Whether a text is what `portolan export` writes as CSV, also where a spreadsheet has saved it with other separators. */
export function isExportedPeaks(text: string): boolean {
  const [header = ''] = text.slice(0, EXPORT_HEAD_BYTES).split(/[\r\n]/, 1);
  return header.replaceAll('"', '').replace(/[;\t]/g, ',') === EXPORT_COLUMNS.join(',');
}
