import { columnOfHeader, LONG_CSV_COLUMNS } from './sample-csv-columns.js';
import { recogniseDialect } from './dialects/index.js';
import type { DialectHead, DialectMatch } from './dialects/index.js';
import type { SampleMapping } from './sample-mapping.js';
import { parseSampleNumber } from './sample-number.js';
import { splitCells } from './split-cells.js';

/** What the head of a text was taken for. */
export interface RecognisedSamples {
  readonly format: 'wide' | 'long' | 'mapped' | 'dialect';
  /** The form of another tool and how it is read; null for the other formats. */
  readonly dialect: DialectMatch | null;
  readonly separator: string;
  /** As printed, without the blanks around; empty for a mapped file without header and for a dialect. */
  readonly header: readonly string[];
  /** In words. */
  readonly by: string;
}

const SEPARATORS = [',', ';', '\t'] as const;

/** What spreadsheets write above the header to name the separator. */
const SEPARATOR_LINE = /^sep=(.)\s*$/;

/**
 * Recognises a header line of samples by its columns: the long form by `timestamp`, `machine`, `counter` and `value`, the
 * wide form by `timestamp`, `machine` and at least one column more, a file of another tool by the columns of the mapping.
 *
 * @param line the first line that is neither blank nor a comment
 * @returns null for anything else
 */
function recogniseSampleHeader(line: string, mapping: SampleMapping | null): RecognisedSamples | null {
  for (const separator of SEPARATORS) {
    const own = recogniseOwn(
      splitCells(line, separator).cells.map((cell) => cell.trim()),
      separator,
    );
    if (own !== null) return own;
  }
  return mapping === null ? null : recogniseMapped(line, mapping);
}

function recogniseOwn(header: readonly string[], separator: string): RecognisedSamples | null {
  const format = formatOfHeader(header);
  return format === null
    ? null
    : { format, dialect: null, separator, header, by: `the columns of the ${format} sample format` };
}

/**
 * The same for a table that is no text, by the names of its columns: a form of Portolan's own, or one that the mapping fits by
 * name. Null for anything else.
 */
export function recogniseTable(columns: readonly string[], mapping: SampleMapping | null): RecognisedSamples | null {
  const header = columns.map((column) => column.trim());
  const own = recogniseOwn(header, ',');
  if (own !== null || mapping?.hasHeader !== true) return own;
  return recogniseMappedCells(header, mapping);
}

function formatOfHeader(header: readonly string[]): 'wide' | 'long' | null {
  const names = new Set(header.map((name) => name.toLowerCase()));
  if (!names.has('timestamp') || !names.has('machine')) return null;
  if (names.has(LONG_CSV_COLUMNS[0]) && names.has(LONG_CSV_COLUMNS[2])) return 'long';
  return header.some((name) => isMeasured(name)) ? 'wide' : null;
}

const PLACING = new Set(['timestamp', 'machine', 'machineId', 'interval']);

function isMeasured(name: string): boolean {
  const column = columnOfHeader(name);
  return column !== null && !PLACING.has(column.field);
}

const recogniseMapped = (line: string, mapping: SampleMapping): RecognisedSamples | null =>
  recogniseMappedCells(
    splitCells(line, mapping.separator).cells.map((cell) => cell.trim()),
    mapping,
  );

function recogniseMappedCells(cells: readonly string[], mapping: SampleMapping): RecognisedSamples | null {
  const isThere = ({ column }: { readonly column: string | number }): boolean =>
    typeof column === 'number' ? column <= cells.length : mapping.hasHeader && cells.includes(column);
  if (![...mapping.columns, ...mapping.skipRows].every(isThere)) return null;
  if (mapping.rowTimes != null && !mapping.hasHeader && !isRowOfNumbers(cells, mapping)) return null;
  return {
    format: 'mapped',
    dialect: null,
    separator: mapping.separator,
    header: mapping.hasHeader ? cells : [],
    by: `the columns of the mapping "${mapping.name}"`,
  };
}

/** Any text has a first column: a row without a time is one of the mapping's columns alone, each a number. */
function isRowOfNumbers(cells: readonly string[], { columns, decimal }: SampleMapping): boolean {
  const positions = columns.map(({ column }) => Number(column));
  const isNumber = (position: number): boolean =>
    !Number.isNaN(parseSampleNumber(cells[position - 1]!, decimal === 'comma'));
  return cells.length === Math.max(...positions) && positions.every(isNumber);
}

/**
 * Recognises the first lines of a file by the last of them, which is new: a header of Portolan's own or of the mapping, else a
 * dialect. `'more'`: a further line may decide. Null: these are no samples.
 */
export function recogniseHead(head: DialectHead, mapping: SampleMapping | null): RecognisedSamples | 'more' | null {
  const line = head.lines.at(-1) ?? '';
  const isHeader = !isPreamble(line);
  const own = isHeader ? recogniseSampleHeader(line, mapping) : null;
  if (own !== null) return own;
  const dialect = recogniseDialect(head);
  if (dialect === null) return isHeader || head.isEnd ? null : 'more';
  return dialect === 'more'
    ? dialect
    : {
        format: 'dialect',
        dialect,
        separator: dialect.separator,
        header: [],
        by: `the form ${dialect.dialect}: ${dialect.by}`,
      };
}

/**
 * Whether the beginning of a text is that of a sample CSV, of a file that the mapping fits, or of one in the form of another
 * tool that Portolan knows.
 *
 * @param head decoded text, long enough to hold the first line that is neither blank nor a comment
 */
export function recogniseSamples(
  head: string,
  mapping: SampleMapping | null = null,
  fileName = '',
): RecognisedSamples | null {
  const lines = head.split(/\r\n?|\n/).slice(0, MAX_HEAD_LINES);
  for (let count = 1; count <= lines.length; count += 1) {
    const isEnd = count === lines.length;
    const found = recogniseHead({ lines: lines.slice(0, count), isEnd, fileName }, mapping);
    if (found !== 'more') return found;
  }
  return null;
}

/** Blank lines, comments and lines that a dialect needs to know its own; after more of them no header will come. */
export const MAX_HEAD_LINES = 1001;

/** A blank line, a comment or a line that names the separator. */
export const isPreamble = (line: string): boolean =>
  line.trim() === '' || line.trimStart().startsWith('#') || SEPARATOR_LINE.test(line);

const COMMENT = /^\s*#\s*([A-Za-z]\w*)\s*:(.*)$/;

/** What a line above the header of a sample CSV states: `# zone: Australia/Melbourne`. The key is in lower case. */
export function commentOf(line: string): readonly [key: string, value: string] | null {
  const [, key, value] = COMMENT.exec(line) ?? [];
  return key === undefined || value === undefined ? null : [key.toLowerCase(), value.trim()];
}
