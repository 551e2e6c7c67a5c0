/** The cells of a line, and whether a quote was opened in it and not closed; it is then split as plain text. */
export interface SplitLine {
  readonly cells: readonly string[];
  readonly isUnclosed: boolean;
}

/**
 * Splits a line at a separator of one or more characters. A cell in double quotes may hold the separator and, doubled, quotes;
 * it ends with its line, since a row of samples has no text that would need two.
 */
export function splitCells(line: string, separator: string): SplitLine {
  if (!line.includes('"')) return { cells: line.split(separator), isUnclosed: false };
  const cells: string[] = [];
  let at = 0;
  for (;;) {
    const cell = line[at] === '"' ? quotedCell(line, separator, at) : plainCell(line, separator, at);
    if (cell === null) return { cells: line.split(separator), isUnclosed: true };
    cells.push(cell.text);
    if (cell.next === null) return { cells, isUnclosed: false };
    at = cell.next;
  }
}

interface CellAt {
  readonly text: string;
  /** Where the next cell begins; null after the last. */
  readonly next: number | null;
}

function plainCell(line: string, separator: string, start: number): CellAt {
  const end = line.indexOf(separator, start);
  return end < 0
    ? { text: line.slice(start), next: null }
    : { text: line.slice(start, end), next: end + separator.length };
}

/** Null where the quote is never closed. Text between the closing quote and the separator belongs to the cell. */
function quotedCell(line: string, separator: string, start: number): CellAt | null {
  let text = '';
  for (let from = start + 1; ;) {
    const quote = line.indexOf('"', from);
    if (quote < 0) return null;
    text += line.slice(from, quote);
    if (line[quote + 1] === '"') {
      text += '"';
      from = quote + 2;
      continue;
    }
    const rest = plainCell(line, separator, quote + 1);
    return { text: text + rest.text, next: rest.next };
  }
}
