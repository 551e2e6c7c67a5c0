import { splitCells } from '../split-cells.js';
import { isTelling, localStampsOf } from './local-stamps.js';
import type { LocalStamps } from './local-stamps.js';
import type { DialectHead } from './sample-dialect.js';

/** The header of a table of another tool. */
export interface TableHeader {
  /** Its position among the lines. */
  readonly index: number;
  readonly separator: string;
  /** Without the blanks around. */
  readonly cells: readonly string[];
  /** By their names in lower case, the first of each. */
  readonly columns: ReadonlyMap<string, number>;
}

const SEPARATORS = [',', ';', '\t'] as const;
/** Blank lines, comments, `#TYPE …` of Windows PowerShell, and what a spreadsheet writes above a table. */
const ABOVE_HEADER = /^\s*(?:#.*|sep=.)?\s*$/;

/** The first line that is neither blank nor a comment, cut at the sign that gives most cells; null where none is there yet. */
export function tableHeaderOf(lines: readonly string[]): TableHeader | null {
  const index = lines.findIndex((line) => !ABOVE_HEADER.test(line));
  return index < 0 ? null : headerAt(lines[index]!, index);
}

/** A line as a header. */
export function headerAt(line: string, index: number): TableHeader {
  const cut = SEPARATORS.map((separator) => ({ separator, cells: splitCells(line, separator).cells }));
  const { separator, cells } = cut.reduce((best, one) => (one.cells.length > best.cells.length ? one : best));
  const names = cells.map((cell) => cell.trim());
  const columns = new Map<string, number>();
  for (const [at, name] of names.entries()) if (!columns.has(name.toLowerCase())) columns.set(name.toLowerCase(), at);
  return { index, separator, cells: names, columns };
}

/** Rows looked at for the order of day and month. */
const MAX_ROWS = 500;

/**
 * How the stamps below a header are written, `'more'` while further rows may tell. Only the newest row is looked at until one
 * tells, so that looking at five hundred costs no more than reading them once.
 */
export function stampsBelow(
  { lines, isEnd }: DialectHead,
  { index, separator }: Pick<TableHeader, 'index' | 'separator'>,
  column: number,
): LocalStamps | 'more' {
  const stampIn = (line: string): string => (splitCells(line, separator).cells[column] ?? '').trim();
  const rows = lines.length - index - 1;
  const isDone = rows >= MAX_ROWS || isEnd || (rows > 0 && isTelling(stampIn(lines.at(-1)!)));
  return isDone ? localStampsOf(lines.slice(index + 1).map(stampIn)) : 'more';
}
