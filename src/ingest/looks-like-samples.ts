import { parseNumber } from './numbers.js';
import { textOfCell } from './table.js';
import type { Grid } from './table.js';

/** Whether a text whose header nobody knows has times in front and a column of numbers behind: samples of another tool. */
export function looksLikeSamples({ sheet, rows }: Grid): boolean {
  const [header, ...below] = rows.slice(0, ROWS_LOOKED_AT + 1);
  if (sheet !== null || header === undefined || below.length === 0) return false;
  const everyCell = (index: number, fits: (text: string) => boolean): boolean =>
    below.every(({ cells }) => fits(textOfCell(cells[index])));
  const indices = header.cells.map((_, index) => index);
  const time = indices.slice(0, TIME_COLUMNS).find((index) => everyCell(index, (text) => TIME_LIKE.test(text)));
  if (time === undefined) return false;
  const isNumeric = (index: number): boolean =>
    everyCell(index, (text) => text === '' || parseNumber(text, 'point') !== null) &&
    below.some(({ cells }) => textOfCell(cells[index]) !== '');
  return indices.some((index) => index !== time && isNumeric(index));
}

/** A time of day with its date, or seconds or milliseconds since 1970. */
const TIME_LIKE = /^(?:\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}[ T]+\d{1,2}:\d{2}.*|1\d{9}|1\d{12})$/;
/** The time comes first, or behind the machine. */
const TIME_COLUMNS = 2;
const ROWS_LOOKED_AT = 20;
