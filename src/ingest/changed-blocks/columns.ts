import { splitCells } from '../samples/split-cells.js';
import { normaliseHeader } from '../table.js';

/** Columns that a file of changed blocks has, by their names without case, spaces and underscores. */
const NEEDED = ['machine', 'disk', 'from', 'to', 'changedbytes'] as const;
const OPTIONAL = ['granularitybytes', 'source'] as const;
const SEPARATORS = [',', ';', '\t'] as const;

/** Lines in which the header is looked for: comments may stand above it. */
const HEADER_WITHIN_LINES = 30;

export type ChangedColumn = (typeof NEEDED)[number] | (typeof OPTIONAL)[number];

/** How the rows under a header are read. */
export interface ChangedHeader {
  readonly separator: string;
  readonly columns: ReadonlyMap<ChangedColumn, number>;
}

/** Null for a line that is no header of changed blocks. */
export function changedHeaderOf(line: string): ChangedHeader | null {
  for (const separator of SEPARATORS) {
    const names = splitCells(line, separator).cells.map((cell) => normaliseHeader(cell.trim()));
    if (!NEEDED.every((name) => names.includes(name))) continue;
    const known = [...NEEDED, ...OPTIONAL].filter((name) => names.includes(name));
    return { separator, columns: new Map(known.map((name) => [name, names.indexOf(name)])) };
  }
  return null;
}

/** Whether a text begins as a file of changed blocks does; told from its header, whatever the file is called. */
export const isChangedBlocksText = (text: string): boolean =>
  text
    .split(/\r\n?|\n/, HEADER_WITHIN_LINES)
    .some((line) => changedHeaderOf(line.startsWith('\ufeff') ? line.slice(1) : line) !== null);
