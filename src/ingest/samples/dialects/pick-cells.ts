import { splitCells } from '../split-cells.js';
import type { SplitLine } from '../split-cells.js';

/** The cells that are wanted of a line, in the order in which they are wanted, and how many cells the line has. */
export interface PickedCells extends SplitLine {
  readonly count: number;
}

interface Picking {
  /** One sign. */
  readonly separator: string;
  /** Positions from 0, ascending. */
  readonly wanted: readonly number[];
  /** Cells of a whole row. Blank cells behind them are not counted. */
  readonly width: number;
}

const QUOTE = 34;

/**
 * Cuts only the wanted cells out of a line and passes over the others without copying them. What it gives is what `splitCells`
 * would give at those positions.
 */
export function pickCells(line: string, { separator, wanted, width }: Picking): PickedCells {
  const cells: string[] = [];
  let next = 0;
  let count = 0;
  let at = 0;
  for (;;) {
    const end = endOfCell(line, at, separator);
    if (end === null) return fromSplit(line, { separator, wanted, width });
    if (wanted[next] === count) {
      cells.push(textOfCell(line.slice(at, end), separator));
      next += 1;
    }
    count += 1;
    if (end >= line.length) break;
    at = end + 1;
    if (count === width && isBlankRest(line, at, separator)) break;
  }
  return { cells, isUnclosed: false, count };
}

/** Where the cell that begins here ends; null where its quote is never closed. */
function endOfCell(line: string, start: number, separator: string): number | null {
  let from = start;
  if (line.charCodeAt(start) === QUOTE) {
    from = start + 1;
    for (;;) {
      const quote = line.indexOf('"', from);
      if (quote < 0) return null;
      from = quote + 1;
      if (line.charCodeAt(from) !== QUOTE) break;
      from += 1;
    }
  }
  const end = line.indexOf(separator, from);
  return end < 0 ? line.length : end;
}

function textOfCell(printed: string, separator: string): string {
  if (printed.charCodeAt(0) !== QUOTE) return printed;
  const last = printed.length - 1;
  const inside = printed.slice(1, last);
  // The usual cell: one quote at each end and none between.
  if (printed.charCodeAt(last) === QUOTE && !inside.includes('"')) return inside;
  return splitCells(printed, separator).cells[0]!;
}

function isBlankRest(line: string, from: number, separator: string): boolean {
  const { cells, isUnclosed } = splitCells(line.slice(from), separator);
  return !isUnclosed && cells.every((cell) => cell.trim() === '');
}

function fromSplit(line: string, { separator, wanted, width }: Picking): PickedCells {
  const { cells, isUnclosed } = splitCells(line, separator);
  const isLong = cells.length > width && cells.slice(width).every((cell) => cell.trim() === '');
  return { cells: wanted.map((index) => cells[index] ?? ''), isUnclosed, count: isLong ? width : cells.length };
}
