export type Separator = ',' | ';' | '\t';

/**
 * The cells of one record, by the rules of RFC 4180: a cell that begins with a quote ends at the next quote that is not doubled. A
 * quote further inside is a character like others.
 *
 * @param record without its line end; a quoted cell may hold line ends
 */
export function splitCells(record: string, separator: Separator): string[] {
  if (!record.includes('"')) return record.split(separator);
  const cells: string[] = [];
  let at = 0;
  while (at <= record.length) {
    const { cell, next } = record[at] === '"' ? quotedCell(record, at, separator) : plainCell(record, at, separator);
    cells.push(cell);
    at = next;
  }
  return cells;
}

interface CellRead {
  readonly cell: string;
  /** Where the next cell begins; beyond the end where there is none. */
  readonly next: number;
}

function plainCell(record: string, start: number, separator: Separator): CellRead {
  const end = record.indexOf(separator, start);
  if (end < 0) return { cell: record.slice(start), next: record.length + 1 };
  return { cell: record.slice(start, end), next: end + 1 };
}

function quotedCell(record: string, start: number, separator: Separator): CellRead {
  let cell = '';
  let at = start + 1;
  for (;;) {
    const quote = record.indexOf('"', at);
    if (quote < 0) return plainCell(record, start, separator);
    cell += record.slice(at, quote);
    if (record[quote + 1] !== '"') {
      const rest = plainCell(record, quote + 1, separator);
      return { cell: cell + rest.cell, next: rest.next };
    }
    cell += '"';
    at = quote + 2;
  }
}

/**
 * Whether a record ends within a quoted cell, so that the next line belongs to it.
 */
export function isOpen(record: string, separator: Separator): boolean {
  if (!record.includes('"')) return false;
  let at = 0;
  while (at < record.length) {
    if (record[at] !== '"') {
      const end = record.indexOf(separator, at);
      if (end < 0) return false;
      at = end + 1;
      continue;
    }
    const close = closingQuote(record, at + 1);
    if (close < 0) return true;
    const end = record.indexOf(separator, close);
    if (end < 0) return false;
    at = end + 1;
  }
  return false;
}

function closingQuote(record: string, from: number): number {
  let at = record.indexOf('"', from);
  while (at >= 0 && record[at + 1] === '"') at = record.indexOf('"', at + 2);
  return at;
}
