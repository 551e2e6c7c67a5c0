import { visibleLine } from '../model/index.js';

/** Wide enough for a sentence, narrow enough for two windows side by side. */
const TEXT_WIDTH = 100;

/**
 * The text broken at blanks into lines of at most `TEXT_WIDTH` characters, the first indented by `indent` blanks, the
 * rest by `hanging`. A word that is longer than a line keeps its line to itself. Control characters become visible.
 */
export function wrap(text: string, indent = 0, hanging: number = indent): readonly string[] {
  const lines: string[] = [];
  let line = ' '.repeat(indent);
  let isEmpty = true;
  for (const word of visibleLine(text).split(' ')) {
    if (!isEmpty && line.length + 1 + word.length > TEXT_WIDTH) {
      lines.push(line.trimEnd());
      line = ' '.repeat(hanging);
      isEmpty = true;
    }
    line += isEmpty ? word : ` ${word}`;
    isEmpty = false;
  }
  return [...lines, line.trimEnd()];
}

/** A cell that is longer keeps its length and does not push the other rows apart. */
const WIDEST_COLUMN = 46;
/** Where less than this is left for the last cell, it goes to a line of its own. */
const NARROWEST_REST = 24;

/**
 * Rows in columns as wide as their widest cell; columns listed in `right` align to the right. The last cell of a row is
 * broken into lines where the text would pass `TEXT_WIDTH`.
 */
export function alignRows(
  rows: readonly (readonly string[])[],
  indent: number,
  right: readonly number[],
): readonly string[] {
  const cells = rows.map((row) => row.map(visibleLine));
  const widths: number[] = [];
  for (const row of cells) {
    row.forEach((cell, index) => {
      if (cell.length <= WIDEST_COLUMN) widths[index] = Math.max(widths[index] ?? 0, cell.length);
    });
  }
  return cells.flatMap((row) => {
    const padded = row.map((cell, index) =>
      right.includes(index) ? cell.padStart(widths[index] ?? 0) : cell.padEnd(widths[index] ?? 0),
    );
    const line = `${' '.repeat(indent)}${padded.join('  ')}`.trimEnd();
    if (line.length <= TEXT_WIDTH) return [line];
    const start = `${' '.repeat(indent)}${padded.slice(0, -1).join('  ')}`;
    return start.length > TEXT_WIDTH
      ? wrap(row.join('  '), indent, indent + 4)
      : withLastCell(start, row.at(-1) ?? '', indent);
  });
}

function withLastCell(start: string, last: string, indent: number): readonly string[] {
  const place = start.length + 2;
  if (TEXT_WIDTH - place < NARROWEST_REST) return [start.trimEnd(), ...wrap(last, indent + 4)];
  const [first = '', ...rest] = wrap(last, place);
  return [`${start}  ${first.trimStart()}`, ...rest];
}

/** Lines as one text that ends in a line end. */
export const joinLines = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join('');
