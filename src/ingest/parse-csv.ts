// The build that brings its own Buffer: this folder also runs where Node's is missing.
import { parse } from 'csv-parse/browser/esm/sync';
import type { Problem } from '../model/index.js';
import { MAX_CELL_CHARACTERS } from './columns.js';
import { hugeCell, unclosedQuote } from './problems.js';
import { recogniseGrid } from './recognise.js';
import type { Cell, Grid, GridRow } from './table.js';

const SEPARATORS = [',', ';', '\t'] as const;
type Separator = (typeof SEPARATORS)[number];

/** Enough lines to see the header below any preamble. */
const SAMPLE_LINES = 40;
const SAMPLE_CHARACTERS = 65_536;
/** Unclosed quotes that are mended one by one; a text with more is no longer read as quoted at all. */
const MENDED_QUOTES = 10;

/**
 * Reads a text with separators. The separator is the one with which the header is recognised, else the one that makes the
 * most cells of the first line; a first line `sep=;` decides. Decimal commas are usual where the separator is `;`.
 *
 * A quote that is never closed spoils its own line only: it is reported, and the lines below are read as usual. A cell that is
 * longer than a spreadsheet allows is cut and reported.
 */
export function parseCsv(text: string, file: string, problems: Problem[]): Grid {
  const declared = /^sep=(.)\n/.exec(text);
  const body = declared === null ? text : text.slice(declared[0].length);
  const firstLine = declared === null ? 1 : 2;
  const separator = separatorOf(declared?.[1]) ?? likelySeparator(body, file);
  const records = recordsOf(body, separator, firstLine, (line) => problems.push(unclosedQuote({ file, line })));
  return gridOf(records, { file, separator }, problems);
}

const separatorOf = (text: string | undefined): Separator | undefined => SEPARATORS.find((one) => one === text);

function likelySeparator(text: string, file: string): Separator {
  const sample = text.slice(0, SAMPLE_CHARACTERS).split('\n').slice(0, SAMPLE_LINES).join('\n');
  const grids = SEPARATORS.map((separator) => ({
    separator,
    grid: gridOf(
      recordsOf(sample, separator, 1, () => undefined),
      { file, separator },
      [],
    ),
  }));
  const recognised = grids.find(({ grid }) => recogniseGrid(grid).kind !== 'unrecognised');
  if (recognised !== undefined) return recognised.separator;
  const cells = grids.map(({ grid }) => grid.rows[0]?.cells.length ?? 0);
  return SEPARATORS[cells.indexOf(Math.max(...cells))]!;
}

interface CsvRecord {
  readonly line: number;
  readonly cells: readonly string[];
}

interface ParsedRecord {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

function recordsOf(
  text: string,
  separator: Separator,
  firstLine: number,
  onUnclosed: (line: number) => void,
): CsvRecord[] {
  const records: CsvRecord[] = [];
  let rest = text;
  let line = firstLine;
  for (let mended = 0; rest !== ''; mended += 1) {
    const { good, endLine } = parseSome(rest, separator, mended < MENDED_QUOTES);
    for (const one of good) records.push({ line: line + one.line - 1, cells: one.cells });
    if (endLine === null) return records;
    onUnclosed(line + endLine);
    const lines = rest.split('\n');
    const [broken] = parseSome(lines[endLine] ?? '', separator, false).good;
    if (broken !== undefined) records.push({ line: line + endLine, cells: broken.cells });
    rest = lines.slice(endLine + 1).join('\n');
    line += endLine + 1;
  }
  return records;
}

/** The records up to the first unclosed quote, and on how many lines they stand; null lines: nothing was left over. */
function parseSome(
  text: string,
  separator: Separator,
  hasQuotes: boolean,
): { readonly good: readonly CsvRecord[]; readonly endLine: number | null } {
  const good: CsvRecord[] = [];
  let endLine = 0;
  const keep = ({ record, info }: ParsedRecord): null => {
    good.push({ line: endLine + 1, cells: record });
    endLine = info.lines;
    return null;
  };
  try {
    parse(text, {
      delimiter: separator,
      quote: hasQuotes ? '"' : false,
      record_delimiter: '\n',
      relax_column_count: true,
      relax_quotes: true,
      info: true,
      on_record: keep as unknown as (record: string[]) => null,
    });
    return { good, endLine: null };
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'CSV_QUOTE_NOT_CLOSED') return { good, endLine };
    throw error;
  }
}

function gridOf(
  records: readonly CsvRecord[],
  { file, separator }: { readonly file: string; readonly separator: Separator },
  problems: Problem[],
): Grid {
  const rows: GridRow[] = [];
  let emptyBefore = 0;
  for (const { line, cells } of records) {
    if (cells.every((cell) => cell.trim() === '')) {
      emptyBefore += 1;
      continue;
    }
    rows.push({ line, cells: cells.map((cell) => boundedCell(cell, { file, line }, problems)), emptyBefore });
    emptyBefore = 0;
  }
  return { file, sheet: null, rows, emptyAtEnd: emptyBefore, usualStyle: separator === ';' ? 'comma' : 'point' };
}

/** A cell no longer than a spreadsheet allows; the rest is cut off and reported. */
export function boundedCell(
  cell: Cell,
  at: { readonly file: string; readonly sheet?: string; readonly line: number },
  problems: Problem[],
): Cell {
  if (typeof cell !== 'string' || cell.length <= MAX_CELL_CHARACTERS) return cell;
  problems.push(hugeCell(at, cell.length, MAX_CELL_CHARACTERS));
  return cell.slice(0, MAX_CELL_CHARACTERS);
}
