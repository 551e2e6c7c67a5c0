import { visibleText } from '../../model/index.js';

/** Of one cell: what a spreadsheet takes. */
const MOST_CELL = 32_767;

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const SPECIAL = /[&<>"]/g;
const HAS_SPECIAL = /[&<>"]/;

/** What XML 1.0 cannot hold beside the control characters, which are pictures by then. */
const NO_CHARACTER = /[\ufffe\uffff]/g;
const LINE_END = /\r\n?/g;
/** Spreadsheets read `_x0041_` as an escape of `A`: one that stands in a text is told by escaping its first sign. */
const ESCAPE_ALIKE = /_(?=x[\da-f]{4}_)/gi;
const PLAIN = /^[\u0020-\u007e]*$/;

export const escapeXml = (text: string): string =>
  HAS_SPECIAL.test(text) ? text.replace(SPECIAL, (sign) => ENTITIES[sign]!) : text;

/** The text of a cell as people see it: no control character, no turn of direction, not longer than a spreadsheet takes. */
export function cellText(text: string): string {
  if (text.length <= MOST_CELL && PLAIN.test(text)) return text;
  const visible = visibleText(text).replace(LINE_END, '\n').replace(NO_CHARACTER, '\ufffd');
  return visible.length > MOST_CELL ? `${whole(visible.slice(0, MOST_CELL - 1))}…` : visible;
}

/** Without the first half of a pair at the end, which a cut has left. */
const whole = (text: string): string => text.replace(/[\ud800-\udbff]$/, '');

/** A text that a spreadsheet reads back as it is. */
export const cellXml = (text: string): string => escapeXml(cellText(text).replace(ESCAPE_ALIKE, '_x005F_'));
