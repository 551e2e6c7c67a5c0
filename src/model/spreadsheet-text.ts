/** What makes a spreadsheet take a cell for a formula, or drop what stands before it. */
const FORMULA_START = /^[=+\-@\t\r\n]/;

/** A text that no spreadsheet runs: one that it would take for a formula begins with an apostrophe instead. */
export const defuseFormula = (text: string): string => (FORMULA_START.test(text) ? `'${text}` : text);
