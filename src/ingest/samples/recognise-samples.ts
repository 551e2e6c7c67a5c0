import { columnOfHeader, LONG_CSV_COLUMNS } from './sample-csv-columns.js';
import type { SampleMapping } from './sample-mapping.js';
import { splitCells } from './split-cells.js';

/** What the head of a text was taken for. */
export interface RecognisedSamples {
  readonly format: 'wide' | 'long' | 'mapped';
  readonly separator: string;
  /** As printed, without the blanks around; empty for a mapped file without header. */
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
export function recogniseSampleHeader(line: string, mapping: SampleMapping | null): RecognisedSamples | null {
  for (const separator of SEPARATORS) {
    const header = splitCells(line, separator).cells.map((cell) => cell.trim());
    const format = formatOfHeader(header);
    if (format === null) continue;
    return { format, separator, header, by: `the columns of the ${format} sample format` };
  }
  return mapping === null ? null : recogniseMapped(line, mapping);
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

function recogniseMapped(line: string, mapping: SampleMapping): RecognisedSamples | null {
  const cells = splitCells(line, mapping.separator).cells.map((cell) => cell.trim());
  const isThere = ({ column }: { readonly column: string | number }): boolean =>
    typeof column === 'number' ? column <= cells.length : mapping.hasHeader && cells.includes(column);
  if (![...mapping.columns, ...mapping.skipRows].every(isThere)) return null;
  return {
    format: 'mapped',
    separator: mapping.separator,
    header: mapping.hasHeader ? cells : [],
    by: `the columns of the mapping "${mapping.name}"`,
  };
}

/**
 * Whether the beginning of a text is that of a sample CSV, or of a file that the mapping fits.
 *
 * @param head decoded text, long enough to hold the first line that is neither blank nor a comment
 */
export function recogniseSamples(head: string, mapping: SampleMapping | null = null): RecognisedSamples | null {
  const lines = head.split(/\r\n?|\n/);
  const first = lines.find((line) => !isPreamble(line));
  return first === undefined ? null : recogniseSampleHeader(first, mapping);
}

/** A blank line, a comment or a line that names the separator. */
export const isPreamble = (line: string): boolean =>
  line.trim() === '' || line.trimStart().startsWith('#') || SEPARATOR_LINE.test(line);

const COMMENT = /^\s*#\s*([A-Za-z]\w*)\s*:(.*)$/;

/** What a line above the header of a sample CSV states: `# zone: Australia/Melbourne`. The key is in lower case. */
export function commentOf(line: string): readonly [key: string, value: string] | null {
  const [, key, value] = COMMENT.exec(line) ?? [];
  return key === undefined || value === undefined ? null : [key.toLowerCase(), value.trim()];
}
