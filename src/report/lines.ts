import { columnsOf, padEndColumns, padStartColumns, visibleLine } from '../model/index.js';

/** Wide enough for a sentence, narrow enough for two windows side by side. */
const TEXT_WIDTH = 100;
/** Below this no column of text is left beside a label; a narrower terminal breaks what is left. */
const NARROWEST_TEXT = 40;

let textWidth = TEXT_WIDTH;

/**
 * What `render` gives, set for a terminal of so many columns: lines are broken sooner than at 100, never later. The width holds while
 * `render` runs and no longer; without this every text is set to 100 columns, whatever it is shown on.
 */
export function withTextWidth<Text>(columns: number, render: () => Text): Text {
  const before = textWidth;
  textWidth = Math.min(TEXT_WIDTH, Math.max(NARROWEST_TEXT, columns));
  try {
    return render();
  } finally {
    textWidth = before;
  }
}

/**
 * The text broken at blanks into lines of at most 100 columns, or as `withTextWidth` says, the first indented by `indent` blanks, the
 * rest by `hanging`. A word that is longer than a line keeps its line to itself. Control characters become visible.
 */
export function wrap(text: string, indent = 0, hanging: number = indent): readonly string[] {
  const lines: string[] = [];
  let line = ' '.repeat(indent);
  let isEmpty = true;
  for (const word of visibleLine(text).split(' ')) {
    if (!isEmpty && columnsOf(line) + 1 + columnsOf(word) > textWidth) {
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
 * broken into lines where the text would pass that width.
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
      const columns = columnsOf(cell);
      if (columns <= WIDEST_COLUMN) widths[index] = Math.max(widths[index] ?? 0, columns);
    });
  }
  return cells.flatMap((row) => {
    const padded = row.map((cell, index) =>
      right.includes(index) ? padStartColumns(cell, widths[index] ?? 0) : padEndColumns(cell, widths[index] ?? 0),
    );
    const line = `${' '.repeat(indent)}${padded.join('  ')}`.trimEnd();
    if (columnsOf(line) <= textWidth) return [line];
    const start = `${' '.repeat(indent)}${padded.slice(0, -1).join('  ')}`;
    return columnsOf(start) > textWidth
      ? wrap(row.join('  '), indent, indent + 4)
      : withLastCell(start, row.at(-1) ?? '', indent);
  });
}

function withLastCell(start: string, last: string, indent: number): readonly string[] {
  const place = columnsOf(start) + 2;
  if (textWidth - place < NARROWEST_REST) return [start.trimEnd(), ...wrap(last, indent + 4)];
  const [first = '', ...rest] = wrap(last, place);
  return [`${start}  ${first.trimStart()}`, ...rest];
}

/** Lines as one text that ends in a line end. */
export const joinLines = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join('');
