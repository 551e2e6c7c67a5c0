import { visibleLine, visibleText } from './visible-text.js';

/** What makes a spreadsheet take a cell for a formula, or drop what stands before it. */
const FORMULA_START = /^[=+\-@\t\r\n]/;

/**
 * A cell of a CSV: quoted where it must be (RFC 4180), never run as a formula, and on one line without a sign that moves a cursor
 * or turns the direction of text. Such signs show as pictures (`␛`, `␊`) or as `�`, so that the file can be printed as it is.
 */
export function csvCell(text: string): string {
  return quoted(visibleLine(defuseFormula(text)));
}

/** As `csvCell`, but tabs and line breaks stay, within quotes: for texts of people that are handed back as they were. */
export const csvCellOfLines = (text: string): string => quoted(visibleText(defuseFormula(text)));

const NEEDS_QUOTES = /[",\t\r\n]/;
const quoted = (text: string): string => (NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** A text that no spreadsheet runs: one that it would take for a formula begins with an apostrophe instead. */
const defuseFormula = (text: string): string => (FORMULA_START.test(text) ? `'${text}` : text);
